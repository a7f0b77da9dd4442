"""Both languages say everything, with the same values in it."""

from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import trendtui.words as words

FOLDER = Path(words.__file__).parent
ROOMS = sorted(file.stem for file in (FOLDER / "english").glob("[!_]*.py"))


def names(template: str | tuple[str, str]) -> set[str]:
    both = (template,) if isinstance(template, str) else template
    return {name for one in both for _, name, _, _ in Formatter().parse(one) if name}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_the_same_in_both_languages(room: str) -> None:
    english, chinese = words.room("en", room), words.room("zh", room)
    assert list(english) == list(chinese), "the same keys in the same order"
    for key, template in english.items():
        assert names(template) == names(chinese[key]), f"{room}.{key} has other values in the two languages"


def test_no_room_is_in_one_language_alone() -> None:
    assert sorted(file.stem for file in (FOLDER / "chinese").glob("[!_]*.py")) == ROOMS
    assert all(import_module(f"trendtui.words.english.{room}").WORDS for room in ROOMS)


def test_one_and_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_chosen", "en")
    assert words.say("counts.documents", n=1) == "1 document"
    assert words.say("counts.documents", n=1200) == "1,200 documents"
    assert words.called("forecast") == "forecast"
    words.use("zh")
    assert words.say("counts.documents", n=1200) == "1,200 篇报告"
    assert (words.called("forecast"), words.called("颗")) == ("预测", "颗")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE", "LC_MESSAGES": "zh_TW"}, "zh"),
    ],
)
def test_the_locale_decides(environment: dict[str, str], language: str) -> None:
    assert words.by_locale(environment) == language
