"""The overview: the first thing to see, key 0 at any time; every cell leads to a search, and back."""

from typing import Any

import pytest

from tests.tui.fake import FakeExplorer
from tests.tui.stage import NORMAL, WIDE, Stage, opened
from trendtui.tui.present.sheet import Row
from trendtui.tui.screens.sheet import PageScreen

LAST_TIME: dict[str, Any] = {"last_time": lambda: "2026-02-01T12:00:00+00:00"}


def crossing(row: Row) -> int:
    """How many cells of a row are a theme in a document."""
    return sum(cell.lead is not None and len(cell.lead.narrows) == 2 for cell in row.cells)


def overview(stage: Stage) -> Any:
    return stage.browse.sheet


@pytest.mark.parametrize("size", [(60, 20), NORMAL, WIDE, (300, 80)])
async def test_it_is_the_first_thing_to_see_and_typing_leads_to_the_lists(size: tuple[int, int]) -> None:
    async with opened(size, **LAST_TIME) as stage:
        assert stage.browse.glance
        assert overview(stage).has_focus
        assert "1 new since 2026-02-01 12:00" in stage.text()
        assert "智能体" in stage.text()
        await stage.type("算力")
        assert not stage.browse.glance
        assert "算力" in stage.results.rows[0].name
        await stage.press("enter")
        assert stage.results.has_focus
        await stage.press("X")
        assert stage.browse.glance
        assert overview(stage).has_focus


async def test_a_cell_narrows_to_its_theme_and_document_and_back_leads_to_the_overview() -> None:
    async with opened(**LAST_TIME) as stage:
        sheet = overview(stage)
        sheet.cursor = next(n for n, row in enumerate(sheet.rows) if crossing(row) > 1)
        await stage.press("l")
        first = sheet.lead.narrows
        await stage.press("l")
        assert sheet.lead.narrows[0] == first[0]
        assert sheet.lead.narrows != first
        await stage.press("h", "enter")
        assert [stage.browse.asked.chosen(field) for field, _ in first] == [(value,) for _, value in first]
        assert stage.results.has_focus
        await stage.press("escape")
        assert stage.browse.glance
        assert stage.line == ""


async def test_left_of_the_first_cell_are_the_facets_and_right_leads_back() -> None:
    async with opened(**LAST_TIME) as stage:
        await stage.press("h")
        assert stage.browse.pane() == "facets"
        await stage.press("l")
        assert overview(stage).has_focus


async def test_0_shows_what_is_found_at_a_glance_and_a_digit_its_lists() -> None:
    async with opened() as stage:
        assert not stage.browse.glance
        await stage.type("机器人")
        await stage.press("enter", "0")
        assert stage.browse.glance
        assert "1 document, " in stage.text()
        assert "1 2026" not in stage.status
        await stage.press("2")
        assert stage.results.has_focus
        assert stage.results.display


async def test_a_list_chosen_at_the_empty_query_is_kept() -> None:
    async with opened(**LAST_TIME) as stage:
        await stage.press("4")
        await stage.type("算力")
        await stage.press("enter", "X")
        assert not stage.browse.glance
        await stage.press("0", "c")
        assert stage.browse.glance


async def test_the_last_import_leads_to_its_page_and_its_search() -> None:
    async with opened(**LAST_TIME) as stage:
        sheet = overview(stage)
        at = next(n for n, row in enumerate(sheet.rows) for c in row.cells if c.lead and c.lead.place)
        sheet.cursor = at
        sheet._put(sheet.size.width - 4)
        await stage.press("d")
        assert isinstance(stage.app.screen, PageScreen)
        await stage.press("escape", "enter")
        assert stage.browse.asked.chosen("source")


async def test_a_click_opens_the_cell_it_chose_before() -> None:
    async with opened(**LAST_TIME) as stage:
        sheet = overview(stage)
        line = next(n for n, row in enumerate(sheet.rows) if len(row.cells) > 2 and row.leads)
        await stage.pilot.click(sheet, offset=(3, line + 1))
        await stage.rest()
        assert sheet.cursor == line + 1
        assert not stage.browse.asked
        await stage.pilot.click(sheet, offset=(3, line + 1))
        await stage.rest()
        assert stage.browse.asked.chosen("theme")


async def test_an_empty_index_says_so_instead() -> None:
    async with opened(explorer=FakeExplorer(()), **LAST_TIME) as stage:
        assert not stage.browse.glance
        assert stage.app.is_running
