"""The reader: one whole document with its outline beside it and all hits marked.

The outline follows what is in view; the text is the very text that was indexed, so that a jump lands
on its words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import var

from trendtui.model.collected import Wanted
from trendtui.model.query import Query
from trendtui.model.results import Marks, Place, Reading
from trendtui.tui import messages as told
from trendtui.tui.asking import Explorer
from trendtui.tui.keys import bindings
from trendtui.tui.present import heading, outline, page
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Piece
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.digging import Digging
from trendtui.tui.trail import ReadAt, Stop, same_spot
from trendtui.tui.widgets.bars import KeyBar, StatusBar
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.painting import Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

TRENDS = ("trend", "prediction", "chapter")
"""Kinds of sections that a report counts out."""


class ReaderScreen(Digging):
    """Outline | text."""

    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")
    keys_of = "reader"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-narrow"), (100, "-wide"), (160, "-broad"),
    ]  # fmt: skip

    reading: var[Reading | None] = var[Reading | None](None)
    """The document; None while it is being read."""

    def __init__(
        self, explorer: Explorer, place: Place, query: Query, marks: Marks = (), keep: Path | None = None,
        keymap: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Opens at `place`, with `marks` (characters of its passage) marked above all hits of `query`."""
        super().__init__()
        self.explorer = explorer
        self.keep = keep
        self.keymap = keymap or {}
        self._place, self._query, self._marks = place, query, marks
        self._lines: list[int] = []

    def compose(self) -> ComposeResult:
        """A heading, two panes, two bars."""
        yield Lines(id="title")
        with Container(id="panes"):
            yield RowList(id="outline")
            yield Page(id="page")
        yield StatusBar(id="status")
        yield KeyBar(self.keymap, id="keys")

    def on_mount(self) -> None:
        """Show the title at once; the document comes from a worker."""
        self.query_one("#title", Lines).show((Piece(clean(self._place.title or self._place.source), "title"),))
        self.query_one(StatusBar).usual = say("reader.reading")
        self.query_one(KeyBar).focus_at = "reader"
        self.set_focus(self.query_one(Page))
        if self.explorer is not None:
            self._read(self.explorer)

    @work(thread=True, exclusive=True, group="reading")
    def _read(self, explorer: Explorer) -> None:
        try:
            reading = explorer.reading(self._place.source, self._query)
        except Exception as error:
            self.post_message(told.Told(unforeseen("document", error), bad=True))
            self.app.call_from_thread(self.ready.set)
        else:
            self.post_message(told.ReadingCame(reading))

    def on_reading_came(self, message: told.ReadingCame) -> None:
        """The document is here."""
        self.reading = message.reading

    def watch_reading(self, reading: Reading | None) -> None:
        """Fill both panes and go to the place."""
        if reading is None:
            return
        text = self.query_one(Page)
        blocks = page.assemble(reading)
        rows = outline.rows(reading.outline, blocks)
        self._lines = [row.item.line for row in rows]
        self.query_one("#outline", RowList).show(rows, outline.paint)
        self.set_class(not rows, "-no-outline")
        text.show(blocks, passage=self._place.passage, marks=self._marks)
        text.start_at_hit()
        self.ready.set()
        self.query_one(StatusBar).usual = self._place.source
        self._follow()

    def _follow(self) -> None:
        """The heading and the outline say where the text stands."""
        reading, text = self.reading, self.query_one(Page)
        if reading is None:
            return
        title, line = self.query_one("#title", Lines), text.line
        hit = ""
        if text.hits:
            number = "-" if text.current is None else f"{text.current + 1:,}"
            hit = say("reader.hit", at=number, n=len(text.hits))
        title.show(*heading.reader(reading, max(10, title.content_size.width), hit, line))
        if self._lines and not self.query_one("#outline", RowList).has_focus:
            contents = self.query_one("#outline", RowList)
            with contents.prevent(told.CursorMoved, told.EndNeared):
                contents.cursor = max(0, bisect_right(self._lines, line) - 1)

    def on_page_moved(self, message: told.PageMoved) -> None:
        """Another part of the text is in view."""
        self._follow()

    def on_resize(self, event: events.Resize) -> None:
        """The heading is made for a width."""
        self.call_after_refresh(self._follow)

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter or a click in the outline: go there, and read on."""
        contents = self.query_one("#outline", RowList)
        if contents.row is not None:
            self.query_one(Page).go_to_line(contents.row.item.line)
            self.action_outline(to="page")

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """The cursor of the outline moved: the text goes along."""
        contents = self.query_one("#outline", RowList)
        if contents.has_focus and contents.row is not None:
            self.query_one(Page).go_to_line(contents.row.item.line)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The key bar and the narrow layout follow the focus."""
        at = "outline" if event.widget.id == "outline" else "reader"
        self.query_one(KeyBar).focus_at = at
        self.set_class(at == "outline", "-at-outline")

    def on_told(self, message: told.Told) -> None:
        """One sentence for the status line."""
        message.stop()
        self.query_one(StatusBar).tell(message.sentence, bad=message.bad)

    def place_here(self) -> Place | None:
        """The passage in view: that of the current hit when it is on the screen."""
        block = self.query_one(Page).block
        if block is None or self.reading is None:
            return None
        at = bisect_right(self._lines, block.line) - 1
        section = self.reading.outline[at].title if at >= 0 else ""
        return Place(self._place.source, block.line, block.end_line, block.passage, self.reading.title, section)

    def wanted_here(self) -> Wanted | None:
        """The passage in view; the heading of a trend is kept as that trend."""
        place, reading = self.place_here(), self.reading
        if place is None or reading is None or not place.passage:
            return None
        trend = next((o for o in reading.outline if o.line == place.line and o.kind in TRENDS), None)
        if trend is not None:
            return Wanted(place.source, place.passage, "trend", trend.title)
        return Wanted(place.source, place.passage)

    def action_next_hit(self) -> None:
        """The next hit."""
        self._step(1)

    def action_previous_hit(self) -> None:
        """The hit before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        text = self.query_one(Page)
        if not text.hits:
            self.tell(say("reader.no-words"))
        elif text.step(step):
            self.tell(say("reader.first") if step > 0 else say("reader.last"))
        else:
            self.query_one(StatusBar).told = ""

    def action_outline(self, to: str = "") -> None:
        """Into the outline, or back into the text."""
        at_outline = self.query_one("#outline").has_focus
        target = to or ("page" if at_outline or not self._lines else "outline")
        self.set_class(target == "outline", "-at-outline")
        if not self.query_one(f"#{target}").focusable:
            self.app.stylesheet.update(self)
        self.set_focus(self.query_one(f"#{target}"))

    def action_back(self) -> None:
        """Out of the outline, then out of the reader."""
        if self.query_one("#outline").has_focus:
            self.action_outline(to="page")
        else:
            self.post_message(told.StepWished(-1))

    def stop(self) -> ReadAt:
        """The document, and how far one has read."""
        if (here := self.place_here() if self.is_mounted else None) is None:
            return ReadAt(self._place, self._query, self._marks)
        same = here.passage == self._place.passage
        return ReadAt(self._place, self._query, self._marks) if same else ReadAt(here, self._query)

    def holds(self, stop: Stop) -> bool:
        """Any place of its document, with the same hits."""
        return same_spot(stop, ReadAt(self._place, self._query))

    def return_to(self, stop: Stop) -> None:
        """To the place."""
        if isinstance(stop, ReadAt) and stop != self.stop():
            self._place, self._marks = stop.place, stop.marks
            self.watch_reading(self.reading)

    def action_search(self) -> None:
        """Back to the overview, to type."""
        self.dismiss("search")
