"""Asking and being answered: the values of the overview, and the messages that change them.

`asked` is what is being asked, `answer` the last answer that came; a late answer is recognised by the
query it echoes, and dropped. `BrowseScreen` shows them.
"""

from __future__ import annotations

from dataclasses import replace

from textual.reactive import var

from trendtui.model.query import Query
from trendtui.model.results import Block, Marks, Place, Results
from trendtui.tui import messages as told
from trendtui.tui.present.rows import TABS
from trendtui.tui.screens.workers import MOST, Working
from trendtui.tui.trail import AskedFor, Stop

SLOW = 0.08
"""Seconds after which old results are shown as old."""


class Searching(Working):
    """A screen with a query and its answer."""

    asked: var[Query] = var(Query())
    """What is being asked."""

    answer: var[Results | None] = var[Results | None](None)
    """The last answer; it may be to an earlier query while the one to `asked` is on its way."""

    tab: var[str] = var("trends")
    """The list that is shown."""

    typing: bool = False
    """Whether the query is being typed: then each letter refines one step of the trail."""

    to_end: bool = False
    """Whether the last row was wished for while it was still to be fetched."""

    held: frozenset[str] = frozenset()
    """The lists whose rows the answer has; the open one comes first, the others when it is painted."""

    first: tuple[int, Query, tuple[Block, ...]] = (0, Query(), ())
    """What came with the answer: a passage, the query, and what stands around it."""

    def show_line(self, line: str) -> None:
        """Put a line into the query line."""

    def show_remarks(self, query: Query) -> None:
        """Say what was odd in the line."""

    def offer(self) -> None:
        """The line stands still and the search is done: say what it may go on with."""

    def show_late(self, late: bool) -> None:
        """Show that the results are old, or that they are not."""

    def ask(self, query: Query, *, again: bool = False, whole: bool = True) -> None:
        """Ask another query, or `again` the same one; not the `whole` of it at first while it is being typed."""
        if self.explorer is None or (query == self.asked and not again):
            return
        self.asked = query
        self.held = frozenset()
        self.to_end = False
        self.ready.clear()
        self.set_timer(SLOW, self.check_late)
        self.search_for(query, self.tab, whole=whole)

    def check_late(self) -> None:
        """See whether the answer is still one to an earlier query."""
        self.show_late(self.answer is not None and self.answer.query != self.asked)

    def visit(self, query: Query) -> None:
        """Ask a query that was not typed: it is a step of its own, and the line shows it."""
        self.post_message(told.Went(self.stop(), AskedFor(query, self.tab)))
        self.take_up(query)

    def take_up(self, query: Query) -> None:
        """Ask a query of the trail."""
        if self.explorer is not None:
            self.typing = False
            self.show_line(self.explorer.write(query))
            self.ask(query)

    def holds(self, stop: Stop) -> bool:
        """Any query."""
        return isinstance(stop, AskedFor)

    def on_typed(self, message: told.Typed) -> None:
        """The query line changed."""
        if self.explorer is None:
            return
        query = self.explorer.parse(message.line)
        self.post_message(told.Went(None if self.typing else self.stop(), AskedFor(query, self.tab), self.typing))
        self.typing = True
        self.show_remarks(query)
        self.ask(query, whole=False)
        if self.ready.is_set():
            self.offer()

    def on_answered(self, message: told.Answered) -> None:
        """An answer came; one to another query than the current one is dropped."""
        if message.results.query == self.asked and message.order == self.order:
            if self.tab in message.lists:
                self.first = (message.first, message.results.query, message.blocks)
            self.answer = self._joined(message)
            if self.tab in self.held:
                self.ready.set()
            if self.typing and self.tab in message.lists and not message.results.about:
                self.offer()
            self.call_after_refresh(self.fetch_rest)

    def _joined(self, message: told.Answered) -> Results:
        """What came, with the rows of other lists that came before it to the same query."""
        kept = self.held - set(message.lists)
        self.held |= set(message.lists)
        if not kept or self.answer is None:
            return message.results
        rows = {name: getattr(self.answer, name) for name in kept}
        return replace(message.results, **rows, elapsed_ms=self.answer.elapsed_ms)

    def fetch_rest(self) -> None:
        """Ask for what the answer does not have yet: counts that are no bounds, the rows of the other lists."""
        answer = self.answer
        if answer is None or answer.query != self.asked or not self.held or self.to_end:
            return
        missing = tuple(name for name in TABS if name not in self.held)
        if answer.about:
            self.search_for(self.asked, self.tab, rest=TABS)
        elif missing:
            self.search_for(self.asked, self.tab, rest=missing)

    def on_search_failed(self, message: told.SearchFailed) -> None:
        """A search ended without an answer: say so, or ask again when it was only interrupted."""
        if message.query != self.asked:
            return
        if message.sentence:
            self.ready.set()
            self.offer()
            self.tell(message.sentence, bad=True)
        else:
            self.search_for(message.query, self.tab, whole=not self.typing)

    def on_end_neared(self, message: told.EndNeared) -> None:
        """More rows are wanted than were fetched."""
        answer = self.answer
        if message.list_id != "results" or answer is None or answer.query != self.asked:
            return
        total = min(MOST, answer.totals.get(self.tab, 0))
        if len(getattr(answer, self.tab)) < total:
            if message.wished:
                self.to_end = True
                self.ready.clear()
            self.search_for(self.asked, self.tab, more=total if message.wished else 1)

    def read(self, place: Place, marks: Marks = (), query: Query | None = None) -> None:
        """Open the reader at a place; `marks` are characters of its passage to mark above all.

        The hits are those of `query`; of what is asked when it is None.
        """
        self.open_reader(place, query or self.asked, marks)
