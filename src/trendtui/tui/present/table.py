"""Tables in running text: the cells of each row set under one another.

Works on one painted row and the whole table's text. A table that would not fit, or that does not look
like one, is left to be wrapped as text: no cell is ever cut.
"""

from __future__ import annotations

from functools import lru_cache

from trendtui.tui.present.cells import width_of
from trendtui.tui.present.line import Line, Piece, length

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
