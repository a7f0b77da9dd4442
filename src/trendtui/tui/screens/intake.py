"""What to import: a box with a path, completed as it is typed. While an import runs, the box that stops it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input

from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, crop
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from trendtui.tui import messages as told


class IntakeScreen(ModalScreen[str | None]):
    """A line over the names it may go on with; dismissed with a path, or with None when it is left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    AUTO_FOCUS = "#path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,alt+left", "leave", "Close", show=False),
        Binding("down,ctrl+n", "move(1)", "Below", show=False),
        Binding("up,ctrl+r", "move(-1)", "Above", show=False),
        Binding("tab", "complete", "Complete", show=False, priority=True),
        Binding("enter,ctrl+g", "take", "Import", show=False, priority=True),
    ]

    def __init__(self, names: Callable[[str], tuple[str, ...]], *, running: bool) -> None:
        """`names` are what a path may go on with; it is called in a thread."""
        super().__init__(id="intake")
        self._names, self._to_stop = names, running

    def compose(self) -> ComposeResult:
        """A heading, the line, the names, how to leave."""
        with Container(id="box"):
            yield Lines(id="heading")
            if not self._to_stop:
                with Container(id="line"):
                    yield Lines(id="prompt")
                    path = Input(placeholder=say("intake.placeholder"), compact=True, id="path")
                    path.cursor_blink = False
                    yield path
                yield RowList(id="names")
            yield Lines(id="foot")

    def on_mount(self) -> None:
        """Say what it is for; show what is here."""
        self.set_class(self._to_stop, "-running")
        if self._to_stop:
            self._say("intake.stop", ("enter", "foot.stop"), ("esc", "foot.on"))
            return
        self._say("intake.title", ("tab", "foot.complete"), ("enter", "foot.import"), ("esc", "foot.close"))
        self.query_one("#prompt", Lines).show((Piece(" > ", "key"),))
        self.query_one(RowList).can_focus = False
        self.run_worker(self._list(""), exclusive=True)

    def _say(self, title: str, *keys: tuple[str, str]) -> None:
        self.query_one("#heading", Lines).show((Piece(" " + say(title), "title"),))
        foot: list[Piece] = []
        for key, words in keys:
            foot += [Piece(f" {key} ", "key"), Piece(say(f"intake.{words}") + " ", "dim")]
        self.query_one("#foot", Lines).show(tuple(foot))

    async def _list(self, typed: str) -> None:
        found = await asyncio.to_thread(self._names, typed)
        if self.is_attached and self.query_one(Input).value == typed:
            self.query_one(RowList).show(found, _name)

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Another path: other names."""
        event.stop()
        self.run_worker(self._list(event.value), exclusive=True)

    def action_move(self, step: int) -> None:
        """Up or down in the names."""
        if not self._to_stop:
            self.query_one(RowList).action_move(step)

    async def action_complete(self) -> None:
        """Put the name under the cursor into the line."""
        if self._to_stop:
            return
        line = self.query_one(Input)
        await self._list(line.value)
        if isinstance(row := self.query_one(RowList).row, str):
            line.value = row
            line.cursor_position = len(row)

    def action_take(self) -> None:
        """The path that stands in the line; while an import runs, that it is to be stopped."""
        if self._to_stop:
            self.dismiss("")
        elif path := self.query_one(Input).value.strip():
            self.dismiss(path)

    def on_row_opened(self, message: told.RowOpened) -> None:
        """A click on a name: into the line with it."""
        message.stop()
        self.run_worker(self.action_complete(), exclusive=True)

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """The overview has a list of its own."""
        message.stop()

    def on_end_neared(self, message: told.EndNeared) -> None:
        """All names are here."""
        message.stop()

    def action_leave(self) -> None:
        """Back, with nothing done."""
        self.dismiss(None)


def _name(row: str, width: int) -> tuple[Line, ...]:
    return (crop((Piece(" " + clean(row), "text"),), width),)
