"""Decides what a passage and a section are about, from the words of themes.toml.

A passage's tag names the words that made it. A section's themes weigh its title, the titles above it and the
words of its body, each the less the more of the document's passages have it: a report on models says 模型 everywhere.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from trendtui.extract.matching import Folding, Hit, Lexicon, without_addresses
from trendtui.model.catalogue import Theme
from trendtui.model.document import Passage, Section
from trendtui.model.findings import ThemeTag

_WORD, _HINT = 1.0, 0.3
_DOUBT = 0.3
"""What one word of a heading leaves in doubt."""
_HINTED = 0.5
"""What a title's hints count where there is no body."""
_EXCEPTION = 3
"""The kind of an entry that stops a theme's words, after words, hints and title words."""
_MOST_TAGS = 4
"""A passage is about at most so many themes."""
_TAG_SHARE = 0.34
"""A tag needs this share of the passage's strongest theme."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The constants of a section's themes, tuned on annotated reports; none of them is sharp."""

    title: float = 1.7
    """A section's own title, against a body whose strongest theme weighs 1."""
    alone: tuple[float, float, float] = (0.0, 0.4, 0.6)
    """The share of that which a title's hints, title words and words keep when the body has nothing of the theme."""
    support: float = 0.25
    """The weight in the body from which on a title counts in full."""
    above: float = 0.4
    """Each of the titles above it."""
    full: float = 2.5
    """So many words that no other passage has make the strongest theme of a body weigh 1."""
    shared: float = 0.2
    """How much of a body's weight its passages give by vote, however much one of them goes on about something."""
    opening: float = 0.2
    """The first passage once more."""
    subject: float = 0.35
    """What the whole document is about, when that is in every passage."""
    common: float = 0.25
    """A theme is a document's subject if this share of its passages has a word of it."""
    fewest: int = 5
    """A document of fewer passages has no subject but those of its sections."""
    relative: float = 0.41
    """A theme needs this share of the strongest one's weight."""
    least: float = 0.2
    """And at least this weight."""
    most: int = 3


@dataclass(slots=True)
class _Tally:
    """What one text says about one theme: its words with their counts."""

    words: dict[str, int] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    titles: dict[str, int] = field(default_factory=dict)

    def said(self, heading: bool) -> tuple[str, ...]:
        """The words themselves, telling ones first."""
        return (*self.words, *(self.titles if heading else ()), *self.hints)

    def title(self) -> float:
        """How strongly a heading says it, at most 1: it has few words, so one is nearly enough."""
        hints = self.hints.keys() - self.titles.keys()
        words = len(self.words) + len(self.titles) + _HINT * len(hints)
        return float(1 - _DOUBT**words)

    def rank(self) -> int:
        """What says it at best: 0 hints, 1 title words, 2 words."""
        return 2 if self.words else 1 if self.titles else 0

    def weight(self, heading: bool = False) -> float:
        """Distinct words count in full, their repetitions ever less; hints only beside another hint or word."""
        words = sum(_WORD * (1 + math.log(n)) for n in self.words.values())
        hints = sum(_HINT * (1 + math.log(n)) for n in self.hints.values())
        if heading and self.titles:
            return words + hints + _WORD * len(self.titles)
        return words + hints if self.words or len(self.hints) > 1 else 0.0


def _said(theme: Theme, folding: Folding) -> Iterator[tuple[str, int]]:
    """A theme's words with their kinds; a spelling counts once, as the strongest that it is listed as."""
    known: set[str] = set()
    for kind, words in ((0, theme.words), (2, theme.title_words), (1, theme.hints), (_EXCEPTION, theme.exceptions)):
        spelled = {word: folding.fold(word) for word in words}
        yield from ((word, kind) for word, folded in spelled.items() if folded not in known or kind == _EXCEPTION)
        if not kind:
            known.update(spelled.values())


