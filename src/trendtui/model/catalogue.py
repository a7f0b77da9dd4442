"""Rows of the catalogue: what the program knows about the world, read from data/*.toml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way a company is written, and when it counts."""

    text: str
    exact: bool = False
    """True: upper and lower case must agree (Para, Glean, Meta)."""
    near: tuple[str, ...] = ()
    """For an ambiguous spelling: one of these must stand in the same passage."""
    not_before: tuple[str, ...] = ()
    """It is something else when one of these follows directly (苹果 before 树)."""
    not_after: tuple[str, ...] = ()
    """It is something else when one of these comes directly before it."""
    product: bool = False
    """True: the name of a product that leads to its maker."""


@dataclass(frozen=True, slots=True)
class Company:
    """A company or organisation."""

    name: str
    """The name shown: the one its readers know best."""
    kind: str
    """company or org (university, government body, institute, non-profit)."""
    sector: str
    country: str
    """ISO 3166 code, two letters; empty when unknown."""
    ticker: str
    also: tuple[str, ...]
    """Other names in Chinese and English, for search and display."""
    spellings: tuple[Spelling, ...]
    row: str
    """Where it is told, for evidence: 'companies.toml:123'."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that trends and passages are about."""

    slug: str
    zh: str
    en: str
    group: str
    words: tuple[str, ...]
    """What says by itself that a passage is about the theme."""
    hints: tuple[str, ...] = ()
    """What says so only together with another hint or word."""
    title_words: tuple[str, ...] = ()
    """What says so in a heading, where words weigh more."""
