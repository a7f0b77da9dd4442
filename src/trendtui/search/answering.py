"""One query answered: the groups of passages, the lists beside them, and the facets' counts."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from trendtui.model.query import FACETS, Query
from trendtui.model.results import CompanyRow, FacetValue, FigureRow, PassageRow, Results, TrendRow
from trendtui.search import hits
from trendtui.search import rows as lists
from trendtui.search.conditions import Meeting, marked, meeting
from trendtui.search.counting import Counted
from trendtui.search.filters import Vocabulary, chosen
from trendtui.search.finding import Finder, Found, Group, with_total
from trendtui.search.naming import named
from trendtui.search.snapshot import Snapshot
from trendtui.search.syntax import understand, write
from trendtui.store.folding import fold

FACET_VALUES = 100
"""Values of a facet that a search tells at the most: `facet_values` tells all."""

_MANY_TRENDS = 5_000
"""Trends that are counted at every key press: some 2 ms."""

Filters = Mapping[tuple[str, bool], BitMap]


def answer(query: Query, snapshot: Snapshot, finder: Finder, labels: Mapping[str, str], asked: Asked) -> Results:
    """Everything that one query answers; see `trendtui.search.service.Explorer.search`."""
    began = time.perf_counter()
    vocabulary = snapshot.vocabulary()
    narrowed = _narrow(query, snapshot, finder, vocabulary, asked.whole)
    found, met = narrowed.found, narrowed.met
    counted = Counted(snapshot.valued)
    counting = _Counting(snapshot, counted, labels, vocabulary, finder, query)
    among = {facet: narrowed.but(facet) for facet in (*FACETS, "kind")}
    groups = [g for n, group in enumerate(narrowed.words.groups) if (g := with_total(group, found)).passages or not n]
    page = _Page(finder, snapshot, counted, narrowed, groups, asked)
    trends, trend_total = page.trends(set(counting.resolved("theme")))
    companies, company_total = page.companies()
    figures, figure_total = page.figures(query)
    totals = {"companies": company_total, "figures": figure_total, "passages": len(found)}
    if trend_total is not None:
        totals["trends"] = trend_total
    return Results(
        query=query,
        total=len(found),
        passages=page.passages(query),
        trends=trends,
        companies=companies,
        figures=figures,
        totals=totals,
        facets={facet: counting.values(facet, here, narrowed.bare(facet)) for facet, here in among.items()},
        elapsed_ms=(time.perf_counter() - began) * 1000,
        notes=_notes(query, vocabulary, met),
        ways=tuple(g.way for g in groups if g.way),
        exact=len(groups[0].passages),
        named=named(finder.reader, groups, snapshot.facets, snapshot.theme_names, labels, found),
        about=narrowed.words.about,
        facet_sizes={facet: len(counted.of(facet, here)) for facet, here in among.items()},
        lists=asked.lists,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """How much of an answer is wanted."""

    limit: int
    order: str
    whole: bool
    lists: tuple[str, ...]
    """The lists whose rows are wanted; of the others only how many there are."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of the lists."""

    finder: Finder
    snapshot: Snapshot
    counted: Counted
    narrowed: _Narrowed
    groups: Sequence[Group]
    asked: Asked

    def _limit(self, name: str) -> int:
        return self.asked.limit if name in self.asked.lists else 0

    def _scope(self, name: str) -> lists.Scope:
        found = self.narrowed.found
        everything = len(found) == len(self.snapshot.live)
        needles = self.narrowed.words.needles
        return lists.Scope(
            self.finder.reader, self.snapshot, self.counted, found, everything, needles, self._limit(name)
        )

    def passages(self, query: Query) -> tuple[PassageRow, ...]:
        if not self._limit("passages"):
            return ()
        s, met = self.snapshot, self.narrowed.met
        rows = hits.passages(self.finder.reader, self.groups, self.asked.limit, s.newest, s.days, s.headings)
        return marked(self.finder.reader, query, met, rows) if met else rows

    def trends(self, themes: set[str]) -> tuple[tuple[TrendRow, ...], int | None]:
        """The trends, and how many; None where counting them would hold up a key press that does not ask for them."""
        trends, limit = self.snapshot.trends, self._limit("trends")
        if not limit and not self.asked.whole and len(trends) > _MANY_TRENDS:
            return (), None
        return trends.among(self.finder.reader, self.narrowed.found, self.narrowed.words.needles, themes, limit)

    def companies(self) -> tuple[tuple[CompanyRow, ...], int]:
        return lists.companies(self._scope("companies"))

    def figures(self, query: Query) -> tuple[tuple[FigureRow, ...], int]:
        met = self.narrowed.met
        return lists.figures(self._scope("figures"), query.chosen("kind"), self.asked.order, met.tests if met else ())


def facet_values(
    query: Query, snapshot: Snapshot, finder: Finder, labels: Mapping[str, str], facet: str, contains: str, whole: bool
) -> tuple[FacetValue, ...]:
    """All values of a facet that a query leaves, or those that hold some words; as in `Results.facets`."""
    vocabulary, narrowing = snapshot.vocabulary(), query
    if facet == "metric":
        snapshot.load_metrics(finder.reader)
        # A chosen metric is asked of the figures themselves, so that it cannot be left out afterwards.
        narrowing = replace(query, filters=tuple(f for f in query.filters if f.field != facet or f.excluded))
    narrowed = _narrow(narrowing, snapshot, finder, vocabulary, whole)
    counting = _Counting(snapshot, Counted(snapshot.valued), labels, vocabulary, finder, query)
    return counting.holding(facet, narrowed.but(facet), narrowed.bare(facet), contains)


