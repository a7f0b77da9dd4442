"""Series that a speaker counts out under a noun of their own: 一共押六注 … 头一注 … 第二注 … 最后一注.

Only the noun is found here: one that a number announces and that ordinals then take up. Which clauses make the list
is for `spoken`; what such nouns may not be (步骤, 季度) is told by data/chrome.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trendtui.documents.lines import Line
from trendtui.documents.numbering import number_of
from trendtui.model.chrome import Chrome

_HAN = "\u4e00-\u9fff"
_NUMBER = r"[一二两三四五六七八九十]{1,3}|\d{1,2}"
_MEASURE = "(?:个|個|大|条|條|点|點|项|項|种|種)?"
_LEAD = r"(?:(?!刚才|刚刚|剛才|前面|之前|回到|上[一个]|说完|讲完|跟|和|比|不是)[^。！？!?]){0,14}?"
_TAKEN_UP = re.compile(rf"{_LEAD}(?:第({_NUMBER})|(头一|頭一|最后(?:一|这|那)))({_MEASURE})([{_HAN}]{{1,4}})")
_ANNOUNCED = re.compile(rf"(?<![第\d]){_MEASURE}(?P<n>{_NUMBER}){_MEASURE}(?=(?P<noun>[{_HAN}]{{1,8}}))")
_FEWEST = 3  # items of a series
_WORDS = 400  # characters of a clause that are read


@dataclass(frozen=True, slots=True)
class Series:
    """A noun under which things are counted out."""

    noun: str
    kind: str
    """trend or prediction."""
    pattern: re.Pattern[str]
    """Matches the beginning of a clause up to and with the label; `n` or `m` holds the number, none is the last."""


def series_of(spoken: Sequence[Line], chrome: Chrome) -> Series | None:
    """The noun with the most numbered clauses among those that a clause announces with their number."""
    taken = _taken_up(spoken)
    known = {noun: count for noun, count in taken.items() if count >= _FEWEST and noun not in chrome.counted_not}
    if not known:
        return None
    announced: dict[str, str] = {}
    for line in spoken:
        for found in _ANNOUNCED.finditer(line.text[:_WORDS]):
            count = number_of(found["n"]) or 0
            for noun, size in known.items():
                if noun in found["noun"] and count >= _FEWEST and abs(count - size) <= 1:
                    announced.setdefault(noun, line.text)
    if not announced:
        return None
    noun = max(announced, key=lambda word: (known[word], len(word)))
    bets = noun in chrome.prediction_words or announced[noun] in chrome.counted_bets
    return Series(noun, "prediction" if bets else "trend", _pattern(noun))


def _taken_up(spoken: Sequence[Line]) -> dict[str, int]:
    """How many different ordinals stand before each noun near the beginning of a clause."""
    ordinals: dict[str, set[str]] = {}
    for line in spoken:
        found = _TAKEN_UP.match(line.text[:40])
        if not found:
            continue
        ordinal = str(number_of(found[1])) if found[1] else "1" if found[2] in ("头一", "頭一") else "last"
        words = found[4]
        for size in range(1, len(words) + 1):
            ordinals.setdefault(words[:size], set()).add(ordinal)
    return {noun: len(found) for noun, found in ordinals.items() if found & {"1", "2"}}


def _pattern(noun: str) -> re.Pattern[str]:
    named = re.escape(noun)
    return re.compile(
        rf"{_LEAD}(?P<label>(?:第(?P<n>{_NUMBER})|(?P<first>头一|頭一)|最后(?:一|这|那)){_MEASURE}{named}"
        rf"|{named}(?P<m>{_NUMBER})(?![个個年月天成倍家]))(?:事儿?|事情)?"
    )
