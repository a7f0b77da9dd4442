"""What corrections do to an index: a document's findings as extraction made them, and those that the tables show.

`stored` reads a document back from its rows. The findings of a document that has corrections are kept beside them,
packed, so that a correction can be undone without reading the document again.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from trendtui.model.catalogue import Company
from trendtui.model.document import Metadata, Parsed, Passage, Section, Span
from trendtui.model.findings import Figure, Findings, Mention, Person, ThemeTag, Trend
from trendtui.store.document_rows import DocumentRows
from trendtui.store.folding import fold
from trendtui.store.opening import open_readonly
from trendtui.store.postings import Postings

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLIED = "corrections"
"""The key in table meta of the corrections that the index was made with, as the text of a file."""

Hits = Mapping[str, tuple[int, str]]
"""Correction (as text) → how many rows of a document it changed, and why it changed none."""

Execute = Callable[..., sqlite3.Cursor]
_Row = TypeVar("_Row", Mention, Figure, Person, ThemeTag)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """A document of the index, as far as corrections look at it."""

    document: int
    """Its row."""
    source: str
    content: str
    """Fingerprint of its bytes."""
    date: str
    text: str
    parsed: Parsed
    """Its sections and passages; the spans of headings, charts and references are left out."""
    ids: dict[int, int]
    """`Passage.number` → the passage's row."""
    raw: Findings
    """As extraction made them, years left out."""
    findings: Findings
    """With the corrections that the index was made with."""


# --- packing --------------------------------------------------------------------------------------------------------

_PACKED: Mapping[str, type[Any]] = {
    "mentions": Mention, "figures": Figure, "people": Person, "passage_themes": ThemeTag, "trends": Trend,
}  # fmt: skip


_TAKEN = {name: attrgetter(*(f.name for f in fields(kind))) for name, kind in _PACKED.items()}
"""What has all fields of a row in a tuple: `asdict` copies every value, and takes twenty times as long."""


def pack(findings: Findings) -> bytes:
    """Findings in little room, years left out."""
    rows: dict[str, Any] = {name: list(map(_TAKEN[name], getattr(findings, name))) for name in _PACKED}
    rows["section_themes"] = findings.section_themes
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def unpack(packed: bytes) -> Findings:
    """What `pack` was given."""
    rows = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    made = {name: tuple(kind(*map(_frozen, row)) for row in rows[name]) for name, kind in _PACKED.items()}
    sections = tuple((number, tuple(themes)) for number, themes in rows["section_themes"])
    return Findings(**made, section_themes=sections)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


# --- reading a document back ----------------------------------------------------------------------------------------


def stored(execute: Execute, source: str) -> Stored | None:
    """A document of the index; None when there is none of that name.

    Args:
        execute: runs a statement on the index.
    """
    row = execute(
        "SELECT d.id, d.fingerprint, d.date, o.text FROM document d JOIN original o ON o.document = d.id "
        "WHERE d.source = ?", [source],
    ).fetchone()  # fmt: skip
    if row is None:
        return None
    document, fingerprint, date, text = row
    parsed, ids = _parsed(execute, document, date or "")
    findings = _findings(execute, document, parsed, {i: n for n, i in ids.items()})
    packed = None
    with suppress(sqlite3.OperationalError):  # an index that no correction has touched has no such table
        packed = execute("SELECT findings FROM uncorrected WHERE document = ?", [document]).fetchone()
    raw = unpack(packed[0]) if packed else findings
    return Stored(document, source, fingerprint.split(":")[0], date or "", text, parsed, ids, raw, findings)


def _parsed(execute: Execute, document: int, date: str) -> tuple[Parsed, dict[int, int]]:
    rows = execute(
        'SELECT id, number, parent, level, title, line, end_line, kind, ordinal, label, "group" FROM section '
        "WHERE document = ? ORDER BY number", [document],
    ).fetchall()  # fmt: skip
    numbers = {row[0]: row[1] for row in rows}
    sections = tuple(
        Section(n, numbers.get(parent), level, title, line, end, (), kind, ordinal, label or "", group or "")
        for _, n, parent, level, title, line, end, kind, ordinal, label, group in rows
    )
    found = execute(
        "SELECT id, number, section, kind, text, spans, line, end_line FROM passage WHERE document = ? ORDER BY number",
        [document],
    ).fetchall()
    passages = tuple(
        Passage(n, numbers.get(s), kind, text, tuple(Span(*x) for x in json.loads(spans or "[]")), line, end)
        for _, n, s, kind, text, spans, line, end in found
    )
    return Parsed("", Metadata(date=date), sections, passages), {row[1]: row[0] for row in found}


