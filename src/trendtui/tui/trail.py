"""Where the search has been: a value with a present, a past and a future, as a browser's history."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trendtui.model.query import Query

EVERYTHING = Query()
"""The query that holds for everything, which every search begins with."""

LONGEST = 200
"""Queries kept of the past."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The query that holds, those before it (latest last) and those left with `back` (latest last)."""

    now: Query = EVERYTHING
    past: tuple[Query, ...] = ()
    future: tuple[Query, ...] = ()

    def visit(self, query: Query) -> Trail:
        """The trail after asking another query; asking the same changes nothing."""
        if query == self.now:
            return self
        return Trail(query, (*self.past, self.now)[-LONGEST:])

    def refine(self, query: Query) -> Trail:
        """The trail with its present exchanged: a word still being typed is one step, not one a letter."""
        return replace(self, now=query)

    def back(self) -> Trail:
        """One step back; the same trail when there is none."""
        if not self.past:
            return self
        return Trail(self.past[-1], self.past[:-1], (*self.future, self.now))

    def forward(self) -> Trail:
        """One step forward again; the same trail when there is none."""
        if not self.future:
            return self
        return Trail(self.future[-1], (*self.past, self.now), self.future[:-1])
