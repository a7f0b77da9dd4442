"""Finds companies that are in no list, by what stands beside them: X完成A轮融资, 初创公司X, 由X领投, A、B、C等公司.

Precision first: a name needs a cue of discovery.toml, and what is found once counts wherever the same document
says it again. The names' shapes and the places where they may begin and end are told in names.py.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trendtui.extract.beside import LED, Beside, any_of, is_bare
from trendtui.extract.introduced import Introductions, alias
from trendtui.extract.matching import within
from trendtui.extract.names import NameShapes, Piece
from trendtui.extract.people import speakers_of
from trendtui.extract.placed import Placed
from trendtui.extract.shortforms import ShortForms
from trendtui.model.catalogue import Catalogue
from trendtui.model.document import Passage
from trendtui.model.findings import Mention, Person

_LEAD = re.compile(r"(?:由|，|,|。|；|;|：|:|^|\n)([^，,。；;：:\n由]{2,60})$")
_ITEM = re.compile(r"[、,，/]|以及|和|与|及|(?=等)")
_LIST = re.compile(r"[^。；;：:！!？?\n（）()]+")
_PHRASE = re.compile(r" [a-z]+")
"""What follows a capitalised word that begins an English phrase, not a name."""
_COUNTED = ("家", "个", "类", "批", "些", "种", "支", "多", "各", "所有", "多数", "其他", "传统", "头部")
"""Before a name that 公司 follows, these make it a kind of company: 一家Robotaxi公司."""
_SOLID = 2
"""So many listed companies make an enumeration one of companies."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A name by its first cue."""

    name: str
    cue: str
    company: str
    """The name shown, another one if this is a short form or stands in brackets behind it."""


class Discoverer:
    """Finds unlisted companies by the cues of one catalogue; build it once."""

    def __init__(self, catalogue: Catalogue) -> None:
        cues = catalogue.names
        self._shapes = NameShapes(cues)
        self._beside = Beside(cues)
        self._introductions = Introductions(cues, self._shapes)
        self._placed = Placed(cues, self._shapes)
        self._short_forms = ShortForms(catalogue, self._shapes)
        self._acts = cues.acts
        self._closers = cues.closers
        self._led = re.compile(any_of(LED))
        self._idle = not cues.after and not cues.before

    def added(
        self, passages: Sequence[Passage], listed: Sequence[Mention], people: Sequence[Person] = ()
    ) -> tuple[Mention, ...]:
        """The listed mentions of a document together with the discovered ones, in reading order."""
        if self._idle:
            return tuple(listed)
        taken: dict[int, list[Mention]] = defaultdict(list)
        for mention in listed:
            taken[mention.passage].append(mention)
        persons = {p.name for p in people} | {part for p in people for part in p.name.split() if len(part) > 2}
        persons |= speakers_of(passages)
        evidence: dict[str, _Evidence] = {}
        before = ""
        for passage in passages:
            for found in self._found_in(passage, before, taken.get(passage.number, [])):
                if found.name not in persons:
                    evidence.setdefault(found.name, found)
            before = passage.text
        spoken = {m.surface for m in listed}
        for name, cue in self._introductions.lines(passages):
            if name not in persons and name not in spoken:
                evidence.setdefault(name, _Evidence(name, cue, name))
        found_all = _everywhere(evidence, passages, listed, taken)
        return self._short_forms.added(passages, found_all, frozenset(persons))

    def _found_in(self, passage: Passage, before: str, mentions: Sequence[Mention]) -> Iterable[_Evidence]:
        """What one passage gives evidence for, by cues beside names and by constructions; names in brackets too."""
        text, free = passage.text, _Free(mentions)
        yield from self._look(text, mentions)
        for place in (*self._introductions.of(passage, before), *self._placed.of(text)):
            if not free.overlaps(place.start, place.end):
                name = text[place.start : place.end]
                yield _Evidence(name, place.cue, name)
                other = alias(text, place.start, place.end, self._shapes)
                if other:
                    yield _Evidence(other, place.cue, name)

    def _look(self, text: str, mentions: Sequence[Mention]) -> Iterable[_Evidence]:
        free = _Free(mentions)
        for piece in self._shapes.latin(text):
            if not free.overlaps(piece.start, piece.end):
                cue = self._cue(text, piece)
                if cue:
                    yield _Evidence(piece.text(text), cue, piece.text(text))
        for piece in self._shapes.chinese(text):
            if not free.overlaps(piece.start, piece.end):
                cue = self._cue(text, piece)
                if cue:
                    yield _Evidence(piece.text(text), cue, piece.text(text))
        yield from self._investors(text, free)
        yield from self._listed(text, mentions, free)

    def _cue(self, text: str, piece: Piece) -> str:
        """The cue beside a name, or the ending that makes it a company's; empty when there is none."""
        if piece.certain:
            return f"cue:{piece.suffix}"
        latin = text[piece.start].isascii()
        act = next((act for act in self._acts if text.startswith(act, piece.end)), "") if piece.firm else ""
        if act:
            return f"cue:{piece.suffix}+{act}"
        after = self._beside.after(text, piece.end)
        if after and is_bare(after) and text[: piece.start].rstrip().endswith(_COUNTED):
            after = ""
        if after and not (is_bare(after) and (piece.doubtful or not latin)):
            return f"cue:{after}"
        before = "" if piece.doubtful else self._beside.before(text, piece.start)
        if before and (latin or not is_bare(before)) and (before.isascii() or not _PHRASE.match(text, piece.end)):
            return f"cue:{before}"
        return ""

    def _investors(self, text: str, free: _Free) -> Iterable[_Evidence]:
        """The names in '由A、B领投，C和D跟投'."""
        for led in self._led.finditer(text):
            lead = _LEAD.search(text, max(0, led.start() - 61), led.start())
            if lead is None:
                continue
            for start, end in _items(text, lead.start(1), lead.end(1)):
                if not free.overlaps(start, end) and self._shapes.is_name(text[start:end]):
                    yield _Evidence(text[start:end], f"cue:{led[0]}", text[start:end])

    def _listed(self, text: str, mentions: Sequence[Mention], free: _Free) -> Iterable[_Evidence]:
        """The unlisted names in a list of which most are listed companies: 甲、乙、X等公司."""
        if sum(1 for m in mentions if m.kind == "company") < _SOLID:
            return
        for clause in _LIST.finditer(text):
            inside = within(mentions, clause.start(), clause.end())
            if len(inside) < _SOLID or any(m.kind == "product" for m in inside):
                continue
            items = list(_items(text, clause.start(), clause.end()))
            exact = {(m.start, m.end) for m in inside if m.kind == "company"}
            starts = {end: start for start, end in exact}
            exact |= {(start, end) for start, end in items if start < starts.get(end, -1)}
            run: list[tuple[int, int]] = []
            for item in [*items, (-1, -1)]:
                fits = item in exact or (item[0] >= 0 and self._shapes.is_name(text[item[0] : item[1]]))
                if fits and (not run or item[0] - run[-1][1] <= 4):
                    run.append(item)
                    continue
                yield from self._of_run(text, run, exact, free)
                run = [item] if fits else []

    def _of_run(
        self, text: str, run: Sequence[tuple[int, int]], exact: set[tuple[int, int]], free: _Free
    ) -> Iterable[_Evidence]:
        known = sum(1 for item in run if item in exact)
        closer = next((c for c in self._closers if run and text.startswith(c, run[-1][1])), "")
        if known < (1 if closer else _SOLID) or known * 2 < len(run):
            return
        for start, end in run:
            latin = text[start:end].isascii()
            if (start, end) not in exact and not free.overlaps(start, end) and (latin or closer):
                yield _Evidence(text[start:end], f"cue:{closer or '、'}", text[start:end])


