"""Which passages stand first, and which part of a passage is shown.

Order: the words together before scattered, headings before running text, dense before thin; the newest first among
equals; ties by place, so that the same query always gives the same order.
"""

from __future__ import annotations

from collections.abc import Sequence

from trendtui.model.results import Marks
from trendtui.store.grams import occurrences
from trendtui.store.looked_at import Text

SNIPPET = 160
"""Characters of a snippet: two lines of a wide list."""

_HEADING_BONUS = 1.5
_WHOLE_WORD_BONUS = 0.5
_COUNTED = 6
"""Occurrences of one word that are looked at: more say nothing more."""

Places = list[tuple[int, int]]


def marks(text: str, terms: Sequence[str]) -> Marks:
    """Where folded terms stand in a text, overlapping places joined."""
    return merge([place for term in terms for place in occurrences(term, text)])


def merge(places: Sequence[tuple[int, int]]) -> Marks:
    """Places in order, overlapping and touching ones joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


class Scorer:
    """How well passages answer some folded terms: made once for a query, asked for hundreds of passages.

    Occurrences saturate (the third says less than the first) and are set against the length of the passage; a
    heading counts more, and so do terms that stand close together, most of all side by side.
    """

    def __init__(self, terms: Sequence[str]) -> None:
        self._terms = tuple((term, term[0].isascii() and term[0].isalnum()) for term in terms)
        self._alone = terms[0] if len(terms) == 1 and terms[0].upper() == terms[0].lower() else ""

    def __call__(self, passage: Text, quick: bool = False) -> float:
        """Higher is better; 0 when the text has none of the terms.

        Args:
            quick: leave out what is written in another width or script than the terms: that takes twenty times as long.
        """
        _, kind, text, plain, _ = passage
        if self._alone and (n := text.count(self._alone)):
            # One word without upper case, written as it is looked for: most keys that are ever pressed.
            total = 1.6 - 0.6 / min(n, _COUNTED) + _WHOLE_WORD_BONUS
            return total * (_HEADING_BONUS if kind == "heading" else 1.0) / (1 + len(text) / 400)
        total = 0.0
        places: list[Places] = []
        for term, latin in self._terms:
            found, whole = _places(term, latin, plain, text)
            if found:
                places.append(found)
                total += 1.6 - 0.6 / len(found) + (_WHOLE_WORD_BONUS if whole else 0)
        if not total and not quick:
            for term, latin in self._terms:
                if found := occurrences(term, text)[:_COUNTED]:
                    places.append(found)
                    whole = not latin or any(_ends(plain, end) for _, end in found)
                    total += 1.6 - 0.6 / len(found) + (_WHOLE_WORD_BONUS if whole else 0)
        if not total:
            return 0.0
        if len(places) > 1:
            total += 2.0 / (1 + _closest(places) / 20)
        return total * (_HEADING_BONUS if kind == "heading" else 1.0) / (1 + len(text) / 400)


def _places(term: str, latin: bool, plain: str, text: str) -> tuple[Places, bool]:
    """Some of the places of a folded term, for counting only, and whether one is a whole word: by plain search."""
    found: Places = []
    whole = not latin
    at = plain.find(term)
    while at >= 0 and len(found) < _COUNTED:
        end = at + len(term)
        if not latin or not at or not plain[at - 1].isascii() or not plain[at - 1].isalnum() or text[at].isupper():
            found.append((at, end))
            whole = whole or _ends(plain, end)
        at = plain.find(term, end)
    return found, whole


def _ends(plain: str, end: int) -> bool:
    """Whether a Latin match ends where its word ends."""
    return end >= len(plain) or not plain[end].isascii() or not plain[end].isalnum()


def _closest(places: Sequence[Places]) -> int:
    """The characters between the nearest occurrences of the first term and each other one, summed."""
    first, *others = places
    best = -1
    for start, end in first:
        apart = 0
        for other in others:
            near = -1
            for begin, stop in other:
                gap = begin - end if begin >= end else start - stop if start > stop else 0
                if near < 0 or gap < near:
                    near = gap
            apart += near
        if best < 0 or apart < best:
            best = apart
    return best


def snippet(text: str, found: Marks, size: int = SNIPPET) -> tuple[str, Marks]:
    """A piece of a text around its most marked place, line breaks as blanks, and the marks within it.

    A piece that does not begin or end with the text begins or ends with an ellipsis.
    """
    if len(text) <= size:
        return text.replace("\r", " ").replace("\n", " "), found
    start = _window(found, size) if found else 0
    start = max(0, min(start, len(text) - size))
    end = min(len(text), start + size)
    head, tail = ("…" if start else ""), ("…" if end < len(text) else "")
    shown = head + text[start:end].replace("\r", " ").replace("\n", " ") + tail
    shift = len(head) - start
    kept = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in found if b > start and a < end)
    return shown, kept


def _window(found: Marks, size: int) -> int:
    """Where a piece of `size` characters should start to hold the most marked characters, a third before them."""
    best, where = -1, 0
    for a, _ in found:
        held = sum(min(y, a + size) - x for x, y in found if a <= x < a + size)
        if held > best:
            best, where = held, a
    return where - size // 4
