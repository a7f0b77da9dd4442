"""Rows of data/units.toml: how numbers, units and the words around them are written.

Values only. `trendtui.knowledge.units` reads and checks them; `trendtui.extract.grammar` turns them into patterns.
The tables compare by identity (`eq=False`), so that a compiled grammar can be remembered for each of them.
"""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "money",
    "percent",
    "multiple",
    "fraction",
    "params",
    "tokens",
    "compute",
    "energy_power",
    "duration",
    "count",
    "other",
)
"""What a figure can be; the order is the one shown."""

DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.44,  # a Gregorian year of 365.2425 days in twelfths
    "quarter": 91.31,
    "year": 365.2425,
}
"""Units of time in days, by which durations are compared."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what the program must read in it (a contract test runs every one)."""

    text: str
    reading: str
    """'kind low..high unit' or 'kind value unit', several joined by '; '; empty: nothing to find."""


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A word that multiplies the number before it: 万, million, K."""

    spellings: tuple[str, ...]
    factor: float
    bare: bool
    """May stand as the whole number (千万美元, 百亿元)."""
    row: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, a currency or a measure word: what follows (or precedes) the number."""

    kind: str
    unit: str
    """The base unit that values are given in: USD, Wh, day, 家."""
    scale: float
    """How many base units one of these is: 0.01 for 美分."""
    after: tuple[str, ...]
    """Spellings that follow the number. All-lower-case Latin ones of four letters or more match in any case."""
    before: tuple[str, ...] = ()
    """Spellings that precede it: $, ¥, RMB."""
    not_before: tuple[str, ...] = ()
    """It is another word when one of these follows (2024 个性化)."""
    near: tuple[str, ...] = ()
    """One of these must stand in the same clause."""
    loose: bool = False
    """A word that also follows years and names by chance: 1900 to 2099 without blank or separator do not count."""
    least: float = 0.0
    """Smaller numbers do not count: model names end in small numbers (Llama 3 参数)."""
    spelled: float = 0.0
    """The smallest number written in Chinese numerals that counts (三个 is seldom data, 三百个 is)."""
    joiner: bool = False
    """个 or 的 may stand between number and unit: 3 个小时, 2e25 的 FLOPS."""
    row: str = ""
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Idiom:
    """A word that is a quantity by itself: 翻番, doubled, 一半."""

    words: tuple[str, ...]
    kind: str
    unit: str
    low: float
    high: float
    row: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that soften a number: 约, 超过, 近, 左右."""

    name: str
    """about, over, under, near, up to or at least."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    row: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured: 估值, 融资, 月活."""

    name: str
    words: tuple[str, ...]
    kind: str = ""
    """What a number that has no unit of its own is when this is what it measures; empty: not told."""
    unit: str = ""
    company: bool = False
    """Only companies have it, so that a sentence that opens with it goes on about the company before."""
    plain: bool = False
    """A number without any unit counts when it stands right behind it (得分 88.7)."""
    fits: tuple[str, ...] = ()
    """The kinds of figure it may measure; empty: its own kind."""
    over: tuple[str, ...] = ()
    """Kinds that it overrides: 参数量约 1750 亿个 counts parameters, though 个 is a measure word."""
    row: str = ""
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say something of the sentence: role is the question they answer."""

    role: str
    words: tuple[str, ...]
    row: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Mask:
    """Text whose numbers measure nothing: dates, ordinals, addresses, names."""

    reason: str
    pattern: str
    """A Python regular expression, searched in the folded text (ASCII digits and signs, simplified numerals)."""
    row: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The whole of data/units.toml, in the order of the file."""

    magnitudes: tuple[Magnitude, ...]
    units: tuple[Unit, ...]
    idioms: tuple[Idiom, ...]
    hedges: tuple[Hedge, ...]
    metrics: tuple[Metric, ...]
    cues: tuple[Cue, ...]
    masks: tuple[Mask, ...]

    def words(self, role: str) -> tuple[str, ...]:
        """The words of every cue with this role."""
        return tuple(word for cue in self.cues if cue.role == role for word in cue.words)
