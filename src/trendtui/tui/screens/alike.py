"""More like this: the likest passages of other documents, with the whole of the one under the cursor beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from trendtui.model.query import Query
from trendtui.model.results import Block, PassageRow, Place
from trendtui.tui import messages as told
from trendtui.tui.keys import bindings
from trendtui.tui.present import alike, rows
from trendtui.tui.screens.digging import Digging
from trendtui.tui.trail import PageOf, Stop
from trendtui.tui.widgets.bars import KeyBar, StatusBar
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.painting import Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trendtui.tui.asking import Explorer


class AlikeScreen(Digging):
    """The passage they are like, the list, the row's passage, two bars."""

    AUTO_FOCUS = "#like"
    BINDINGS: ClassVar[list[BindingType]] = bindings("alike")
    keys_of = "alike"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 (as Textual declares it)

    def __init__(
        self, explorer: Explorer, place: Place, blocks: tuple[Block, ...], found: tuple[PassageRow, ...],
        keep: Path | None = None, keymap: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Shows `found`, which are like the passage `blocks` at `place`."""
        super().__init__()
        self.explorer = explorer
        self.keep = keep
        self.keymap = keymap or {}
        self._place, self._blocks, self._found = place, blocks, found

    def compose(self) -> ComposeResult:
        """A heading, the list, the passage, two bars."""
        yield Lines(id="title")
        with Container(id="panes"):
            yield RowList(id="like")
            yield Page(id="whole")
        yield StatusBar(id="status")
        yield KeyBar(self.keymap, id="keys")

    def on_mount(self) -> None:
        """Everything is here already."""
        self.query_one(StatusBar).usual = say("alike.usual")
        self.query_one(StatusBar).totals = say("counts.passages", n=len(self._found))
        self.query_one(KeyBar).focus_at = "alike"
        # No page of a whole document: the keys of the list go on to work beside it.
        self.query_one(Page).can_focus = False
        labels = self.explorer.labels if self.explorer is not None else {}
        self.list.show(
            self._found, lambda row, width: rows.passage(row, width, labels), height=rows.HEIGHTS["passages"]
        )
        self.set_focus(self.list)
        self._point()
        self.ready.set()

    @property
    def list(self) -> RowList:
        """The passages alike."""
        return self.query_one(RowList)

    def on_resize(self, event: events.Resize) -> None:
        """The heading is made for a width."""
        self.call_after_refresh(self._title)

    def _title(self) -> None:
        title = self.query_one("#title", Lines)
        title.show(*alike.heading(self._place, self._blocks, max(10, title.content_size.width)))

    def _point(self) -> None:
        if isinstance(row := self.list.row, PassageRow):
            self.query_one(Page).show((alike.block(row),), passage=row.place.passage)

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """Another row: the whole of its passage."""
        self.query_one(StatusBar).told = ""
        self._point()

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter: the reader there, what is shared marked."""
        if isinstance(row := self.list.row, PassageRow):
            self.open_reader(row.place, Query(), row.marks)

    def on_told(self, message: told.Told) -> None:
        """One sentence for the status line."""
        message.stop()
        self.query_one(StatusBar).tell(message.sentence, bad=message.bad)

    def place_here(self) -> Place | None:
        """Where the row stands."""
        row = self.list.row
        return row.place if isinstance(row, PassageRow) else None

    def action_next_hit(self) -> None:
        """The row below."""
        self.list.action_move(1)

    def action_previous_hit(self) -> None:
        """The row above."""
        self.list.action_move(-1)

    def action_search(self) -> None:
        """Back to the overview, to type."""
        self.dismiss("search")

    def action_back(self) -> None:
        """Back to the stop before."""
        self.post_message(told.StepWished(-1))

    def stop(self) -> PageOf:
        """The list of one passage."""
        return PageOf("alike", place=self._place)

    def holds(self, stop: Stop) -> bool:
        """Its own list only."""
        return stop == self.stop()
