"""Corrections in words, for the command line and the screen alike; and what can be corrected, for the screen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from trendtui.model.corrections import (
    CompanyMended,
    Correction,
    Done,
    FigureMended,
    Listed,
    OfCompany,
    OfFigure,
    TrendMended,
    Wish,
)
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from trendtui.model.results import Place


def what(correction: Correction) -> str:
    """What a correction says, in one line."""
    if isinstance(correction, OfCompany):
        return say(f"correcting.{correction.act}", name=correction.name, to=correction.to)
    if isinstance(correction, OfFigure):
        if correction.reject:
            return say("correcting.reject", figure=correction.figure)
        return say("correcting.mend", figure=correction.figure, what=_mended(correction))
    themes = [*(f"+{slug}" for slug in correction.add), *(f"-{slug}" for slug in correction.take)]
    return say("correcting.themes", heading=correction.heading, what=" ".join(themes))


def _mended(c: OfFigure) -> str:
    parts: list[str] = []
    if c.low is not None and c.high is not None:
        value = f"{c.low:,.12g}" if c.low == c.high else f"{c.low:,.12g}..{c.high:,.12g}"
        parts.append(f"{value} {c.unit or ''}".strip())
    elif c.unit is not None:
        parts.append(c.unit)
    parts += [c.kind] if c.kind is not None else []
    if c.year is not None:
        parts.append(say("correcting.mend_year", year=c.year) if c.year else say("correcting.mend_no_year"))
    if c.company is not None:
        known = say("correcting.mend_company", company=c.company) if c.company else say("correcting.mend_no_company")
        parts.append(known)
    return " · ".join(parts)


def changed(correction: Correction, found: int, documents: int) -> str:
    """How much a correction changes: 41 mentions in 3 documents."""
    kind = (
        "mentions"
        if isinstance(correction, OfCompany)
        else ("figures" if isinstance(correction, OfFigure) else "trends")
    )
    return say(f"correcting.{kind}", n=found, documents=say("counts.documents", n=documents))


def where(correction: Correction) -> str:
    """The place that a correction is about, SOURCE:LINE; '' for a company, which is everywhere."""
    return "" if isinstance(correction, OfCompany) else f"{correction.where.source}:{correction.where.line}"


def standing(listed: Listed) -> str:
    """What a correction finds in the index, or why it finds nothing."""
    if listed.why:
        return say(f"correcting.{listed.why}")
    return changed(listed.correction, listed.found, listed.documents)


def came(done: Done, *, undone: bool = False) -> str:
    """What came of making corrections, or of undoing them."""
    said = ", ".join(what(c) for c in done.corrections)
    if not done.applied:
        return say("correcting.undone_only" if undone else "correcting.kept_only", what=said, why=done.why)
    how = ", ".join(changed(c, done.found, done.documents) for c in done.corrections)
    return say("correcting.undone" if undone else "correcting.done", what=said, changed=how)


# --- what can be corrected, for the box on the screen ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Subject:
    """What somebody wants to correct, and how much hangs on it."""

    kind: str
    """company, figure or trend."""
    name: str
    """The company, the figure's words or the trend's title."""
    place: Place
    """Where a figure's passage or a trend's heading stands; of a company, its first mention."""
    found: int = 1
    documents: int = 1
    start: int = 0
    """Where the figure stands in its passage."""
    themes: tuple[str, ...] = ()
    """Of a trend: the slugs that it has."""
    discovered: bool = False
    now: Mapping[str, str] = field(default_factory=dict)
    """Act → what is there now, to begin with."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done: its name, and what it asks for: nothing, a text, or one of some values."""

    name: str
    asks: str = ""
    """'' for nothing, text, company or kind."""


ACTS: Mapping[str, tuple[Act, ...]] = {
    "company": (Act("merge", "company"), Act("rename", "text"), Act("hide"), Act("confirm")),
    "figure": (
        Act("reject"), Act("value", "text"), Act("company", "company"), Act("year", "text"), Act("unit", "text"),
        Act("kind", "kind"),
    ),
}  # fmt: skip
"""Kind of subject → what can be done."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose; `chosen` when it is ticked."""

    value: str
    label: str
    count: int = 0
    chosen: bool = False


def acts(subject: Subject) -> tuple[Act, ...]:
    """What can be done with a subject: a listed company need not be confirmed."""
    return tuple(a for a in ACTS.get(subject.kind, ()) if a.name != "confirm" or subject.discovered)


def wish(subject: Subject, act: str, text: str = "") -> Wish:
    """What is to be put right.

    Raises:
        ValueError: the text is no year.
    """
    if subject.kind == "company":
        return CompanyMended(subject.name, act, text)
    at = subject.place
    made = FigureMended(at.source, at.passage, subject.start, subject.name)
    match act:
        case "reject":
            return replace(made, reject=True)
        case "year":
            if text and not (text.isascii() and text.isdecimal() and int(text) <= 2999):
                raise ValueError(text)
            return replace(made, year=int(text or 0))
        case "value":
            return replace(made, value=text)
        case "unit":
            return replace(made, unit=text)
        case "kind":
            return replace(made, kind=text)
    return replace(made, company=text)


def themed(subject: Subject, themes: Collection[str]) -> TrendMended | None:
    """The trend with other themes; None when they are those that it has."""
    add = tuple(sorted(t for t in themes if t not in subject.themes))
    take = tuple(t for t in subject.themes if t not in themes)
    return TrendMended(subject.place.source, subject.place.line, subject.name, add, take) if add or take else None


def effect(subject: Subject) -> str:
    """How much a correction will change."""
    kind = {"company": "mentions", "figure": "figures", "trend": "trends"}[subject.kind]
    documents = say("counts.documents", n=subject.documents)
    return say("correcting.changes", changed=say(f"correcting.{kind}", n=subject.found, documents=documents))


def paint_act(act: Act, width: int) -> tuple[Line, ...]:
    """What can be done, in one line."""
    return (crop((Piece(say(f"correcting.act.{act.name}")),), width),)


def paint_choice(choice: Choice, width: int) -> tuple[Line, ...]:
    """A value, ticked or not, with how often it comes."""
    tick = "✓ " if choice.chosen else "  "
    count = (Piece(f"{choice.count:,}", "count"),) if choice.count else ()
    return (spread((Piece(tick, "chosen"), Piece(clean(choice.label))), count, width),)


def paint_listed(listed: Listed, width: int) -> tuple[Line, ...]:
    """Two lines: what a correction says and since when; below, where, and what it finds."""
    first = spread(
        (Piece(f"{listed.number:>3} ", "dim"), Piece(clean(what(listed.correction)).replace("\n", " "))),
        (Piece(listed.correction.on, "dim"),),
        width,
    )
    place = where(listed.correction)
    second = (Piece("    "), Piece(standing(listed), "warn" if listed.why else "dim"),
              Piece(f"  {clean(place)}" if place else "", "dim"))  # fmt: skip
    return first, crop(second, width)
