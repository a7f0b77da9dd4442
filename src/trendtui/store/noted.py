"""What extraction found in one whole document, in reading order, for marking it in the text."""

from __future__ import annotations

import json

from trendtui.model.rows import Row
from trendtui.store.reading import Reader

_OF = "FROM {table} x JOIN passage p ON p.id = x.passage"
_COMPANY = "LEFT JOIN company c ON c.id = x.company"
_ORDER = "WHERE p.document = ? ORDER BY p.number, x.start"


def mentions(reader: Reader, document: int) -> list[tuple[int, int, int, str, str, str]]:
    """(passage, start, end, surface, company, rule) of every mention."""
    sql = f"""SELECT x.passage, x.start, x."end", x.surface, c.name, x.rule
              {_OF.format(table="mention")} {_COMPANY} {_ORDER}"""
    return [tuple(r) for r in reader.rows(sql, (document,))]


def figures(reader: Reader, document: int) -> list[Row]:
    """Every figure with its company's name, its passage's text and its place."""
    sql = f"""SELECT x.*, c.name AS company_name, p.text AS passage_text, d.source, d.title,
                     coalesce(s.path, '') AS path
              {_OF.format(table="figure")} JOIN document d ON d.id = p.document {_COMPANY}
              LEFT JOIN section s ON s.id = p.section {_ORDER}"""
    return [dict(r) for r in reader.rows(sql, (document,))]


def years(reader: Reader, document: int) -> list[tuple[int, int, int, int, str]]:
    """(passage, start, end, year, role) of every year that is spoken of."""
    sql = f'SELECT x.passage, x.start, x."end", x.year, x.role {_OF.format(table="passage_year")} {_ORDER}'
    return [tuple(r) for r in reader.rows(sql, (document,))]


def themes(reader: Reader, document: int) -> list[tuple[int, str, list[str], float]]:
    """(passage, slug, the words that say so, score) of every theme of a passage."""
    sql = f"""SELECT x.passage, x.theme, x.words, x.score {_OF.format(table="passage_theme")}
              WHERE p.document = ? ORDER BY p.number, x.score DESC, x.theme"""
    return [(r[0], r[1], json.loads(r[2] or "[]"), r[3]) for r in reader.rows(sql, (document,))]


def citations(reader: Reader, document: int) -> list[tuple[int, int, int, str]]:
    """(passage, start, end, label) of every mark that points to a reference, in the passage's characters."""
    marks = reader.rows(
        'SELECT start, "end", label FROM citation WHERE document = ? ORDER BY start, rowid', (document,)
    )
    if not marks:
        return []
    found: list[tuple[int, int, int, str]] = []
    pieces = _pieces(reader, document)
    at = 0
    for start, end, label in marks:
        while at < len(pieces) and pieces[at][1] <= start:
            at += 1
        if at < len(pieces) and pieces[at][0] <= start:
            first, _, passage, before = pieces[at]
            found.append((passage, before + start - first, before + end - first, label))
    return found


def _pieces(reader: Reader, document: int) -> list[tuple[int, int, int, int]]:
    """(start, end in the file, passage, characters of the passage before it) of all spans, in the file's order."""
    made: list[tuple[int, int, int, int]] = []
    for passage, spans in reader.rows("SELECT id, spans FROM passage WHERE document = ? ORDER BY number", (document,)):
        before = 0
        for start, end in json.loads(spans):
            made.append((start, end, passage, before))
            before += end - start
    return sorted(made)
