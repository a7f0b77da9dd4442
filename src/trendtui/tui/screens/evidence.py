"""Why: a box with one passage and all that was found in it; the finding under the cursor is shown in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from trendtui.tui.present import evidence
from trendtui.tui.present.line import Piece
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from trendtui.model.results import Block, EvidenceRow, Place
    from trendtui.tui import messages as told


class EvidenceScreen(ModalScreen["str | int"]):
    """The passage over its findings; dismissed with the name of a company to go to, the number of a finding to
    correct (0-based), or nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,w,alt+w,q,alt+left", "leave", "Close", show=False),
        Binding("C,alt+j", "correct", show=False),
        Binding("c,alt+c", "company", "Company", show=False),
    ]

    def __init__(self, place: Place, blocks: tuple[Block, ...], rows: tuple[EvidenceRow, ...]) -> None:
        """`blocks` is the passage at `place`, `rows` what was found in it."""
        super().__init__(id="evidence")
        self._place, self._rows = place, rows
        self._blocks = evidence.marked(blocks, rows)

    def compose(self) -> ComposeResult:
        """A heading, the passage, the findings, how to leave."""
        with Container(id="box"):
            yield Lines(id="heading")
            yield Page(id="passage")
            yield RowList(id="findings")
            yield Lines(id="foot")

    def on_mount(self) -> None:
        """Fill it; the findings have the cursor."""
        listed = self.query_one(RowList)
        listed.show(self._rows, evidence.paint, height=2)
        self.query_one("#foot", Lines).show(
            (Piece(" esc", "key"), Piece(f" {say('evidence.foot.close')}  ", "dim"), Piece("enter", "key"),
             Piece(f" {say('evidence.foot.company')}  ", "dim"),
             Piece("C", "key"), Piece(f" {say('keybar.browse.correct')}", "dim"))
            if self._rows else (Piece(" " + say("evidence.empty"), "text"),)
        )  # fmt: skip
        self.set_focus(listed)
        self._point()

    def on_resize(self, event: events.Resize) -> None:
        """The heading is made for a width."""
        self.call_after_refresh(self._title)

    def _title(self) -> None:
        heading = self.query_one("#heading", Lines)
        heading.show(*evidence.heading(self._place, self._rows, max(10, heading.content_size.width)))

    def _point(self) -> None:
        marks = evidence.marks_of(self.query_one(RowList).row)
        self.query_one(Page).show(self._blocks, passage=self._place.passage if marks else 0, marks=marks)

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """Another finding: its words come into view."""
        message.stop()
        self._point()

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter on a mention: the page of its company."""
        message.stop()
        self.action_company()

    def action_company(self) -> None:
        """To the page of the company that the finding was read as."""
        row = self.query_one(RowList).row
        if row is not None and row.company:
            self.dismiss(row.company)

    def action_correct(self) -> None:
        """To the box that puts the finding right."""
        if self._rows:
            self.dismiss(self.query_one(RowList).cursor)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss("")
