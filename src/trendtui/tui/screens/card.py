"""A box with the card of something marked in the text, and the documents that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from trendtui.tui.present import card
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from trendtui.tui import messages as told


class CardScreen(ModalScreen[str]):
    """Dismissed with what to do: narrow, page, copy, open:N (the N-th document), or nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,alt+left,less_than_sign", "leave('')", "Close", show=False),
        Binding("space,ctrl+g", "leave('narrow')", "Narrow", show=False),
        Binding("c,alt+c", "leave('page')", "Page", show=False),
        Binding("y,ctrl+y", "leave('copy')", "Copy", show=False),
    ]

    def __init__(self, shown: card.Card) -> None:
        super().__init__(id="card")
        self.card = shown

    def compose(self) -> ComposeResult:
        """What it is, the documents, the keys."""
        with Container(id="box"):
            yield Lines(id="heading")
            yield RowList(id="documents")
            yield Lines(id="foot")

    def on_mount(self) -> None:
        """Everything is here already."""
        listed = self.query_one(RowList)
        listed.show(self.card.documents, card.paint)
        listed.display = bool(self.card.documents)
        listed.styles.height = min(14, len(self.card.documents))
        heading = self.query_one("#heading", Lines)
        heading.styles.height = len(card.heading(self.card, 80))
        self.query_one("#foot", Lines).show(card.foot(self.card))
        self.set_focus(listed if self.card.documents else None)

    def on_resize(self, event: events.Resize) -> None:
        """The heading is made for a width."""
        self.call_after_refresh(self._title)

    def _title(self) -> None:
        heading = self.query_one("#heading", Lines)
        heading.show(*card.heading(self.card, max(10, heading.content_size.width)))

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter on a document: the reader there."""
        message.stop()
        self.dismiss(f"open:{message.index}")

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """The screen below has lists of its own."""
        message.stop()

    def on_end_neared(self, message: told.EndNeared) -> None:
        """All documents are here."""
        message.stop()

    def action_leave(self, wish: str) -> None:
        """Close it, with a wish that the card grants."""
        if (wish == "narrow" and not self.card.narrows) or (wish == "page" and not self.card.page[1]):
            return
        self.dismiss(wish)
