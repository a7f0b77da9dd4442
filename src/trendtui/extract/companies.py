"""Finds the catalogue's companies and organisations in passages.

One automaton finds every spelling; the rows' own rules (case, neighbours, words that must stand near) decide
which count; companies win over products, longer over shorter. Names in no list are discovery.py's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trendtui.extract.beside import Beside
from trendtui.extract.crossing import Crossing
from trendtui.extract.matching import Folding, Hit, Lexicon, is_han, is_latin, without_addresses
from trendtui.model.catalogue import Catalogue, Company, Spelling
from trendtui.model.document import Passage
from trendtui.model.findings import Mention

_SEPARATOR = re.compile(
    r"\s*(?:[、,，/;；&｜|+]|和|与|及|以及|还有|或|或者|and|or)+\s*(?:以及|还有|and|or|和|与|及)?\s*", re.IGNORECASE
)
"""What stands between two names of a list."""
_AROUND = 30
"""Chinese this near makes a text Chinese, in characters."""
_NEAREST = 12
"""A separator is at most this long."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One spelling of one company with its rules folded, ready to be asked."""

    company: Company
    spelling: Spelling
    near: frozenset[int]
    """Numbers of the words of which one must stand near."""
    not_near: frozenset[int]
    """Numbers of the words of which none may."""
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    entry: _Entry


@dataclass(frozen=True, slots=True)
class _Found:
    """What one passage holds: mentions that count, and ambiguous ones that only other evidence can make count."""

    sure: tuple[_Candidate, ...]
    pending: tuple[_Candidate, ...]


class CompanyMatcher:
    """Finds the companies of one catalogue; build it once, use it for any number of documents."""

    def __init__(self, catalogue: Catalogue) -> None:
        spelled = [(company, s) for company in catalogue.companies for s in company.spellings]
        context = dict.fromkeys(word for _, s in spelled for word in (*s.near, *s.not_near))
        near = {word: number for number, word in enumerate(context)}
        folding = Folding(catalogue.variants)
        self._near = Lexicon(tuple(near), folding, plural=True)
        self._lexicon = Lexicon([spelling.text for _, spelling in spelled], folding)
        self._beside = Beside(catalogue.names, catalogue.people)
        self._entries = [
            _Entry(
                company,
                spelling,
                frozenset(near[word] for word in spelling.near),
                frozenset(near[word] for word in spelling.not_near),
                tuple(folding.fold(word) for word in spelling.not_before),
                tuple(folding.fold(word) for word in spelling.not_after),
            )
            for company, spelling in spelled
        ]

    def find(self, text: str, passage: int) -> tuple[Mention, ...]:
        """The mentions in one text, in order and without overlaps; `passage` is what they carry as number."""
        return self.find_all([text], [passage])[0]

    def find_all(self, texts: Sequence[str], numbers: Sequence[int]) -> list[tuple[Mention, ...]]:
        """The mentions in each text of one document.

        An ambiguous spelling that its own words prove in one text counts in the document's other texts
        too, written in the same case.
        """
        crossing = Crossing(texts)
        found = [self._look(text, crossing) for text in texts]
        proven = {
            (text[c.start : c.end], c.entry.company.name)
            for text, f in zip(texts, found, strict=True)
            for c in f.sure
            if c.entry.near and is_name_like(text[c.start : c.end])
        }
        return [_mentions(text, number, f, proven) for text, number, f in zip(texts, numbers, found, strict=True)]

    def _look(self, text: str, crossing: Crossing) -> _Found:
        folded = without_addresses(self._lexicon.folding.fold(text))
        sure: list[_Candidate] = []
        pending: list[_Candidate] = []
        for hit in self._lexicon.hits(text, folded):
            if hit.end - hit.start == 2 and crossing.at(text, hit.start):
                continue
            for number in hit.entries:
                entry = self._entries[number]
                if _allowed(text, folded, hit.start, hit.end, entry):
                    asks = entry.near or entry.not_near
                    (pending if asks else sure).append(_Candidate(hit.start, hit.end, entry))
        if not pending:
            return _Found(tuple(sure), ())
        places = self._places(text, folded)
        waiting: list[_Candidate] = []
        for candidate in pending:
            if not any(number in places for number in candidate.entry.not_near):
                proven = _proven(text, candidate, places) or self._beside.proves(text, candidate.start, candidate.end)
                (sure if proven else waiting).append(candidate)
        return _Found(tuple(sure), tuple(waiting))

    def _places(self, text: str, folded: str) -> dict[int, tuple[Hit, Hit]]:
        """For each word that an ambiguous spelling may need: where it stands first and last."""
        places: dict[int, tuple[Hit, Hit]] = {}
        for hit in self._near.hits(text, folded):
            for number in hit.entries:
                first, _ = places.get(number, (hit, hit))
                places[number] = (first, hit)
        return places


def _proven(text: str, candidate: _Candidate, places: Mapping[int, tuple[Hit, Hit]]) -> bool:
    """Whether a word that the ambiguous spelling needs stands in the passage, outside the spelling itself.

    A name written small (ramp, index) is taken for the ordinary word.
    """
    if not candidate.entry.near:
        return True
    surface = text[candidate.start : candidate.end]
    if surface.isascii() and surface.islower() and not candidate.entry.spelling.text.islower():
        return False
    return any(
        hit.start < candidate.start or hit.end > candidate.end
        for number in candidate.entry.near
        for hit in places.get(number, ())
    )


