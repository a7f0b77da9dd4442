"""The postings: which passages have a term or a facet's value, as Roaring bitmaps beside the rows they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyroaring import BitMap

from trendtui.model.document import Parsed
from trendtui.model.findings import Findings
from trendtui.store.grams import grams
from trendtui.store.lexicon import LexiconWriter

if TYPE_CHECKING:
    from sqlite_utils import Database

LIVE = ("live", "")
"""The facet and value that hold every passage that is still there."""

_PACK_WHEN = 0.2
"""Rewrite the postings once this share of passage ids is dead. Below it, dead bits cost less than the rewriting."""

_AT_ONCE = 400
"""Keys in one statement: with two columns each, under the 999 variables of SQLite's oldest builds."""

Key = tuple[str, ...]


class Postings:
    """The two tables of bitmaps, `gram` by (term,) and `facet` by (facet, value), of an index being written."""

    def __init__(self, db: Database, lexicon: LexiconWriter) -> None:
        self._db = db
        self._lexicon = lexicon

    def add(self, source: str, parsed: Parsed, findings: Findings, ids: dict[int, int]) -> None:
        """Add one document's passages; `ids` maps `Passage.number` to the passage's row."""
        terms: dict[Key, list[int]] = defaultdict(list)
        for p in parsed.passages:
            for term in grams(p.text):
                terms[(term,)].append(ids[p.number])
        values: dict[Key, list[int]] = defaultdict(list)
        everything = sorted(ids.values())
        values[LIVE] = everything
        values[("source", source)] = everything
        for m in findings.mentions:
            values[("company", m.company)].append(ids[m.passage])
        for y in findings.years:
            values[("year", str(y.year))].append(ids[y.passage])
            if y.role == "forecast":
                values[("forecast", str(y.year))].append(ids[y.passage])
        if (published := parsed.metadata.date[:4]).isdigit():
            values[("published", published)] = everything
        for x in findings.people:
            values[("person", x.name)].append(ids[x.passage])
        for t in findings.passage_themes:
            values[("theme", t.theme)].append(ids[t.passage])
        for f in findings.figures:
            values[("kind", f.kind)].append(ids[f.passage])
        self._merge("gram", terms)
        self._lexicon.add_grams({term: len(here) for (term,), here in terms.items()})
        self._merge("facet", values)

    def bury(self, passages: Iterable[int]) -> None:
        """Take passages out of the living."""
        self._put("facet", LIVE, self._get("facet", LIVE) - BitMap(passages))

    def pack(self, last: int) -> None:
        """Drop dead bits when enough of the passage ids up to `last` are dead."""
        live = self._get("facet", LIVE)
        if len(live) >= last * (1 - _PACK_WHEN):
            return
        with self._db.atomic():
            for table, columns in (("gram", "term"), ("facet", "facet, value")):
                for *key, blob in self._db.execute(f"SELECT {columns}, passages FROM {table}").fetchall():
                    left = BitMap.deserialize(blob) & live
                    if left:
                        self._put(table, tuple(key), left)
                    else:
                        self._db.execute(f"DELETE FROM {table} WHERE {_where(table)}", key)

    def _merge(self, table: str, more: dict[Key, list[int]]) -> None:
        """Add passages to many keys, some hundreds in one statement."""
        keys = sorted(more)
        names = "term" if table == "gram" else "facet, value"
        width = len(keys[0]) if keys else 1
        for at in range(0, len(keys), _AT_ONCE):
            part = keys[at : at + _AT_ONCE]
            marks = ", ".join(["(" + ", ".join("?" * width) + ")"] * len(part))
            known = {
                tuple(key): BitMap.deserialize(blob)
                for *key, blob in self._db.execute(
                    f"SELECT {names}, passages FROM {table} WHERE ({names}) IN (VALUES {marks})",
                    [v for key in part for v in key],
                ).fetchall()
            }
            self._db.conn.executemany(
                f"INSERT OR REPLACE INTO {table} ({names}, passages) VALUES ({', '.join('?' * (width + 1))})",
                [
                    (*key, (known[key] | BitMap(more[key]) if key in known else BitMap(more[key])).serialize())
                    for key in part
                ],
            )

    def _get(self, table: str, key: Key) -> BitMap:
        row = self._db.execute(f"SELECT passages FROM {table} WHERE {_where(table)}", key).fetchone()
        return BitMap() if row is None else BitMap.deserialize(row[0])

    def _put(self, table: str, key: Key, passages: BitMap) -> None:
        names = "term, passages" if table == "gram" else "facet, value, passages"
        marks = ", ".join("?" * (len(key) + 1))
        self._db.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", [*key, passages.serialize()])


def _where(table: str) -> str:
    return "term = ?" if table == "gram" else "facet = ? AND value = ?"