class _Free:
    """Which places of a text no mention covers."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._taken = {place for m in mentions for place in range(m.start, m.end)}

    def overlaps(self, start: int, end: int) -> bool:
        return any(place in self._taken for place in range(start, end))


def _items(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The places of the items of a list, without blanks and quotation marks around them."""
    at = start
    for separator in [*_ITEM.finditer(text, start, end), None]:
        stop = separator.start() if separator else end
        low, high = at, stop
        while low < high and text[low] in ' \t\n“"「『《':
            low += 1
        while low < high and text[high - 1] in ' \t\n”"」』》':
            high -= 1
        if low < high:
            yield low, high
        at = separator.end() if separator else end


def _everywhere(
    evidence: Mapping[str, _Evidence],
    passages: Sequence[Passage],
    listed: Sequence[Mention],
    taken: Mapping[int, Sequence[Mention]],
) -> tuple[Mention, ...]:
    """The listed mentions with every free place of a document where a discovered name stands."""
    if not evidence:
        return tuple(listed)
    names = re.compile("|".join(_bordered(name) for name in sorted(evidence, key=lambda n: (-len(n), n))))
    result: list[Mention] = []
    for passage in passages:
        mentions = list(taken.get(passage.number, ()))
        free = _Free(mentions)
        mentions += [
            Mention(
                passage=passage.number,
                start=found.start(),
                end=found.end(),
                surface=found[0],
                company=evidence[found[0]].company,
                kind="company",
                status="discovered",
                rule=evidence[found[0]].cue,
            )
            for found in names.finditer(passage.text)
            if not free.overlaps(found.start(), found.end())
        ]
        result += sorted(mentions, key=lambda m: m.start)
    return tuple(result)


def _bordered(name: str) -> str:
    left = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    right = r"(?![a-z0-9])" if name[-1].isascii() else ""
    return left + re.escape(name) + right
