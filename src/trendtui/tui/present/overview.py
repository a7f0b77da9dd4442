"""The overview as rows of cells: themes by document as a heat map, years, the busiest companies, what came last.

Every cell leads to a search for what it counts, added to what is asked already.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trendtui.tui.present import entries
from trendtui.tui.present.cells import clean, pad
from trendtui.tui.present.line import Line, Piece, crop
from trendtui.tui.present.sheet import GAP, Cell, Lead, Row, ends, head, row, side_by_side
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.pages import HeatMap, Imported, Overview, Tally

THEMES, COMPANIES, IMPORTED = 12, 10, 10
"""Rows of each part."""

COLUMN = {"source": 5, "published": 6}
"""Cells that a column of the map needs at the least: of a document, of a year."""

WIDEST = 24
"""Cells that a column of the map has at the most."""

HEATS = ("dim", "heat1", "heat2", "heat3", "heat4")

TALL = 4
"""Lines of the years' histogram."""


def rows(overview: Overview, width: int) -> list[Row]:
    """All of it for a width in cells."""
    made = [_summary(overview)]
    if (heat := picked(overview, width)) is not None and heat.rows:
        made += _map(heat, width)
    if overview.years:
        made += _years(overview.years, width)
    companies = entries.tallies(overview.companies[:COMPANIES], "company")
    parts = [
        [*head(say("pages.busiest"), say("pages.in_passages")), *companies] if companies else [],
        [*head(say("pages.last_imports"), say("pages.in_passages")), *_imported(overview)],
    ]
    parts = [part for part in parts if part]
    if width >= _BESIDE and len(parts) > 1:
        return [*made, *side_by_side(parts, width)]
    return [*made, *(one for part in parts for one in part)]


_BESIDE = 84


def picked(overview: Overview, width: int) -> HeatMap | None:
    """The first map whose columns all have room, else the last one: of it the latest columns are shown."""
    room = width - _label(width)
    fitting = (heat for heat in overview.heat if len(heat.columns) * (COLUMN[heat.by] + GAP) <= room)
    return next(fitting, overview.heat[-1] if overview.heat else None)


def _label(width: int) -> int:
    return max(10, min(22, width // 5))


def _summary(overview: Overview) -> Row:
    parts = (say("counts.documents", n=overview.documents), say("counts.passages", n=overview.passages))
    left: Line = (Piece(", ".join(parts), "title"),)
    if not overview.since:
        return row(ends(left))
    when = moment(overview.since)
    news = [one.source for one in overview.imported if one.new]
    words = say("pages.new_since", n=overview.new, when=when)
    lead = Lead(narrows=tuple(("source", source) for source in news)) if news else None
    return row(ends(left, (Piece(words, "chosen" if overview.new else "dim"),)), lead)


def moment(when: str) -> str:
    """An ISO moment as people write it: to the minute."""
    return clean(when[:16].replace("T", " "))


def _map(heat: HeatMap, width: int) -> list[Row]:
    label = _label(width)
    room = (width - label) // (COLUMN[heat.by] + GAP)
    first = max(0, len(heat.columns) - room)
    columns = heat.columns[first:]
    size = max(1, min(WIDEST, (width - label) // len(columns) - GAP))
    kind = entries.KIND_OF.get(heat.by, "")
    made: list[Cell] = [Cell(ends(()), None, label)]
    for column in columns:
        about = ((kind, column.value),) if kind else ()
        lead = Lead(narrows=((heat.by, column.value),), about=about)
        made.append(Cell(partial(_right, clean(column.label), "dim"), lead, size))
    note = say("pages.by_source" if heat.by == "source" else "pages.by_published")
    shown = [*head(say("pages.themes"), note), Row(tuple(made))]
    most = max((n for _, counts in heat.rows for n in counts[first:]), default=1) or 1
    for theme, counts in heat.rows[:THEMES]:
        about = (("theme", theme.value),)
        cells = [Cell(partial(crop, (Piece(clean(theme.label)),)), Lead(narrows=about, about=about), label)]
        for column, n in zip(columns, counts[first:], strict=True):
            lead = Lead(
                narrows=(*about, (heat.by, column.value)), about=(*about, *(((kind, column.value),) if kind else ()))
            )
            cells.append(Cell(partial(_right, f"{n:,}" if n else "", heat_of(n, most)), lead if n else None, size))
        shown.append(Row(tuple(cells)))
    return shown


def heat_of(n: int, most: int) -> str:
    """The role of a count: four grounds, the deeper the nearer to the largest; none for nothing.

    >>> [heat_of(n, 100) for n in (0, 1, 26, 51, 100)]
    ['dim', 'heat1', 'heat2', 'heat3', 'heat4']
    """
    return HEATS[0] if n <= 0 else HEATS[min(4, 1 + (n * 4 - 1) // most)]


def _right(text: str, role: str, width: int) -> Line:
    return (Piece(pad(text, max(0, width - 1), right=True) + " ", role),)


def _years(years: tuple[Tally, ...], width: int) -> list[Row]:
    """A histogram: a column for each of the latest years, what is foretold in another colour; below it the years."""
    size = 4
    shown = years[-max(1, width // (size + GAP)) :]
    most = max(year.count for year in shown)
    made = list(head(say("pages.years"), say("pages.years_note")))
    for level in range(TALL, 0, -1):
        cells = []
        for year in shown:
            filled = max(1, round(year.count / most * TALL))
            ahead = round(year.foretold / most * TALL) if year.foretold < year.count else filled
            role = "text" if level > filled else "ahead" if level > filled - ahead else "bar"
            cells.append(Cell(partial(crop, (Piece(" " * size, role),)), None, size))
        made.append(Row(tuple(cells)))
    labels = []
    for year in shown:
        about = (("year", year.value),)
        labels.append(Cell(partial(crop, (Piece(year.value),)), Lead(narrows=about, about=about), size))
    made.append(Row(tuple(labels)))
    counts = (Cell(partial(crop, (Piece(_short(y.count).rjust(size), "dim"),)), None, size) for y in shown)
    return [*made, Row(tuple(counts))]


def _short(n: int) -> str:
    """A count in at most four cells.

    >>> _short(987), _short(12_345), _short(1_234_567)
    ('987', '12k', '1M')
    """
    return str(n) if n < 10_000 else f"{n // 1_000}k" if n < 1_000_000 else f"{n // 1_000_000}M"


def _imported(overview: Overview) -> list[Row]:
    return [_document(one) for one in overview.imported[:IMPORTED]]


def _document(one: Imported) -> Row:
    when = Piece(moment(one.when)[:10].ljust(11), "chosen" if one.new else "dim")
    left: Line = (when, Piece(clean(one.title)))
    lead = Lead(one.first, narrows=(("source", one.source),), about=(("document", one.source),))
    return row(ends(left, (Piece(f"{one.passages:,}", "count"),)), lead)
