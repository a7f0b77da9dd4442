"""What stands on pages, each with where it leads: figures, trends, passages, documents, values, series."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trendtui.tui.present.cells import clean, pad
from trendtui.tui.present.figures import year
from trendtui.tui.present.kept import wanted_of
from trendtui.tui.present.line import Line, Piece, excerpt, spread
from trendtui.tui.present.numbers import amount, meaning
from trendtui.tui.present.sheet import Lead, Row, bar, ends, row
from trendtui.words import called, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trendtui.model.pages import DocumentShare, Series, Tally
    from trendtui.model.results import FigureRow, PassageRow, Place, TrendRow

MEDIUM, ROOMY = 60, 90
"""Cells from which a figure's row says in which document it stands, and what it was read as."""

KIND_OF = {"company": "company", "theme": "theme", "year": "year", "source": "document"}
"""Field of the query line → the kind of page there is of its values."""

STEPS = "⣀⣤⣶⣿"
"""Four heights for a sparkline. Braille is one cell wide everywhere; block characters are not."""


def figure(one: FigureRow, *, whose: bool = True) -> Row:
    """A figure: its year, its words, what it was read as, of what, and where it stands."""
    about = [("document", one.place.source)]
    about += [("company", one.company)] if one.company else []
    about += [("year", str(one.year))] if one.year is not None else []
    return row(
        partial(_figure, one, whose), Lead(one.place, one.context_marks, about=tuple(about), wanted=wanted_of(one))
    )


def _figure(one: FigureRow, whose: bool, width: int) -> Line:
    words = Piece(pad(clean(one.text), min(22, max(10, width // 4))), "accent")
    left: Line = (Piece(year(one) + "  ", "warn" if one.forecast else "dim"), words, Piece(" "))
    if width >= ROOMY:
        left = (*left, Piece(pad(clean(meaning(one)), 24), "dim"), Piece(" "))
    if whose and one.company:
        left = (*left, Piece(clean(one.company) + "  ", "title"))
    where = pad(clean(one.place.title or one.place.source), width // 4, right=True)
    line = Piece(say("pages.line", n=one.place.line).rjust(10), "dim")
    right = (Piece(where, "dim"), line) if width >= MEDIUM else (line,)
    return spread((*left, Piece(clean(one.metric))), right, width)


def trend(one: TrendRow, *, title: bool = True) -> Row:
    """A trend: its number, its name, where it is counted out, and how many of its passages are meant."""
    about = (("document", one.place.source), *((("theme", one.themes[0]),) if one.themes else ()))
    number = f"{one.ordinal:>3}  " if one.ordinal is not None else "     "
    left: Line = (Piece(number, "dim"), Piece(clean(one.name)))
    if title:
        left = (*left, Piece("  " + clean(one.place.title), "dim"))
    return row(ends(left, (Piece(f"{one.hits:,}", "count"),)), Lead(one.place, about=about, wanted=wanted_of(one)))


def passage(one: PassageRow, *, indent: int = 0) -> Row:
    """A passage in a line, from shortly before its first mark on."""
    about = [("document", one.place.source)]
    about += [("theme", one.themes[0])] if one.themes else []
    about += [("year", str(one.years[0]))] if one.years else []
    words = excerpt(one.snippet, 0, len(one.snippet), one.snippet_marks)
    line: Line = (Piece(" " * indent), *(Piece(p.text.replace("\n", " "), p.role) for p in words))
    right = (Piece(say("pages.line", n=one.place.line), "dim"),)
    return row(partial(_quoted, line, right), Lead(one.place, one.marks, about=tuple(about), wanted=wanted_of(one)))


def _quoted(line: Line, right: Line, width: int) -> Line:
    return spread(line, right if width >= MEDIUM else (), width)


def share(one: DocumentShare, most: int) -> Row:
    """A document with how much it says of a company: in earnest, and in passing."""
    passing = one.passages - one.earnest

    def draw(width: int) -> Line:
        date = Piece(clean(one.date).ljust(11), "dim")
        size = max(8, min(28, width // 4)) if width >= MEDIUM else 0
        cells = max(1, round(one.passages / most * size)) if size and most else 0
        serious = round(one.earnest / most * size) if most else 0
        counts = f"{one.earnest:>6,} {passing:>6,} {one.mentions:>6,}"
        drawn: Line = (Piece(" "), Piece(" " * serious, "bar"), Piece(" " * (cells - serious), "heat1"),
                       Piece(" " * (size - cells)))  # fmt: skip
        return spread((date, Piece(clean(one.title))), (Piece(counts, "count"), *(drawn if size else ())), width)

    return row(draw, Lead(one.first, about=(("document", one.source),)))


def tally(
    one: Tally, most: int, field: str, within: tuple[tuple[str, str], ...] = (), *, note: str = "", role: str = "text"
) -> Row:
    """A value of a facet with its bar: enter searches for it, `within` what the page is of."""
    kind = KIND_OF.get(field, "")
    lead = Lead(narrows=(*within, (field, one.value)), about=((kind, one.value),) if kind else ())
    return row(bar(one.label or one.value, one.count, most, foretold=one.foretold, note=note, role=role), lead)


def tallies(ones: Iterable[Tally], field: str, within: tuple[tuple[str, str], ...] = ()) -> list[Row]:
    """Values of a facet under each other."""
    ones = tuple(ones)
    most = max((one.count for one in ones), default=1)
    return [tally(one, most, field, within) for one in ones]


def opened(title: str, note: str, place: Place | None, about: tuple[tuple[str, str], ...]) -> Row:
    """A name that leads to a place."""
    lead = Lead(place, about=about) if place is not None else None
    return row(ends((Piece(clean(title), "title"),), (Piece(note, "dim"),)), lead)


def series(one: Series) -> Row:
    """The name of figures that can be compared, with their course over the years."""
    name = clean(one.metric or called(one.kind))
    unit = " ".join(part for part in (called(one.unit), f"/ {one.per}" if one.per else "") if part)
    points = one.by_year
    left: Line = (Piece(name, "heading3"), Piece(f"  {clean(unit)}", "dim"))
    if len(points) < 2:
        return row(ends(left, (Piece(f"{len(one.figures):,}", "dim"),)))
    course: Line = (Piece(f"{points[0][0]} ", "dim"), *spark(points), Piece(f" {points[-1][0]}", "dim"))
    if one.metric:
        course = (*course, Piece("  " + say("pages.course", first=amount(points[0][1]), last=amount(points[-1][1]))))
    return row(ends(left, course))


def spark(points: tuple[tuple[int, float, bool], ...]) -> Line:
    """A height for every year from the first to the last; a year without a value stays blank, foretold ones stand out.

    Of a long time only the last `_SPAN` years are drawn.
    """
    values = {year: (value, ahead) for year, value, ahead in points}
    low, high = min(0.0, *(v for v, _ in values.values())), max(v for v, _ in values.values())
    made: list[Piece] = []
    last = points[-1][0]
    for at in range(max(points[0][0], last - _SPAN + 1), last + 1):
        if at not in values:
            made.append(Piece(" "))
            continue
        value, ahead = values[at]
        step = (value - low) / (high - low) if high > low else 1.0
        made.append(Piece(STEPS[min(len(STEPS) - 1, int(step * len(STEPS)))], "warn" if ahead else "accent"))
    return tuple(made)


_SPAN = 40
