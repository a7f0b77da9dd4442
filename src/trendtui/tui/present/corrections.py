"""Corrections in words, for the command line and the screen alike."""

from __future__ import annotations

from trendtui.model.corrections import Correction, Done, Listed, OfCompany, OfFigure
from trendtui.words import say


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
