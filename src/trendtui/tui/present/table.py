"""Tables in running text: the cells of each row set under one another, or stacked when they do not fit so.

Works on the whole table's text and on painted rows of it. Stacked, each cell has lines of its own with its column's
name before it. What does not look like a table is left to be wrapped as text: no cell is ever cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from trendtui.tui.present.cells import width_of
from trendtui.tui.present.line import Line, Piece, length

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 2
"""Cells between two columns."""


@lru_cache(maxsize=64)
def columns(text: str, room: int) -> tuple[int, ...]:
    """The width in cells of each column of a table; none when it is no table or takes more than `room`."""
    rows = [row for row in text.split("\n") if row.strip()]
    if sum("|" in row for row in rows) * 2 <= len(rows):
        return ()
    widest: list[int] = []
    for row in rows:
        for number, cell in enumerate(_cells(row)):
            if number == len(widest):
                widest.append(1)
            if not _is_rule(cell):
                widest[number] = max(widest[number], width_of(cell.strip()))
    needed = sum(widest) + GAP * (len(widest) - 1)
    return tuple(widest) if needed <= room else ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a table's text [start, end) that is stacked: a cell, or a whole line that is no row of cells."""

    start: int
    end: int
    label: str = ""
    """Its column's name."""
    within: bool = False
    """Whether it is a cell of a record."""
    opens: bool = False
    """Whether a record begins with it."""
    rule: bool = False
    """Whether it is the line below the names of the columns."""


@lru_cache(maxsize=64)
def stacked(text: str) -> tuple[Cell, ...]:
    """The cells of a table, which together are its whole text; none when it is no table."""
    written = text.split("\n")
    rows = [row for row in written if row.strip()]
    if not rows or sum("|" in row for row in rows) * 2 <= len(rows):
        return ()
    ruled = len(rows) > 1 and "|" in rows[0] and all(map(_is_rule, _cells(rows[1])))
    names = [cell.strip() for cell in _cells(rows[0])] if ruled else []
    found: list[Cell] = []
    at = seen = 0
    for number, row in enumerate(written):
        end = at + len(row) + (number < len(written) - 1)
        head = ruled and bool(row.strip()) and seen < 2
        seen += bool(row.strip())
        if head or "|" not in row:
            if end > at:
                found.append(Cell(at, end, rule=head and seen == 2))
        else:
            starts = [at, *(at + s for s, _ in places(row)[1:]), end]
            found += [
                Cell(s, e, names[n] if n < len(names) else "", True, not n) for n, (s, e) in enumerate(pairwise(starts))
            ]
        at = end
    return tuple(found)


def label_cells(cells: Sequence[Cell], width: int) -> int:
    """Cells that the names of columns take before stacked cells: at most a third of the width."""
    widest = max((width_of(cell.label) for cell in cells), default=0)
    return min(widest, width // 3) + GAP if widest else 0


def places(row: str) -> list[tuple[int, int]]:
    """Where the words of each cell of a row stand: 0-based characters, end exclusive."""
    found: list[tuple[int, int]] = []
    at = 0
    for number, cell in enumerate(parts := row.split("|")):
        edge = number in (0, len(parts) - 1) and len(parts) > 1
        if cell.strip() or not edge:
            lead = len(cell) - len(cell.lstrip())
            found.append((at + lead, at + max(lead, len(cell.rstrip()))))
        at += len(cell) + 1
    return found


def aligned(line: Line, widths: tuple[int, ...]) -> Line:
    """A painted row of a table with its cells padded to the columns' widths."""
    made: list[Piece] = []
    for cell, width in zip(_split(line), widths, strict=False):
        if _is_rule("".join(piece.text for piece in cell)):
            cell = (Piece("-" * width, "dim"),)
        cell = _trimmed(cell)
        made.extend(cell)
        made.append(Piece(" " * (width - length(cell) + GAP)))
    return tuple(made)


def _cells(row: str) -> list[str]:
    cells = row.split("|")
    first = 0 if cells[0].strip() else 1
    last = len(cells) if cells[-1].strip() or len(cells) == 1 else len(cells) - 1
    return cells[first:last]


def _is_rule(cell: str) -> bool:
    return bool(cell.strip()) and not cell.strip().strip("-:=")


def _split(line: Line) -> list[Line]:
    """The pieces of a line parted at its bars, as `_cells` parts its text."""
    cells: list[list[Piece]] = [[]]
    for text, role in line:
        for number, part in enumerate(text.split("|")):
            if number:
                cells.append([])
            if part:
                cells[-1].append(Piece(part, role))
    if not _words(cells[0]):
        cells = cells[1:]
    if cells and not _words(cells[-1]):
        cells = cells[:-1]
    return [tuple(cell) for cell in cells]


def _words(cell: list[Piece]) -> str:
    return "".join(piece.text for piece in cell).strip()


def _trimmed(cell: Line) -> Line:
    pieces = list(cell)
    while pieces and not pieces[0].text.strip():
        pieces.pop(0)
    while pieces and not pieces[-1].text.strip():
        pieces.pop()
    if pieces:
        pieces[0] = Piece(pieces[0].text.lstrip(), pieces[0].role)
        pieces[-1] = Piece(pieces[-1].text.rstrip(), pieces[-1].role)
    return tuple(pieces)
