"""Facet values are chosen with space or a click; the query line holds what was chosen."""

import re
from dataclasses import replace

from tests.tui.fake import FakeExplorer
from tests.tui.stage import Stage, opened
from trendtui.model.query import Filter, Query
from trendtui.model.results import FacetValue, Results
from trendtui.tui.present.facets import FacetItem, identity, items, paint
from trendtui.tui.present.rows import TABS
from trendtui.tui.widgets.facets import FacetList
from trendtui.tui.widgets.painting import STALE


def values(stage: Stage, field: str) -> list[FacetItem]:
    rows = stage.browse.query_one(FacetList).rows
    return [row for row in rows if isinstance(row, FacetItem) and row.field == field]


async def choose(stage: Stage, field: str, value: str) -> None:
    facets = stage.browse.query_one(FacetList)
    facets.focus()
    facets.cursor = facets.find(("value", field, value), identity)
    await stage.press("space")


async def test_values_of_one_facet_are_or_and_facets_are_and() -> None:
    async with opened() as stage:
        await stage.press("f")
        await choose(stage, "theme", "compute")
        one = stage.browse.answer
        await choose(stage, "theme", "chips")
        assert stage.line == "theme:compute,chips"
        two = stage.browse.answer
        assert one is not None
        assert two is not None
        assert two.total > one.total
        await choose(stage, "year", "2026")
        assert stage.line == "theme:compute,chips year:2026"
        three = stage.browse.answer
        assert three is not None
        assert three.total < two.total


async def test_a_chosen_value_is_marked_on_top_and_the_cursor_stays_on_it() -> None:
    async with opened() as stage:
        await stage.press("f")
        await choose(stage, "theme", "regulation")
        first = values(stage, "theme")[0]
        assert (first.value.value, first.value.chosen) == ("regulation", True)
        assert stage.browse.query_one(FacetList).row == first
        assert "✓ 监管" in stage.text()
        await stage.press("space")
        assert stage.line == ""
        assert not any(v.value.chosen for v in values(stage, "theme"))


async def test_a_value_chosen_under_another_name_can_be_taken_away() -> None:
    class ByLabel(FakeExplorer):
        """Understands theme:算力 as theme:compute, as the real index does."""

        def search(
            self,
            query: Query,
            *,
            limit: int = 200,
            order: str = "place",
            whole: bool = True,
            lists: tuple[str, ...] = TABS,
        ) -> Results:
            named = "算力" in query.chosen("theme")
            meant = query.toggle("theme", "算力").toggle("theme", "compute") if named else query
            return replace(super().search(meant, limit=limit, lists=lists), query=query)

    async with opened(explorer=ByLabel()) as stage:
        await stage.type("theme:算力")
        assert values(stage, "theme")[0].value.chosen
        await choose(stage, "theme", "compute")
        assert stage.browse.asked.filters == ()


async def test_counts_stand_right_aligned_under_one_another() -> None:
    async with opened() as stage:
        lines = [line[:27].rstrip() for line in stage.lines()]
        ends = {len(line.encode("gbk")) for line in lines if line.strip()[-1:].isdigit() and line.startswith("   ")}
        assert len(ends) == 1


async def test_a_long_facet_shows_its_first_values_until_one_asks_for_all() -> None:
    class Many(FakeExplorer):
        def search(
            self,
            query: Query,
            *,
            limit: int = 200,
            order: str = "place",
            whole: bool = True,
            lists: tuple[str, ...] = TABS,
        ) -> Results:
            found = super().search(query, limit=limit, order=order, whole=whole, lists=lists)
            many = tuple(FacetValue(f"name{n}", f"name{n}", 100 - n) for n in range(40))
            return replace(found, facets={**found.facets, "company": many})

    async with opened(explorer=Many()) as stage:
        facets = stage.browse.query_one(FacetList)
        assert len(values(stage, "company")) == 12
        assert "show 28 more" in stage.text()
        facets.focus()
        facets.cursor = facets.find(("more", "company"), identity)
        await stage.press("enter")
        assert len(values(stage, "company")) == 40
        await stage.press("enter")
        assert len(values(stage, "company")) == 12