def _allowed(text: str, folded: str, start: int, end: int, entry: _Entry) -> bool:
    """Whether case and the direct neighbours let a spelling count."""
    if folded[start] == " ":  # blanked: inside a web address
        return False
    if entry.spelling.text[:1].isascii() and not _stands_as_name(text, start, end, entry):
        return False
    if entry.spelling.exact and "".join(text[start:end].split()) != "".join(entry.spelling.text.split()):
        return False
    if any(folded.startswith(word, end) for word in entry.not_before):
        return False
    return not any(folded.endswith(word, 0, start) for word in entry.not_after)


def _stands_as_name(text: str, start: int, end: int, entry: _Entry) -> bool:
    """Whether a Latin surface is written and set as a name is.

    Written small, a name counts beside Chinese (用stripe收款), where foreign words are names, but not in English
    prose (the time, meta data); nor does one taken apart whose words are no capitals (open AI). A name that is an
    ordinary word too is not looked for inside compounds (Test-Time, VoxPoser).
    """
    surface = text[start:end]
    if " " in surface and " " not in entry.spelling.text and not all(w[0].isupper() for w in surface.split()):
        return False
    if surface.islower() and not entry.spelling.text.islower():
        return any(is_han(char) for char in text[max(0, start - _AROUND) : end + _AROUND])
    if entry.near or entry.spelling.exact:
        hyphened = text[start - 1 : start] == "-" and is_latin(text[max(0, start - 2)])
        return not hyphened and not is_latin(text[end : end + 1] or " ")
    return True


def _mentions(text: str, number: int, found: _Found, proven: set[tuple[str, str]]) -> tuple[Mention, ...]:
    """The mentions of one text: sure ones, proven ones, those listed beside them, then products in the gaps."""
    names = [c for c in found.sure if not c.entry.spelling.product]
    products = [c for c in found.sure if c.entry.spelling.product]
    names = [c for c in names if not any(_is_part(text, c, p) for p in products)]
    waiting: list[_Candidate] = []
    for candidate in found.pending:
        known = (text[candidate.start : candidate.end], candidate.entry.company.name) in proven
        (names if known else waiting).append(candidate)
    waiting = [c for c in waiting if not any(p.start <= c.start and c.end <= p.end for p in products)]
    chosen = _with_listed(text, _longest(names), waiting)
    chosen = _with_gaps(chosen, products)
    return tuple(_mention(text, number, candidate) for candidate in chosen)


def _is_part(text: str, name: _Candidate, product: _Candidate) -> bool:
    """Whether a name is but the word before the number of another company's product (Chai-2)."""
    if product.start != name.start or product.entry.company.name == name.entry.company.name:
        return False
    return text[name.end : product.end].lstrip(" -").isdecimal()


def _mention(text: str, number: int, candidate: _Candidate) -> Mention:
    kind = "product" if candidate.entry.spelling.product else candidate.entry.company.kind
    file = candidate.entry.company.row.split(":")[0]
    return Mention(
        passage=number,
        start=candidate.start,
        end=candidate.end,
        surface=text[candidate.start : candidate.end],
        company=candidate.entry.company.name,
        kind=kind,
        rule=f"{file}:{candidate.entry.spelling.text}",
    )


def _longest(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Without overlaps: of those that begin first, the longest."""
    chosen: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
    return chosen


def _with_gaps(chosen: list[_Candidate], others: Iterable[_Candidate]) -> list[_Candidate]:
    """`chosen` with those of the others that overlap none of them."""
    result, at = [], 0
    for candidate in _longest(others):
        while at < len(chosen) and chosen[at].end <= candidate.start:
            at += 1
        if at == len(chosen) or candidate.end <= chosen[at].start:
            result.append(candidate)
    return sorted([*chosen, *result], key=lambda c: c.start)


def _with_listed(text: str, chosen: list[_Candidate], waiting: list[_Candidate]) -> list[_Candidate]:
    """`chosen` with those ambiguous names that stand in one list with a chosen company or with each other.

    Two passes, so that a list is followed to both sides; each looks only at direct neighbours.
    """
    if not chosen or not waiting:
        return chosen
    known = {(c.start, c.end) for c in chosen}
    everyone = _with_gaps(chosen, waiting)
    for order in (everyone, everyone[::-1]):
        last: _Candidate | None = None
        for candidate in order:
            if (candidate.start, candidate.end) not in known:
                if last is None or not _side_by_side(text, last, candidate):
                    continue
                known.add((candidate.start, candidate.end))
            last = candidate
    return [c for c in everyone if (c.start, c.end) in known]


def _side_by_side(text: str, one: _Candidate, other: _Candidate) -> bool:
    start, end = (one.end, other.start) if one.end <= other.start else (other.end, one.start)
    return 0 < end - start <= _NEAREST and _SEPARATOR.fullmatch(text, start, end) is not None


def mentions_of(matcher: CompanyMatcher, passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """The mentions in a document's passages, in reading order."""
    found = matcher.find_all([p.text for p in passages], [p.number for p in passages])
    return tuple(mention for mentions in found for mention in mentions)


def is_name_like(surface: str) -> bool:
    """Whether a surface can prove itself elsewhere: Latin with a capital, or Chinese too long for a common word."""
    return not surface.islower() if any(is_latin(char) for char in surface) else len(surface) >= 4
