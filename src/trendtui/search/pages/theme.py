"""The page of one theme: what each document says about it, the documents side by side."""

from __future__ import annotations

from itertools import islice

from pyroaring import BitMap

from trendtui.model.pages import Tally, ThemePage, ThemeShare
from trendtui.search.hits import rows_of
from trendtui.search.pages.tallies import Desk, beside
from trendtui.search.rows import place_of
from trendtui.store import page_rows
from trendtui.store.folding import fold

SHARES, OTHERS = 12, 60
"""Documents whose words are shown, and those that are only counted."""

TRENDS, PASSAGES, FIGURES = 8, 5, 5
"""Rows of each document at the most."""

COMPANIES = 24

_LOOKED_AT = 600
"""Passages of a document that are weighed."""


def theme(desk: Desk, slug: str) -> ThemePage | None:
    """One theme's page, or None when no passage is about it."""
    passages = desk.passages("theme", slug)
    if not passages:
        return None
    counted = desk.count("source", passages)
    order = [value for _, value in desk.count("theme", desk.snapshot.live)]
    before, after = beside(order, slug)
    row = next((t for t in desk.snapshot.themes if t["slug"] == slug), {})
    return ThemePage(
        slug=slug,
        label=desk.label("theme", slug),
        group=str(row.get("group") or ""),
        passages=len(passages),
        documents=len(counted),
        shares=tuple(_share(desk, slug, source, passages) for _, source in counted[:SHARES]),
        others=tuple(Tally(s, desk.label("source", s), n) for n, s in counted[SHARES : SHARES + OTHERS]),
        years=desk.years(passages),
        companies=desk.tied("company", passages, COMPANIES),
        before=before,
        after=after,
    )


def _share(desk: Desk, slug: str, source: str, passages: BitMap) -> ThemeShare:
    document = desk.document(source)
    here = desk.passages("source", source)
    about = here & passages
    scores = page_rows.theme_scores(desk.reader, slug, BitMap(islice(about, _LOOKED_AT)))
    running = [p for p in scores if p not in desk.snapshot.headings]
    best = sorted(running, key=lambda p: (-scores[p][0], p))[:PASSAGES]
    needles = {p: tuple(fold(word).text for word in scores[p][1]) for p in best}
    first = place_of(desk.reader.passages([about.min()])[about.min()])
    return ThemeShare(
        source=source,
        title=first.title,
        date=document["date"] or "",
        passages=len(about),
        of_passages=len(here),
        first=first,
        trends=desk.trends(about, TRENDS)[0],
        best=rows_of(desk.reader, sorted(best), needles, {}),
        figures=desk.figures(page_rows.figure_ids(desk.reader, about, FIGURES)),
    )
