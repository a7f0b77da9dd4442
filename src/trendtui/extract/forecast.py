"""Whether a figure is told as still to come: 预计, 有望, 将达到, a year after the document's date."""

from __future__ import annotations

import re

from trendtui.extract.clauses import Clauses
from trendtui.extract.cues import Cues

WIDTH = 120
"""How far back within the clause, in characters."""

REACH = 3
"""How many clauses before the figure's own a forecast word reaches."""

_DONE = re.compile(r"了[约近超逾仅过\s]{0,2}$")
"""Right before a number: it has happened, unless the clause itself says otherwise (扩到了200兆瓦)."""
_AHEAD = re.compile(r"(?:未来|今后|接下来)的?[约近\s]{0,2}$|\b(?:next|coming) $")
"""Right before a span of time that has yet to pass."""
_BASE = re.compile(r"(?:从|由|自|from )[^，。；,;\n]{0,24}$")
_LEAVES = re.compile(
    r"[^，。；,;0-9\n]{0,3}(?:升|增|降|减|涨|跌|回落|提升|提高|提至|扩|缩|压|拉|翻|到|至|变"
    r"|下滑|下降|下跌|攀|跳|rise|grow|fall|to )"
)
"""From A up to B: the A of a forecast is how things are."""
_STANDS = re.compile(r"仍(?!将|会|可能|需)|依然|依旧")
"""How things are, unless the clause itself says otherwise."""
_CONTRAST = re.compile(r"\s*(?:而(?!且)|但|不过|然而)")
"""A clause that opens so speaks of something else than the forecast before it."""


def is_forecast(
    start: int, end: int, layout: Clauses, cues: Cues, when: str, *, predicted: bool = False, own_year: bool = False
) -> bool:
    """Whether the figure at `start` to `end` is a statement about the future.

    Args:
        when: "coming", "bygone" or "past" when the figure is for a year after the document's, the one before it or an
            earlier one; else empty. Of the year just over there may be no final figures yet.
        own_year: the year that `when` tells of stands in the figure's own clause.
        predicted: it stands in a prediction, where only a word for what has happened says otherwise.
    """
    text = cues.text
    if when == "past":
        return False
    if _AHEAD.search(text, max(0, start - 8), start) and text[end : end + 1] != "的":
        return True
    if _LEAVES.match(text, end) and _BASE.search(text, max(layout.clause(start)[0], start - 30), start):
        return False
    begin = max(layout.clause(start)[0], start - WIDTH)
    if when == "coming" and not predicted:
        return _DONE.search(text, begin, start) is None
    sentence = layout.sentence(start)[0]
    own = cues.last("forecast", begin, start)
    if when != "bygone":
        own = max(own, cues.last("maybe", begin, start))
    past = cues.last("past", begin, start)
    if own >= 0 or past >= 0:
        return own > past
    if predicted:
        return when != "bygone"
    if _DONE.search(text, begin, start):
        return False
    finish = min(layout.clause(start)[1], start + WIDTH)
    if _CONTRAST.match(text, begin) or cues.any("past", start, finish) or _STANDS.search(text, begin, finish):
        return False
    if own_year and when == "bygone":
        return False
    sentence = max(sentence, cues.turn(start))
    for _ in range(REACH):
        if begin <= sentence:
            return False
        end = begin
        begin = max(layout.clause(begin - 1)[0], end - WIDTH)
        cue, past = cues.last("forecast", begin, end), cues.last("past", begin, end)
        if cue >= 0 or past >= 0:
            return cue > past
    return False
