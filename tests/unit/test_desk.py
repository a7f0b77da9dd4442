"""The desk: notes changed, things put back, and exports that write over nothing unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from trendtui.collection import keeping
from trendtui.collection.basket import Entry
from trendtui.desk import Desk
from trendtui.export import BASKET
from trendtui.model.collected import Anchor, Bookmark, Cited, Collected, SavedSearch, Standing
from trendtui.model.problems import Problem

MARKS = tuple(
    Bookmark(id, "passage", "", Anchor("a.md", "f", f"芯片{id}", line=3), Cited("标题"), "", ("甲",), f"2026-01-0{n}")
    for n, id in enumerate("abc", 1)
)
SEARCHES = tuple(SavedSearch(name, name, f"2026-01-0{n}") for n, name in enumerate(("x", "y", "z"), 1))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "own.jsonl")
    keeping.change(desk.path, lambda _: Collected(MARKS, SEARCHES))
    return desk


def test_a_note_is_changed_unless_another_program_changed_it_since(desk: Desk) -> None:
    made = desk.amend(MARKS[1], " why?\n", (" b ", "b", ""))
    assert (made.note, made.labels) == ("why?", ("b",))
    with pytest.raises(Problem, match="another program has changed"):
        desk.amend(MARKS[1], "mine", ())
    assert desk.collected().bookmarks == (MARKS[0], made, MARKS[2])
    desk.forget(["a"])
    with pytest.raises(Problem, match="taken this bookmark away"):
        desk.amend(MARKS[0], "mine", ())


@pytest.mark.parametrize("gone", [("a",), ("b",), ("c",), ("a", "c"), ("a", "b", "c")])
def test_what_was_taken_away_is_put_back_where_it_stood(desk: Desk, gone: tuple[str, ...]) -> None:
    before = desk.collected()
    lost = Collected(desk.forget(gone), (desk.unsave("y"),))
    assert desk.restore(lost) == before
    assert desk.restore(lost) == before, "twice is as once"


def test_putting_back_loses_nothing_that_came_meanwhile(desk: Desk) -> None:
    lost = Collected(desk.forget(["b"]))
    new = replace(MARKS[0], id="d", made="2026-02-01")
    keeping.change(desk.path, lambda held: replace(held, bookmarks=(*held.bookmarks, new)))
    assert [b.id for b in desk.restore(lost).bookmarks] == ["a", "b", "c", "d"]


def test_a_search_is_renamed_but_never_onto_another(desk: Desk) -> None:
    assert desk.rename("x", "  w  1 ").name == "w 1"
    for new in ("y", " "):
        with pytest.raises(Problem):
            desk.rename("w 1", new)
    assert [s.name for s in desk.collected().searches] == ["w 1", "y", "z"]


@pytest.mark.parametrize("form", BASKET)
def test_an_export_is_written_whole_and_over_nothing_unasked(desk: Desk, tmp_path: Path, form: str) -> None:
    entries = [Entry(b, Standing("here")) for b in MARKS]
    path = tmp_path / "out"
    assert desk.export(entries, form, path)
    assert path.read_bytes().decode() == desk.written(entries, form)
    path.write_text("mine", "utf-8")
    assert not desk.export(entries[:1], form, path)
    assert path.read_text("utf-8") == "mine"
    assert desk.export(entries[:1], form, path, over=True)
    assert path.read_bytes().decode() == desk.written(entries[:1], form)
    assert sorted(f.name for f in tmp_path.iterdir()) == ["out", "own.jsonl", "own.jsonl.lock"]


def test_where_nothing_can_be_written_that_is_said(desk: Desk, tmp_path: Path) -> None:
    for path in (tmp_path / "no" / "such.md", tmp_path):
        with pytest.raises(Problem, match=r"cannot write|is a folder"):
            desk.export([], "csv", path)
