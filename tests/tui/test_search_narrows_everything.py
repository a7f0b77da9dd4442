"""Typing narrows lists, totals and facet counts at once."""

import pytest

from tests.tui.stage import NORMAL, WIDE, opened
from trendtui.model.query import Query, Term


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_every_letter_asks_and_every_count_follows(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        before = stage.browse.answer
        assert before is not None
        assert before.total == 26
        await stage.type("agent")
        assert stage.browse.asked == Query((Term("agent"),))
        answer = stage.browse.answer
        assert answer is not None
        assert answer.query == stage.browse.asked
        assert 0 < answer.total < before.total
        assert sum(v.count for v in answer.facets["source"]) == answer.total
        assert f"{answer.total} passages" in stage.text()


async def test_chinese_is_found_and_marked_in_list_and_preview() -> None:
    async with opened() as stage:
        await stage.type("算力")
        await stage.press("enter", "4")
        row = stage.browse.chosen
        assert row is not None
        assert row.marks
        marked = [
            segment.text
            for strip in stage.app.screen._compositor.render_strips()
            for segment in strip
            if segment.text == "算力" and segment.style and segment.style.bold
        ]
        assert len(marked) >= 2


async def test_letters_typed_in_the_box_are_no_commands() -> None:
    async with opened() as stage:
        await stage.type("qjnf1 ?")
        assert stage.line == "qjnf1 ?"
        assert stage.app.screen is stage.browse


async def test_escape_clears_the_line_then_leaves_it() -> None:
    async with opened() as stage:
        await stage.type("agent")
        await stage.press("escape")
        assert stage.line == ""
        assert stage.browse.asked == Query()
        await stage.press("escape")
        assert stage.results.has_focus


@pytest.mark.parametrize("key", ["down", "enter", "tab"])  # nothing begins with this word
async def test_down_enter_and_tab_lead_to_the_results(key: str) -> None:
    async with opened() as stage:
        await stage.type("agent")
        await stage.press(key)
        assert stage.results.has_focus
        assert stage.line == "agent"
