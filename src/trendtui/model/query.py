"""The query: what is meant by a typed line, as a value that two places can compare.

What was typed and what is meant are two things: `trendtui.search.syntax` turns one into the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

FACETS = ("theme", "company", "year", "person", "source")
"""The facets of the navigation, in the order they are shown."""

YEARS = ("year", "forecast", "published")
"""The fields that hold years: of anything a passage speaks of, only of what it foretells, of publication."""

FIELDS = (*FACETS, "forecast", "published", "kind", "metric")
"""The fields of the query line."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to find. Words are ANDed; an excluded one must be absent."""

    text: str
    phrase: bool = False
    """Quoted: found as it stands, in no looser way."""
    excluded: bool = False
    others: tuple[str, ...] = ()
    """Alternatives, joined by OR: a passage that has one of them will do."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a figure must be like: 估值>1000亿美元, 增速:30%..50%, value>1b. Bounds are on the comparable scale.

    All conditions of a query must hold for one and the same figure of a passage.
    """

    text: str
    """As it was typed, to be written back."""
    metric: str = ""
    """Words that the figure's metric must hold, '' for any figure."""
    kind: str = ""
    """The kind its unit implies (money, share, …), '' when no unit was typed."""
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    """Whether `low` itself is left out (> and not >=)."""
    high_open: bool = False
    unit: str = ""
    """A unit that the figure's own must be, '' when the comparable scale (US dollars, days) decides."""
    currency: str = ""
    """The currency that was typed, when it is not that of the scale: figures in it are compared as they stand."""
    rate: float = 1.0
    """Units of `currency` for one of the scale: by it the bounds are those that were typed."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One field's wanted values; any of them will do."""

    field: str
    values: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Terms, filters and conditions, all of which must hold. The empty query holds for everything."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    conditions: tuple[Condition, ...] = ()
    remarks: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What was odd in the line it was typed as; no part of what is meant, and gone when the query is changed."""

    def chosen(self, field: str) -> tuple[str, ...]:
        """The values that `field` is narrowed to, in the order they were chosen."""
        return tuple(v for f in self.filters if f.field == field and not f.excluded for v in f.values)

    def excluded(self, field: str) -> tuple[str, ...]:
        """The values of `field` that no passage may have, in the order they were excluded."""
        return tuple(v for f in self.filters if f.field == field and f.excluded for v in f.values)

    def toggle(self, field: str, value: str, *, excluded: bool = False) -> Query:
        """The query with one value of a field wanted (or excluded), or no more so if it was; never both at once."""
        sets = {False: self.chosen(field), True: self.excluded(field)}
        there = value in sets[excluded]
        left = {sign: tuple(v for v in values if v != value) for sign, values in sets.items()}
        rest = tuple(f for f in self.filters if f.field != field or f.excluded != excluded)
        if left[not excluded] != sets[not excluded]:
            rest = tuple(
                replace(f, values=left[f.excluded]) if f.field == field else f
                for f in rest
                if f.field != field or left[f.excluded]
            )
        after = left[excluded] if there else (*sets[excluded], value)
        return replace(self, filters=(*rest, Filter(field, after, excluded)) if after else rest, remarks=())

    def without(self, field: str) -> Query:
        """The query with a field's filters taken away."""
        return replace(self, filters=tuple(f for f in self.filters if f.field != field), remarks=())

    def exactly(self) -> Query:
        """The query with every word quoted: found as it stands, in no looser way."""
        return replace(self, terms=tuple(replace(t, phrase=True) for t in self.terms))

    def __bool__(self) -> bool:
        return bool(self.terms or self.filters or self.conditions)
