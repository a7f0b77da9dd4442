"""Opening the app on a small index, waiting until it is at rest, and reading what stands on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.tui.fake import FakeExplorer
from tests.tui.resting import at_rest
from trendtui.tui.app import TrendTui
from trendtui.tui.screens.browse import BrowseScreen
from trendtui.tui.widgets.bars import StatusBar
from trendtui.tui.widgets.results import ResultList
from trendtui.tui.widgets.searchbox import SearchBox

WIDE, NORMAL = (120, 40), (80, 24)


class Stage:
    """The app and the hands on it."""

    def __init__(self, app: TrendTui, pilot: Pilot[None], explorer: FakeExplorer) -> None:
        self.app, self.pilot, self.explorer = app, pilot, explorer

    async def rest(self) -> None:
        """Wait until every worker is done and everything is painted."""
        await at_rest(self.app)

    async def press(self, *keys: str) -> None:
        """Press keys, and let each take effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()

    async def type(self, line: str) -> None:
        """Go to the query line and type."""
        await self.press("slash", *(" " if c == " " else c for c in line))

    @property
    def browse(self) -> BrowseScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, BrowseScreen)
        return screen

    @property
    def line(self) -> str:
        """What stands in the query line."""
        return self.browse.query_one(SearchBox).value

    @property
    def results(self) -> ResultList:
        return self.browse.query_one(ResultList)

    @property
    def status(self) -> str:
        """What the status line of the screen on top tells."""
        return self.app.screen.query_one(StatusBar).told

    def lines(self) -> list[str]:
        """The screen, line by line."""
        return ["".join(segment.text for segment in strip) for strip in self.app.screen._compositor.render_strips()]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())


@asynccontextmanager
async def opened(
    size: tuple[int, int] = WIDE,
    explorer: FakeExplorer | None = None,
    opener: Callable[[], Any] | None = None,
    keep: Path | None = None,
    **options: Any,
) -> AsyncIterator[Stage]:
    """The app, at rest after its first search."""
    index = explorer or FakeExplorer()
    app = TrendTui(opener or (lambda: index), keep=keep, **options)
    async with app.run_test(size=size) as pilot:
        stage = Stage(app, pilot, index)
        await stage.rest()
        yield stage
