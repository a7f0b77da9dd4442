"""Finds many words at once in a text, with borders that make sense between Latin letters, digits and Chinese.

Shared by companies and themes, which decide what a word means. Folding is character for character, so that
every offset found in the folded text is an offset of the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import ahocorasick_rs

from trendtui.model.findings import Mention

_URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&*+,;=%\-]+", re.IGNORECASE)
_TIGHT = 7
"""A name of two Latin words at least this long is also known written as one (HuggingFace)."""
_HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z][A-Za-z])")
"""Where a name of two joined words is also written apart (Open AI, Hugging Face)."""
_PLURALS = ("s", "es")


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """One character with width, case and compatibility form made alike, or itself if that needs more than one."""
    if char.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", char).casefold()
    return folded if len(folded) == 1 else char


class Folding(dict[int, str]):
    """Makes texts alike in width, case and white space, and in traditional and simplified characters.

    A translation table that fills itself, character for character: the folded text is as long as the text.
    """

    def __init__(self, variants: Iterable[str] = ()) -> None:
        super().__init__((ord(pair[0]), pair[1]) for pair in variants)

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded

    def fold(self, text: str) -> str:
        """The folded text, place for place.

        >>> Folding(["華华", "為为"]).fold("ＯｐｅｎＡＩ\\u3000與\\n華為")
        'openai 與 华为'
        """
        return text.translate(self)


def without_addresses(folded: str) -> str:
    """Folded text with web addresses blanked, so that a name inside one is no mention; offsets stay."""
    if "://" not in folded and "www." not in folded:
        return folded
    return _URL.sub(lambda found: " " * len(found[0]), folded)


def is_latin(char: str) -> bool:
    """A letter of the Latin alphabet, plain or accented, as words are made of: no CJK, no digit."""
    return "a" <= char <= "z" or "A" <= char <= "Z" or ("\u00c0" <= char <= "\u024f" and char not in "×÷")


def is_han(char: str) -> bool:
    """A Chinese character of the basic planes; no kana, no punctuation."""
    return "\u3400" <= char <= "\u9fff"


def bordered(text: str, start: int, end: int, plural: bool = False) -> bool:
    """Whether text[start:end] can be a word of its own where it stands.

    Chinese needs no border. A Latin word ends at anything but a letter, and where a capital begins a new
    word (GroqCloud, DeepSeekV3); a digit may follow a letter (YC24) but neither digit nor letter may follow a
    digit (G2, 11x, but not in 11x15), and a digit before a short word makes it part of a number or a code.

    >>> [bordered(t, 0, 4) for t in ("meta的", "MetaAI", "metadata", "IBM3发布")]
    [True, True, False, True]
    """
    first, last = text[start], text[end - 1]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if is_latin(first) and (is_latin(before) or (before.isdecimal() and end - start <= 3)):
        return False
    if first.isdecimal() and (is_latin(before) or before.isdecimal() or before in ".,"):
        return False
    if first.isdecimal() and after.isdecimal():
        return False
    if last.isdecimal():
        return not (after.isdecimal() or is_latin(after))
    if not is_latin(last) or not is_latin(after):
        return True
    if plural and _plural_ends(text, end):
        return True
    if not after.isupper():
        return False
    if any(char.islower() for char in text[start:end]):
        return True
    return end + 1 < len(text) and text[end + 1].islower()


def _plural_ends(text: str, end: int) -> bool:
    return any(
        text[end : end + len(tail)].lower() == tail and not is_latin(text[end + len(tail) : end + len(tail) + 1] or " ")
        for tail in _PLURALS
    )


def _variants(word: str, folding: Folding) -> Iterable[str]:
    """The folded word, and its forms with and without the blank between Chinese and Latin or two Latin words."""
    folded = " ".join(folding.fold(word).split())
    yield folded
    tight = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", folded)
    yield tight
    yield re.sub(r"(?<=[a-z0-9])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[a-z0-9])", " ", tight)
    if folded.isascii() and len(folded) >= _TIGHT and min(map(len, folded.split())) > 1 and " " in folded:
        yield folded.replace(" ", "")
    humps = _HUMP.sub(" ", " ".join(word.split()))
    if humps.isascii() and " " not in word and len(humps.split()) == 2:
        yield folding.fold(humps)


def within(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those of one passage's mentions, in order and without overlaps, that stand wholly in start..end."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect_right(mentions, end, key=lambda m: m.end)
    return mentions[first : max(first, last)]


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found: 0-based characters, end exclusive, and the numbers of the entries written this way."""

    start: int
    end: int
    entries: tuple[int, ...]


@dataclass(slots=True)
class Lexicon:
    """Words by number, made into one automaton on first use (some 20 ms for 10,000 words)."""

    words: Sequence[str]
    """Entry number → the word; several entries may share a word."""
    folding: Folding = field(default_factory=Folding)
    plural: bool = False
    """Whether an English plural counts as its word."""
    _automaton: ahocorasick_rs.AhoCorasick | None = field(default=None, init=False, repr=False)
    _entries: list[tuple[int, ...]] = field(default_factory=list, init=False, repr=False)

    def _build(self) -> ahocorasick_rs.AhoCorasick:
        by_pattern: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            for pattern in dict.fromkeys(_variants(word, self.folding)):
                if pattern:
                    by_pattern.setdefault(pattern, []).append(number)
        self._entries = [tuple(numbers) for numbers in by_pattern.values()]
        return ahocorasick_rs.AhoCorasick(list(by_pattern), store_patterns=False)

    def hits(self, text: str, folded: str | None = None) -> list[Hit]:
        """All words in the text, overlapping ones included, in the order in which they end.

        Args:
            folded: the text as folded by this lexicon's folding, if that is at hand.
        """
        if not self.words:
            return []
        if self._automaton is None:
            self._automaton = self._build()
        return [
            Hit(start, end, self._entries[number])
            for number, start, end in self._automaton.find_matches_as_indexes(
                self.folding.fold(text) if folded is None else folded, overlapping=True
            )
            if bordered(text, start, end, self.plural)
        ]
