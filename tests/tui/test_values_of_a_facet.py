"""Where a facet has more values than a pane can hold, they are searched."""

from dataclasses import replace

import pytest

from tests.tui.fake import FakeExplorer
from tests.tui.stage import NORMAL, WIDE, Stage, opened
from tests.tui.test_typing_ahead import burst
from trendtui.model.query import Query
from trendtui.model.results import FacetValue, Results
from trendtui.tui.present.facets import identity
from trendtui.tui.present.rows import TABS
from trendtui.tui.screens.values import ValuesScreen
from trendtui.tui.widgets.facets import FacetList
from trendtui.tui.widgets.rows import RowList

MANY = tuple(FacetValue(f"name{n}", f"Name {n}", 5000 - n) for n in range(3120))


class Many(FakeExplorer):
    """3,120 companies, of which an answer holds 200."""

    def search(
        self, query: Query, *, limit: int = 200, order: str = "place", whole: bool = True, lists: tuple[str, ...] = TABS
    ) -> Results:
        found = super().search(query, limit=limit, order=order, whole=whole, lists=lists)
        chosen = query.chosen("company")
        first = tuple(replace(v, chosen=v.value in chosen) for v in MANY[:200])
        return replace(found, facets={**found.facets, "company": first}, facet_sizes={"company": len(MANY)})

    def facet_values(self, query: Query, facet: str, contains: str = "") -> tuple[FacetValue, ...]:
        return tuple(v for v in MANY if contains.lower() in v.label.lower())


def listed(stage: Stage) -> list[str]:
    assert isinstance(stage.app.screen, ValuesScreen)
    return [row.value.value for row in stage.app.screen.query_one(RowList).rows]


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_a_pane_says_how_many_there_are_and_leads_to_all_of_them(size: tuple[int, int]) -> None:
    async with opened(size, explorer=Many()) as stage:
        await stage.press("f")
        facets = stage.browse.query_one(FacetList)
        assert "show 3,108 more" in stage.text()
        facets.cursor = facets.find(("more", "company"), identity)
        await stage.press("enter")
        facets.cursor = facets.find(("more", "company"), identity)
        await stage.rest()
        assert "200 of 3,120" in stage.text()
        await stage.press("enter")
        assert len(listed(stage)) == 3120
        assert "3,120 values" in stage.text()


async def test_what_is_typed_narrows_them_and_enter_chooses_one() -> None:
    async with opened(explorer=Many()) as stage:
        await stage.press("2", "a", *"name 311")
        assert listed(stage) == ["name311", *(f"name311{n}" for n in range(10))]
        assert "11 of 3,120 values" in stage.text()
        await stage.press("down", "down", "up", "enter")
        assert stage.app.screen is stage.browse
        assert stage.line == "company:name3110"


async def test_keys_in_one_breath_choose_what_they_say() -> None:
    async with opened(explorer=Many()) as stage:
        await burst(stage, "2", "a", *"name3100".replace("name", "name "), "enter")
        assert stage.line == "company:name3100"


async def test_a_chosen_value_is_taken_away_the_same_way_and_escape_changes_nothing() -> None:
    async with opened() as stage:
        await stage.press("f", "j", "a")
        first = listed(stage)[0]
        await stage.press("enter")
        assert stage.line == f"theme:{first}"
        await stage.press("a", "escape")
        assert stage.line == f"theme:{first}"
        await stage.press("a")
        assert "✓" in stage.text()
        await stage.press("enter")
        assert stage.line == ""


async def test_words_that_no_value_holds_are_said_to() -> None:
    async with opened() as stage:
        await stage.press("a", *"xyz", "enter")
        assert listed(stage) == []
        assert "none of them holds these words" in stage.text()


async def test_in_the_list_values_are_included_and_excluded_and_enter_takes_them_all() -> None:
    async with opened() as stage:
        await stage.press("f", "j", "a", "tab")
        first, second, third = listed(stage)[:3]
        await stage.press("space", "j", "x", "j", "x", "x")
        assert stage.line == ""
        assert "✓" in stage.text()
        assert "✗" in stage.text()
        await stage.press("enter")
        assert stage.line == f"theme:{first} -theme:{second}"
        await stage.press("a", "tab", "x", "escape")
        assert stage.line == f"theme:{first} -theme:{second}"
        assert third not in stage.line


async def test_while_words_are_typed_a_value_is_excluded_with_alt_x() -> None:
    async with opened() as stage:
        await stage.press("2", "a", *"harbor", "alt+x", "enter")
        assert stage.line == '-company:"Harbor Compute"'


async def test_the_foot_tells_the_keys_of_where_one_is() -> None:
    async with opened(NORMAL) as stage:
        await stage.press("2", "a")
        assert "alt+x exclude" in stage.text()
        await stage.press("tab")
        assert "x exclude" in stage.text()
        assert "space include" in stage.text()
        await stage.press("slash", *"lumen", "enter")
        assert stage.line == 'company:"Lumen Robotics"'
