"""What one keeps: the bookmarks with what has become of them, the saved searches with what is new, and the basket.

The rows are there at once; where the bookmarks stand and what the searches find comes from workers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.widgets import Input

from trendtui.model.query import Query
from trendtui.tui import messages as told
from trendtui.tui import notices
from trendtui.tui.keys import bindings
from trendtui.tui.present import collected
from trendtui.tui.present.collected import Item, Search
from trendtui.tui.present.kept import FOUND
from trendtui.tui.present.line import Line, Piece, spread
from trendtui.tui.screens.digging import of_company
from trendtui.tui.screens.tending import Tending
from trendtui.tui.trail import PageOf, Stop
from trendtui.tui.widgets.bars import KeyBar, StatusBar
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.painting import Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trendtui.model.collected import Collected
    from trendtui.model.results import Place
    from trendtui.model.wanted import Wanted
    from trendtui.tui.asking import Explorer
    from trendtui.tui.keeping import Collection

PARTS = ("bookmarks", "searches")
"""What the list may show."""


class KeptScreen(Tending):
    """A heading, a filter, the list, the row's words, two bars."""

    AUTO_FOCUS = "#things"
    BINDINGS: ClassVar[list[BindingType]] = bindings("kept")
    keys_of = "kept"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 (as Textual declares it)

    def __init__(
        self, explorer: Explorer, collection: Callable[[], Collection], lost: list[Collected],
        keep: Path | None = None, keymap: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Shows what `collection` holds; `lost` is what was taken away, the last one last, to be put back."""
        super().__init__()
        self.explorer = explorer
        self.collection, self.lost = collection, lost
        self.keep = keep
        self.keymap = keymap or {}
        self.part = PARTS[0]

    def compose(self) -> ComposeResult:
        """A heading, the filter, the list, the row's words, two bars."""
        yield Lines(id="title")
        with Container(id="line"):
            yield Lines(id="prompt")
            line = Input(placeholder=say("collect.filter-hint"), compact=True, id="filter")
            line.cursor_blink = False
            yield line
        with Container(id="panes"):
            yield RowList(id="things")
            yield Page(id="whole")
        yield StatusBar(id="status")
        yield KeyBar(self.keymap, id="keys")

    def on_mount(self) -> None:
        """The list has the focus; what it shows is read."""
        self.query_one("#prompt", Lines).show((Piece(" / ", "key"),))
        self.query_one(StatusBar).usual = say("collect.usual")
        self.query_one(KeyBar).focus_at = "kept"
        self.query_one(Page).can_focus = False
        self.set_focus(self.list)
        self.reload()

    # --- what is kept ---------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read all anew."""
        if self.explorer is not None:
            self.ready.clear()
            self.load(self.explorer)

    def look_again(self) -> None:
        """The index was changed: the bookmarks may stand elsewhere."""
        self.reload()

    def on_collection_changed(self) -> None:
        """Something was changed: show what is there now."""
        self.reload()

    def on_collection_came(self, message: notices.CollectionCame) -> None:
        """All that is kept; what is known of it from before stays until it is found out anew."""
        held = message.collected
        known = message.standing if message.standing is not None else {
            i.bookmark.id: i.standing for i in self.items if i.standing is not None
        }  # fmt: skip
        self.items = tuple(collected.item(b, known.get(b.id)) for b in reversed(held.bookmarks))
        news = message.news if message.news is not None else tuple(s.news for s in self.searches if s.news)
        found = {n.search.name: n for n in news}
        self.searches = tuple(
            Search(s, n if (n := found.get(s.name)) is not None and n.search == s else None) for s in held.searches
        )
        self.picked &= {b.id for b in held.bookmarks}
        self.show()
        self.ready.set()

    def on_collect_failed(self, message: notices.CollectFailed) -> None:
        """Say what is wrong."""
        message.stop()
        self.ready.set()
        self.tell(message.sentence, bad=True)

    def show(self) -> None:
        """The rows that the filter leaves, the cursor on the row where it stood."""
        line, at = self.query_one(Input).value, _identity(self.list.row)
        rows: tuple[Item | Search, ...] = (
            collected.picked(collected.chosen(self.items, line), self.picked)
            if self.part == "bookmarks" else collected.searched(self.searches, line)
        )  # fmt: skip
        stood = next((n for n, row in enumerate(rows) if _identity(row) == at), min(self.list.cursor, len(rows) - 1))
        with self.list.prevent(told.CursorMoved, told.EndNeared):
            self.list.show(rows, collected.paint, height=collected.HEIGHTS[self.part], cursor=max(0, stood))
        self._head()
        self._point()

    def _head(self) -> None:
        title = self.query_one("#title", Lines)
        width = max(20, title.content_size.width)
        sizes = {"bookmarks": len(self.items), "searches": len(self.searches)}
        tabs: Line = tuple(
            Piece(f" {say(f'collect.part.{part}')} {sizes[part]:,} ", "tab-on" if part == self.part else "tab")
            for part in PARTS
        )
        basket = say("collect.basket", n=len(self.picked)) if self.picked else ""
        labels = "  ".join(f"#{label} {n:,}" for label, n in collected.labels_of(self.items).items())
        below = labels if self.part == "bookmarks" else say("collect.searches-hint")
        if not self.items and not self.searches:
            below = say("collect.none")
        title.show(
            spread((Piece(say("collect.title") + "  ", "title"), *tabs), (Piece(basket, "chosen"),), width),
            spread((Piece(below, "dim"),), (), width),
        )

    def _point(self) -> None:
        row = self.list.row
        self.set_class(self.part == "searches", "-at-searches")
        self.query_one(Page).show(collected.blocks(row) if isinstance(row, Item) else ())

    def on_resize(self, event: events.Resize) -> None:
        """The heading is made for a width."""
        self.call_after_refresh(self._head)

    # --- what was done to the widgets -----------------------------------------------------------------------------

    def on_told(self, message: told.Told) -> None:
        """One sentence for the status line."""
        message.stop()
        self.query_one(StatusBar).tell(message.sentence, bad=message.bad)

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """Another row: the whole of it."""
        self.query_one(StatusBar).told = ""
        self._point()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The filter changed."""
        self.show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the filter: to the rows it left."""
        self.set_focus(self.list)

    def on_key(self, event: events.Key) -> None:
        """Down from the filter goes to the rows."""
        if event.key == "down" and self.query_one(Input).has_focus:
            event.stop()
            self.set_focus(self.list)

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter: the reader at the words, or the saved search."""
        row = self.list.row
        if isinstance(row, Search):
            if row.news is not None:
                self.post_message(notices.SearchLookedAt(row.news))
            self.dismiss(f"line:{row.search.query}")
        elif isinstance(row, Item):
            self._open(row)

    def _open(self, item: Item) -> None:
        place = item.place
        if place is None:
            self.tell(
                collected.why(item.standing) if item.standing else say("collect.looking"), bad=bool(item.standing)
            )
            return
        b = item.bookmark
        at = b.anchor.quotation.find(b.anchor.piece) if b.anchor.piece and item.status in FOUND else -1
        same = item.standing is not None and item.standing.passage is not None
        same = same and item.standing.passage.text == b.anchor.quotation  # type: ignore[union-attr]
        marks = ((at, at + len(b.anchor.piece)),) if at >= 0 and same else ()
        self.open_reader(place, of_company(b.name) if b.kind == "company" else Query(), marks)
        if item.standing is not None and item.status == "changed":
            self.app.screen.post_message(told.Told(say("collect.opened-changed"), bad=True))

    def place_here(self) -> Place | None:
        """Where the row's words stand now."""
        row = self.list.row
        return row.place if isinstance(row, Item) else None

    def wanted_here(self) -> Wanted | None:
        """Everything here is kept already."""
        return None

    # --- actions --------------------------------------------------------------------------------------------------

    def action_part(self) -> None:
        """The other part."""
        self.part = PARTS[1 - PARTS.index(self.part)]
        self.list.set_reactive(RowList.cursor, 0)
        self.query_one(StatusBar).told = ""
        self.show()
        self.set_focus(self.list)

    def action_filter(self) -> None:
        """Into the filter."""
        self.set_focus(self.query_one(Input))

    def action_label(self) -> None:
        """Filter by the next label."""
        line = self.query_one(Input)
        line.value = collected.next_label(tuple(collected.labels_of(self.items)), line.value)
        if not line.value:
            self.tell(say("collect.all-labels" if collected.labels_of(self.items) else "collect.no-labels"))

    def action_back(self) -> None:
        """Out of the filter, then out of what it filters, then back to where one was."""
        line = self.query_one(Input)
        if line.has_focus:
            line.value = ""
            self.set_focus(self.list)
        elif line.value:
            line.value = ""
        else:
            self.post_message(told.StepWished(-1))

    def stop(self) -> PageOf:
        """There is but one."""
        return PageOf("kept", row=self.list.cursor if self.is_mounted else 0)

    def holds(self, stop: Stop) -> bool:
        """Its own."""
        return stop == self.stop()


def _identity(row: object) -> tuple[str, str]:
    if isinstance(row, Item):
        return ("bookmark", row.bookmark.id)
    return ("search", row.search.name) if isinstance(row, Search) else ("", "")
