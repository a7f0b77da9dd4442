"""Text as a terminal shows it: made harmless, measured and cut in cells.

A cell is the width of a Latin letter; a Chinese character takes two. Widths are those of
`rich.cells`, because the layout that places our lines measures with it too.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from rich.cells import cell_len, get_character_cell_size, split_graphemes

HIDDEN = "\u200b"
"""Stands for a character that must not reach the terminal; it takes no cells and is dropped on the way out."""

CUT = ".."
"""Ends a text that was cut. Two dots, because terminals disagree about the width of the ellipsis."""

JOINERS = ("\u200d", "\ufe0f")
"""Characters that change the width of their neighbours: zero width joiner, emoji presentation."""


class _Harmless(dict[int, str]):
    """A table for `str.translate` that fills itself: one character in, one character out."""

    def __missing__(self, code: int) -> str:
        self[code] = made = _harmless(code)
        return made


def _harmless(code: int) -> str:
    if code in (0x09, 0x0B, 0x0C, 0x0D, 0x85):
        return " "
    if code in (0x0A, 0x2028, 0x2029):
        return "\n"
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures, drawn as small letters: ␛
    if 0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or (code & 0xFFFE) == 0xFFFE:
        return "␦"
    # Bidirectional controls, marks and invisible formatters: they move or hide what stands beside them.
    invisible = (
        code in (0xAD, 0x61C, 0x180E, 0xFEFF)
        or 0x200B <= code <= 0x200C
        or 0x200E <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or 0xFFF9 <= code <= 0xFFFB
        or 0xE0000 <= code <= 0xE0FFF
    )
    return HIDDEN if invisible else chr(code)


_HARMLESS = _Harmless()


def clean(text: str) -> str:
    """The text with nothing in it that a terminal would obey, of the same length, so that offsets hold.

    Tabs and returns become blanks, escape and its kin their pictures (␛), lone surrogates ␦, and
    bidirectional or invisible controls `HIDDEN`. Line separators become line feeds.
    """
    return text.translate(_HARMLESS)


def shown(text: str) -> str:
    """Cleaned text as it goes to the terminal: on one line, without what is hidden."""
    return text.replace(HIDDEN, "").replace("\n", " ")


def width_of(text: str) -> int:
    """Cells that `shown(text)` takes."""
    return cell_len(shown(text))


def widths(text: str) -> list[int]:
    """Cells of each character; those joined to the one before them (accents, emoji parts) count 0."""
    if text.isascii():
        return [1] * len(text)
    if any(joiner in text for joiner in JOINERS):
        found = [0] * len(text)
        for start, _end, size in split_graphemes(text)[0]:
            found[start] = size
        return found
    return [get_character_cell_size(character) for character in text]


def fitting(text: str, room: int) -> int:
    """How many characters of `text`, from its start, take at most `room` cells."""
    if room <= 0:
        return 0
    if text.isascii():
        return min(len(text), room)
    return bisect_right(list(accumulate(widths(text))), room)


def cut(text: str, room: int) -> str:
    """`text` in at most `room` cells; one that is too long ends in `CUT`."""
    text = shown(text)
    if cell_len(text) <= room:
        return text
    kept = fitting(text, room - len(CUT))
    return text[:kept].rstrip() + CUT if kept else text[: fitting(text, room)]


def pad(text: str, room: int, *, right: bool = False) -> str:
    """`cut(text, room)` filled with blanks to exactly `room` cells; `right` puts them before it."""
    text = cut(text, room)
    blanks = " " * (room - cell_len(text))
    return blanks + text if right else text + blanks


def window(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """The piece of `text` of at most `room` cells with [start, end) in it, a third of the rest before it.

    Returns 0-based characters, end exclusive. When [start, end) alone is too wide, its beginning is given.
    """
    if cell_len(text) <= room:
        return 0, len(text)
    sums = [0, *accumulate(widths(text))]
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    spare = room - (sums[end] - sums[start])
    if spare <= 0:
        return start, bisect_right(sums, sums[start] + room) - 1
    left = min(sums[start], spare // 3)
    if sums[-1] - sums[end] < spare - left:
        left = min(sums[start], spare - (sums[-1] - sums[end]))
    first = start
    while first > 0 and sums[start] - sums[first - 1] <= left:
        first -= 1
    return first, bisect_right(sums, sums[first] + room) - 1
