"""Where the words of data/units.toml's cues stand in one passage: found once, asked often."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from trendtui.extract.clauses import is_unmarked
from trendtui.extract.grammar import Grammar

_NOUN = frozenset("个项条份次篇类种")
"""Right before a word of the future these make a noun of it: 十个预测, 一份规划."""
_WRAPPED = re.compile(r"(?<=[㐀-鿿])\n(?=[㐀-鿿])")
"""A line broken within a word (计⏎划)."""


class Cues:
    """The cue words of one folded text, each role looked for when it is first asked for."""

    def __init__(self, folded: str, rules: Grammar) -> None:
        self.text, self.rules = folded, rules
        breaks = [] if is_unmarked(folded) else [m.start() for m in _WRAPPED.finditer(folded)]
        self._joined = _WRAPPED.sub("", folded) if breaks else folded
        self._breaks = [at - number for number, at in enumerate(breaks)]
        """Where in the joined text a line break has been taken out."""
        self._places: dict[str, list[int]] = {}

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
            if role == "forecast":
                found = [at for at in found if self._joined[at - 1 : at] not in _NOUN]
            self._places[role] = [at + bisect_right(self._breaks, at) for at in found]
        return self._places[role]
