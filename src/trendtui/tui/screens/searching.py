"""The workers of the overview and its actions: what is asked of the index, off the screen's thread.

Workers only report; `BrowseScreen` holds the values and decides what their messages lead to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from trendtui.model.problems import Problem
from trendtui.model.query import Query, Term
from trendtui.model.results import Marks, Place
from trendtui.tui.asking import Explorer
from trendtui.tui.messages import Advised, Answered, SearchFailed, Surveyed, Told
from trendtui.tui.present.advice import without_one
from trendtui.tui.present.heading import AnyRow, place_of
from trendtui.tui.screens.acting import Acting

if TYPE_CHECKING:
    from trendtui.tui.screens.reader import ReaderScreen

FIRST = 200
"""Rows of each list that are fetched at once."""

GROWTH = 8
"""How many times more are fetched when the cursor comes near the end."""

BEFORE, AFTER = 6, 40
"""Passages around a row that the preview is given."""


class Searching(Acting):
    """A screen that searches."""

    _limit = FIRST

    def search_for(self, query: Query, tab: str, *, more: bool = False) -> None:
        """Search in a worker, for the list `tab` above all; the running search is outdated and told to stop."""
        if self.explorer is None:
            return
        if more:
            self._limit *= GROWTH
        else:
            self._limit = FIRST
            self.explorer.interrupt()
        self._search(self.explorer, query, self._limit, tab)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, explorer: Explorer, query: Query, limit: int, tab: str) -> None:
        from trendtui.search.service import Interrupted

        try:
            results = explorer.search(query, limit=limit)
            rows: tuple[AnyRow, ...] = getattr(results, tab)
            first = place_of(rows[0]).passage if rows else 0
            # In the same message, so that list and preview are painted at once.
            blocks = explorer.around(first, query, BEFORE, AFTER) if first else ()
        except Interrupted:
            self.post_message(SearchFailed(query, ""))
        except Problem as problem:
            self.post_message(SearchFailed(query, str(problem)))
        else:
            self.post_message(Answered(results, first, blocks))

    @work(thread=True, exclusive=True, group="advise")
    def advise_on(self, query: Query) -> None:
        """Find out what the query would find with one thing less."""
        from trendtui.search.service import Interrupted

        explorer = self.explorer
        if explorer is None:
            return
        ways: list[tuple[str, Query, int]] = []
        try:
            for other, gone in without_one(query):
                alone = Query((gone,)) if isinstance(gone, Term) else Query((), (gone,))
                ways.append((explorer.write(alone), other, explorer.search(other, limit=1).total))
        except (Interrupted, Problem):
            return
        self.post_message(Advised(query, tuple(ways)))

    @work(thread=True, exclusive=True, group="survey")
    def survey(self, explorer: Explorer, passage: int, query: Query) -> None:
        """Read what stands around a passage."""
        from trendtui.search.service import Interrupted

        try:
            blocks = explorer.around(passage, query, BEFORE, AFTER)
        except Interrupted:
            return
        except Problem as problem:
            self.post_message(Told(problem.what, bad=True))
            return
        self.post_message(Surveyed(passage, query, blocks))

    def read(self, place: Place, marks: Marks = ()) -> None:
        """Open the reader at a place; `marks` are characters of its passage to mark above all."""
        if self.explorer is not None:
            self.app.push_screen(self._reader(self.explorer, place, marks), self.read_to_end)

    def _reader(self, explorer: Explorer, place: Place, marks: Marks) -> ReaderScreen:
        from trendtui.tui.screens.reader import ReaderScreen

        return ReaderScreen(explorer, place, self.query_asked(), marks, self.keep)

    def query_asked(self) -> Query:
        """The query that holds."""
        return Query()

    def read_to_end(self, wish: str | None) -> None:
        """The reader was closed; `wish` is what to do next ('search'), or nothing."""
