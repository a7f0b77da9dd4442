"""Tells a two-character Chinese name from two characters that meet where one word ends and the next begins.

算能 is a company, and the middle of 计算能力. Chinese is written without blanks, and a dictionary of its words would
never be complete; but a document that says 计算能力 also says 计算 and 能力 elsewhere, apart from each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from operator import add

from trendtui.extract.matching import is_han

_TWICE, _TENFOLD = 2, 10
"""How much oftener a neighbouring pair must stand apart than with the name: when both sides say so, and when
only one can."""


class Crossing:
    """Counts of the pairs and triples of characters in one document, made when first asked."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._texts)

    @cached_property
    def _pairs(self) -> Counter[str]:
        return Counter(map(add, self._text, self._text[1:]))

    @cached_property
    def _triples(self) -> Counter[str]:
        return Counter(map(add, map(add, self._text, self._text[1:]), self._text[2:]))

    def _apart(self, pair: str, triple: str) -> tuple[int, int]:
        """How often the neighbouring pair stands without the rest of the name, and how often with it."""
        together = self._triples[triple]
        return self._pairs[pair] - together, together

    def at(self, text: str, start: int) -> bool:
        """Whether the two characters at `start` are more likely the end of one word and the start of the next.

        >>> Crossing(["计算能力强，能力来自计算。算能发布芯片。计算快，能力大。"]).at("计算能力", 1)
        True
        """
        first, second = text[start], text[start + 1]
        if not (is_han(first) and is_han(second)):
            return False
        before = text[start - 1] if start else " "
        after = text[start + 2] if start + 2 < len(text) else " "
        if not is_han(after):
            return False
        right, with_name = self._apart(second + after, first + second + after)
        if not is_han(before):
            return right >= _TENFOLD * max(with_name, self._pairs[first + second])
        if right < _TWICE * max(with_name, 1):
            return False
        left, with_name = self._apart(before + first, before + first + second)
        return left >= _TWICE * max(with_name, 1)
