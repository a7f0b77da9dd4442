"""Rows of the result lists: one value → its lines at a width.

Each kind has a fixed number of lines (`HEIGHTS`), so that a list finds any row without painting those
above it. Text from documents passes through `clean` here and nowhere else on its way to a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from trendtui.tui.present import figures
from trendtui.tui.present.breaking import lines
from trendtui.tui.present.cells import clean, pad
from trendtui.tui.present.line import Line, Piece, crop, excerpt, marked, spread
from trendtui.words import called, say

if TYPE_CHECKING:
    from trendtui.model.results import CompanyRow, PassageRow, Place, TrendRow

TABS = ("trends", "companies", "figures", "passages")
"""The lists, in the order of their tabs and keys 1 to 4."""

HEIGHTS = {"trends": 2, "companies": 1, "figures": 2, "passages": 3}
"""Lines that a row of each list takes."""

Labels = Mapping[str, str]


def trend(row: TrendRow, width: int, labels: Labels) -> tuple[Line, ...]:
    """Ordinal, name and how many passages; below it the document and the themes."""
    number = f"{row.ordinal:>3}  " if row.ordinal is not None else "     "
    name = marked(clean(row.name), row.marks, "title")
    hits = Piece(f"{row.hits:,}", "count")
    themes = " ".join(clean(labels.get(slug, slug)) for slug in row.themes)
    below: list[Piece] = [Piece("     "), Piece(clean(row.place.title or row.place.source), "dim")]
    if row.group:
        below.append(Piece("  " + clean(row.group), "dim"))
    themed: Line = (Piece(themes, "theme"),) if themes and width >= 44 else ()
    if len(themes) * 2 > width // 2:
        themed = crop(themed, width // 2)
    return (
        spread((Piece(number, "dim"), *name), (hits,), width),
        spread(tuple(below), themed, width),
    )


def company(row: CompanyRow, width: int, labels: Labels) -> tuple[Line, ...]:
    """Name and kind, then the counts under the heads of `company_head`."""
    name = marked(clean(row.name), row.marks, "title")
    kind = row.kind if row.kind != "company" else ""
    # Discovered: no catalogue lists it, it was found by how the reports speak of it.
    found = called("discovered") if row.status == "discovered" else ""
    note = say("ways.comma").join(part for part in (called(kind), found) if part)
    counts = _columns(row.passages, row.documents, row.figures, width)
    return (spread((*name, Piece(f"  {clean(note)}" if note else "", "dim")), counts, width),)


def head(tab: str, width: int, order: str = "place", note: str = "", words: bool = False) -> Line:
    """What stands in the columns of a list, over them.

    `order` is that of the figures, `words` says that they are shown as they stand; `note` is on passages or figures.
    """
    if tab == "figures":
        return figures.head(width, order, words, note)
    if tab == "companies":
        return _company_head(width)
    right = say("lists.column.passages") if tab == "trends" else note
    return spread((Piece(say(f"lists.{tab}.head"), "dim"),), (Piece(right, "dim"),), width)


def _company_head(width: int) -> Line:
    passages, documents, figured = (say(f"lists.column.{name}") for name in ("passages", "documents", "figures"))
    return spread((Piece(say("lists.companies.head"), "dim"),), _columns(passages, documents, figured, width), width)


def _columns(passages: object, documents: object, figures: object, width: int) -> Line:
    wide = width >= 46
    cells = [(passages, 9, "count"), (documents, 6, "dim"), (figures, 9, "dim")][: 3 if wide else 1]
    return tuple(
        Piece(pad(f"{cell:,}" if isinstance(cell, int) else str(cell), size, right=True), role)
        for cell, size, role in cells
    )


def passage(row: PassageRow, width: int, labels: Labels) -> tuple[Line, ...]:
    """Where the passage stands; below that two lines of it around its best place."""
    text = clean(row.snippet).replace("\n", " ")
    first, *rest = lines(text, width) or [(0, 0)]
    second = (rest[0][0], len(text)) if rest else (len(text), len(text))
    return (
        spread(_where(row.place), (Piece(say("lists.line", n=row.place.line), "dim"),), width),
        crop(excerpt(text, *first, row.snippet_marks), width),
        crop(excerpt(text, *second, row.snippet_marks), width),
    )


def _where(place: Place) -> Line:
    section = place.section.rsplit(" › ", 1)[-1]
    title = place.title or place.source
    return (Piece(clean(title), "dim"), Piece("  " + clean(section) if section else "", "theme"))


PAINTERS: Mapping[str, Callable[[Any, int, Labels], tuple[Line, ...]]] = {
    "trends": trend,
    "companies": company,
    "figures": lambda row, width, labels: figures.painter((row,))(row, width, labels),
    "passages": passage,
}
"""List → how one of its rows is painted, given the width in cells and the labels of the themes."""
