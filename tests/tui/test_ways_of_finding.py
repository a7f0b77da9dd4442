"""What was found in looser ways stands apart, is told, and can be left out; what was not understood is told."""

from dataclasses import replace

import pytest

from tests.tui.fake import FakeExplorer
from tests.tui.stage import NORMAL, WIDE, Stage, opened
from trendtui.model.query import Query, Term
from trendtui.model.results import Named, PassageRow, Results
from trendtui.tui.present.groups import Head, Names
from trendtui.tui.present.rows import TABS
from trendtui.tui.screens.sheet import PageScreen
from trendtui.tui.widgets.bars import TabBar


def kinds(stage: Stage) -> list[type]:
    return [type(row) for row in stage.results.rows]


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_exact_hits_first_then_each_looser_way_under_its_own_line(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        await stage.type("法规")
        await stage.press("enter", "4")
        assert kinds(stage) == [Head, *[PassageRow] * 2]
        await stage.press("X")
        await stage.type("agnet")
        await stage.press("enter")
        assert "Nothing is as typed" in stage.text()
        assert "≈ agnet → agent" in stage.text()
        assert "a slip of typing" in stage.text()
        assert "none as typed, all looser" in stage.text()


async def test_the_cursor_passes_over_the_line_of_a_group() -> None:
    class Both(FakeExplorer):
        """Has `beichen` as typed in one passage, and 北辰 for it in others."""

        def _holds(self, row, query, but=""):  # type: ignore[no-untyped-def]
            if query.terms == (Term("beichen"),):
                return row.block.passage in (3, 7)
            return super()._holds(row, query, but)

    async with opened(explorer=Both()) as stage:
        await stage.type("beichen")
        await stage.press("enter", "4")
        heads = [n for n, row in enumerate(stage.results.rows) if isinstance(row, Head)]
        assert heads == [2]
        assert "2 as typed, 1 looser" in stage.text()
        await stage.press("j", "j")
        assert stage.results.cursor == 3
        await stage.press("k")
        assert stage.results.cursor == 1
        await stage.press("G", "g")
        assert stage.results.cursor == 0


async def test_one_key_searches_exactly_what_was_typed_and_again_in_every_way() -> None:
    async with opened() as stage:
        await stage.type("agnet -x year:2025")
        await stage.press("enter", "4", "x")
        assert stage.line == '"agnet" -x year:2025'
        assert "Nothing has all of this" in stage.text()
        assert "without quotation marks" in stage.text()
        await stage.press("x")
        assert stage.line == "agnet -x year:2025"
        assert isinstance(stage.results.rows[0], Head)
        await stage.press("escape")
        assert stage.line == '"agnet" -x year:2025'


async def test_quotation_marks_of_ones_own_are_taken_away_too() -> None:
    async with opened() as stage:
        await stage.type('"算力 成本"')
        await stage.press("enter", "ctrl+s")
        assert stage.line == "算力 成本"
        await stage.press("X", "x")
        assert "no words to search exactly" in stage.status


async def test_what_was_not_understood_stands_beside_the_line_while_typing() -> None:
    async with opened(NORMAL) as stage:
        await stage.type("colour:red")
        assert "colour: is no field" in stage.lines()[0]
        await stage.press("escape")
        assert "is no field" not in stage.lines()[0]
        await stage.press(*"year:")
        assert "has no value yet" not in stage.lines()[0]
        await stage.press("escape")
        assert "has no value yet" in stage.lines()[0]


async def test_a_line_too_long_for_its_remark_is_shown_whole() -> None:
    async with opened(NORMAL) as stage:
        await stage.type("colour:" + "红" * 40)
        assert "is no field" not in stage.lines()[0]
        assert "红" * 30 in stage.lines()[0].replace(" ", "")


async def test_counts_while_typing_are_marked_as_bounds_until_the_whole_answer_comes() -> None:
    explorer = FakeExplorer()
    async with opened(explorer=explorer) as stage:
        explorer.about = True
        first: list[tuple[bool, bool]] = []
        watch = stage.browse.watch_answer

        def seen(answer: Results | None) -> None:
            watch(answer)
            first.append((stage.browse.query_one(TabBar).about, "≈" in stage.browse.status.totals))

        stage.browse.watch_answer = seen  # type: ignore[method-assign]
        await stage.press("slash", "算")
        assert explorer.whole[-2:] == [False, True]
        assert first == [(True, True), (False, False)]
        assert stage.browse.asked == Query((Term("算"),))


async def test_the_whole_answer_leaves_the_cursor_on_its_row() -> None:
    class Fewer(FakeExplorer):
        """Its first answer has passages that the whole one has not."""

        def search(self, query, *, limit=200, order="place", whole=True, lists=TABS):  # type: ignore[no-untyped-def]
            found = super().search(query, limit=limit, order=order, whole=whole, lists=lists)
            return replace(found, passages=found.passages[3:]) if whole and query else found

    explorer = Fewer()
    async with opened(explorer=explorer) as stage:
        await stage.press("4")
        await stage.type("a")
        quick = FakeExplorer().search(stage.browse.asked, whole=False)
        stage.browse.answer = replace(quick, about=True)
        await stage.press("enter", "j", "j", "j", "j")
        chosen = stage.results.row
        assert stage.results.cursor == 4
        stage.browse.search_for(stage.browse.asked, "passages", rest=TABS)
        await stage.rest()
        assert stage.results.row == chosen
        assert stage.results.cursor == 1


async def test_names_stand_above_the_passages_and_lead_on() -> None:
    class Naming(FakeExplorer):
        def search(self, query, *, limit=200, order="place", whole=True, lists=TABS):  # type: ignore[no-untyped-def]
            found = super().search(query, limit=limit, order=order, whole=whole, lists=lists)
            return replace(found, named=(Named("company", "北辰智能", "北辰智能", 2),)) if query else found

    async with opened(explorer=Naming()) as stage:
        await stage.type("北辰")
        await stage.press("enter", "4")
        assert isinstance(stage.results.rows[0], Names)
        assert stage.results.cursor == 1
        await stage.press("k", "c")
        assert isinstance(stage.app.screen, PageScreen)
        await stage.press("escape", "enter")
        assert stage.line == "北辰 company:北辰智能"
        assert not any(isinstance(row, Names) for row in stage.results.rows)
