"""What the pages share: values counted among passages, neighbours in an order, places of lines, figures in series."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from trendtui.model.pages import Series, Tally
from trendtui.model.results import FigureRow, Place, TrendRow
from trendtui.model.rows import Row
from trendtui.search.rows import figure_row
from trendtui.search.snapshot import Snapshot
from trendtui.store.reading import Reader

COMMON = {"money": "USD", "duration": "day"}
"""Kind → the unit its values are compared in, where that is not their own."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is gathered from."""

    reader: Reader
    snapshot: Snapshot
    labels: Mapping[str, str]
    """Theme slug → what it is called."""

    def passages(self, facet: str, value: str) -> BitMap:
        """The passages that have a facet's value."""
        return self.snapshot.facets[facet].get(value) or BitMap()

    def count(self, facet: str, among: BitMap) -> list[tuple[int, str]]:
        """(passages, value) of every value of a facet that some of the passages have, most first."""
        return self.snapshot.valued[facet].count(among)

    def label(self, facet: str, value: str) -> str:
        """What a person reads for a value."""
        if facet == "theme":
            return self.labels.get(value, value)
        return self.snapshot.titles.get(value, value) if facet == "source" else value

    def top(self, facet: str, among: BitMap, limit: int, *, but: str = "") -> tuple[Tally, ...]:
        """The values of a facet that most of the passages have, most first; `but` one."""
        counted = self.count(facet, among)
        return tuple(Tally(v, self.label(facet, v), n) for n, v in counted[: limit + 1] if v != but)[:limit]

    def tied(self, facet: str, among: BitMap, limit: int, *, least: int = 2) -> tuple[Tally, ...]:
        """The values that the passages have more often than the whole index has, the closest tied first.

        They are ordered by how many passages more they have than they would by chance (n - expected), which asks for
        both: that they are frequent here and that they are rarer elsewhere. Those with fewer than `least` passages are
        told after the others.
        """
        here, everywhere = len(among), max(1, len(self.snapshot.live))
        found = []
        for n, value in self.count(facet, among):
            expected = len(self.snapshot.facets[facet][value]) * here / everywhere
            found.append((n < least, expected - n, value, n, n / expected if expected else 0.0))
        found.sort()
        return tuple(Tally(v, self.label(facet, v), n, 0, above) for _, _, v, n, above in found[:limit])

    def years(self, among: BitMap) -> tuple[Tally, ...]:
        """The years that passages speak of, in order of time."""
        ahead = self.snapshot.facets["forecast"]
        tallies = []
        for n, value in self.count("year", among):
            foretold = among.intersection_cardinality(ahead[value]) if value in ahead else 0
            tallies.append(Tally(value, value, n, foretold))
        return tuple(sorted(tallies, key=lambda t: int(t.value)))

    def figures(self, ids: Sequence[int]) -> tuple[FigureRow, ...]:
        """Figures by their ids, in that order."""
        return tuple(figure_row(row) for row in self.reader.figure_rows(ids))

    def trends(self, passages: BitMap, limit: int) -> tuple[tuple[TrendRow, ...], int]:
        """The trends with most of the passages, and how many have some."""
        return self.snapshot.trends.naming(self.reader, passages, limit)

    def document(self, source: str) -> Row:
        """A document's row."""
        return self.snapshot.by_source[source]

    def place(self, source: str, passage: int, line: int = 1, end_line: int = 0) -> Place:
        """A place in a document of which only the lines are known."""
        return Place(source, line, end_line or line, passage, self.snapshot.titles.get(source, source))


def beside(order: Sequence[str], value: str) -> tuple[str, str]:
    """What stands before and after a value in an order; empty at the ends.

    >>> beside(("a", "b", "c"), "b"), beside(("a", "b"), "b"), beside((), "x")
    (('a', 'c'), ('a', ''), ('', ''))
    """
    if value not in order:
        return "", ""
    at = order.index(value)
    return order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else ""


class Lines:
    """The passages of one document by the lines they begin at."""

    def __init__(self, rows: Iterable[tuple[int, int, str]]) -> None:
        """Args: (line, passage, section path) of every passage, in any order."""
        self._rows = sorted(rows)
        self._lines = [r[0] for r in self._rows]

    def at(self, line: int) -> tuple[int, str]:
        """(passage, section path) of the passage that begins at a line, or after it, else of the last one."""
        if not self._rows:
            return 0, ""
        found = self._rows[min(bisect_left(self._lines, line), len(self._rows) - 1)]
        return found[1], found[2]


def series(figures: Iterable[FigureRow]) -> tuple[Series, ...]:
    """Figures of one metric in one unit each, those with a name first, the richest in years before others."""
    groups: dict[tuple[str, str, str, str], list[FigureRow]] = {}
    for row in figures:
        unit = COMMON.get(row.kind, row.unit) if row.comparable is not None else row.unit
        groups.setdefault((row.metric, row.kind, unit, row.per), []).append(row)
    made = []
    for (metric, kind, unit, per), rows in groups.items():
        rows.sort(key=lambda r: (r.year is None, r.year or 0))
        made.append(Series(metric, kind, unit, per, tuple(rows)))
    made.sort(key=lambda s: (not s.metric, -len(s.by_year), -len(s.figures), s.metric, s.kind))
    return tuple(made)
