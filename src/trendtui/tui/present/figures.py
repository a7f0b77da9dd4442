"""Figures in a list: value, whose and of what, year; each with a bar beside its like, and the words around it.

Values are compared as the index compares them (`FigureRow.comparable`): for order and bars only. One
that was converted to be comparable says so (≈), one that is foretold has an F behind its year.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trendtui.tui.present.cells import clean, pad, width_of, window
from trendtui.tui.present.line import Line, Piece, crop, excerpt, length, spread
from trendtui.tui.present.numbers import amount, meaning
from trendtui.words import called, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trendtui.model.results import FigureRow

ORDERS = ("place", "value", "year", "company")
"""The orders of the list, in the turn of the key."""

COMMON = {"money": "USD", "duration": "day"}
"""Kind → the unit its values are compared in, where that is not their own."""

SIGNS = {"about": "~", "near": "~", "over": ">", "at least": ">=", "under": "<", "up to": "<="}
"""Hedge → its sign before a value."""

YEAR, BAR = 6, 14
"""Cells of the year with its mark, and of the longest bar beside a value."""

ROOMY, BESIDE = 60, 80
"""Cells from which company and measure have columns of their own, and from which bars stand beside the values."""

LOG = 1000.0
"""Bars are logarithmic where the largest value is more than so many times the smallest: shorter ones would vanish."""

_LEAST = 0.01
"""The share of a logarithmic bar whose value is itself the power of ten where the bars begin."""

Scale = tuple[str, str, str]

_NUMBER = re.compile(r"[-0-9.,e]+")


@dataclass(frozen=True, slots=True)
class Axis:
    """What the bars of one scale are measured by."""

    least: float
    """The smallest value that is not nought."""
    most: float
    rows: int
    """How many values there are to compare."""

    @property
    def log(self) -> bool:
        """Whether its bars are logarithmic, from the power of ten below the smallest value."""
        return self.most > self.least * LOG

    def share(self, value: float) -> float:
        """The length of a value's bar, as a part of the longest; 0 for none: of nought, and where there is one value.

        >>> Axis(1, 4, 2).share(2), Axis(1, 10_000, 2).share(100), Axis(1, 4, 1).share(4)
        (0.5, 0.5, 0.0)
        """
        size = abs(value)
        if self.rows < 2 or not size:
            return 0.0
        if not self.log:
            return size / self.most
        start = math.floor(math.log10(self.least))
        return max(_LEAST, (math.log10(size) - start) / (math.log10(self.most) - start))


def after(order: str) -> str:
    """The order that follows in turn."""
    return ORDERS[(ORDERS.index(order) + 1) % len(ORDERS)]


def next_kind(kinds: Sequence[str], chosen: Sequence[str]) -> str:
    """The kind to show after those chosen; empty for all of them.

    >>> next_kind(["money", "count"], []), next_kind(["money", "count"], ["money"]), next_kind(["money"], ["money"])
    ('money', 'count', '')
    """
    if not chosen:
        return kinds[0] if kinds else ""
    at = kinds.index(chosen[-1]) + 1 if len(chosen) == 1 and chosen[-1] in kinds else len(kinds)
    return kinds[at] if at < len(kinds) else ""


def head(width: int, order: str, words: bool = False, note: str = "") -> Line:
    """The names of the columns; the one that the list is sorted by is marked. `note` is on the bars."""
    first = say("figures.words" if words else "figures.value") + (" v" if order == "value" else "")
    company = say("figures.company") + (" ^" if order == "company" else "")
    year = say("figures.year") + (" v" if order == "year" else "  ")
    measure = say("figures.measure") if width >= ROOMY else ""
    left = _columns(Piece(pad(first, _size(width)), "dim"), "", Piece(company, "dim"), Piece(measure, "dim"), width)
    right: Line = (Piece(pad(year, YEAR, right=True), "dim"),)
    noted: Line = (Piece(note + " ", "dim"), *right)
    return spread(left, noted if note and length(left) + length(noted) + 2 <= width else right, width)


def note(values: Sequence[FigureRow]) -> str:
    """What is to be known of the bars: of which kinds they are logarithmic; empty when all are linear."""
    kinds = dict.fromkeys(kind for (kind, _, _), axis in axes(values).items() if axis.log and axis.rows > 1)
    return say("figures.log", kinds=", ".join(map(called, kinds))) if kinds else ""


def axes(values: Sequence[FigureRow]) -> dict[Scale, Axis]:
    """What the bars of a list are measured by: each kind, unit and "for what" by itself."""
    found: dict[Scale, Axis] = {}
    for row in values:
        size = abs(row.comparable or 0.0)
        if size and math.isfinite(size):
            known = found.get(scale(row), Axis(size, size, 0))
            found[scale(row)] = Axis(min(known.least, size), max(known.most, size), known.rows + 1)
    return found


def painter(
    values: Sequence[FigureRow], words: bool = False
) -> Callable[[FigureRow, int, Mapping[str, str]], tuple[Line, ...]]:  # fmt: skip
    """What paints a figure of a list: its value (or its words, as they stand), whose, of what and when, with a bar.

    Below that the words around it. A bar is compared with those of its kind and unit in the list.
    """
    measured = axes(values)

    def paint(row: FigureRow, width: int, labels: Mapping[str, str]) -> tuple[Line, ...]:
        axis = measured.get(scale(row))
        share = axis.share(row.comparable) if axis is not None and row.comparable is not None else 0.0
        size = _size(width)
        column = Piece(pad(clean(row.text), size), "accent") if words else Piece(in_column(row, size), "accent")
        beside = "" if width < BESIDE else " " * _cells(share, BAR)
        left = _columns(column, beside, Piece(clean(row.company), "title"), Piece(clean(row.metric)), width)
        first = spread(left, (Piece(year(row), "warn" if row.forecast else "dim"),), width)
        return first, _below(row, width, 0.0 if width >= BESIDE else share, words)

    return paint


def value(row: FigureRow) -> tuple[str, str]:
    """A figure's number, shortened, with the sign of its hedge; and its unit: ('~6.5 billion', 'USD')."""
    number = amount(row.low)
    if (high := amount(row.high)) != number:
        one, other = _NUMBER.match(number), _NUMBER.match(high)
        if one and other and number[one.end() :] == high[other.end() :]:
            number = f"{one[0]}-{high}"
        else:
            number += f" - {high}"
    unit = "" if row.unit == row.kind else row.unit if row.kind == "money" else called(row.unit)
    return SIGNS.get(row.hedge, "") + number, clean(unit + (f"/{row.per}" if row.per else ""))