def _findings(execute: Execute, document: int, parsed: Parsed, numbers: Mapping[int, int]) -> Findings:
    def rows(kind: type[_Row], table: str, *, order: str = "t.id") -> tuple[_Row, ...]:
        names = [f.name for f in fields(kind) if f.name != "passage"]
        company = table in ("mention", "figure")
        columns = ", ".join("coalesce(c.name, '')" if company and n == "company" else f't."{n}"' for n in names)
        join = "LEFT JOIN company c ON c.id = t.company " if company else ""
        select = f"SELECT t.passage, {columns} FROM {table} t {join}WHERE t.passage IN {_HERE} ORDER BY {order}"
        return tuple(kind(numbers[p], *values) for p, *values in execute(select, [document]).fetchall())

    figures = rows(Figure, "figure")
    tags = rows(ThemeTag, "passage_theme", order="t.rowid")
    trends = execute(
        'SELECT s.number, t.ordinal, t.title, t.kind, t."group", t.themes, t.words FROM trend t '
        "JOIN section s ON s.id = t.section WHERE t.document = ? ORDER BY t.id", [document],
    ).fetchall()  # fmt: skip
    themes = execute("SELECT number, themes FROM section WHERE document = ? ORDER BY number", [document]).fetchall()
    return Findings(
        mentions=rows(Mention, "mention"),
        figures=tuple(_figure(f) for f in figures),
        passage_themes=tuple(ThemeTag(t.passage, t.theme, t.score, _list(t.words)) for t in tags),
        section_themes=tuple((n, found) for n, text in themes if (found := _list(text))),
        trends=tuple(Trend(s, o, title, kind, g, _list(t), _list(w)) for s, o, title, kind, g, t, w in trends),
        people=rows(Person, "person"),
    )


_HERE = "(SELECT id FROM passage WHERE document = ?)"


def _list(text: Any) -> tuple[str, ...]:
    return tuple(json.loads(text or "[]"))


def _figure(row: Figure) -> Figure:
    values = {f.name: getattr(row, f.name) for f in fields(Figure)}
    return Figure(**{**values, "forecast": bool(row.forecast)})


# --- writing --------------------------------------------------------------------------------------------------------


