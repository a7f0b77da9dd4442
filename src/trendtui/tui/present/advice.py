"""What a list shows when it has no rows: what is wrong, and rows that lead on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trendtui.model.query import Filter, Query, Term
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


def without_one(query: Query) -> list[tuple[Query, Term | Filter]]:
    """The queries that ask one thing less, and what they leave out: filters first, then words."""
    return [
        *((Query(query.terms, tuple(f for f in query.filters if f != gone)), gone) for gone in query.filters),
        *((Query(tuple(t for t in query.terms if t != gone), query.filters), gone) for gone in query.terms),
    ]


def nothing_found(ways: Sequence[tuple[str, Query, int]], searching: bool) -> tuple[Advice, ...]:
    """No passage holds everything that was asked: what to drop, and what that would find."""
    rows: list[Advice] = [Words("Nothing has all of this.", "title")]
    helpful = sorted((way for way in ways if way[2]), key=lambda way: -way[2])
    if helpful:
        rows.append(Words("Enter drops one part of the query:", "dim"))
        rows += [Way(f"without {left_out}", counted(n, "passage"), query) for left_out, query, n in helpful]
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
