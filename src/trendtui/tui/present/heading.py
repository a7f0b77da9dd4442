"""What stands above a preview or a reader: which row it is and where its words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from trendtui.model.results import CompanyRow, FigureRow, PassageRow, Place, Reading, TrendRow
from trendtui.tui.present import figures
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.tui.present.numbers import meaning
from trendtui.words import called, say

if TYPE_CHECKING:
    from collections.abc import Mapping

AnyRow = TrendRow | CompanyRow | FigureRow | PassageRow


def place_of(row: AnyRow) -> Place:
    """Where a row's words stand; a company's are its first mention."""
    return row.first if isinstance(row, CompanyRow) else row.place


def above(row: AnyRow, width: int, labels: Mapping[str, str]) -> tuple[Line, ...]:
    """Three lines over the preview: the row itself, its document and line, its sections."""
    place = place_of(row)
    path = [part for part in place.section.split(" › ") if part and part != place.title]
    return (
        crop(_title(row, labels), width),
        spread((Piece(clean(place.title or place.source)),), (Piece(say("lists.line", n=place.line), "dim"),), width),
        crop((Piece(_path(path[:-1] if isinstance(row, TrendRow) else path, width), "dim"),), width),
    )


def _path(path: list[str], room: int) -> str:
    """The sections from the outside in, as many of the inner ones as there is room for."""
    parts = [clean(part) for part in path]
    while len(parts) > 1 and cell_len(" > ".join(parts)) > room:
        parts.pop(0)
    return " > ".join(parts)


def _title(row: AnyRow, labels: Mapping[str, str]) -> Line:
    match row:
        case TrendRow():
            number = f"{called(row.kind)} {row.ordinal}: " if row.ordinal is not None else f"{called(row.kind)}: "
            return (Piece(clean(number), "dim"), Piece(clean(row.name), "title"))
        case CompanyRow():
            seen = say(
                "counts.seen", p=say("counts.passages", n=row.passages), d=say("counts.documents", n=row.documents)
            )
            known = (called(clean(row.kind)), called("discovered") if row.status == "discovered" else "", seen)
            note = say("ways.comma").join(part for part in known if part)
            return (Piece(clean(row.name), "title"), Piece(f"  {note}", "dim"))
        case FigureRow():
            when = f"{row.year or ''} {called('forecast')}".strip() if row.forecast else str(row.year or "")
            same = figures.comparable(row) if row.converted else ""
            what = ", ".join(part for part in (meaning(row), same, row.metric, row.company, when) if part)
            return (Piece(clean(row.text), "title"), Piece("  " + clean(what), "dim"))
    themes = ", ".join(labels.get(slug, slug) for slug in row.themes)
    return (Piece(called(clean(row.kind)), "dim"), Piece("  " + clean(themes), "theme"))


def reader(reading: Reading, width: int, hit: str, line: int) -> tuple[Line, ...]:
    """Two lines over the reader: title and hit; publisher, date and position."""
    # References stand behind the text and are no blocks of it.
    last = max((*(b.end_line for b in reading.blocks), *(r.line for r in reading.references)), default=0)
    share = f"{min(100, round(100 * line / last))}%" if last else ""
    by = "  ".join(clean(part) for part in (reading.publisher, reading.date) if part)
    at = f"{say('counts.line-of', n=line, last=last)}  {share:>4}" if last else ""
    return (
        spread((Piece(clean(reading.title or reading.source), "title"),), (Piece(hit, "accent"),), width),
        spread((Piece(by or clean(reading.source), "dim"),), (Piece(at, "dim"),), width),
    )
