"""Rows as files: JSON Lines and CSV, UTF-8, in a fixed order; and the reader's basket in all its forms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from trendtui.model.rows import Row

if TYPE_CHECKING:
    from trendtui.collection.basket import Entry


def jsonl(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """A header and one row a line, as RFC 4180 has it; a list is joined by '; ', nested lists are JSON.

    A text that a spreadsheet would take for a formula is written with an apostrophe before it.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    first = True
    for row in rows:
        if first:
            writer.writerow(row)
            first = False
        writer.writerow([_cell(v) for v in row.values()])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _cell(value: object) -> object:
    if isinstance(value, list):
        if any(isinstance(v, list | dict) for v in value):
            return json.dumps(value, ensure_ascii=False)
        return "; ".join(str(v) for v in value)
    # https://owasp.org/www-community/attacks/CSV_Injection
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return "" if value is None else value


FORMATS: Mapping[str, Callable[[Iterable[Row]], Iterator[str]]] = {"jsonl": jsonl, "csv": as_csv}
"""Format name → writer of rows."""


def _markdown(entries: Sequence[Entry]) -> Iterator[str]:
    from trendtui.collection.basket import markdown

    return markdown(entries)


def _table(form: str, entries: Sequence[Entry]) -> Iterator[str]:
    from trendtui.collection.basket import rows

    return FORMATS[form](rows(entries, whole=form == "csv"))


def _bibtex(entries: Sequence[Entry]) -> Iterator[str]:
    from trendtui.collection.citations import bibtex

    return bibtex(entries)


def _csl(entries: Sequence[Entry]) -> Iterator[str]:
    from trendtui.collection.citations import csl

    return csl(entries)


BASKET: Mapping[str, Callable[[Sequence[Entry]], Iterator[str]]] = {
    "markdown": _markdown, "csv": partial(_table, "csv"), "jsonl": partial(_table, "jsonl"),
    "bibtex": _bibtex, "csl": _csl,
}  # fmt: skip
"""Format name → writer of bookmarks: markdown, csv, jsonl have an entry a bookmark, bibtex and csl one a document."""
