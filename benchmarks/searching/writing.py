"""The product's index: building it, adding to it, and its size. All is written by `store.writing.Builder`."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from searching.corpus import Document, Pool, document, documents
from searching.measuring import memory
from searching.using import FACETS, INDEX, TEXTS, explorer_of
from trendtui.store.swapping import sync
from trendtui.store.writing import Builder

SEARCHED = ("gram", "facet")
"""The tables that are set against FTS5's size: what finds passages, and what counts facets."""


ROOMS = ("postings", "rows", "lexicon")
"""The builder's parts that are timed one by one. What postings give to the lexicon is in the postings' time."""


class Timed:
    """Stands before an object and adds up the time spent in its methods."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.seconds = 0.0

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, name)
        if not callable(value):
            return value

        def timed(*arguments: Any, **more: Any) -> Any:
            began = time.perf_counter()
            try:
                return value(*arguments, **more)
            finally:
                self.seconds += time.perf_counter() - began

        return timed


def _add(builder: Builder, one: Document, companies: Any) -> None:
    builder.add(one.source, one.source, f"{one.source}:1", one.text, one.parsed, one.findings, companies, "2026-01-01")


def build(folder: Path, pool: Pool, size: int) -> dict[str, float]:
    """Write the index of `size` passages, and beside it the same passages as lines for the peers."""
    companies = {c.name: c for c in pool.companies}
    before, _ = memory()
    adding = begun = publishing = 0.0
    with (
        (folder / TEXTS).open("w", encoding="utf-8", newline="\n") as lines,
        (folder / FACETS).open("w", encoding="utf-8", newline="\n") as facets,
    ):
        began = time.perf_counter()
        with Builder(folder / INDEX, fresh=True) as builder:
            rooms = {name: Timed(getattr(builder, f"_{name}")) for name in ROOMS}
            for name, room in rooms.items():
                setattr(builder, f"_{name}", room)
            begun = time.perf_counter() - began
            for one in documents(pool, size):
                lines.writelines(p.text + "\n" for p in one.parsed.passages)
                facets.writelines(_facets(one))
                began = time.perf_counter()
                _add(builder, one, companies)
                adding += time.perf_counter() - began
            began = time.perf_counter()
            builder.write_catalogue(pool.companies, pool.themes, pool.aliases, pool.fingerprint)
            builder.publish()
            publishing = time.perf_counter() - began
    _, peak = memory()
    return {
        "total": begun + adding + publishing, "adding": adding, "publishing": publishing,
        **{name: room.seconds for name, room in rooms.items()}, "peak_mb": peak, "before_mb": before,
    }  # fmt: skip


def _facets(one: Document) -> list[str]:
    """A line for each passage: its companies, themes and years, tab between the kinds, blank-free marks between."""
    values: list[dict[int, dict[str, None]]] = [defaultdict(dict) for _ in range(3)]
    for m in one.findings.mentions:
        values[0][m.passage][m.company] = None
    for t in one.findings.passage_themes:
        values[1][t.passage][t.theme] = None
    for y in one.findings.years:
        values[2][y.passage][str(y.year)] = None
    return ["\t".join("\x1f".join(kind.get(p.number, ())) for kind in values) + "\n" for p in one.parsed.passages]


def sizes(index: Path) -> dict[str, float]:
    """MB of each table of an index, its own b-tree alone, largest first."""
    with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as db:
        try:
            rows = db.execute("SELECT name, pgsize / 1e6 FROM dbstat WHERE aggregate = TRUE ORDER BY 2 DESC").fetchall()
        except sqlite3.OperationalError:  # this SQLite was built without dbstat
            rows = [(t, _bytes(db, t) / 1e6) for t in SEARCHED]
    db.close()
    return dict(rows)


def _bytes(db: sqlite3.Connection, table: str) -> int:
    columns = [c for _, c, *_ in db.execute(f"PRAGMA table_info({table})")]
    return int(db.execute(f"SELECT total({'+'.join(f'length({c})' for c in columns)}) FROM {table}").fetchone()[0])


def add_ten(folder: Path, pool: Pool) -> dict[str, float]:
    """Add a document of ten passages to an index like this one, as an import does that brings little, and find it."""
    target = folder / "adding.db"
    clock = time.perf_counter
    began = clock()
    shutil.copyfile(folder / INDEX, target)
    took = {"plain_copy": clock() - began}
    # As an index lies there that was made some time ago: else the first write would wait for the whole copy.
    sync(target)
    try:
        one = document(pool, 10_000_019, 10, "added.md")
        companies = {c.name: c for c in pool.companies}
        began = start = clock()
        with Builder(target, small=True) as builder:
            took["beginning"] = clock() - start
            start = clock()
            _add(builder, one, companies)
            took["adding"] = clock() - start
            start = clock()
            builder.write_catalogue(pool.companies, pool.themes, pool.aliases, pool.fingerprint)
            took["catalogue"] = clock() - start
            start = clock()
            builder.publish()
            took["publishing"] = clock() - start
        took["total"] = clock() - began
        explorer = explorer_of(target)
        found = explorer.search(explorer.parse("source:added.md")).total
        explorer.close()
        if found != 10:
            raise AssertionError(f"{found} of the ten passages are found after adding them")
    finally:
        for left in folder.glob("adding.db*"):
            left.unlink()
    return took
