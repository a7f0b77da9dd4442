"""Of which company, theme, year or document a row or a search speaks: whose page is meant."""

from __future__ import annotations

from trendtui.model.results import CompanyRow, FigureRow, PassageRow, Results, TrendRow
from trendtui.tui.present.groups import Names

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
