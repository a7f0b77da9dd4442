"""Figures in a list: words, whose and of what, year; sorted by value, each with a bar beside its like.

Values are compared as the index compares them (`FigureRow.comparable`): for order and bars only. One
that was converted to be comparable says so (≈), one that is foretold has an F behind its year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from trendtui.model.results import FigureRow
from trendtui.tui.present.cells import clean, pad, width_of, window
from trendtui.tui.present.line import Line, Piece, crop, excerpt, length, spread
from trendtui.tui.present.numbers import amount, meaning
from trendtui.words import called, say

ORDERS = ("place", "value", "year", "company")
"""The orders of the list, in the turn of the key."""

COMMON = {"money": "USD", "duration": "day"}
"""Kind → the unit its values are compared in, where that is not their own."""

YEAR, VALUE, BAR = 6, 21, 24
"""Cells of the year with its mark, of a value to compare, and of the longest bar."""

ROOMY = 60
"""Cells from which company and measure have columns of their own, and a second line tells more."""

Scale = tuple[str, str, str]


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


def head(width: int, order: str) -> Line:
    """The names of the columns; the one that the list is sorted by is marked."""
    words = say("figures.head") + (" v" if order == "value" else "")
    company = say("figures.company") + (" ^" if order == "company" else "")
    year = say("figures.year") + (" v" if order == "year" else "  ")
    left = _columns(words, company, say("figures.measure") if width >= ROOMY else "", width, ("dim", "dim", "dim"))
    return spread(left, (Piece(pad(year, YEAR, right=True), "dim"),), width)


def figure(row: FigureRow, width: int, labels: Mapping[str, str]) -> tuple[Line, ...]:
    """The figure as it stands, whose and of what; below it the words around it, and what it was read as."""
    value = meaning(row) + (f" / {row.per}" if row.per else "")
    right: Line = crop((Piece("  " + clean(value), "dim"),), 2 * width // 3) if width >= ROOMY else ()
    return (_first(row, width), (*_around(row, width - length(right), fill=bool(right)), *right))


def by_value(values: Sequence[FigureRow]) -> Callable[[FigureRow, int, Mapping[str, str]], tuple[Line, ...]]:
    """What paints a figure of a list sorted by value: below its words its value, beside it a bar.

    The longest bar of a unit is that of its largest value in the list.
    """
    largest: dict[Scale, float] = {}
    for row in values:
        if row.comparable is not None:
            largest[scale(row)] = max(largest.get(scale(row), 0.0), abs(row.comparable))

    def paint(row: FigureRow, width: int, labels: Mapping[str, str]) -> tuple[Line, ...]:
        return (_first(row, width), _measured(row, width, largest.get(scale(row), 0.0)))

    return paint


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


def _first(row: FigureRow, width: int) -> Line:
    left = _columns(clean(row.text), clean(row.company), clean(row.metric), width, ("accent", "title", "text"))
    return spread(left, (Piece(year(row), "warn" if row.forecast else "dim"),), width)


def _columns(words: str, company: str, metric: str, width: int, roles: tuple[str, str, str]) -> Line:
    size = max(12, min(22, width // 3))
    if width < ROOMY:
        gap = "  " if company and metric else ""
        return (Piece(pad(words, size), roles[0]), Piece(" "), Piece(company, roles[1]), Piece(gap),
                Piece(metric, roles[2]))  # fmt: skip
    whose = min(26, (width - size - YEAR - 4) // 2)
    return (Piece(pad(words, size), roles[0]), Piece(" "), Piece(pad(company, whose), roles[1]), Piece(" "),
            Piece(metric, roles[2]))  # fmt: skip


def _measured(row: FigureRow, width: int, largest: float) -> Line:
    value = pad(clean(comparable(row)), VALUE, right=True)
    room = min(BAR, width - VALUE - 2)
    share = abs(row.comparable) / largest if row.comparable and largest else 0.0
    # Blanks on a ground of their own: block characters are two cells wide on some Chinese terminals.
    cells = max(1, round(share * room)) if share else 0
    made: Line = (Piece(value, "text"), Piece(" "), Piece(" " * cells, "bar"))
    left = width - VALUE - 1 - room - 2
    if left < ROOMY // 3:
        return crop(made, width)
    return (*made, Piece(" " * (room - cells)), *_around(row, left, fill=False))


def _around(row: FigureRow, width: int, *, fill: bool) -> Line:
    text = clean(row.context).replace("\n", " ")
    start, end = row.context_marks[0] if row.context_marks else (0, 0)
    first, last = window(text, start, end, max(0, width - 2))
    line = crop((Piece("  "), *excerpt(text, first, last, row.context_marks, "dim", "mark")), width)
    blanks = width - sum(width_of(piece.text) for piece in line)
    return (*line, Piece(" " * blanks)) if fill and blanks > 0 else line
