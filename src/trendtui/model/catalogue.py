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
    not_near: tuple[str, ...] = ()
    """It is something else in a passage where one of these stands."""
    product: bool = False
    """True: the name of a product that leads to its maker."""
    slip: bool = False
    """True: no name at all but how it is misspelt, misread or misheard."""


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
    exceptions: tuple[str, ...] = ()
    """Longer words and neighbours in which the others do not count: 国家电网 for 家电, 风险提示 for 风险."""


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """A shelf on which themes are shown together."""

    slug: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class AliasGroup:
    """Names of one thing, any of which finds the others in a search."""

    names: tuple[str, ...]
    """The name shown first. A name may stand in several groups (MR: mixed reality, magnetic resonance)."""
    row: str
    """Where it is told: 'aliases.toml:12', the company's row or 'themes.toml:slug'."""


@dataclass(frozen=True, slots=True)
class PeopleCues:
    """How people are named in running text, from people.toml."""

    positions: tuple[str, ...] = ()
    """Words of a position: 创始人, CEO, 首席科学家. Longest first."""
    surnames: tuple[str, ...] = ()
    """Chinese family names, those of two characters first."""
    not_names: tuple[str, ...] = ()
    """What looks like a name beside a position and is none: 表示, 认为, 团队."""
    known: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """People of one name only, or transliterated: the name shown and the ways it is written."""


@dataclass(frozen=True, slots=True)
class NameCues:
    """How a company that is in no list shows itself, from discovery.toml."""

    after: tuple[str, ...] = ()
    """What stands directly behind a company's name: 完成, 成立于, 领投."""
    before: tuple[str, ...] = ()
    """What stands directly before one: 初创公司, 收购了."""
    closers: tuple[str, ...] = ()
    """What closes a list of companies: 等公司."""
    suffixes: tuple[str, ...] = ()
    """How a Chinese company's name ends: 科技, 资本."""
    firm_suffixes: tuple[str, ...] = ()
    """Those of the endings that are hardly ever the end of a common word."""
    acts: tuple[str, ...] = ()
    """What a company with such a name does, directly behind it: 发布, 推出."""
    latin_suffixes: tuple[str, ...] = ()
    """How a Latin one ends: Ventures, Labs."""
    borders: tuple[str, ...] = ()
    """Characters and words that may stand before a Chinese name and are not part of it: 的, 由, 和."""
    not_names: tuple[str, ...] = ()
    """What looks like a name beside a cue and is none: AI, CEO, GPU."""
    naming: tuple[str, ...] = ()
    """What says that a name follows: 叫, 名为."""
    firms: tuple[str, ...] = ()
    """What says that a company is spoken of, near a name: 一家, 公司, 团队."""
    things: tuple[str, ...] = ()
    """What else has a name of its own: 技术, 产品, 项目."""
    startups: tuple[str, ...] = ()
    """What stands directly before a start-up's name: 初创公司."""
    does: tuple[str, ...] = ()
    """What companies do, behind a name that nothing else closes: 尝试, 只有."""
    told: tuple[str, ...] = ()
    """What a source does: 据X统计."""
    columns: tuple[str, ...] = ()
    """Heads of a table's columns that hold companies: 公司, 买方."""
    generic: tuple[str, ...] = ()
    """Words that no company's Chinese name holds: 纷纷, 团队."""
    young: tuple[str, ...] = ()
    """What is told of a young company in a list of them: 天使轮, 孵化, 毕业."""
    places: tuple[str, ...] = ()
    """Countries and towns, which companies come from: 里昂的X."""
    endings: tuple[str, ...] = ()
    """How else a listed company's name ends that is left out when it is named for short: 通信, 保险."""
    common: tuple[str, ...] = ()
    """Chinese words that are no name even before a suffix: 金融 (科技), 人工 (智能)."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that the program knows about companies, themes and people, the user's own rows included."""

    companies: tuple[Company, ...]
    themes: tuple[Theme, ...]
    groups: tuple[ThemeGroup, ...] = ()
    people: PeopleCues = PeopleCues()
    names: NameCues = NameCues()
    variants: tuple[str, ...] = ()
    """Pairs of characters, from variants.toml: a traditional or other form, and what it counts as."""
    hidden: frozenset[str] = frozenset()
    """Names that the user has taken away: no companies, also where a cue in a text says otherwise."""
    aliases: tuple[AliasGroup, ...] = ()
    """The groups of aliases.toml alone; `knowledge.aliases.groups` adds those of companies, themes and people."""
    hidden_aliases: frozenset[str] = frozenset()
    """First names of the groups that the user has taken away."""
