"""From any row deeper: to the page of its company, to what was read in its passage, to a word on a discovery.

The index is asked in workers; the screens that open know everything they show.
"""

from __future__ import annotations

from textual import work

from trendtui.model.query import Query, Term
from trendtui.model.results import Marks, Place
from trendtui.tui.asking import Explorer, Judge
from trendtui.tui.messages import AlikeFound, CompanyFound, EvidenceFound, LookupFailed, Told, Went
from trendtui.tui.screens.acting import Acting, unforeseen
from trendtui.tui.trail import AskedFor, PageOf, ReadAt, Stop
from trendtui.words import say

ALIKE = 50
"""Passages that are shown at most as more like one."""


class Digging(Acting):
    """A screen whose rows lead deeper."""

    judge: Judge | None = None
    """Keeps what is said of discovered companies; None when nobody does."""

    def company_here(self) -> str:
        """The company that the row is about; empty when it names none itself."""
        return ""

    def discovery_here(self) -> tuple[str, bool]:
        """The company to confirm or to reject, and whether it was discovered."""
        return "", False

    def action_company(self) -> None:
        """Open the page of the row's company, or of the first one in its passage."""
        name, place = self.company_here(), self.place_here()
        if self.explorer is not None and (name or place is not None):
            self.ready.clear()
            self._look_up(self.explorer, name, place)

    def look_up(self, name: str) -> None:
        """Open the page of a company."""
        if self.explorer is not None:
            self.ready.clear()
            self._look_up(self.explorer, name, None)

    @work(thread=True, exclusive=True, group="dig")
    def _look_up(self, explorer: Explorer, name: str, place: Place | None) -> None:
        try:
            if not name and place is not None and place.passage:
                name = next((row.company for row in explorer.evidence(place) if row.company), "")
            page = explorer.company(name) if name else None
        except Exception as error:
            self.post_message(LookupFailed(unforeseen("company", error)))
        else:
            self.post_message(CompanyFound(name, page))

    def on_company_found(self, message: CompanyFound) -> None:
        """Show the page, or say that there is none."""
        from trendtui.tui.screens.company import CompanyScreen

        self.ready.set()
        if message.page is None or self.explorer is None:
            name = message.name
            self.tell(say("company.unknown", name=name) if name else say("company.none-here"))
            return
        self.enter(CompanyScreen(self.explorer, message.page, keep=self.keep, keymap=self.keymap))

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
            self.app.push_screen(EvidenceScreen(message.place, message.blocks, message.rows), self._leave_evidence)
        else:
            self.tell(say("evidence.gone"), bad=True)

    def _leave_evidence(self, company: str | None) -> None:
        if company:
            self.look_up(company)

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

    def on_lookup_failed(self, message: LookupFailed) -> None:
        """Say so."""
        self.ready.set()
        self.tell(message.sentence, bad=True)

    def action_judge(self, keep: bool) -> None:
        """Confirm or reject the discovered company under the cursor."""
        name, discovered = self.discovery_here()
        if not name:
            self.tell(say("company.judge.none"))
        elif not discovered:
            self.tell(say("company.judge.listed", name=name))
        elif self.judge is None:
            self.tell(say("company.judge.nowhere"), bad=True)
        else:
            self._judge(self.judge, name, keep)

    @work(thread=True, group="judge")
    def _judge(self, judge: Judge, name: str, keep: bool) -> None:
        try:
            sentence = judge(name, keep)
        except Exception as error:
            self.post_message(Told(unforeseen("answer", error), bad=True))
        else:
            self.post_message(Told(sentence))

    def open_reader(self, place: Place, query: Query, marks: Marks = ()) -> None:
        """Open the reader at a place; `marks` are characters of its passage to mark above all hits of `query`."""
        from trendtui.tui.screens.reader import ReaderScreen

        if self.explorer is not None:
            self.enter(ReaderScreen(self.explorer, place, query, marks, self.keep, self.keymap))

    def enter(self, screen: Digging) -> None:
        """Open a screen over this one: the next stop of the trail."""
        screen.judge = self.judge
        if (stop := screen.stop()) is not None:
            self.post_message(Went(self.stop(), stop))
        self.app.push_screen(screen, self.come_back)

    def open_stop(self, stop: Stop) -> None:
        """Open a stop of the trail anew: a kind of page needs a row here."""
        match stop:
            case ReadAt():
                self.open_reader(stop.place, stop.query, stop.marks)
            case PageOf(kind="company"):
                self.look_up(stop.name)
            case PageOf(kind="alike") if stop.place is not None and self.explorer is not None:
                self.ready.clear()
                self._compare(self.explorer, stop.place)
            case AskedFor() | PageOf():
                pass

    def come_back(self, wish: str | None) -> None:
        """A screen over this one was closed; what it wishes of the overview is handed on to it.

        A wish is 'search' (to type) or a facet's value to narrow to: 'company:OpenAI'.
        """
        if wish:
            self.dismiss(wish)


def of_company(name: str) -> Query:
    """The query that marks a company's name in the reader."""
    return Query((Term(name, phrase=True),))
