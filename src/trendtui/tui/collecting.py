"""The part of the app that collects: it keeps places and searches in the reader's collection.

Screens only wish (`BookmarkWished`, `SearchWished`); the collection is read and changed in workers.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from trendtui.tui import notices
from trendtui.tui.present.kept import thing
from trendtui.tui.screens.acting import Acting, unforeseen
from trendtui.tui.screens.digging import Digging
from trendtui.tui.tracking import Tracking
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.collected import Bookmark, News
    from trendtui.model.results import Place
    from trendtui.model.wanted import Wanted
    from trendtui.tui.asking import Explorer


class Collecting(Tracking):
    """An app that keeps what its reader wants kept."""

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
        if (then := self._lost_of(message.bookmark.id)) is not None:
            self._put_back(message.bookmark, then)
            return
        self._tell(say("collect.kept", what=say(f"collect.kind.{message.bookmark.kind}")))

    def _lost_of(self, id: str) -> Bookmark | None:
        """The bookmark as it was when it was taken away last; it is then no longer among what was."""
        for at in range(len(self._lost) - 1, -1, -1):
            lost = self._lost[at]
            for b in lost.bookmarks:
                if b.id == id:
                    rest = replace(lost, bookmarks=tuple(x for x in lost.bookmarks if x is not b))
                    self._lost[at : at + 1] = [rest] if rest.bookmarks or rest.searches else []
                    return b
        return None

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
    def _put_back(self, now: Bookmark, then: Bookmark) -> None:
        """A place that was taken away was kept again: it gets the note and the labels that it had."""
        try:
            with self._one_at_a_time:
                made = self._opened_collection().amend(now, now.note or then.note, (*then.labels, *now.labels))
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
        from trendtui.search.service import Interrupted

        while True:
            try:
                with self._one_at_a_time:
                    made = self._opened_collection().save(explorer, name, line)
            except Interrupted:  # by somebody who types on
                continue
            except Exception as error:
                self.post_message(notices.CollectFailed(unforeseen("search", error)))
            else:
                self.post_message(notices.SearchSaved(made))
            return

    def on_search_looked_at(self, message: notices.SearchLookedAt) -> None:
        """A saved search is run: its screen is closed, so that it is the app that remembers it."""
        self._look(message.news)

    @work(thread=True, group="collect")
    def _look(self, news: News) -> None:
        try:
            with self._one_at_a_time:
                self._opened_collection().looked((news,))
        except Exception as error:
            self.post_message(notices.CollectFailed(unforeseen("collection", error)))

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
