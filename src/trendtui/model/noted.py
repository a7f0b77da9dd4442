"""What a reader may point at in the text of a document, and where the hits of a query stand beyond it."""

from __future__ import annotations

from dataclasses import dataclass

from trendtui.model.results import FigureRow, Place


@dataclass(frozen=True, slots=True)
class Noted:
    """A company, figure, year, theme or citation mark where it stands in a passage."""

    passage: int
    """Row number of the passage in the index."""
    start: int
    end: int
    """Characters of the passage's text, end exclusive."""
    kind: str
    """company (organisations and products with it), figure, year, theme or citation."""
    text: str
    """As it stands there."""
    name: str
    """What it means: the company's name in the index, 2025, the theme's slug, the reference's label; of a figure the
    company that it is about."""
    rule: str
    """The rule or data row that found it; empty for a citation."""
    figure: FigureRow | None = None
    """Of a figure: its value and what it is about."""


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """A document that a query finds."""

    first: Place
    """Its first passage that the query finds."""
    passages: int
    """How many of its passages the query finds."""
    hits: int
    """How many marked pieces its text has; -1 when there are too many documents to look at each."""
