"""What a reader makes of a file: metadata, a tree of sections, passages, and what it left out.

Offsets are 0-based characters of the decoded file (`start` inclusive, `end` exclusive); lines are
1-based and inclusive. The decoded file is the text after the byte order mark is dropped and before
anything else is done to it, so that ``text[start:end]`` is what stands in the user's own file.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of the original file: 0-based characters, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who published what and when; every field may be empty."""

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    """ISO 8601, as exact as known: 2025, 2025-01 or 2025-01-03."""
    language: str = ""
    url: str = ""
    """Original address, http or https."""
    kind: str = ""
    """report, article or transcript."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with its body. `number` is its position in `Parsed.sections` (0-based, reading order)."""

    number: int
    parent: int | None
    level: int
    """1 is the top; a child's level is greater than its parent's."""
    title: str
    """The heading, cleaned: no markup, no label, lines joined."""
    line: int
    end_line: int
    """Last line of the body, the bodies of its own subsections included."""
    spans: tuple[Span, ...]
    """Where the heading stands (empty for a heading the reader made up)."""
    kind: str = "section"
    """section, chapter (a numbered part), trend or prediction (one that the report counts out)."""
    ordinal: int | None = None
    """3 for 趋势三, 03, 三、 and 3."""
    label: str = ""
    """The numbering as it stands: 趋势三, 03, 三、."""
    group: str = ""
    """What the numbering counts within, when a report has several series (行业趋势, 技术趋势)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph-sized piece of running text: the joined text of its spans, character for character."""

    number: int
    section: int | None
    kind: str
    """paragraph, heading, list, quote, table, caption or code."""
    text: str
    spans: tuple[Span, ...]
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Chart:
    """An image or figure in the report: its caption and its address, either may be empty."""

    line: int
    caption: str
    url: str
    section: int | None
    source: str = ""
    """Whom the caption credits (数据来源：Menlo Ventures → Menlo Ventures)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the report's list of references."""

    label: str
    """As cited, without brackets: 46."""
    text: str
    url: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark in the running text that points to a reference: 【46】, [12], [^3]."""

    label: str
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation box: who says it, in what position, and the passage that holds the words."""

    speaker: str
    position: str
    passage: int
    line: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text that is in no passage, and why: chrome, advertisement, image, metadata, contents, markup, rule."""

    span: Span
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as read. Every character that is not white space is in a passage, a reference or `left_out`."""

    format: str
    """Name of the reader that made it: markdown, page, transcript, pdftext."""
    metadata: Metadata
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    charts: tuple[Chart, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=())
