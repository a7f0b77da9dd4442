"""The reader: one whole document with its outline beside it and all hits marked.

The outline follows what is in view; the text is the very text that was indexed, so that a jump lands
on its words.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.containers import Container

from trendtui.model.results import Marks, Place, Reading
from trendtui.model.wanted import Wanted
from trendtui.tui import messages as told
from trendtui.tui.keys import bindings
from trendtui.tui.present import heading, outline, page, things
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Piece
from trendtui.tui.reading_messages import NotedCame
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.pointing import Pointing
from trendtui.tui.screens.stepping import ASKING
from trendtui.tui.trail import ReadAt, Stop, same_spot
from trendtui.tui.widgets.askline import AskLine
from trendtui.tui.widgets.bars import KeyBar, StatusBar
from trendtui.tui.widgets.document import Document
from trendtui.tui.widgets.painting import Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trendtui.model.query import Query
    from trendtui.tui.asking import Explorer

TRENDS = ("trend", "prediction", "chapter")
"""Kinds of sections that a report counts out."""


class ReaderScreen(Pointing):
    """Outline | text."""

    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")
    keys_of = "reader"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-narrow"), (100, "-wide"), (160, "-broad"),
    ]  # fmt: skip

    def __init__(
        self, explorer: Explorer, place: Place, query: Query, marks: Marks = (), keep: Path | None = None,
        keymap: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Opens at `place`, with `marks` (characters of its passage) marked above all hits of `query`."""
        super().__init__()
        self.explorer = explorer
        self.keep = keep
        self.keymap = keymap or {}
        self.at = ReadAt(place, query, marks)
        self._lines: list[int] = []
        self._set_out: ReadAt | None = None

    def compose(self) -> ComposeResult:
        """A heading, two panes, two bars."""
        yield Lines(id="title")
        with Container(id="panes"):
            yield RowList(id="outline")
            yield Document(id="page")
        yield StatusBar(id="status")
        yield AskLine(id="ask")
        yield KeyBar(self.keymap, id="keys")

    def on_mount(self) -> None:
        """Show the title at once; the document comes from a worker."""
        self.query_one("#title", Lines).show((Piece(clean(self.at.place.title or self.at.place.source), "title"),))
        self.query_one(StatusBar).usual = say("reader.reading")
        self.query_one(KeyBar).focus_at = "reader"
        self.set_focus(self.text)
        self.load(self.at)

    def load(self, stop: ReadAt) -> None:
        """Read a document into this screen: the first one, or another."""
        if stop.query != self.at.query:
            self.documents = ()
        self.at = stop
        self.found = ""
        self.things = ()
        self.ready.clear()
        if self.explorer is not None:
            self._read(self.explorer, stop, bool(self.documents))

    def look_again(self) -> None:
        """What was read in the document may be read otherwise now."""
        if self.explorer is not None:
            self._read(self.explorer, self.at, True)

    @work(thread=True, exclusive=True, group="reading")
    def _read(self, explorer: Explorer, stop: ReadAt, known: bool) -> None:
        from trendtui.search.service import Interrupted

        source, query = stop.place.source, stop.query
        try:
            self.post_message(told.ReadingCame(explorer.reading(source, query)))
            # The document is on the screen by now; the rest of what is known of it follows.
            noted = explorer.noted(source)
            documents = () if known or not query.terms else explorer.documents_with(query)
        except Interrupted:
            self.app.call_from_thread(self.ready.set)
        except Exception as error:
            self.post_message(told.Told(unforeseen("document", error), bad=True))
            self.app.call_from_thread(self.ready.set)
        else:
            self.post_message(NotedCame(source, noted, documents))

    def on_reading_came(self, message: told.ReadingCame) -> None:
        """The document is here; another than the one that is wanted now is dropped."""
        if (message.reading.source, message.reading.query) == (self.at.place.source, self.at.query):
            self.reading = message.reading

    def watch_reading(self, reading: Reading | None) -> None:
        """Fill both panes and go to the place."""
        if reading is None:
            return
        text = self.text
        blocks = page.assemble(reading)
        rows = outline.rows(reading.outline, blocks)
        self._lines = [row.item.line for row in rows]
        self.query_one("#outline", RowList).show(rows, outline.paint)
        self.set_class(not rows, "-no-outline")
        text.no_things()
        text.show(blocks, passage=self.at.place.passage, marks=self.at.marks)
        text.when_shown(self._arrived)
        self.ready.set()
        self.query_one(StatusBar).usual = self.at.place.source
        self.follow()

    def _arrived(self) -> None:
        """Stand where one wanted to: on the first or last hit, where one was before, or at the place."""
        text, arrive, at = self.text, self.arrive, self.at
        self.arrive = 0
        if arrive and text.hits:
            text.take_hit(0 if arrive > 0 else -1)
        elif at.top is not None:
            self._restore(at)
        else:
            if not any(block.passage == at.place.passage for block in text.blocks):
                # Imported again meanwhile, or no passage at all: its line is where it was.
                text.go_to_line(at.place.line)
            text.start_at_hit()
        self.follow()

    def _restore(self, stop: ReadAt) -> None:
        blocks, place = self.text.blocks, stop.place
        stood = next((n for n, block in enumerate(blocks) if place.passage and block.passage == place.passage), None)
        if stop.top is not None:
            self.text.restore(
                stop.top, stop.hit, (self.text.layout_.block_at(place.line) if stood is None else stood, 0)
            )

    def follow(self) -> None:
        """The heading and the outline say where the text stands."""
        reading, text = self.reading, self.text
        if reading is None:
            return
        title, line = self.query_one("#title", Lines), text.line
        if self.found:
            number = "-" if text.current is None else f"{text.current + 1:,}"
            hit = say("reading.found-words", at=number, n=len(text.hits), words=clean(self.found))
        else:
            hit = things.hit(text.current, len(text.hits), reading.source, self.documents)
        title.show(*heading.reader(reading, max(10, title.content_size.width), hit, line))
        if self._lines and not self.query_one("#outline", RowList).has_focus:
            contents = self.query_one("#outline", RowList)
            with contents.prevent(told.CursorMoved, told.EndNeared):
                contents.cursor = max(0, bisect_right(self._lines, line) - 1)

    def on_page_moved(self, message: told.PageMoved) -> None:
        """Another part of the text is in view."""
        self.follow()

    def on_resize(self, event: events.Resize) -> None:
        """The heading is made for a width."""
        self.call_after_refresh(self.follow)

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter or a click in the outline: go there, and read on."""
        contents = self.query_one("#outline", RowList)
        if contents.row is not None:
            line = contents.row.item.line
            self.jump(lambda: self.text.go_to_line(line))
            self.action_outline(to="page")

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """The cursor of the outline moved: the text goes along."""
        contents = self.query_one("#outline", RowList)
        if contents.has_focus and contents.row is not None:
            self.text.go_to_line(contents.row.item.line)

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
        block = self.text.block
        if block is None or self.reading is None:
            return None
        at = bisect_right(self._lines, block.line) - 1
        section = self.reading.outline[at].title if at >= 0 else ""
        return Place(self.reading.source, block.line, block.end_line, block.passage, self.reading.title, section)

    def wanted_here(self) -> Wanted | None:
        """The passage in view; the heading of a trend is kept as that trend."""
        place, reading = self.place_here(), self.reading
        if place is None or reading is None or not place.passage:
            return None
        trend = next((o for o in reading.outline if o.line == place.line and o.kind in TRENDS), None)
        if trend is not None:
            return Wanted(place.source, place.passage, "trend", trend.title)
        return Wanted(place.source, place.passage)

    def action_outline(self, to: str = "") -> None:
        """Into the outline, or back into the text."""
        at_outline = self.query_one("#outline").has_focus
        target = to or ("page" if at_outline or not self._lines else "outline")
        self.set_class(target == "outline", "-at-outline")
        if target == "outline":
            self._set_out = self.stop()
        elif self._set_out is not None:
            self.post_message(told.Went(self._set_out, self.stop()))
            self._set_out = None
        if not self.query_one(f"#{target}").focusable:
            self.app.stylesheet.update(self)
        self.set_focus(self.query_one(f"#{target}"))

    def action_back(self) -> None:
        """Out of the line or the outline, from words found to the hits of the query, then to the stop before."""
        if self.has_class(ASKING):
            self.leave_line()
        elif self.query_one("#outline").has_focus:
            self.action_outline(to="page")
        elif self.found:
            self.end_find()
        else:
            self.post_message(told.StepWished(-1))

    def stop(self) -> ReadAt:
        """The document, and how far one has read."""
        at, reading = self.at, self.reading
        if reading is None or (reading.source, reading.query) != (at.place.source, at.query):
            return at
        if (here := self.place_here()) is None or here.passage == at.place.passage:
            here = at.place
        marks = at.marks if here is at.place else ()
        return ReadAt(here, at.query, marks, self.text.top, None if self.found else self.text.current)

    def holds(self, stop: Stop) -> bool:
        """Any place of its document, with the same hits."""
        return same_spot(stop, self.at)

    def return_to(self, stop: Stop) -> None:
        """To the place, as it was left."""
        if isinstance(stop, ReadAt) and stop.top is not None and self.reading is not None:
            if self.found:
                self.end_find()
            self.at = stop
            if (stop.top, stop.hit) != (self.text.top, self.text.current):
                self._restore(stop)

    def open_stop(self, stop: Stop) -> None:
        """Another document is read into this screen."""
        if isinstance(stop, ReadAt):
            self.load(stop)
        else:
            super().open_stop(stop)

    def action_search(self) -> None:
        """Back to the overview, to type."""
        self.dismiss("search")
