"""The workers of the screen of what is kept: the collection is read and changed off the screen's thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual import work

from trendtui.model.collected import Bookmark, Collected, News, SavedSearch
from trendtui.tui import messages as told
from trendtui.tui import notices
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.digging import Digging
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trendtui.tui.asking import Explorer
    from trendtui.tui.keeping import Collection


class Shelving(Digging):
    """A screen that has the collection asked and changed."""

    collection: Callable[[], Collection]
    """Opens the collection, or hands out the one that is open; for workers."""

    lost: list[Collected]
    """What was taken away or changed, as it was; the last one last."""

    _turn = threading.Lock()

    @work(thread=True, exclusive=True, group="load")
    def load(self, explorer: Explorer) -> None:
        """Read all that is kept; then find out what has become of the bookmarks, then what the searches find."""
        from trendtui.search.service import Interrupted

        try:
            collection = self.collection()
            held = collection.collected()
            self.post_message(notices.CollectionCame(held, None, None))
            standing = collection.standing(explorer, held.bookmarks)
            self.post_message(notices.CollectionCame(held, standing, None))
            news = collection.news(explorer) if held.searches else ()
        except Interrupted:
            # By another search: this screen is no longer looked at.
            return
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("collection", error)))
        else:
            self.post_message(notices.CollectionCame(held, standing, news))

    def _changed(self, before: Collected | None, sentence: str) -> None:
        """From a worker: something was changed, and before it was so."""
        if before is not None:
            self.lost.append(before)
        self.post_message(notices.CollectionChanged())
        self.post_message(told.Told(sentence))

    @work(thread=True, group="shelve")
    def drop(self, bookmarks: Sequence[Bookmark], searches: Sequence[SavedSearch]) -> None:
        """Take things away."""
        try:
            with self._turn:
                collection = self.collection()
                gone = collection.forget([b.id for b in bookmarks]) if bookmarks else ()
                unsaved = tuple(collection.unsave(s.name) for s in searches)
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("bookmark", error)))
        else:
            names = unsaved[0].name if unsaved else say("collect.bookmarks", n=len(gone))
            self._changed(Collected(gone, unsaved), say("collect.dropped", what=names))

    @work(thread=True, group="shelve")
    def put_back(self, before: Collected, renamed: str = "") -> None:
        """Have things as they were."""
        try:
            with self._turn:
                collection = self.collection()
                collection.restore(before)
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("collection", error)))
        else:
            n = len(before.bookmarks)
            names = say("collect.bookmarks", n=n) if n else before.searches[0].name
            self._changed(None, say("collect.restored", what=names))

    @work(thread=True, group="shelve")
    def amend(self, before: Bookmark, note: str, labels: tuple[str, ...]) -> None:
        """Another note, other labels."""
        try:
            with self._turn:
                self.collection().amend(before, note, labels)
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("note", error)))
        else:
            self._changed(Collected((before,)), say("collect.noted-plain"))

    @work(thread=True, group="shelve")
    def rename(self, old: str, new: str) -> None:
        """Another name for a saved search."""
        try:
            with self._turn:
                made = self.collection().rename(old, new)
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("name", error)))
        else:
            self._changed(None, say("collect.renamed", name=made.name))

    @work(thread=True, group="shelve")
    def look_at(self, news: Sequence[News], sentence: str) -> None:
        """Take what searches find now as looked at."""
        try:
            with self._turn:
                self.collection().looked(news)
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("collection", error)))
        else:
            self._changed(Collected((), tuple(n.search for n in news)), sentence)
