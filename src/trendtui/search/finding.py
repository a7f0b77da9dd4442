"""From the words of a query to the sets of passages that have them: as typed, and in each looser way.

Every way is a group of its own, without the passages of the groups before it. Filters are not applied here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from pyroaring import BitMap

from trendtui.model.query import Term
from trendtui.model.results import Way
from trendtui.search.loosening import BOTH, Loose, ways
from trendtui.search.matching import candidates, having, is_exact, matching, written
from trendtui.store.folding import fold
from trendtui.store.reading import Reader
from trendtui.store.sounds import merged
from trendtui.store.thesaurus import Thesaurus

WHILE_TYPING = 300
"""Passages whose text is looked at while somebody types: some 2 ms. Of more, the postings' word is taken, which on
Chinese is right for 94 to 100 of 100 (pairs of characters that all stand there, but not as one word)."""

_GLANCED = 100
"""The same for a looser way, of which there may be several."""

_TOGETHER = 8
"""Words of the longest name that is looked up as one."""

_SAMPLE = 100
"""Passages that are read to tell whether a guessed word stands anywhere."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages found in one way."""

    passages: BitMap
    needles: tuple[str, ...]
    """What to mark in them, folded."""
    way: Way | None = None
    """None: what was typed."""
    tiers: tuple[tuple[str, ...], ...] = ()
    """Needles of the words that were tried one after the other, the surer first."""
    together: str = ""
    """Several words as one phrase, folded: where it stands so comes first."""
    near: BitMap = field(default_factory=BitMap)
    """The passages that may have it: among very many these are ranked first of all."""
    unsure: bool = False
    """Whether some of the passages may have the parts of a word only."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that the words of a query find."""

    groups: tuple[Group, ...]
    about: bool
    """Whether the sets may hold passages that only have the parts of a word."""

    @property
    def passages(self) -> BitMap:
        """The passages of all groups."""
        return BitMap.union(*(g.passages for g in self.groups))

    @property
    def needles(self) -> tuple[str, ...]:
        """All that is to be marked in a text, folded."""
        return tuple(dict.fromkeys(needle for g in self.groups for needle in g.needles))


@dataclass(frozen=True, slots=True)
class _Unit:
    """One word of the query, or several that are one name; and the passages that have it as typed."""

    text: str
    folded: tuple[str, ...]
    passages: BitMap
    loosely: bool
    any_of: bool = False
    """Whether one of `folded` will do (they were joined by OR, and are checked already)."""


