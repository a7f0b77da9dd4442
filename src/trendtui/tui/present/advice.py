"""What a list shows when it has no rows: what is wrong, and rows that lead on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from trendtui.model.query import Condition, Filter, Query, Term
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, spread
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    rows: list[Advice] = [Words(say("advice.nothing"), "title")]
    helpful = sorted((way for way in ways if way[2]), key=lambda way: -way[2])
    if helpful:
        rows.append(Words(say("advice.less"), "dim"))
        rows += [Way(words, say("counts.passages", n=n), query) for words, query, n in helpful]
    elif not searching:
        rows.append(Words(say("advice.fewer"), "dim"))
    return tuple(rows)


def elsewhere(tab: str, totals: dict[str, int]) -> tuple[Advice, ...]:
    """This list has no rows, but others have."""
    rows: list[Advice] = [Words(say("advice.not-in-list", what=say(f"lists.{tab}").lower()), "title")]
    rows += [
        Way(say(f"lists.{other}"), f"{total:,}", tab=other) for other, total in totals.items() if total and other != tab
    ]
    return tuple(rows)


def no_index(what: str, remedy: str) -> tuple[Advice, ...]:
    """The index could not be opened."""
    return (
        Words(what, "title"),
        *(Words(line) for line in remedy.splitlines() if line.strip()),
        Words(say("advice.import"), "accent"),
        Words(say("advice.then"), "dim"),
    )


def empty_index() -> tuple[Advice, ...]:
    """There is an index with nothing in it."""
    return no_index(say("advice.empty"), "")
