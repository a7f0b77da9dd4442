"""The app begins as it was left: query line, list, order, sizes of panes and theme; what was wrong is told."""

import pytest

from tests.tui.stage import NORMAL, WIDE, opened
from trendtui.model.view import View
from trendtui.tui.settled import HINTS
from trendtui.tui.setup import Setup
from trendtui.tui.widgets.bars import TabBar
from trendtui.words import say


async def test_a_view_is_restored_and_kept() -> None:
    kept: list[View] = []
    view = View("算力", "figures", "value", "", 34, 60)
    async with opened(WIDE, line=view.line, setup=Setup(view, remember=kept.append)) as stage:
        assert stage.line == "算力"
        assert stage.browse.tab == "figures"
        assert say("lists.figures") in stage.text()
        assert stage.browse.order == "value"
        assert stage.browse.query_one("#facets").region.width == 34
        lists, beside = stage.browse.query_one("#lists").region, stage.browse.query_one("#beside").region
        assert abs(beside.width - round(0.6 * lists.width)) <= 1
        await stage.press("2")
        stage.app.theme = "dracula"
        await stage.press("q")
    assert kept == [View("算力", "companies", "value", "dracula", 34, 60)]


async def test_sizes_are_left_to_the_layout_where_there_is_no_room() -> None:
    view = View(facets=34, preview=70)
    async with opened((60, 20), setup=Setup(view)) as stage:
        assert stage.browse.query_one("#found").region.width == 60
        await stage.press("f")
        assert stage.browse.query_one("#facets").region.width == 60
        await stage.pilot.resize_terminal(120, 40)
        await stage.rest()
        assert stage.browse.query_one("#facets").region.width == 34


async def test_what_was_wrong_is_told_and_the_app_opens() -> None:
    async with opened(NORMAL, setup=Setup(View(tab="nonsense", order="nonsense"), "config.toml:3: no")) as stage:
        assert stage.status == "config.toml:3: no"
        assert stage.browse.tab == "trends"


async def test_borders_are_dragged_and_moved_with_keys() -> None:
    async with opened(WIDE) as stage:
        navigation, beside = stage.browse.query_one("#facets"), stage.browse.query_one("#beside")
        before = navigation.region.width
        await stage.pilot.mouse_down(stage.browse.query_one("#work"), offset=(0, 8))
        await stage.pilot.hover(offset=(before + 10, 9))
        await stage.pilot.mouse_up(offset=(before + 10, 9))
        await stage.rest()
        assert navigation.region.width == before + 10
        at = beside.region
        await stage.pilot.mouse_down(offset=(at.x, at.y + 5))
        await stage.pilot.hover(offset=(at.x - 8, at.y + 5))
        await stage.pilot.mouse_up(offset=(at.x - 8, at.y + 5))
        await stage.rest()
        assert abs(beside.region.width - (at.width + 8)) <= 1
        assert stage.browse.view(View()).facets == before + 10
        await stage.press("f", "ctrl+left")
        assert navigation.region.width == before + 6
        await stage.press("equals_sign")
        assert navigation.region.width == before
        assert beside.region.width == at.width + before - before or beside.region.width > 0
        assert stage.browse.view(View()) == View(tab="trends", order="place")


async def test_the_border_below_the_list_moves_too() -> None:
    async with opened(NORMAL) as stage:
        beside = stage.browse.query_one("#beside")
        at = beside.region
        await stage.pilot.mouse_down(offset=(30, at.y))
        await stage.pilot.hover(offset=(30, at.y - 3))
        await stage.pilot.mouse_up(offset=(30, at.y - 3))
        await stage.rest()
        assert abs(beside.region.height - (at.height + 3)) <= 1


async def test_hints_go_away_one_by_one() -> None:
    seen: list[View] = []
    for hint in (*HINTS, ""):
        before = seen[-1] if seen else View()
        async with opened(NORMAL, setup=Setup(before, hint=True, remember=seen.append)) as stage:
            assert stage.status == (say(f"hints.{hint}") if hint else "")
            await stage.press("j")
            assert not stage.status
            await stage.press("q")
    assert seen[-1].hints == HINTS


async def test_without_colours_the_letters_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(WIDE) as stage:
        await stage.type("算力")
        await stage.press("enter", "4")
        results = stage.results
        rows = [list(results.render_line(y)) for y in range(results.size.height)]
        cursor, others = rows[1], [segment for row in rows[4:] for segment in row]
        assert all(segment.style is not None and segment.style.reverse for segment in cursor)
        assert not any(segment.style is not None and segment.style.reverse for segment in others)
        marks = [s for row in rows for s in row if "算力" in s.text and s.style is not None and s.style.underline]
        assert marks
        tabs = list(stage.browse.query_one(TabBar).render_line(0))
        assert [s.text.split()[0] for s in tabs if s.style is not None and s.style.reverse] == ["4"]
