"""A year's page: what is told of it, and apart from that what is foretold for it, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trendtui.tui.present import entries
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.tui.present.sheet import Row, blank, head, side_by_side
from trendtui.tui.present.themepage import COLUMN
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.pages import YearPage, YearShare


def title(page: YearPage, width: int) -> tuple[Line, Line]:
    """The year with its neighbours, and how much is said of it."""
    neighbours = "  ".join(
        part for part in (f"[ {page.before}" if page.before else "", f"{page.after} ]" if page.after else "") if part
    )
    seen = say(
        "pages.year_seen",
        passages=say("counts.passages", n=page.passages),
        foretold=f"{page.foretold:,}",
        figures=say("counts.figures", n=page.figures),
        ahead=f"{page.figures_foretold:,}",
    )
    return (
        spread((Piece(str(page.year), "title"),), (Piece(neighbours, "key"),), width),
        crop((Piece(seen, "dim"),), width),
    )


def rows(page: YearPage, width: int) -> list[Row]:
    """The whole page for a width in cells; facts and forecasts side by side where there is room."""
    year = ("year", str(page.year))
    facts = _part(say("pages.facts"), page.facts)
    forecasts = _part(say("pages.forecasts"), page.forecasts)
    made: list[Row] = []
    if width >= _BESIDE and len(facts) > 2 and len(forecasts) > 2:
        made += side_by_side((facts, forecasts), width)
    else:
        made += [*facts, *forecasts]
    companies = entries.tallies(page.companies, "company", (year,))
    themes = entries.tallies(page.themes, "theme", (year,))
    parts = [
        [*head(say(name), say("pages.in_passages")), *ones]
        for name, ones in (("pages.companies", companies), ("pages.themes", themes))
        if ones
    ]
    made += (
        side_by_side(parts, width) if width >= 2 * COLUMN and len(parts) > 1 else [r for part in parts for r in part]
    )
    if page.others:
        made += head(say("pages.more_say"), say("pages.in_passages"))
        made += entries.tallies(page.others, "source", (year,))
    return made[1:] if made and not made[0].leads and not made[0].head else made


_BESIDE = 130
"""Cells from which facts and forecasts stand side by side."""


def _part(name: str, shares: tuple[YearShare, ...]) -> list[Row]:
    if not shares:
        return []
    made = [*head(name, say("counts.passages", n=sum(one.passages for one in shares)))]
    for number, one in enumerate(shares):
        note = "  ".join(part for part in (clean(one.date), f"{one.passages:,}") if part)
        made += [blank()] if number else []
        made.append(entries.opened(one.title, note, one.first, (("document", one.source),)))
        made += [entries.figure(figure) for figure in one.figures]
        made += [entries.passage(passage, indent=2) for passage in one.said]
    return made
