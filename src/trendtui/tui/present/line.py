"""Lines of pieces: text with the role it plays, which a widget turns into colour.

A role is the name of a component style (`line--mark`); so the looks of a row are tested without a
terminal, and no colour is named outside the themes and styles.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len

from trendtui.tui.present.cells import CUT, clean, fitting, shown

ROLES = (
    "text", "title", "dim", "mark", "hit", "count", "accent", "chosen", "warn", "key", "theme",
    "heading1", "heading2", "heading3", "quote", "code", "caption", "bar", "link", "tab", "tab-on", "faded",
    "ahead", "chip", "chip-not", "chip-at", "heat1", "heat2", "heat3", "heat4",
    "kept", "kept-within",
    "company", "figure", "year", "citation", "pointed",
)  # fmt: skip
"""Every role that a piece may play; the widgets' styles have a rule for each. `quote+year`: one laid over another."""


class Piece(NamedTuple):
    """Some text in one role."""

    text: str
    role: str = "text"


Line = tuple[Piece, ...]
Marks = Iterable[tuple[int, int]]


def merged(marks: Marks, length: int) -> list[tuple[int, int]]:
    """Marks in order, within [0, length), with overlapping ones made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        start, end = max(0, start), min(length, end)
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def marked(text: str, marks: Marks, role: str = "text", mark: str = "mark") -> Line:
    """`text` as pieces, its `marks` (0-based characters, end exclusive) in the role `mark`."""
    pieces: list[Piece] = []
    at = 0
    for start, end in merged(marks, len(text)):
        if start > at:
            pieces.append(Piece(text[at:start], role))
        pieces.append(Piece(text[start:end], mark))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:], role))
    return tuple(pieces)


def excerpt(text: str, start: int, end: int, marks: Marks, role: str = "text", mark: str = "mark") -> Line:
    """`marked` for the characters [start, end) of a longer text, which is cleaned on the way."""
    return marked(clean(text[start:end]), ((s - start, e - start) for s, e in marks), role, mark)


def length(line: Line) -> int:
    """Cells that a line takes."""
    return sum(cell_len(shown(piece.text)) for piece in line)


def crop(line: Line, room: int) -> Line:
    """The line in at most `room` cells, ending in `CUT` when something had to go."""
    if length(line) <= room:
        return line
    room = max(0, room)
    tail = CUT if room > len(CUT) else ""
    left = room - len(tail)
    kept: list[Piece] = []
    for text, role in line:
        text = shown(text)
        size = cell_len(text)
        if size <= left:
            kept.append(Piece(text, role))
            left -= size
            continue
        kept.append(Piece(text[: fitting(text, left)], role))
        break
    return (*kept, Piece(tail, "dim")) if tail else tuple(kept)


def fill(line: Line, room: int) -> Line:
    """The line in exactly `room` cells."""
    line = crop(line, room)
    blanks = room - length(line)
    return (*line, Piece(" " * blanks)) if blanks > 0 else line


def spread(left: Line, right: Line, room: int) -> Line:
    """`left` and `right` at the two ends of `room` cells; `left` gives way when both are too long."""
    space = length(right)
    if space + 2 > room:
        return fill(left, room)
    return (*fill(left, room - space - 1), Piece(" "), *right)


def plain(line: Line) -> str:
    """The words of a line, as the terminal gets them."""
    return shown("".join(piece.text for piece in line))
