"""The part of the app that knows what is kept: it has the reader's collection opened and looked through in workers, and
tells every screen which rows to mark.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual import work

from trendtui.tui import messages as told
from trendtui.tui import notices
from trendtui.tui.present.kept import Kept, kept
from trendtui.tui.screens.acting import Acting, unforeseen
from trendtui.tui.wandering import Wandering
from trendtui.words import say

if TYPE_CHECKING:
    from textual.timer import Timer

    from trendtui.model.collected import Collected
    from trendtui.tui.asking import Explorer
    from trendtui.tui.keeping import Collection, OpenCollection

REST = 0.5
"""Seconds after an answer at which it is seen whether another index is there: nobody types then."""


class Tracking(Wandering):
    """An app whose screens know what is kept."""

    _explorer: Explorer | None = None

    def __init__(self, collection: OpenCollection | None) -> None:
        super().__init__()
        self._open_collection = collection
        self._collection: Collection | None = None
        self._one_at_a_time = threading.Lock()
        self._kept = Kept()
        self._edition: object = None
        self._changes = 0
        self._rest: Timer | None = None
        self._lost: list[Collected] = []
        """What was taken away, the last one last: to be put back."""

    def on_screen_arrived(self) -> None:
        """A screen opened: it is told what is kept."""
        self._spread(self._kept)

    def _spread(self, found: Kept) -> None:
        self._kept = found
        for screen in self.screen_stack:
            if isinstance(screen, Acting):
                screen.kept = found

    def on_answered(self) -> None:
        """A search is done: soon it is seen whether the bookmarks stand in another index now."""
        if self._open_collection is not None and self._explorer is not None:
            if self._rest is not None:
                self._rest.stop()
            self._rest = self.set_timer(REST, self._look_again)

    def _look_again(self) -> None:
        explorer = self._explorer
        if explorer is not None and (edition := explorer.edition()) != self._edition:
            self._edition = edition
            self._survey_kept(explorer, edition, self._changes)

    def on_collection_changed(self) -> None:
        """A screen changed the collection: find out anew what is kept."""
        if self._explorer is not None:
            self._survey_kept(self._explorer, self._edition, self._changes)

    @work(thread=True, exclusive=True, group="kept")
    def _survey_kept(self, explorer: Explorer, edition: object, changes: int) -> None:
        try:
            collection = self._opened_collection()
            held = collection.collected()
            standing = collection.standing(explorer, held.bookmarks) if held.bookmarks else {}
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("collection", error)))
        else:
            self.post_message(notices.KeptFound(edition, changes, held, standing))

    def on_kept_found(self, message: notices.KeptFound) -> None:
        """Bookmarks were looked for; of an index that is no longer there, that is of no use."""
        if message.edition != self._edition:
            return
        if message.changes == self._changes:
            self._spread(kept(message.collected, message.standing))
        else:
            self.on_collection_changed()

    def _change(self, found: Kept) -> None:
        """The app has changed the collection itself: what is kept is known without looking for all of it."""
        self._changes += 1
        self._spread(found)

    def _opened_collection(self) -> Collection:
        if self._collection is None:
            assert self._open_collection is not None
            self._collection = self._open_collection()
        return self._collection

    def _tell(self, sentence: str, *, bad: bool = False) -> None:
        self.screen.post_message(told.Told(sentence, bad))

    def on_collect_failed(self, message: notices.CollectFailed) -> None:
        """Say what is wrong with the collection."""
        self._set_ready()
        self._tell(message.sentence, bad=True)

    def _set_ready(self) -> None:
        if isinstance(self.screen, Acting):
            self.screen.ready.set()

    def _may_collect(self) -> Explorer | None:
        if self._open_collection is None:
            self._tell(say("collect.nowhere"), bad=True)
            return None
        return self._explorer
