"""With less room there are two panes, or one at a time, and a way between them; nothing breaks at any size."""

import pytest

from tests.tui.stage import Stage, opened


def seen(stage: Stage) -> set[str]:
    return {p for p in ("facets", "results", "preview") if stage.browse.query_one(f"#{p}").region.area}


@pytest.mark.parametrize(
    ("size", "at_first", "at_facets", "at_preview"),
    [
        (
            (200, 60),
            {"facets", "results", "preview"},
            {"facets", "results", "preview"},
            {"facets", "results", "preview"},
        ),
        (
            (120, 40),
            {"facets", "results", "preview"},
            {"facets", "results", "preview"},
            {"facets", "results", "preview"},
        ),
        ((80, 24), {"results", "preview"}, {"facets", "results"}, {"results", "preview"}),
        ((60, 20), {"results"}, {"facets"}, {"preview"}),
    ],
)
async def test_panes_by_width(
    size: tuple[int, int], at_first: set[str], at_facets: set[str], at_preview: set[str]
) -> None:
    async with opened(size) as stage:
        assert seen(stage) == at_first
        await stage.press("f")
        assert seen(stage) == at_facets
        assert stage.browse.query_one("#facets").has_focus
        await stage.press("f", "right")
        assert seen(stage) == at_preview
        assert stage.browse.query_one("#preview").has_focus
        await stage.press("left")
        assert stage.results.has_focus


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (20, 6), (3, 2), (300, 100)])
async def test_no_size_breaks_it(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        await stage.press("f", "space", "escape", "4", "j", "right", "enter", "n", "f", "escape", "escape")
        await stage.press("question_mark", "escape", "slash", "x", "y", "enter")
        assert stage.app.is_running
        assert all(len(line) <= size[0] for line in stage.lines())


async def test_a_terminal_made_narrower_shows_the_pane_with_the_focus() -> None:
    async with opened((120, 40)) as stage:
        await stage.press("f")
        await stage.pilot.resize_terminal(60, 20)
        await stage.rest()
        assert seen(stage) == {"facets"}
        await stage.pilot.resize_terminal(120, 40)
        await stage.rest()
        assert seen(stage) == {"facets", "results", "preview"}
