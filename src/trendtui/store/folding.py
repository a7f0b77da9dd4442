"""The form of a text in which it is compared: width, case, script and blanks made alike, with the way back.

Index and query are folded by the same function, and marks are computed on the original text through
`Folded.back`, so that what is highlighted is always what matched. Chinese is written without blanks
and mixed text with or without them (AI芯片, AI 芯片), so a blank beside a CJK character is dropped and
any run of blanks between other characters becomes one. A traditional character is folded into its simplified one
(one for one, so that places stay; words that differ between regions are the business of trendtui.search.loosening).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

from trendtui.store.regions import converter

# CJK ideographs, kana, hangul and bopomofo: scripts whose words are not set apart by blanks.
# Source: the Unicode block table (Blocks.txt, Unicode 15).
_UNSPACED = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3040, 0x318F),
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


UNSPACED = "".join(f"{chr(low)}-{chr(high)}" for low, high in _UNSPACED)
"""The same as the inside of a regular expression's character class."""

_IS_CJK = re.compile(f"[{UNSPACED}]").match


@lru_cache(maxsize=65536)
def is_cjk(char: str) -> bool:
    """Whether a character belongs to a script that is written without blanks between words."""
    return _IS_CJK(char) is not None


def _simplified(char: str) -> str:
    """A traditional character's simplified one. 薴 leads to 苧 and that to 苎: asked until nothing changes."""
    after = converter("t2s").convert(char)
    while after != char and len(after) == 1:
        char, after = after, converter("t2s").convert(after)
    return char


@lru_cache(maxsize=32768)
def _fold_char(char: str) -> str:
    """One character folded: compatibility forms and case made alike; '' for what carries no text."""
    if char.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
    if any(unicodedata.category(c) in ("Cf", "Cc", "Cs") for c in folded):
        folded = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Cc", "Cs"))
    if len(folded) == 1 and folded >= "\u3400" and is_cjk(folded):
        folded = _simplified(folded)
    # A spacing accent (¸) is a blank and a combining mark in NFKC: the mark alone, or folding twice would differ.
    return folded.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the 0-based place it came from."""

    text: str
    back: array[int]
    """`back[i]` is the original place of folded character i; one entry more holds the original length."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The piece of the original that folded characters start..end (end exclusive) came from."""
        first = self.back[start]
        return (first, max(self.back[end - 1] + 1, first + 1)) if end > start else (first, first)


class _Table(dict[int, str]):
    """For str.translate: what each character folds to when that is one character or a blank, else `_ODD`."""

    def __missing__(self, code: int) -> str:
        folded = _fold_char(chr(code))
        self[code] = folded if len(folded) == 1 else _ODD
        return self[code]


_ODD = "\0"
"""Stands for what folds to nothing or to several characters; NUL itself folds to nothing."""
_TABLE = _Table()
_BLANKS = re.compile(" +")
_PLACES = array("L", range(1024))


def fold(text: str) -> Folded:
    """Fold a text for comparing; linear in its length.

    >>> fold("ＡＩ  芯片 for  GPT-4").text
    'ai芯片for gpt-4'
    """
    shown = text.translate(_TABLE)
    if _ODD in shown:
        return fold_by_character(text)
    size = len(shown)
    places = _PLACES if size < len(_PLACES) else array("L", range(size + 1))
    if " " not in shown:
        return Folded(shown, places[: size + 1])
    out: list[str] = []
    back: array[int] = array("L")
    last = 0
    for blanks in _BLANKS.finditer(shown):
        start, end = blanks.span()
        kept = start > 0 and end < size and not is_cjk(shown[start - 1]) and not is_cjk(shown[end])
        out.append(shown[last : start + kept])
        back += places[last : start + kept]
        last = end
    out.append(shown[last:])
    back += places[last : size + 1]
    return Folded("".join(out), back)


def fold_by_character(text: str) -> Folded:
    """`fold` for any text; it takes four times as long."""
    out: list[str] = []
    back: array[int] = array("L")
    blank = -1
    for at, char in enumerate(text):
        if "a" <= char <= "z":
            folded = char
        elif "A" <= char <= "Z":
            folded = chr(ord(char) + 32)
        else:
            folded = _fold_char(char)
        if not folded:
            continue
        if folded == " ":
            if blank < 0:
                blank = at
            continue
        if blank >= 0:
            if out and not is_cjk(out[-1]) and not is_cjk(folded[0]):
                out.append(" ")
                back.append(blank)
            blank = -1
        for c in folded:
            out.append(c)
            back.append(at)
    back.append(len(text))
    return Folded("".join(out), back)
