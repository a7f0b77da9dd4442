"""Where there is nothing to show, the screen says what to do."""

from typing import Any

import pytest

from tests.tui.fake import FakeExplorer
from tests.tui.stage import NORMAL, WIDE, opened
from trendtui.model.problems import Problem
from trendtui.tui.present.advice import Way
from trendtui.tui.present.rows import TABS


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_no_hits_offers_what_to_drop_with_its_count(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        await stage.type("agent year:2031")
        assert "Nothing has all of this" in stage.text()
        ways = {row.text: row for row in stage.results.rows if isinstance(row, Way)}
        assert ways["without year:2031"].note == "5 passages"
        assert ways["without agent"].note == "1 passage"
        await stage.press("enter", "enter")
        assert stage.line == "agent"
        answer = stage.browse.answer
        assert answer is not None
        assert answer.total == 5


async def test_an_empty_list_leads_to_those_that_are_not() -> None:
    async with opened() as stage:
        await stage.press("3")
        await stage.type("触觉 体")
        await stage.press("enter", "2")
        assert "No companies in what was found" in stage.text()
        way = stage.results.row
        assert isinstance(way, Way)
        await stage.press("enter")
        assert stage.browse.tab == way.tab
        assert len(stage.results.rows) == int(way.note)


async def test_no_index_tells_how_to_make_one() -> None:
    def missing() -> FakeExplorer:
        raise Problem("there is no index at /nowhere/index.db", "Make one: trendtui import PATH")

    async with opened(opener=missing) as stage:
        text = stage.text()
        assert "there is no index at /nowhere/index.db" in text
        assert "trendtui import PATH" in text
        await stage.press("j", "enter", "y", "f", "4", "slash", "x", "enter", "n", "space", "e", "o")
        assert stage.app.is_running


async def test_an_index_made_meanwhile_is_opened_on_wish() -> None:
    made: list[FakeExplorer] = []

    def opener() -> FakeExplorer:
        if not made:
            made.append(FakeExplorer())
            raise Problem("there is no index", "Make one.")
        return made[0]

    async with opened(opener=opener) as stage:
        assert stage.browse.answer is None
        await stage.press("R")
        assert stage.browse.answer is not None
        await stage.press("R")
        assert made[0].closed


async def test_an_empty_index_says_so() -> None:
    async with opened(explorer=FakeExplorer(reports=())) as stage:
        assert "holds no documents" in stage.text()
        assert "trendtui import PATH" in stage.text()


async def test_a_failing_search_is_one_sentence() -> None:
    class Failing(FakeExplorer):
        def search(self, query, *, limit=200, order="place", whole=True, lists=TABS):  # type: ignore[no-untyped-def]
            if query:
                raise Problem("the index cannot be read", "Import again.")
            return super().search(query, limit=limit, order=order, whole=whole, lists=lists)

    async with opened(explorer=Failing()) as stage:
        await stage.type("x")
        assert stage.status == "the index cannot be read Import again."
        assert stage.results.rows


@pytest.mark.parametrize("part", ["search", "around", "reading", "citation"])
async def test_what_nobody_foresaw_is_one_sentence_too(part: str) -> None:
    class Broken(FakeExplorer):
        """Works until it breaks."""

        broken = False

        def __getattribute__(self, name: str) -> Any:
            if name == part and super().__getattribute__("broken"):
                raise RuntimeError("the disk is gone")
            return super().__getattribute__(name)

    explorer = Broken()
    async with opened(explorer=explorer) as stage:
        explorer.broken = True
        await stage.type("x" if part == "search" else "")
        await stage.press("escape", "4", "j", "y", "e", "enter")
        assert stage.app.is_running
        explorer.broken = False
        await stage.press("escape", "R", "j")
        assert stage.results.rows
