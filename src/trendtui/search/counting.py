"""How many of some passages have each value of a facet, by the sizes of intersections; and texts that hold a word.

A million passages have tens of thousands of values: everything here is one pass in C over sets or strings that are
made ready when the index is opened.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter, sub

from pyroaring import BitMap

_FEW = 10_000
"""Passages up to which they are held against every value's set themselves."""

_MANY = 500
"""Places of a word from which on each text is asked by itself: that costs as much however many have it."""


class Valued:
    """The values of one facet, each with its passages, ready to be counted."""

    def __init__(self, values: Mapping[str, BitMap], live: BitMap) -> None:
        self._values, self._live = values, live
        self._sizes = list(map(len, values.values()))

    def count(self, among: BitMap) -> list[tuple[int, str]]:
        """(passages, value) of every value that some of the passages have: most first, equal ones as they come."""
        sets = self._values.values()
        if len(among) <= _FEW:
            counts: Iterable[int] = map(among.intersection_cardinality, sets)
        else:
            # The rest is counted and taken away: tens of thousands of passages are lists to pyroaring, and what a
            # million lacks them is bits, which a set is held against in a third less time.
            counts = map(sub, self._sizes, map((self._live - among).intersection_cardinality, sets))
        return sorted(filter(itemgetter(0), zip(counts, self._values, strict=True)), key=itemgetter(0), reverse=True)


class Counted:
    """The values of the facets with their counts among passages; each pair is counted once in a search."""

    def __init__(self, facets: Mapping[str, Valued]) -> None:
        self._facets = facets
        self._known: dict[tuple[str, int], tuple[BitMap, list[tuple[int, str]]]] = {}

    def of(self, facet: str, among: BitMap) -> list[tuple[int, str]]:
        """(passages, value) of every value that some of the passages have: most first, equal ones by value."""
        known = self._known.get((facet, id(among)))
        if known is None:
            # The passages are kept beside their counts, so that no other set gets their id.
            known = self._known[facet, id(among)] = (among, self._facets[facet].count(among))
        return known[1]


class Texts:
    """Many short texts in one string, to be searched at once."""

    def __init__(self, folded: Iterable[str]) -> None:
        self._texts: Sequence[str] = list(folded)
        self._text = "\n".join(self._texts)
        self._starts = [0, *accumulate(len(t) + 1 for t in self._texts)][: len(self._texts)]

    def having(self, terms: Iterable[str]) -> list[int]:
        """The numbers (0-based, ascending) of the texts that hold one of some folded terms anywhere."""
        found: set[int] = set()
        for term in filter(None, terms):
            if self._text.count(term) > _MANY:
                found.update(i for i, text in enumerate(self._texts) if term in text)
                continue
            at = self._text.find(term)
            while at >= 0:
                number = bisect_right(self._starts, at) - 1
                found.add(number)
                if number + 1 == len(self._starts):
                    break
                at = self._text.find(term, self._starts[number + 1])
        return sorted(found)
