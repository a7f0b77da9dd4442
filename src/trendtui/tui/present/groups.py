"""Passages in groups: what the words name, the words as typed, then each looser way under a line of its own.

Every row of the list takes the same number of lines, those of a passage, also the lines between groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trendtui.model.results import CompanyRow, FigureRow, Named, PassageRow, Results, TrendRow, Way
from trendtui.tui.present import rows
from trendtui.tui.present.cells import clean
from trendtui.tui.present.facets import name
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trendtui.model.query import Query

NAMED = 3
"""Names told above the passages: as many as a row has lines."""

Place = int | str | tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What the words of the query name; opened, it narrows to the first."""

    values: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The line above the passages that a looser way found; the cursor passes over it."""

    way: Way
    missing: int
    """Passages of the group before it that were not fetched yet."""
    first: bool = False
    nothing: bool = False
    """Whether no passage has the words as typed, and this is the first group."""


Grouped = PassageRow | Names | Head


def listed(results: Results, tab: str) -> Sequence[object]:
    """The rows of a list, those of the passages with what stands between their groups."""
    found: Sequence[object] = getattr(results, tab)
    named = tuple(n for n in results.named if n.value not in results.query.chosen(n.facet))[:NAMED]
    if tab != "passages" or not found or not (results.ways or named):
        return found
    made: list[Grouped] = [Names(named)] if named else []
    fetched, before, way = 0, results.exact, -1
    for row in results.passages:
        if row.way != way and 0 <= row.way < len(results.ways):
            first = way < 0
            missing = max(0, before - fetched)
            made.append(Head(results.ways[row.way], missing, first, first and not results.exact))
            fetched, before, way = 0, results.ways[row.way].total, row.way
        made.append(row)
        fetched += 1
    return made


def identity(row: object) -> Place:
    """What a row is, wherever it stands: the cursor stays on it when the rows around it change."""
    match row:
        case PassageRow() | TrendRow():
            return row.place.passage
        case CompanyRow():
            return row.name
        case FigureRow():
            return (row.place.passage, row.context_marks)
        case Head():
            return ("head", row.way.how, row.way.typed)
    return ("names",)


def find(values: Sequence[object], stood: tuple[int, Place] | None) -> int:
    """Where the cursor stands in `values` when it stood at an index, on a row; on the first result otherwise."""
    if stood is not None:
        at, wanted = stood
        if at < len(values) and identity(values[at]) == wanted:
            return at
        for n, row in enumerate(values):
            if identity(row) == wanted:
                return n
        return at
    return next((n for n, row in enumerate(values) if not isinstance(row, Names | Head)), 0)


def leads(values: Sequence[object], index: int) -> bool:
    """Whether nothing but names and heads stands above a row."""
    return all(isinstance(row, Names | Head) for row in values[:index][:2])


def paint(row: Grouped, width: int, labels: rows.Labels) -> tuple[Line, ...]:
    """One row of the list of passages, whatever it is."""
    match row:
        case Names():
            hint: Line = (Piece(say("ways.narrows"), "dim"),)
            names = tuple(_name(value, width) for value in row.values)
            return (*names, crop(hint, width)) if len(names) == 1 else names
        case Head():
            return _head(row, width)
    return rows.passage(row, width, labels)


def _name(value: Named, width: int) -> Line:
    left = (Piece(f"{name(value.facet)}  ", "dim"), Piece(clean(value.label or value.value), "title"))
    return spread(left, (Piece(f"{value.count:,}", "count"),), width)


def _head(row: Head, width: int) -> tuple[Line, ...]:
    way = row.way
    left: Line = (Piece(f"≈ {clean(way.typed)} → ", "accent"), Piece(clean(searched(way)), "title"))
    how = say(f"ways.{way.how}")
    hint = say("ways.first", how=how) if row.first else how
    above = ""
    if row.nothing:
        above = say("ways.nothing-as-typed")
    elif row.missing:
        above = say("ways.missing", n=row.missing)
    return (
        crop((Piece(above, "title" if row.nothing else "dim"),), width),
        spread(left, (Piece(f"{way.total:,}", "count"),), width),
        crop((Piece(hint, "dim"),), width),
    )


def searched(way: Way) -> str:
    """What was searched instead, in one line."""
    return " · ".join(way.searched)


def looser(results: Results) -> int:
    """Passages that only looser ways found."""
    return sum(way.total for way in results.ways)


def shares(results: Results) -> str:
    """How many passages have what was typed and how many were found in looser ways; empty when all are as typed."""
    if not results.ways:
        return ""
    if not results.exact:
        return say("ways.all-looser")
    return say("ways.shares", exact=results.exact, looser=looser(results))


def summary(results: Results) -> str:
    """The whole answer in a line: how many, in what ways, how fast. `≈` before counts that are upper bounds."""
    time = say("ways.ms", n=results.elapsed_ms) if results.elapsed_ms >= 1 else say("ways.fast")
    about = "≈ " if results.about else ""
    parts = (about + say("counts.passages", n=results.total), shares(results), time)
    return say("ways.comma").join(part for part in parts if part)


def remark(query: Query, results: Results | None) -> str:
    """What is to be known of the query line: what was not understood, else what was searched instead of it."""
    of_answer = results if results is not None and results.query == query else None
    notes = dict.fromkeys((*query.remarks, *(of_answer.notes if of_answer is not None else ())))
    if notes:
        return say("ways.semicolon").join(notes)
    if of_answer is not None and of_answer.ways and not of_answer.exact:
        way = of_answer.ways[0]
        return say("ways.instead", what=searched(way), how=say(f"ways.{way.how}"))
    return ""
