"""Pages as rows of one list: heads and facts to read, and cells that lead on. Shared by every page and the overview.

A row is one cell, or several side by side. What a cell shows is drawn for the room it has; where it leads is a value,
so that it is told without drawing. Blanks on a ground of their own are the bars: block characters are two cells wide
on some Chinese terminals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from trendtui.tui.present.breaking import lines
from trendtui.tui.present.cells import clean, pad
from trendtui.tui.present.line import Line, Piece, crop, fill, spread

if TYPE_CHECKING:
    from trendtui.model.results import Marks, Place
    from trendtui.model.wanted import Wanted

LABEL = 14
"""Cells of the names of facts."""

GAP = 2
"""Cells between cells side by side."""

Draw = Callable[[int], Line]
"""Cells there are → the line."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a cell leads."""

    place: Place | None = None
    """Enter opens the reader here; citing and all other keys are about it."""
    marks: Marks = ()
    """Characters of its passage to mark there."""
    narrows: tuple[tuple[str, str], ...] = ()
    """(field, value): enter searches for all of them, when there is no place."""
    page: tuple[str, str] = ("", "")
    """(kind, value): enter opens this page, when there is neither."""
    about: tuple[tuple[str, str], ...] = ()
    """(kind of page, value): the pages that the row's keys open."""

    wanted: Wanted | None = None
    """What a bookmark here keeps."""

    def subject(self, kind: str) -> str:
        """The value of the page of a kind that the row is about; empty when it names none."""
        return next((value for one, value in (*self.about, self.page) if one == kind), "")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a row."""

    draw: Draw
    lead: Lead | None = None
    """None: it is only to be read."""
    width: int = 0
    """Cells it takes; 0: what the others leave."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side."""

    cells: tuple[Cell, ...]
    head: bool = False
    """Whether a part of the page begins here."""

    @property
    def leads(self) -> bool:
        """Whether the cursor stands on it: whether one of its cells leads on."""
        return any(cell.lead is not None for cell in self.cells)

    @property
    def wanted(self) -> Wanted | None:
        """What a bookmark of the row keeps, when it is one cell."""
        lead = self.cells[0].lead if len(self.cells) == 1 else None
        return lead.wanted if lead is not None else None


def row(draw: Draw, lead: Lead | None = None) -> Row:
    """A row of one cell."""
    return Row((Cell(draw, lead),))


def ends(left: Line, right: Line = ()) -> Draw:
    """What draws a line at the left end and another at the right."""
    return partial(spread, left, right)


def blank() -> Row:
    """An empty line."""
    return Row((Cell(ends(())),))


def head(title: str, note: str = "") -> tuple[Row, Row]:
    """The name of a part, after an empty line."""
    return blank(), Row((Cell(ends((Piece(title, "heading2"),), (Piece(note, "dim"),))),), head=True)


def facts(known: Iterable[tuple[str, str]], width: int) -> list[Row]:
    """What is known, label by label; empty values are left out, long ones take more lines."""
    made: list[Row] = []
    for label, text in known:
        text = clean(text).replace("\n", " ")
        for number, (start, end) in enumerate(lines(text, max(8, width - LABEL))):
            words: Line = (Piece(pad("" if number else label, LABEL), "dim"), Piece(text[start:end].strip()))
            made.append(Row((Cell(partial(crop, words)),)))
    return made


def bar(label: str, count: int, most: int, *, foretold: int = 0, note: str = "", role: str = "text") -> Draw:
    """A name with its number, over a bar as long as its share of the largest; of it, `foretold` in another colour."""

    def draw(width: int) -> Line:
        number = f"{note}{count:,}".rjust(max(6, len(note) + 6))
        size = max(8, min(28, width // 4)) if width >= 28 else 0
        filled = max(1, round(count / most * size)) if size and count and most else 0
        ahead = min(filled, round(foretold / most * size)) if most else 0
        drawn: Line = (Piece(" "), Piece(" " * (filled - ahead), "bar"), Piece(" " * ahead, "ahead"),
                       Piece(" " * (size - filled)))  # fmt: skip
        return spread((Piece(clean(label), role),), (Piece(number, "count"), *(drawn if size else ())), width)

    return draw


def side_by_side(columns: Sequence[Sequence[Row]], width: int, widths: Sequence[int] = ()) -> list[Row]:
    """Columns of one-cell rows, made rows of several cells; shorter columns end in blanks."""
    room = max(1, (width - GAP * (len(columns) - 1)) // len(columns))
    sizes = widths or [room] * len(columns)
    made = []
    for beside in zip_longest(*columns):
        cells = []
        for one, size in zip(beside, sizes, strict=True):
            cell = one.cells[0] if one is not None else Cell(ends(()))
            cells.append(Cell(cell.draw, cell.lead, size))
        made.append(Row(tuple(cells), any(one is not None and one.head for one in beside)))
    return made


def spans(row: Row, width: int) -> Iterator[tuple[int, int, Cell]]:
    """(first cell, cells it takes, what stands there) of every piece of a row."""
    at = 0
    for cell in row.cells:
        size = min(cell.width or width - at, max(0, width - at))
        yield at, size, cell
        at += size + GAP


def paint(row: Row, width: int, chosen: int = -1) -> Line:
    """A row in `width` cells; of several cells, the `chosen` one (0-based) stands out."""
    if len(row.cells) == 1:
        return row.cells[0].draw(width)
    made: list[Piece] = []
    for number, (_, size, cell) in enumerate(spans(row, width)):
        if made:
            made.append(Piece(" " * GAP))
        line = fill(cell.draw(size), size)
        made += [Piece(piece.text, "tab-on") for piece in line] if number == chosen else line
    return tuple(made)


def nearest(row: Row, x: int, width: int) -> int:
    """The cell that leads on and stands nearest to a column of the screen; -1 when none leads on."""
    found, least = -1, width + 1
    for number, (at, size, cell) in enumerate(spans(row, width)):
        away = 0 if at <= x < at + size else min(abs(x - at), abs(x - at - size))
        if cell.lead is not None and away < least:
            found, least = number, away
    return found
