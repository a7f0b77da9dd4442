"""Writing an index: one document, one transaction; the postings follow their passages.

An index is never written where it is read: `Builder` works on a copy beside it and `publish` swaps the copy in, so a
build that is killed leaves the last good index as it was. sqlite-utils does the inserting.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from pyroaring import BitMap
from sqlite_utils import Database
from sqlite_utils.db import Table

from trendtui.model.catalogue import Company, Theme
from trendtui.model.document import Parsed, Passage, Span
from trendtui.model.findings import Findings
from trendtui.model.problems import Problem
from trendtui.store.folding import fold
from trendtui.store.places import Lines, in_line, locate
from trendtui.store.postings import Postings
from trendtui.store.schema import migrations
from trendtui.store.swapping import copy, lock, sync

_BY_PASSAGE = ("mention", "figure", "passage_year", "passage_theme", "person")
_BY_DOCUMENT = ("trend", "chart", "reference", "citation", "quotation", "left_out", "passage", "section", "original")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _spans(spans: Iterable[Span]) -> str:
    return json.dumps([[s.start, s.end] for s in spans], separators=(",", ":"))


class Builder:
    """An index under construction beside the one that is in use.

    Use as a context manager: leaving it without `publish` throws the copy away.

    Raises:
        Problem: the folder cannot be written, another import is running, or the file is no index of ours.
    """

    def __init__(self, target: Path, *, fresh: bool = False) -> None:
        self.target = target
        self.copy = target.with_name(target.name + ".building")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._lock = lock(target)
            self._discard()
            if target.exists() and not fresh:
                copy(target, self.copy)
            self._db = Database(str(self.copy))
        except (OSError, sqlite3.Error) as error:
            raise Problem(
                f"cannot write the index {target}: {error}", "Choose another place with --db, or free the file."
            ) from error
        # The copy is thrown away whenever the build does not end well, so it needs no journal on disk.
        self._db.execute("PRAGMA journal_mode = MEMORY")
        self._db.execute("PRAGMA synchronous = OFF")
        migrations.apply(self._db)
        self._postings = Postings(self._db)
        self._companies: dict[str, int] = dict(self._db.execute("SELECT name, id FROM company").fetchall())

    def __enter__(self) -> Builder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self._db.close()
        self._discard()
        self._lock.close()

    def _discard(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(str(self.copy) + suffix).unlink(missing_ok=True)

    def meta(self, key: str) -> str | None:
        """A remembered fact about the index, such as the fingerprint of the catalogue it was built with."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return None if row is None else str(row[0])

    def remember(self, key: str, value: str) -> None:
        """Set what `meta` returns."""
        with self._db.atomic():
            self._table("meta").insert({"key": key, "value": value}, pk="key", replace=True)

    def fingerprints(self) -> dict[str, str]:
        """Source → fingerprint of every document in the index."""
        return dict(self._db.execute("SELECT source, fingerprint FROM document").fetchall())

    def paths(self) -> dict[str, str]:
        """Source → where the file of every document was when it was imported."""
        return dict(self._db.execute("SELECT source, path FROM document").fetchall())

    def write_catalogue(self, companies: Sequence[Company], themes: Sequence[Theme]) -> None:
        """Store the themes, and by which spellings each company may be asked for."""
        with self._db.atomic():
            self._db.execute("DELETE FROM theme")
            self._table("theme").insert_all(
                ({"slug": t.slug, "zh": t.zh, "en": t.en, "group": t.group} for t in themes), pk="slug"
            )
            self._db.execute("DELETE FROM spelling")
            names = {
                (fold(name).text, c.name)
                for c in companies
                for name in (c.name, *c.also, *(s.text for s in c.spellings if not s.near and not s.product))
            }
            self._table("spelling").insert_all(
                ({"folded": folded, "company": name} for folded, name in sorted(names) if folded),
                pk=("folded", "company"),
            )

    def remove(self, source: str) -> bool:
        """Take a document out; whether it was there."""
        with self._db.atomic():
            return self._remove(source)

    def _remove(self, source: str) -> bool:
        row = self._db.execute("SELECT id FROM document WHERE source = ?", [source]).fetchone()
        if row is None:
            return False
        passages = [r[0] for r in self._db.execute("SELECT id FROM passage WHERE document = ?", row).fetchall()]
        for table in _BY_PASSAGE:
            self._db.execute(f"DELETE FROM {table} WHERE passage IN (SELECT id FROM passage WHERE document = ?)", row)
        for table in _BY_DOCUMENT:
            self._db.execute(f"DELETE FROM {table} WHERE document = ?", row)
        self._db.execute("DELETE FROM document WHERE id = ?", row)
        self._postings.bury(passages)
        return True

    def add(
        self,
        source: str,
        path: str,
        fingerprint: str,
        text: str,
        parsed: Parsed,
        findings: Findings,
        catalogue: dict[str, Company],
        imported: str,
    ) -> None:
        """Write one document with all that was found in it, replacing one of the same source: all or nothing.

        Args:
            source: the file's name, unique in the index.
            fingerprint: tells whether the file or what reads it has changed.
            text: the decoded file.
            catalogue: the companies by name, for those mentioned.
            imported: when, ISO 8601.
        """
        with self._db.atomic():
            self._remove(source)
            m = parsed.metadata
            lines = Lines(text)
            document = self._insert(
                "document",
                {
                    "source": source, "path": path, "fingerprint": fingerprint, "format": parsed.format,
                    "title": m.title, "publisher": m.publisher, "authors": _json(m.authors), "date": m.date,
                    "language": m.language, "url": m.url, "kind": m.kind, "tags": _json(m.tags),
                    "characters": len(text), "lines": len(lines), "imported": imported,
                },
            )  # fmt: skip
            self._insert("original", {"document": document, "text": text})
            sections = self._write_sections(document, parsed, findings)
            passages = self._write_passages(document, parsed.passages, sections)
            self._write_findings(text, lines, parsed, findings, passages, catalogue)
            self._write_trends(document, parsed, findings, sections, passages)
            self._write_apparatus(document, parsed, sections, passages)
            self._postings.add(source, parsed, findings, passages)

    def _table(self, name: str) -> Table:
        return cast(Table, self._db[name])

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        names = ", ".join(f'"{k}"' for k in row)
        marks = ", ".join("?" * len(row))
        cursor = self._db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
        return int(cursor.lastrowid or 0)

    def _write_sections(self, document: int, parsed: Parsed, findings: Findings) -> dict[int, int]:
        themes = dict(findings.section_themes)
        ids: dict[int, int] = {}
        paths: dict[int, str] = {}
        for s in parsed.sections:
            above = paths.get(s.parent, "") if s.parent is not None else ""
            paths[s.number] = f"{above} › {s.title}" if above else s.title
            ids[s.number] = self._insert(
                "section",
                {
                    "document": document, "number": s.number,
                    "parent": ids.get(s.parent) if s.parent is not None else None,
                    "level": s.level, "title": s.title, "path": paths[s.number], "line": s.line,
                    "end_line": s.end_line, "spans": _spans(s.spans), "kind": s.kind, "ordinal": s.ordinal,
                    "label": s.label, "group": s.group, "themes": _json(themes.get(s.number, ())),
                },
            )  # fmt: skip
        return ids

    def _write_passages(self, document: int, passages: Sequence[Passage], sections: dict[int, int]) -> dict[int, int]:
        first = int(self._db.execute("SELECT coalesce(max(id), 0) FROM passage").fetchone()[0])
        first = max(first, int(self.meta("last_passage") or 0)) + 1
        ids = {p.number: first + i for i, p in enumerate(passages)}
        self._table("passage").insert_all(
            (
                {
                    "id": ids[p.number], "document": document, "number": p.number,
                    "section": sections.get(p.section) if p.section is not None else None, "kind": p.kind,
                    "text": p.text, "spans": _spans(p.spans), "line": p.line, "end_line": p.end_line,
                }
                for p in passages
            ),
            pk="id",
        )  # fmt: skip
        if passages:
            self._table("meta").insert(
                {"key": "last_passage", "value": str(first + len(passages) - 1)}, pk="key", replace=True
            )
        return ids

    def _company(self, name: str, kind: str, status: str, catalogue: dict[str, Company]) -> int:
        if name not in self._companies:
            known = catalogue.get(name)
            row = (
                {
                    "name": name, "kind": known.kind, "sector": known.sector, "country": known.country,
                    "ticker": known.ticker, "status": "listed", "also": _json(known.also), "row": known.row,
                }
                if known
                else {"name": name, "kind": "company" if kind == "product" else kind, "status": status, "also": "[]"}
            )  # fmt: skip
            self._companies[name] = self._insert("company", row)
        return self._companies[name]

    def _write_findings(
        self,
        text: str,
        lines: Lines,
        parsed: Parsed,
        findings: Findings,
        ids: dict[int, int],
        catalogue: dict[str, Company],
    ) -> None:
        spans = {p.number: p.spans for p in parsed.passages}

        def where(passage: int, start: int, end: int) -> dict[str, int]:
            line, column, column_end = in_line(text, lines, *locate(spans[passage], start, end))
            return {"line": line, "column": column, "column_end": column_end}

        self._table("mention").insert_all(
            {
                "passage": ids[m.passage], "company": self._company(m.company, m.kind, m.status, catalogue),
                "start": m.start, "end": m.end, "surface": m.surface, "kind": m.kind, "status": m.status,
                "rule": m.rule, **where(m.passage, m.start, m.end),
            }
            for m in findings.mentions
        )  # fmt: skip
        self._table("figure").insert_all(
            {
                "passage": ids[f.passage], "start": f.start, "end": f.end, "text": f.text, "kind": f.kind,
                "low": f.low, "high": f.high, "unit": f.unit, "hedge": f.hedge, "per": f.per, "metric": f.metric,
                "company": self._company(f.company, "company", "listed", catalogue) if f.company else None,
                "year": f.year, "forecast": int(f.forecast), "rule": f.rule, **where(f.passage, f.start, f.end),
            }
            for f in findings.figures
        )  # fmt: skip
        self._table("passage_year").insert_all(
            {"passage": ids[y.passage], "year": y.year, "role": y.role, "start": y.start, "end": y.end}
            for y in findings.years
        )
        self._table("passage_theme").insert_all(
            {"passage": ids[t.passage], "theme": t.theme, "score": t.score, "words": _json(t.words)}
            for t in findings.passage_themes
        )
        self._table("person").insert_all(
            {
                "passage": ids[p.passage], "start": p.start, "end": p.end, "name": p.name, "role": p.role,
                "company": p.company, "rule": p.rule,
            }
            for p in findings.people
        )  # fmt: skip

    def _write_trends(
        self, document: int, parsed: Parsed, findings: Findings, sections: dict[int, int], ids: dict[int, int]
    ) -> None:
        by_number = {s.number: s for s in parsed.sections}
        within: dict[int, set[int]] = defaultdict(set)
        for p in parsed.passages:
            above = p.section
            while above is not None:
                within[above].add(ids[p.number])
                above = by_number[above].parent
        for t in findings.trends:
            self._insert(
                "trend",
                {
                    "document": document, "section": sections[t.section], "ordinal": t.ordinal, "title": t.title,
                    "kind": t.kind, "group": t.group, "themes": _json(t.themes), "words": _json(t.words),
                    "passages": BitMap(within[t.section]).serialize(),
                },
            )  # fmt: skip

    def _write_apparatus(self, document: int, parsed: Parsed, sections: dict[int, int], ids: dict[int, int]) -> None:
        self._table("chart").insert_all(
            {
                "document": document, "section": sections.get(c.section) if c.section is not None else None,
                "line": c.line, "caption": c.caption, "url": c.url, "source": c.source,
            }
            for c in parsed.charts
        )  # fmt: skip
        self._table("reference").insert_all(
            {
                "document": document, "label": r.label, "text": r.text, "url": r.url, "line": r.line,
                "end_line": r.end_line,
            }
            for r in parsed.references
        )  # fmt: skip
        self._table("citation").insert_all(
            {"document": document, "label": c.label, "line": c.line, "start": c.span.start, "end": c.span.end}
            for c in parsed.citations
        )
        self._table("quotation").insert_all(
            {
                "document": document, "passage": ids.get(q.passage), "speaker": q.speaker, "position": q.position,
                "line": q.line,
            }
            for q in parsed.quotations
        )  # fmt: skip
        self._table("left_out").insert_all(
            {"document": document, "line": x.line, "start": x.span.start, "end": x.span.end, "reason": x.reason}
            for x in parsed.left_out
        )

    def _forget_unmentioned(self) -> None:
        with self._db.atomic():
            self._db.execute(
                "DELETE FROM company WHERE id NOT IN (SELECT company FROM mention) "
                "AND id NOT IN (SELECT company FROM figure WHERE company IS NOT NULL)"
            )

    def publish(self) -> None:
        """Check the copy and swap it in: readers see the old index or the new one, never anything between.

        Raises:
            Problem: the copy failed SQLite's own check, or could not be moved.
        """
        self._postings.pack(int(self.meta("last_passage") or 0))
        self._forget_unmentioned()
        self._db.execute("ANALYZE")
        verdict = self._db.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            raise Problem(f"the new index failed SQLite's check ({verdict}); the old one is untouched")
        self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()
        try:
            sync(self.copy)
            os.replace(self.copy, self.target)
            sync(self.target.parent)
        except OSError as error:
            raise Problem(f"cannot put the new index in place at {self.target}: {error}") from error
