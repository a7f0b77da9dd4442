"""From a place in a passage's text to the line and column of the original file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from trendtui.model.document import Span


class Lines:
    """Where each line of a decoded file starts. Lines end at \\n, \\r\\n or a lone \\r."""

    def __init__(self, text: str) -> None:
        starts = [0]
        at = 0
        while True:
            feed, carriage = text.find("\n", at), text.find("\r", at)
            if feed < 0 and carriage < 0:
                break
            if carriage >= 0 and (feed < 0 or carriage < feed):
                at = carriage + (2 if feed == carriage + 1 else 1)
            else:
                at = feed + 1
            starts.append(at)
        self._starts = starts
        self._length = len(text)

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, at: int) -> int:
        """The 1-based line that holds character `at` (0-based)."""
        return bisect_right(self._starts, at)

    def start(self, line: int) -> int:
        """The 0-based character at which a 1-based line starts."""
        return self._starts[line - 1]


def locate(spans: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """The piece of the original that holds characters start..end of a passage's text (end exclusive).

    When that piece lies in several spans, the one with its first character says where it is: the piece
    is cut at that span's end.
    """
    passed = 0
    for span in spans:
        length = span.end - span.start
        if start < passed + length:
            first = span.start + start - passed
            return first, min(span.end, first + (end - start))
        passed += length
    last = spans[-1].end if spans else 0
    return last, last


def in_line(text: str, lines: Lines, start: int, end: int) -> tuple[int, int, int]:
    """(line, column, end column) of characters start..end of the original, cut at the line's end.

    The line is 1-based, the columns are 0-based characters within it, the end is exclusive.
    """
    while start < end and text[start] in "\r\n":
        start += 1
    line = lines.line(start)
    first = lines.start(line)
    for stop in range(start, end):
        if text[stop] in "\r\n":
            end = stop
            break
    return line, start - first, end - first
