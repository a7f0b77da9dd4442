"""Pages that gather what the index says of one thing (a company, theme, year or document), and of all at once.

Lists are cut where nobody would read on by hand;
`…_total` says how many there are. What a page counts is passages, unless it says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from trendtui.model.query import Query
from trendtui.model.results import (
    ChartNote,
    FigureRow,
    OutlineItem,
    PassageRow,
    Place,
    ReferenceNote,
    TrendRow,
)

KINDS = ("company", "theme", "year", "document")
"""What there are pages of."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A value of a facet and how many passages have it."""

    value: str
    """What the query line says: agents, 英伟达, 2025, report.md."""
    label: str
    """What a person reads."""
    count: int
    foretold: int = 0
    """Of them: how many speak of what is still to come."""
    above: float = 0.0
    """How many times as often as in the whole index; 0 where nobody asked."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """How many passages speak of each theme, column by column."""

    by: str
    """The field of the query line that the columns are values of: source or published."""
    columns: tuple[Tally, ...]
    """In the order they are shown; `count` is of all their passages."""
    rows: tuple[tuple[Tally, tuple[int, ...]], ...]
    """Themes, most passages first, each with its passages in every column."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A document that came into the index."""

    source: str
    title: str
    date: str
    when: str
    """The moment of its import, ISO 8601, UTC."""
    new: bool
    """Whether that was after the moment that was asked about."""
    passages: int
    first: Place


@dataclass(frozen=True, slots=True)
class Overview:
    """What a query finds, at a glance; of the empty query, the whole index."""

    query: Query
    since: str
    """The moment after which documents count as new; empty when there is none."""
    documents: int
    passages: int
    new: int
    """Documents imported after `since`."""
    imported: tuple[Imported, ...]
    """The last ones, latest first."""
    heat: tuple[HeatMap, ...]
    """By document where they are few, and by year of publication."""
    companies: tuple[Tally, ...]
    years: tuple[Tally, ...]
    """In order of time."""


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that can be compared: of one metric, in one unit."""

    metric: str
    kind: str
    unit: str
    """The unit of comparison (US dollars, days), else their own."""
    per: str
    figures: tuple[FigureRow, ...]
    """In order of year, those without one last."""

    @property
    def by_year(self) -> tuple[tuple[int, float, bool], ...]:
        """Year → the largest value that is told for it, and whether it is foretold; in order of time."""
        found: dict[int, tuple[float, bool]] = {}
        for row in self.figures:
            if row.year is not None and row.comparable is not None:
                known = found.get(row.year)
                if known is None or abs(row.comparable) > abs(known[0]):
                    found[row.year] = (row.comparable, row.forecast)
        return tuple((year, *found[year]) for year in sorted(found))


@dataclass(frozen=True, slots=True)
class DocumentShare:
    """How much one document speaks of a company."""

    source: str
    title: str
    date: str
    mentions: int
    passages: int
    first: Place
    primary: bool
    """Whether it is spoken of in earnest anywhere in the document."""
    earnest: int = 0
    """Of the passages: those that speak of it in earnest; the others name it in passing."""


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """All that the index says of one company."""

    name: str
    also: tuple[str, ...]
    kind: str
    sector: str
    country: str
    ticker: str
    status: str
    """listed or discovered."""
    rule: str
    """The catalogue's row, or the cue by which it was discovered."""
    surfaces: tuple[tuple[str, int], ...]
    """How it is written, and how often, most first."""
    figures: tuple[FigureRow, ...]
    """In order of year (those without a year last), then of place."""
    documents: tuple[DocumentShare, ...]
    together: tuple[tuple[str, int], ...]
    """Companies in the same passages, and in how many, most first."""
    trends: tuple[TrendRow, ...]
    people: tuple[tuple[str, str, int], ...]
    """Name, position, and in how many passages."""
    series: tuple[Series, ...] = ()
    """The figures once more, those that can be compared together."""
    figures_total: int = 0
    documents_total: int = 0
    trends_total: int = 0
    """How many there are; the page holds the first ones."""
    passages: int = 0
    mentions: int = 0
    earnest: int = 0
    """Passages that speak of it in earnest."""
    before: str = ""
    """The company with the next more passages; empty for the first."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """What one document says about a theme."""

    source: str
    title: str
    date: str
    passages: int
    of_passages: int
    """Passages of the whole document."""
    first: Place
    trends: tuple[TrendRow, ...]
    best: tuple[PassageRow, ...]
    """The passages that are most about it; the words that say so are marked."""
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """What the documents say about a theme."""

    slug: str
    label: str
    group: str
    passages: int
    documents: int
    shares: tuple[ThemeShare, ...]
    """The documents that say most, most first."""
    others: tuple[Tally, ...]
    """The next ones."""
    years: tuple[Tally, ...]
    """In order of time."""
    companies: tuple[Tally, ...]
    """Those most tied to it: named in its passages more often than elsewhere."""
    before: str = ""
    """The slug of the page before this one; empty at the end."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class YearShare:
    """What one document says of a year."""

    source: str
    title: str
    date: str
    passages: int
    first: Place
    figures: tuple[FigureRow, ...]
    said: tuple[PassageRow, ...]
    """Passages that name the year, without the figures' ones."""


@dataclass(frozen=True, slots=True)
class YearPage:
    """What is said of a year: facts and, apart from them, what is foretold for it."""

    year: int
    passages: int
    foretold: int
    """Of the passages: those that speak of it as still to come."""
    figures: int
    figures_foretold: int
    facts: tuple[YearShare, ...]
    forecasts: tuple[YearShare, ...]
    """By document, those that say most first."""
    others: tuple[Tally, ...]
    """Further documents that name it."""
    companies: tuple[Tally, ...]
    themes: tuple[Tally, ...]
    before: str = ""
    """The year before in the index; empty when there is none."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """A stretch of a file that is no part of the text in the index."""

    reason: str
    line: int
    characters: int


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What the index knows of one document."""

    source: str
    path: str
    """Where the file was when it was imported; empty when unknown."""
    title: str
    publisher: str
    authors: tuple[str, ...]
    date: str
    language: str
    kind: str
    format: str
    url: str
    imported: str
    characters: int
    lines: int
    passages: int
    first: Place
    outline: tuple[tuple[OutlineItem, Place], ...]
    trends: tuple[TrendRow, ...]
    themes: tuple[Tally, ...]
    companies: tuple[Tally, ...]
    years: tuple[Tally, ...]
    people: tuple[Tally, ...]
    figures: tuple[FigureRow, ...]
    figures_total: int
    charts: tuple[tuple[ChartNote, Place], ...]
    references: tuple[tuple[ReferenceNote, Place], ...]
    left_out: tuple[tuple[Warned, Place], ...]
    left_out_total: int
    missing: tuple[str, ...]
    """What the file did not tell: title, publisher, date, url."""
    before: str = ""
    """The document published before this one; empty for the first."""
    after: str = ""


AnyPage = CompanyPage | ThemePage | YearPage | DocumentPage
