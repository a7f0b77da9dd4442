"""Sets of passages as an index stores them: of terms, of the facets' values, and of figures in layers.

Terms that were looked up are remembered, up to a number of bytes, as long as one version of the index is open: the
next key press asks for most of them again. The sets that come from here are shared: nobody changes them in place.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from pyroaring import BitMap

from trendtui.store.grams import LONGEST

Ask = Callable[[str, Sequence[Any]], list[Any]]
"""A statement and its values → all its rows."""

_BYTES = 32_000_000
"""Terms are remembered up to this: at a million passages the 300 most frequent ones, or 50,000 of the others."""

_ROW = 200
"""Bytes that a remembered set takes beside its passages."""


class Sets:
    """The sets of passages of one index, for one thread."""

    def __init__(self, ask: Ask, size: int = _BYTES) -> None:
        self._ask = ask
        self._size = size
        self._held: OrderedDict[tuple[str, bool], tuple[BitMap, int]] = OrderedDict()
        self._bytes = 0
        self._layers: dict[str, dict[str, list[BitMap]]] = {}

    def gram(self, term: str) -> BitMap:
        """The passages that have a term of `trendtui.store.grams`."""
        return self._remembered(term[:LONGEST], False)

    def prefix(self, start: str) -> BitMap:
        """The passages that have any term beginning with `start`."""
        return self._remembered(start[:LONGEST], True)

    def _remembered(self, term: str, begins: bool) -> BitMap:
        known = self._held.get((term, begins))
        if known is not None:
            self._held.move_to_end((term, begins))
            return known[0]
        blobs = self._begun(term) if begins else self._ask("SELECT passages FROM gram WHERE term = ?", (term,))
        sets = [BitMap.deserialize(r[0]) for r in blobs]
        found = sets[0] if len(sets) == 1 else BitMap.union(*sets) if sets else BitMap()
        size = _ROW + sum(len(r[0]) for r in blobs)
        self._held[term, begins] = (found, size)
        self._bytes += size
        while self._bytes > self._size and len(self._held) > 1:
            _, (_, freed) = self._held.popitem(last=False)
            self._bytes -= freed
        return found

    def _begun(self, start: str) -> list[Any]:
        after = start[:-1] + chr(ord(start[-1]) + 1) if ord(start[-1]) < 0x10FFFF else "\U0010ffff" * 2
        words = ""
        if start[0] < "\u2e80":
            # A word's joints with the CJK character behind it (gpt的) add no passage to the word's own, but many rows.
            words = "AND unicode(substr(term, -1)) < 0x2E80"
        return self._ask(f"SELECT passages FROM gram WHERE term >= ? AND term < ? {words}", (start, after))

    def facet(self, facet: str, value: str) -> BitMap:
        """The passages that have a facet's value."""
        rows = self._ask("SELECT passages FROM facet WHERE facet = ? AND value = ?", (facet, value))
        return BitMap.deserialize(rows[0][0]) if rows else BitMap()

    def facet_values(self, facet: str) -> dict[str, BitMap]:
        """Every value of a facet with its passages, in the order of the values."""
        rows = self._ask("SELECT value, passages FROM facet WHERE facet = ? ORDER BY value", (facet,))
        return {r[0]: BitMap.deserialize(r[1]) for r in rows}

    def layers(self, what: str) -> dict[str, list[BitMap]]:
        """Kind or company → the passages with at least one, two, three … of its figures.

        Args:
            what: 'kind' or 'company'.
        """
        if what not in self._layers:
            found: dict[str, list[BitMap]] = {}
            sql = "SELECT value, passages FROM figure_layer WHERE what = ? ORDER BY value, layer"
            for value, passages in self._ask(sql, (what,)):
                found.setdefault(value, []).append(BitMap.deserialize(passages))
            self._layers[what] = found
        return self._layers[what]

    def figures_among(self, passages: BitMap, what: str, value: str) -> int:
        """How many figures of a kind, or of a company, stand in some passages."""
        return sum(map(passages.intersection_cardinality, self.layers(what).get(value, ())))
