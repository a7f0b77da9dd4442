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
from urllib.parse import quote

from pyroaring import BitMap

from trendtui.model.problems import Problem
from trendtui.model.rows import Row
from trendtui.store.figure_tests import FigureTest, clause

_APPLICATION_ID = 0x7472656E
_SCHEMA = 3
"""The one that this program reads; older ones lack what it asks for."""
_FIGURE_ORDERS = {
    "place": "f.passage, f.start",
    "value": "f.kind, f.comparable IS NULL, f.comparable DESC, f.passage, f.start",
    "year": "f.year IS NULL, f.year DESC, f.passage, f.start",
    "company": "c.name IS NULL, c.name, f.year, f.passage, f.start",
    "history": "f.year IS NULL, f.year, f.passage, f.start",
}
"""How figures may be ordered; the keys are what `Explorer.search` takes."""
_REMEMBERED = 16
"""Tests of figures whose passages are kept: every key press after a condition asks them again."""
_CHUNK = 500
"""Ids in one IN (…): SQLite allows 999 variables in its oldest builds."""


class Interrupted(Exception):
    """The search was stopped because a newer one took its place."""


def open_readonly(path: Path, *, earlier: bool = False) -> sqlite3.Connection:
    """Open an index for reading.

    Args:
        earlier: whether one of an earlier schema will do, for reading its documents anew.

    Raises:
        Problem: there is none, it is no index of ours, or it was made by a later or an earlier version.
    """
    remedy = "Import some reports: trendtui import PATH"
    if not path.exists():
        raise Problem(f"there is no index at {path}", remedy)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, check_same_thread=False)
        (ours,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise Problem(f"cannot open the index {path}: {error}", "Choose another file with --db.") from error
    if ours != _APPLICATION_ID:
        connection.close()
        raise Problem(f"{path} is not an index of trendtui", "Choose another file with --db.")
    if version > _SCHEMA:
        connection.close()
        raise Problem(
            f"the index {path} was made by a later version of trendtui (schema {version}, this one knows {_SCHEMA})",
            "Update trendtui, or import again into another --db.",
        )
    if version < _SCHEMA and not earlier:
        connection.close()
        raise Problem(
            f"the index {path} was made by an earlier version of trendtui (schema {version} instead of {_SCHEMA})",
            "Bring it up to date from the texts that it keeps: trendtui import --again",
        )
    return connection


class Reader:
    """The reading half of an index, for one thread."""

    def __init__(self, path: Path) -> None:
        self._db = open_readonly(path)
        self._db.row_factory = sqlite3.Row
        self._metrics: dict[str, int] | None = None
        self._meeting: dict[tuple[tuple[FigureTest, ...], tuple[str, ...]], BitMap] = {}
        self._stopped = False

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def interrupt(self) -> None:
        """Stop what is running, from any thread: it raises `Interrupted` there, at its next statement at the latest."""
        self._stopped = True
        self._db.interrupt()

    def resume(self) -> None:
        """Answer again after `interrupt`."""
        self._stopped = False

    def _all(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        if self._stopped:
            raise Interrupted
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupt" in str(error):
                raise Interrupted from error
            raise Problem(f"the index cannot be read: {error}", "Import the reports again.") from error
        except sqlite3.DatabaseError as error:
            raise Problem(f"the index is damaged: {error}", "Import the reports again into a new --db.") from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """The rows of a statement, for the other modules of this room.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
            Problem: the index cannot be read.
        """
        return self._all(sql, values)

    def _among(self, sql: str, ids: Sequence[int]) -> Iterator[sqlite3.Row]:
        """Rows of a statement with `IN (…)` written as {ids}, for any number of ids."""
        for at in range(0, len(ids), _CHUNK):
            part = ids[at : at + _CHUNK]
            yield from self._all(sql.replace("{ids}", ",".join("?" * len(part))), part)

    # --- sets of passages -------------------------------------------------------------------------------------

    def live(self) -> BitMap:
        """Every passage there is."""
        return self.facet("live", "")

    def gram(self, term: str) -> BitMap:
        """The passages that have a term of `trendtui.store.grams`."""
        rows = self._all("SELECT passages FROM gram WHERE term = ?", (term,))
        return BitMap.deserialize(rows[0][0]) if rows else BitMap()

    def prefix(self, start: str) -> BitMap:
        """The passages that have any term beginning with `start`."""
        after = start[:-1] + chr(ord(start[-1]) + 1) if ord(start[-1]) < 0x10FFFF else "\U0010ffff" * 2
        rows = self._all("SELECT passages FROM gram WHERE term >= ? AND term < ?", (start, after))
        return BitMap.union(*(BitMap.deserialize(r[0]) for r in rows)) if rows else BitMap()

    def facet(self, facet: str, value: str) -> BitMap:
        """The passages that have a facet's value."""
        rows = self._all("SELECT passages FROM facet WHERE facet = ? AND value = ?", (facet, value))
        return BitMap.deserialize(rows[0][0]) if rows else BitMap()

    def facet_values(self, facet: str) -> dict[str, BitMap]:
        """Every value of a facet with its passages."""
        rows = self._all("SELECT value, passages FROM facet WHERE facet = ?", (facet,))
        return {r[0]: BitMap.deserialize(r[1]) for r in rows}

    # --- what values are called -------------------------------------------------------------------------------

    def companies_spelled(self, folded: str) -> list[str]:
        """The companies that may be asked for by a folded spelling."""
        return [r[0] for r in self._all("SELECT company FROM spelling WHERE folded = ?", (folded,))]

    def people_named(self, folded: str) -> list[str]:
        """The people whose name folds to this; names are kept as they are written, so the usual forms are asked for."""
        rows = self._all("SELECT value FROM facet WHERE facet = 'person' AND value IN (?, ?)", (folded, folded.title()))
        return [str(r[0]) for r in rows]

    def spellings(self) -> list[tuple[str, str]]:
        """Every (spelling, company) by which companies may be asked for: first the names a company also has."""
        also = self._all("SELECT a.value, c.name FROM company c, json_each(c.also) a")
        folded = self._all("SELECT folded, company FROM spelling ORDER BY company, folded")
        return [(str(r[0]), str(r[1])) for r in (*also, *folded)]

    def themes(self) -> list[Row]:
        """slug, zh, en and group of every theme."""
        return [dict(r) for r in self._all('SELECT slug, zh, en, "group" FROM theme ORDER BY slug')]

    def documents(self) -> list[Row]:
        """The documents, with counts of what the index holds of each."""
        rows = self._all(
            """SELECT d.*, (SELECT count(*) FROM section s WHERE s.document = d.id) AS sections,
                (SELECT count(*) FROM passage p WHERE p.document = d.id) AS passages,
                (SELECT count(*) FROM trend t WHERE t.document = d.id) AS trends,
                (SELECT count(*) FROM chart c WHERE c.document = d.id) AS charts,
                (SELECT count(*) FROM reference r WHERE r.document = d.id) AS "references",
                (SELECT count(*) FROM mention m JOIN passage p ON p.id = m.passage WHERE p.document = d.id) AS mentions,
                (SELECT count(DISTINCT m.company) FROM mention m JOIN passage p ON p.id = m.passage
                 JOIN company c ON c.id = m.company WHERE p.document = d.id AND c.kind = 'company') AS companies,
                (SELECT count(*) FROM figure f JOIN passage p ON p.id = f.passage WHERE p.document = d.id) AS figures
            FROM document d ORDER BY d.source"""
        )
        return [_row(r, ("authors", "tags")) for r in rows]

    # --- rows that belong to passages -------------------------------------------------------------------------

    def passages(self, ids: Sequence[int]) -> dict[int, Row]:
        """Passages by id: kind, text, spans, line, end_line, document, source, title, section path, trend kind."""
        sql = """SELECT p.*, d.source, d.title, coalesce(s.path, '') AS path, coalesce(s.kind, '') AS section_kind,
                        s.level AS level
                 FROM passage p JOIN document d ON d.id = p.document
                 LEFT JOIN section s ON s.id = p.section WHERE p.id IN ({ids})"""
        return {r["id"]: dict(r) for r in self._among(sql, ids)}

    def texts(self, ids: Sequence[int]) -> Iterator[tuple[int, str, str]]:
        """(id, kind, text) of passages, in no promised order."""
        for r in self._among("SELECT id, kind, text FROM passage WHERE id IN ({ids})", ids):
            yield r[0], r[1], r[2]

    def marks_of(self, ids: Sequence[int]) -> tuple[dict[int, list[str]], dict[int, list[int]]]:
        """The themes and the years of passages, by id."""
        themes: dict[int, list[str]] = {}
        for r in self._among(
            "SELECT passage, theme FROM passage_theme WHERE passage IN ({ids}) ORDER BY score DESC, theme", ids
        ):
            themes.setdefault(r[0], []).append(r[1])
        years: dict[int, list[int]] = {}
        for r in self._among(
            "SELECT DISTINCT passage, year FROM passage_year WHERE passage IN ({ids}) ORDER BY year", ids
        ):
            years.setdefault(r[0], []).append(r[1])
        return themes, years

    def trends(self) -> list[Row]:
        """Every trend with its heading's place and the set of its passages."""
        rows = self._all(
            """SELECT t.*, d.source, d.title AS document_title, d.date, s.line, s.end_line, s.path,
                      (SELECT min(p.id) FROM passage p WHERE p.section = s.id) AS first
               FROM trend t JOIN document d ON d.id = t.document JOIN section s ON s.id = t.section
               ORDER BY d.source, s.line"""
        )
        out = []
        for r in rows:
            row = _row(r, ("themes", "words"))
            row["passages"] = BitMap.deserialize(r["passages"])
            out.append(row)
        return out

    def company_counts(self, found: BitMap, everything: bool) -> list[Row]:
        """Companies mentioned in the found passages: passages, documents, figures and the first passage of each."""
        sql = """SELECT c.name, c.kind, c.status, count(DISTINCT m.passage) AS passages,
                        count(DISTINCT p.document) AS documents, min(m.passage) AS first
                 FROM mention m JOIN company c ON c.id = m.company JOIN passage p ON p.id = m.passage
                 {where} GROUP BY c.id"""
        figures = "SELECT c.name, count(*) FROM figure f JOIN company c ON c.id = f.company {where} GROUP BY c.id"
        where_m, where_f = ("", "") if everything else ("WHERE m.passage IN wanted", "WHERE f.passage IN wanted")
        with _wanted(self._db, found, not everything):
            counts = {r[0]: r[1] for r in self._all(figures.format(where=where_f))}
            rows = [dict(r) for r in self._all(sql.format(where=where_m))]
        for row in rows:
            row["figures"] = counts.get(row["name"], 0)
        return sorted(rows, key=lambda r: (-r["passages"], r["name"]))

    def metrics(self) -> dict[str, int]:
        """What the figures measure (估值, ARR), with how many figures measure it."""
        if self._metrics is None:
            sql = "SELECT metric, count(*) FROM figure WHERE metric <> '' GROUP BY metric"
            self._metrics = dict(self._pairs(sql, ()))
        return self._metrics

    def passages_with_figures(self, tests: Sequence[FigureTest], kinds: Sequence[str] = ()) -> BitMap:
        """The passages with a figure that is of one of the kinds (of any when there are none) and meets all tests."""
        asked = (tuple(tests), tuple(kinds))
        if asked not in self._meeting:
            where, values = clause(tests)
            if kinds:
                where, values = f"f.kind IN ({','.join('?' * len(kinds))}) AND {where}", [*kinds, *values]
            met = BitMap(r[0] for r in self._all(f"SELECT f.passage FROM figure f WHERE {where}", values))
            self._meeting = {**dict(list(self._meeting.items())[1 - _REMEMBERED :]), asked: met}
        return self._meeting[asked]

    def figures(
        self, found: BitMap, everything: bool, kinds: Sequence[str], limit: int, order: str = "place",
        company: str = "", tests: Sequence[FigureTest] = (),
    ) -> tuple[list[Row], int]:  # fmt: skip
        """Figures in the found passages, and how many there are.

        Args:
            order: place (reading order), value (kind by kind, largest first), year (latest first) or company.
            company: only figures about this one.
            tests: only figures that meet them all.
        """
        clauses = [] if everything else ["f.passage IN wanted"]
        if kinds:
            clauses.append(f"f.kind IN ({','.join('?' * len(kinds))})")
        if company:
            clauses.append("f.company = (SELECT id FROM company WHERE name = ?)")
        values: list[Any] = [*kinds, *([company] if company else [])]
        if tests:
            meeting, bounds = clause(tests)
            clauses.append(meeting)
            values += bounds
        where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
        with _wanted(self._db, found, not everything):
            (total,) = self._all(f"SELECT count(*) FROM figure f {where}", values)[0]
            rows = self._all(
                f"""SELECT f.*, c.name AS company_name, p.text AS passage_text, d.source, d.title,
                           coalesce(s.path, '') AS path
                    FROM figure f JOIN passage p ON p.id = f.passage JOIN document d ON d.id = p.document
                    LEFT JOIN section s ON s.id = p.section LEFT JOIN company c ON c.id = f.company
                    {where} ORDER BY {_FIGURE_ORDERS[order]} LIMIT ?""",
                [*values, limit],
            )
        return [dict(r) for r in rows], int(total)

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

    def company(self, name: str) -> Row | None:
        """A company's row with its spellings in the text, documents, company in the same passages, and people."""
        rows = self._all("SELECT * FROM company WHERE name = ?", (name,))
        if not rows:
            return None
        row = _row(rows[0], ("also",))
        key = (row["id"],)
        row["surfaces"] = self._pairs(
            "SELECT surface, count(*) FROM mention WHERE company = ? GROUP BY surface ORDER BY 2 DESC, 1", key
        )
        row["rules"] = self._pairs(
            "SELECT rule, count(*) FROM mention WHERE company = ? GROUP BY rule ORDER BY 2 DESC, 1 LIMIT 1", key
        )
        row["together"] = self._pairs(
            """SELECT c.name, count(DISTINCT o.passage) FROM mention m
               JOIN mention o ON o.passage = m.passage AND o.company <> m.company
               JOIN company c ON c.id = o.company AND c.kind = 'company'
               WHERE m.company = ? GROUP BY c.id ORDER BY 2 DESC, 1""",
            key,
        )
        row["documents"] = [
            dict(r)
            for r in self._all(
                """SELECT d.source, d.title, d.date, count(*) AS mentions, count(DISTINCT m.passage) AS passages,
                          min(m.passage) AS first, sum(p.kind = 'heading') AS headings,
                          (SELECT count(*) FROM passage q WHERE q.document = d.id) AS of_passages
                   FROM mention m JOIN passage p ON p.id = m.passage JOIN document d ON d.id = p.document
                   WHERE m.company = ? GROUP BY d.id ORDER BY mentions DESC, d.source""",
                key,
            )
        ]
        row["people"] = [
            tuple(r)
            for r in self._all(
                """SELECT name, max(role), count(DISTINCT passage) FROM person WHERE company = ?
                   GROUP BY name ORDER BY 3 DESC, 1""",
                (name,),
            )
        ]
        return row

    def _pairs(self, sql: str, values: Sequence[Any]) -> list[tuple[str, int]]:
        return [(str(r[0]), int(r[1])) for r in self._all(sql, values)]

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


class _wanted:
    """A temporary table `wanted` with a set of ids, while in the context."""

    def __init__(self, db: sqlite3.Connection, ids: BitMap, needed: bool) -> None:
        self._db, self._ids, self._needed = db, ids, needed

    def __enter__(self) -> None:
        if self._needed:
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY)")
            self._db.execute("DELETE FROM wanted")
            self._db.executemany("INSERT INTO wanted VALUES (?)", ((i,) for i in self._ids))

    def __exit__(self, *_: object) -> None:
        if self._db.in_transaction:
            self._db.rollback()
