"""What happened in the reader, beside what `messages` tells of every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from trendtui.tui.messages import _fact

if TYPE_CHECKING:
    from trendtui.model.noted import DocumentHits, Noted
    from trendtui.model.pages import CompanyPage
    from trendtui.model.results import Marks
    from trendtui.tui.present.things import Thing


@_fact
class NotedCame(Message):
    """What can be pointed at in a document was read, and which documents have the hits of its query."""

    source: str
    noted: tuple[Noted, ...]
    documents: tuple[DocumentHits, ...]


@_fact
class WordsFound(Message):
    """Words were looked for in a document: where they stand, block by block."""

    source: str
    words: str
    marks: tuple[Marks, ...]


@_fact
class ThingPointed(Message):
    """A click put the cursor of a document on something marked in it."""


@_fact
class CardFound(Message):
    """What a card shows was looked up: of a company its page, of a year the documents that speak of it."""

    thing: Thing
    page: CompanyPage | None
    documents: tuple[DocumentHits, ...]
