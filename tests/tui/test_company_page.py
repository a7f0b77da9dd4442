"""The page of a company: opened from any row, it leads on to places and to other companies, and back."""

import pytest

from tests.tui.stage import NORMAL, WIDE, Stage, opened
from trendtui.model.pages import CompanyPage
from trendtui.tui.screens.browse import BrowseScreen
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.screens.sheet import PageScreen
from trendtui.tui.widgets.page import Page


def page(stage: Stage) -> PageScreen:
    screen = stage.app.screen
    assert isinstance(screen, PageScreen)
    return screen


def page_name(stage: Stage) -> str:
    shown = page(stage).page
    assert isinstance(shown, CompanyPage)
    return shown.name


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_c_opens_the_company_of_the_row_with_all_that_is_known(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        await stage.press("2")
        name = stage.results.rows[0].name
        await stage.press("c")
        assert page_name(stage) == name
        for words in ("Other names", "Beichen AI", "models", f"companies.toml:{name}", "Figures"):
            assert words in stage.text()
        await stage.press("G")
        assert "Appears with" in stage.text()
        await stage.press("escape")
        assert isinstance(stage.app.screen, BrowseScreen)


async def test_a_figure_and_a_passage_lead_to_their_company() -> None:
    async with opened() as stage:
        await stage.press("3")
        figure = next(n for n, row in enumerate(stage.results.rows) if row.company)
        stage.results.cursor = figure
        await stage.press("c")
        assert page_name(stage) == stage.results.rows[figure].company
        await stage.press("escape", *"4j")
        while "Lumen" not in stage.results.rows[stage.results.cursor].text:
            await stage.press("j")
        await stage.press("c")
        assert page_name(stage) == "Lumen Robotics"


async def test_a_passage_without_a_company_says_so() -> None:
    async with opened() as stage:
        await stage.press("4", "c")
        assert isinstance(stage.app.screen, BrowseScreen)
        assert stage.status == "No company is named in this passage."


async def test_enter_opens_the_place_of_a_row_and_esc_comes_back() -> None:
    async with opened() as stage:
        await stage.press("2", "c")
        listed = page(stage).list
        listed.cursor = next(n for n, row in enumerate(listed.rows) if row.leads)
        assert listed.lead is not None
        assert listed.lead.place is not None
        line = listed.lead.place.line
        await stage.press("enter")
        assert isinstance(stage.app.screen, ReaderScreen)
        assert stage.app.screen.query_one(Page).line == line
        await stage.press("escape")
        assert isinstance(stage.app.screen, PageScreen)


async def test_enter_on_another_company_opens_its_page() -> None:
    async with opened() as stage:
        await stage.press("2", "c")
        listed = page(stage).list
        listed.cursor = next(n for n, row in enumerate(listed.rows) if (lead := row.cells[0].lead) and lead.page[0])
        assert listed.lead is not None
        other = listed.lead.page[1]
        await stage.press("enter")
        assert page_name(stage) == other
        await stage.press("escape")
        assert page_name(stage) != other


async def test_space_narrows_the_overview_to_the_company() -> None:
    async with opened() as stage:
        await stage.press("2", "c")
        name = page_name(stage)
        await stage.press("space")
        assert stage.browse.asked.chosen("company") == (name,)


async def test_people_stand_at_the_end_and_lead_to_what_names_them() -> None:
    async with opened(NORMAL) as stage:
        await stage.press("2")
        stage.results.cursor = next(n for n, row in enumerate(stage.results.rows) if row.name == "云杉资本")
        await stage.press("c", "G")
        assert "李默  合伙人" in stage.text()
        await stage.press("enter")
        assert stage.browse.asked.chosen("person") == ("李默",)


async def test_a_page_upon_a_reader_upon_a_page() -> None:
    async with opened() as stage:
        await stage.press("2", "c", "enter", "c", "enter")
        assert [type(screen).__name__ for screen in stage.app.screen_stack] == [
            "BrowseScreen", "PageScreen", "ReaderScreen", "PageScreen", "ReaderScreen",
        ]  # fmt: skip
        await stage.press("s")
        assert isinstance(stage.app.screen, BrowseScreen)


async def test_tab_goes_from_part_to_part_and_a_resize_keeps_the_row() -> None:
    async with opened(NORMAL) as stage:
        await stage.press("2", "c", "tab")
        listed = page(stage).list
        lead = listed.lead
        assert lead is not None
        assert lead.place is not None
        await stage.pilot.resize_terminal(120, 40)
        await stage.rest()
        assert listed.lead == lead
        await stage.press("shift+tab")
        assert listed.lead != lead


async def test_a_row_that_names_none_leaves_the_word_to_the_search() -> None:
    async with opened() as stage:
        await stage.press("2")
        name = stage.results.rows[0].name
        await stage.type(f"company:{name}")
        await stage.press("enter", "1", "c")
        assert page_name(stage) == name
        await stage.press("escape", "X")
        await stage.type("year:2025")
        await stage.press("enter", "1", "Y")
        assert page(stage).page.year == 2025  # type: ignore[union-attr]
