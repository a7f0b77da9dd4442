"""Old results stay until new ones come, and an answer to an earlier query is dropped."""

from dataclasses import replace

from tests.tui.stage import opened
from trendtui.model.query import Query, Term
from trendtui.tui.messages import Answered, Surveyed
from trendtui.tui.widgets.facets import FacetList
from trendtui.tui.widgets.page import Page


async def test_an_answer_to_another_query_changes_nothing() -> None:
    async with opened() as stage:
        await stage.type("agent")
        answer = stage.browse.answer
        assert answer is not None
        late = replace(answer, query=Query((Term("age"),)), total=99)
        stage.browse.post_message(Answered(late, 0, ()))
        await stage.rest()
        assert stage.browse.answer is answer


async def test_a_preview_of_another_row_changes_nothing() -> None:
    async with opened() as stage:
        page = stage.browse.query_one("#preview", Page)
        blocks = page.blocks
        stage.browse.post_message(Surveyed(99, stage.browse.asked, ()))
        await stage.rest()
        assert page.blocks == blocks


async def test_old_results_stay_and_counts_are_dimmed_while_a_search_runs() -> None:
    async with opened() as stage:
        rows = stage.results.rows
        stage.explorer.slow.clear()
        try:
            await stage.pilot.press("slash", "x")
            # The mark comes from a timer, nothing else tells that it has come: a busy machine takes longer than SLOW.
            for _ in range(50):
                await stage.pilot.pause(0.1)
                if stage.browse.query_one(FacetList).has_class("-stale"):
                    break
            assert stage.results.rows is rows
            assert stage.browse.query_one(FacetList).has_class("-stale")
        finally:
            stage.explorer.slow.set()
        await stage.rest()
        assert not stage.browse.query_one(FacetList).has_class("-stale")
        assert stage.results.rows is not rows


async def test_an_interrupted_search_for_what_is_still_asked_is_asked_again() -> None:
    from trendtui.tui.messages import SearchFailed

    async with opened() as stage:
        before = len(stage.explorer.searches)
        stage.browse.post_message(SearchFailed(stage.browse.asked, ""))
        stage.browse.post_message(SearchFailed(Query((Term("gone"),)), ""))
        await stage.rest()
        assert stage.explorer.searches[before:] == [stage.browse.asked]
