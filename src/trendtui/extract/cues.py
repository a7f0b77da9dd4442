"""Where the words of data/units.toml's cues stand in one passage: found once, asked often."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from trendtui.extract.clauses import is_unmarked, turn
from trendtui.extract.grammar import Grammar

_NOUN = frozenset("个项条份次篇类种")
"""Right before a word of the future these make a noun of it: 十个预测, 一份规划."""
_TASK = re.compile(r"预测(?:准确|精度|误差|模型|能力|算法|技术|任务|性|器|引擎|新创|初创)|预期目标")
"""The forecasting that a model or company does, which forecasts nothing here."""
_BASES = frozenset("由从自较比")
"""Right before a word of the present these make it what is changed or compared: 由目前的三亿."""
_WRAPPED = re.compile(r"(?<=[㐀-鿿])\n(?=[㐀-鿿])")
"""A line broken within a word (计⏎划)."""


class Cues:
    """The cue words of one folded text, each role looked for when it is first asked for."""

    def __init__(self, folded: str, rules: Grammar) -> None:
        self.text, self.rules = folded, rules
        self._unmarked = is_unmarked(folded)
        breaks = [] if self._unmarked else [m.start() for m in _WRAPPED.finditer(folded)]
        self._joined = _WRAPPED.sub("", folded) if breaks else folded
        self._breaks = [at - number for number, at in enumerate(breaks)]
        """Where in the joined text a line break has been taken out."""
        self._places: dict[str, list[int]] = {}

    def turn(self, at: int) -> int:
        """Where the turn of a talk begins that `at` is in; 0 where nobody takes turns."""
        return turn(self.text, at) if self._unmarked else 0

    def last(self, role: str, start: int, end: int) -> int:
        """Where the last word of this role begins between `start` and `end`; -1 when there is none."""
        places = self._of(role)
        at = bisect_left(places, end)
        return places[at - 1] if at and places[at - 1] >= start else -1

    def any(self, role: str, start: int, end: int) -> bool:
        """Whether a word of this role begins between `start` and `end`."""
        return self.last(role, start, end) >= 0

    def _of(self, role: str) -> list[int]:
        if role not in self._places:
            pattern = self.rules.cues.get(role)
            found = [m.start() for m in pattern.finditer(self._joined)] if pattern else []
            found = [at for at in found if self._counts(role, at)]
            self._places[role] = [at + bisect_right(self._breaks, at) for at in found]
        return self._places[role]

    def _counts(self, role: str, at: int) -> bool:
        """Whether a word of a role means there what it usually does."""
        before = self._joined[at - 1 : at]
        if role == "forecast":
            return before not in _NOUN and _TASK.match(self._joined, at) is None
        if role == "past":
            return before not in _BASES
        return not (role == "maybe" and before == "已")
