"""The trends of an index, ready to be counted: each a set of passages, most of them one run from first to last."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import islice
from typing import Any

from pyroaring import BitMap

from trendtui.model.results import Place, TrendRow
from trendtui.model.rows import Row
from trendtui.search.counting import Texts
from trendtui.search.ranking import marks
from trendtui.store.grams import CLOSED
from trendtui.store.reading import Reader

_FEW = 2_000
"""Passages of which each is looked for among the trends. Of more, each trend is asked for its passages."""

_DEARER = 8
"""How many trends are asked in the time in which one passage is looked for among them."""


@dataclass(frozen=True, slots=True)
class _Runs:
    """The trends whose passages follow each other, in the order of their first passages, the outer ones first."""

    starts: array[int]
    ends: array[int]
    """The last passage of each."""
    within: array[int]
    """The nearest one before it that had not ended where it begins, or -1: all that may hold it are met that way."""
    numbers: list[int]
    """Which trend each is."""
    scattered: list[int]
    """The other trends."""


class Trends:
    """Every trend of one version of an index, in the order of documents and of reading."""

    def __init__(self, rows: Sequence[tuple[Any, ...]], order: dict[int, int]) -> None:
        """Args: rows as `Reader.trends` gives them; the place of each document in the list of documents."""
        rows = sorted(rows, key=lambda r: (order[r[1]], r[5] if r[5] is not None else 0, r[0]))
        self._ids = [r[0] for r in rows]
        self._titles = [str(r[2]) for r in rows]
        self._folded = [str(r[3]) for r in rows]
        read = {text: frozenset(json.loads(text or "[]")) for text in {r[4] for r in rows}}
        self._themes = [read[r[4]] for r in rows]
        self._sets = [BitMap(range(r[5], r[6] + 1)) if r[5] is not None else BitMap.deserialize(r[7]) for r in rows]

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self._folded)

    def __len__(self) -> int:
        return len(self._ids)

    def among(
        self, reader: Reader, found: BitMap, terms: Sequence[str], themes: Set[str], limit: int
    ) -> tuple[tuple[TrendRow, ...], int]:
        """The first trends with a found passage, and how many there are.

        Those whose title has the words come first, then those with a theme that is asked for; among equals of a search
        for words those with the most hits.
        """
        hits = self._hits(found)
        total = len(hits) - hits.count(0)
        if not limit:
            return (), total
        about = {i for i, t in enumerate(self._themes) if hits[i] and not themes.isdisjoint(t)} if themes else set()
        maybe = [i for i in self._texts.having(t.rstrip(CLOSED) for t in terms) if hits[i]]
        titled: set[int] = set()
        picked: list[int] = []
        for group in ([i for i in maybe if i in about], [i for i in maybe if i not in about]):
            order = sorted(group, key=hits.__getitem__, reverse=True) if terms else group
            for i in order:
                if len(picked) == limit:
                    break
                # A Latin word counts only where it begins, which the folded title does not tell.
                if marks(self._titles[i], terms):
                    picked.append(i)
                    titled.add(i)
        first = about | titled
        for group in (sorted(about - titled), [i for i, n in enumerate(hits) if n and i not in first]):
            left = limit - len(picked)
            picked += nlargest(left, group, key=hits.__getitem__) if terms else group[:left]
            if len(picked) == limit:
                break
        return self._rows(reader, picked, hits, terms), total

    def naming(self, reader: Reader, passages: BitMap, limit: int) -> tuple[tuple[TrendRow, ...], int]:
        """The trends with most of the passages, those with the most first, and how many have some."""
        hits = self._hits(passages)
        order = sorted((i for i, n in enumerate(hits) if n), key=hits.__getitem__, reverse=True)
        return self._rows(reader, order[:limit], hits, ()), len(order)

    def within(self, reader: Reader, passages: BitMap, limit: int) -> tuple[TrendRow, ...]:
        """The first trends with some of the passages, in reading order."""
        hits = self._hits(passages)
        return self._rows(reader, list(islice((i for i, n in enumerate(hits) if n), limit)), hits, ())

    def _hits(self, found: BitMap) -> list[int]:
        """How many of the found passages each trend has."""
        if len(found) > min(_FEW, len(self._sets) // _DEARER):
            return list(map(found.intersection_cardinality, self._sets))
        runs = self._runs
        hits = [0] * len(self._sets)
        for passage in found:
            at = bisect_right(runs.starts, passage) - 1
            while at >= 0:
                if passage <= runs.ends[at]:
                    hits[runs.numbers[at]] += 1
                at = runs.within[at]
        for number in runs.scattered:
            hits[number] = found.intersection_cardinality(self._sets[number])
        return hits

    @cached_property
    def _runs(self) -> _Runs:
        scattered = [i for i, s in enumerate(self._sets) if not s or s.max() - s.min() + 1 > len(s)]
        rest = sorted(set(range(len(self._sets))).difference(scattered), key=lambda i: self._bounds(i))
        starts, ends = array("I"), array("I")
        within = array("l")
        around: list[int] = []
        for at, number in enumerate(rest):
            start, end = self._sets[number].min(), self._sets[number].max()
            while around and ends[around[-1]] < start:
                around.pop()
            within.append(around[-1] if around else -1)
            around.append(at)
            starts.append(start)
            ends.append(end)
        return _Runs(starts, ends, within, rest, scattered)

    def _bounds(self, number: int) -> tuple[int, int]:
        return self._sets[number].min(), -self._sets[number].max()

    def _rows(
        self, reader: Reader, numbers: Sequence[int], hits: Sequence[int], terms: Sequence[str]
    ) -> tuple[TrendRow, ...]:
        rows = reader.trend_rows([self._ids[i] for i in numbers])
        return tuple(self._row(rows[self._ids[i]], i, hits[i], terms) for i in numbers)

    def _row(self, row: Row, number: int, hits: int, terms: Sequence[str]) -> TrendRow:
        first = row["first"] or self._sets[number].min()
        title = row["document_title"] or row["source"]
        place = Place(row["source"], row["line"], row["end_line"], first, title, row["path"])
        found = marks(row["title"], terms)
        themes = tuple(row["themes"])
        return TrendRow(place, row["ordinal"], row["title"], found, row["kind"], row["group"], themes, hits)
