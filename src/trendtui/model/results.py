"""What a search answers: rows for the lists, counts for the facets, and the text for the reader.

Everything echoes the Query it answers, so that a late answer can be told from the current one.
`marks` are highlighted pieces, 0-based characters of the text beside them, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from trendtui.model.query import Query

Marks = tuple[tuple[int, int], ...]

LISTS = ("trends", "companies", "figures", "passages")
"""The lists of an answer."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: enough to open the reader there and to cite it."""

    source: str
    """The file's name, unique in the index."""
    line: int
    end_line: int
    passage: int
    """Row number of the passage in the index; 0 when there is none."""
    title: str = ""
    """The document's title."""
    section: str = ""
    """The section's path, outermost first, joined by ' › '."""


@dataclass(frozen=True, slots=True)
class Way:
    """A looser way in which passages were found, beside what was typed: its hits are a group of their own."""

    how: str
    """alias (another name), regional (晶片 for 芯片), numeral (三倍 for 3倍), pinyin, initials, sound (a homophone),
    slip (a typing error) or parts (its parts, not as one word)."""
    typed: str
    """The word of the query, as it was typed."""
    searched: tuple[str, ...]
    """What was searched instead, best first, as a person reads it."""
    total: int = 0
    """Passages that this way finds and no way before it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A company, theme or person that words of the query name: `facet:value` narrows to it."""

    facet: str
    value: str
    label: str
    """What a person reads."""
    count: int
    """Passages among the found ones."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What the query line may go on with: `line[start:end]` becomes `text`."""

    start: int
    end: int
    text: str
    label: str
    """What a person reads: the value's name, or what the field is for."""
    count: int = 0
    """Passages of the whole index that have the value; 0 for a field."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage that the query found."""

    place: Place
    kind: str
    text: str
    marks: Marks
    snippet: str
    """The part of the text around the best place, at most some 160 characters, line breaks as blanks."""
    snippet_marks: Marks
    themes: tuple[str, ...]
    years: tuple[int, ...]
    score: float = 0.0
    way: int = -1
    """Which of `Results.ways` found it; -1: the very words that were typed."""


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A trend, prediction or chapter with at least one passage that the query found."""

    place: Place
    """Its heading."""
    ordinal: int | None
    name: str
    marks: Marks
    kind: str
    group: str
    themes: tuple[str, ...]
    hits: int
    """How many of its passages the query found."""


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company mentioned in passages that the query found."""

    name: str
    marks: Marks
    kind: str
    status: str
    """listed or discovered."""
    passages: int
    documents: int
    figures: int
    first: Place
    """Its first mention among the found passages."""
    text: str = ""
    """That passage's text."""
    text_marks: Marks = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in a passage that the query found."""

    place: Place
    text: str
    """As it stands in the report: 65亿美元."""
    kind: str
    low: float
    high: float
    unit: str
    hedge: str
    metric: str
    company: str
    year: int | None
    forecast: bool
    context: str
    """The passage it stands in."""
    context_marks: Marks
    """Where it stands there."""
    per: str = ""
    """What a price or rate is for: month, 1K tokens."""
    comparable: float | None = None
    """The value on its kind's scale (US dollars, days, else its own unit), for order and bars only."""
    converted: bool = False
    """Whether `comparable` was converted from another currency or unit of time."""
    rule: str = ""
    """The rule or data row that read it."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and how many distinct passages of the answer have it, its own facet left out."""

    value: str
    """What the query line says: agents, 英伟达, 2025, report.md."""
    label: str
    """What a person reads: 智能体, 英伟达, 2025, the document's title."""
    count: int
    chosen: bool = False
    excluded: bool = False
    """Whether passages that have it are left out; `count` is then how many, any choice of its facet left out."""
    foretold: int = 0
    """Of a year: how many of the passages speak of it as still to come."""


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query."""

    query: Query
    total: int
    """Distinct passages found, in every way."""
    passages: tuple[PassageRow, ...] = ()
    trends: tuple[TrendRow, ...] = ()
    companies: tuple[CompanyRow, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    totals: dict[str, int] = field(default_factory=dict)
    """How many rows there are of trends, companies, figures and passages, shown or not. Of very many trends the number
    is missing from a quick answer that was not asked for them."""
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    """Facet name → its values: chosen and excluded ones and those with a count, most first (years newest first); and
    `kind`, the kinds of figures."""
    elapsed_ms: float = 0.0
    notes: tuple[str, ...] = ()
    """What was understood differently from what was typed, and what was not understood."""
    ways: tuple[Way, ...] = ()
    """The looser ways that found something, in the order of their groups; the words as typed come before them all."""
    exact: int = 0
    """Passages that have what was typed."""
    named: tuple[Named, ...] = ()
    """What the words name, the surest first: to be shown above the passages."""
    about: bool = False
    """Whether the counts are upper bounds: too many passages have the parts of a term to look at each while typing."""
    lists: tuple[str, ...] = LISTS
    """The lists whose rows were asked for; of the others only `totals` tells."""
    facet_sizes: dict[str, int] = field(default_factory=dict)
    """Facet name → how many of its values have a hit; `facets` holds the first some hundreds of them."""


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A heading in the reader's outline."""

    level: int
    title: str
    label: str
    kind: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A passage as the reader shows it."""

    passage: int
    kind: str
    level: int
    """Heading level; 0 for other kinds."""
    text: str
    line: int
    end_line: int
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class ChartNote:
    """A chart in the reading order: shown as a caption with its address."""

    line: int
    caption: str
    url: str


@dataclass(frozen=True, slots=True)
class ReferenceNote:
    """An entry of the references."""

    label: str
    text: str
    url: str
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole document as the reader shows it, with the query's hits."""

    query: Query
    source: str
    path: str
    """Where the file was when it was imported; empty when unknown."""
    title: str
    publisher: str
    authors: tuple[str, ...]
    date: str
    url: str
    kind: str
    blocks: tuple[Block, ...]
    outline: tuple[OutlineItem, ...]
    charts: tuple[ChartNote, ...]
    references: tuple[ReferenceNote, ...]
    original: str = ""
    """The decoded file as it was imported, for showing original lines."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What the index holds of one document (`trendtui stats`)."""

    source: str
    title: str
    publisher: str
    date: str
    language: str
    kind: str
    format: str
    characters: int
    sections: int
    passages: int
    trends: int
    companies: int
    mentions: int
    figures: int
    charts: int
    references: int


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing that extraction found in a passage, and what made it."""

    kind: str
    """company, org, product, figure, year, theme or person."""
    start: int
    end: int
    """Characters of the passage's text; 0, 0 for a theme, which is of the passage as a whole."""
    text: str
    """The words that were read: the surface, the figure as it stands, the theme's words."""
    meaning: str
    """What they were read as: 'NVIDIA', 'money 6500000000 USD · OpenAI · 2024'."""
    rule: str
    """The rule or data row that made it."""
    company: str = ""
    """Of a mention: the name that its company has in the index."""
