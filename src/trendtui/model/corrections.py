"""What a reader has put right in what extraction found, as values; the file that holds them is `corrections.toml`.

A correction is tied to names and words, never to rows of an index, so that it holds for every index and every import.
"""

from __future__ import annotations

from dataclasses import dataclass

ACTS = ("merge", "rename", "hide", "confirm")
"""What can be done with a company."""


@dataclass(frozen=True, slots=True)
class OfCompany:
    """A word on a company."""

    on: str
    """The day, ISO 8601."""
    name: str
    """The name that it has where the correction begins, those before it applied."""
    act: str
    """One of `ACTS`; hide: it is none. confirm: it is one, wherever its name stands."""
    to: str = ""
    """The company that it is the same as (merge), or its better name (rename)."""


@dataclass(frozen=True, slots=True)
class Where:
    """The words by which a figure or a trend is found again; see `trendtui.collection.anchoring`."""

    source: str
    """The document's name in the index."""
    quotation: str
    """The words of its passage; of a trend, of its heading."""
    before: str = ""
    """The last folded characters before them."""
    after: str = ""
    """The first folded characters after them."""
    line: int = 1
    """Where they began, 1-based: a hint."""
    stood: int = 1
    """How often the words stood in the document."""
    twins: int = 1
    """How often with the same words around them."""
    text: str = ""
    """Fingerprint of the document's bytes then: finds the document under another name, and tells twins apart."""


@dataclass(frozen=True, slots=True)
class OfFigure:
    """A word on a figure; what is None stays as it was read."""

    on: str
    where: Where
    figure: str
    """The figure's own words: 65亿美元."""
    nth: int = 1
    """Which of the passage's figures with those words, 1-based."""
    reject: bool = False
    """It is none."""
    low: float | None = None
    high: float | None = None
    """In the base unit, as in `Figure`."""
    unit: str | None = None
    kind: str | None = None
    year: int | None = None
    """0 for none."""
    company: str | None = None
    """'' for none."""


@dataclass(frozen=True, slots=True)
class OfTrend:
    """A word on the themes of a trend."""

    on: str
    where: Where
    heading: str
    """The trend's title."""
    add: tuple[str, ...] = ()
    """Slugs of themes that it has."""
    take: tuple[str, ...] = ()
    """Slugs of themes that it has not."""


Correction = OfCompany | OfFigure | OfTrend


@dataclass(frozen=True, slots=True)
class Listed:
    """A correction as it stands in the file, and what an index has of it."""

    number: int
    """1-based, in the order of the file."""
    correction: Correction
    found: int = 0
    """Mentions, figures or trends that it changes."""
    documents: int = 0
    why: str = ""
    """Why it finds nothing (a key of `trendtui.words`' room `correcting`); '' when it finds something."""


@dataclass(frozen=True, slots=True)
class FigureMended:
    """What is to be put right of a figure at a place; None: as it was read."""

    source: str
    passage: int
    """Row number of the passage."""
    start: int
    """Where the figure stands in the passage's text, 0-based."""
    text: str
    """The figure's words."""
    reject: bool = False
    value: str | None = None
    """As one would write it: 80亿美元, 3 to 5 times, or a bare number in the unit that the figure has."""
    unit: str | None = None
    kind: str | None = None
    year: int | None = None
    company: str | None = None


@dataclass(frozen=True, slots=True)
class TrendMended:
    """What is to be put right of a trend whose heading stands at a place."""

    source: str
    line: int
    title: str
    add: tuple[str, ...] = ()
    take: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompanyMended:
    """What is to be put right of a company."""

    name: str
    act: str
    to: str = ""


Wish = CompanyMended | FigureMended | TrendMended


@dataclass(frozen=True, slots=True)
class Done:
    """What came of corrections that were made or undone."""

    corrections: tuple[Correction, ...]
    """Those that were made, or taken away."""
    found: int
    """Mentions, figures or trends that they change, or changed."""
    documents: int
    """Documents that were looked through anew."""
    applied: bool = True
    """Whether the index has it; False while it is kept in the file only."""
    why: str = ""
    """Why the index has it not."""
