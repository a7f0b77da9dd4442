"""The completions under the query line: a few rows over whatever stands there. The line keeps focus and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trendtui.tui.messages import CompletionPicked
from trendtui.tui.present import completions
from trendtui.tui.widgets.painting import CURSOR, Painting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from trendtui.model.results import Completion


class Menu(Painting):
    """Completions and a line that says how to take one; hidden while there are none."""

    DEFAULT_CSS = """
    Menu {
        layer: above;
        display: none;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._offers: tuple[Completion, ...] = ()
        self._picked = -1
        self._edges: set[int] = set()

    def show(self, offers: Sequence[Completion], picked: int, column: int) -> None:
        """Show completions.

        Args:
            offers: none hides the menu.
            picked: the row that enter takes; -1 for none.
            column: where the word begins that they complete, in cells of the screen.
        """
        self._offers, self._picked = tuple(offers[: completions.MOST]), picked
        if self._offers:
            # A scrollbar is as good as a pane: the last column of what scrolls.
            edges = {
                x for w in self.screen.query("*") if w.display and w is not self and w.region
                for x in (w.region.x, w.region.right, w.scrollable_content_region.right)
            }  # fmt: skip
            wanted = completions.width(self._offers)
            left, width = completions.placed(column, wanted, self.screen.size.width, edges)
            self.styles.width, self.styles.height = width, len(self._offers) + 1
            self.styles.offset = (left, 1)
            self._edges = {x - left for x in edges}
        self.display = bool(self._offers)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One completion; how to take one below the last."""
        width = self.size.width
        if y < len(self._offers):
            line = completions.paint(self._offers[y], width, self._edges)
            return self.strip(line, width, CURSOR if y == self._picked else "")
        return self.strip(completions.foot(self._picked, width), width)

    def on_click(self, event: events.Click) -> None:
        """The completion under the pointer is taken."""
        event.stop()
        if 0 <= event.y < len(self._offers):
            self.post_message(CompletionPicked(event.y))
