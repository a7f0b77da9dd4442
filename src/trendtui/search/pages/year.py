"""The page of one year: what is told of it, and apart from that what is foretold for it, document by document."""

from __future__ import annotations

from itertools import islice

from pyroaring import BitMap

from trendtui.model.pages import Tally, YearPage, YearShare
from trendtui.search.hits import rows_of
from trendtui.search.pages.tallies import Desk, beside
from trendtui.search.rows import place_of
from trendtui.store import page_rows

SHARES, OTHERS = 12, 60
"""Documents whose words are shown, and those that are only counted."""

FIGURES, PASSAGES = 40, 12
"""Rows of each document at the most."""

COMPANIES, THEMES = 24, 12

_FIGURES = 20_000
"""Figures of a year that are looked at, in reading order."""

_Figures = dict[int, list[int]]


def year(desk: Desk, number: int) -> YearPage | None:
    """One year's page, or None when no passage speaks of it."""
    passages = desk.passages("year", str(number))
    if not passages:
        return None
    ahead = desk.passages("forecast", str(number))
    told: _Figures = {}
    foretold: _Figures = {}
    total = page_rows.count_of_year(desk.reader, number)
    rows = page_rows.figures_of_year(desk.reader, number, _FIGURES)
    for figure, passage, forecast in rows:
        (foretold if forecast else told).setdefault(passage, []).append(figure)
    # A passage may tell one figure of the year and foretell another: then it stands in both parts.
    facts = (passages - ahead) | (BitMap(told) & passages)
    forecasts = ahead | (BitMap(foretold) & passages)
    order = sorted(desk.snapshot.facets["year"], key=int)
    before, after = beside(order, str(number))
    counted = desk.count("source", passages)
    shown = _shares(desk, facts, told), _shares(desk, forecasts, foretold)
    sources = {share.source for shares in shown for share in shares}
    others = [Tally(s, desk.label("source", s), n) for n, s in counted if s not in sources]
    return YearPage(
        year=number,
        passages=len(passages),
        foretold=len(ahead),
        figures=total,
        figures_foretold=sum(map(len, foretold.values())),
        facts=shown[0],
        forecasts=shown[1],
        others=tuple(others[:OTHERS]),
        companies=_foretold(desk, desk.top("company", passages, COMPANIES), ahead),
        themes=desk.tied("theme", passages, THEMES),
        before=before,
        after=after,
    )


def _shares(desk: Desk, passages: BitMap, figures: _Figures) -> tuple[YearShare, ...]:
    made = []
    for n, source in desk.count("source", passages)[:SHARES]:
        here = desk.passages("source", source) & passages
        with_figures = [p for p in here if p in figures]
        ids = list(islice((i for p in with_figures for i in figures[p]), FIGURES))
        others = list(islice((here - BitMap(with_figures)) - desk.snapshot.headings, PASSAGES))
        first = place_of(desk.reader.passages([here.min()])[here.min()])
        date = desk.document(source)["date"] or ""
        said = rows_of(desk.reader, others, dict.fromkeys(others, ()), {})
        made.append(YearShare(source, first.title, date, n, first, desk.figures(ids), said))
    return tuple(made)


def _foretold(desk: Desk, tallies: tuple[Tally, ...], ahead: BitMap) -> tuple[Tally, ...]:
    """The tallies with how many of their passages foretell."""
    return tuple(
        Tally(t.value, t.label, t.count, ahead.intersection_cardinality(desk.passages("company", t.value)))
        for t in tallies
    )
