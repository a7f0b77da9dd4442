"""Why: what was read in a passage, as what, and by which rule."""

import pytest

from tests.tui.stage import NORMAL, WIDE, opened
from trendtui.tui.screens.browse import BrowseScreen
from trendtui.tui.screens.evidence import EvidenceScreen
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.screens.sheet import PageScreen
from trendtui.tui.widgets.page import Page


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_w_shows_the_passage_with_all_that_was_found_in_it(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        await stage.press("3", "w")
        assert isinstance(stage.app.screen, EvidenceScreen)
        text = stage.text()
        assert "北辰智能" in text
        assert "companies.toml:北辰智能" in text
        assert "units.toml:percent.%" in text
        await stage.press("escape")
        assert isinstance(stage.app.screen, BrowseScreen)


async def test_the_words_of_the_finding_under_the_cursor_are_marked() -> None:
    async with opened() as stage:
        await stage.press("3", "w")
        shown = stage.app.screen.query_one("#passage", Page)
        text = shown.blocks[0].text
        marked = [text[a:b] for a, b in shown._focus[1]]
        assert marked == ["北辰智能"]
        await stage.press("j")
        assert [text[a:b] for a, b in shown._focus[1]] == ["62%"]


async def test_enter_on_a_mention_opens_its_company() -> None:
    async with opened() as stage:
        await stage.press("3", "w", "enter")
        assert isinstance(stage.app.screen, PageScreen)
        assert stage.app.screen.page.name == "北辰智能"


async def test_a_passage_in_which_nothing_was_found_says_so() -> None:
    async with opened() as stage:
        await stage.press("4", "j", "w")
        assert "found no company" in stage.text()
        await stage.press("enter", "escape")
        assert isinstance(stage.app.screen, BrowseScreen)


async def test_w_in_the_reader_is_about_the_passage_in_view() -> None:
    async with opened() as stage:
        await stage.press("3", "enter", "w")
        assert isinstance(stage.app.screen, EvidenceScreen)
        assert "units.toml:percent.%" in stage.text()
        await stage.press("escape")
        assert isinstance(stage.app.screen, ReaderScreen)
