"""Finds unlisted companies by the place they come from: 里昂的X, 以色列还有个小团队 X, 一家苏州的X科技.

The names of places are those of discovery.toml. A Latin word directly behind a place and 的 is nearly always a
company in Chinese reports; a Chinese one needs a company's ending and words that count companies besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trendtui.extract.beside import any_of
from trendtui.extract.introduced import Introduced
from trendtui.extract.names import NameShapes, Piece
from trendtui.model.catalogue import NameCues

_SHORTEST = 3
"""A Latin name behind a place has at least so many characters and is no abbreviation."""
_BACK = 24
"""Characters before a name in which its place is looked for."""
_NOUN = (
    r"(?:初创|新创|创业|团队|小团队|公司|初创公司|创业公司|新秀|新锐|独角兽|老牌|同行|对手|巨头|"
    r"厂商|企业|开发商|供应商|运营商|上市公司)"
)
_LEAD = (
    rf"(?:那边|这边|当地|本土)?(?:的|那个|那家|这家|(?:也|还)?有(?:一)?[个家]|{_NOUN})+\s?"
    r"(?:叫|名叫|名为)?[“「『]?\s?$"
)
_COUNT = r"(?:一家|有家|[两三四五几]家|那家|这家|一个|有个)\s?"


class Placed:
    """The places of one catalogue; build it once."""

    def __init__(self, cues: NameCues, shapes: NameShapes) -> None:
        self._shapes = shapes
        self._places = frozenset(cues.places)
        where = any_of(cues.places)
        counted = f"{_COUNT}(?:总部)?(?:在|位于|来自)?(?:{where})的(?:{_NOUN})?[“「『]?$"
        self._latin = re.compile(f"(?:{where}){_LEAD}") if where else None
        self._counted = re.compile(counted) if where else None

    def of(self, text: str) -> Iterator[Introduced]:
        """The names in one text that stand behind a place as companies do."""
        if self._latin is None or self._counted is None:
            return
        for piece in self._shapes.latin(text):
            name = piece.text(text)
            led = self._latin.search(text, max(0, piece.start - _BACK), piece.start)
            if led and len(name) >= _SHORTEST and not piece.doubtful:
                yield Introduced(piece.start, piece.end, "cue:" + led[0].strip())
        for piece in self._shapes.chinese(text):
            led = self._counted.search(text, max(0, piece.start - _BACK), piece.start)
            if led and self._is_own(text, piece):
                yield Introduced(piece.start, piece.end, "cue:" + led[0].strip())

    def _is_own(self, text: str, piece: Piece) -> bool:
        """Whether a Chinese name is a company's own, not the kind of company that 公司 behind it makes of it."""
        core = piece.text(text).removesuffix(piece.suffix)
        return core not in self._places and not text.startswith(("公司", "企业", "初创", "团队", "厂商"), piece.end)
