"""The line of active filters under the query line; hidden while nothing is filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.reactive import reactive

from trendtui.tui.keys import bindings
from trendtui.tui.narrowed import ChipsLeft, ChipTaken, ChipTurned
from trendtui.tui.present import chips
from trendtui.tui.widgets.painting import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from trendtui.tui.present.line import Line

SOME = "-some"
"""The class of a line that has chips."""


class Chips(Lines, can_focus=True):
    """Chips in a line, one of them under the cursor while the line has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("chips")

    cursor: reactive[int] = reactive(0)
    """The chip that keys act on; 0-based."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chips: tuple[chips.Chip, ...] = ()

    def fill(self, found: Sequence[chips.Chip]) -> None:
        """Show other chips; with none, the line is not there."""
        found = tuple(found)
        if found == self.chips:
            return
        self.chips = found
        self.cursor = max(0, min(self.cursor, len(found) - 1))
        if bool(found) != self.has_class(SOME):
            self.set_class(bool(found), SOME)
        if not found and self.has_focus:
            self.post_message(ChipsLeft())
        self.refresh()

    def _placed(self, width: int) -> chips.Placed:
        return chips.placed(self.chips, width, self.cursor if self.has_focus else -1)

    def lines(self, width: int) -> tuple[Line, ...]:
        """All chips, or those that there is room for."""
        return (self._placed(width).line,)

    def on_focus(self) -> None:
        """The last one is the one that was added last."""
        self.cursor = max(0, len(self.chips) - 1)
        self.refresh()

    def on_blur(self) -> None:
        """No cursor without the focus."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on a chip stands on it; on its cross, it is taken away."""
        number, close = self._placed(self.size.width).at(event.x)
        if number < 0:
            return
        event.stop()
        self.cursor = number
        if close:
            self.post_message(ChipTaken(self.chips[number].part))

    def action_step(self, step: int) -> None:
        """To the chip on the left or the right."""
        self.cursor = max(0, min(len(self.chips) - 1, self.cursor + step))

    def action_take(self) -> None:
        """Take the chip under the cursor away."""
        if self.chips:
            self.post_message(ChipTaken(self.chips[self.cursor].part))

    def action_turn(self) -> None:
        """Exclude what was wanted, want what was excluded."""
        if self.chips:
            self.post_message(ChipTurned(self.chips[self.cursor].part))

    def action_leave(self) -> None:
        """Back to the results."""
        self.post_message(ChipsLeft())
