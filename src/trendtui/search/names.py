"""The values of the facets by all the names they go by: what begins with what was typed, and what is a slip away."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyroaring import BitMap

from trendtui.model.rows import Row
from trendtui.search.near import nearest
from trendtui.store.folding import fold

_BREAK = "\n"
"""Between names; folding makes it a blank, so that no folded name holds it."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet."""

    value: str
    """What the query line says: agents, 英伟达, 2025, report.md."""
    label: str
    """What a person reads."""
    count: int
    """Passages of the whole index."""
    names: tuple[str, ...]
    """Folded, each once."""


class Facet:
    """The values of one facet, most frequent first, in one string to be searched."""

    def __init__(self, values: Iterable[Value]) -> None:
        self.values = tuple(sorted(values, key=lambda v: (-v.count, v.value)))
        self._starts: list[int] = []
        self._owners: list[int] = []
        parts: list[str] = []
        at = 0
        for owner, value in enumerate(self.values):
            for name in value.names:
                self._starts.append(at)
                self._owners.append(owner)
                parts.append(_BREAK + name)
                at += len(name) + 1
        self._text = "".join(parts)

    def beginning(self, folded: str, limit: int) -> list[tuple[Value, str]]:
        """The first values with a name that begins so, and that name."""
        return self._found(_BREAK + folded, limit)

    def holding(self, folded: str, limit: int) -> list[tuple[Value, str]]:
        """The first values with a name that has it anywhere, and that name."""
        return self._found(folded, limit)

    def _found(self, sought: str, limit: int) -> list[tuple[Value, str]]:
        found: dict[int, str] = {}
        at = self._text.find(sought)
        while at >= 0 and len(found) < limit:
            i = bisect_right(self._starts, at) - 1
            end = self._starts[i + 1] if i + 1 < len(self._starts) else len(self._text)
            found.setdefault(self._owners[i], self._text[self._starts[i] + 1 : end])
            at = self._text.find(sought, end)
        return [(self.values[owner], name) for owner, name in found.items()]

    def near(self, folded: str) -> tuple[str, ...]:
        """The values that may have been meant by a name that none has, best first."""
        owners = {name: v.value for v in reversed(self.values) for name in v.names}
        return tuple(dict.fromkeys(owners[name] for name in nearest(folded, owners)))


@dataclass(frozen=True, slots=True)
class Names:
    """The facets' values of one index."""

    facets: Mapping[str, Facet]

    def near(self, facet: str, value: str) -> tuple[str, ...]:
        """The values of a facet that a value which it has not may have meant; none for years and kinds of figures."""
        known = self.facets.get(facet)
        return known.near(fold(value).text) if known else ()


def names(
    passages: Mapping[str, Mapping[str, BitMap]],
    spellings: Iterable[tuple[str, str]],
    themes: Iterable[Row],
    documents: Iterable[Row],
    language: str = "zh",
) -> Names:
    """The names of an index's values.

    Args:
        passages: facet → value → its passages.
        spellings: (spelling, company) pairs, better known ones first.
        language: what themes are called in: zh or en.
    """
    also: dict[tuple[str, str], list[str]] = {}
    labels: dict[tuple[str, str], str] = {}
    for spelling, company in spellings:
        also.setdefault(("company", company), []).append(fold(spelling).text)
    for theme in themes:
        key = ("theme", theme["slug"])
        also[key] = [fold(str(theme[k] or "")).text for k in ("zh", "en")]
        labels[key] = str(theme[language] or theme["slug"])
    for document in documents:
        key = ("source", document["source"])
        also[key] = [fold(str(document["title"] or "")).text]
        labels[key] = str(document["title"] or document["source"])
    return Names({facet: Facet(_named(facet, values, also, labels)) for facet, values in passages.items()})


def _named(
    facet: str,
    values: Mapping[str, BitMap],
    also: Mapping[tuple[str, str], list[str]],
    labels: Mapping[tuple[str, str], str],
) -> Iterator[Value]:
    for value, found in values.items():
        if count := len(found):
            key = (facet, value)
            spelled = dict.fromkeys([fold(value).text, *also.get(key, ())])
            yield Value(value, labels.get(key, value), count, tuple(s for s in spelled if s))
