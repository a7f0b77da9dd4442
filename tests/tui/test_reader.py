"""Enter opens the whole document at the passage; hits are stepped through; the outline follows."""

import pytest

from tests.tui.stage import NORMAL, WIDE, Stage, opened
from trendtui.model.results import CompanyRow
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.rows import RowList


def reader(stage: Stage) -> ReaderScreen:
    assert isinstance(stage.app.screen, ReaderScreen)
    return stage.app.screen


async def test_enter_opens_the_document_with_the_passage_in_view() -> None:
    async with opened(NORMAL) as stage:
        await stage.type("触觉")
        await stage.press("enter", "4", "enter")
        screen = reader(stage)
        page = screen.query_one(Page)
        assert len(page.blocks) > 10
        assert page.block is not None
        assert "触觉" in page.block.text
        assert "触觉" in stage.text()
        assert "hit 1 of 1" in stage.text()
        assert "2026年智能产业展望" in stage.text()


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_n_steps_through_all_hits_and_round_the_end(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        await stage.type("算力")
        await stage.press("enter", "4", "enter")
        page = reader(stage).query_one(Page)
        total = len(page.hits)
        assert total == 3
        seen = []
        for _ in range(total):
            assert page.current is not None
            seen.append(page.current)
            assert f"hit {page.current + 1} of {total}" in stage.text()
            await stage.press("n")
            assert ("Round to the first" in stage.status) == (page.current == 0)
        assert sorted(seen) == [0, 1, 2]
        assert page.current == seen[0]
        await stage.press("N")
        assert page.current == seen[-1]


async def test_every_hit_stepped_to_is_on_the_screen() -> None:
    async with opened((80, 12)) as stage:
        await stage.type("算力")
        await stage.press("enter", "4", "enter")
        page = reader(stage).query_one(Page)
        for _ in range(len(page.hits)):
            hit = page.hits[page.current or 0]
            row = page.layout_.row_of(hit.block, hit.start)
            assert 0 <= row - page.scroll_offset.y < page.size.height
            await stage.press("n")


async def test_the_outline_follows_and_leads() -> None:
    async with opened((120, 16)) as stage:
        await stage.press("4", "enter")
        screen = reader(stage)
        outline = screen.query_one("#outline", RowList)
        assert outline.cursor == 0
        await stage.press("G")
        assert outline.row.item.title == "结语"
        await stage.press("f", "home", "j", "j", "enter")
        assert screen.query_one(Page).has_focus
        assert "智能体接管长流程" in "\n".join(stage.lines()[2:5])


async def test_escape_leads_back_to_the_row_and_s_to_the_query_line() -> None:
    async with opened() as stage:
        await stage.press("4", "j", "j", "enter")
        assert isinstance(stage.app.screen, ReaderScreen)
        await stage.press("escape")
        assert stage.app.screen is stage.browse
        assert stage.results.cursor == 2
        await stage.press("enter", "s", "x")
        assert stage.line == "x"


async def test_a_change_of_width_keeps_the_place() -> None:
    async with opened((120, 20)) as stage:
        await stage.type("2028")
        await stage.press("enter", "4", "enter")
        page = reader(stage).query_one(Page)
        before = page.block
        assert before is not None
        for width in (64, 200, 90, 120):
            await stage.pilot.resize_terminal(width, 20)
            await stage.rest()
            assert page.block == before
            assert "2028" in stage.text()


async def test_without_words_to_find_n_says_so() -> None:
    async with opened() as stage:
        await stage.press("enter", "n")
        assert "no words" in stage.status


async def test_a_figure_opens_with_itself_marked() -> None:
    async with opened() as stage:
        await stage.press("3", "enter")
        figure = stage.browse.chosen
        assert figure is not None
        strong = [
            segment.text
            for strip in stage.app.screen._compositor.render_strips()
            for segment in strip
            if figure.text.startswith(segment.text.strip() or "-") and segment.style and segment.style.bold
        ]
        assert "".join(strong) == figure.text


async def test_a_company_opens_with_its_name_as_the_word_to_find() -> None:
    async with opened() as stage:
        await stage.press("2", "enter")
        company = stage.browse.chosen
        assert isinstance(company, CompanyRow)
        page = reader(stage).query_one(Page)
        hits = [page.layout_.texts[hit.block][hit.start : hit.end] for hit in page.hits]
        assert hits
        assert set(hits) == {company.name}
