"""Pointing at what is marked in a document: the cursor on it, its card, its other mentions, citations and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from trendtui.model.pages import CompanyPage
from trendtui.model.query import Filter, Query
from trendtui.tui import clipboard
from trendtui.tui import messages as told
from trendtui.tui.present import card, things
from trendtui.tui.present.cells import clean, shown
from trendtui.tui.reading_messages import CardFound, NotedCame, ThingPointed
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.digging import of_company
from trendtui.tui.screens.stepping import Stepping
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.tui.asking import Explorer
    from trendtui.tui.present.things import Thing


class Pointing(Stepping):
    """A screen with a text in which things are marked."""

    things: tuple[Thing, ...] = ()
    """All that was noted in the document, themes with it."""

    whose: tuple[str, str] = ("", "")
    """The company ('company', its name) that the cursor was on last."""

    def on_noted_came(self, message: NotedCame) -> None:
        """What can be pointed at was read; that of another document is dropped."""
        if self.reading is None or message.source != self.reading.source:
            return
        self.documents = message.documents or self.documents
        self.things = things.things(self.text.blocks, self.reading, message.noted)
        self.text.point_out(self.things, self.session.marking)
        self.follow()

    def action_marks(self) -> None:
        """Mark companies, figures and years in the text, or no longer."""
        self.session.marking = not self.session.marking
        self.text.point_out(self.things, self.session.marking)
        self.tell(say("reading.marks-on" if self.session.marking else "reading.marks-off"))

    def action_point(self, step: int) -> None:
        """To the next marked thing, or the one before."""
        if not self.text.point(step):
            self.tell(say("reading.no-things"))
        elif (thing := self.text.thing) is not None:
            self._stand_on(thing)

    def on_thing_pointed(self, message: ThingPointed) -> None:
        """A click put the cursor on a thing."""
        if (thing := self.text.thing) is not None:
            self._stand_on(thing)

    def _stand_on(self, thing: Thing) -> None:
        if thing.noted.kind == "company":
            self.whose = ("company", thing.noted.name)
        self.tell(card.line(thing.noted))

    # --- mentions ------------------------------------------------------------------------------------------------

    def action_mention(self, step: int) -> None:
        """To the next mention of the chosen company or theme, or the one before."""
        text = self.text
        block = text.block
        whose = things.chosen(self.at.query, self.things, block.passage if block is not None else 0, self.whose)
        found = things.mentions(self.things, whose)
        if not found:
            self.tell(say("reading.no-mention", name=self._called(whose)) if whose[1] else say("reading.nobody"))
            return
        number = things.beyond(found, text.spot, step)
        round_ = len(found) > 1 and (found[number].place <= text.spot if step > 0 else found[number].place >= text.spot)
        self.whose = whose
        text.spotlight(found[number])
        key = "reading.mention-round" if round_ else "reading.mention"
        self.tell(say(key, at=number + 1, n=len(found), name=self._called(whose)))

    def _called(self, whose: tuple[str, str]) -> str:
        kind, name = whose
        return self.explorer.labels.get(name, name) if kind == "theme" and self.explorer is not None else name

    # --- opening -------------------------------------------------------------------------------------------------

    def on_page_opened(self, message: told.PageOpened) -> None:
        """Enter, or a second click: the citation's reference, or the card of what is there."""
        number = things.at(self.text.things, message.block, message.offset)
        thing = self.text.thing
        if thing is None or thing.block != message.block or not thing.start <= message.offset < thing.end:
            thing = self.text.things[number] if number is not None else None
        if thing is None:
            self.tell(say("reading.nothing-here"))
        elif thing.noted.kind in ("citation", "reference"):
            self._cross(thing)
        elif self.explorer is not None:
            self.ready.clear()
            self._look_at(self.explorer, thing)

    def _cross(self, thing: Thing) -> None:
        """From a citation to its reference, from a reference to the first mark that cites it."""
        other = "reference" if thing.noted.kind == "citation" else "citation"
        found = (n for n, t in enumerate(self.text.things) if (t.noted.kind, t.noted.name) == (other, thing.noted.name))
        number = next(found, None)
        if number is None:
            self.tell(say("reading.uncited" if other == "citation" else "reading.no-reference", label=thing.noted.name))
            return
        self.jump(lambda: self.text.point_at(number))
        self.tell(say("reading.crossed"))

    @work(thread=True, exclusive=True, group="dig")
    def _look_at(self, explorer: Explorer, thing: Thing) -> None:
        noted = thing.noted
        try:
            page = explorer.page("company", noted.name) if noted.kind == "company" else None
            query = Query((), (Filter("year", (noted.name,)),)) if noted.kind == "year" else None
            documents = explorer.documents_with(query) if query is not None else ()
        except Exception as error:
            self.post_message(told.LookupFailed(unforeseen("company", error)))
        else:
            self.post_message(CardFound(thing, page if isinstance(page, CompanyPage) else None, documents))

    def on_card_found(self, message: CardFound) -> None:
        """Show the card over this screen."""
        from trendtui.tui.screens.card import CardScreen

        self.ready.set()
        shown_ = card.make(message.thing.noted, message.page, message.documents, self.at.place.source)
        self.app.push_screen(CardScreen(shown_), lambda wish: self._after_card(shown_, wish or ""))

    def _after_card(self, shown_: card.Card, wish: str) -> None:
        """What was chosen on a card: to narrow, the page, a copy, or the row of a document."""
        if wish == "narrow" and shown_.narrows:
            self.dismiss(shown_.narrows)
        elif wish == "page" and shown_.page[1]:
            self.look_up(*shown_.page)
        elif wish == "copy":
            self._copy(card.plain(shown_, self.at.place))
        elif wish.startswith("open:"):
            row = shown_.documents[int(wish.removeprefix("open:"))]
            query = of_company(shown_.company) if shown_.company else Query()
            self.open_reader(row.first, query)

    @work(thread=True, group="act")
    def _copy(self, text: str) -> None:
        text = shown(clean(text))
        self.post_message(told.CitationMade(text, clipboard.copy(text, self.keep)))
