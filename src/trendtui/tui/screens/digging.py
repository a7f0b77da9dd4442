"""From any row deeper: to what was read in its passage, and to passages like it.

The index is asked in workers; the screens that open know everything they show.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from trendtui.model.query import Query, Term
from trendtui.tui.messages import AlikeFound, EvidenceFound, LookupFailed
from trendtui.tui.notices import CollectionWished
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.paging import Paging
from trendtui.tui.trail import AskedFor, PageOf, ReadAt, Stop
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.results import Marks, Place
    from trendtui.tui.asking import Explorer

ALIKE = 50
"""Passages that are shown at most as more like one."""


class Digging(Paging):
    """A screen whose rows lead deeper."""

    def action_why(self) -> None:
        """Show what was read in the passage."""
        place = self.place_here()
        if self.explorer is None or place is None or not place.passage:
            self.tell(say("status.no-passage"))
            return
        self.ready.clear()
        self._gather(self.explorer, place)

    @work(thread=True, exclusive=True, group="dig")
    def _gather(self, explorer: Explorer, place: Place) -> None:
        try:
            found = EvidenceFound(
                place, explorer.around(place.passage, Query(), before=0, after=0), explorer.evidence(place)
            )
        except Exception as error:
            self.post_message(LookupFailed(unforeseen("evidence", error)))
        else:
            self.post_message(found)

    def on_evidence_found(self, message: EvidenceFound) -> None:
        """Show it in a box over this screen."""
        from trendtui.tui.screens.evidence import EvidenceScreen

        self.ready.set()
        if message.blocks:
            screen = EvidenceScreen(message.place, message.blocks, message.rows)
            self.app.push_screen(screen, partial(self._leave_evidence, message))
        else:
            self.tell(say("evidence.gone"), bad=True)

    def _leave_evidence(self, shown: EvidenceFound, wish: str | int | None) -> None:
        if isinstance(wish, int):
            self.correct_finding(shown.place, shown.rows[wish])
        elif wish:
            self.look_up("company", wish)

    def action_alike(self) -> None:
        """Show the likest passages of other documents."""
        place = self.place_here()
        if self.explorer is None or place is None or not place.passage:
            self.tell(say("status.no-passage"))
            return
        self.ready.clear()
        self._compare(self.explorer, place)

    @work(thread=True, exclusive=True, group="dig")
    def _compare(self, explorer: Explorer, place: Place) -> None:
        from trendtui.search.service import Interrupted

        try:
            blocks = explorer.around(place.passage, Query(), before=0, after=0)
            found = AlikeFound(place, blocks, explorer.alike(place, ALIKE))
        except Interrupted:
            self.post_message(LookupFailed(say("alike.interrupted")))
        except Exception as error:
            self.post_message(LookupFailed(unforeseen("comparison", error)))
        else:
            self.post_message(found)

    def on_alike_found(self, message: AlikeFound) -> None:
        """Show them, or say that there are none."""
        from trendtui.tui.screens.alike import AlikeScreen

        self.ready.set()
        if not message.rows or self.explorer is None:
            self.tell(say("alike.none"))
            return
        self.enter(AlikeScreen(self.explorer, message.place, message.blocks, message.rows, self.keep, self.keymap))

    def open_reader(self, place: Place, query: Query, marks: Marks = ()) -> None:
        """Open the reader at a place; `marks` are characters of its passage to mark above all hits of `query`."""
        self._open_at(ReadAt(place, query, marks))

    def _open_at(self, stop: ReadAt) -> None:
        from trendtui.tui.screens.reader import ReaderScreen

        if self.explorer is not None:
            screen = ReaderScreen(self.explorer, stop.place, stop.query, stop.marks, self.keep, self.keymap)
            screen.at = stop
            self.enter(screen)

    def open_stop(self, stop: Stop) -> None:
        """Open a stop of the trail anew: a kind of page needs a row here."""
        from trendtui.model.pages import KINDS

        match stop:
            case ReadAt():
                self._open_at(stop)
            case PageOf() if stop.kind in KINDS:
                self.look_up(stop.kind, stop.name)
            case PageOf(kind="alike") if stop.place is not None and self.explorer is not None:
                self.ready.clear()
                self._compare(self.explorer, stop.place)
            case PageOf(kind="kept"):
                self.post_message(CollectionWished())
            case AskedFor() | PageOf():
                pass


def of_company(name: str) -> Query:
    """The query that marks a company's name in the reader."""
    return Query((Term(name, phrase=True),))
