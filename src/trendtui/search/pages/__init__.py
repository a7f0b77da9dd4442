"""Pages that gather all that the index says of one thing: from sets of passages, never from a scan of the texts."""

from __future__ import annotations

from trendtui.model.pages import AnyPage
from trendtui.model.results import Place
from trendtui.search.pages.company import company
from trendtui.search.pages.document import document
from trendtui.search.pages.overview import overview
from trendtui.search.pages.tallies import Desk
from trendtui.search.pages.theme import theme
from trendtui.search.pages.year import year

__all__ = ["Desk", "overview", "page", "subject"]


def page(desk: Desk, kind: str, value: str) -> AnyPage | None:
    """The page of a company, a theme (its slug), a year or a document (its source); None when there is nothing.

    Args:
        kind: one of `trendtui.model.pages.KINDS`.
    """
    match kind:
        case "company":
            return company(desk, value)
        case "theme":
            return theme(desk, value)
        case "year":
            return year(desk, int(value)) if value.isdecimal() else None
        case "document":
            return document(desk, value)
    raise ValueError(kind)


def subject(desk: Desk, kind: str, place: Place) -> str:
    """What a passage is about first: the company it names first, its strongest theme, its first year, its document.

    Empty when it has none.
    """
    if kind == "document":
        return place.source
    found = desk.reader.found_in(place.passage) if place.passage else {}
    column, table = {
        "company": ("company_name", "mention"), "theme": ("theme", "passage_theme"), "year": ("year", "passage_year"),
    }[kind]  # fmt: skip
    return next((str(row[column]) for row in found.get(table, ()) if row[column]), "")
