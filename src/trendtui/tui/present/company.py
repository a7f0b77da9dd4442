"""A company's page: what it is, its figures in series over the years, where it is spoken of, beside whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trendtui.tui.present import entries
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, spread
from trendtui.tui.present.sheet import Lead, Row, bar, blank, facts, head, row
from trendtui.words import called, say

if TYPE_CHECKING:
    from trendtui.model.pages import CompanyPage


def title(page: CompanyPage, width: int) -> tuple[Line, Line]:
    """Two lines over the page: the name with how well it is known, and how much is said of it."""
    discovered = page.status == "discovered"
    known = say("pages.discovered") if discovered else clean(called(page.kind))
    seen = say(
        "pages.company_seen",
        mentions=say("counts.mentions", n=page.mentions),
        passages=say("counts.passages", n=page.passages),
        documents=say("counts.documents", n=page.documents_total),
    )
    what = ", ".join(clean(part) for part in (page.sector, page.country, page.ticker) if part)
    return (
        spread((Piece(clean(page.name), "title"),), (Piece(known, "chosen" if discovered else "dim"),), width),
        spread((Piece(what or seen, "dim"),), (Piece(seen if what else "", "dim"),), width),
    )


def rows(page: CompanyPage, width: int) -> list[Row]:
    """The whole page for a width in cells, each part under its head; parts with nothing in them are left out."""
    made = [*_facts(page, width), *_documents(page), *_figures(page)]
    if page.trends:
        made += [
            *head(say("pages.trends"), some(len(page.trends), page.trends_total)),
            *map(entries.trend, page.trends),
        ]
    if page.together:
        most = page.together[0][1]
        made += head(say("pages.together"), say("pages.in_passages"))
        made += [
            row(bar(name, n, most), Lead(page=("company", name))) for name, n in page.together
        ]  # fmt: skip
    if page.people:
        made += head(say("pages.people"), say("pages.in_passages"))
        made += [_person(*one) for one in page.people]
    return made


def some(shown: int, total: int) -> str:
    """How many of how many are shown."""
    return f"{total:,}" if shown >= total else say("pages.some", shown=f"{shown:,}", total=f"{total:,}")


def _person(name: str, role: str, n: int) -> Row:
    left = (Piece(clean(name), "title"), Piece("  " + clean(role)))
    return row(lambda width: spread(left, (Piece(f"{n:,}", "count"),), width), Lead(narrows=(("person", name),)))


def _documents(page: CompanyPage) -> list[Row]:
    made: list[Row] = []
    most = max((one.passages for one in page.documents), default=1)
    for primary, key in ((True, "pages.in_earnest"), (False, "pages.in_passing")):
        shares = [one for one in page.documents if one.primary is primary]
        if shares:
            made += [*head(say(key), say("pages.share_columns")), *(entries.share(one, most) for one in shares)]
    missing = page.documents_total - len(page.documents)
    if missing > 0:
        lead = Lead(narrows=(("company", page.name),))
        made.append(row(lambda width: (Piece(say("pages.more_documents", n=missing), "dim"),), lead))
    return made


def _figures(page: CompanyPage) -> list[Row]:
    if not page.figures:
        return []
    ahead = sum(one.forecast for one in page.figures)
    note = some(len(page.figures), page.figures_total) + (f", {say('pages.foretold', n=ahead)}" if ahead else "")
    made = [*head(say("pages.figures"), note)]
    alone = []
    for number, one in enumerate(page.series):
        if len(one.figures) == 1:
            alone.append(one.figures[0])
            continue
        made += [*([blank()] if number else []), entries.series(one)]
        made += [entries.figure(figure, whose=False) for figure in one.figures]
    if alone:
        alone.sort(key=lambda one: (one.year is None, one.year or 0))
        made += [blank()] if len(alone) < len(page.figures) else []
        made += [entries.figure(figure, whose=False) for figure in alone]
    return made


def _facts(page: CompanyPage, width: int) -> list[Row]:
    earnest = say("pages.earnest_of", n=page.earnest, passing=f"{page.passages - page.earnest:,}")
    known = (
        (say("pages.also"), ", ".join(page.also)),
        (say("pages.kind"), called(page.kind)),
        (say("pages.sector"), page.sector),
        (say("pages.country"), page.country),
        (say("pages.ticker"), page.ticker),
        (say("pages.rule"), page.rule),
        (say("pages.written"), "  ".join(f"{surface}\u00a0{count:,}" for surface, count in page.surfaces[:_SURFACES])),
        (say("pages.spoken_of"), earnest),
    )
    return facts(known, width)


_SURFACES = 60
"""Spellings that are told; the rest are one slip of a pen each."""
