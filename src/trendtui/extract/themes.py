"""Decides what a passage and a section are about, from the words of themes.toml.

A passage's tag names the words that made it. A section's themes weigh its title, the titles above it and the
share of its text, the latter against what the whole document speaks of: a report on models says 模型 everywhere.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trendtui.extract.matching import Lexicon, fold, without_addresses
from trendtui.model.catalogue import Theme
from trendtui.model.document import Passage, Section
from trendtui.model.findings import ThemeTag

_WORD, _HINT, _TITLE = 1.0, 0.3, 1.0
_MOST_TAGS = 4
"""A passage is about at most so many themes."""
_TAG_SHARE = 0.34
"""A tag needs this share of the passage's strongest theme."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The constants of a section's themes, tuned on annotated reports (docs/performance.md tells how well)."""

    title: float = 1.0
    """A section's own title."""
    above: float = 0.3
    """The titles above it, halved with each level."""
    body: float = 2.0
    """The text, whose shares add up to one."""
    lift: float = 0.5
    """How far the document's own subject is discounted: 0 not at all, 1 in full."""
    relative: float = 0.45
    """A theme needs this share of the strongest one's weight."""
    least: float = 0.25
    """And at least this weight."""
    most: int = 3


@dataclass(slots=True)
class _Tally:
    """What one text says about one theme: its words with their counts."""

    words: dict[str, int] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    titles: dict[str, int] = field(default_factory=dict)

    def weight(self, title: bool = False) -> float:
        """Distinct words count in full, their repetitions ever less; hints only beside another hint or word."""
        words = sum(_WORD * (1 + math.log(n)) for n in self.words.values())
        hints = sum(_HINT * (1 + math.log(n)) for n in self.hints.values())
        if title:
            return words + hints + sum(_TITLE for _ in self.titles)
        return words + hints if self.words or len(self.hints) > 1 else 0.0


class ThemeTagger:
    """Weighs texts against the themes of one catalogue; build it once."""

    def __init__(self, themes: Sequence[Theme], weighing: Weighing | None = None) -> None:
        self.weighing = weighing or Weighing()
        self._slugs = tuple(theme.slug for theme in themes)
        entries = [
            (word, theme, kind)
            for theme, row in enumerate(themes)
            for kind, words in enumerate((row.words, row.hints, row.title_words))
            for word in words
        ]
        self._entries = entries
        self._lexicon = Lexicon(tuple(word for word, _, _ in entries), plural=True)

    def _tallies(self, text: str) -> dict[int, _Tally]:
        """Theme number → what the text says about it. Of overlapping words of one theme the longest counts."""
        folded = without_addresses(fold(text))
        ends: dict[tuple[int, bool], int] = {}
        tallies: dict[int, _Tally] = defaultdict(_Tally)
        hits = sorted(self._lexicon.hits(text, folded), key=lambda hit: (hit.start, -hit.end))
        for hit in hits:
            for number in hit.entries:
                word, theme, kind = self._entries[number]
                if ends.get((theme, kind == 2), 0) > hit.start:
                    continue
                ends[theme, kind == 2] = hit.end
                tally = tallies[theme]
                counts = (tally.words, tally.hints, tally.titles)[kind]
                counts[word] = counts.get(word, 0) + 1
        return tallies

    def tags(self, text: str, passage: int, heading: bool = False) -> tuple[ThemeTag, ...]:
        """The themes of one text, strongest first, none when nothing speaks for any."""
        weights = {theme: (tally.weight(heading), tally) for theme, tally in self._tallies(text).items()}
        strongest = max((weight for weight, _ in weights.values()), default=0.0)
        kept = [(w, theme, t) for theme, (w, t) in weights.items() if w > 0 and w >= _TAG_SHARE * strongest]
        kept.sort(key=lambda item: (-item[0], item[1]))
        return tuple(
            ThemeTag(
                passage,
                self._slugs[theme],
                round(1 - math.exp(-weight / 2), 3),
                (*tally.words, *tally.titles, *tally.hints) if heading else (*tally.words, *tally.hints),
            )
            for weight, theme, tally in kept[:_MOST_TAGS]
        )

    def title_weights(self, title: str) -> dict[str, float]:
        """Theme → weight of a heading's words, the strongest 1."""
        weights = {self._slugs[t]: tally.weight(title=True) for t, tally in self._tallies(title).items()}
        strongest = max(weights.values(), default=0.0)
        return {slug: weight / max(strongest, 1.0) for slug, weight in weights.items()}

    def body_weights(self, text: str) -> dict[str, float]:
        """Theme → share of what the text speaks of; the shares add up to one, or there are none."""
        weights = {self._slugs[t]: tally.weight() for t, tally in self._tallies(text).items()}
        total = sum(weights.values())
        return {slug: weight / total for slug, weight in weights.items() if weight} if total else {}


