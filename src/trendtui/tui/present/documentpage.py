"""A document's page: who published it, what it holds, what was found in it, and what the import left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trendtui.tui.present import entries
from trendtui.tui.present.cells import clean
from trendtui.tui.present.company import some
from trendtui.tui.present.line import Line, Piece, spread
from trendtui.tui.present.sheet import Lead, Row, ends, facts, head, row, side_by_side
from trendtui.tui.present.themepage import COLUMN
from trendtui.words import called, say

if TYPE_CHECKING:
    from trendtui.model.pages import DocumentPage, Tally


def title(page: DocumentPage, width: int) -> tuple[Line, Line]:
    """Its title, and by whom and when it was published."""
    who = ", ".join(clean(part) for part in (page.publisher, *page.authors, page.date) if part)
    holds = say(
        "pages.document_holds",
        passages=say("counts.passages", n=page.passages),
        trends=say("counts.trends", n=len(page.trends)),
        figures=say("counts.figures", n=page.figures_total),
    )
    return (
        spread((Piece(clean(page.title), "title"),), (), width),
        spread((Piece(who, "dim"),), (Piece(holds, "dim"),), width),
    )


def rows(page: DocumentPage, width: int) -> list[Row]:
    """The whole page for a width in cells."""
    within = (("source", page.source),)
    made = facts(_known(page), width)
    if page.missing:
        made += facts([(say("pages.missing"), ", ".join(say(f"pages.{name}") for name in page.missing))], width)
    parts = [
        _values("pages.themes", page.themes, "theme", within),
        _values("pages.companies", page.companies, "company", within),
        _values("pages.years", page.years, "year", within),
        _values("pages.people", page.people, "person", within),
    ]
    if page.trends:
        made += [*head(say("pages.trends"), say("pages.in_passages")),
                 *(entries.trend(one, title=False) for one in page.trends)]  # fmt: skip
    parts = [part for part in parts if part]
    columns = max(1, min(2, width // COLUMN))
    for at in range(0, len(parts), columns):
        beside = parts[at : at + columns]
        made += side_by_side(beside, width) if len(beside) > 1 else beside[0]
    if page.figures:
        kinds = Counter(one.kind for one in page.figures)
        note = ", ".join(f"{called(kind)} {n:,}" for kind, n in kinds.most_common(4))
        made += head(f"{say('pages.figures')}  {some(len(page.figures), page.figures_total)}", note)
        made += map(entries.figure, page.figures)
    return [*made, *_apparatus(page)]


def _known(page: DocumentPage) -> list[tuple[str, str]]:
    return [
        (say("pages.publisher"), page.publisher),
        (say("pages.authors"), ", ".join(page.authors)),
        (say("pages.date"), page.date),
        (say("pages.language"), page.language),
        (say("pages.format"), ", ".join(called(part) for part in (page.kind, page.format) if part)),
        (say("pages.source"), page.source),
        (say("pages.url"), page.url),
        (say("pages.path"), page.path),
        (say("pages.imported"), page.imported),
        (say("pages.size"), say("pages.size_of", characters=f"{page.characters:,}", lines=f"{page.lines:,}")),
    ]


_VALUES = 12


def _values(name: str, ones: tuple[Tally, ...], field: str, within: tuple[tuple[str, str], ...]) -> list[Row]:
    if not ones:
        return []
    ones = ones[-_VALUES:] if field == "year" else ones[:_VALUES]
    return [*head(say(name), say("pages.in_passages")), *entries.tallies(ones, field, within)]


def _apparatus(page: DocumentPage) -> list[Row]:
    """The outline, the charts, the references, and what the import left out."""
    about = (("document", page.source),)
    made: list[Row] = []
    if page.outline:
        made += head(say("pages.outline"), f"{len(page.outline):,}")
        for item, place in page.outline:
            text = f"{'  ' * max(0, item.level - 1)}{clean(item.label)}{' ' if item.label else ''}{clean(item.title)}"
            role = "text" if item.kind == "section" else "title"
            made.append(row(ends((Piece(text, role),), _line(item.line)), Lead(place, about=about)))
    if page.charts:
        made += head(say("pages.charts"), f"{len(page.charts):,}")
        for chart, place in page.charts:
            words: Line = (
                Piece(clean(chart.caption) or say("pages.no_caption")),
                Piece("  " + clean(chart.url), "link"),
            )
            made.append(row(ends(words, _line(chart.line)), Lead(place, about=about)))
    if page.references:
        made += head(say("pages.references"), f"{len(page.references):,}")
        for note, place in page.references:
            words = (Piece(clean(note.label) + "  ", "dim"), Piece(clean(note.text)),
                     Piece("  " + clean(note.url), "link"))  # fmt: skip
            made.append(row(ends(words, _line(note.line)), Lead(place, about=about)))
    if page.left_out:
        made += head(say("pages.left_out"), say("pages.characters", n=page.left_out_total))
        for one, place in page.left_out:
            length = Piece(f"{one.characters:,}", "count")
            made.append(row(ends((Piece(clean(one.reason)),), (length, *_line(one.line))), Lead(place, about=about)))
    return made


def _line(number: int) -> Line:
    return (Piece(say("pages.line", n=number).rjust(12), "dim"),)
