"""Decides what a passage and a section are about, from the words of themes.toml.

A passage's tag names the words that made it. A section's themes weigh its title, the titles above it and the
words of its body, each the less the more of the document's passages have it: a report on models says 模型 everywhere.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from trendtui.extract.matching import Folding, Lexicon, without_addresses
from trendtui.model.catalogue import Theme
from trendtui.model.document import Passage, Section
from trendtui.model.findings import ThemeTag

_WORD, _HINT = 1.0, 0.3
_DOUBT = 0.3
"""What one word of a heading leaves in doubt."""
_MOST_TAGS = 4
"""A passage is about at most so many themes."""
_TAG_SHARE = 0.34
"""A tag needs this share of the passage's strongest theme."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The constants of a section's themes, tuned on annotated reports; none of them is sharp."""

    title: float = 1.2
    """A section's own title, against a body whose strongest theme weighs 1."""
    above: float = 0.5
    """The title above it."""
    decay: float = 0.7
    """What each level further up is worth of the one below it."""
    subject: float = 0.4
    """What the whole document is about, when that is in every passage."""
    common: float = 0.25
    """A theme is a document's subject if this share of its passages has a word of it."""
    fewest: int = 5
    """A document of fewer passages has no subject but those of its sections."""
    damping: float = 0.7
    """Exponent of how often a word stands in the body: the tenth time says less than the first."""
    relative: float = 0.52
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
        words = len(self.words) + len(self.titles) + _HINT * len(self.hints)
        return float(1 - _DOUBT**words)

    def weight(self, heading: bool = False) -> float:
        """Distinct words count in full, their repetitions ever less; hints only beside another hint or word."""
        words = sum(_WORD * (1 + math.log(n)) for n in self.words.values())
        hints = sum(_HINT * (1 + math.log(n)) for n in self.hints.values())
        if heading and self.titles:
            return words + hints + _WORD * len(self.titles)
        return words + hints if self.words or len(self.hints) > 1 else 0.0


class ThemeTagger:
    """Weighs texts against the themes of one catalogue; build it once."""

    def __init__(self, themes: Sequence[Theme], variants: Sequence[str] = (), weighing: Weighing | None = None) -> None:
        self.weighing = weighing or Weighing()
        self._slugs = tuple(theme.slug for theme in themes)
        entries = [
            (word, theme, kind)
            for theme, row in enumerate(themes)
            for kind, words in enumerate((row.words, row.hints, row.title_words))
            for word in words
        ]
        self._entries = entries
        self._lexicon = Lexicon([word for word, _, _ in entries], Folding(variants), plural=True)

    def tallies(self, text: str) -> dict[int, _Tally]:
        """Theme number → what the text says about it.

        Of overlapping words of one theme the longest counts. A hint or title word inside a longer word of any
        theme does not count: 数据 in 数据中心 says nothing about data.
        """
        folded = without_addresses(self._lexicon.folding.fold(text))
        ends: dict[tuple[int, bool], int] = {}
        tallies: dict[int, _Tally] = defaultdict(_Tally)
        covered, cover = 0, (0, 0)
        for hit in sorted(self._lexicon.hits(text, folded), key=lambda hit: (hit.start, -hit.end)):
            place = (hit.start, hit.end)
            inside = hit.end <= covered and place != cover
            for number in hit.entries:
                word, theme, kind = self._entries[number]
                if ends.get((theme, kind == 2), 0) > hit.start or (inside and kind):
                    continue
                ends[theme, kind == 2] = hit.end
                tally = tallies[theme]
                counts = (tally.words, tally.hints, tally.titles)[kind]
                counts[word] = counts.get(word, 0) + 1
                if not kind and hit.end > covered:
                    covered, cover = hit.end, place
        return tallies

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

    def title_weights(self, title: str) -> dict[str, float]:
        """Theme → how strongly a heading says it, at most 1."""
        return {self._slugs[t]: tally.title() for t, tally in self.tallies(title).items()}

    def body_words(self, tallies: Mapping[int, _Tally]) -> _Words:
        """(theme, word, whether it is a hint) → how strongly one passage says it, repetitions ever less."""
        return {
            (self._slugs[theme], word, hint): 1 + math.log(n)
            for theme, tally in tallies.items()
            for hint, counts in ((False, tally.words), (True, tally.hints))
            for word, n in counts.items()
        }


