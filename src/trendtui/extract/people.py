"""Finds people named with a position: 英伟达CEO黄仁勋, OpenAI首席技术官Mira Murati, 李明，某某公司联合创始人.

The words of positions, the family names and a few people known by one name come from people.toml; quotation
boxes come from the reader. A name without a position is none of this module's business.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from trendtui.extract.matching import Folding, Hit, Lexicon, within
from trendtui.model.catalogue import PeopleCues
from trendtui.model.document import Passage, Quotation
from trendtui.model.findings import Mention, Person

_WORD = r"[A-Z][A-Za-z\u00c0-\u024f’'-]*"
_LATIN_NAME = rf"{_WORD}\.?(?: (?:{_WORD}\.?|de|van|von|der|la|bin)){{0,2}} {_WORD}"
_DOTTED_NAME = r"[\u4e00-\u9fff]{1,6}(?:[·•・][\u4e00-\u9fff]{1,8}){1,3}"
_NAME = re.compile(rf"(?P<latin>{_LATIN_NAME})|(?P<dotted>{_DOTTED_NAME})")
_NAME_AT_END = re.compile(rf"(?:(?P<latin>{_LATIN_NAME})|(?P<dotted>{_DOTTED_NAME}))$")
_JOIN = re.compile(r"[\s\-—–:：,，&]{0,3}")
_JOIN_BEFORE = re.compile(r"[\s,，（(:：、\-—]{1,3}$")
_SPEAKS = re.compile(
    r"^[ \t]*(?:[\[(（【][\d:.,]{4,12}[\])）】][ \t]*)?([^\s：:，。,.!?！？][^：:，。,!?！？\n]{0,23})[：:]",
    re.MULTILINE,
)
"""A turn of a conversation: its time, maybe, and who speaks."""
_TURNS = 3
"""Who begins so many lines is a speaker."""
_LOOK = 60
"""How far from a position a name or a company is looked for, in characters."""
_BETWEEN = 8
"""At most so much stands between a company and its person's position: 的, 前, 中国区, AI业务."""


class PeopleFinder:
    """Finds people by the cues of one catalogue; build it once."""

    def __init__(self, cues: PeopleCues, variants: Sequence[str] = ()) -> None:
        self._positions = Lexicon(cues.positions, Folding(variants))
        self._surnames = cues.surnames
        self._not_names = cues.not_names
        spelled = [(name, spelling) for name, spellings in cues.known for spelling in spellings]
        self._known = {spelling: name for name, spelling in spelled}
        self._spelled = sorted(self._known, key=lambda s: (-len(s), s))

    def find(self, text: str, passage: int, mentions: Sequence[Mention] = ()) -> tuple[Person, ...]:
        """The people of one passage; `mentions` are the companies found in it."""
        found: dict[tuple[int, int], Person] = {}
        for hit in _longest(self._positions.hits(text)):
            place = self._after(text, hit.end) or self._before(text, hit.start, mentions)
            if place is None:
                continue
            start, end, name = place
            if (start, end) in found:
                continue
            role = text[hit.start : hit.end]
            company = _company(hit, (start, end), mentions)
            found[start, end] = Person(passage, start, end, name, role, company, f"people.toml:{role}")
        return tuple(found[place] for place in sorted(found))

    def _after(self, text: str, at: int) -> tuple[int, int, str] | None:
        """A name that follows a position directly: its place and the name as shown."""
        join = _JOIN.match(text, at)
        start = join.end() if join else at
        for spelling in self._spelled:
            if text.startswith(spelling, start):
                return start, start + len(spelling), self._known[spelling]
        named = _NAME.match(text, start, start + _LOOK)
        if named:
            end = self._trimmed(text, named)
            return start, end, text[start:end]
        length = self._chinese(text, start)
        return (start, start + length, text[start : start + length]) if length else None

    def _trimmed(self, text: str, named: re.Match[str]) -> int:
        """Where a transliterated name ends: before the word that goes on without a border (…·索伦森认为)."""
        if not named["dotted"]:
            return named.end()
        last = max(text.rfind(dot, named.start(), named.end()) for dot in "·•・") + 2
        ends = (text.find(word, last, named.end()) for word in self._not_names)
        return min((end for end in ends if end >= 0), default=named.end())

    def _chinese(self, text: str, start: int) -> int:
        """The length of a Chinese name at this place; 0 when what follows it cannot be told from it."""
        if any(text.startswith(word, start) for word in self._not_names):
            return 0
        surname = next((s for s in self._surnames if text.startswith(s, start)), "")
        if not surname:
            return 0
        for given in (2, 1):
            end = start + len(surname) + given
            name = text[start:end]
            if len(name) < end - start or not all("\u4e00" <= char <= "\u9fff" for char in name):
                continue
            if self._ends(text, end):
                return end - start
        return 0

    def _ends(self, text: str, end: int) -> bool:
        after = text[end : end + 1]
        return not "\u4e00" <= (after or " ") <= "\u9fff" or any(text.startswith(w, end) for w in self._not_names)

    def _before(self, text: str, at: int, mentions: Sequence[Mention]) -> tuple[int, int, str] | None:
        """A name set before a position by a comma or bracket, with at most a company between."""
        companies = [m for m in within(mentions, at - _LOOK, at) if at <= m.end + _BETWEEN]
        edge = companies[0].start if companies else at
        join = _JOIN_BEFORE.search(text, max(0, edge - 3), edge)
        if join is None:
            return None
        end = join.start()
        for spelling in self._spelled:
            if text.endswith(spelling, 0, end):
                return end - len(spelling), end, self._known[spelling]
        named = _NAME_AT_END.search(text, max(0, end - _LOOK), end)
        if named:
            return named.start(), end, named[0]
        for length in (4, 3, 2):
            start = end - length
            edge_ok = start == 0 or (start > 0 and not "\u4e00" <= text[start - 1] <= "\u9fff")
            if edge_ok and self._chinese(text, start) == length:
                return start, end, text[start:end]
        return None


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen


def _company(position: Hit, name: tuple[int, int], mentions: Sequence[Mention]) -> str:
    """The company whose position it is: the one that ends just before it, else one between it and the name."""
    near = within(mentions, position.start - _LOOK, position.start)
    before = [m for m in near if position.start - m.end <= _BETWEEN and m.start != name[0]]
    if before:
        return before[-1].company
    low, high = min(name[0], position.start), max(name[1], position.end)
    between = within(mentions, low, high)
    return between[0].company if between else ""


def speakers_of(passages: Sequence[Passage]) -> frozenset[str]:
    """Who speaks in a conversation: names before a colon that begin line after line."""
    begun = Counter(found[1].strip() for passage in passages for found in _SPEAKS.finditer(passage.text))
    return frozenset(name for name, times in begun.items() if times >= _TURNS)


def people_of(
    finder: PeopleFinder,
    passages: Sequence[Passage],
    quotations: Sequence[Quotation],
    mentions: Mapping[int, Sequence[Mention]],
) -> tuple[Person, ...]:
    """The people of a document: those named with a position, then the speakers of its quotation boxes.

    A speaker stands outside the passage that holds the words, so such a person's place is the passage's start.
    """
    found = [
        p for passage in passages for p in finder.find(passage.text, passage.number, mentions.get(passage.number, ()))
    ]
    found += [Person(q.passage, 0, 0, q.speaker, q.position, "", "quotation") for q in quotations if q.speaker]
    return tuple(found)
