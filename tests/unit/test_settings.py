"""config.toml: what it may say, what is wrong with it and where; and the state file, which is never trusted."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from trendtui.cli import main
from trendtui.model.view import View
from trendtui.remembering import keep, recall
from trendtui.settings import BY_NAME, SETTINGS, load, sample


def complaints(tmp_path: Path, text: str) -> tuple[str, ...]:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return load(path).complaints


def test_the_sample_loads_and_names_every_setting(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(sample(), "utf-8")
    assert load(path) == load(path)
    assert not load(path).complaints
    assert not load(path).values
    taken_out = "\n".join(line.removeprefix("# ") if " = " in line else line for line in sample().split("\n"))
    path.write_text(taken_out, "utf-8")
    found = load(path)
    assert not found.complaints
    assert set(found.values) == {setting.name for setting in SETTINGS}
    assert found.keys == {"browse.copy": "y,f12"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('langauge = "en"', ":1: there is no setting langauge: did you mean language?"),
        ('\nlanguage = "fr"', ":2: language must be one of en, zh"),
        ("restore = 1", ":1: restore must be true or false"),
        ("[panes]\nfacets = true", ":2: panes.facets must be a whole number"),
        ("[panes]\nfacets = 500", ":2: panes.facets must be from 12 to 80"),
        ('theme = "trendtui-lihgt"', ":1: there is no theme trendtui-lihgt: did you mean trendtui-light?"),
        ('[keys]\n"browse.cpoy" = "y"', ":2: there is no action browse.cpoy: did you mean browse.copy?"),
        ('[keys]\nbrowse.copy = "crtl+y"', ":2: there is no key crtl+y: did you mean ctrl+y?"),
        ('[keys]\nbrowse.copy = "e"', ":2: browse.copy cannot have the key e: browse.edit has it in the same place"),
        ("[keys]\nbrowse.copy = 3", ":2: browse.copy must be a key or a list of keys"),
        ("keys = 3", ":1: keys must be a table of actions"),
        ("panes = 3", ":1: there is no setting panes"),
        ("language = ", "is not valid TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    (complaint,) = complaints(tmp_path, text)
    assert told in complaint
    assert str(tmp_path) in complaint


def test_the_rest_of_the_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'theme = "dracula"\nlanguage = 7\n[keys]\n"browse.copy" = ["/", "f12"]\n"browse.search" = "?"\n', "utf-8"
    )
    found = load(path)
    assert found.get("theme") == "dracula"
    assert found.get("language") == BY_NAME["language"].default
    assert len(found.complaints) == 1
    assert found.keys == {"browse.copy": "slash,f12", "browse.search": "question_mark"}


def test_two_actions_may_swap_their_keys(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[keys]\n"browse.copy" = "e"\n"browse.edit" = "y"\n', "utf-8")
    assert load(path).keys == {"browse.copy": "e", "browse.edit": "y"}


def test_the_command_shows_makes_and_complains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRENDTUI_DB", raising=False)
    monkeypatch.setenv("TRENDTUI_CONFIG", str(tmp_path))
    monkeypatch.setenv("TRENDTUI_STATE", str(tmp_path / "state.json"))
    run = CliRunner().invoke
    made = run(main, ["config", "--init"])
    assert made.exit_code == 0
    again = run(main, ["config", "--init"])
    assert again.exit_code == 2
    assert "left as it is" in again.output
    assert run(main, ["config", "--path"]).output.strip() == str(tmp_path / "config.toml")
    shown = run(main, ["--lang", "zh", "config"]).output
    assert all(setting.name in shown for setting in SETTINGS)
    assert "--lang" in shown
    (tmp_path / "config.toml").write_text('theme = "dracula"\nrestroe = false\n', "utf-8")
    wrong = run(main, ["--lang", "en", "config"])
    assert wrong.exit_code == 2
    assert "did you mean restore?" in wrong.output
    assert "config.toml:1" in wrong.output
    (tmp_path / "config.toml").write_text("index = ", "utf-8")
    assert run(main, ["stats"]).exit_code == 2


def test_a_view_is_kept_and_recalled(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "state.json"
    assert recall(path) == (View(), "")
    view = View("智能体 theme:agents", "figures", "value", "dracula", 33, 40, ("first",))
    keep(path, view)
    assert recall(path) == (view, "")
    assert [file.name for file in path.parent.iterdir()] == ["state.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"trendtui": "state", "version": 99}', '{"trendtui": "state", "version": 1, "view": {"line": 3}}',
     '{"trendtui": "state", "version": 1}', "\x00\xff"],
)  # fmt: skip
def test_a_damaged_state_is_ignored_and_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(text.encode("latin-1"))
    view, told = recall(path)
    assert view == View()
    assert "is damaged" in told


def test_what_is_sound_in_a_damaged_state_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    keep(path, View("words", "figures", facets=30))
    found = json.loads(path.read_text("utf-8"))
    found["view"]["facets"] = "wide"
    found["view"]["line"] = "two\nlines"
    path.write_text(json.dumps(found), "utf-8")
    view, told = recall(path)
    assert view == View(tab="figures")
    assert told


@given(st.binary(max_size=200))
def test_any_bytes_are_no_reason_to_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("config.toml", "state.json"):
        (folder / name).write_bytes(data)
    recall(folder / "state.json")
    load(folder / "config.toml")
