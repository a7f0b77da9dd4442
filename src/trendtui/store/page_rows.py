"""What the pages ask of an index beside its sets: rows found by an index of SQLite, never by a scan.

Each function takes the reader that it asks.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Any

from pyroaring import BitMap

from trendtui.model.rows import Row
from trendtui.store.reading import Reader


def company(reader: Reader, name: str) -> Row | None:
    """A company's row, its spellings in the text and the rules that found it, most frequent first; None when unknown.

    `mentions` maps each passage to how often it is named there.
    """
    rows = reader.rows("SELECT * FROM company WHERE name = ?", (name,))
    if not rows:
        return None
    row = dict(rows[0])
    row["also"] = json.loads(row["also"] or "[]")
    # In one go: of a company that a million passages name often, this is what takes its time.
    found = reader.rows("SELECT passage, surface, rule FROM mention WHERE company = ?", (row["id"],))
    row["mentions"] = Counter(r[0] for r in found)
    for at, name in ((1, "surfaces"), (2, "rules")):
        counted = Counter(str(r[at]) for r in found)
        row[name] = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return row


def people_of(reader: Reader, company_name: str, passages: BitMap) -> list[tuple[str, str, int]]:
    """Name, position and number of passages of those named with a position at a company, among its passages."""
    found: dict[str, tuple[str, set[int]]] = {}
    for name, role, passage, place in _of(
        reader, "SELECT name, role, passage, company FROM person WHERE passage IN ({ids})", passages
    ):
        if place == company_name:
            known = found.setdefault(name, (role or "", set()))
            known[1].add(passage)
            found[name] = (max(known[0], role or ""), known[1])
    counted = ((name, role, len(there)) for name, (role, there) in found.items())
    return sorted(counted, key=lambda one: (-one[2], one[0]))


def figures_of_year(reader: Reader, year: int, limit: int) -> list[tuple[int, int, bool]]:
    """(figure, passage, whether it is foretold) of a year's figures, in reading order, at most `limit`."""
    sql = """SELECT id, passage, forecast FROM figure WHERE (year IS NULL) = 0 AND year = ?
             ORDER BY passage, start LIMIT ?"""
    return [(r[0], r[1], bool(r[2])) for r in reader.rows(sql, (year, limit))]


def count_of_year(reader: Reader, year: int) -> int:
    """How many figures are for a year."""
    return int(reader.rows("SELECT count(*) FROM figure WHERE (year IS NULL) = 0 AND year = ?", (year,))[0][0])


def figure_ids(reader: Reader, passages: BitMap, limit: int) -> list[int]:
    """The first figures in some passages, in reading order."""
    found: list[int] = []
    for row in _of(reader, "SELECT id FROM figure WHERE passage IN ({ids}) ORDER BY passage, start", passages):
        found.append(row[0])
        if len(found) == limit:
            break
    return found


def theme_scores(reader: Reader, theme: str, passages: BitMap) -> dict[int, tuple[float, tuple[str, ...]]]:
    """Passage → how much it is about a theme, and the words that say so."""
    sql = "SELECT passage, score, words, theme FROM passage_theme WHERE passage IN ({ids})"
    return {
        r[0]: (float(r[1] or 0.0), tuple(json.loads(r[2] or "[]")))
        for r in _of(reader, sql, passages)
        if r[3] == theme
    }  # fmt: skip


def _of(reader: Reader, sql: str, passages: Iterable[int]) -> Iterable[Any]:
    """Rows of a statement with `IN (…)` written as {ids}, in the order of the passages."""
    left = iter(passages)
    while part := list(islice(left, 500)):
        yield from reader.rows(sql.replace("{ids}", ",".join("?" * len(part))), part)
