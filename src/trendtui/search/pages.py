"""Pages that gather all that the index says of one thing."""

from __future__ import annotations

from collections.abc import Mapping

from pyroaring import BitMap

from trendtui.model.results import CompanyPage, DocumentShare
from trendtui.search.rows import figure_row, place_of
from trendtui.search.trends import Trends
from trendtui.store.reading import Reader

_PRIMARY_SHARE = 0.05
"""A document that names a company in this share of its passages is about it in earnest."""


def company(reader: Reader, name: str, trends: Trends, facet: Mapping[str, BitMap]) -> CompanyPage | None:
    """One company's page, or None when no passage names it.

    Args:
        trends: every trend of the index.
        facet: company → its passages.
    """
    row = reader.company(name)
    passages = facet.get(name)
    if row is None or not passages:
        return None
    figures, _ = reader.figures(BitMap(), (), 1_000, "history", name)
    places = reader.passages([d["first"] for d in row["documents"]])
    documents = tuple(
        DocumentShare(
            d["source"],
            d["title"] or d["source"],
            d["date"] or "",
            d["mentions"],
            d["passages"],
            place_of(places[d["first"]]),
            bool(d["headings"]) or d["passages"] >= _PRIMARY_SHARE * d["of_passages"],
        )
        for d in row["documents"]
    )
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
        figures=tuple(figure_row(f) for f in figures),
        documents=documents,
        together=tuple(row["together"]),
        trends=trends.naming(reader, passages),
        people=tuple(row["people"]),
    )
