"""Where the words of data/units.toml's cues stand in one passage: found once, asked often."""

from __future__ import annotations

from bisect import bisect_left

from trendtui.extract.grammar import Grammar


class Cues:
    """The cue words of one folded text, each role looked for when it is first asked for."""

    def __init__(self, folded: str, rules: Grammar) -> None:
        self.text, self.rules = folded, rules
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
            self._places[role] = [m.start() for m in pattern.finditer(self.text)] if pattern else []
        return self._places[role]
