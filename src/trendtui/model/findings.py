"""What extraction found in a document's passages, each with the rule or data row that found it.

`passage` is `Passage.number`; `start` and `end` are 0-based characters of that passage's text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A company or organisation named in a passage."""

    passage: int
    start: int
    end: int
    surface: str
    company: str
    """Canonical name: `Company.name` of the catalogue, or the surface itself when discovered."""
    kind: str
    """company, org (no commercial enterprise), or product (a product that leads to its maker)."""
    status: str = "listed"
    """listed (in the catalogue) or discovered (by a cue in the text)."""
    rule: str = ""
    """What made it: 'companies.toml:英伟达', 'cue:领投'."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, and what it is about. low == high unless the text gives a range."""

    passage: int
    start: int
    end: int
    text: str
    kind: str
    """money, percent, multiple, fraction, params, tokens, compute, energy_power, duration, count, other."""
    low: float
    high: float
    """Values in the base unit: 65亿美元 is 6500000000.0 USD, 19% is 19.0 %."""
    unit: str
    hedge: str = ""
    """about, over, under, near, up to, at least; empty when stated plainly."""
    per: str = ""
    """What a price or rate is for: month, 1K tokens."""
    metric: str = ""
    """What is measured, in the words of data/units.toml: 估值, 融资, ARR, 增长."""
    company: str = ""
    year: int | None = None
    forecast: bool = False
    rule: str = ""
    comparable: float | None = None
    """The value on its kind's scale (US dollars, days, else its own unit): converted, for order only."""


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year that a passage speaks of."""

    passage: int
    start: int
    end: int
    year: int
    role: str
    """stated (2025年), relative (去年, by the document's date) or forecast (a year still to come when written)."""


@dataclass(frozen=True, slots=True)
class ThemeTag:
    """A theme that a passage is about, with the words that say so."""

    passage: int
    theme: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend, prediction or chapter that the report sets out."""

    section: int
    """`Section.number`."""
    ordinal: int | None
    title: str
    kind: str
    """trend, prediction or chapter."""
    group: str
    themes: tuple[str, ...]
    words: tuple[str, ...] = ()
    """The words that gave it its themes."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person named with a position or a company: from a quotation box or 'X创始人Y'."""

    passage: int
    start: int
    end: int
    name: str
    role: str
    company: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document."""

    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    years: tuple[YearMention, ...] = ()
    passage_themes: tuple[ThemeTag, ...] = ()
    section_themes: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """`Section.number` and its themes, for every section that has any."""
    trends: tuple[Trend, ...] = ()
    people: tuple[Person, ...] = ()
