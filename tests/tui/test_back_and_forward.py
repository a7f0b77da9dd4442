"""Back and forward through everywhere one has been: queries, documents, pages."""

from tests.tui.stage import opened
from trendtui.tui.screens.alike import AlikeScreen
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.screens.sheet import PageScreen
from trendtui.tui.widgets.page import Page


async def test_each_step_of_narrowing_can_be_undone_and_redone() -> None:
    async with opened() as stage:
        await stage.type("agent")
        await stage.press("enter", "2", "space")
        narrowed = stage.line
        assert narrowed.startswith("agent company:")
        await stage.press("escape")
        assert stage.line == "agent"
        await stage.press("less_than_sign")
        assert stage.line == ""
        await stage.press("greater_than_sign", "alt+right")
        assert stage.line == narrowed
        await stage.press("greater_than_sign")
        assert "nothing further" in stage.status
        await stage.press("X")
        assert stage.line == ""


async def test_a_word_is_one_step_not_one_a_letter() -> None:
    async with opened() as stage:
        await stage.type("智能体")
        await stage.press("enter", "escape")
        assert stage.line == ""
        await stage.press("escape")
        assert "began" in stage.status
        assert stage.app.is_running


async def test_escape_in_a_pane_leads_to_the_results_first() -> None:
    async with opened() as stage:
        await stage.type("agent")
        await stage.press("enter", "f", "escape")
        assert stage.results.has_focus
        assert stage.line == "agent"


async def test_a_query_is_come_back_to_in_its_list_and_on_its_row() -> None:
    async with opened() as stage:
        await stage.type("智能")
        await stage.press("enter", "4", "j", "j")
        assert stage.results.cursor > 0
        row, cursor = stage.results.row, stage.results.cursor
        await stage.press("X", "1", "less_than_sign")
        assert (stage.browse.tab, stage.results.cursor, stage.results.row) == ("passages", cursor, row)


async def test_the_way_through_documents_and_pages_is_walked_back_and_forward_again() -> None:
    async with opened() as stage:
        await stage.type("北辰智能")
        await stage.press("enter", "4", "enter")
        first = stage.app.screen
        assert isinstance(first, ReaderScreen)
        await stage.press("c")
        assert isinstance(stage.app.screen, PageScreen)
        await stage.press("enter")
        assert isinstance(stage.app.screen, ReaderScreen)
        assert stage.app.screen is not first
        there = stage.app.screen.stop()
        for kind in (PageScreen, ReaderScreen):
            await stage.press("alt+left")
            assert isinstance(stage.app.screen, kind)
        assert stage.app.screen is first
        await stage.press("escape")
        assert stage.app.screen is stage.browse
        assert stage.line == "北辰智能"
        for kind in (ReaderScreen, PageScreen, ReaderScreen):
            await stage.press("greater_than_sign")
            assert isinstance(stage.app.screen, kind)
        assert isinstance(stage.app.screen, ReaderScreen)
        assert stage.app.screen.stop() == there
        assert stage.app.screen.query_one(Page).block is not None


async def test_a_page_left_to_narrow_is_come_back_to() -> None:
    async with opened() as stage:
        await stage.press("2", "c")
        name = stage.app.screen.page.name  # type: ignore[attr-defined]
        await stage.press("space")
        assert stage.app.screen is stage.browse
        assert name in stage.line
        await stage.press("escape")
        assert isinstance(stage.app.screen, PageScreen)
        await stage.press("escape")
        assert stage.line == ""
        await stage.press("escape")
        assert "began" in stage.status


async def test_a_list_of_passages_alike_is_a_stop_too() -> None:
    async with opened() as stage:
        await stage.press("4", "j", "j", "m", "escape", "greater_than_sign")
        assert isinstance(stage.app.screen, AlikeScreen)
        await stage.press("slash")
        assert stage.app.screen is stage.browse
        await stage.press("escape", "escape")
        assert isinstance(stage.app.screen, AlikeScreen)
