"""The navigation: facets and their values as rows of one list."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trendtui.model.query import FACETS, Filter, Query
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, length, spread
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trendtui.model.results import FacetValue

COUNT = 8
"""Cells kept free for a count, so that the bars of years end before it."""

SHOWN = {"theme": 12, "company": 12, "year": 8, "person": 6, "source": 8}
"""How many values of a facet are shown until one asks for all."""


@dataclass(frozen=True, slots=True)
class FacetHead:
    """The name of a facet, above its values."""

    field: str
    values: int


@dataclass(frozen=True, slots=True)
class FacetItem:
    """One value that can be chosen."""

    field: str
    value: FacetValue
    share: float = 0.0
    """Length of its bar, as a part of the longest one; 0 for no bar."""


@dataclass(frozen=True, slots=True)
class FacetMore:
    """Opens the rest of a facet's values, or closes them again."""

    field: str
    hidden: int
    held: int = 0
    """Values that are all shown, when there are more than the answer holds."""


def name(field: str) -> str:
    """What a facet (one of FACETS) is called on the screen."""
    return say(f"facets.name.{field}")


FacetRow = FacetHead | FacetItem | FacetMore


def rows(
    facets: Mapping[str, tuple[FacetValue, ...]], opened: frozenset[str], sizes: Mapping[str, int] | None = None
) -> tuple[FacetRow, ...]:
    """Heads, values (chosen ones first) and openers of all facets; `opened` ones show every value.

    `sizes` are how many values there are, where the answer does not hold them all.
    """
    made: list[FacetRow] = []
    for field in FACETS:
        values = facets.get(field, ())
        if not values:
            continue
        marked = [v for v in values if v.chosen or v.excluded]
        limit = len(values) if field in opened else max(SHOWN.get(field, 8), len(marked))
        size = max(len(values), (sizes or {}).get(field, 0))
        made.append(FacetHead(field, size))
        made.extend(items(field, values, limit))
        if size > SHOWN.get(field, 8):
            made.append(FacetMore(field, size - limit, limit if limit == len(values) < size else 0))
    return tuple(made)


def items(field: str, values: Sequence[FacetValue], limit: int) -> tuple[FacetItem, ...]:
    """The first values of a facet: chosen ones, excluded ones, then the most frequent.

    Of years, the most frequent in order of time, the latest first, each with a bar: a histogram. The longest bar is
    that of the most frequent year among all the values.
    """
    if field != "year":
        return tuple(FacetItem(field, value) for value in _marked_first(values)[:limit])
    most = max((v.count for v in values), default=0)
    kept = {v.value for v in sorted(values, key=lambda v: (not (v.chosen or v.excluded), -v.count))[:limit]}
    return tuple(FacetItem(field, v, v.count / most if most else 0.0) for v in values if v.value in kept)


def _marked_first(values: Sequence[FacetValue]) -> list[FacetValue]:
    return sorted(values, key=lambda v: (not v.chosen, not v.excluded))


def identity(row: FacetRow) -> tuple[str, ...]:
    """What a row is, whatever its count: the cursor stays on it when the counts change."""
    match row:
        case FacetItem():
            return ("value", row.field, row.value.value)
        case FacetMore():
            return ("more", row.field)
    return ("head", row.field)


def paint(row: FacetRow, width: int) -> tuple[Line, ...]:
    """One row of the navigation in exactly `width` cells."""
    match row:
        case FacetHead():
            return (
                spread(
                    (Piece(name(row.field), "heading3"),),
                    (Piece(f"{row.values:,}", "dim"),),
                    width,
                ),
            )
        case FacetMore():
            words = say("facets.more", n=row.hidden) if row.hidden else say("facets.fewer")
            if row.held:
                words = say("facets.held", n=row.held, total=row.held + row.hidden)
            return (spread((Piece(f"  {words}", "dim"),), (), width),)
    value = row.value
    mark, role, number = "  ", "text", "count"
    if value.chosen:
        mark, role, number = "✓ ", "chosen", "chosen"
    elif value.excluded:
        mark, role, number = "✗ ", "warn", "warn"
    right = (Piece(f"{'-' if value.excluded else ''}{value.count:,}", number),)
    left = (Piece(mark, role), Piece(clean(value.label or value.value), role))
    return (spread((*left, *_bar(row, width - length(left) - COUNT)), right, width),)


def _bar(row: FacetItem, room: int) -> Line:
    """How frequent a year is, in at most `room` cells; what is foretold of it is shaded otherwise, at the end."""
    value = row.value
    if not row.share or room < 4:
        return ()
    # Blanks on a ground of their own: block characters are two cells wide on some Chinese terminals.
    cells = max(1, round(row.share * (room - 2)))
    ahead = min(cells, math.ceil(cells * value.foretold / value.count)) if value.count else 0
    return (Piece("  "), Piece(" " * (cells - ahead), "bar"), Piece(" " * ahead, "ahead"))


def toggled(
    query: Query, field: str, value: str, shown: Sequence[FacetValue], *, excluded: bool = False
) -> Query:  # fmt: skip
    """The query with a value of a facet included (or excluded), or no more so; `shown` are its values as answered.

    A value may be there by another name (主题:智能体 for agents, year:2020.. for 2024). Then the names are written
    out as the answer has them, and this one is taken away before it is put anywhere else.
    """
    here = next((v for v in shown if v.value == value), None)
    if here is None:
        return query.toggle(field, value, excluded=excluded)
    for there, sign in ((here.chosen, False), (here.excluded, True)):
        if there and value not in (query.excluded(field) if sign else query.chosen(field)):
            query = _written_out(query, field, [v.value for v in shown if (v.excluded if sign else v.chosen)], sign)
    return query.toggle(field, value, excluded=excluded)


def _written_out(query: Query, field: str, values: Sequence[str], sign: bool) -> Query:
    """The query with the values that a field includes (or excludes, by `sign`) as the answer names them."""
    rest = tuple(f for f in query.filters if f.field != field or f.excluded != sign)
    return replace(query, filters=(*rest, Filter(field, tuple(values), sign)), remarks=())
