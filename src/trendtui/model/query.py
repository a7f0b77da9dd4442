"""The query: what is meant by a typed line, as a value that two places can compare.

What was typed and what is meant are two things: `trendtui.search.syntax` turns one into the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

FACETS = ("theme", "company", "year", "person", "source")
"""The facets of the navigation, in the order they are shown."""

YEARS = ("year", "forecast", "published")
"""The fields that hold years: of anything a passage speaks of, only of what it foretells, of publication."""

FIELDS = (*FACETS, "forecast", "published", "kind")
"""The fields of the query line."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to find. Words are ANDed; an excluded one must be absent."""

    text: str
    phrase: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One field's wanted values; any of them will do."""

    field: str
    values: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Terms and filters, all of which must hold. The empty query holds for everything."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()

    def chosen(self, field: str) -> tuple[str, ...]:
        """The values that `field` is narrowed to, in the order they were chosen."""
        return tuple(v for f in self.filters if f.field == field and not f.excluded for v in f.values)

    def toggle(self, field: str, value: str) -> Query:
        """The query with one value of a field added, or taken away if it was there."""
        values = self.chosen(field)
        after = tuple(v for v in values if v != value) if value in values else (*values, value)
        rest = tuple(f for f in self.filters if f.excluded or f.field != field)
        return replace(self, filters=(*rest, Filter(field, after)) if after else rest)

    def without(self, field: str) -> Query:
        """The query with a field's filters taken away."""
        return replace(self, filters=tuple(f for f in self.filters if f.field != field))

    def __bool__(self) -> bool:
        return bool(self.terms or self.filters)
