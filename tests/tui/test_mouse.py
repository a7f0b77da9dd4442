"""The mouse works everywhere: rows, facet values, tabs, keys, outline, wheel."""

from textual import events

from tests.tui.stage import WIDE, Stage, opened
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.rows import RowList


async def click(stage: Stage, selector: str, x: int, y: int, times: int = 1) -> None:
    await stage.pilot.click(selector, offset=(x, y), times=times)
    await stage.rest()


async def test_a_click_moves_and_a_second_one_opens() -> None:
    async with opened() as stage:
        await click(stage, "#results", 5, 2)
        assert stage.results.cursor == 1
        assert stage.app.screen is stage.browse
        await click(stage, "#results", 5, 3)
        assert isinstance(stage.app.screen, ReaderScreen)


async def test_a_double_click_opens_at_once() -> None:
    async with opened() as stage:
        await click(stage, "#results", 5, 4, times=2)
        assert isinstance(stage.app.screen, ReaderScreen)


async def test_a_click_chooses_a_facet_value() -> None:
    async with opened() as stage:
        await click(stage, "#facets", 5, 1)
        assert stage.line == "theme:agents"
        await click(stage, "#facets", 5, 0)
        assert stage.line == "theme:agents"


async def test_a_click_picks_a_tab_and_a_key() -> None:
    async with opened() as stage:
        await click(stage, "#tabs", 28, 0)
        assert stage.browse.tab == "companies"
        keys = stage.lines()[WIDE[1] - 1]
        await click(stage, "#keys", keys.index("facets"), 0)
        assert stage.browse.query_one("#facets").has_focus


async def test_a_click_in_the_outline_jumps() -> None:
    async with opened((120, 14)) as stage:
        await stage.press("4", "enter")
        page = stage.app.screen.query_one(Page)
        await click(stage, "#outline", 6, 5)
        assert page.layout_.line_at(page.scroll_offset.y) >= 14


async def test_the_wheel_scrolls_what_is_under_the_pointer() -> None:
    async with opened((120, 14)) as stage:
        await stage.press("4")
        preview = stage.browse.query_one("#preview", Page)
        facets = stage.browse.query_one("#facets", RowList)
        for widget in (preview, facets, stage.results):
            before = widget.scroll_offset.y
            await stage.pilot._post_mouse_events([events.MouseScrollDown], widget=widget, offset=(3, 3))
            await stage.rest()
            assert widget.scroll_offset.y > before
        assert stage.results.has_focus
        assert stage.results.cursor == 0


async def test_a_double_click_in_the_preview_opens_the_document_there() -> None:
    async with opened() as stage:
        await stage.press("4")
        await click(stage, "#preview", 6, 10, times=2)
        assert isinstance(stage.app.screen, ReaderScreen)