def found_by(query: Query, snapshot: Snapshot, finder: Finder) -> BitMap:
    """The passages that a query finds, in every way; not to be changed in place."""
    return _narrow(query, snapshot, finder, snapshot.vocabulary(), True).found if query else snapshot.live


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """The passages of a query, and what narrowed them."""

    words: Found
    met: Meeting | None
    text: BitMap
    filters: Filters
    found: BitMap

    def but(self, facet: str) -> BitMap:
        """The passages without the including filter of a facet."""
        return _cut(self.text, self.filters, but=facet) if (facet, False) in self.filters else self.found

    def bare(self, facet: str) -> BitMap:
        """The passages without any filter of a facet, when it has an excluding one; else as `but`."""
        if (facet, True) not in self.filters:
            return self.but(facet)
        return _cut(self.text, {key: found for key, found in self.filters.items() if key[0] != facet})


def _narrow(query: Query, snapshot: Snapshot, finder: Finder, vocabulary: Vocabulary, whole: bool) -> _Narrowed:
    if any(f.field == "metric" for f in query.filters):
        snapshot.load_metrics(finder.reader)
    words = finder.find(query.terms, whole)
    met = meeting(finder.reader, query)
    text = words.passages & met.passages if met else words.passages
    filters = {
        (f.field, f.excluded): _having_values(snapshot, f.field, vocabulary.resolve(finder.reader, f))
        for f in query.filters
    }
    if met and met.of_kinds is not None:
        filters["kind", False] = met.of_kinds
    return _Narrowed(words, met, text, filters, _cut(text, filters))


def _notes(query: Query, vocabulary: Vocabulary, met: Meeting | None) -> tuple[str, ...]:
    """What of the line was odd, what no passage has, and what no figure can meet; each once."""
    told = (*query.remarks, *understand(write(query)).notes, *vocabulary.notes, *(met.notes if met else ()))
    return tuple(dict.fromkeys(told))


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
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Counting:
    """The facets of one query."""

    snapshot: Snapshot
    counted: Counted
    labels: Mapping[str, str]
    vocabulary: Vocabulary
    finder: Finder
    query: Query

    def resolved(self, facet: str, *, excluded: bool = False) -> list[str]:
        """The values of a facet that the query is narrowed to, or that it excludes."""
        wanted = chosen(self.query, facet, excluded=excluded)
        return self.vocabulary.resolve(self.finder.reader, wanted) if wanted else []

    def values(self, facet: str, among: BitMap, bare: BitMap) -> tuple[FacetValue, ...]:
        """A facet's values with their counts: the chosen and excluded ones, and those that some passage has.

        `bare` are the passages in which the excluded ones are counted.
        """
        return self._shown(facet, among, bare, self.counted.of(facet, among)[:FACET_VALUES])

    def holding(self, facet: str, among: BitMap, bare: BitMap, contains: str) -> tuple[FacetValue, ...]:
        """As `values`, however many there are, those whose value or label holds some words."""
        wanted = fold(contains).text
        found = self._shown(facet, among, bare, self.counted.of(facet, among))
        return tuple(v for v in found if wanted in fold(v.value).text or wanted in fold(v.label).text)

    def _shown(
        self, facet: str, among: BitMap, bare: BitMap, counts: Sequence[tuple[int, str]]
    ) -> tuple[FacetValue, ...]:
        sets, wanted, without = self.snapshot.facets[facet], self.resolved(facet), self.resolved(facet, excluded=True)
        if wanted or without:
            known = {value: n for n, value in counts}
            for value in wanted:
                known.setdefault(value, among.intersection_cardinality(sets.get(value, _NOTHING)))
            for value in without:
                known[value] = bare.intersection_cardinality(sets.get(value, _NOTHING))
            counts = sorted(((n, value) for value, n in known.items()), key=lambda x: (-x[0], x[1]))
        if facet == "year":
            foretold = self.snapshot.facets["forecast"]
            told = [(n, v, among.intersection_cardinality(foretold.get(v, _NOTHING))) for n, v in counts]
            told.sort(key=lambda x: -int(x[1]))
            return tuple(FacetValue(v, v, n, v in wanted, v in without, of) for n, v, of in told)
        labels = self.labels if facet == "theme" else self.snapshot.titles if facet == "source" else _NONE
        return tuple([FacetValue(v, labels.get(v, v), n, v in wanted, v in without) for n, v in counts])
        if facet == "year":
            foretold = self.snapshot.facets["forecast"]
            told = [(n, v, among.intersection_cardinality(foretold.get(v, _NOTHING))) for n, v in counts]
            return tuple(FacetValue(v, v, n, v in wanted, of) for n, v, of in sorted(told, key=lambda x: -int(x[1])))
        labels = self.labels if facet == "theme" else self.snapshot.titles if facet == "source" else _NONE
        return tuple([FacetValue(v, labels.get(v, v), n, v in wanted) for n, v in counts])
