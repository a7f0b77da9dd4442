"""A company's page as rows of one list: what it is, its figures, where it is spoken of, beside whom.

`rows` lays the page out for a width, `paint` draws one row. Heads and facts are to be read; the other
rows lead on: to a place in a report, to another company, to all that names a person.
"""

from __future__ import annotations

from dataclasses import dataclass

from trendtui.model.results import CompanyPage, DocumentShare, FigureRow, Marks, Place, TrendRow
from trendtui.tui.present.breaking import lines
from trendtui.tui.present.cells import clean, pad
from trendtui.tui.present.figures import year
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.tui.present.numbers import meaning
from trendtui.words import called, say

LABEL = 14
"""Cells of the names of facts."""

MEDIUM, ROOMY = 60, 90
"""Cells from which a figure's row says in which document it stands, and what it was read as."""


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a part, and what stands at its right end."""

    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what the company is; the further lines of a long one have no label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Other:
    """A company that is named in the same passages."""

    name: str
    passages: int


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named with a position there."""

    name: str
    role: str
    passages: int


PageRow = Head | Fact | FigureRow | DocumentShare | Other | TrendRow | Person


def title(page: CompanyPage, width: int) -> tuple[Line, Line]:
    """Two lines over the page: the name with how well it is known, and how much is said of it."""
    known = say("company.discovered") if page.status == "discovered" else called(clean(page.kind))
    passages = sum(share.passages for share in page.documents)
    seen = say(
        "counts.seen-of",
        m=say("counts.mentions", n=sum(share.mentions for share in page.documents)),
        p=say("counts.passages", n=passages),
        d=say("counts.documents", n=len(page.documents)),
    )
    what = ", ".join(clean(part) for part in (page.sector, page.country, page.ticker) if part)
    role = "chosen" if page.status == "discovered" else "dim"
    return (
        spread((Piece(clean(page.name), "title"),), (Piece(known, role),), width),
        spread((Piece(what or seen, "dim"),), (Piece(seen if what else "", "dim"),), width),
    )


def rows(page: CompanyPage, width: int) -> tuple[PageRow, ...]:
    """The whole page for a width in cells, each part under its head; parts with nothing in them are left out."""
    made: list[PageRow] = [*_facts(page, width)]
    passages = say("company.passages")
    if page.figures:
        ahead = sum(row.forecast for row in page.figures)
        note = f"{len(page.figures):,}" + (say("company.foretold", n=ahead) if ahead else "")
        made += [Fact("", ""), Head(say("company.figures"), note), *page.figures]
    for primary, name in ((True, "about"), (False, "passing")):
        shares = [share for share in page.documents if share.primary is primary]
        if shares:
            made += [Fact("", ""), Head(say(f"company.{name}"), say("company.mentions")), *shares]
    if page.together:
        made += [Fact("", ""), Head(say("company.together"), passages), *(Other(*one) for one in page.together)]
    if page.trends:
        made += [Fact("", ""), Head(say("company.trends"), passages), *page.trends]
    if page.people:
        made += [Fact("", ""), Head(say("company.people"), passages), *(Person(*one) for one in page.people)]
    return tuple(made)


def _facts(page: CompanyPage, width: int) -> list[Fact]:
    known = (
        ("also", ", ".join(page.also)),
        ("kind", called(page.kind)),
        ("sector", page.sector),
        ("country", page.country),
        ("ticker", page.ticker),
        ("rule", page.rule),
        ("surfaces", "  ".join(f"{surface}\u00a0{count:,}" for surface, count in page.surfaces)),
    )
    made: list[Fact] = []
    for name, text in known:
        text = clean(text).replace("\n", " ")
        for number, (start, end) in enumerate(lines(text, max(8, width - LABEL))):
            made.append(Fact("" if number else say(f"company.fact.{name}"), text[start:end].strip()))
    return made


def paint(row: PageRow, width: int) -> tuple[Line, ...]:
    """One row of the page in `width` cells."""
    match row:
        case Head():
            return (spread((Piece(row.title, "heading2"),), (Piece(row.note, "dim"),), width),)
        case Fact():
            return (crop((Piece(pad(row.label, LABEL), "dim"), Piece(row.text)), width),)
        case FigureRow():
            return (_figure(row, width),)
        case DocumentShare():
            date = Piece(clean(row.date).ljust(11), "dim")
            return (spread((date, Piece(clean(row.title))), (Piece(f"{row.mentions:,}", "count"),), width),)
        case TrendRow():
            number = f"{row.ordinal:>3}  " if row.ordinal is not None else "     "
            left = (Piece(number, "dim"), Piece(clean(row.name)), Piece("  " + clean(row.place.title), "dim"))
            return (spread(left, (Piece(f"{row.hits:,}", "count"),), width),)
        case Person():
            who = (Piece(clean(row.name), "title"), Piece("  " + clean(row.role), "text"))
            return (spread(who, (Piece(f"{row.passages:,}", "count"),), width),)
    return (spread((Piece(clean(row.name), "title"),), (Piece(f"{row.passages:,}", "count"),), width),)


def _figure(row: FigureRow, width: int) -> Line:
    words = Piece(pad(clean(row.text), min(22, width // 4)), "accent")
    left: Line = (Piece(year(row) + "  ", "warn" if row.forecast else "dim"), words, Piece(" "))
    if width >= ROOMY:
        left = (*left, Piece(pad(clean(meaning(row)), 24), "dim"), Piece(" "))
    where = pad(clean(row.place.title or row.place.source), width // 4, right=True)
    line = pad(say("lists.line", n=f"{row.place.line:,}"), 10, right=True)
    right = (Piece(where if width >= MEDIUM else "", "dim"), Piece(line, "dim"))
    return spread((*left, Piece(clean(row.metric))), right, width)


def leads_on(row: PageRow) -> bool:
    """Whether the cursor stands on such rows: those that lead to a place, a company or a person."""
    return not isinstance(row, Head | Fact)


def place_of(row: PageRow | None) -> Place | None:
    """Where a row stands in the reports; None for those that stand nowhere."""
    match row:
        case FigureRow() | TrendRow():
            return row.place
        case DocumentShare():
            return row.first
    return None


def marks_of(row: PageRow | None) -> Marks:
    """The characters of its passage that a row is about, beyond the company's name. 0-based, end exclusive."""
    return row.context_marks if isinstance(row, FigureRow) else ()
