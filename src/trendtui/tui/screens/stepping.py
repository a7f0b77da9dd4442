"""Moving through a document and beyond it: hits, also of the next document; finding words; a line.

`ReaderScreen` fills the screen; here is decided where one goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.reactive import var

from trendtui.model.results import Marks, Reading
from trendtui.tui import messages as told
from trendtui.tui.present import page
from trendtui.tui.reading_messages import WordsFound
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.digging import Digging
from trendtui.tui.trail import ReadAt, Stop
from trendtui.tui.widgets.askline import AskLine
from trendtui.tui.widgets.document import Document
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widgets import Input

    from trendtui.model.noted import DocumentHits
    from trendtui.tui.asking import Explorer

ASKING = "-asking"
"""The class of the screen while something is typed into its line."""


class Stepping(Digging):
    """A screen with the text of one document at a time."""

    reading: var[Reading | None] = var[Reading | None](None)
    """The document; None while it is being read."""

    documents: tuple[DocumentHits, ...] = ()
    """Those that the query finds; none while they are not known."""

    at: ReadAt
    """Where it was opened, or is about to be."""

    found: str = ""
    """The words whose places are the hits now; empty when the query's are."""

    arrive: int = 0
    """What to stand on in a document to come: 0 its place, 1 its first hit, -1 its last."""

    _asks: str = ""
    _wanted: str = ""
    _left: Stop | None = None
    _came_from: tuple[tuple[int, int], int | None] = ((0, 0), None)

    @property
    def text(self) -> Document:
        """The document's text."""
        return self.query_one(Document)

    @property
    def ask_line(self) -> AskLine:
        """The line to type into."""
        return self.query_one(AskLine)

    def follow(self) -> None:
        """The heading and the outline say where the text stands."""

    def load(self, stop: ReadAt) -> None:
        """Read another document, or the same one for another query, into this screen."""

    # --- hits ----------------------------------------------------------------------------------------------------

    def action_next_hit(self) -> None:
        """The next hit, of the next document after the last one of this."""
        self._step(1)

    def action_previous_hit(self) -> None:
        """The hit before, of the document before from the first one of this."""
        self._step(-1)

    def _step(self, step: int) -> None:
        text = self.text
        ends = not text.hits or not 0 <= text.number_after(step) < len(text.hits)
        if ends and not self.found and (others := self._others(step)):
            self._go_on(others, step)
        elif not text.hits:
            self.tell(say("reader.no-words"))
        elif text.step(step):
            self.tell(say("reader.first") if step > 0 else say("reader.last"))
        else:
            self.tell("")

    def _others(self, step: int) -> list[DocumentHits]:
        """The documents after this one, or before it, the nearest first; none when there are hits here only."""
        known = [d for d in self.documents if d.hits or d.first.source == self.at.place.source]
        here = next((n for n, d in enumerate(known) if d.first.source == self.at.place.source), -1)
        if here < 0:
            return known if step > 0 else known[::-1]
        after = [*known[here + 1 :], *known[:here]]
        return after if step > 0 else after[::-1]

    def _go_on(self, others: Sequence[DocumentHits], step: int) -> None:
        target = others[0]
        numbers = [d.first.source for d in self.documents]
        number = numbers.index(target.first.source)
        here = numbers.index(self.at.place.source) if self.at.place.source in numbers else -1
        round_ = here >= 0 and (number - here) * step < 0
        stop = ReadAt(target.first, self.at.query)
        self.post_message(told.Went(self.stop(), stop))
        self.arrive = step
        self.load(stop)
        key = "reading.round" if round_ else "reading.next-document" if step > 0 else "reading.previous-document"
        self.tell(say(key, title=target.first.title or target.first.source, at=number + 1, n=len(numbers)))

    # --- jumps ---------------------------------------------------------------------------------------------------

    def jump(self, go: Callable[[], None]) -> None:
        """Go somewhere else in the document: a step of the trail."""
        left = self.stop()
        go()
        if (stop := self.stop()) is not None:
            self.post_message(told.Went(left, stop))

    # --- the line ------------------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Type words to find in this document."""
        self._ask("find", "/", say("reading.find-here"))

    def action_line(self) -> None:
        """Type a line to go to."""
        self._ask("line", ":", say("reading.line-here", last=self.last_line))

    @property
    def last_line(self) -> int:
        """The last line of the document that has text."""
        return max((block.end_line for block in self.text.blocks), default=0)

    def _ask(self, what: str, prompt: str, placeholder: str) -> None:
        if self.reading is None:
            return
        self._asks, self._wanted = what, ""
        self._left, self._came_from = self.stop(), (self.text.top, self.text.current)
        self.add_class(ASKING)
        self.app.stylesheet.update(self)
        self.ask_line.ask(prompt, placeholder)
        self.set_focus(self.ask_line.line)

    def close_line(self) -> None:
        """No more typing."""
        self._asks = ""
        self.remove_class(ASKING)
        self.set_focus(self.text)

    def leave_line(self) -> None:
        """As if nothing had been typed."""
        top, current = self._came_from
        if self._asks == "find" and self._wanted:
            self.end_find()
            self.text.restore(top, current)
        self.close_line()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words to find."""
        event.stop()
        words = event.value.strip()
        if self._asks != "find" or words == self._wanted:
            return
        self._wanted = words
        if not words:
            self.end_find()
            self.ask_line.remark("")
        elif self.explorer is not None:
            self._find(self.explorer, self.at.place.source, words, [block.text for block in self.text.blocks])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line."""
        event.stop()
        asks, words = self._asks, event.value.strip()
        self.close_line()
        if asks == "find" and words and self._left is not None and (stop := self.stop()) is not None:
            self.post_message(told.Went(self._left, stop))
        elif asks == "line" and words:
            self.go_to_line(words)

    def go_to_line(self, words: str) -> None:
        """To a line of the document, as typed; a step of the trail."""
        last = self.last_line
        if not words.isdecimal() or not 1 <= int(words) <= last:
            self.tell(say("reading.no-line", typed=words, last=last), bad=True)
            return
        line, layout = int(words), self.text.layout_
        block = layout.block_at(line)
        self.jump(lambda: self.text.bring_up(block, page.offset_of_line(layout, block, line)))

    @work(thread=True, exclusive=True, group="find")
    def _find(self, explorer: Explorer, source: str, words: str, texts: Sequence[str]) -> None:
        try:
            found = explorer.hits_in(texts, words)
        except Exception as error:
            self.post_message(told.Told(unforeseen("search", error), bad=True))
        else:
            self.post_message(WordsFound(source, words, found))

    def on_words_found(self, message: WordsFound) -> None:
        """Words were found; those of other words or of another document are dropped."""
        text = self.text
        if (message.source, message.words) != (self.at.place.source, self._wanted):
            return
        if len(message.marks) != len(text.blocks):
            return
        self.found = message.words
        self._take(message.marks)
        if text.hits:
            text.take_hit(text.first_hit_from(*self._came_from[0]))
        if self._asks:
            n = len(text.hits)
            self.ask_line.remark(say("reading.found", n=n, at=(text.current or 0) + 1) if n else say("reading.nothing"),
                                 bad=not n)  # fmt: skip
        self.follow()

    def end_find(self) -> None:
        """The hits are those of the query again."""
        self.found = self._wanted = ""
        if self.reading is not None:
            self._take(tuple(block.marks for block in page.assemble(self.reading)))
            text = self.text
            text.current = text.first_hit_from(*text.top) if text.hits else None
        self.follow()

    def _take(self, marks: Sequence[Marks]) -> None:
        self.text.mark(marks)
