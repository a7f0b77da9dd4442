"""The postings: which passages have a term or a facet's value, as Roaring bitmaps beside the rows they belong to.

What the documents of one import give is gathered in memory and merged into the tables in large portions, at the
latest when the index is published: a merge reads and writes the bitmap of every term that it touches.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

from trendtui.model.document import Parsed
from trendtui.model.findings import Figure, Findings
from trendtui.store.lexicon import LexiconWriter

if TYPE_CHECKING:
    from sqlite_utils import Database

    from trendtui.store.bulk import Gatherer

LIVE = ("live", "")
"""The facet and value that hold every passage that is still there."""

_PACK_WHEN = 0.2
"""Rewrite the postings once this share of their passages is dead. Below it, dead bits cost less than the rewriting."""

_PACKED = "dead_when_packed"
"""The key in table meta of how many passage ids were dead when dead bits were last dropped."""

_AT_ONCE = 300
"""Keys in one statement: with three columns each, under the 999 variables of SQLite's oldest builds."""

_POSTINGS = 150_000_000
_TERMS = 1_200_000
"""What is gathered before it is merged: some 300 MB of bitmaps, and as much for the terms themselves."""

_LONG = 4096
"""From here on a bitmap of terms is searched for runs, which it may be stored shorter by."""

_KEYS = {"gram": ("term",), "facet": ("facet", "value"), "figure_layer": ("what", "value", "layer")}
"""Table of bitmaps → the columns of its key."""

Key = tuple[Any, ...]

_NOTHING = BitMap()


class Postings:
    """The tables of bitmaps of an index being written: `gram`, `facet` and `figure_layer`."""

    def __init__(self, db: Database, lexicon: LexiconWriter) -> None:
        self._db = db
        self._lexicon = lexicon
        self._facets: dict[Key, BitMap] = defaultdict(BitMap)
        self._layers: dict[Key, BitMap] = defaultdict(BitMap)
        self._buried = BitMap()
        self._gone: dict[str, dict[Key, BitMap]] = {"facet": defaultdict(BitMap), "figure_layer": defaultdict(BitMap)}
        self._gatherer: Gatherer | None = None

    def add(self, source: str, parsed: Parsed, findings: Findings, ids: dict[int, int]) -> None:
        """Add one document's passages; `ids` maps `Passage.number` to the passage's row."""
        for p in parsed.passages:
            self.add_text(ids[p.number], p.text)
        for key, passages in _facets(source, parsed, findings, ids).items():
            self._facets[key].update(array("I", passages))
        for key, passages in _layers(findings.figures, ids).items():
            self._layers[key].update(array("I", passages))
        gathered = self._gatherer
        if gathered is not None and (gathered.postings > _POSTINGS or gathered.terms > _TERMS):
            self.flush()

    def exchange(self, source: str, parsed: Parsed, before: Findings, after: Findings, ids: dict[int, int]) -> None:
        """Of a document that stays as it is, put what is found in it now in the place of what was found before."""
        for table, more, made in (
            ("facet", self._facets, [_facets(source, parsed, f, ids) for f in (before, after)]),
            ("figure_layer", self._layers, [_layers(f.figures, ids) for f in (before, after)]),
        ):
            was, now = ({key: BitMap(passages) for key, passages in found.items()} for found in made)
            for key in was.keys() | now.keys():
                old, new = was.get(key, _NOTHING), now.get(key, _NOTHING)
                if gone := old - new:
                    self._gone[table][key] |= gone
                if come := new - old:
                    more[key] |= come

    def add_text(self, passage: int, text: str) -> None:
        """Add the terms of a passage."""
        if self._gatherer is None:
            # numpy comes with it: only who adds text waits for it.
            from trendtui.store.bulk import Gatherer

            self._gatherer = Gatherer()
        self._gatherer.add(passage, text)

    def bury(self, passages: Iterable[int]) -> None:
        """Take passages out of the living and out of every facet's value."""
        gone = BitMap(passages)
        self._buried |= gone
        if self._gatherer is not None:
            self._gatherer.bury(gone)

    def flush(self) -> None:
        """Merge what was gathered into the tables."""
        with self._db.atomic():
            if self._gatherer is not None:
                terms = self._gatherer.take()
                new = self._merge("gram", {(term,): here for term, here in terms.items()})
                self._lexicon.add_grams({term: len(here) for term, here in terms.items()}, {term for (term,) in new})
            for table, gone in self._gone.items():
                self._cut(table, gone)
                gone.clear()
            self._merge("facet", self._facets)
            self._merge("figure_layer", self._layers)
            if self._buried:
                for table in ("facet", "figure_layer"):
                    self._keep(table, lambda here: here - self._buried, self._buried)
        self._facets.clear()
        self._layers.clear()
        self._buried = BitMap()

    def pack(self, last: int) -> None:
        """Drop dead bits when enough of the passage ids up to `last` are dead. Call after `flush`."""
        row = self._db.execute("SELECT passages FROM facet WHERE facet = ? AND value = ?", LIVE).fetchone()
        live = BitMap() if row is None else BitMap.deserialize(row[0])
        packed = self._db.execute("SELECT value FROM meta WHERE key = ?", [_PACKED]).fetchone()
        dead = last - len(live)
        if dead - (int(packed[0]) if packed else 0) <= _PACK_WHEN * last:
            return
        with self._db.atomic():
            self._keep("gram", lambda here: here & live, None)
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [_PACKED, str(dead)])

    def _cut(self, table: str, less: Mapping[Key, BitMap]) -> None:
        """Take passages from keys, one by one."""
        where = " AND ".join(f"{name} = ?" for name in _KEYS[table])
        for key, gone in less.items():
            row = self._db.execute(f"SELECT passages FROM {table} WHERE {where}", key).fetchone()
            if row is None:
                continue
            if left := BitMap.deserialize(row[0]) - gone:
                self._put(table, [(key, left)])
            else:
                self._db.execute(f"DELETE FROM {table} WHERE {where}", key)

    def _merge(self, table: str, more: Mapping[Key, BitMap]) -> set[Key]:
        """Add passages to many keys, some hundreds in one statement; those keys that were not there."""
        keys = sorted(more)
        if self._db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is None:
            self._put(table, ((key, more[key]) for key in keys))
            return set(keys)
        new = set(keys)
        names = ", ".join(_KEYS[table])
        mark = f"({', '.join('?' * len(_KEYS[table]))})"
        for at in range(0, len(keys), _AT_ONCE):
            part = keys[at : at + _AT_ONCE]
            marks = ", ".join([mark] * len(part))
            known = {
                tuple(key): BitMap.deserialize(blob)
                for *key, blob in self._db.execute(
                    f"SELECT {names}, passages FROM {table} WHERE ({names}) IN (VALUES {marks})",
                    [v for key in part for v in key],
                ).fetchall()
            }
            new.difference_update(known)
            self._put(table, ((key, known[key] | more[key] if key in known else more[key]) for key in part))
        return new

    def _keep(self, table: str, cut: Any, touched: BitMap | None) -> None:
        """Cut every bitmap of a table, or only those that have one of `touched`; empty ones are deleted."""
        names = _KEYS[table]
        where = " AND ".join(f"{name} = ?" for name in names)
        after: list[Any] = []
        while True:
            beyond = f"WHERE ({', '.join(names)}) > ({', '.join('?' * len(names))})" if after else ""
            rows = self._db.execute(
                f"SELECT {', '.join(names)}, passages FROM {table} {beyond} ORDER BY {', '.join(names)} LIMIT 5000",
                after,
            ).fetchall()
            if not rows:
                return
            after = list(rows[-1][:-1])
            changed = []
            for *key, blob in rows:
                here = BitMap.deserialize(blob)
                if touched is None or here.intersect(touched):
                    left = cut(here)
                    if not left:
                        self._db.execute(f"DELETE FROM {table} WHERE {where}", key)
                    elif len(left) < len(here):
                        changed.append((tuple(key), left))
            self._put(table, changed)

    def _put(self, table: str, rows: Iterable[tuple[Key, BitMap]]) -> None:
        """Write bitmaps; those of terms with the number of their passages."""
        values = ("n", "passages") if table == "gram" else ("passages",)
        names = (*_KEYS[table], *values)
        self._db.conn.executemany(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
            f"ON CONFLICT ({', '.join(_KEYS[table])}) DO UPDATE SET {', '.join(f'{v} = excluded.{v}' for v in values)}",
            _stored(table, rows),
        )


