"""The page of one company, and what it means that a passage speaks of it in earnest."""

from __future__ import annotations

from bisect import bisect_right

from pyroaring import BitMap

from trendtui.model.pages import CompanyPage, DocumentShare
from trendtui.search.pages.tallies import Desk, beside, series
from trendtui.search.rows import figure_row, place_of
from trendtui.store import page_rows

FIGURES, DOCUMENTS, TRENDS, TOGETHER, PEOPLE = 1_000, 200, 100, 60, 60
"""Rows of each part at the most."""


def company(desk: Desk, name: str) -> CompanyPage | None:
    """One company's page, or None when no passage names it."""
    passages = desk.passages("company", name)
    row = page_rows.company(desk.reader, name) if passages else None
    if row is None:
        return None
    serious = earnest(desk, name, passages, row["mentions"])
    found, figures_total = desk.reader.figures(BitMap(), (), FIGURES, "history", name)
    documents, documents_total = _documents(desk, passages, serious, row["mentions"])
    trends, trends_total = desk.trends(passages, TRENDS)
    figures = tuple(figure_row(row) for row in found)
    order = [value for _, value in desk.count("company", desk.snapshot.live)]
    before, after = beside(order, name)
    return CompanyPage(
        name=name,
        also=tuple(row["also"]),
        kind=row["kind"] or "",
        sector=row["sector"] or "",
        country=row["country"] or "",
        ticker=row["ticker"] or "",
        status=row["status"] or "listed",
        rule=row["rules"][0][0] if row["rules"] else "",
        surfaces=tuple(row["surfaces"]),
        figures=figures,
        documents=documents,
        together=_together(desk, name, passages),
        trends=trends,
        people=_people(desk, name, passages),
        series=series(figures),
        figures_total=figures_total,
        documents_total=documents_total,
        trends_total=trends_total,
        passages=len(passages),
        mentions=sum(row["mentions"].values()),
        earnest=len(serious),
        before=before,
        after=after,
    )


def earnest(desk: Desk, name: str, passages: BitMap, mentions: dict[int, int]) -> BitMap:
    """Those of a company's passages that speak of it in earnest; in the others it is named in passing.

    A passage does, when it is a heading with its name, or stands directly under one; when it has a figure of the
    company; when it names it twice or more; or when it is one of three passages in a row that name it.
    """
    headings = desk.snapshot.headings
    titled = passages & headings
    serious = titled | BitMap(p for p, n in mentions.items() if n > 1)
    layers = desk.reader.sets.layers("company").get(name)
    if layers:
        serious |= passages & layers[0]
    middle = passages & passages.shift(1) & passages.shift(-1)
    serious |= middle | middle.shift(1) | middle.shift(-1)
    if titled:
        every = headings.to_array()
        for heading in titled:
            at = bisect_right(every, heading)
            end = every[at] if at < len(every) else heading + _SECTION
            serious |= passages & BitMap(range(heading, min(end, heading + _SECTION)))
    return serious & passages


_SECTION = 200
"""Passages that stand directly under a heading, at the most: what follows is another document."""


def _documents(
    desk: Desk, passages: BitMap, serious: BitMap, mentions: dict[int, int]
) -> tuple[tuple[DocumentShare, ...], int]:
    """The documents that name it: those that speak of it in earnest most first, then those that name it most."""
    sources = desk.snapshot.facets["source"]
    counted = [
        (-serious.intersection_cardinality(sources[source]), -n, source) for n, source in desk.count("source", passages)
    ]
    counted.sort()
    picked = [(source, sources[source] & passages, -n) for n, _, source in counted[:DOCUMENTS]]
    places = desk.reader.passages([here.min() for _, here, _ in picked])
    made = []
    for source, here, of_them in picked:
        d = desk.document(source)
        said = sum(mentions.get(p, 0) for p in here)
        first = place_of(places[here.min()])
        made.append(
            DocumentShare(source, first.title, d["date"] or "", said, len(here), first, of_them > 0, of_them)
        )  # fmt: skip
    return tuple(made), len(counted)


def _together(desk: Desk, name: str, passages: BitMap) -> tuple[tuple[str, int], ...]:
    """Companies in the same passages, most first; organisations of other kinds are left out."""
    facts = desk.snapshot.companies.facts
    found = []
    for n, other in desk.count("company", passages):
        if other != name and other in facts and facts[other][0] == "company":
            found.append((other, n))
            if len(found) == TOGETHER:
                break
    return tuple(found)


def _people(desk: Desk, name: str, passages: BitMap) -> tuple[tuple[str, str, int], ...]:
    """Those named with a position there."""
    people = desk.snapshot.facets["person"]
    anyone = BitMap.union(*people.values()) if people else BitMap()
    return tuple(page_rows.people_of(desk.reader, name, anyone & passages)[:PEOPLE])