def in_column(row: FigureRow, size: int) -> str:
    """Number and unit in exactly `size` cells: numbers end, and units begin, under one another."""
    number, unit = value(row)
    units = 7 if size >= 20 else 4
    if width_of(unit) <= units and width_of(number) <= size - units - 1:
        return pad(number, size - units - 1, right=True) + " " + pad(unit, units)
    return pad(f"{number} {unit}".rstrip(), size, right=True)


def scale(row: FigureRow) -> Scale:
    """What a value may be compared with: its kind, the unit of comparison and what it is for."""
    return row.kind, COMMON.get(row.kind, row.unit) if row.comparable is not None else row.unit, row.per


def comparable(row: FigureRow) -> str:
    """The value as it is compared: '≈ 9.8 billion USD'; empty when it cannot be."""
    if row.comparable is None:
        return ""
    _, unit, per = scale(row)
    value = f"{amount(row.comparable)} {called(unit)}".rstrip() + (f"/{per}" if per else "")
    return f"≈ {value}" if row.converted else value


def year(row: FigureRow) -> str:
    """The year it is for, with an F behind it when it is foretold; always `YEAR` cells."""
    return f"{'' if row.year is None else row.year} {'F' if row.forecast else ' '}".rjust(YEAR)


def _size(width: int) -> int:
    """Cells of the column of values."""
    return 22 if width >= ROOMY else max(12, min(18, width * 2 // 5))


def _cells(share: float, room: int) -> int:
    return max(1, round(share * room)) if share else 0


def _columns(value: Piece, bar: str, company: Piece, metric: Piece, width: int) -> Line:
    made: Line = (value, Piece("  "))
    if width >= BESIDE:
        # Blanks on a ground of their own: block characters are two cells wide on some Chinese terminals.
        made = (*made[:1], Piece(" "), Piece(bar, "bar"), Piece(" " * (BAR - len(bar) + 2)))
    if width < ROOMY:
        return (*made, company, Piece("  " if company.text and metric.text else ""), metric)
    whose = min(26, (width - length(made) - YEAR - 3) // 2)
    return (*made, Piece(pad(company.text, whose), company.role), Piece(" "), metric)


def _below(row: FigureRow, width: int, share: float, words: bool) -> Line:
    """The bar when it does not stand beside the value, the value as it is compared, and the words around it."""
    made: Line = ()
    if width < BESIDE:
        size = _size(width)
        cells = _cells(share, size)
        made = (Piece(" " * cells, "bar"), Piece(" " * (size - cells)))
    told = comparable(row) if row.converted else ""
    if words:
        told = meaning(row) + (f" / {row.per}" if row.per else "") if width >= ROOMY else ""
    right: Line = crop((Piece("  " + clean(told), "dim"),), (width - length(made)) * 2 // 3) if told else ()
    room = width - length(made) - length(right)
    if room < ROOMY // 4:
        return crop((*made, *right), width)
    return (*made, *_around(row, room, fill=bool(right)), *right)


def _around(row: FigureRow, width: int, *, fill: bool) -> Line:
    text = clean(row.context).replace("\n", " ")
    start, end = row.context_marks[0] if row.context_marks else (0, 0)
    first, last = window(text, start, end, max(0, width - 2))
    line = crop((Piece("  "), *excerpt(text, first, last, row.context_marks, "dim", "mark")), width)
    blanks = width - sum(width_of(piece.text) for piece in line)
    return (*line, Piece(" " * blanks)) if fill and blanks > 0 else line
