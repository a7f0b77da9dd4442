"""A theme's page: how much is said of it over the years, whom it is tied to, and each document's words side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trendtui.tui.present import entries
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.tui.present.sheet import GAP, Lead, Row, blank, facts, head, row, side_by_side
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.pages import ThemePage, ThemeShare

COLUMN = 46
"""Cells that a document's column needs at the least; with less room the documents stand under each other."""


def title(page: ThemePage, width: int) -> tuple[Line, Line]:
    """The theme's name, and how much is said of it."""
    seen = say(
        "pages.theme_seen",
        passages=say("counts.passages", n=page.passages),
        documents=say("counts.documents", n=page.documents),
    )
    return (
        spread((Piece(clean(page.label), "title"),), (Piece(clean(page.slug), "dim"),), width),
        crop((Piece(seen, "dim"),), width),
    )


def rows(page: ThemePage, width: int) -> list[Row]:
    """The whole page for a width in cells."""
    within = (("theme", page.slug),)
    years = entries.tallies(page.years[-_YEARS:], "year", within)
    most = max((one.count for one in page.companies), default=1)
    companies = [
        entries.tally(one, most, "company", within, note=f"{one.above:.1f}x " if one.above >= _TIED else "")
        for one in page.companies
    ]
    made: list[Row] = facts(((say("pages.group"), page.group),), width)
    if width >= 2 * COLUMN and years and companies:
        left = [*head(say("pages.tied"), say("pages.tied_note")), *companies[: max(10, len(years))]]
        right = [*head(say("pages.years"), say("pages.years_note")), *years]
        made += side_by_side((left, right), width)
    else:
        if companies:
            made += [*head(say("pages.tied"), say("pages.tied_note")), *companies[:12]]
        if years:
            made += [*head(say("pages.years"), say("pages.years_note")), *years]
    made += head(say("pages.by_document"), say("pages.by_document_note"))[:2]
    columns = max(1, min(len(page.shares), (width + GAP) // (COLUMN + GAP)))
    for at in range(0, len(page.shares), columns):
        shares = page.shares[at : at + columns]
        made += [blank()] if at else []
        if columns == 1:
            made += _share(shares[0], within)
        else:
            made += side_by_side([_share(one, within) for one in shares] + [[]] * (columns - len(shares)), width)
    if page.others:
        made += [*head(say("pages.more_say"), say("pages.in_passages"))]
        made += entries.tallies(page.others, "source", within)
    return made


_YEARS = 24
_TIED = 1.05


def _share(one: ThemeShare, within: tuple[tuple[str, str], ...]) -> list[Row]:
    """What one document says: its name, its trends, its best passages, its figures."""
    about = (("document", one.source),)
    note = f"{one.passages:,} / {one.of_passages:,}"
    made = [entries.opened(one.title, note, one.first, about)]
    if one.date:
        made.append(row(lambda width: crop((Piece(clean(one.date), "dim"),), width)))
    for name, ones in (
        ("pages.trends", [entries.trend(t, title=False) for t in one.trends]),
        ("pages.passages", [entries.passage(p) for p in one.best]),
        ("pages.figures", [entries.figure(f) for f in one.figures]),
    ):
        if ones:
            made += [_part(say(name)), *ones]
    narrow = Lead(narrows=(*within, ("source", one.source)), about=about)
    made.append(row(lambda width: crop((Piece(say("pages.all_here", n=one.passages), "dim"),), width), narrow))
    return made


def _part(name: str) -> Row:
    return row(lambda width: crop((Piece(name, "heading3"),), width))
