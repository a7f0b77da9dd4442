"""Tells whether what stands directly beside a name says that it is a company: 完成融资, 领投, 初创公司, CEO.

The cues are those of discovery.toml and the positions of people.toml. Used to prove ambiguous spellings of listed
companies and to discover unlisted ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from trendtui.model.catalogue import NameCues, PeopleCues

_AFTER_GAP = (
    r"\s*(?:[（(][^（()）\n]{1,40}[)）])?\s*(?:的|于|已|也|刚刚|刚|近日|宣布|正式|同样|则|在)?\s*"
    r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
)
"""What may stand between a name and the cue behind it: an explanation in brackets, a particle, a date."""
_BEFORE_GAP = r"[\s“\"「『《:：]{0,2}$"
_REACH = 80
_BARE = 2
"""A cue of so few Chinese characters (公司, 企业) stands beside abbreviations and common words too."""
LED = ("独家领投", "联合领投", "共同领投", "领投", "跟投", "参投", "领衔投资", "独家投资")
"""What investors do."""


class Beside:
    """The cues of one catalogue, ready to be looked for beside a name."""

    def __init__(self, names: NameCues, people: PeopleCues | None = None) -> None:
        after = (*names.after, *(people.positions if people else ()))
        after = tuple(sorted(dict.fromkeys(after), key=lambda word: (-len(word), word)))
        self._after = re.compile(f"{_AFTER_GAP}({any_of(after)})", re.IGNORECASE) if after else None
        self._before = re.compile(f"({any_of(names.before)}){_BEFORE_GAP}", re.IGNORECASE) if names.before else None
        self._back = max((len(word) for word in names.before), default=0) + 4

    def after(self, text: str, end: int) -> str:
        """The cue that follows a name ending at `end`; empty when there is none."""
        found = self._after.match(text, end, end + _REACH) if self._after else None
        return found[1] if found and _word_ends(text, found.end()) else ""

    def before(self, text: str, start: int) -> str:
        """The cue that leads to a name starting at `start`; empty when there is none."""
        found = self._before.search(text, max(0, start - self._back), start) if self._before else None
        return found[1] if found and _word_starts(text, found.start()) else ""

    def proves(self, text: str, start: int, end: int) -> bool:
        """Whether a cue on either side makes an ambiguous name a company."""
        return bool(self.after(text, end) or self.before(text, start))


def is_bare(cue: str) -> bool:
    """Whether a cue is too short to make a company of anything but a clear name."""
    return len(cue) <= _BARE and not cue.isascii() and cue not in LED


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the first that fits."""
    return "|".join(re.escape(word) for word in words)


def _letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _word_ends(text: str, end: int) -> bool:
    """A Latin cue ends where the word does."""
    return not (_letter(text[end - 1]) and _letter(text[end : end + 1]))


def _word_starts(text: str, start: int) -> bool:
    return start == 0 or not (_letter(text[start]) and _letter(text[start - 1]))
