"""What a filter's values stand for: 智能体 the theme agents, 英伟达 the company NVIDIA, 2025..2030 six years."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from trendtui.model.query import YEARS, Filter, Query
from trendtui.model.rows import Row
from trendtui.search.conditions import metrics_named
from trendtui.search.names import Names
from trendtui.store.folding import fold
from trendtui.store.reading import Reader
from trendtui.words import say

_RANGE = re.compile(r"(\d{1,4})?(?:\.\.|…|-|–|~|～)(\d{1,4})?")
_BOUND = re.compile(r"(>=|<=|>|<|≥|≤)(\d{1,4})")


@dataclass(slots=True)
class Vocabulary:
    """The values each facet has in this index, and how they may be asked for."""

    values: Mapping[str, frozenset[str]]
    """Facet → its values as the postings know them."""
    themes: tuple[Row, ...]
    documents: tuple[Row, ...]
    notes: list[str] = field(default_factory=list)
    names: Callable[[Reader], Names] | None = None
    """All names of the values, made when first asked for: they tell what an unknown value may have meant."""

    def resolve(self, reader: Reader, f: Filter) -> list[str]:
        """The posted values that a filter's values stand for; what stands for nothing is noted."""
        found: dict[str, None] = {}
        for value in f.values:
            here = self._meant(reader, f.field, value)
            found.update(dict.fromkeys(here))
            if not here:
                self.notes.append(self._unknown(reader, f.field, value))
        return list(found)

    def _unknown(self, reader: Reader, facet: str, value: str) -> str:
        """What is said of a value that nothing has: the value, and those that come near it."""
        if facet in YEARS and (years := sorted(int(y) for y in self.values[facet])):
            return say("query.nothing-has-years", facet=facet, value=value, first=years[0], last=years[-1])
        if facet in YEARS:
            return say("query.nothing-has", facet=facet, value=value)
        near = self.names(reader).near(facet, value) if self.names else ()
        if near:
            return say("query.nothing-has-near", facet=facet, value=value, near=say("query.or").join(near))
        return say("query.nothing-has", facet=facet, value=value)

    def _meant(self, reader: Reader, facet: str, value: str) -> list[str]:
        if facet == "theme":
            return self._theme(value)
        if facet == "company":
            return self._company(reader, value)
        if facet == "source":
            return self._source(value)
        if facet in YEARS:
            return self._year(facet, value)
        if facet == "metric":
            return list(metrics_named(value, sorted(self.values["metric"])))
        wanted = fold(value).text
        return [v for v in sorted(self.values[facet]) if fold(v).text == wanted]

    def _theme(self, value: str) -> list[str]:
        wanted = fold(value).text
        return [t["slug"] for t in self.themes if wanted in {fold(t[k]).text for k in ("slug", "zh", "en")}]

    def _company(self, reader: Reader, value: str) -> list[str]:
        if value in self.values["company"]:
            return [value]
        wanted = fold(value).text
        spelled = [c for c in reader.companies_spelled(wanted) if c in self.values["company"]]
        return spelled or [c for c in sorted(self.values["company"]) if fold(c).text == wanted]

    def _year(self, facet: str, value: str) -> list[str]:
        text = fold(value).text.removesuffix("年")
        if text in self.values[facet]:
            return [text]
        low, high = -1, 10_000
        if bound := _BOUND.fullmatch(text):
            sign, year = bound[1], int(bound[2])
            if sign in (">", ">=", "≥"):
                low = year + (sign == ">")
            else:
                high = year - (sign == "<")
        elif (spread := _RANGE.fullmatch(text)) and (spread[1] or spread[2]):
            low, high = int(spread[1] or low), int(spread[2] or high)
        else:
            return []
        return [y for y in sorted(self.values[facet]) if low <= int(y) <= high]

    def _source(self, value: str) -> list[str]:
        if value in self.values["source"]:
            return [value]
        wanted = fold(value).text
        starting = [d["source"] for d in self.documents if fold(d["source"]).text.startswith(wanted)]
        return starting or [
            d["source"] for d in self.documents if wanted in fold(d["source"]).text or wanted in fold(d["title"]).text
        ]


def chosen(query: Query, facet: str, *, excluded: bool = False) -> Filter | None:
    """The filter by which a query includes (or excludes) values of a facet, or None."""
    return next((f for f in query.filters if f.field == facet and f.excluded == excluded), None)
