"""Every page as rows of one list: which functions lay out which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trendtui.model.pages import AnyPage, CompanyPage, DocumentPage, ThemePage, YearPage
from trendtui.tui.present import company, documentpage, themepage, yearpage

if TYPE_CHECKING:
    from trendtui.model.results import Place
    from trendtui.tui.present.line import Line
    from trendtui.tui.present.sheet import Row


def title(page: AnyPage, width: int) -> tuple[Line, Line]:
    """Two lines over a page."""
    match page:
        case CompanyPage():
            return company.title(page, width)
        case ThemePage():
            return themepage.title(page, width)
        case YearPage():
            return yearpage.title(page, width)
        case DocumentPage():
            return documentpage.title(page, width)


def rows(page: AnyPage, width: int) -> list[Row]:
    """The whole of a page for a width in cells."""
    match page:
        case CompanyPage():
            return company.rows(page, width)
        case ThemePage():
            return themepage.rows(page, width)
        case YearPage():
            return yearpage.rows(page, width)
        case DocumentPage():
            return documentpage.rows(page, width)


def subject(page: AnyPage) -> tuple[str, str]:
    """(kind, value) of what a page is of."""
    match page:
        case CompanyPage():
            return "company", page.name
        case ThemePage():
            return "theme", page.slug
        case YearPage():
            return "year", str(page.year)
        case DocumentPage():
            return "document", page.source


def first(page: AnyPage) -> Place | None:
    """Where what a page is of is first spoken of."""
    match page:
        case CompanyPage():
            return page.documents[0].first if page.documents else None
        case ThemePage():
            return page.shares[0].first if page.shares else None
        case YearPage():
            return next((one.first for one in (*page.facts, *page.forecasts)), None)
        case DocumentPage():
            return page.first
