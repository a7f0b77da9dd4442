"""Bookmarks, saved searches and the basket in the app: kept, marked, found again, taken away and put back, exported."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.tui.fake import REPORTS, FakeExplorer
from tests.tui.stage import NORMAL, Stage, opened
from trendtui.collection.shelf import Shelf
from trendtui.desk import Desk
from trendtui.model.wanted import Wanted
from trendtui.tui.screens.kept import KeptScreen


def within(stage: Stage, widget: Widget) -> list[str]:
    """The lines of a widget as they stand on the screen."""
    region = widget.region
    strips = stage.app.screen._compositor.render_strips()[region.y : region.bottom]
    return ["".join(s.text for s in strip.crop(region.x, region.right)) for strip in strips]


def marks(stage: Stage) -> list[str]:
    """The lines of the results that are marked as kept."""
    return [line for line in within(stage, stage.results) if line.startswith("*")]


async def put(stage: Stage, widget: type[Input] | type[TextArea], text: str) -> None:
    field = stage.app.screen.query_one(widget)
    if isinstance(field, Input):
        field.value = text
    else:
        field.text = text
    await stage.rest()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "own.jsonl")


async def test_b_keeps_the_row_marks_it_and_the_second_time_asks_for_note_and_labels(desk: Desk) -> None:
    async with opened(collection=lambda: desk) as stage:
        await stage.press("4", "j", "b")
        assert "is kept" in stage.status
        (mark,) = desk.collected().bookmarks
        assert (mark.kind, mark.note, mark.labels) == ("passage", "", ())
        assert len(marks(stage)) == 1
        await stage.press("b")
        await put(stage, TextArea, "why?\nask 李默")
        await put(stage, Input, "chips, to read，#2026")
        await stage.press("enter")
        (mark,) = desk.collected().bookmarks
        assert (mark.note, mark.labels) == ("why?\nask 李默", ("chips", "to read", "2026"))
        assert "#chips" in stage.status
        await stage.press("b", "escape")
        assert desk.collected().bookmarks == (mark,)
        await stage.press("b", "ctrl+d")
        assert desk.collected().bookmarks == ()
        assert marks(stage) == []
        assert "Taken away" in stage.status
        await stage.press("b")
        (again,) = desk.collected().bookmarks
        assert (again.note, again.labels) == (mark.note, mark.labels)


async def test_every_kind_of_row_is_kept_as_what_it_is(desk: Desk) -> None:
    async with opened(collection=lambda: desk) as stage:
        await stage.press("1", "b", "2", "b", "3", "b")
        assert [(b.kind, bool(b.name)) for b in desk.collected().bookmarks] == [
            ("trend", True), ("company", True), ("figure", True),
        ]  # fmt: skip
        company, figure = desk.collected().bookmarks[1:]
        assert company.anchor.piece == company.name
        assert figure.anchor.piece == figure.name
        assert len(marks(stage)) == 1
        # A passage that holds a figure is marked, too, but it is not kept itself.
        await stage.press("4", "b")
        assert len(desk.collected().bookmarks) == 4


async def test_the_reader_the_company_s_page_and_more_like_this_keep_and_mark(desk: Desk) -> None:
    async with opened(collection=lambda: desk) as stage:
        await stage.press("4", "j", "j", "enter", "b")
        assert [b.kind for b in desk.collected().bookmarks] in (["passage"], ["trend"])
        assert any(line[1] == "*" for line in within(stage, stage.app.screen.query_one("#page")))
        await stage.press("escape", "2", "c", "b")
        assert len(desk.collected().bookmarks) == 2
        await stage.press("escape", "4", "m")
        await stage.press("b")
        assert len(desk.collected().bookmarks) == 3
        assert any("*" in line[:2] for line in within(stage, stage.app.screen.query_one("#like")))


async def test_what_the_command_line_keeps_meanwhile_is_not_lost(desk: Desk, tmp_path: Path) -> None:
    other = Shelf(desk.path)
    async with opened(collection=lambda: desk) as stage:
        await stage.press("4", "b")
        other.bookmark(stage.explorer, Wanted(REPORTS[1].source, REPORTS[1].blocks[1].passage))
        await stage.press("j", "b", "B")
        assert len(desk.collected().bookmarks) == 3
        assert "Bookmarks 3" in stage.text()


async def test_a_changed_report_is_told_and_no_look_alike_is_marked(desk: Desk) -> None:
    explorer = FakeExplorer()
    for block in REPORTS[0].blocks[2], REPORTS[0].blocks[5], REPORTS[0].blocks[6], REPORTS[1].blocks[1]:
        source = REPORTS[0].source if block in REPORTS[0].blocks else REPORTS[1].source
        desk.bookmark(explorer, Wanted(source, block.passage))
    blocks = list(REPORTS[0].blocks)
    blocks[5] = replace(blocks[5], text=blocks[5].text.replace("1,200", "1,900"))
    del blocks[6]
    blocks = [replace(b, line=b.line + 2, end_line=b.end_line + 2, passage=b.passage + 500) for b in blocks]
    changed = FakeExplorer((replace(REPORTS[0], blocks=tuple(blocks)),))
    async with opened(explorer=changed, collection=lambda: desk) as stage:
        await stage.press("B")
        text = stage.text()
        for word in ("moved", "changed", "gone"):
            assert word in text, text
        assert "the index has no such document" in text
        screen = stage.app.screen
        assert isinstance(screen, KeptScreen)
        assert [row.status for row in screen.list.rows] == ["gone", "gone", "changed", "moved"]
        await stage.press("enter")
        assert stage.app.screen is screen, "what is gone opens nothing"
        assert "gone" in stage.status
        await stage.press("j", "j", "enter")
        assert "not the words that were kept" in stage.status
        await stage.press("escape", "slash", *"gone", "enter")
        assert len(screen.list.rows) == 2
        await stage.press("escape", "escape")
        await stage.press("4")
        stage.app._look_again()  # what a timer does once nobody types
        await stage.rest()
        assert len(marks(stage)) == 1, "only the one that stands there unchanged"


async def test_a_search_is_saved_counted_and_run_and_what_is_new_is_told(desk: Desk) -> None:
    async with opened(collection=lambda: desk) as stage:
        await stage.press("S")
        assert "nothing to save" in stage.status
        await stage.type("芯片")
        await stage.press("enter", "S")
        assert stage.app.screen.query_one(Input).value == "芯片"
        await put(stage, Input, "chips")
        await stage.press("enter")
        assert "chips is saved" in stage.status
        (search,) = desk.collected().searches
        assert (search.name, search.query) == ("chips", "芯片")
        await stage.press("X", "4", "enter", "ctrl+p", *"chips", "down", "enter")
        assert stage.line == "芯片", "the palette runs it from anywhere"
        assert stage.app.screen is stage.browse
    older = replace(search, total=0, seen={})
    from trendtui.collection import keeping

    keeping.change(desk.path, lambda held: replace(held, searches=(older,)))
    async with opened(collection=lambda: desk) as stage:
        await stage.press("B", "tab")
        assert "new: " in stage.text()
        await stage.press("v")
        assert "nothing new" in stage.text()
        await stage.press("u")
        assert "new: " in stage.text()
        await stage.press("b")
        await put(stage, Input, "semiconductors")
        await stage.press("enter")
        assert desk.collected().searches[0].name == "semiconductors"
        await stage.press("enter")
        assert stage.line == "芯片"
        assert stage.app.screen is stage.browse
        assert desk.collected().searches[0].total == search.total, "it counts as looked at"
        await stage.press("B", "tab", "d")
        assert desk.collected().searches == ()
        await stage.press("u")
        assert desk.collected().searches[0].query == "芯片"


async def test_the_basket_is_filtered_picked_and_exported_and_nothing_is_written_over_unasked(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    explorer = FakeExplorer()
    for n, labels in ((2, ("chips",)), (5, ("chips", "to read")), (6, ())):
        desk.bookmark(explorer, Wanted(REPORTS[0].source, REPORTS[0].blocks[n].passage, labels=labels))
    async with opened(explorer=explorer, collection=lambda: desk) as stage:
        await stage.press("B", "t")
        screen = stage.app.screen
        assert isinstance(screen, KeptScreen)
        assert screen.query_one(Input).value == "#chips"
        assert len(screen.list.rows) == 2
        await stage.press("space", "x")
        assert "1 bookmark" in stage.text()
        assert stage.app.screen.query_one(Input).value == "bookmarks-chips.md"
        await stage.press("down", "down")
        await put(stage, Input, "b.jsonl")
        await stage.press("enter")
        assert "1 bookmark written to" in stage.status
        assert len((tmp_path / "b.jsonl").read_text("utf-8").splitlines()) == 1
        await stage.press("a", "x", "down", "down")
        await put(stage, Input, "b.jsonl")
        await stage.press("enter")
        assert "there already" in stage.text()
        assert len((tmp_path / "b.jsonl").read_text("utf-8").splitlines()) == 1
        await stage.press("enter")
        rows = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text("utf-8").splitlines()]
        assert [r["labels"] for r in rows] == [["chips"], ["chips", "to read"]]
        assert sorted(f.name for f in tmp_path.iterdir() if "part" in f.name) == []
        await stage.press("x")
        await put(stage, Input, "no/such/folder.md")
        await stage.press("enter")
        assert "cannot write" in stage.text()
        await stage.press("escape", "t", "t", "d", "u")
        assert len(desk.collected().bookmarks) == 3
        await stage.press("g", "space", "j", "d")
        assert len(desk.collected().bookmarks) < 3


async def test_a_broken_collection_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text("oh\n", "utf-8")
    async with opened(NORMAL, collection=lambda: Desk(path)) as stage:
        await stage.press("4", "b")
        assert "own.jsonl:1" in stage.status
        await stage.press("B")
        assert "own.jsonl:1" in stage.status
        await stage.press("escape")
        assert stage.app.screen is stage.browse
    assert path.read_text("utf-8") == "oh\n"


async def test_without_a_collection_that_is_said() -> None:
    async with opened() as stage:
        await stage.press("4", "b")
        assert "no collection was set up" in stage.status
        await stage.press("B")
        assert stage.app.screen is stage.browse


async def test_of_several_taken_away_one_is_kept_again_and_undo_brings_the_others(desk: Desk) -> None:
    explorer = FakeExplorer()
    for n in (2, 5, 6):
        desk.bookmark(explorer, Wanted(REPORTS[0].source, REPORTS[0].blocks[n].passage, note=f"note {n}"))
    before = desk.collected()
    async with opened(explorer=explorer, collection=lambda: desk) as stage:
        await stage.press("B", "a", "d")
        assert desk.collected().bookmarks == ()
        await stage.press("escape", "4")
        wanted = before.bookmarks[0].anchor
        at = next(n for n, row in enumerate(stage.results.rows) if row.text == wanted.quotation)
        stage.results.cursor = at
        await stage.rest()
        await stage.press("b")
        assert [b.note for b in desk.collected().bookmarks] == ["note 2"]
        await stage.press("B", "u")
        assert sorted(b.note for b in desk.collected().bookmarks) == ["note 2", "note 5", "note 6"]
        await stage.press("u")
        assert "nothing to undo" in stage.status
