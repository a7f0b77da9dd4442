"""Four lists with totals on their tabs; keys move in them; long ones are fetched as one goes."""

import pytest

from tests.tui.fake import FakeExplorer
from tests.tui.stage import NORMAL, WIDE, opened
from trendtui.tui.present.rows import TABS


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_number_keys_open_the_lists_and_tabs_show_totals(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        answer = stage.browse.answer
        assert answer is not None
        for key, tab in zip("1234", ("trends", "companies", "figures", "passages"), strict=True):
            await stage.press(key)
            assert stage.browse.tab == tab
            assert stage.results.rows == getattr(answer, tab)
            assert str(answer.totals[tab]) in stage.text()


async def test_keys_move_the_cursor_and_the_preview_follows() -> None:
    async with opened() as stage:
        await stage.press("4", "j", "j", "k")
        assert stage.results.cursor == 1
        await stage.press("G")
        assert stage.results.cursor == len(stage.results.rows) - 1
        await stage.press("g", "pagedown")
        assert stage.results.cursor > 3
        await stage.press("home", "n", "n", "N")
        assert stage.results.cursor == 1
        chosen = stage.browse.chosen
        assert chosen is stage.results.rows[1]
        assert "开篇" in stage.text()


async def test_a_list_keeps_its_cursor_while_another_is_open() -> None:
    async with opened() as stage:
        await stage.press("4", "j", "j", "2", "4")
        assert stage.results.cursor == 2


async def test_more_rows_are_fetched_near_the_end() -> None:
    async with opened(explorer=FakeExplorer(copies=30)) as stage:
        await stage.press("4")
        assert len(stage.results.rows) == 40
        stage.results.cursor = 35
        await stage.rest()
        assert len(stage.results.rows) == 780
        assert stage.results.cursor == 35


async def test_the_last_row_is_the_last_there_is() -> None:
    async with opened(explorer=FakeExplorer(copies=30)) as stage:
        await stage.press("4", "G")
        assert stage.results.cursor == 779
        assert stage.browse.chosen is stage.results.rows[-1]


async def test_a_hundred_thousand_rows_are_no_load() -> None:
    async with opened(explorer=FakeExplorer(copies=4000)) as stage:
        answer = stage.explorer.search(stage.browse.asked, limit=104_000)
        stage.browse.answer = answer
        await stage.press("4")
        assert len(stage.results.rows) == 104_000
        await stage.press("G")
        assert stage.results.cursor == 103_999
        assert str(answer.passages[-1].place.line) in stage.text()
        assert len(stage.results._strips) < 200


async def test_space_narrows_to_what_the_row_is_about() -> None:
    async with opened() as stage:
        await stage.press("2", "space")
        chosen = stage.browse.asked.chosen("company")
        assert len(chosen) == 1
        await stage.press("2", "space")
        assert stage.line == ""


async def test_the_open_list_is_asked_for_first_and_the_others_when_it_is_painted() -> None:
    async with opened() as stage:
        await stage.press("4")
        stage.explorer.listed.clear()
        await stage.type("a")
        assert stage.explorer.listed == [("passages",), ("trends", "companies", "figures")]
        answer = stage.browse.answer
        assert answer is not None
        for tab in TABS:
            assert len(getattr(answer, tab)) == answer.totals[tab]


async def test_a_list_that_is_opened_before_its_rows_came_waits_for_them() -> None:
    async with opened() as stage:
        await stage.press("4")
        stage.browse.fetch_rest = lambda: None  # type: ignore[method-assign]
        await stage.type("agent")
        del stage.browse.fetch_rest
        assert stage.browse.held == {"passages"}
        await stage.press("enter", "1")
        assert stage.results.rows
        assert stage.results.rows == stage.browse.answer.trends  # type: ignore[union-attr]
        assert "No trends" not in stage.text()


async def test_more_rows_of_one_list_leave_the_others_as_they_are() -> None:
    async with opened(explorer=FakeExplorer(copies=30)) as stage:
        await stage.press("4")
        companies = stage.browse.answer.companies  # type: ignore[union-attr]
        stage.results.cursor = 35
        await stage.rest()
        assert len(stage.results.rows) == 780
        assert stage.browse.answer.companies == companies  # type: ignore[union-attr]
        assert stage.explorer.listed[-1] == ("passages",)
