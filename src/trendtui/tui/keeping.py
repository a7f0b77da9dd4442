"""What the screens ask of the reader's own collection: the shape of `trendtui.desk.Desk`.

Every method reads or changes the reader's file, so that only workers call it; what cannot be done raises Problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from trendtui.collection.basket import Entry
    from trendtui.model.collected import Bookmark, Collected, News, SavedSearch, Standing
    from trendtui.model.wanted import Wanted
    from trendtui.tui.asking import Explorer


class Collection(Protocol):
    """One reader's bookmarks and saved searches."""

    def collected(self) -> Collected:
        """All that is kept."""

    def bookmark(self, index: Explorer, wanted: Wanted) -> Bookmark:
        """Keep a place; one that is kept already gets the note, if there is one, and the labels besides."""

    def amend(self, before: Bookmark, note: str, labels: Sequence[str]) -> Bookmark:
        """Another note and other labels for a bookmark that was seen as `before`."""

    def forget(self, ids: Sequence[str]) -> tuple[Bookmark, ...]:
        """Take bookmarks away; those that were taken."""

    def restore(self, lost: Collected) -> Collected:
        """Put things back as they were."""

    def standing(self, index: Explorer, bookmarks: Iterable[Bookmark]) -> Mapping[str, Standing]:
        """Bookmark's id → what has become of its words."""

    def save(self, index: Explorer, name: str, line: str) -> SavedSearch:
        """Keep a query line under a name."""

    def unsave(self, name: str) -> SavedSearch:
        """Take a saved search away."""

    def rename(self, old: str, new: str) -> SavedSearch:
        """Call a saved search otherwise."""

    def news(self, index: Explorer) -> tuple[News, ...]:
        """What every saved search finds now."""

    def looked(self, those: Iterable[News]) -> None:
        """Remember what the reader has seen of saved searches."""

    def written(self, entries: Sequence[Entry], form: str) -> str:
        """Bookmarks as markdown, csv, jsonl, bibtex or csl."""

    def export(self, entries: Sequence[Entry], form: str, path: Path, *, over: bool = False) -> bool:
        """Write them to a file; False when there is one already and `over` is not given."""


OpenCollection = Callable[[], Collection]
"""Opens the collection; called in a worker."""
