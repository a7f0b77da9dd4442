"""Every page as rows of one list: which functions lay out which page."""

from __future__ import annotations

from trendtui.model.pages import AnyPage, CompanyPage, DocumentPage, ThemePage, YearPage
from trendtui.model.results import CompanyRow, FigureRow, PassageRow, Place, Results, TrendRow
from trendtui.tui.present import company, documentpage, themepage, yearpage
from trendtui.tui.present.groups import Names
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


FIELDS = {"company": "company", "theme": "theme", "year": "year", "document": "source"}
"""Kind of page → the field of the query line that narrows to it."""


def told_by(row: object, kind: str) -> str:
    """The value of a kind of page that a row of the results names itself; empty when it names none."""
    match row:
        case CompanyRow():
            return row.name if kind == "company" else ""
        case FigureRow():
            known = {"company": row.company, "year": "" if row.year is None else str(row.year)}
            return known.get(kind, "")
        case TrendRow():
            return row.themes[0] if kind == "theme" and row.themes else ""
        case PassageRow():
            known = {"theme": row.themes[0] if row.themes else "", "year": str(row.years[0]) if row.years else ""}
            return known.get(kind, "")
        case Names():
            return next((one.value for one in row.values if one.facet == FIELDS[kind]), "")
    return ""


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


def asked_for(answer: Results | None, kind: str) -> str:
    """The one value of a kind of page that a search is narrowed to; empty when it is narrowed to none or to several."""
    values = answer.facets.get(FIELDS[kind], ()) if answer is not None else ()
    chosen = [value.value for value in values if value.chosen]
    return chosen[0] if len(chosen) == 1 else ""


def named_by(answer: Results | None, kind: str) -> str:
    """The value of a kind of page that the words of a search name; empty when they name none."""
    if answer is None:
        return ""
    if kind == "year":
        typed = {term.text for term in answer.query.terms if not term.excluded}
        return next((value.value for value in answer.facets.get("year", ()) if value.value in typed), "")
    return next((one.value for one in answer.named if one.facet == FIELDS[kind]), "")
