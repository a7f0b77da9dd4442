"""Back and forward through everywhere one has been: the trail, and the screens that show its stops.

Screens say where they went (`told.Went`) and wish for a step (`told.StepWished`); here the one trail is
held. A stop whose screen is still there is returned to, any other is opened anew from its value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trendtui.tui.screens.acting import Acting
from trendtui.tui.trail import Stop, Trail
from trendtui.tui.turns import InTurn
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.tui import messages as told
    from trendtui.tui import notices


class Wandering(InTurn):
    """An app whose screens stand along one trail."""

    def __init__(self) -> None:
        super().__init__()
        self.trail = Trail()

    def on_went(self, message: told.Went) -> None:
        """Somebody went on, or moved the present stop."""
        if message.left is not None:
            self.trail = self.trail.leave(message.left)
        self.trail = self.trail.refine(message.to) if message.refined else self.trail.visit(message.to)

    def on_step_wished(self, message: told.StepWished) -> None:
        """A step back or forward."""
        self.action_retrace(message.step)

    def on_index_changed(self, message: notices.IndexChanged) -> None:
        """Corrections took effect: whatever is open shows it, the cursor where it was."""
        for screen in self.screen_stack:
            if isinstance(screen, Acting):
                screen.look_again()

    def action_retrace(self, step: int) -> None:
        """To the stop before (-1), or to the one that was left with it (1)."""
        screen = self.screen
        here = screen.stop() if isinstance(screen, Acting) else None
        if here is None:
            # No stop of the trail, but something over one.
            if len(self.screen_stack) > 1:
                self.pop_screen()
            return
        trail = self.trail.leave(here)
        moved = trail.back() if step < 0 else trail.forward()
        if moved is trail:
            if isinstance(screen, Acting):
                screen.tell(say("trail.beginning" if step < 0 else "trail.end"))
            return
        self.trail = moved
        self._show(moved.now)

    def _show(self, stop: Stop) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Acting) and screen.holds(stop):
                for _ in range(len(self.screen_stack) - 1 - self.screen_stack.index(screen)):
                    self.pop_screen()
                screen.return_to(stop)
                return
        if isinstance(top := self.screen, Acting):
            top.open_stop(stop)
