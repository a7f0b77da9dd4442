"""Where somebody has been: a value with a present, a past and a future, as a browser's history.

Its steps are stops: a query, a place in a document, a page. A stop holds all that its screen needs to be
opened again, so that the trail needs no screen to be kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from trendtui.model.query import Query

if TYPE_CHECKING:
    from trendtui.model.results import Marks, Place

EVERYTHING = Query()
"""The query that holds for everything, which every search begins with."""

LONGEST = 200
"""Stops kept of the past."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The overview with a query; which list was open and on which row is remembered, but makes no other stop."""

    query: Query = EVERYTHING
    tab: str = field(default="trends", compare=False)
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ReadAt:
    """A place in a document, read with the hits of a query; `marks` are characters of its passage marked above all."""

    place: Place
    query: Query = EVERYTHING
    marks: Marks = ()
    top: tuple[int, int] | None = field(default=None, compare=False)
    """The first row in view: a block of the page and an offset in it."""
    hit: int | None = field(default=None, compare=False)
    """The current hit."""


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page that gathers what is known of one thing."""

    kind: str
    """What of: company, alike (the passages like the one at `place`), or another kind of page."""
    name: str = ""
    place: Place | None = None
    row: int = field(default=0, compare=False)
    """The row of the cursor."""


Stop = AskedFor | ReadAt | PageOf


def same_spot(one: Stop, other: Stop) -> bool:
    """Whether two stops are one query, document or page, wherever in it they stand."""
    if isinstance(one, ReadAt) and isinstance(other, ReadAt):
        return one.place.source == other.place.source and one.query == other.query
    return one == other


@dataclass(frozen=True, slots=True)
class Trail:
    """The present stop, those before it (latest last) and those left with `back` (latest last)."""

    now: Stop = AskedFor()
    past: tuple[Stop, ...] = ()
    future: tuple[Stop, ...] = ()

    def visit(self, stop: Stop) -> Trail:
        """The trail after going to another stop; going to the same one changes nothing."""
        if stop == self.now:
            return self
        return Trail(stop, (*self.past, self.now)[-LONGEST:])

    def refine(self, stop: Stop) -> Trail:
        """The trail with its present exchanged: a word still being typed is one step, not one a letter."""
        return replace(self, now=stop)

    def leave(self, stop: Stop) -> Trail:
        """The trail with its present brought up to date before going on: one reads on, the cursor moves.

        A stop that is another spot than the present one changes nothing.
        """
        return replace(self, now=stop) if same_spot(stop, self.now) else self

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
