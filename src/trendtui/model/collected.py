"""What belongs to the reader of reports and not to the index: bookmarks with notes and labels, and saved searches.

A bookmark is tied to words, never to a row of the index, so that an index built anew loses none of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

KINDS = ("passage", "figure", "trend", "company")
"""What can be bookmarked."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words by which a bookmark is found again. `before` and `after` are folded (`trendtui.store.folding`)."""

    source: str
    """The document's name in the index."""
    fingerprint: str
    """Of the document's bytes, as the index keeps it: finds the document under another name."""
    quotation: str
    """The passage's words, as they stood."""
    piece: str = ""
    """The words of it that are meant (a figure, a company's name); '' for all of them."""
    before: str = ""
    """The last folded characters before the quotation, over the borders of passages."""
    after: str = ""
    """The first folded characters after it."""
    stood: int = 1
    """How often the quotation stood in the document."""
    twins: int = 1
    """How often it stood there with the same words around it: of several, none can be told from the others."""
    section: str = ""
    """The section's path, outermost first, joined by ' › '."""
    line: int = 1
    """Where the quotation began, 1-based: a hint."""
    end_line: int = 1


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says of the document, as it was known when the bookmark was made; '' where unknown."""

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    """ISO 8601, as exact as known: 2025, 2025-01 or 2025-01-03."""
    url: str = ""
    accessed: str = ""
    """The day the reader saw it at its address, if they said so."""
    kind: str = ""
    """report, article or transcript."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that a reader keeps."""

    id: str
    """Eight hexadecimal digits, made of the anchor's words: the same place has the same one."""
    kind: str
    """One of `KINDS`."""
    name: str
    """What it is called: the company, the trend's title, the figure as it stands; '' for a passage."""
    anchor: Anchor
    cited: Cited
    note: str = ""
    labels: tuple[str, ...] = ()
    made: str = ""
    """When, ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query line that a reader keeps, and what it found when they last looked."""

    name: str
    query: str
    made: str = ""
    looked: str = ""
    """When they last looked, ISO 8601 in UTC."""
    total: int = 0
    """Passages that it found then."""
    seen: dict[str, int] = field(default_factory=dict)
    """Source → passages that it found there then."""


@dataclass(frozen=True, slots=True)
class Collected:
    """All that a reader keeps, in the order it was made."""

    bookmarks: tuple[Bookmark, ...] = ()
    searches: tuple[SavedSearch, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptPassage:
    """A passage of the index as anchoring looks at it."""

    passage: int
    """Its row number in the index as it is now."""
    text: str
    line: int
    end_line: int
    section: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document of the index as anchoring looks at it, its passages in reading order."""

    source: str
    fingerprint: str
    cited: Cited
    passages: tuple[KeptPassage, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of a bookmark's words in the index that is there now."""

    status: str
    """here, moved (the same words at another place), changed, gone, or unknown when there is no index to look at."""
    source: str = ""
    """The document that was looked at; '' when the index has it no more."""
    passage: KeptPassage | None = None
    """Where the words stand; of changed ones, what stands in their place. None when they are gone."""
    why: str = ""
    """Of changed and gone ones, the reason in words."""


@dataclass(frozen=True, slots=True)
class News:
    """What a saved search finds now."""

    search: SavedSearch
    total: int
    counts: dict[str, int]
    """Source → passages."""
    new_documents: int
    """Documents with hits that had none at the last look."""
    new_passages: int
    """Passages found beyond those of the last look, added up document by document."""
