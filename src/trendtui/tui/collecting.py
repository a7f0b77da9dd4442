"""The part of the app that collects: it has the reader's collection opened, keeps places and searches in it, and tells
every screen what is kept.

Screens only wish (`BookmarkWished`, `SearchWished`); the collection is read and changed in workers.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.timer import Timer

from trendtui.model.results import Place
from trendtui.model.wanted import Wanted
from trendtui.tui import messages as told
from trendtui.tui import notices
from trendtui.tui.asking import Explorer
from trendtui.tui.keeping import Collection, OpenCollection
from trendtui.tui.present.kept import Kept, kept, thing
from trendtui.tui.screens.acting import Acting, unforeseen
from trendtui.tui.screens.digging import Digging
from trendtui.tui.wandering import Wandering
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.collected import Bookmark, Collected

REST = 0.5
"""Seconds after an answer at which it is seen whether another index is there: nobody types then."""


class Collecting(Wandering):
    """An app that keeps what its reader wants kept."""

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

    # --- what is kept, for every screen ---------------------------------------------------------------------------

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

    # --- bookmarks ------------------------------------------------------------------------------------------------

    def on_bookmark_wished(self, message: notices.BookmarkWished) -> None:
        """Keep a place, or ask what is to become of one that is kept."""
        if (explorer := self._may_collect()) is not None:
            if isinstance(self.screen, Acting):
                self.screen.ready.clear()
            self._keep(explorer, message.wanted, message.place, self._kept.id_of(thing(message.wanted)))

    @work(thread=True, group="collect")
    def _keep(self, explorer: Explorer, wanted: Wanted, place: Place, known: str) -> None:
        try:
            with self._one_at_a_time:
                collection = self._opened_collection()
                held = collection.collected().bookmarks if known else ()
                found = next((b for b in held if b.id == known), None)
                made = found or collection.bookmark(explorer, _worded(explorer, wanted, place))
                labels = dict.fromkeys(label for b in reversed(held) for label in b.labels)
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("bookmark", error)))
        else:
            self.post_message(notices.BookmarkKept(made, wanted.passage, found is not None, tuple(labels)))

    def on_bookmark_kept(self, message: notices.BookmarkKept) -> None:
        """A place is kept; of one that was so before, show the note and the labels."""
        self._change(self._kept.plus(message.bookmark, self._kept.passages.get(message.bookmark.id, message.passage)))
        self._set_ready()
        if message.again:
            from trendtui.tui.screens.note import NoteScreen

            self.push_screen(
                NoteScreen(message.bookmark, message.labels), partial(self._noted, message.bookmark)
            )  # fmt: skip
            return
        lost = next((c for c in reversed(self._lost) if any(b.id == message.bookmark.id for b in c.bookmarks)), None)
        if lost is not None:
            self._lost.remove(lost)
            self._put_back(lost, message.bookmark.id)
            return
        self._tell(say("collect.kept", what=say(f"collect.kind.{message.bookmark.kind}")))

    def _noted(self, before: Bookmark, result: tuple[str, tuple[str, ...]] | str | None) -> None:
        if isinstance(result, tuple):
            if result != (before.note, before.labels):
                self._amend(before, *result)
        elif result == "away":
            self._forget(before)

    @work(thread=True, group="collect")
    def _amend(self, before: Bookmark, note: str, labels: tuple[str, ...]) -> None:
        try:
            with self._one_at_a_time:
                made = self._opened_collection().amend(before, note, labels)
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("note", error)))
        else:
            self.post_message(notices.BookmarkChanged(made, False))

    @work(thread=True, group="collect")
    def _forget(self, bookmark: Bookmark) -> None:
        try:
            with self._one_at_a_time:
                (gone,) = self._opened_collection().forget((bookmark.id,))
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("bookmark", error)))
        else:
            self.post_message(notices.BookmarkChanged(gone, True))

    @work(thread=True, group="collect")
    def _put_back(self, lost: Collected, id: str) -> None:
        """A place that was taken away was kept again: it gets the note and the labels that it had."""
        try:
            with self._one_at_a_time:
                collection = self._opened_collection()
                now = next(b for b in collection.collected().bookmarks if b.id == id)
                then = next(b for b in lost.bookmarks if b.id == id)
                made = collection.amend(now, now.note or then.note, (*then.labels, *now.labels))
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("bookmark", error)))
        else:
            self.post_message(notices.BookmarkChanged(made, False))

    def on_bookmark_changed(self, message: notices.BookmarkChanged) -> None:
        """Say so, and mark the rows accordingly."""
        from trendtui.model.collected import Collected

        b = message.bookmark
        if message.gone:
            self._lost.append(Collected((b,)))
            self._change(self._kept.minus(b.id))
            self._tell(say("collect.away"))
        else:
            note = " ".join("#" + label for label in b.labels)
            self._tell(say("collect.noted", labels=note) if note else say("collect.noted-plain"))

    # --- saved searches -------------------------------------------------------------------------------------------

    def on_search_wished(self, message: notices.SearchWished) -> None:
        """Save a search: first see which names there are."""
        if self._may_collect() is not None:
            if isinstance(self.screen, Acting):
                self.screen.ready.clear()
            self._find_names(message.line)

    @work(thread=True, group="collect")
    def _find_names(self, line: str) -> None:
        try:
            searches = {s.name: s.query for s in self._opened_collection().collected().searches}
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("collection", error)))
        else:
            self.post_message(notices.NamesFound(line, searches))

    def on_names_found(self, message: notices.NamesFound) -> None:
        """Ask for the name."""
        from trendtui.tui.screens.name import NameScreen

        self._set_ready()
        self.push_screen(NameScreen(message.line, message.searches), partial(self._named, message.line))

    def _named(self, line: str, name: str | None) -> None:
        if name and self._explorer is not None:
            self._save(self._explorer, name, line)

    @work(thread=True, group="collect")
    def _save(self, explorer: Explorer, name: str, line: str) -> None:
        try:
            with self._one_at_a_time:
                made = self._opened_collection().save(explorer, name, line)
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("search", error)))
        else:
            self.post_message(notices.SearchSaved(made))

    def on_search_saved(self, message: notices.SearchSaved) -> None:
        """Say so."""
        s = message.search
        self._change(replace(self._kept, searches={**self._kept.searches, s.name: s.query}))
        passages, documents = say("counts.passages", n=s.total), say("counts.documents", n=len(s.seen))
        self._tell(say("collect.saved", name=s.name, passages=passages, documents=documents))

    # --- the screen of it all -------------------------------------------------------------------------------------

    def action_collection(self) -> None:
        """Open the screen of what is kept."""
        from trendtui.tui.screens.kept import KeptScreen

        explorer, below = self._may_collect(), self.screen
        if explorer is None or isinstance(below, KeptScreen) or not isinstance(below, Digging):
            return
        screen = KeptScreen(explorer, self._opened_collection, self._lost, below.keep, below.keymap)
        below.enter(screen)

    def on_collection_wished(self) -> None:
        """The trail leads to the screen of what is kept."""
        self.action_collection()


def _worded(explorer: Explorer, wanted: Wanted, place: Place) -> Wanted:
    """What is wanted, with the words that are meant: of a company, those that name it in the passage."""
    if wanted.kind != "company" or wanted.piece:
        return wanted
    piece = next((row.text for row in explorer.evidence(place) if row.company == wanted.name and row.text), "")
    return replace(wanted, piece=piece)
