"""The active filters as chips: each part of a query in words, the last one added on the right.

A field's values are chips of their own, so that each can be taken away alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trendtui.model.query import Condition, Filter, Query, Term
from trendtui.tui.present.cells import clean, cut, width_of
from trendtui.tui.present.line import Line, Piece
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.results import FacetValue

WIDEST = 36
"""Cells of the words of a chip; longer ones are cut."""

CLOSE = "✕"
"""What a click takes a chip away by. Of one cell everywhere, other than the sign of multiplication."""

Part = Term | Filter | Condition
Labels = Mapping[tuple[str, str], str]
"""(field, value) → what a person reads, for the values that are called otherwise in the query."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of a query."""

    words: str
    part: Part
    """As it stands in the query; a filter with one value only."""

    @property
    def excluded(self) -> bool:
        """Whether it is something that no passage may have."""
        return not isinstance(self.part, Condition) and self.part.excluded


@dataclass(frozen=True, slots=True)
class Placed:
    """Chips in a line: what to draw, and which cells belong to which chip."""

    line: Line
    spans: tuple[tuple[int, int, int], ...]
    """(first cell, end, number of the chip); the last two cells before the end take it away."""

    def at(self, cell: int) -> tuple[int, bool]:
        """The chip at a cell (0-based), -1 for none; and whether it is where a click takes it away."""
        for first, end, number in self.spans:
            if first <= cell < end:
                return number, cell >= end - 1 - width_of(CLOSE)
        return -1, False


def labels_of(
    facets: Mapping[str, Sequence[FacetValue]], themes: Mapping[str, str] | None = None
) -> dict[tuple[str, str], str]:  # fmt: skip
    """What the chosen and excluded values of an answer are called; `themes` are names of themes by their slugs."""
    return {("theme", slug): name for slug, name in (themes or {}).items()} | {
        (field, value.value): value.label
        for field, values in facets.items()
        for value in values
        if value.chosen or value.excluded
    }


def chips(query: Query, labels: Labels) -> tuple[Chip, ...]:
    """The parts of a query in words: terms, filters value by value, conditions; in the order of the query line."""
    made = [Chip(_term(term), term) for term in query.terms]
    for f in query.filters:
        for number, value in enumerate(f.values):
            made.append(Chip(_value(f, value, number, labels), replace(f, values=(value,))))
    made += [Chip(condition.text, condition) for condition in query.conditions]
    return tuple(made)


def _term(term: Term) -> str:
    words = say("filters.or").join(f"“{t}”" if term.phrase else t for t in (term.text, *term.others))
    return say("filters.without", words=words) if term.excluded else words


def _value(f: Filter, value: str, number: int, labels: Labels) -> str:
    words = say(f"filters.{f.field}", value=labels.get((f.field, value), value))
    if f.excluded:
        return say("filters.not", words=words)
    return say("filters.or_else", words=words) if number else words


def without(query: Query, part: Part) -> Query:
    """The query without one of the parts that its chips have; the others keep their order."""
    if isinstance(part, Term):
        return replace(query, terms=tuple(t for t in query.terms if t != part), remarks=())
    if isinstance(part, Condition):
        return replace(query, conditions=tuple(c for c in query.conditions if c != part), remarks=())
    left = (
        replace(f, values=tuple(v for v in f.values if v not in part.values))
        if (f.field, f.excluded) == (part.field, part.excluded)
        else f
        for f in query.filters
    )
    return replace(query, filters=tuple(f for f in left if f.values), remarks=())


def turned(query: Query, part: Part) -> Query:
    """The query with one part excluded that was wanted, or the other way round; conditions stay as they are."""
    if isinstance(part, Condition):
        return query
    if isinstance(part, Term):
        words = (part.text, *part.others)
        other = tuple(Term(text, part.phrase, not part.excluded) for text in words)
        terms = dict.fromkeys(t for term in query.terms for t in (other if term == part else (term,)))
        return replace(query, terms=tuple(terms), remarks=())
    return query.toggle(part.field, part.values[0], excluded=not part.excluded)


def placed(chips: Sequence[Chip], width: int, cursor: int = -1) -> Placed:
    """The chips in at most `width` cells; the one under the cursor, else the last, is always among them.

    When there is no room for all, those farthest to the left go first, and how many is told at that end.
    """
    sizes = [width_of(_words(chip)) + width_of(CLOSE) + 4 for chip in chips]
    first, end = 0, len(chips)
    while end - first > 1 and sum(sizes[first:end]) + _more(first) + _more(len(chips) - end) > width:
        if first < (cursor if cursor >= 0 else end - 1):
            first += 1
        else:
            end -= 1
    pieces: list[Piece] = [Piece(" ")]
    if first:
        pieces.append(Piece(f"+{first} ", "dim"))
    at = 1 + _more(first)
    spans = []
    for number in range(first, end):
        chip = chips[number]
        words = cut(_words(chip), max(1, width - at - 4 - width_of(CLOSE)))
        role = "chip-at" if number == cursor else "chip-not" if chip.excluded else "chip"
        pieces += [Piece(f" {words} {CLOSE} ", role), Piece(" ")]
        size = width_of(words) + width_of(CLOSE) + 3
        spans.append((at, at + size, number))
        at += size + 1
    if end < len(chips):
        pieces.append(Piece(f"+{len(chips) - end}", "dim"))
    return Placed(tuple(pieces), tuple(spans))


def _words(chip: Chip) -> str:
    return cut(clean(chip.words), WIDEST)


def _more(hidden: int) -> int:
    return len(str(hidden)) + 2 if hidden else 0
