"""Reading an index: sets of passages, and the rows that belong to them. The standard library's sqlite3 only.

One `Reader` serves one thread. Sets are pyroaring bitmaps of passage ids; rows come back as `sqlite3.Row`-like
tuples turned into plain values here, so that nobody above sees SQL.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pyroaring import BitMap

from trendtui.model.rows import Row
from trendtui.store.connection import Connection
from trendtui.store.figure_lists import FigureLists
from trendtui.store.figure_tests import FigureTest
from trendtui.store.looked_at import LookedAt, Shown, Text
from trendtui.store.sets import Sets


class Reader(Connection):
    """The reading half of an index, for one thread."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.sets = Sets(self._all)
        self._figures = FigureLists(self._all, self._walk, self.sets)
        self._looked_at = LookedAt(self._among)

    # --- sets of passages -------------------------------------------------------------------------------------

    def live(self) -> BitMap:
        """Every passage there is."""
        return self.facet("live", "")

    def gram(self, term: str) -> BitMap:
        """The passages that have a term of `trendtui.store.grams`; not to be changed in place."""
        return self.sets.gram(term)

    def prefix(self, start: str) -> BitMap:
        """The passages that have any term beginning with `start`; not to be changed in place."""
        return self.sets.prefix(start)

    def facet(self, facet: str, value: str) -> BitMap:
        """The passages that have a facet's value."""
        return self.sets.facet(facet, value)

    # --- what values are called -------------------------------------------------------------------------------

    def companies_spelled(self, folded: str) -> list[str]:
        """The companies that may be asked for by a folded spelling."""
        return [r[0] for r in self._all("SELECT company FROM spelling WHERE folded = ?", (folded,))]

    def people_named(self, folded: str) -> list[str]:
        """The people whose name folds to this; names are kept as they are written, so the usual forms are asked for."""
        rows = self._all("SELECT value FROM facet WHERE facet = 'person' AND value IN (?, ?)", (folded, folded.title()))
        return [str(r[0]) for r in rows]

    def themes(self) -> list[Row]:
        """slug, zh, en and group of every theme."""
        return [dict(r) for r in self._all('SELECT slug, zh, en, "group" FROM theme ORDER BY slug')]

    def documents(self) -> list[Row]:
        """The documents, with counts of what the index holds of each."""
        rows = self._all("SELECT * FROM document ORDER BY source")
        return [_row(r, ("authors", "tags")) for r in rows]

    # --- rows that belong to passages -------------------------------------------------------------------------

    def passages(self, ids: Sequence[int]) -> dict[int, Row]:
        """Passages by id: kind, text, spans, line, end_line, document, source, title, section path, trend kind."""
        sql = """SELECT p.*, d.source, d.title, coalesce(s.path, '') AS path, coalesce(s.kind, '') AS section_kind,
                        s.level AS level
                 FROM passage p JOIN document d ON d.id = p.document
                 LEFT JOIN section s ON s.id = p.section WHERE p.id IN ({ids})"""
        return {r["id"]: dict(r) for r in self._among(sql, ids)}

    def texts(self, ids: Sequence[int]) -> Iterator[Text]:
        """The texts of passages, in no promised order; one that is gone is left out."""
        return self._looked_at.texts(ids)

    def shown(self, ids: Sequence[int]) -> dict[int, Shown]:
        """What lists show of passages, by id."""
        return self._looked_at.shown(ids)

    def trends(self) -> list[tuple[Any, ...]]:
        """(id, document, title, folded title, themes as JSON, lo, hi, passages) of every trend.

        `lo` and `hi` are its first and last passage; when passages of other sections stand between, they are None and
        `passages` holds the serialised set.
        """
        rows = self._all(
            """SELECT id, document, title, coalesce(folded, ''), themes, lo, hi, CASE WHEN lo IS NULL THEN passages END
               FROM trend ORDER BY id"""
        )
        return [tuple(r) for r in rows]

    def trend_rows(self, ids: Sequence[int]) -> dict[int, Row]:
        """Trends by id, each with its heading's place."""
        sql = """SELECT t.id, t.ordinal, t.title, t.kind, t."group", t.themes, t.first, d.source,
                        d.title AS document_title, s.line, s.end_line, s.path
                 FROM trend t JOIN document d ON d.id = t.document JOIN section s ON s.id = t.section
                 WHERE t.id IN ({ids})"""
        return {r["id"]: _row(r, ("themes",)) for r in self._among(sql, ids)}

    def companies(self) -> list[tuple[str, str, str, str, int]]:
        """(name, folded, kind, status, documents) of every company, in the order of their names."""
        rows = self._all("SELECT name, coalesce(folded, ''), kind, status, documents FROM company ORDER BY name")
        return [(r[0], r[1], r[2] or "", r[3] or "listed", int(r[4])) for r in rows]

    def figures(
        self, found: BitMap, kinds: Sequence[str], limit: int, order: str = "place",
        company: str = "", tests: Sequence[FigureTest] = (),
    ) -> tuple[list[Row], int]:  # fmt: skip
        """Figures in the found passages, and how many there are.

        Args:
            order: place (reading order), value (kind by kind, largest first), year (latest first) or company.
            company: only figures about this one, in whatever passages.
            tests: only figures that meet them all.
        """
        if company:
            ids, total = self._figures.about(company, limit, order)
        else:
            ids, total = self._figures.among(found, kinds, limit, order, tests)
        return self.figure_rows(ids), total

    def figure_rows(self, ids: Sequence[int]) -> list[Row]:
        """Figures by id, in that order, each with its company's name, its passage and where that stands."""
        sql = """SELECT f.*, c.name AS company_name, p.text AS passage_text, d.source, d.title,
                        coalesce(s.path, '') AS path
                 FROM figure f JOIN passage p ON p.id = f.passage JOIN document d ON d.id = p.document
                 LEFT JOIN section s ON s.id = p.section LEFT JOIN company c ON c.id = f.company
                 WHERE f.id IN ({ids})"""
        rows = {r["id"]: dict(r) for r in self._among(sql, ids)}
        return [rows[i] for i in ids if i in rows]

    # --- whole documents --------------------------------------------------------------------------------------

    def document(self, source: str) -> Row | None:
        """One document's row with its original text, or None."""
        rows = self._all(
            "SELECT d.*, o.text FROM document d JOIN original o ON o.document = d.id WHERE d.source = ?", (source,)
        )
        return _row(rows[0], ("authors", "tags")) if rows else None

    def passages_of(self, document: int) -> list[Row]:
        """All passages of a document in reading order, with the level of the heading each stands under."""
        rows = self._all(
            """SELECT p.*, coalesce(s.level, 0) AS level, coalesce(s.path, '') AS path FROM passage p
               LEFT JOIN section s ON s.id = p.section WHERE p.document = ? ORDER BY p.number""",
            (document,),
        )
        return [dict(r) for r in rows]

    def of_document(self, table: str, document: int) -> list[Row]:
        """A document's rows of section, chart, reference, citation, quotation or left_out, in reading order."""
        if table not in ("section", "chart", "reference", "citation", "quotation", "left_out"):
            raise ValueError(table)
        rows = self._all(f"SELECT * FROM {table} WHERE document = ? ORDER BY line, rowid", (document,))
        return [dict(r) for r in rows]

    def neighbours(self, passage: int, before: int, after: int) -> list[int]:
        """The ids of a passage and of those around it in the same document."""
        rows = self._all("SELECT document, number FROM passage WHERE id = ?", (passage,))
        if not rows:
            return []
        document, number = rows[0]
        found = self._all(
            "SELECT id FROM passage WHERE document = ? AND number BETWEEN ? AND ? ORDER BY number",
            (document, number - before, number + after),
        )
        return [r[0] for r in found]

    def found_in(self, passage: int) -> dict[str, list[Row]]:
        """What extraction found in one passage: rows of mention, figure, passage_year, passage_theme and person."""
        company = "LEFT JOIN company c ON c.id = x.company"
        names = {"mention": company, "figure": company, "passage_year": "", "passage_theme": "", "person": ""}
        found = {}
        for table, join in names.items():
            name = ", c.name AS company_name" if join else ""
            order = "x.score DESC" if table == "passage_theme" else "x.start"
            rows = self._all(f"SELECT x.*{name} FROM {table} x {join} WHERE x.passage = ? ORDER BY {order}", (passage,))
            found[table] = [_row(r, ("words",) if table == "passage_theme" else ()) for r in rows]
        return found

    def export(self, table: str) -> Iterator[Row]:
        """Every row of a table as `trendtui export` writes it."""
        from trendtui.store.exporting import SELECTS

        sql, lists, flags = SELECTS[table]
        for r in self._all(sql):
            row = _row(r, lists)
            for name in flags:
                row[name] = bool(row[name])
            yield row


def _row(row: sqlite3.Row, lists: Iterable[str]) -> Row:
    """A row as plain values, with its JSON columns read."""
    values = dict(row)
    for name in lists:
        values[name] = json.loads(values[name] or "[]")
    return values
