"""Sets of passages by their figures, and by what names companies go: read whole, and kept while somebody types.

Apart from `trendtui.store.reading` because what is found here is remembered, for as long as its reader is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pyroaring import BitMap

from trendtui.store.figure_tests import FigureTest, clause
from trendtui.store.reading import Reader

_CHUNK = 500
_READERS = 4
_REMEMBERED = 16
"""Tests of figures whose passages are kept: every key press after a condition asks them again."""


@lru_cache(maxsize=_READERS)
def metrics(reader: Reader) -> Mapping[str, int]:
    """What the figures measure (估值, ARR), with how many figures measure it."""
    counted = reader.rows("SELECT metric, count(*) FROM figure WHERE metric <> '' GROUP BY metric")
    return {str(r[0]): int(r[1]) for r in counted}


def metric_passages(reader: Reader) -> dict[str, BitMap]:
    """What the figures measure, each with the passages that have such a figure; in the order of the metrics."""
    found: dict[str, list[int]] = {}
    for metric, passage in reader.rows("SELECT metric, passage FROM figure WHERE metric <> ''"):
        found.setdefault(str(metric), []).append(int(passage))
    return {metric: BitMap(found[metric]) for metric in sorted(found)}


@lru_cache(maxsize=_REMEMBERED)
def passages_with_figures(reader: Reader, tests: tuple[FigureTest, ...], kinds: tuple[str, ...] = ()) -> BitMap:
    """The passages with a figure that is of one of the kinds (of any when there are none) and meets all tests."""
    where, values = clause(tests)
    if kinds:
        where, values = f"f.kind IN ({','.join('?' * len(kinds))}) AND {where}", [*kinds, *values]
    return BitMap(r[0] for r in reader.rows(f"SELECT f.passage FROM figure f WHERE {where}", values))


def figure_spans(
    reader: Reader, passages: Sequence[int], tests: Sequence[FigureTest], kinds: Sequence[str] = ()
) -> dict[int, list[tuple[int, int]]]:
    """Where the figures that meet all tests stand in some passages (0-based characters, end exclusive)."""
    where, values = clause(tests)
    if kinds:
        where, values = f"f.kind IN ({','.join('?' * len(kinds))}) AND {where}", [*kinds, *values]
    found: dict[int, list[tuple[int, int]]] = {}
    for at in range(0, len(passages), _CHUNK):
        part = passages[at : at + _CHUNK]
        among = f"f.passage IN ({','.join('?' * len(part))})"
        sql = f'SELECT f.passage, f.start, f."end" FROM figure f WHERE {among} AND {where} ORDER BY f.start'
        for passage, start, end in reader.rows(sql, [*part, *values]):
            found.setdefault(passage, []).append((start, end))
    return found


def spellings(reader: Reader) -> list[tuple[str, str]]:
    """Every (spelling, company) by which companies may be asked for: first the names a company also has."""
    also = reader.rows("SELECT a.value, c.name FROM company c, json_each(c.also) a")
    folded = reader.rows("SELECT folded, company FROM spelling ORDER BY company, folded")
    return [(str(r[0]), str(r[1])) for r in (*also, *folded)]
