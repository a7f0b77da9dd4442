"""Which passages stand first, and which part of a passage is shown.

Order: the words close together before scattered, headings before running text, dense before thin, newer documents
first; ties by place, so that the same query always gives the same order.
"""

from __future__ import annotations

from collections.abc import Sequence

from trendtui.model.results import Marks
from trendtui.store.grams import occurrences

SNIPPET = 160
"""Characters of a snippet: two lines of a wide list."""

_HEADING_BONUS = 1.5
_WHOLE_WORD_BONUS = 0.5


def marks(text: str, terms: Sequence[str]) -> Marks:
    """Where folded terms stand in a text, overlapping places joined."""
    return _merge([place for term in terms for place in occurrences(term, text)])


def _merge(places: Sequence[tuple[int, int]]) -> Marks:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def score(text: str, kind: str, terms: Sequence[str]) -> float:
    """How well a passage answers folded terms; higher is better, 0 when it has none of them.

    Occurrences saturate (the third says less than the first) and are set against the length of the passage; a
    heading counts more, and so do terms that stand close together.
    """
    if not terms:
        return 0.0
    places = [occurrences(term, text) for term in terms]
    total = 0.0
    for found in places:
        if found:
            whole = any(_whole(text, a, b) for a, b in found)
            total += 1.0 + 0.6 * (1 - 1 / len(found)) + (_WHOLE_WORD_BONUS if whole else 0)
    if not total:
        return 0.0
    if len(terms) > 1 and all(places):
        total += 2.0 / (1 + _closest(places) / 20)
    total *= _HEADING_BONUS if kind == "heading" else 1.0
    return total / (1 + len(text) / 400)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a Latin match ends where its word ends; CJK always does."""
    last = text[end - 1]
    return not (last.isascii() and last.isalnum() and end < len(text) and text[end].isascii() and text[end].isalnum())


def _closest(places: list[list[tuple[int, int]]]) -> int:
    """The characters between the nearest occurrences of the first term and each other one, summed."""
    return min(sum(min(abs(a - b) for b, _ in other) for other in places[1:]) for a, _ in places[0])


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
