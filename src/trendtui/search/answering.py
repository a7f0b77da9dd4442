"""One query answered: the groups of passages, the lists beside them, and the facets' counts."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from pyroaring import BitMap

from trendtui.model.query import FACETS, Query
from trendtui.model.results import FacetValue, Results
from trendtui.search import hits
from trendtui.search import rows as lists
from trendtui.search.conditions import meeting
from trendtui.search.filters import Vocabulary, chosen
from trendtui.search.finding import Finder, with_total
from trendtui.search.naming import named
from trendtui.search.snapshot import Snapshot
from trendtui.search.syntax import understand, write

Filters = Mapping[tuple[str, bool], BitMap]


def answer(
    query: Query,
    snapshot: Snapshot,
    finder: Finder,
    labels: Mapping[str, str],
    *,
    limit: int,
    order: str,
    whole: bool,
) -> Results:
    """Everything that one query answers; see `trendtui.search.service.Explorer.search`."""
    began = time.perf_counter()
    reader = finder.reader
    vocabulary = snapshot.vocabulary()
    words = finder.find(query.terms, whole)
    met = meeting(reader, query)
    text = words.passages & met.passages if met else words.passages
    filters = {
        (f.field, f.excluded): _having_values(snapshot, f.field, vocabulary.resolve(reader, f)) for f in query.filters
    }
    found = _cut(text, filters)
    counting = _Counting(snapshot, labels, vocabulary, finder, query)
    facets = {facet: counting.values(facet, _cut(text, filters, but=facet)) for facet in (*FACETS, "kind")}
    groups = [g for n, group in enumerate(words.groups) if (g := with_total(group, found)).passages or not n]
    everything = len(found) == len(snapshot.live)
    scope = lists.Scope(reader, found, everything, words.needles, limit, snapshot.dates)
    kinds = [k for f in query.filters if f.field == "kind" and not f.excluded for k in f.values]
    figures, figure_total = lists.figures(scope, kinds, order, met.tests if met else ())
    trends = lists.trends(scope, snapshot.trends, set(counting.resolved("theme")))
    companies = lists.companies(scope)
    return Results(
        query=query,
        total=len(found),
        passages=hits.passages(reader, groups, limit, snapshot.newest, snapshot.dates, snapshot.headings),
        trends=trends[:limit],
        companies=lists.with_text(scope, companies[:limit]),
        figures=figures,
        totals={
            "trends": len(trends), "companies": len(companies), "figures": figure_total, "passages": len(found),
        },
        facets=facets,
        elapsed_ms=(time.perf_counter() - began) * 1000,
        notes=tuple(
            dict.fromkeys(
                (*query.remarks, *understand(write(query)).notes, *vocabulary.notes, *(met.notes if met else ()))
            )
        ),
        ways=tuple(g.way for g in groups if g.way),
        exact=len(groups[0].passages),
        named=named(reader, groups, snapshot.facets, snapshot.themes, labels, found),
        about=words.about,
        facet_sizes={facet: len(values) for facet, values in facets.items()},
    )  # fmt: skip


def _having_values(snapshot: Snapshot, facet: str, values: list[str]) -> BitMap:
    sets = [snapshot.facets[facet][v] for v in values if v in snapshot.facets[facet]]
    return BitMap.union(*sets) if sets else BitMap()


def _cut(text: BitMap, filters: Filters, but: str = "") -> BitMap:
    """The passages of `text` that pass every filter, the including one of facet `but` left out."""
    found = text
    for (facet, excluded), passages in filters.items():
        if excluded:
            found = found - passages
        elif facet != but:
            found = found & passages
    return found


_NOTHING = BitMap()


@dataclass(frozen=True, slots=True)
class _Counting:
    """The facets of one query."""

    snapshot: Snapshot
    labels: Mapping[str, str]
    vocabulary: Vocabulary
    finder: Finder
    query: Query

    def resolved(self, facet: str) -> list[str]:
        """The values of a facet that the query is narrowed to."""
        wanted = chosen(self.query, facet)
        return self.vocabulary.resolve(self.finder.reader, wanted) if wanted else []

    def values(self, facet: str, among: BitMap) -> tuple[FacetValue, ...]:
        """A facet's values with their counts: the chosen ones, and those that some passage has."""
        wanted = set(self.resolved(facet))
        foretold = self.snapshot.facets["forecast"] if facet == "year" else {}
        values = [
            FacetValue(
                value,
                self._label(facet, value),
                count,
                value in wanted,
                among.intersection_cardinality(foretold.get(value, _NOTHING)),
            )
            for value, passages in self.snapshot.facets[facet].items()
            if (count := among.intersection_cardinality(passages)) or value in wanted
        ]
        if facet == "year":
            return tuple(sorted(values, key=lambda v: -int(v.value)))
        return tuple(sorted(values, key=lambda v: (-v.count, v.value)))

    def _label(self, facet: str, value: str) -> str:
        if facet == "theme":
            return self.labels.get(value, value)
        return self.snapshot.titles.get(value, value) if facet == "source" else value