async def test_excluded_values_stay_in_the_line() -> None:
    async with opened() as stage:
        await stage.type("-company:北辰智能 ")
        await stage.press("enter", "f")
        await choose(stage, "theme", "agents")
        assert Filter("company", ("北辰智能",), excluded=True) in stage.browse.asked.filters
        assert stage.line == "-company:北辰智能 theme:agents"


async def test_x_excludes_a_value_with_what_it_takes_away_and_a_second_time_no_more() -> None:
    async with opened() as stage:
        await stage.press("f")
        facets = stage.browse.query_one(FacetList)
        facets.cursor = facets.find(("value", "company", "北辰智能"), identity)
        before, total = facets.row, stage.browse.answer
        await stage.press("x")
        assert stage.line == "-company:北辰智能"
        row = facets.row
        assert isinstance(row, FacetItem)
        assert isinstance(before, FacetItem)
        assert (row.value.excluded, row.value.count) == (True, before.value.count)
        assert total is not None
        assert stage.browse.answer is not None
        assert stage.browse.answer.total == total.total - row.value.count
        assert re.search(rf"✗ 北辰智能 +-{row.value.count} ", stage.text())
        await stage.press("space")
        assert stage.line == "company:北辰智能"
        await stage.press("x")
        assert stage.line == "-company:北辰智能"
        await stage.press("x")
        assert stage.line == ""


async def test_a_year_excluded_by_a_range_can_be_allowed_alone() -> None:
    class ByRange(FakeExplorer):
        """Understands -year:..2025 as -year:2025,2024, as the real index does."""

        def search(self, query: Query, **options: object) -> Results:  # type: ignore[override]
            ranged = "..2025" in query.excluded("year")
            meant = query
            if ranged:
                meant = (
                    query.without("year").toggle("year", "2025", excluded=True).toggle("year", "2024", excluded=True)
                )
            return replace(super().search(meant, **options), query=query)  # type: ignore[arg-type]

    async with opened(explorer=ByRange()) as stage:
        await stage.type("-year:..2025")
        facets = stage.browse.query_one(FacetList)
        facets.focus()
        facets.cursor = facets.find(("value", "year", "2024"), identity)
        await stage.press("x")
        assert stage.line == "-year:2025"


async def test_years_stand_in_order_of_time_as_a_histogram() -> None:
    async with opened() as stage:
        rows = values(stage, "year")
        assert [row.value.value for row in rows] == sorted((row.value.value for row in rows), reverse=True)
        most = max(rows, key=lambda row: row.value.count)
        assert most.share == 1.0
        for row in rows:
            (line,) = paint(row, 38)
            bar = sum(len(text) for text, role in line if role in ("bar", "ahead"))
            ahead = sum(len(text) for text, role in line if role == "ahead")
            assert bar == max(1, round(row.share * 22))
            assert (ahead > 0) == (row.value.foretold > 0)
        chosen = rows[-1].value.value
        await stage.press("f")
        await choose(stage, "year", chosen)
        assert [row.value.value for row in values(stage, "year")][-1] == chosen


async def test_of_many_years_the_most_frequent_are_shown_in_order_of_time() -> None:
    counts = {1990 + n: n % 11 for n in range(40)}
    years = tuple(FacetValue(str(y), str(y), n) for y, n in sorted(counts.items(), reverse=True) if n)
    shown = [row.value for row in items("year", years, 8)]
    assert [int(v.value) for v in shown] == sorted((int(v.value) for v in shown), reverse=True)
    assert min(v.count for v in shown) >= max(v.count for v in years if v not in shown)


async def test_a_slash_in_the_facets_searches_within_the_values_of_this_one() -> None:
    async with opened() as stage:
        await stage.press("f")
        facets = stage.browse.query_one(FacetList)
        facets.cursor = facets.find(("value", "company", "北辰智能"), identity)
        await stage.press("slash", *"harbor", "enter")
        assert stage.line == 'company:"Harbor Compute"'


async def test_old_counts_stay_dimmed_while_new_ones_are_on_their_way() -> None:
    async with opened() as stage:
        facets = stage.browse.query_one(FacetList)
        before = values(stage, "company")
        stage.explorer.slow.clear()
        await stage.pilot.press("slash", "a")
        stage.browse.check_late()
        assert values(stage, "company") == before
        assert facets.has_class(STALE)
        stage.explorer.slow.set()
        await stage.rest()
        assert not facets.has_class(STALE)
        assert values(stage, "company") != before
