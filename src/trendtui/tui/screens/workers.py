"""The workers of the overview: what is asked of the index, off the screen's thread.

Workers only report; the screens above hold the values and decide what their messages lead to.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.reactive import var
from textual.worker import get_current_worker

from trendtui.model.problems import Problem
from trendtui.tui.messages import Advised, Answered, SearchFailed, Surveyed, Told
from trendtui.tui.present.advice import quoted, without_one
from trendtui.tui.present.heading import AnyRow, place_of
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.digging import Digging
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.query import Query
    from trendtui.tui.asking import Explorer

FIRST = 40
"""Rows of each list that are fetched at once, or as many as the screen has lines; more follow as the cursor goes."""

GROWTH = 8
"""How many times more are fetched when the cursor comes near the end."""

MOST = 20_000
"""Rows of a list that are fetched at all; nobody goes on by hand beyond them."""

BEFORE, AFTER = 5, 24
"""Passages around a row that the preview is given."""


class Working(Digging):
    """A screen that has the index asked."""

    order: var[str] = var("place")
    """The order of the figures: one of `present.figures.ORDERS`."""

    _limit = FIRST

    def search_for(
        self, query: Query, tab: str, *, more: int = 0, whole: bool = True, rest: tuple[str, ...] = ()
    ) -> None:
        """Search in a worker, for the rows of the list `tab`; the running search is outdated and told to stop.

        Args:
            more: the same query is asked again for some times as many rows, so many at the least.
            whole: False takes the postings' word for the counts, while somebody types.
            rest: the same query is asked again for the rows of these lists instead; nothing is to be stopped.
        """
        if self.explorer is None:
            return
        if more:
            self._limit = min(MOST, max(more, self._limit * GROWTH))
        elif not rest:
            self._limit = max(FIRST, self.size.height)
            self.explorer.interrupt()
        self._search(self.explorer, query, self._limit, tab, self.order, whole, rest or (tab,))

    @work(thread=True, exclusive=True, group="search")
    def _search(
        self, explorer: Explorer, query: Query, limit: int, tab: str, order: str, whole: bool, lists: tuple[str, ...]
    ) -> None:
        from trendtui.search.service import Interrupted

        worker = get_current_worker()
        try:
            results = explorer.search(query, limit=limit, order=order, whole=whole, lists=lists)
            rows: tuple[AnyRow, ...] = getattr(results, tab)
            first = place_of(rows[0]).passage if rows else 0
            # In the same message, so that list and preview are painted at once.
            blocks = explorer.around(first, query, BEFORE, AFTER) if first else ()
        except Interrupted:
            self.post_message(SearchFailed(query, ""))
        except Problem as problem:
            self.post_message(SearchFailed(query, str(problem)))
        except Exception as error:
            self.post_message(SearchFailed(query, unforeseen("search", error)))
        else:
            # One that was asked after it, for more rows or for the whole of it, must not be undone.
            if not worker.is_cancelled:
                self.post_message(Answered(results, first, blocks, order, lists))

    @work(thread=True, exclusive=True, group="warm")
    def warm_up(self, explorer: Explorer) -> None:
        """Have loaded what the first typed word would wait for, while somebody looks at the first screen."""
        from trendtui.search.service import Interrupted

        # Whatever is wrong with the index, the search will say it.
        with suppress(Interrupted, Problem):
            explorer.warm()

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
                ways.append(
                    (say("advice.without", what=explorer.write(gone)), other, explorer.search(other, limit=1).total)
                )
            if (loose := explorer.parse(explorer.write(quoted(query, False)))) != query:
                ways.append((say("advice.unquoted"), loose, explorer.search(loose, limit=1).total))
        except (Interrupted, Problem):
            # It was advice that nobody has to have; the search itself will say what is wrong.
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
        except Exception as error:
            self.post_message(Told(unforeseen("preview", error), bad=True))
            return
        self.post_message(Surveyed(passage, query, blocks))