_Words = dict[tuple[str, str, bool], float]
SectionThemes = tuple[tuple[int, tuple[str, ...]], ...]
"""`Section.number` and its one to three themes, strongest first, for every section that has any."""


def themes_of(
    tagger: ThemeTagger, sections: Sequence[Section], passages: Sequence[Passage]
) -> tuple[tuple[ThemeTag, ...], SectionThemes]:
    """What each passage and each section of a document is about."""
    tallies = {p.number: tagger.tallies(p.text) for p in passages}
    tags = tuple(tag for p in passages for tag in tagger.tagged(tallies[p.number], p.number, p.kind == "heading"))
    titles = {s.number: tagger.title_weights(s.title) for s in sections}
    parents = {s.number: s.parent for s in sections}
    words = {p.number: tagger.body_words(tallies[p.number]) for p in passages if p.kind != "heading"}
    bodies, rarity = _bodies(words, parents, passages)
    subject = _subject(words, tagger.weighing)
    found = []
    for section in sections:
        body = _body_weights(bodies[section.number], rarity, tagger.weighing.damping)
        weights = _weigh(tagger.weighing, section.number, titles, parents, body)
        if weights:
            for slug, weight in subject.items():
                weights[slug] = weights.get(slug, 0.0) + weight
        chosen = choose(tagger.weighing, weights)
        if chosen:
            found.append((section.number, chosen))
    return tags, tuple(found)


def _bodies(
    words: Mapping[int, _Words], parents: Mapping[int, int | None], passages: Sequence[Passage]
) -> tuple[dict[int, _Words], dict[str, float]]:
    """Each section's words, its subsections' included, and how rare each word is among the passages."""
    bodies: dict[int, _Words] = {number: defaultdict(float) for number in parents}
    spread: Counter[str] = Counter()
    for passage in passages:
        said = words.get(passage.number, {})
        spread.update({word for _, word, _ in said})
        for section in _chain(passage.section, parents):
            for key, strength in said.items():
                bodies[section][key] += strength
    return bodies, {word: math.log(1 + len(words) / n) for word, n in spread.items()}


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


def _body_weights(words: _Words, rarity: Mapping[str, float], damping: float) -> dict[str, float]:
    """Theme → weight of a body's words, the strongest 1; a theme of a single hint has none."""
    weights: dict[str, float] = defaultdict(float)
    certain: set[str] = set()
    hints: Counter[str] = Counter()
    for (slug, word, hint), strength in words.items():
        weights[slug] += (_HINT if hint else _WORD) * strength**damping * rarity[word]
        hints[slug] += hint
        if not hint:
            certain.add(slug)
    kept = {slug: weight for slug, weight in weights.items() if slug in certain or hints[slug] > 1}
    strongest = max(kept.values(), default=1.0)
    return {slug: weight / strongest for slug, weight in kept.items()}


def _weigh(
    by: Weighing,
    number: int,
    titles: Mapping[int, Mapping[str, float]],
    parents: Mapping[int, int | None],
    body: Mapping[str, float],
) -> dict[str, float]:
    """Theme → weight in one section: its body, its title and the titles above it."""
    weights: dict[str, float] = defaultdict(float, body)
    factor = by.title
    for depth, section in enumerate(_chain(number, parents)):
        for slug, weight in titles[section].items():
            weights[slug] += factor * weight
        factor = by.above * by.decay**depth
    return weights


def choose(by: Weighing, weights: Mapping[str, float]) -> tuple[str, ...]:
    """The themes worth naming, strongest first."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    floor = max(by.least, by.relative * ranked[0][1]) if ranked else 0.0
    return tuple(slug for slug, weight in ranked[: by.most] if weight >= floor)
