"""The navigation: facets and their values as rows of one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trendtui.model.query import FACETS, Query
from trendtui.model.results import FacetValue
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, spread
from trendtui.words import say

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
        ordered = [v for v in values if v.chosen] + [v for v in values if not v.chosen]
        limit = len(ordered) if field in opened else max(SHOWN.get(field, 8), sum(v.chosen for v in ordered))
        size = max(len(values), (sizes or {}).get(field, 0))
        made.append(FacetHead(field, size))
        made.extend(FacetItem(field, value) for value in ordered[:limit])
        if size > SHOWN.get(field, 8):
            made.append(FacetMore(field, size - limit, limit if limit == len(values) < size else 0))
    return tuple(made)


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
    role, count = ("chosen", "chosen") if value.chosen else ("text", "count")
    label = clean(value.label or value.value)
    some = value.foretold < value.count
    ahead = say("facets.foretold", n=value.foretold) if some else say("facets.all-foretold")
    note = (Piece(f"  {ahead}", "dim"),) if value.foretold else ()
    left = (Piece("✓ " if value.chosen else "  ", role), Piece(label, role), *note)
    return (spread(left, (Piece(f"{value.count:,}", count),), width),)


def toggled(query: Query, field: str, value: str, shown: Sequence[FacetValue]) -> Query:
    """The query with a value of a facet chosen or taken away; `shown` are the facet's values as answered.

    A value may have been chosen by another name (主题:智能体 for agents). Then the names are written out as
    the answer has them, and this one is taken away.
    """
    if value in query.chosen(field) or not any(v.chosen and v.value == value for v in shown):
        return query.toggle(field, value)
    made = query.without(field)
    for other in (v.value for v in shown if v.chosen and v.value != value):
        made = made.toggle(field, other)
    return made