def section_themes(
    tagger: ThemeTagger, sections: Sequence[Section], passages: Sequence[Passage]
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """`Section.number` and its one to three themes, strongest first, for every section that has any."""
    titles = {s.number: tagger.title_weights(s.title) for s in sections}
    bodies, whole = _bodies(tagger, sections, passages)
    parents = {s.number: s.parent for s in sections}
    found = []
    for section in sections:
        weights = weigh(tagger.weighing, section.number, titles, parents, bodies[section.number], whole)
        chosen = choose(tagger.weighing, weights)
        if chosen:
            found.append((section.number, chosen))
    return tuple(found)


def _bodies(
    tagger: ThemeTagger, sections: Sequence[Section], passages: Sequence[Passage]
) -> tuple[dict[int, dict[str, float]], dict[str, float]]:
    """Each section's shares, its subsections' text included, and the whole document's."""
    parents = {s.number: s.parent for s in sections}
    bodies: dict[int, dict[str, float]] = {s.number: defaultdict(float) for s in sections}
    whole: dict[str, float] = defaultdict(float)
    for passage in passages:
        if passage.kind == "heading":
            continue
        size = math.sqrt(len(passage.text))
        shares = {slug: share * size for slug, share in tagger.body_weights(passage.text).items()}
        _add(whole, shares)
        at, seen = passage.section, set()
        while at is not None and at not in seen:
            seen.add(at)
            _add(bodies[at], shares)
            at = parents.get(at)
    return {number: _shares(sums) for number, sums in bodies.items()}, _shares(whole)


def _add(sums: dict[str, float], shares: Mapping[str, float]) -> None:
    for slug, share in shares.items():
        sums[slug] += share


def _shares(sums: Mapping[str, float]) -> dict[str, float]:
    total = sum(sums.values())
    return {slug: value / total for slug, value in sums.items()} if total else {}


def weigh(
    by: Weighing,
    number: int,
    titles: Mapping[int, Mapping[str, float]],
    parents: Mapping[int, int | None],
    body: Mapping[str, float],
    whole: Mapping[str, float],
) -> dict[str, float]:
    """Theme → weight in one section: title, titles above, and the body against the document."""
    weights: dict[str, float] = defaultdict(float)
    for slug, weight in titles[number].items():
        weights[slug] += by.title * weight
    factor, above, seen = by.above, parents.get(number), {number}
    while above is not None and above not in seen:
        seen.add(above)
        for slug, weight in titles[above].items():
            weights[slug] += factor * weight
        factor, above = factor / 2, parents.get(above)
    lifted = {slug: share * (share / max(whole.get(slug, share), 1e-9)) ** by.lift for slug, share in body.items()}
    total = sum(lifted.values())
    for slug, share in lifted.items():
        weights[slug] += by.body * share / total
    return weights


def choose(by: Weighing, weights: Mapping[str, float]) -> tuple[str, ...]:
    """The themes worth naming, strongest first."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    floor = max(by.least, by.relative * ranked[0][1]) if ranked else 0.0
    return tuple(slug for slug, weight in ranked[: by.most] if weight >= floor)
