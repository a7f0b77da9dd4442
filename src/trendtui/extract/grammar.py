"""The rows of data/units.toml made ready for matching: dictionaries by spelling and a few compiled patterns.

Compiled once for each `Units` value; holds nothing of the texts. `quantities` and its neighbours do the reading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from trendtui.model.units import Hedge, Idiom, Magnitude, Metric, Unit, Units


@dataclass(frozen=True, slots=True, eq=False)
class Spellings:
    """Which rows a spelling stands for; the longest spelling at a place wins."""

    exact: dict[str, tuple[Unit, ...]]
    lowered: dict[str, tuple[Unit, ...]]
    """Latin words of four letters or more, in any case."""
    lengths: dict[str, tuple[int, ...]]
    """First character → the lengths of the spellings that begin with it, longest first."""


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What the extraction matches with."""

    units: Units
    after: Spellings
    prefix: re.Pattern[str]
    """A currency that ends right before a number."""
    prefixes: dict[str, Unit]
    magnitude: re.Pattern[str]
    magnitudes: dict[str, Magnitude]
    idiom: re.Pattern[str]
    idioms: dict[str, Idiom]
    mask: re.Pattern[str]
    hedge_before: re.Pattern[str]
    hedge_after: re.Pattern[str]
    hedges: dict[str, Hedge]
    metric: re.Pattern[str]
    plain: re.Pattern[str]
    """A metric that needs no unit, right before a number."""
    metrics: dict[str, Metric]
    cues: dict[str, re.Pattern[str]]

    def cue(self, role: str) -> re.Pattern[str]:
        """The pattern of the words with this role."""
        return self.cues[role]


@lru_cache(maxsize=8)
def grammar(units: Units) -> Grammar:
    """The compiled form of `units`, made once for each value."""
    metrics = {word.lower(): row for row in reversed(units.metrics) for word in row.words}
    roles = dict.fromkeys(cue.role for cue in units.cues)
    return Grammar(
        units=units,
        after=_spellings(units.units),
        prefix=re.compile(f"(?:{_any(s for u in units.units for s in u.before)})[ ]?$"),
        prefixes={s: u for u in reversed(units.units) for s in u.before},
        magnitude=re.compile(rf"\s{{0,2}}({_any(s for m in units.magnitudes for s in m.spellings)})"),
        magnitudes={s: m for m in reversed(units.magnitudes) for s in m.spellings},
        idiom=re.compile(_any((w for i in units.idioms for w in i.words), bounded=True), re.IGNORECASE),
        idioms={w.lower(): i for i in reversed(units.idioms) for w in i.words},
        mask=re.compile("|".join(f"(?:{m.pattern})" for m in units.masks) or r"(?!)"),
        hedge_before=re.compile(f"({_any((w for h in units.hedges for w in h.before), bounded=True)})\\s?$"),
        hedge_after=re.compile(f"\\s?({_any(w for h in units.hedges for w in h.after)})"),
        hedges={w: h for h in reversed(units.hedges) for w in (*h.before, *h.after)},
        metric=re.compile(_any(metrics, bounded=True), re.IGNORECASE),
        plain=re.compile(
            f"(?:{_any((w for m in units.metrics if m.plain for w in m.words), bounded=True)})"
            r"(?:为|是|约|达|达到|高达|仅|仅为|只有|了|到|低于|高于|超过|of|at|:|：|\s){0,3}$"
        ),
        metrics=metrics,
        cues={role: re.compile(_any(units.words(role), bounded=True), re.IGNORECASE) for role in roles},
    )


def _spellings(units: Iterable[Unit]) -> Spellings:
    exact: defaultdict[str, list[Unit]] = defaultdict(list)
    lowered: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for spelling in unit.after:
            exact[spelling].append(unit)
            if len(spelling) >= 4 and spelling.isascii() and spelling == spelling.lower():
                lowered[spelling].append(unit)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for spelling in exact:
        lengths[spelling[0]].add(len(spelling))
    for spelling in lowered:
        lengths[spelling[0].upper()].add(len(spelling))
    return Spellings(
        {s: tuple(u) for s, u in exact.items()},
        {s: tuple(u) for s, u in lowered.items()},
        {first: tuple(sorted(all_, reverse=True)) for first, all_ in lengths.items()},
    )


def _any(words: Iterable[str], *, bounded: bool = False) -> str:
    """An alternation, longest first; `bounded`: Latin words do not match inside longer ones."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not ordered:
        return r"(?!)"
    # The look ahead refuses most places at once, where a hundred alternatives would each be tried.
    letters = {cased for word in ordered for cased in (word[0].lower(), word[0].upper()) if len(cased) == 1}
    firsts = "".join(re.escape(letter) for letter in sorted(letters))
    return f"(?=[{firsts}])(?:{'|'.join(_bounded(word) if bounded else re.escape(word) for word in ordered)})"


def _bounded(word: str) -> str:
    before = r"(?<![A-Za-z])" if word[0].isascii() and word[0].isalpha() else ""
    after = r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return f"{before}{re.escape(word)}{after}"