class Finder:
    """Finds words in one version of an index, for one thread."""

    def __init__(self, reader: Reader, live: BitMap) -> None:
        self.reader = reader
        self._live = live
        self._thesaurus = Thesaurus(reader)
        self._counted: dict[str, int] = {}
        self._last: tuple[tuple[tuple[Term, ...], bool], Found] | None = None

    def warm(self) -> None:
        """Load the lexicon's words and syllables, and the sets by which figures are counted."""
        self._thesaurus.warm()
        self.reader.sets.layers("kind")

    def find(self, terms: tuple[Term, ...], whole: bool) -> Found:
        """The passages that have the terms.

        Args:
            whole: look at every candidate's text, however many there are.
        """
        if self._last is None or self._last[0] != (terms, whole):
            self._last = ((terms, whole), self._find(terms, whole))
        return self._last[1]

    def _find(self, terms: tuple[Term, ...], whole: bool) -> Found:
        wanted = [t for t in terms if not t.excluded and fold(t.text).text.strip()]
        units = self._units(wanted)
        rough = reduce(lambda a, b: a & b, (u.passages for u in units), self._live)
        needles = tuple(dict.fromkeys(f for u in units for f in u.folded))
        exact, about = self._checked(rough, [f for u in units if not u.any_of for f in u.folded], whole)
        banned = self._excluded(terms)
        together = fold(" ".join(t.text for t in wanted)).text if len(wanted) > 1 else ""
        near = (candidates(self.reader, together) or BitMap()) & exact if together and exact else BitMap()
        groups = [Group(exact - banned, needles, together=together, near=near, unsure=about)]
        seen = exact | banned
        if units and not all(t.phrase for t in wanted):
            about |= self._loose_groups(units, groups, seen, whole)
        return Found(tuple(groups), about)

    def _checked(self, rough: BitMap, terms: Sequence[str], whole: bool) -> tuple[BitMap, bool]:
        """The passages that really have the terms, or all of them when they are too many to look at."""
        if all(map(is_exact, terms)):
            return rough, False
        if not whole and len(rough) > WHILE_TYPING:
            return rough, True
        return having(self.reader, terms, rough), False

    def _glanced(self, rough: BitMap, terms: Sequence[str]) -> tuple[BitMap, bool]:
        """As `_checked`, while somebody types: a text that is not written as the term is, is left for later."""
        if all(map(is_exact, terms)):
            return rough, False
        if len(rough) > _GLANCED:
            return rough, True
        found = written(self.reader, terms, rough)
        return found, len(found) < len(rough)

    def _excluded(self, terms: tuple[Term, ...]) -> BitMap:
        banned = BitMap()
        for term in terms:
            if term.excluded:
                for text in (term.text, *term.others):
                    if folded := fold(text).text.strip():
                        banned |= matching(self.reader, folded, self._live)
        return banned

    # --- words that belong together -----------------------------------------------------------------------------

    def _units(self, wanted: Sequence[Term]) -> list[_Unit]:
        units: list[_Unit] = []
        at = 0
        while at < len(wanted):
            size = next((n for n in range(_TOGETHER, 1, -1) if self._together(wanted[at : at + n], n)), 1)
            units.append(self._unit(wanted[at : at + size]))
            at += size
        return units

    def _together(self, terms: Sequence[Term], size: int) -> bool:
        """Whether so many words are one name (world model) or one word in pinyin (hecheng shuju)."""
        if len(terms) < size or any(t.phrase or t.others for t in terms):
            return False
        text = " ".join(t.text for t in terms)
        if self._thesaurus.others(fold(text).text):
            return True
        if not text.isascii() or not text.replace(" ", "").isalpha():
            return False
        if self._thesaurus.read_as("pinyin", merged(text), begins=False, limit=1):
            return True
        syllables = self._thesaurus.syllables
        return all(t.text.lower() in syllables for t in terms) and not self._unit(terms).passages

    def _unit(self, terms: Sequence[Term]) -> _Unit:
        first = terms[0]
        if first.others:
            each = [f for t in (first.text, *first.others) if (f := fold(t).text.strip())]
            found = BitMap.union(*(matching(self.reader, f, self._live) for f in each))
            return _Unit("", tuple(each), found, False, True)
        folded = tuple(fold(t.text).text.strip() for t in terms)
        sets = [s for f in folded if (s := candidates(self.reader, f)) is not None]
        found = reduce(lambda a, b: a & b, sets, self._live)
        return _Unit(" ".join(t.text for t in terms), folded, found, not first.phrase)

    # --- looser ways --------------------------------------------------------------------------------------------

    def _loose_groups(self, units: Sequence[_Unit], groups: list[Group], seen: BitMap, whole: bool) -> bool:
        """Add a group for every way of every word that finds passages of its own; whether any is unchecked."""
        loose = [self._ways_of(u) for u in units]
        about = False
        checked = [[self._having_any(way, whole) for way in found] for found in loose]
        sets = [[here for here, _ in found] for found in checked]
        order = sorted((_ORDER.index(way.how), i, j) for i, found in enumerate(loose) for j, way in enumerate(found))
        for _, i, j in order:
            here = sets[i][j] - seen
            others: list[str] = []
            for k, unit in enumerate(units):
                if k != i:
                    here &= BitMap.union(unit.passages, *sets[k])
                    others += [*unit.folded, *(w for one in loose[k] for _, w in one.words)]
            if here:
                way = loose[i][j]
                shown = Way(way.how, way.typed, tuple(name for name, _ in way.words), len(here))
                tiers = tuple((*w.split(BOTH), *others) for _, w in way.words)
                needles = tuple(dict.fromkeys(needle for tier in tiers for needle in tier))
                unsure = checked[i][j][1]
                about |= unsure
                groups.append(Group(here, needles, shown, tiers, unsure=unsure))
                seen |= here
        return about

    def _ways_of(self, unit: _Unit) -> list[Loose]:
        if not unit.loosely:
            return []
        exact = len(unit.passages)
        if exact and exact <= _SAMPLE:
            exact = len(having(self.reader, unit.folded, unit.passages))
        return list(ways(unit.text, exact, self._thesaurus, self.count))

    def _having_any(self, way: Loose, whole: bool) -> tuple[BitMap, bool]:
        found, unsure = BitMap(), False
        for _, word in way.words:
            parts = word.split(BOTH)
            rough = self._candidates(parts)
            here, unchecked = self._checked(rough, parts, whole) if whole else self._glanced(rough, parts)
            found |= here
            unsure |= unchecked
        return found, unsure

    def _candidates(self, words: Sequence[str]) -> BitMap:
        """The passages that may have all of some folded words; none where the postings cannot tell."""
        sets = [candidates(self.reader, word) or BitMap() for word in words]
        return reduce(lambda a, b: a & b, sets, self._live)

    def having(self, word: str) -> BitMap:
        """The passages that have a folded word; of many candidates the postings' word is taken."""
        return self._checked(self._candidates([word]), [word], False)[0]

    def known(self, words: Sequence[str]) -> set[str]:
        """Those of some folded words that the lexicon has."""
        return self._thesaurus.known(words)

    def texts_under(self, passage: int) -> list[str]:
        """The text of a passage; of a heading, of all that stands under it."""
        return [x.text for x in self.reader.texts(self._thesaurus.under(passage))]

    @property
    def total(self) -> int:
        """Passages there are."""
        return len(self._live)

    def count(self, word: str) -> int:
        """How many passages have a folded word; of many candidates the postings' word is taken."""
        if word not in self._counted:
            parts = word.split(BOTH)
            found = self._candidates(parts)
            if 0 < len(found) <= _SAMPLE:
                found = having(self.reader, parts, found)
            self._counted[word] = len(found)
        return self._counted[word]


_ORDER = ("alias", "regional", "numeral", "pinyin", "initials", "sound", "slip", "parts")


def with_total(group: Group, passages: BitMap) -> Group:
    """The group cut down to some passages, its way's count with it."""
    left = group.passages & passages
    return replace(group, passages=left, way=group.way and replace(group.way, total=len(left)))
