"""The card of something marked in a document: who or what it is, and where else it is spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trendtui.tui.present import figures
from trendtui.tui.present.cells import clean, pad
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.tui.present.numbers import meaning
from trendtui.words import called, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trendtui.model.noted import DocumentHits, Noted
    from trendtui.model.pages import CompanyPage
    from trendtui.model.results import FigureRow, Place

LABEL = 12
"""Cells of a fact's name."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A document that speaks of it, and how often."""

    first: Place
    count: int
    here: bool


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows, and where it leads."""

    title: str
    note: str
    facts: tuple[tuple[str, str], ...]
    documents: tuple[Elsewhere, ...]
    total: int
    """How often it is spoken of, in `of` documents; `documents` are the first of them."""
    of: int = 0
    company: str = ""
    """The company whose name is to be marked where it leads."""
    page: tuple[str, str] = ("", "")
    """The page it leads to: its kind, and of what."""
    narrows: str = ""
    """facet:value that everything can be narrowed to."""


def line(noted: Noted) -> str:
    """What the cursor is on, in one line for the status."""
    if noted.kind == "company":
        return say("reading.on-company", name=noted.name)
    if noted.figure is not None:
        return say("reading.on-figure", text=noted.text, meaning=_about(noted.figure))
    if noted.kind == "year":
        return say("reading.on-year", year=noted.name)
    return say("reading.on-citation" if noted.kind == "citation" else "reading.on-reference", label=noted.name)


def _about(row: FigureRow) -> str:
    when = f"{row.year or ''} {called('forecast')}".strip() if row.forecast else str(row.year or "")
    return ", ".join(part for part in (meaning(row), row.metric, row.company, when) if part)


def make(
    noted: Noted, page: CompanyPage | None, documents: Sequence[DocumentHits], source: str
) -> Card:  # fmt: skip
    """The card of a company (with its page), a figure, or a year (with the documents that speak of it).

    Args:
        source: the document that is being read.
    """
    if noted.figure is not None:
        return _figure(noted, noted.figure)
    if page is not None:
        rows = tuple(Elsewhere(d.first, d.mentions, d.source == source) for d in page.documents)
        known = (
            called(page.kind), called(page.status) if page.status == "discovered" else "", page.sector, page.country,
            page.ticker,
        )  # fmt: skip
        facts = (
            (say("reading.also"), ", ".join(page.also)),
            (say("reading.written"), ", ".join(f"{surface} {n:,}" for surface, n in page.surfaces[:6])),
            (say("reading.rule"), noted.rule),
        )
        note = say("ways.comma").join(part for part in known if part)
        total = page.mentions or sum(row.count for row in rows)
        of = page.documents_total or len(rows)
        return Card(
            page.name, note, _kept(facts), rows, total, of, page.name, ("company", page.name), f"company:{page.name}"
        )
    rows = tuple(Elsewhere(d.first, d.passages, d.first.source == source) for d in documents)
    narrows = f"{noted.kind}:{noted.name}" if noted.kind in ("year", "company") else ""
    company = noted.name if noted.kind == "company" else ""
    total = sum(row.count for row in rows)
    leads = (noted.kind, noted.name) if narrows else ("", "")
    rule = ((say("reading.rule"), noted.rule),)
    return Card(noted.name, called(noted.kind), rule, rows, total, len(rows), company, leads, narrows)


def _figure(noted: Noted, row: FigureRow) -> Card:
    number = f"{row.low:.12g}" if row.low == row.high else f"{row.low:.12g} .. {row.high:.12g}"
    year = f"{row.year} ({called('forecast')})" if row.year and row.forecast else str(row.year or "")
    facts = (
        (say("reading.value"), f"{meaning(row)}  ({number})"),
        (say("reading.unit"), say("ways.comma").join(p for p in (called(row.unit), called(row.kind)) if p)),
        (say("reading.converted"), figures.comparable(row) if row.converted else ""),
        (say("reading.per"), row.per),
        (say("reading.metric"), row.metric),
        (say("reading.company"), row.company),
        (say("reading.year"), year),
        (say("reading.rule"), row.rule),
    )
    narrows = f"company:{row.company}" if row.company else f"year:{row.year}" if row.year else ""
    leads = ("company", row.company) if row.company else ("year", str(row.year)) if row.year else ("", "")
    return Card(noted.text, called("figure", "evidence"), _kept(facts), (), 0, 0, row.company, leads, narrows)


def _kept(facts: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in facts if value)


def heading(card: Card, width: int) -> tuple[Line, ...]:
    """The title, the facts, and how often it is spoken of."""
    seen = say("reading.mentions", n=card.total, d=say("counts.documents", n=card.of))
    title: Line = (Piece(clean(card.title).replace("\n", " "), "title"), Piece("  " + clean(card.note), "dim"))
    facts = (
        crop((Piece(pad(label, LABEL), "dim"), Piece(clean(value).replace("\n", " "))), width)
        for label, value in card.facts
    )
    return (crop(title, width), *facts, *(((), (Piece(seen, "dim"),)) if card.documents else ()))


def paint(row: Elsewhere, width: int) -> tuple[Line, ...]:
    """A document and how often it speaks of it."""
    left = (Piece(clean(row.first.title or row.first.source)),)
    here = (Piece("  " + say("reading.this-one"), "dim"),) if row.here else ()
    return (spread((*left, *here), (Piece(f"{row.count:,} ", "count"),), width),)


def foot(card: Card) -> Line:
    """The keys that work on it."""
    keys = [("esc", say("reading.close"))]
    if card.narrows:
        keys.append(("space", say("reading.narrow-to", value=card.narrows.partition(":")[2])))
    if card.page[1]:
        keys.append(("c", say("reading.page")))
    keys.append(("y", say("reading.copy")))
    if card.documents:
        keys.append(("enter", say("reading.open-there")))
    pieces = ((Piece(f" {key}", "key"), Piece(f" {clean(words)} ", "dim")) for key, words in keys)
    return tuple(piece for pair in pieces for piece in pair)


def plain(card: Card, place: Place) -> str:
    """A card as text to paste: what it is, and where it was read."""
    facts = "; ".join(f"{label} {value}" for label, value in card.facts)
    where = f"{place.title or place.source}, {place.source}:{place.line}"
    return f"{card.title} ({card.note}). {facts}. {where}"