def _stored(table: str, rows: Iterable[tuple[Key, BitMap]]) -> Iterator[tuple[Any, ...]]:
    for key, passages in rows:
        n = len(passages)
        if table != "gram" or n >= _LONG:
            passages.run_optimize()
        yield (*key, n, passages.serialize()) if table == "gram" else (*key, passages.serialize())


def _facets(source: str, parsed: Parsed, findings: Findings, ids: dict[int, int]) -> dict[Key, Iterable[int]]:
    """(facet, value) → the passages of a document that have it."""
    values: dict[Key, list[int]] = defaultdict(list)
    everything = sorted(ids.values())
    values[LIVE] = everything
    values[("source", source)] = everything
    if headings := [ids[p.number] for p in parsed.passages if p.kind == "heading"]:
        values[("shape", "heading")] = headings
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
    return dict(values)


def _layers(figures: Iterable[Figure], ids: dict[int, int]) -> dict[Key, list[int]]:
    """(what, value, layer) → the passages that have at least `layer` figures of a kind, or of a company.

    The figures of any set of passages are then counted by intersections: a passage with three is in three layers.
    """
    counts: Counter[tuple[str, str, int]] = Counter()
    for f in figures:
        counts["kind", f.kind, ids[f.passage]] += 1
        if f.company:
            counts["company", f.company, ids[f.passage]] += 1
    layers: dict[Key, list[int]] = defaultdict(list)
    for (what, value, passage), n in counts.items():
        for layer in range(1, n + 1):
            layers[what, value, layer].append(passage)
    return dict(layers)
