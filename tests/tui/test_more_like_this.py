"""From a row or from the reader to the likest passages of other documents, and back."""

import pytest

from tests.tui.stage import NORMAL, WIDE, Stage, opened
from trendtui.tui.screens.alike import AlikeScreen
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.widgets.page import Page


def alike(stage: Stage) -> AlikeScreen:
    screen = stage.app.screen
    assert isinstance(screen, AlikeScreen)
    return screen


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_from_a_passage_to_what_is_like_it_into_the_reader_and_back(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        await stage.press("4", "j", "j")
        here = stage.browse.place_here()
        assert here is not None
        await stage.press("m")
        screen = alike(stage)
        assert "More like this" in stage.text()
        assert "过去一年" in stage.text()
        rows = screen.list.rows
        assert {row.place.source for row in rows} == {"agents-2025.md"}
        assert all(row.marks for row in rows)
        await stage.press("j")
        assert screen.query_one(Page).blocks[0].text == rows[1].text
        await stage.press("enter")
        assert isinstance(stage.app.screen, ReaderScreen)
        assert stage.app.screen.place_here() is not None
        assert stage.app.screen.place_here().passage == rows[1].place.passage
        await stage.press("escape")
        assert screen.list.cursor == 1
        await stage.press("escape")
        assert stage.app.screen is stage.browse
        assert stage.browse.place_here() == here


async def test_from_a_trend_from_the_reader_and_on_from_row_to_row() -> None:
    async with opened() as stage:
        await stage.press("ctrl+l")
        first = alike(stage).list.rows[0].place
        await stage.press("m")
        assert alike(stage)._place == first
        assert alike(stage).list.rows[0].place.source == "outlook-2026.md"
        await stage.press("enter", "ctrl+l")
        assert alike(stage)._place.source == "outlook-2026.md"
        assert len(stage.app.screen_stack) == 5
        await stage.press("slash")
        assert stage.app.screen is stage.browse
        assert stage.browse.pane() == "search"


async def test_what_is_like_nothing_says_so() -> None:
    async with opened() as stage:
        await stage.press("4", "g")
        assert not stage.explorer.alike(stage.browse.place_here())  # type: ignore[arg-type]
        await stage.press("m")
        assert stage.app.screen is stage.browse
        assert "No passage of another document" in stage.status


async def test_other_keys_work_on_the_row() -> None:
    async with opened() as stage:
        await stage.press("4", "j", "j", "m", "n", "w", "escape", "y")
        row = alike(stage).list.rows[1]
        assert f"{row.place.source}:{row.place.line}" in stage.status or "Citation" in stage.status
