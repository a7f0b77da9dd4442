"""What happened around the reader's own things, collection and corrections: the list of messages goes on here.

Facts in the past, as in messages.py; most of them are for the part of the app that collects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from trendtui.tui.messages import _fact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trendtui.model.collected import Bookmark, Collected, News, SavedSearch, Standing
    from trendtui.model.corrections import Listed
    from trendtui.model.results import Place
    from trendtui.model.wanted import Wanted
    from trendtui.tui.present.corrections import Subject


@_fact
class ScreenArrived(Message):
    """A screen with a place in view is there, and wants to know what is kept."""


@_fact
class BookmarkWished(Message):
    """A place is to be kept; of one that is kept already, its note and labels are to be changed."""

    wanted: Wanted
    place: Place


@_fact
class BookmarkKept(Message):
    """A place was kept, in a passage; or (`again`) it was kept already and its reader may change it."""

    bookmark: Bookmark
    passage: int
    again: bool
    labels: tuple[str, ...] = ()
    """All labels there are, for the dialog."""


@_fact
class BookmarkChanged(Message):
    """A bookmark has another note or other labels, or was taken away (`gone`)."""

    bookmark: Bookmark
    gone: bool


@_fact
class KeptFound(Message):
    """What is kept was read, and where it stands in an index: bookmark's id → standing."""

    edition: object
    changes: int
    """How often the app had changed the collection when it was read."""
    collected: Collected
    standing: Mapping[str, Standing]


@_fact
class CollectFailed(Message):
    """The collection could not be read or changed."""

    sentence: str


@_fact
class SearchWished(Message):
    """A query line is to be saved under a name."""

    line: str


@_fact
class NamesFound(Message):
    """The saved searches there are, by name: `line` is to be one of them."""

    line: str
    searches: Mapping[str, str]


@_fact
class SearchLookedAt(Message):
    """A saved search is run; this is what it finds."""

    news: News


@_fact
class SearchSaved(Message):
    """A query line was saved."""

    search: SavedSearch


@_fact
class CollectionWished(Message):
    """The screen of what is kept is to be opened."""


@_fact
class CollectionCame(Message):
    """All that is kept; with what has become of it, once that is known."""

    collected: Collected
    standing: Mapping[str, Standing] | None
    news: tuple[News, ...] | None


@_fact
class CollectionChanged(Message):
    """Bookmarks were changed, taken away or put back by a screen."""


@_fact
class BasketTold(Message):
    """How an export or a copy of the basket went; `there`: the file exists and was left alone."""

    sentence: str
    there: bool = False
    bad: bool = False


@_fact
class SubjectFound(Message):
    """How much hangs on what is to be corrected was looked up; None when that failed: `sentence` says why."""

    subject: Subject | None
    sentence: str = ""


@_fact
class IndexChanged(Message):
    """Corrections were made or undone: what is shown is to be asked for anew."""


@_fact
class CorrectionsCame(Message):
    """The list of corrections was read."""

    listed: tuple[Listed, ...]
