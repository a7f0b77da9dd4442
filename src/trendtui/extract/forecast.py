"""Whether a figure is told as still to come: 预计, 有望, 将达到, a year after the document's date."""

from __future__ import annotations

import re

from trendtui.extract.clauses import Clauses
from trendtui.extract.grammar import Grammar

REACH = 3
"""How many clauses before the figure's own a forecast word reaches."""

_CONTRAST = re.compile(r"\s*(?:而(?!且)|但|不过|然而)")
"""A clause that opens so speaks of something else than the forecast before it."""


def is_forecast(
    start: int, folded: str, layout: Clauses, rules: Grammar, year: int | None, written: int | None
) -> bool:
    """Whether the figure at `start` is a statement about the future.

    Args:
        year: the year that the figure is for, as far as known.
        written: the year of the document; None when unknown.
    """
    if year is not None and written is not None and year > written:
        return True
    begin = layout.clause(start)[0]
    sentence = layout.sentence(start)[0]
    bygone = year is not None and written is not None and year < written
    own = _last(rules, folded, begin, start, ("forecast",) if bygone else ("forecast", "maybe"))
    past = _last(rules, folded, begin, start, ("past",))
    if own >= 0 or past >= 0:
        return own > past
    if _CONTRAST.match(folded, begin) or rules.cue("past").search(folded, start, layout.clause(start)[1]):
        return False
    for _ in range(REACH):
        if begin <= sentence:
            return False
        end, begin = begin, layout.clause(begin - 1)[0]
        cue = _last(rules, folded, begin, end, ("forecast",))
        past = _last(rules, folded, begin, end, ("past",))
        if cue >= 0 or past >= 0:
            return cue > past
    return False


def _last(rules: Grammar, folded: str, start: int, end: int, roles: tuple[str, ...]) -> int:
    """Where the last cue of these roles begins in a stretch of the text; -1 when there is none."""
    places = [_last_of(rules.cue(role), folded, start, end) for role in roles]
    return max(places, default=-1)


def _last_of(pattern: re.Pattern[str], folded: str, start: int, end: int) -> int:
    place = -1
    for match in pattern.finditer(folded, start, end):
        place = match.start()
    return place
