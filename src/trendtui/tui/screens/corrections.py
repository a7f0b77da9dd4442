"""All corrections in a box; enter undoes the one under the cursor. Dismissed with its number, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from trendtui.tui.present import corrections
from trendtui.tui.present.line import Piece, crop
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from trendtui.model.corrections import Listed
    from trendtui.tui import messages as told


class CorrectionsScreen(ModalScreen["int | None"]):
    """A heading, the corrections, how to leave."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,alt+left,alt+u", "leave", show=False)]

    def __init__(self, listed: tuple[Listed, ...]) -> None:
        """Shows them, the last one first: it is the one that is most often undone."""
        super().__init__(id="corrections")
        self._listed = listed[::-1]

    def compose(self) -> ComposeResult:
        """A heading, the list, the keys."""
        with Container(id="box"):
            yield Lines(id="heading")
            yield RowList(id="listed")
            yield Lines(id="foot")

    def on_mount(self) -> None:
        """Everything is here already."""
        listed = self.query_one(RowList)
        listed.show(self._listed, corrections.paint_listed, height=2)
        self.query_one("#heading", Lines).show((Piece(say("correcting.title.list"), "title"),))
        keys = (Piece(" enter", "key"), Piece(say("correcting.foot.undo"), "dim"), Piece("esc", "key"),
                Piece(say("correcting.foot.close"), "dim"))  # fmt: skip
        self.query_one("#foot", Lines).show(crop(keys, 70))
        self.set_focus(listed)

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """The screen below has a list of its own."""
        message.stop()

    def on_end_neared(self, message: told.EndNeared) -> None:
        """All are here."""
        message.stop()

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter: undo this one."""
        message.stop()
        if (row := self.query_one(RowList).row) is not None:
            self.dismiss(row.number)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