def _touched(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of these places overlaps start..end and is not wholly inside a longer word there."""
    at = bisect_left(places, (end, 0))
    return any(e > start and e - s > end - start for s, e in places[max(0, at - 4) : at])


class ThemeTagger:
    """Weighs texts against the themes of one catalogue; build it once."""

    def __init__(self, themes: Sequence[Theme], variants: Sequence[str] = (), weighing: Weighing | None = None) -> None:
        self.weighing = weighing or Weighing()
        self._slugs = tuple(theme.slug for theme in themes)
        folding = Folding(variants)
        self._entries = [
            (word, number, kind) for number, row in enumerate(themes) for word, kind in _said(row, folding)
        ]
        self._lexicon = Lexicon([word for word, _, _ in self._entries], folding, plural=True)

    def tallies(self, text: str) -> dict[int, _Tally]:
        """Theme number → what the text says about it.

        Of overlapping words of one theme the longest counts. A hint or title word inside a longer word of any
        theme does not count: 数据 in 数据中心 says nothing about data. Nor does any word that an exception touches.
        """
        folded = without_addresses(self._lexicon.folding.fold(text))
        ends: dict[tuple[int, bool], int] = {}
        tallies: dict[int, _Tally] = defaultdict(_Tally)
        covered, cover = 0, (0, 0)
        hits = sorted(self._lexicon.hits(text, folded), key=lambda hit: (hit.start, -hit.end))
        excepted = self._excepted(hits)
        for hit in hits:
            place = (hit.start, hit.end)
            inside = hit.end <= covered and place != cover
            for number in hit.entries:
                word, theme, kind = self._entries[number]
                if kind == _EXCEPTION or ends.get((theme, kind == 2), 0) > hit.start or (inside and kind):
                    continue
                if theme in excepted and _touched(excepted[theme], hit.start, hit.end):
                    continue
                ends[theme, kind == 2] = hit.end
                tally = tallies[theme]
                counts = (tally.words, tally.hints, tally.titles)[kind]
                counts[word] = counts.get(word, 0) + 1
                if not kind and hit.end > covered:
                    covered, cover = hit.end, place
        return tallies

    def _excepted(self, hits: Sequence[Hit]) -> dict[int, list[tuple[int, int]]]:
        """Theme number → where its exceptions stand, in order."""
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for hit in hits:
            for number in hit.entries:
                _, theme, kind = self._entries[number]
                if kind == _EXCEPTION:
                    places[theme].append((hit.start, hit.end))
        return places

    def tags(self, text: str, passage: int, heading: bool = False) -> tuple[ThemeTag, ...]:
        """The themes of one text, strongest first, none when nothing speaks for any."""
        return self.tagged(self.tallies(text), passage, heading)

    def tagged(self, tallies: Mapping[int, _Tally], passage: int, heading: bool = False) -> tuple[ThemeTag, ...]:
        """The same, for a text whose words were counted already."""
        weights = {theme: tally.weight(heading) for theme, tally in tallies.items()}
        floor = _TAG_SHARE * max(weights.values(), default=0.0)
        kept = sorted((-weight, theme) for theme, weight in weights.items() if weight > 0 and weight >= floor)
        return tuple(
            ThemeTag(
                passage=passage,
                theme=self._slugs[theme],
                score=round(1 - math.exp(weight / 2), 3),
                words=tallies[theme].said(heading),
            )
            for weight, theme in kept[:_MOST_TAGS]
        )

    def title_weights(self, title: str) -> Mapping[str, tuple[float, int]]:
        """Theme → how strongly a heading says it, at most 1, and by what: 0 hints, 1 title words, 2 words."""
        return {self._slugs[t]: (tally.title(), tally.rank()) for t, tally in self.tallies(title).items()}

    def body_words(self, tallies: Mapping[int, _Tally]) -> _Words:
        """(theme, word, whether it is a hint) → how strongly one passage says it, repetitions ever less."""
        return {
            (self._slugs[theme], word, hint): 1 + math.log(n)
            for theme, tally in tallies.items()
            for hint, counts in ((False, tally.words), (True, tally.hints))
            for word, n in counts.items()
        }


_Words = dict[tuple[str, str, bool], float]
_Titles = Mapping[int, Mapping[str, tuple[float, int]]]
SectionThemes = tuple[tuple[int, tuple[str, ...]], ...]
"""`Section.number` and its one to three themes, strongest first, for every section that has any."""


def themes_of(
    tagger: ThemeTagger, sections: Sequence[Section], passages: Sequence[Passage]
) -> tuple[tuple[ThemeTag, ...], SectionThemes]:
    """What each passage and each section of a document is about."""
    by = tagger.weighing
    tallies = {p.number: tagger.tallies(p.text) for p in passages}
    tags = tuple(tag for p in passages for tag in tagger.tagged(tallies[p.number], p.number, p.kind == "heading"))
    titles = {s.number: tagger.title_weights(s.title) for s in sections}
    parents = {s.number: s.parent for s in sections}
    words = {p.number: tagger.body_words(tallies[p.number]) for p in passages if p.kind != "heading"}
    bodies = _bodies(by, words, parents, passages)
    subject = _subject(words, by)
    found = []
    for section in sections:
        weights = _weigh(by, section.number, titles, parents, bodies[section.number].weights(by))
        if weights:
            for slug, weight in subject.items():
                weights[slug] = weights.get(slug, 0.0) + weight
        chosen = choose(by, weights)
        if chosen:
            found.append((section.number, chosen))
    return tags, tuple(found)


@dataclass(slots=True)
class _Body:
    """What the passages of one section say, those of its subsections included."""

    rarity: Mapping[str, float]
    full: float
    """The weight of words with which a theme weighs 1."""
    words: _Words = field(default_factory=lambda: defaultdict(float))
    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    opening: Mapping[str, float] | None = None

    def add(self, said: _Words, vote: Mapping[str, float]) -> None:
        """One more passage: its words, and its themes with the strongest at most 1."""
        for key, strength in said.items():
            self.words[key] += strength
        for slug, weight in vote.items():
            self.votes[slug] += weight
        if self.opening is None:
            self.opening = vote

    def weights(self, by: Weighing) -> dict[str, float]:
        """Theme → its weight in the section, before the titles: about 1 for the strongest."""
        weights = _strengths(self.words, self.rarity, self.full)
        strongest, voted = max(weights.values(), default=0.0), max(self.votes.values(), default=0.0)
        if len(weights) > 1 and voted:
            for slug, weight in weights.items():
                weights[slug] = (1 - by.shared) * weight + by.shared * strongest * self.votes[slug] / voted
        for slug, weight in (self.opening or {}).items():
            weights[slug] = weights.get(slug, 0.0) + by.opening * weight
        return weights


def _bodies(
    by: Weighing, words: Mapping[int, _Words], parents: Mapping[int, int | None], passages: Sequence[Passage]
) -> dict[int, _Body]:
    """Section → its body. A word counts the more the fewer passages of the document have it."""
    spread = Counter(word for said in words.values() for word in {word for _, word, _ in said})
    rarity = {word: math.log(1 + len(words) / n) for word, n in spread.items()}
    full = by.full * math.log(1 + len(words))
    bodies = {number: _Body(rarity, full) for number in parents}
    for passage in passages:
        said = words.get(passage.number)
        if said is not None:
            vote = _strengths(said, rarity, full)
            for section in _chain(passage.section, parents):
                bodies[section].add(said, vote)
    return bodies


def _strengths(words: _Words, rarity: Mapping[str, float], full: float) -> dict[str, float]:
    """Theme → weight of its words, the strongest 1 if they are many enough; a theme of a single hint has none."""
    weights: dict[str, float] = defaultdict(float)
    certain: set[str] = set()
    hints: Counter[str] = Counter()
    for (slug, word, hint), strength in words.items():
        weights[slug] += (_HINT if hint else _WORD) * strength * rarity[word]
        hints[slug] += hint
        if not hint:
            certain.add(slug)
    kept = {slug: weight for slug, weight in weights.items() if slug in certain or hints[slug] > 1}
    strongest = max(full, *kept.values()) if kept else full
    return {slug: weight / strongest for slug, weight in kept.items()}


def _subject(words: Mapping[int, _Words], by: Weighing) -> dict[str, float]:
    """Theme → what it weighs in every section of a document on it, by the share of passages that have it."""
    if len(words) < by.fewest:
        return {}
    spread: Counter[str] = Counter()
    for said in words.values():
        spread.update({slug for slug, _, hint in said if not hint})
    shares = {slug: n / len(words) for slug, n in spread.items()}
    strongest = sorted(shares, key=lambda slug: (-shares[slug], slug))[:1]
    return {slug: by.subject * shares[slug] for slug in strongest if shares[slug] >= by.common}


def _chain(section: int | None, parents: Mapping[int, int | None]) -> Iterator[int]:
    """A section and those above it, innermost first."""
    seen: set[int] = set()
    while section is not None and section in parents and section not in seen:
        seen.add(section)
        yield section
        section = parents[section]


def _weigh(
    by: Weighing, number: int, titles: _Titles, parents: Mapping[int, int | None], body: Mapping[str, float]
) -> dict[str, float]:
    """Theme → weight in one section: its body, its title and the titles above it.

    A title whose body says nothing of its theme counts less, for it may be a figure of speech, and not at all when it
    only hints at the theme. Where there is no body that says anything, the title stands for it.
    """
    weights: dict[str, float] = defaultdict(float, body)
    for section in _chain(number, parents):
        own = section == number
        for slug, (weight, rank) in titles[section].items():
            if own and body:
                alone = by.alone[rank]
                weight *= alone + (1 - alone) * min(1.0, body.get(slug, 0.0) / by.support)
            elif own and not rank:
                weight *= _HINTED
            weights[slug] += (by.title if own else by.above) * weight
    return weights


def choose(by: Weighing, weights: Mapping[str, float]) -> tuple[str, ...]:
    """The themes worth naming, strongest first."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    floor = max(by.least, by.relative * ranked[0][1]) if ranked else 0.0
    return tuple(slug for slug, weight in ranked[: by.most] if weight >= floor)
