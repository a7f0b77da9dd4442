"""Rows of one document: from what was read and found to the tables of the index.

Called inside a transaction that the builder holds; nothing here begins or ends one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

from trendtui.model.catalogue import Company
from trendtui.model.document import Parsed, Passage, Span
from trendtui.model.findings import Findings
from trendtui.store.company_rows import CompanyRows
from trendtui.store.folding import fold
from trendtui.store.places import Lines, in_line, locate

if TYPE_CHECKING:
    from sqlite_utils import Database


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _spans(spans: Iterable[Span]) -> str:
    return json.dumps([[s.start, s.end] for s in spans], separators=(",", ":"))


class DocumentRows:
    """Writes the rows of documents into one index."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.companies = CompanyRows(db)

    def write(
        self, facts: Mapping[str, Any], text: str, parsed: Parsed, findings: Findings, catalogue: Mapping[str, Company]
    ) -> dict[int, int]:
        """Write one document, and say which row each `Passage.number` became.

        Args:
            facts: source, path, fingerprint and imported (when, ISO 8601).
            text: the decoded file.
            catalogue: the companies by name, for those mentioned.
        """
        m = parsed.metadata
        lines = Lines(text)
        document = self._insert(
            "document",
            {
                **facts, "format": parsed.format, "title": m.title, "publisher": m.publisher,
                "authors": _json(m.authors), "date": m.date, "language": m.language, "url": m.url, "kind": m.kind,
                "tags": _json(m.tags), "characters": len(text), "lines": len(lines),
            },
        )  # fmt: skip
        self._insert("original", {"document": document, "text": text})
        sections = self._write_sections(document, parsed, findings)
        passages = self._write_passages(document, parsed.passages, sections)
        self._write_findings(text, lines, parsed, findings, passages, catalogue)
        self._write_years(findings, passages)
        self._write_subjects(findings, passages)
        self._write_trends(document, parsed, findings, sections, passages)
        self._write_apparatus(document, parsed, sections, passages)
        self._write_counts(document, parsed, findings, passages)
        return passages

    def _write_counts(self, document: int, parsed: Parsed, findings: Findings, ids: dict[int, int]) -> None:
        """Say in a document's row what the index holds of it, so that nobody has to count a million rows."""
        named = {m.company for m in findings.mentions}
        companies = sum(self.companies.kinds[name] == "company" for name in named)
        counts = {
            "first": min(ids.values(), default=None), "last": max(ids.values(), default=None),
            "sections": len(parsed.sections), "passages": len(parsed.passages), "trends": len(findings.trends),
            "charts": len(parsed.charts), "references": len(parsed.references), "mentions": len(findings.mentions),
            "companies": companies, "figures": len(findings.figures),
        }  # fmt: skip
        self._db.conn.executemany("UPDATE company SET documents = documents + 1 WHERE name = ?", ((n,) for n in named))
        columns = ", ".join(f'"{name}" = ?' for name in counts)
        self._db.execute(f"UPDATE document SET {columns} WHERE id = ?", [*counts.values(), document])

    def _insert_all(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        """Insert rows that have the same columns. (sqlite-utils looks at each value of each row: four times slower.)"""
        rows = iter(rows)
        first = next(rows, None)
        if first is not None:
            names = ", ".join(f'"{k}"' for k in first)
            marks = ", ".join(f":{k}" for k in first)
            self._db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", chain((first,), rows))

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
        last = self._db.execute("SELECT value FROM meta WHERE key = 'last_passage'").fetchone()
        first = max(first, int(last[0]) if last else 0) + 1
        ids = {p.number: first + i for i, p in enumerate(passages)}
        self._insert_all("passage",
            (
                {
                    "id": ids[p.number], "document": document, "number": p.number,
                    "section": sections.get(p.section) if p.section is not None else None, "kind": p.kind,
                    "text": p.text, "spans": _spans(p.spans), "line": p.line, "end_line": p.end_line,
                }
                for p in passages
            ),
        )  # fmt: skip
        if passages:
            last = str(first + len(passages) - 1)
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('last_passage', ?)", [last])
        return ids

    def _write_findings(
        self,
        text: str,
        lines: Lines,
        parsed: Parsed,
        findings: Findings,
        ids: dict[int, int],
        catalogue: Mapping[str, Company],
    ) -> None:
        spans = {p.number: p.spans for p in parsed.passages}

        def where(passage: int, start: int, end: int) -> dict[str, int]:
            line, column, column_end = in_line(text, lines, *locate(spans[passage], start, end))
            return {"line": line, "column": column, "column_end": column_end}

        self._insert_all("mention",
            (
                {
                    "passage": ids[m.passage], "company": self.companies.row(m.company, m.kind, m.status, catalogue),
                    "start": m.start, "end": m.end, "surface": m.surface, "kind": m.kind, "status": m.status,
                    "rule": m.rule, **where(m.passage, m.start, m.end),
                }
                for m in findings.mentions
            ),
        )  # fmt: skip
        self._insert_all("figure",
            (
                {
                    "passage": ids[f.passage], "start": f.start, "end": f.end, "text": f.text, "kind": f.kind,
                    "low": f.low, "high": f.high, "unit": f.unit, "hedge": f.hedge, "per": f.per, "metric": f.metric,
                    "company": self.companies.row(f.company, "company", "listed", catalogue) if f.company else None,
                    "year": f.year, "forecast": int(f.forecast), "rule": f.rule, "comparable": f.comparable,
                    **where(f.passage, f.start, f.end),
                }
                for f in findings.figures
            ),
        )  # fmt: skip

    def rewrite(
        self, document: int, text: str, parsed: Parsed, findings: Findings, ids: dict[int, int],
        catalogue: Mapping[str, Company], told: Collection[str],
    ) -> None:  # fmt: skip
        """Write what was found in a document of the index anew: mentions, figures, people, themes, and their counts.

        Args:
            ids: `Passage.number` → the passage's row.
            told: the companies about which the index is right already.
        """
        self.companies.told.update(told)
        here = "(SELECT id FROM passage WHERE document = ?)"
        self._db.execute(
            "UPDATE company SET documents = documents - 1 "
            f"WHERE id IN (SELECT company FROM mention WHERE passage IN {here})",
            [document],
        )
        for table in ("mention", "figure", "person", "passage_theme"):
            self._db.execute(f"DELETE FROM {table} WHERE passage IN {here}", [document])
        self._write_findings(text, Lines(text), parsed, findings, ids, catalogue)
        self._write_subjects(findings, ids)
        themes = dict(findings.section_themes)
        sections = [(_json(themes.get(s.number, ())), document, s.number) for s in parsed.sections]
        self._db.conn.executemany("UPDATE section SET themes = ? WHERE document = ? AND number = ?", sections)
        self._db.conn.executemany(
            "UPDATE trend SET themes = ?, words = ? WHERE section = "
            "(SELECT id FROM section WHERE document = ? AND number = ?)",
            [(_json(t.themes), _json(t.words), document, t.section) for t in findings.trends],
        )
        named = {m.company for m in findings.mentions}
        self._db.conn.executemany("UPDATE company SET documents = documents + 1 WHERE name = ?", ((n,) for n in named))
        self._db.execute(
            "UPDATE document SET mentions = ?, companies = ?, figures = ? WHERE id = ?",
            [
                len(findings.mentions),
                sum(self.companies.kinds[n] == "company" for n in named),
                len(findings.figures),
                document,
            ],
        )

    def _write_years(self, findings: Findings, ids: dict[int, int]) -> None:
        self._insert_all(
            "passage_year",
            (
                {"passage": ids[y.passage], "year": y.year, "role": y.role, "start": y.start, "end": y.end}
                for y in findings.years
            ),
        )

    def _write_subjects(self, findings: Findings, ids: dict[int, int]) -> None:
        self._insert_all(
            "passage_theme",
            (
                {"passage": ids[t.passage], "theme": t.theme, "score": t.score, "words": _json(t.words)}
                for t in findings.passage_themes
            ),
        )
        self._insert_all("person",
            (
                {
                    "passage": ids[p.passage], "start": p.start, "end": p.end, "name": p.name, "role": p.role,
                    "company": p.company, "rule": p.rule,
                }
                for p in findings.people
            ),
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
        first: dict[int | None, int] = {}
        for p in parsed.passages:
            first.setdefault(p.section, ids[p.number])
        for t in findings.trends:
            here = within[t.section]
            following = bool(here) and max(here) - min(here) + 1 == len(here)
            self._insert(
                "trend",
                {
                    "folded": fold(t.title).text, "first": first.get(t.section),
                    "lo": min(here) if following else None, "hi": max(here) if following else None,
                    "document": document, "section": sections[t.section], "ordinal": t.ordinal, "title": t.title,
                    "kind": t.kind, "group": t.group, "themes": _json(t.themes), "words": _json(t.words),
                    "passages": BitMap(here).serialize(),
                },
            )  # fmt: skip

    def _write_apparatus(self, document: int, parsed: Parsed, sections: dict[int, int], ids: dict[int, int]) -> None:
        self._insert_all("chart",
            (
                {
                    "document": document, "section": sections.get(c.section) if c.section is not None else None,
                    "line": c.line, "caption": c.caption, "url": c.url, "source": c.source,
                }
                for c in parsed.charts
            ),
        )  # fmt: skip
        self._insert_all("reference",
            (
                {
                    "document": document, "label": r.label, "text": r.text, "url": r.url, "line": r.line,
                    "end_line": r.end_line,
                }
                for r in parsed.references
            ),
        )  # fmt: skip
        self._insert_all(
            "citation",
            (
                {"document": document, "label": c.label, "line": c.line, "start": c.span.start, "end": c.span.end}
                for c in parsed.citations
            ),
        )
        self._insert_all("quotation",
            (
                {
                    "document": document, "passage": ids.get(q.passage), "speaker": q.speaker, "position": q.position,
                    "line": q.line,
                }
                for q in parsed.quotations
            ),
        )  # fmt: skip
        self._insert_all(
            "left_out",
            (
                {"document": document, "line": x.line, "start": x.span.start, "end": x.span.end, "reason": x.reason}
                for x in parsed.left_out
            ),
        )
