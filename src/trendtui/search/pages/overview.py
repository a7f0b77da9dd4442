"""What a query finds, at a glance: by sizes of intersections only, so that it costs no more than the facets do."""

from __future__ import annotations

from pyroaring import BitMap

from trendtui.model.pages import HeatMap, Imported, Overview, Tally
from trendtui.model.query import Query
from trendtui.search.pages.tallies import Desk
from trendtui.search.rows import place_of

COLUMNS = 24
"""Documents that may have a column each; of more, the map is by year of publication only."""

THEMES, COMPANIES, IMPORTED = 40, 40, 40


def overview(desk: Desk, query: Query, found: BitMap, since: str) -> Overview:
    """What some passages are about.

    Args:
        query: what found them.
        since: documents imported after this moment (ISO 8601, UTC) are new; none are when it is empty.
    """
    sources = desk.count("source", found)
    themes = desk.top("theme", found, THEMES)
    maps = [_by_year(desk, found, themes)]
    if len(sources) <= COLUMNS:
        maps.insert(0, _by_document(desk, found, themes, [source for _, source in sources]))
    counts = {source: n for n, source in sources}
    imported = sorted(counts, key=lambda s: (desk.document(s)["imported"] or "", s), reverse=True)
    return Overview(
        query=query,
        since=since,
        documents=len(sources),
        passages=len(found),
        new=sum((desk.document(s)["imported"] or "") > since for s in imported) if since else 0,
        imported=_imported(desk, imported[:IMPORTED], counts, since),
        heat=tuple(heat for heat in maps if heat.columns),
        companies=_companies(desk, found),
        years=desk.years(found),
    )


def _by_document(desk: Desk, found: BitMap, themes: tuple[Tally, ...], sources: list[str]) -> HeatMap:
    order = sorted(sources, key=lambda s: (desk.document(s)["date"] or "", s))
    return _map(desk, "source", [(s, desk.passages("source", s) & found) for s in order], themes)


def _by_year(desk: Desk, found: BitMap, themes: tuple[Tally, ...]) -> HeatMap:
    published = desk.snapshot.facets["published"]
    columns = [(year, published[year] & found) for year in sorted(published, key=int)]
    return _map(desk, "published", [(year, here) for year, here in columns if here], themes)


def _map(desk: Desk, by: str, columns: list[tuple[str, BitMap]], themes: tuple[Tally, ...]) -> HeatMap:
    sets = [desk.passages("theme", theme.value) for theme in themes]
    rows = tuple(
        (theme, tuple(here.intersection_cardinality(about) for _, here in columns))
        for theme, about in zip(themes, sets, strict=True)
    )
    return HeatMap(by, tuple(Tally(v, desk.label(by, v), len(here)) for v, here in columns), rows)


def _companies(desk: Desk, found: BitMap) -> tuple[Tally, ...]:
    """The busiest companies; organisations of other kinds are left out."""
    facts = desk.snapshot.companies.facts
    made = []
    for n, name in desk.count("company", found):
        if name in facts and facts[name][0] == "company":
            made.append(Tally(name, name, n))
            if len(made) == COMPANIES:
                break
    return tuple(made)


def _imported(
    desk: Desk, sources: list[str], counts: dict[str, int], since: str
) -> tuple[Imported, ...]:  # fmt: skip
    firsts = {s: desk.passages("source", s).min() for s in sources}
    places = desk.reader.passages(list(firsts.values()))
    made = []
    for source in sources:
        row = desk.document(source)
        when = row["imported"] or ""
        first = place_of(places[firsts[source]])
        made.append(
            Imported(source, first.title, row["date"] or "", when, bool(since) and when > since, counts[source], first)
        )
    return tuple(made)
