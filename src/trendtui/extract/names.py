"""What the name of a company that is in no list can look like, Latin and Chinese.

Offers pieces of a text that may be names; whether one is a company is for discovery.py to decide by its cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trendtui.extract.matching import is_han
from trendtui.model.catalogue import NameCues

_TOKEN = r"[A-Z0-9][A-Za-z0-9]*(?:[.&’'-][A-Za-z0-9]+)*"
_RUN = re.compile(rf"(?<![A-Za-z0-9.@/&-]){_TOKEN}(?: (?:& )?{_TOKEN}){{0,3}}(?![A-Za-z0-9@/])")
_VERSION = re.compile(r"[A-Za-z]{1,10}[-.]?\d+(?:\.\d+)*[A-Za-z]{0,2}(?:-[A-Za-z0-9]+)*|\d[\d.,]*[A-Za-z%]{0,3}")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+\.(?:ai|io|com|dev|app|co|so)", re.IGNORECASE)
_INNER_CAPITAL = re.compile(r"[a-z0-9][A-Z]")
_FUNCTION = frozenset(
    "的了是在和与及等为将被把对向从也都很更最这那其该此每各某们个种类项次年月日中上下内外前后不有会能可要以于而但或就还又再使让给由并且们所我你他她它来去到说着过个些几多少之"
)
"""Characters that a Chinese company's name hardly ever has."""
_PARTICLES = _FUNCTION - frozenset("能来上中下内外前后年月日有会之")
"""Those of them that none has: 智能, 未来 and 能源 stand in many."""
_FREE = 6
"""A Chinese name that no cue closes has at most so many characters."""
_CORE = (4, 3, 2)
"""How many characters of a Chinese name may stand before its ending, longest first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that may be a name: 0-based characters, end exclusive."""

    start: int
    end: int
    suffix: str = ""
    """The ending that companies' names have: Ventures, 科技."""
    certain: bool = False
    """The ending alone makes it a company (Acme Ventures), no other cue is needed."""
    firm: bool = False
    """A Chinese name that begins a clause and ends as hardly any common word does (星河科技)."""
    doubtful: bool = False
    """It may as well be an abbreviation or a common word with a capital: only a telling cue counts."""

    def text(self, whole: str) -> str:
        """The piece itself."""
        return whole[self.start : self.end]


class NameShapes:
    """The shapes of names by the cues of one catalogue."""

    def __init__(self, cues: NameCues) -> None:
        self._not_names = frozenset(word.casefold() for word in cues.not_names)
        self._latin_suffixes = frozenset(cues.latin_suffixes)
        self._common = frozenset(cues.common)
        self._firm = frozenset(cues.firm_suffixes)
        self._borders = cues.borders
        self._generic_words = tuple(cues.generic)
        endings = "|".join(re.escape(word) for word in cues.suffixes)
        self._suffix = re.compile(endings) if endings else None

    def latin(self, text: str) -> Iterable[Piece]:
        """The runs of capitalised words that may be a company's name, generic words at their ends left out."""
        for run in _RUN.finditer(text):
            tokens = [(m.start(), m.end()) for m in re.finditer(r"[^ ]+", text[run.start() : run.end()])]
            while tokens and self._generic(run[0][tokens[0][0] : tokens[0][1]]):
                tokens.pop(0)
            suffix = ""
            if len(tokens) > 1 and run[0][slice(*tokens[-1])] in self._latin_suffixes:
                suffix = run[0][slice(*tokens[-1])]
            while tokens and not suffix and self._generic(run[0][slice(*tokens[-1])]):
                tokens.pop()
            if not tokens:
                continue
            start, end = run.start() + tokens[0][0], run.start() + tokens[-1][1]
            name = text[start:end]
            if self.is_latin_name(name):
                yield Piece(start, end, suffix, certain=bool(suffix), doubtful=_doubtful(name))

    def _generic(self, token: str) -> bool:
        return token == "&" or token.casefold() in self._not_names

    def is_latin_name(self, name: str) -> bool:
        """Whether a run of Latin words can be a name: it has a capital, is no version and no known word."""
        if name.casefold() in self._not_names or not any(char.isupper() for char in name):
            return False
        if _DOMAIN.fullmatch(name):
            return True
        tokens = name.split(" ")
        return len(name) > 1 and not any(_VERSION.fullmatch(token) for token in tokens)

    def chinese(self, text: str) -> Iterable[Piece]:
        """The Chinese names that end as companies do (星河科技) and begin where a name can begin."""
        if self._suffix is None:
            return
        for ending in self._suffix.finditer(text):
            for length in _CORE:
                start = ending.start() - length
                if start < 0 or not self._is_core(text[start : ending.start()]):
                    continue
                if self._begins(text, start):
                    firm = ending[0] in self._firm and not is_han(text[start - 1] if start else " ")
                    yield Piece(start, ending.end(), ending[0], certain=ending[0].endswith("有限公司"), firm=firm)
                    break

    def _is_core(self, core: str) -> bool:
        return (
            not _FUNCTION.intersection(core)
            and core not in self._common
            and all(is_han(char) for char in core)
            and not any(core.endswith(word) or core.startswith(word) for word in self._common if len(word) > 1)
        )

    def _begins(self, text: str, start: int) -> bool:
        before = text[start - 1] if start else " "
        if not is_han(before):
            return True
        return any(text.endswith(word, 0, start) for word in self._borders)

    def is_coined(self, name: str) -> bool:
        """Whether Chinese characters can be a company's own name: nothing in them is an ordinary word of reports."""
        return not any(word in name for word in self._generic_words) and self._is_whole(name)

    def is_free(self, name: str) -> bool:
        """The same for a name that nothing marks as one: nor is there a particle or a pronoun in it."""
        return self.is_coined(name) and len(name) <= _FREE and not _PARTICLES.intersection(name)

    def _is_whole(self, name: str) -> bool:
        return (
            2 <= len(name) <= 8
            and all(is_han(char) for char in name)
            and name not in self._common
            and name not in self._not_names
        )

    def is_name(self, item: str) -> bool:
        """Whether an item of a list can be a company's name."""
        if item.isascii():
            return len(item) <= 40 and _RUN.fullmatch(item) is not None and self.is_latin_name(item)
        return (
            2 <= len(item) <= 8
            and all(is_han(char) for char in item)
            and not _FUNCTION.intersection(item)
            and item not in self._common
            and item not in self._not_names
            and not any(word in item for word in self._common if len(word) > 1)
        )


def _doubtful(name: str) -> bool:
    """An abbreviation (CAD, MCN) or a single word that may only be capitalised (Robotaxi, Chatbot)."""
    if " " in name or _DOMAIN.fullmatch(name) or _INNER_CAPITAL.search(name):
        return False
    return name.isupper()
