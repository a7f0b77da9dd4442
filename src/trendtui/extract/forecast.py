"""Whether a figure is told as still to come: 预计, 有望, 将达到, a year after the document's date."""

from __future__ import annotations

import re

from trendtui.extract.clauses import Clauses
from trendtui.extract.cues import Cues

WIDTH = 120
"""How far back within the clause, in characters."""

REACH = 3
"""How many clauses before the figure's own a forecast word reaches."""

_CONTRAST = re.compile(r"\s*(?:而(?!且)|但|不过|然而)")
"""A clause that opens so speaks of something else than the forecast before it."""


def is_forecast(start: int, layout: Clauses, cues: Cues, when: str, *, predicted: bool = False) -> bool:
    """Whether the figure at `start` is a statement about the future.

    Args:
        when: "coming", "bygone" or "past" when the figure is for a year after the document's, the one before it or an
            earlier one; else empty. Of the year just over there may be no final figures yet.
        predicted: it stands in a prediction, where only a word for what has happened says otherwise.
    """
    if when == "past":
        return False
    if when == "coming" and not predicted:
        return True
    begin = max(layout.clause(start)[0], start - WIDTH)
    sentence = layout.sentence(start)[0]
    own = cues.last("forecast", begin, start)
    if when != "bygone":
        own = max(own, cues.last("maybe", begin, start))
    past = cues.last("past", begin, start)
    if own >= 0 or past >= 0:
        return own > past
    if predicted:
        return when != "bygone"
    if _CONTRAST.match(cues.text, begin) or cues.any("past", start, min(layout.clause(start)[1], start + WIDTH)):
        return False
    for _ in range(REACH):
        if begin <= sentence:
            return False
        end = begin
        begin = max(layout.clause(begin - 1)[0], end - WIDTH)
        cue, past = cues.last("forecast", begin, end), cues.last("past", begin, end)
        if cue >= 0 or past >= 0:
            return cue > past
    return False
