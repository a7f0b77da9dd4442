"""A reader's tasks in a real terminal: the keys pressed, and what stands on the screen at the end.

`docs/tasks.md` is written from `TASKS` by `python -m tests.e2e.test_tour`.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.terminal import KEYS, Terminal

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")]

DOCS = Path(__file__).parents[2] / "docs" / "tasks.md"
MOST = 15
"""Keys that a task may need, besides typed words."""


class Words(str):
    """What is typed into a line: its letters are not counted as keys."""


class Shows(str):
    """A regular expression for what must stand on the screen before the next key."""


@dataclass(frozen=True)
class Task:
    """One task of a reader."""

    question: str
    steps: tuple[str, ...]
    answer: str
    """What the screen tells at the end, for the table in the docs."""
    copied: str = ""
    """A regular expression for what was copied last, if anything was."""

    @property
    def keys(self) -> int:
        """Keys pressed besides typed words."""
        return sum(not isinstance(step, Words | Shows) for step in self.steps)


def search(words: str, shows: str) -> tuple[str, ...]:
    """Type a query and go to its results."""
    return ("/", Words(words), "enter", Shows(shows))


TASKS = (
    Task(
        "Which figures does the document 004 give for OpenAI?",
        (
            *search("source:004 company:OpenAI", "document 004.*company OpenAI"),
            "3",
            Shows(r"(?s)3.7 billion USD +OpenAI.*14 passages"),
        ),
        "the figures of those passages: value, company, metric and year",
    ),
    Task(
        "What was xAI worth, when, and who says so?",
        (*search("xai", "xAI +7"), "c", Shows("(?s)2024 +240亿美元 .*2024 +500亿美元 ")),
        "the company's page: its figures in order of year, each with its report and line",
    ),
    Task(
        "What do the reports say about synthetic data? Copy a quotation of each of two, with its source.",
        (
            *search("合成数据", "Synthetic data"),
            "T",
            Shows("What each document says"),
            "tab",
            "tab",
            "j",
            "j",
            "y",
            Shows("Citation .*last-copy"),
            "right",
            "y",
        ),
        "the theme's page: every report side by side; the citation is on the clipboard",
        copied=r"^《.+》, 腾讯科技, 2025-02-08, .*: “.*合成数据.*”",
    ),
    Task(
        "What is forecast for 2028?",
        (*search("year:2028", r"year 2028.*"), "Y", Shows("(?s)2028.*[Ff]oretold")),
        "the page of the year: what is told of it and what is foretold, by report",
    ),
    Task(
        "Find a company without an input method, and read what is said of it.",
        (*search("yingweida", "≈ 英伟达"), "4", "enter", Shows(r"(?s)hit \d+ of 49.*英伟达")),
        "the report, opened at the passage, the company's name marked",
    ),
    Task(
        "Who is that company in the text, and where else is it named?",
        (
            *search("yingweida", "≈ 英伟达"),
            "4",
            "enter",
            Shows("hit .* of 49"),
            ".",
            ".",
            "enter",
            Shows(r"(?s)NVIDIA +company.*Spoken of \d+ times in 5 documents"),
        ),
        "a card over the text: who it is, how it is written, in which reports",
    ),
    Task(
        "Where does this claim come from? To the reference and back.",
        (
            *search("source:002", "document 002"),
            "4",
            "enter",
            Shows("line .* of "),
            ":",
            Words("78"),
            "enter",
            Shows("line 78 of"),
            ".",
            Shows("Citation 46"),
            "enter",
            Shows("知乎.*预测即压缩"),
            "<",
            Shows("line 78 of"),
        ),
        "the reference [46], then the passage again",
    ),
    Task(
        "Who wrote report 003, when, and what is in it?",
        (*search("source:003", "document 003"), "d", Shows("(?s)Authors +大飞.*Date +2025.*Trends.*Themes")),
        "the page of the report: metadata, trends, themes, companies, figures, references",
    ),
    Task(
        "What do the other reports say about agents, this one left out?",
        (*search("智能体", "97 passages"), "f", "G", "x", Shows("(?s)-source:003.*not document.*9[0-6] passages")),
        "the counts without that report, which stands crossed out among the facets",
    ),
    Task(
        "Take three quotations to a paper, as BibTeX.",
        (
            *search("具身智能", "具身智能"),
            "4",
            "b",
            "j",
            "b",
            "j",
            "b",
            "B",
            Shows("Bookmarks 3"),
            "a",
            "x",
            Shows("Format"),
            "down",
            "down",
            "down",
            "enter",
            Shows("3 bookmarks written to .*bib"),
        ),
        "a file with an entry for each report, the quotations in it",
    ),
    Task(
        "Keep a question, and see later whether there is anything new.",
        (
            *search("推理 成本", "25 passages"),
            "S",
            "enter",
            "B",
            "tab",
            Shows("(?s)Saved searches 1.*25 passages in 5 documents.*nothing new since"),
        ),
        "the saved search with its count of today, and what is new since the last look",
    ),
    Task(
        "That is no company: away with it, and what do the counts say then?",
        (
            *search("suno", "Suno +21"),
            "2",
            "C",
            Shows("It is no company"),
            "down",
            "down",
            "enter",
            Shows("hidden|is no company"),
            "X",
            Shows("(?s)2 Companies 353"),
        ),
        "the lists and facets without it; `U` takes the correction back",
    ),
    Task(
        "Who else says something like this?",
        (*search("世界模型", "世界模型"), "4", "m", Shows("(?s)passages? of other documents|More like")),
        "the likest passages of other reports, what they share marked",
    ),
)


@pytest.fixture
def start(seeds_index: Path, environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[[], Terminal]]:
    """The app on the five reports, with a home and an index of its own."""
    opened: list[Terminal] = []
    index = tmp_path / "seeds.db"
    shutil.copy(seeds_index, index)

    def begin() -> Terminal:
        own = {**environment, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "TRENDTUI_LANG": "en",
               "XDG_CONFIG_HOME": str(tmp_path / "config")}  # fmt: skip
        opened.append(Terminal([sys.executable, "-m", "trendtui", "--db", str(index)], 120, 40, own, tmp_path))
        return opened[-1]

    yield begin
    for terminal in opened:
        terminal.close()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: re.sub(r"\W+", "-", task.question)[:40])
def test_a_task_is_done_in_a_few_keys(task: Task, start: Callable[[], Terminal], tmp_path: Path) -> None:
    assert task.keys <= MOST
    terminal = start()
    terminal.wait_for(r"[\d,]+ passages, ", 30)
    for step in task.steps:
        if isinstance(step, Shows):
            terminal.wait_for(step)
        elif isinstance(step, Words):
            for letter in step:
                terminal.send(letter)
        else:
            assert step in KEYS or len(step) == 1, f"{step} is no key"
            terminal.send(step)
    if task.copied:
        terminal.wait_for("Citation ")
        (kept,) = tmp_path.rglob("last-copy.txt")
        assert re.search(task.copied, kept.read_text("utf-8"))


def shown(step: str) -> str:
    """A step as the docs print it."""
    return f"“{step}”" if isinstance(step, Words) else f"`{step}`"


def page() -> str:
    """docs/tasks.md."""
    rows = [
        f"| {t.question} | {' '.join(shown(s) for s in t.steps if not isinstance(s, Shows))} | {t.keys} | {t.answer} |"
        for t in TASKS
    ]
    return "\n".join(
        (
            "# Tasks and their keys", "",
            "What readers come for, and the keys it takes from the first screen (words in quotation marks are typed",
            "and not counted). Every row is pressed in a real terminal by `tests/e2e/test_tour.py`, which writes",
            "this page: `python -m tests.e2e.test_tour > docs/tasks.md`.", "",
            "| task | keys | how many | what stands there |", "|---|---|---|---|", *rows, "",
        )
    )  # fmt: skip


def test_the_page_of_tasks_is_written_from_them() -> None:
    assert DOCS.read_text("utf-8") == page()


if __name__ == "__main__":
    print(page(), end="")