class Amending:
    """Changes what an index under construction shows of documents that are in it; a builder holds one."""

    def __init__(self, db: Database, rows: DocumentRows, postings: Postings, companies_left: set[int]) -> None:
        """`companies_left` is told which companies a document has lost."""
        self._db, self._rows, self._postings, self._left = db, rows, postings, companies_left

    def stored(self, source: str) -> Stored | None:
        """A document of the index."""
        return stored(self._db.execute, source)

    def keep(self, source: str, raw: Findings, findings: Findings, hits: Hits) -> None:
        """Keep what extraction made of a document that was just written, if corrections changed it."""
        (document,) = self._db.execute("SELECT id FROM document WHERE source = ?", [source]).fetchone()
        self._keep(document, raw, findings, hits)

    def _keep(self, document: int, raw: Findings, findings: Findings, hits: Hits) -> None:
        self._db.execute("DELETE FROM uncorrected WHERE document = ?", [document])
        self._db.execute("DELETE FROM correction_hit WHERE document = ?", [document])
        if findings != raw:
            self._db.execute("INSERT INTO uncorrected (document, findings) VALUES (?, ?)", [document, pack(raw)])
        self._db.conn.executemany(
            "INSERT INTO correction_hit (correction, document, n, why) VALUES (?, ?, ?, ?)",
            [(correction, document, n, why) for correction, (n, why) in hits.items()],
        )

    def rewrite(
        self, found: Stored, findings: Findings, hits: Hits, catalogue: Mapping[str, Company], changed: Collection[str]
    ) -> None:
        """Have other findings shown of a document, in one transaction.

        Args:
            found: the document as `stored` gave it.
            catalogue: what is to be known of the companies in `changed`.
            changed: the companies of which something else may be known than the index says.
        """
        with self._db.atomic():
            if findings != found.findings:
                for table in ("mention", "figure"):
                    named = f"SELECT DISTINCT company FROM {table} WHERE company AND passage IN {_HERE}"
                    self._left.update(r[0] for r in self._db.execute(named, [found.document]).fetchall())
                told = self._rows.companies.known() - set(changed)
                self._rows.rewrite(found.document, found.text, found.parsed, findings, found.ids, catalogue, told)
                self._postings.exchange(found.source, found.parsed, found.findings, findings, found.ids)
            self._keep(found.document, found.raw, findings, hits)

    def documents_with(
        self, companies: Iterable[str], corrections: Iterable[str], contents: Iterable[str], words: Iterable[str]
    ) -> set[str]:
        """The sources of the documents that are concerned.

        Args:
            companies: names that the documents' mentions, figures or people have now.
            corrections: as text; those that were about the documents.
            contents: names of documents, and fingerprints of their bytes.
            words: what their passages hold, as it is written.
        """
        found: set[int] = set()
        by_passage = "SELECT DISTINCT p.document FROM passage p WHERE p.id IN (SELECT passage FROM {} WHERE {})"
        for name in set(companies):
            of = "company = (SELECT id FROM company WHERE name = ?)"
            for select in (by_passage.format("mention", of), by_passage.format("figure", of),
                           by_passage.format("person", "company = ?")):  # fmt: skip
                found.update(r[0] for r in self._db.execute(select, [name]).fetchall())
        for text in set(corrections):
            hit = "SELECT document FROM correction_hit WHERE correction = ?"
            found.update(r[0] for r in self._db.execute(hit, [text]).fetchall())
        for word in set(words):
            holding = "SELECT DISTINCT document FROM passage WHERE instr(text, ?)"
            found.update(r[0] for r in self._db.execute(holding, [word]).fetchall())
        wanted = set(contents)
        documents = self._db.execute("SELECT id, source, fingerprint FROM document").fetchall()
        return {s for i, s, f in documents if i in found or s in wanted or f.split(":")[0] in wanted}


# --- listing --------------------------------------------------------------------------------------------------------


def applied(path: Path) -> tuple[str, dict[str, tuple[int, int, str]]]:
    """What an index has of corrections: those that it was made with, as the text of a file; and of each, as text, what
    it changed: rows, documents, and why none.

    Raises:
        Problem: there is no index, or it cannot be read.
    """
    db = open_readonly(path, earlier=True)
    try:
        row = db.execute("SELECT value FROM meta WHERE key = ?", [APPLIED]).fetchone()
        select = "SELECT correction, sum(n), sum(n > 0), max(why) FROM correction_hit GROUP BY correction"
        return (row[0] if row else ""), {c: (n, d, why or "") for c, n, d, why in db.execute(select).fetchall()}
    except sqlite3.OperationalError:
        return "", {}
    finally:
        db.close()


def company_named(path: Path, name: str) -> str | None:
    """The company of an index that a name means: as it stands, else in any case and width, else by a spelling.

    Raises:
        Problem: there is no index, or it cannot be read.
    """
    db = open_readonly(path)
    folded = fold(name).text
    try:
        for where, value in (("name = ?", name), ("folded = ?", folded)):
            if row := db.execute(f"SELECT name FROM company WHERE {where} ORDER BY name", [value]).fetchone():
                return str(row[0])
        row = db.execute("SELECT company FROM spelling WHERE folded = ? ORDER BY company", [folded]).fetchone()
        return str(row[0]) if row else None
    finally:
        db.close()


def looked_up(path: Path, source: str) -> Stored | None:
    """A document of an index that is in use.

    Raises:
        Problem: there is no index, or it cannot be read.
    """
    db = open_readonly(path)
    try:
        return stored(db.execute, source)
    finally:
        db.close()
