"""The figures of a table passage: rows on lines, cells parted by | or wide blanks, the first row naming the columns.

Each cell is read by `figures` as the sentence that it stands for: row's name, column's name, and the cell with the unit
that the column gives in brackets (估值（亿美元）). The company is the row's, else the column's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from trendtui.model.findings import Figure, Mention

_NUMBER = re.compile(
    r"[*_\s]*(?:[约~≈><+]\s?)?[0-9][0-9,]*(?:\.[0-9]+)?(?:\s?[-~–]\s?[0-9][0-9,]*(?:\.[0-9]+)?)?[*_\s]*"
)
_BRACKETS = re.compile(r"[(（\[]\s?(?:单位[:：]?\s?)?([^()（）\[\]]{1,12})[)）\]]")
_COUNTED = re.compile(r"([㐀-鿿]{1,2})(?:数|数量)(?:对比|比较|一览|统计|排名|变化)?$")
"""A column or table that counts: 电极通道数对比."""
_BAR = re.compile(r"\|")
_GAP = re.compile(r"(?<=\S)(?:\t| {2,})(?=\S)")
"""What parts the cells of a table that is set with blanks alone."""
_YEAR = re.compile(r"(?<![0-9A-Za-z.-])20[0-9]{2}(?![0-9年EF.-])")
_ESTIMATE = re.compile(r"20[0-9]{2}\s?年?\s?[EF](?![A-Za-z])|预计|预测|forecast|estimate", re.IGNORECASE)

Read = Callable[[str], tuple[Figure, ...]]
"""Reads the figures of a text, as `figures.find_figures` does."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: 0-based characters of the passage and its column."""

    start: int
    end: int
    column: int
    text: str


def table_figures(
    text: str, mentions: Sequence[Mention], read: Read, company: str = "", caption: str = ""
) -> tuple[Figure, ...]:
    """The figures of a table, in reading order.

    Args:
        text: the passage: rows parted by line breaks, cells by | or by two blanks and more.
        mentions: the companies named in it (offsets in `text`).
        read: reads a text by itself; its offsets are of that text.
        company: whom the table is about when neither row nor column says so.
        caption: the line above it, which may give the unit of all (出货量（万台）).
    """
    rows = _rows(text)
    heads = _heads(rows, read)
    above = {c.column: _named(mentions, c.start, c.end) for c in rows[0]} if heads else {}
    found: list[Figure] = []
    for row in rows[1:] if heads else rows:
        owner = _named(mentions, row[0].start, row[-1].end)
        label = row[0].text
        for cell in row:
            head = heads.get(cell.column, "")
            whose = owner or above.get(cell.column, "") or company
            for figure in _read(cell, (head, label if cell.column else "", caption), read):
                coming = figure.forecast or bool(_ESTIMATE.search(head) or _ESTIMATE.search(label))
                found.append(replace(figure, company=whose, forecast=coming))
    return tuple(found)


def _rows(text: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    start = 0
    for line in text.split("\n"):
        cuts = list((_BAR if "|" in line else _GAP).finditer(line))
        begins, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(line)]
        pieces = enumerate(zip(begins, ends, strict=True))
        rows.append([Cell(start + a, start + b, column, line[a:b]) for column, (a, b) in pieces])
        start += len(line) + 1
    return rows


def _heads(rows: Sequence[Sequence[Cell]], read: Read) -> dict[int, str]:
    """The names of the columns by number; none when the first row is no heading but holds figures itself."""
    if len(rows) < 2 or any(read(_BRACKETS.sub("", c.text)) for c in rows[0]):
        return {}
    if any(_NUMBER.fullmatch(c.text) and not _YEAR.search(c.text) for c in rows[0]):
        return {}
    return {c.column: c.text.strip() for c in rows[0]}


def _read(cell: Cell, names: tuple[str, str, str], read: Read) -> list[Figure]:
    """The figures of a cell, read with the names of its column, row and table; in the passage's places."""
    head, label, _ = names
    bare = _NUMBER.fullmatch(cell.text) is not None
    units = [match.group(1) for match in map(_BRACKETS.search, names) if match]
    before = f"{_name(label)} {_name(head)}：".lstrip()
    body = cell.text.rstrip(" *_\t") if bare else cell.text
    counted = [match.group(1) for match in (_COUNTED.search(name.strip()) for name in names) if match]
    unit = next(iter(units or counted), "") if bare else ""
    found = []
    for figure in read(f"{before}{body}{unit}"):
        if figure.start < len(before):
            continue
        start = figure.start - len(before)
        end = min(figure.end - len(before), len(body))
        found.append(
            replace(figure, start=cell.start + start, end=cell.start + end, text=cell.text[start:end]),
        )
    return found


def _name(text: str) -> str:
    """A row's or column's name without its unit; a year gets its 年, to be read as one."""
    return _YEAR.sub(r"\g<0>年", _BRACKETS.sub("", text).strip(" *_\t"))


def _named(mentions: Sequence[Mention], start: int, end: int) -> str:
    """The first company named in a stretch."""
    return next((m.company for m in mentions if start <= m.start and m.end <= end), "")
