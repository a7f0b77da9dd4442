"""Lists of figures: which of them stand in some passages, in four orders, and how many there are.

No order is made by sorting more than a few thousand rows: in reading order the passages themselves lead; of few
passages the figures are sorted; of many, the table is walked along an index until the list is full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pyroaring import BitMap

from trendtui.store.figure_tests import FigureTest, clause
from trendtui.store.sets import Ask, Sets

ORDERS: dict[str, str] = {
    "place": "f.passage, f.start",
    "value": "f.kind, f.comparable IS NULL, f.comparable DESC, f.passage, f.start",
    "year": "f.year IS NULL, f.year DESC, f.passage, f.start",
    "company": "c.name IS NULL, c.name, f.year, f.passage, f.start",
    "history": "f.year IS NULL, f.year, f.passage, f.start",
}
"""How figures may be ordered; the keys are what `Explorer.search` takes, and history for one company's."""

_SORTED = 2_000
"""Passages whose figures are read and sorted. Of more, the table is walked: hits are then dense enough in it."""

_CHUNK = 500


class FigureLists:
    """The figures of one index, for one thread."""

    def __init__(self, ask: Ask, walk: Callable[[str, Sequence[Any]], Iterator[Any]], sets: Sets) -> None:
        self._ask, self._walk, self._sets = ask, walk, sets

    def about(self, company: str, limit: int, order: str) -> tuple[list[int], int]:
        """The first figures about a company, and how many there are."""
        of_company = "FROM figure f WHERE f.company = (SELECT id FROM company WHERE name = ?)"
        (total,) = self._ask(f"SELECT count(*) {of_company}", (company,))[0]
        rows = self._ask(f"SELECT f.id {of_company} ORDER BY {ORDERS[order]} LIMIT ?", (company, limit))
        return [r[0] for r in rows], int(total)

    def among(
        self, found: BitMap, kinds: Sequence[str], limit: int, order: str, tests: Sequence[FigureTest]
    ) -> tuple[list[int], int]:
        """The first figures in the found passages that are of some kinds (when there are any) and meet tests."""
        if tests:
            return self._meeting(found, kinds, limit, order, tests)
        layers = self._sets.layers("kind")
        wanted = [k for k in kinds if k in layers] if kinds else list(layers)
        total = sum(self._sets.figures_among(found, "kind", k) for k in wanted)
        if not limit:
            return [], total
        here = found & BitMap.union(*(layers[k][0] for k in wanted)) if wanted else BitMap()
        if order == "place" or len(here) <= _SORTED:
            first = list(islice(here, limit)) if order == "place" else list(here)
            return self._sorted(first, kinds, limit, order), total
        if order == "company":
            return list(islice(self._by_company(here, kinds), limit)), total
        where, values = _of_kinds(kinds)
        rows = self._walk(f"SELECT f.id, f.passage FROM figure f WHERE {where} ORDER BY {ORDERS[order]}", values)
        return list(islice((r[0] for r in rows if r[1] in here), limit)), total

    def _meeting(
        self, found: BitMap, kinds: Sequence[str], limit: int, order: str, tests: Sequence[FigureTest]
    ) -> tuple[list[int], int]:
        if len(found) <= _SORTED:
            ids = self._sorted(list(found), kinds, None, order, tests)
            return ids[:limit], len(ids)
        (where, values), (meeting, bounds) = _of_kinds(kinds), clause(tests)
        rows = self._walk(
            f"""SELECT f.id, f.passage FROM figure f LEFT JOIN company c ON c.id = f.company
                WHERE {where} AND {meeting} ORDER BY {ORDERS[order]}""",
            [*values, *bounds],
        )
        ids = [r[0] for r in rows if r[1] in found]
        return ids[:limit], len(ids)

    def _sorted(
        self,
        passages: Sequence[int],
        kinds: Sequence[str],
        limit: int | None,
        order: str,
        tests: Sequence[FigureTest] = (),
    ) -> list[int]:
        """The first figures of a few passages."""
        (where, values), (meeting, bounds) = _of_kinds(kinds), clause(tests)
        rows: list[Any] = []
        for at in range(0, len(passages), _CHUNK):
            part = passages[at : at + _CHUNK]
            rows += self._ask(
                f"""SELECT f.id, f.passage, f.start, f.kind, f.comparable, f.year, c.name FROM figure f
                    LEFT JOIN company c ON c.id = f.company
                    WHERE f.passage IN ({",".join("?" * len(part))}) AND {where} AND {meeting}""",
                [*part, *values, *bounds],
            )
        return [r[0] for r in sorted(rows, key=_KEYS[order])[:limit]]

    def _by_company(self, here: BitMap, kinds: Sequence[str]) -> Iterator[int]:
        """The figures company by company, those about none last."""
        where, values = _of_kinds(kinds)
        about = "f.company = (SELECT id FROM company WHERE name = ?)"
        names = [name for name, layers in sorted(self._sets.layers("company").items()) if layers[0].intersect(here)]
        for name in (*names, None):
            which, value = (about, [name]) if name is not None else ("f.company IS NULL", [])
            rows = self._walk(
                f"SELECT f.id, f.passage FROM figure f WHERE {which} AND {where} ORDER BY f.year, f.passage, f.start",
                [*value, *values],
            )
            yield from (r[0] for r in rows if r[1] in here)


def _of_kinds(kinds: Iterable[str]) -> tuple[str, list[Any]]:
    values = list(kinds)
    return (f"f.kind IN ({','.join('?' * len(values))})", values) if values else ("1", [])


_KEYS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "place": lambda r: (r[1], r[2]),
    "value": lambda r: (r[3], r[4] is None, -(r[4] or 0.0), r[1], r[2]),
    "year": lambda r: (r[5] is None, -(r[5] or 0), r[1], r[2]),
    "company": lambda r: (r[6] is None, r[6] or "", r[5] is not None, r[5] or 0, r[1], r[2]),
    "history": lambda r: (r[5] is None, r[5] or 0, r[1], r[2]),
}
"""`ORDERS` for rows (id, passage, start, kind, comparable, year, company) that are sorted here."""
