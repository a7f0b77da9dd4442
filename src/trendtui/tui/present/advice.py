"""What a list shows when it has no rows: what is wrong, and rows that lead on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from trendtui.model.query import Condition, Filter, Query, Term
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, spread
from trendtui.tui.present.numbers import counted


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence; the cursor passes over it."""

    text: str
    role: str = "text"


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: another query, or another list of the same one."""

    text: str
    note: str
    query: Query | None = None
    tab: str = ""


Advice = Words | Way


def paint(row: Advice, width: int) -> tuple[Line, ...]:
    """One row of advice."""
    if isinstance(row, Words):
        return (spread((Piece(clean(row.text), row.role),), (), width),)
    return (spread((Piece("  > ", "accent"), Piece(clean(row.text), "text")), (Piece(row.note, "count"),), width),)


def quoted(query: Query, phrase: bool) -> Query:
    """The query with every wanted word in quotation marks, or with none; excluded ones stay as they are."""
    return replace(query, terms=tuple(t if t.excluded else replace(t, phrase=phrase) for t in query.terms), remarks=())


def without_one(query: Query) -> list[tuple[Query, Query]]:
    """The queries that ask one thing less, and what they leave out: filters, then conditions, then words."""
    filters = [(replace(query, filters=_but(query.filters, gone)), Query(filters=(gone,))) for gone in query.filters]
    conditions = [
        (replace(query, conditions=_but(query.conditions, gone)), Query(conditions=(gone,)))
        for gone in query.conditions
    ]
    terms = [(replace(query, terms=_but(query.terms, gone)), Query((gone,))) for gone in query.terms]
    return [*filters, *conditions, *terms]


_Part = TypeVar("_Part", Term, Filter, Condition)


def _but(parts: tuple[_Part, ...], gone: _Part) -> tuple[_Part, ...]:
    return tuple(part for part in parts if part != gone)


def nothing_found(ways: Sequence[tuple[str, Query, int]], searching: bool) -> tuple[Advice, ...]:
    """No passage holds everything that was asked: what to drop, and what that would find."""
    rows: list[Advice] = [Words("Nothing has all of this.", "title")]
    helpful = sorted((way for way in ways if way[2]), key=lambda way: -way[2])
    if helpful:
        rows.append(Words("Enter on a row asks for less:", "dim"))
        rows += [Way(words, counted(n, "passage"), query) for words, query, n in helpful]
    elif not searching:
        rows.append(Words("Fewer or other words may help. / goes to the query line, X clears it.", "dim"))
    return tuple(rows)


def elsewhere(tab: str, totals: dict[str, int], names: dict[str, str]) -> tuple[Advice, ...]:
    """This list has no rows, but others have."""
    rows: list[Advice] = [Words(f"No {names[tab].lower()} in what was found.", "title")]
    rows += [
        Way(f"{names[other]}", f"{total:,}", tab=other) for other, total in totals.items() if total and other != tab
    ]
    return tuple(rows)


def no_index(what: str, remedy: str) -> tuple[Advice, ...]:
    """The index could not be opened."""
    return (
        Words(what, "title"),
        *(Words(line) for line in remedy.splitlines() if line.strip()),
        Words("Put reports into it:  trendtui import PATH", "accent"),
        Words("Then R opens it here; q quits.", "dim"),
    )


def empty_index() -> tuple[Advice, ...]:
    """There is an index with nothing in it."""
    return no_index("The index holds no documents yet.", "")
