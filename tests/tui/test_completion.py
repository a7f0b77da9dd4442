"""The query line completes what is typed, and never takes a key that it was not given."""

import pytest
from rich.cells import cell_len

from tests.tui.fake import FakeExplorer
from tests.tui.stage import NORMAL, WIDE, Stage, opened
from tests.tui.test_typing_ahead import burst
from trendtui.model.query import Filter, Query, Term
from trendtui.tui.present.completions import parted
from trendtui.tui.present.line import Piece, plain
from trendtui.tui.widgets.menu import Menu


def menu(stage: Stage) -> list[str]:
    """The completions on the screen."""
    found = stage.browse.query_one(Menu)
    return [offer.text for offer in found._offers] if found.display else []


@pytest.mark.parametrize("size", [WIDE, NORMAL, (60, 20)])
async def test_a_field_opens_the_menu_of_its_values_with_their_counts(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        await stage.type("算力 theme:")
        assert menu(stage)[:2] == ["agents", "chips"]
        lines = stage.lines()
        assert "智能体  agents" in lines[1]
        assert "tab the first" in stage.text()
        await stage.press("c")
        assert menu(stage) == ["chips", "compute"]
        await stage.press("h")
        assert menu(stage) == ["chips"]
        await stage.press("x")
        assert menu(stage) == []


def test_no_wide_character_lies_across_an_edge_below_the_menu() -> None:
    line = (Piece(" a智能", "text"), Piece("体 b", "dim"))
    for edge in range(12):
        made = parted(line, {edge, edge + 1})
        at = 0
        for character in plain(made):
            assert character.isascii() or at + 1 not in (edge, edge + 1)
            at += cell_len(character)
        assert plain(made).replace(" ", "") == "a智能体b"


async def test_tab_takes_the_first_and_the_search_goes_on() -> None:
    async with opened() as stage:
        await stage.type("theme:c")
        await stage.press("tab")
        assert stage.line == "theme:chips"
        assert menu(stage) == []
        assert stage.browse.asked == Query(filters=(Filter("theme", ("chips",)),))
        await stage.press("tab")
        assert stage.results.has_focus


async def test_a_field_is_completed_then_its_value() -> None:
    async with opened() as stage:
        await stage.type("them")
        assert menu(stage) == []
        assert "tab: theme:" in stage.lines()[0]
        await stage.press("tab")
        assert stage.line == "theme:"
        assert menu(stage)[0] == "agents"


@pytest.mark.parametrize("key", ["down", "enter"])
async def test_down_and_enter_lead_to_the_results_when_none_is_picked(key: str) -> None:
    async with opened() as stage:
        await stage.type("theme:c")
        assert menu(stage)
        await stage.press(key)
        assert stage.results.has_focus
        assert stage.line == "theme:c"
        assert menu(stage) == []


@pytest.mark.parametrize("opener", ["up", "f10", "ctrl+@"])
async def test_one_is_picked_with_up_and_down_and_taken_with_enter(opener: str) -> None:
    async with opened(NORMAL) as stage:
        await stage.type("theme:")
        await stage.press(opener, "down", "down", "up")
        assert stage.browse.query_one(Menu)._picked == 1
        assert "enter takes it" in stage.text()
        await stage.press("enter")
        assert stage.line == "theme:chips"
        assert stage.browse.pane() == "search"
        await stage.press("down")
        assert stage.results.has_focus


async def test_up_above_the_first_picks_none() -> None:
    async with opened() as stage:
        await stage.type("北")
        assert menu(stage) == []
        await stage.press("up")
        assert menu(stage) == ["company:北辰智能"]
        await stage.press("up")
        assert stage.browse.query_one(Menu)._picked == -1
        await stage.press("down")
        assert stage.results.has_focus


async def test_escape_closes_the_menu_and_only_then_clears_the_line() -> None:
    async with opened() as stage:
        await stage.type("theme:")
        await stage.press("escape")
        assert menu(stage) == []
        assert stage.line == "theme:"
        await stage.press("a")
        assert menu(stage) == ["agents"]
        await stage.press("escape", "escape")
        assert stage.line == ""


async def test_a_burst_does_what_the_keys_do_one_by_one() -> None:
    async with opened() as stage:
        await burst(stage, "slash", *"theme:ch", "tab", "space", "算", "enter", "4", "j")
        assert stage.line == "theme:chips 算"
        assert stage.browse.asked == Query((Term("算"),), (Filter("theme", ("chips",)),))
        assert stage.browse.tab == "passages"


async def test_letters_after_a_pick_are_typed_and_pick_nothing() -> None:
    async with opened() as stage:
        await stage.type("theme:")
        await stage.press("up", "r")
        assert menu(stage) == ["robots", "regulation"]
        await stage.press("enter")
        assert stage.results.has_focus
        assert stage.line == "theme:r"


async def test_in_the_middle_of_a_line_only_the_word_at_the_cursor_is_completed() -> None:
    async with opened() as stage:
        await stage.type("them 算力")
        await stage.press("left", "left", "left", "tab")
        assert stage.line == "theme: 算力"
        await stage.press("tab")
        assert stage.line == "theme:agents 算力"


async def test_a_click_takes_a_completion() -> None:
    async with opened() as stage:
        await stage.type("theme:")
        await stage.pilot.click(Menu, offset=(3, 1))
        await stage.rest()
        assert stage.line == "theme:chips"
        assert stage.browse.pane() == "search"


async def test_completing_that_fails_leaves_typing_as_it_is() -> None:
    class Failing(FakeExplorer):
        def complete(self, line, cursor):  # type: ignore[no-untyped-def]
            raise RuntimeError("the disk is gone")

    async with opened(explorer=Failing()) as stage:
        await stage.type("theme:")
        assert menu(stage) == []
        await stage.press("tab")
        assert stage.results.has_focus


async def test_completions_are_looked_for_after_the_search_not_before() -> None:
    async with opened() as stage:
        stage.explorer.slow.clear()
        try:
            await stage.pilot.press("slash", "算")
            assert stage.explorer.completed == []
        finally:
            stage.explorer.slow.set()
        await stage.rest()
        assert stage.explorer.completed == ["算"]


async def test_a_line_written_by_a_facet_offers_nothing() -> None:
    async with opened() as stage:
        await stage.type("theme:")
        await stage.press("escape", "escape", "escape", "f", "space")
        assert stage.line.startswith("theme:")
        assert menu(stage) == []
        assert "tab:" not in stage.lines()[0]
