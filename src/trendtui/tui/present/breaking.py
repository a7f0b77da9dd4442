"""Where a line ends: a breaker for Chinese mixed with Latin words and numbers.

Between two Chinese characters a line may end anywhere; a Latin word or a number stays whole; a comma,
a full stop or a closing bracket does not begin a line, an opening bracket does not end one (the rules
of GB/T 15834 and of W3C's Requirements for Chinese Text Layout, without hanging punctuation).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

from rich.cells import get_character_cell_size

from trendtui.tui.present.cells import HIDDEN, JOINERS, widths

NO_START = frozenset(
    "，。、；：！？）】》」』〉〕｝］〗〙〞’”…—～·・‥ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％‰℃°,.;:!?)]}%"
)
"""What does not begin a line when that can be helped."""

NO_END = frozenset("（【《「『〈〔｛［〖〘〝‘“([{￥＃＠")
"""What does not end a line when that can be helped."""

UNITS = frozenset("十百千万亿年月日倍个元％分秒时天")
"""What stays with the number before it: 65亿, 2025年, 3倍."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")

# One letter per kind of character: joined to the one before, blank, closing, opening, unit, digit,
# word (narrow), ideograph (wide).
_JOINED, _BLANK, _CLOSE, _OPEN, _UNIT, _DIGIT, _WORD, _WIDE = "jscoudwi"
_NARROW = (_WORD, _DIGIT)


class _Kinds(dict[int, str]):
    """A table for `str.translate`: the kind of each character, found when first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = made = _kind(chr(code))
        return made


class _Cells(dict[int, str]):
    """A table for `str.translate`: the width of each character, as the characters 0, 1 and 2."""

    def __missing__(self, code: int) -> str:
        self[code] = made = chr(get_character_cell_size(chr(code)))
        return made


def _kind(character: str) -> str:
    if character in (" ", "\n", "\u3000"):
        return _BLANK
    if character in NO_START:
        return _CLOSE
    if character in NO_END:
        return _OPEN
    if character in UNITS:
        return _UNIT
    size = get_character_cell_size(character)
    if size == 0 or character == HIDDEN:
        return _JOINED
    if unicodedata.category(character) == "Nd":
        return _DIGIT
    return _WORD if size == 1 else _WIDE


_KINDS = _Kinds()
_CELLS = _Cells()


def _breakable(before: str, after: str) -> bool:
    """Whether a line may end between two characters of these kinds."""
    if after in (_JOINED, _BLANK, _CLOSE) or before == _OPEN:
        return False
    if before == _BLANK:
        return True
    if before in _NARROW and after in _NARROW:
        return False
    return not (before == _DIGIT and after == _UNIT)


def lines(text: str, room: int) -> list[tuple[int, int]]:
    """The lines of a cleaned text in `room` cells, as 0-based characters, end exclusive.

    Together they are the whole text: blanks and line feeds at a line's end belong to it and may stick
    out over `room`. A single character wider than `room` stands alone on its line.

    >>> [("大模型GPT-4，降价"[s:e]) for s, e in lines("大模型GPT-4，降价", 9)]
    ['大模型', 'GPT-4，降', '价']
    """
    room = max(1, room)
    found: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if (end - start) * 2 <= room:
            found.append((start, end))
        else:
            found.extend((start + s, start + e) for s, e in _broken(text[start:end], room))
    return found


def _broken(text: str, room: int) -> list[tuple[int, int]]:
    kinds, cells = _measured(text)
    sums = list(accumulate(cells, initial=0))
    found: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while start < size:
        end = bisect_right(sums, sums[start] + room) - 1
        end = max(end, start + 1)
        while end < size and kinds[end] == _JOINED:
            end += 1
        if end < size:
            end = _end_of_line(text, kinds, start, end)
        while end < size and kinds[end] == _BLANK:
            end += 1
        found.append((start, end))
        start = end
    return found


def _measured(text: str) -> tuple[str, list[int] | bytes]:
    kinds = text.translate(_KINDS)
    if not any(joiner in text for joiner in JOINERS):
        return kinds, text.translate(_CELLS).encode("latin-1")
    cells = widths(text)
    joined = "".join(_JOINED if not cell else kind for kind, cell in zip(kinds, cells, strict=True))
    return joined, cells


def _end_of_line(text: str, kinds: str, start: int, end: int) -> int:
    if kinds[end] == _BLANK:
        return end
    at = end
    while at > start and not _may_end(text, kinds, at):
        at -= 1
    if at > start:
        return at
    # One word longer than the line, or nothing but marks: cut it where the room ends.
    while end > start + 1 and kinds[end] == _JOINED:
        end -= 1
    return end


def _may_end(text: str, kinds: str, at: int) -> bool:
    before, after = kinds[at - 1], kinds[at]
    if before == _CLOSE and after in _NARROW:
        # 3.5 and e.g. stay whole; a word may follow a Chinese comma, or 100%, on the next line.
        return text[at - 1] not in ",.:;!?" or (at > 1 and kinds[at - 2] not in _NARROW)
    return _breakable(before, after)
