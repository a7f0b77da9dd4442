"""The clauses and sentences of a passage, so that a figure is read with its own words and not its neighbours'.

Transcripts come without punctuation, a clause to a line; hard-wrapped pages break lines anywhere. Which of the two a
passage is, is decided by counting marks at line ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_MARK = re.compile(r"[。！？!?；;…]+|[，、：:|]|,(?![0-9])|(?<![0-9]),|\.(?=\s|$)|——|\n")
_FULL = frozenset("。！？!?；;…")
_LINE_END = re.compile(r"([^\n])\n")


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where clauses and sentences begin: 0-based characters, ascending, the first is 0."""

    clause_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    size: int

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause that holds the character `at`."""
        return self._around(self.clause_starts, at)

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the character `at`."""
        return self._around(self.sentence_starts, at)

    def _around(self, starts: tuple[int, ...], at: int) -> tuple[int, int]:
        number = bisect_right(starts, at)
        return starts[number - 1], starts[number] if number < len(starts) else self.size


def clauses(text: str) -> Clauses:
    """The clauses of a passage.

    >>> clauses("甲公司上市，市值3亿。乙公司没有。").clause_starts
    (0, 6, 11)
    """
    unmarked = is_unmarked(text)
    clause, sentence = [0], [0]
    for mark in _MARK.finditer(text):
        sign, after = mark.group(), mark.end()
        if sign == "\n" and not unmarked:
            continue
        if sign == "、" or after >= len(text):
            continue
        clause.append(after)
        if sign[0] in _FULL or sign == ".":
            sentence.append(after)
    return Clauses(tuple(clause), tuple(sentence), len(text))


def is_unmarked(text: str) -> bool:
    """Whether lines end without marks though they end clauses, as in the transcript of a talk."""
    ends = _LINE_END.findall(text)
    if not ends:
        return False
    marked = sum(end in "。！？!?；;，,、：:.…”」』）)" for end in ends)
    inner = sum(char in "。，；！？" for char in text)
    return marked * 4 <= len(ends) and inner <= len(ends)


LINE = 36
"""A line of a talk as long as this is more than a clause: what was said in the one before does not reach it."""
TURN = 400
"""No turn is looked for further back."""


def turn(text: str, at: int) -> int:
    """Where the line of `at` begins in unmarked text if it is long enough to be a turn of its own; else 0."""
    furthest = max(0, at - TURN)
    start = max(furthest, text.rfind("\n", furthest, at) + 1)
    end = text.find("\n", at, at + LINE)
    return start if (min(len(text), at + LINE) if end < 0 else end) - start > LINE else 0
