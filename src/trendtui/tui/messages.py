"""What happened, as widgets and workers tell it: read this list to know what the screens react to.

Facts in the past; the screen decides what follows. Those of workers echo what they were asked, so that
a late one is recognised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

from textual.message import Message

from trendtui.model.query import Query

if TYPE_CHECKING:
    from trendtui.model.pages import AnyPage, Overview
    from trendtui.model.results import (
        Block,
        Completion,
        EvidenceRow,
        FacetValue,
        PassageRow,
        Place,
        Reading,
        Results,
    )
    from trendtui.tui.asking import Explorer
    from trendtui.tui.clipboard import Copied
    from trendtui.tui.trail import Stop


_Made = TypeVar("_Made")


@dataclass_transform()
def _fact(cls: type[_Made]) -> type[_Made]:
    """A dataclass without comparison and printing, which no message needs: made in half the time."""
    return dataclass(eq=False, repr=False, match_args=False)(cls)


@_fact
class Opened(Message):
    """The index is open."""

    explorer: Explorer
    documents: int
    labels: dict[str, str]


@_fact
class OpenFailed(Message):
    """The index could not be opened: what is wrong and what would help."""

    what: str
    remedy: str


@_fact
class Answered(Message):
    """A search has come to its end; with it came what stands around the first row of the open list."""

    results: Results
    first: int
    """The passage of that row; 0 when the list is empty."""
    blocks: tuple[Block, ...]
    order: str = "place"
    """The order of its figures."""
    lists: tuple[str, ...] = ("trends", "companies", "figures", "passages")
    """The lists whose rows it has."""


@_fact
class SearchFailed(Message):
    """A search was interrupted (`sentence` is empty) or went wrong."""

    query: Query
    sentence: str


@_fact
class Advised(Message):
    """Nothing was found; these queries, each with one thing less, would find that many passages."""

    query: Query
    ways: tuple[tuple[str, Query, int], ...]


@_fact
class Surveyed(Message):
    """The neighbourhood of a passage has been read, for the preview."""

    passage: int
    query: Query
    blocks: tuple[Block, ...]


@_fact
class ReadingCame(Message):
    """A whole document has been read."""

    reading: Reading


@_fact
class PageFound(Message):
    """A page was looked up: None when the index has none; no value when none was to be seen."""

    kind: str
    """Of what: company, theme, year or document."""
    value: str
    page: AnyPage | None
    instead: bool = False
    """Whether it takes the place of the page that asked."""


@_fact
class EvidenceFound(Message):
    """What was read in a passage, and how."""

    place: Place
    blocks: tuple[Block, ...]
    """The passage; none when it is gone."""
    rows: tuple[EvidenceRow, ...]


@_fact
class AlikeFound(Message):
    """The likest passages of other documents, and the passage they are like."""

    place: Place
    blocks: tuple[Block, ...]
    """That passage; none when it is gone."""
    rows: tuple[PassageRow, ...]


@_fact
class OverviewCame(Message):
    """An overview was made; it echoes its query."""

    overview: Overview


@_fact
class OverviewMissed(Message):
    """An overview was interrupted by a search."""

    query: Query


@_fact
class LookupFailed(Message):
    """A page, the evidence or what is alike could not be looked up."""

    sentence: str


@_fact
class Told(Message):
    """Something to tell in the status line; `bad` when it is a failure."""

    sentence: str
    bad: bool = False


@_fact
class CitationMade(Message):
    """A citation was written, and copied by this route."""

    text: str
    copied: Copied


@_fact
class SourceFound(Message):
    """Where a document's file and its original are; `purpose` is edit or original."""

    purpose: str
    path: str
    url: str
    line: int
    source: str = ""
    text: str = ""
    """The document's text, for an app in a browser: it has no editor."""


@_fact
class CursorMoved(Message):
    """The cursor of a list stands on another row."""

    list_id: str
    index: int


@_fact
class RowOpened(Message):
    """A row was opened, with enter or a second click."""

    list_id: str
    index: int


@_fact
class EndNeared(Message):
    """The cursor or the window of a list came near the last row it has; `wished`: the very last is wanted."""

    list_id: str
    wished: bool = False


@_fact
class TabPicked(Message):
    """A tab was clicked."""

    tab: str


@_fact
class FacetToggled(Message):
    """A value of a facet was chosen, or taken away."""

    field: str
    value: str
    excluded: bool = False
    """Whether it is to be excluded, or no more so."""


@_fact
class ValuesWished(Message):
    """All values of a facet are to be shown, to search in them."""

    field: str


@_fact
class ValuesFound(Message):
    """The values of a facet whose names hold some words."""

    contains: str
    values: tuple[FacetValue, ...]
    query: Query = Query()
    """What leaves them."""


@_fact
class Typed(Message):
    """The query line was changed by its user."""

    line: str


@_fact
class Completed(Message):
    """What a line may go on with at a cursor was found."""

    line: str
    cursor: int
    offers: tuple[Completion, ...]


@_fact
class Offered(Message):
    """The query line offers completions, or none any more."""

    offers: tuple[Completion, ...]
    picked: int
    """The one that enter takes; -1 for none."""
    column: int
    """Where the word begins that they complete, in cells from the start of the line's box."""


@_fact
class CompletionPicked(Message):
    """A completion was clicked."""

    index: int


@_fact
class BoxLeft(Message):
    """The user is done with the query line and wants the results."""


@_fact
class PageMoved(Message):
    """Another part of a page is in view."""

    page_id: str


@_fact
class PageOpened(Message):
    """A place on a page was opened, with enter or a second click: a block and an offset in it."""

    page_id: str
    block: int
    offset: int


@_fact
class ReloadWished(Message):
    """The index is to be opened again."""


@_fact
class Went(Message):
    """Somebody went to a stop of the trail, from `left`, which says how far one had read there."""

    left: Stop | None
    to: Stop
    refined: bool = False
    """Whether it takes the place of the present stop: a word still being typed."""


@_fact
class StepWished(Message):
    """The stop before is wanted (-1), or the one left with that (1)."""

    step: int


@_fact
class KeyPicked(Message):
    """An action in the key bar was clicked."""

    action: str
    place: str
