"""A page: one list that scrolls, whose rows lead into the reports, to other pages, or to a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from trendtui.model.pages import AnyPage, CompanyPage
from trendtui.model.query import Query
from trendtui.tui import messages as told
from trendtui.tui.keys import bindings
from trendtui.tui.present import pages, subjects
from trendtui.tui.present.kept import company_at
from trendtui.tui.screens.digging import Digging, of_company
from trendtui.tui.trail import PageOf, Stop
from trendtui.tui.widgets.bars import KeyBar, StatusBar
from trendtui.tui.widgets.painting import Lines
from trendtui.tui.widgets.sheet import SheetList
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trendtui.model.results import Place
    from trendtui.model.wanted import Wanted
    from trendtui.tui.asking import Explorer


class PageScreen(Digging):
    """A heading, the list, two bars."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pages")
    keys_of = "pages"

    def __init__(
        self, explorer: Explorer, page: AnyPage, *, keep: Path | None = None,
        keymap: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Shows `page`; its rows are opened in `explorer`."""
        super().__init__()
        self.explorer = explorer
        self.page = page
        self.keep = keep
        self.keymap = keymap or {}
        self._width = 0

    def compose(self) -> ComposeResult:
        """A heading, the list, two bars."""
        yield Lines(id="title")
        yield SheetList(id="page")
        yield StatusBar(id="status")
        yield KeyBar(self.keymap, id="keys")

    def on_mount(self) -> None:
        """Everything is here already."""
        self.query_one(StatusBar).usual = say("pages.usual")
        self.query_one(KeyBar).focus_at = "pages"
        self.set_focus(self.list)
        self.call_after_refresh(self._lay_out)
        self.ready.set()

    @property
    def list(self) -> SheetList:
        """The page's rows."""
        return self.query_one(SheetList)

    def on_resize(self, event: events.Resize) -> None:
        """The page is laid out for a width."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        heading, listed = self.query_one("#title", Lines), self.list
        heading.show(*pages.title(self.page, max(10, heading.content_size.width)))
        width = listed.scrollable_content_region.width - 2
        if width == self._width or width <= 0:
            return
        first, self._width = not self._width, width
        listed.fill(pages.rows(self.page, width), first=first)

    def show_page(self, message: told.PageFound) -> None:
        """Show it upon this page, or in its place."""
        if message.page is not None and message.instead:
            self.page, self._width = message.page, 0
            self.post_message(told.Went(None, self.stop(), refined=True))
            self._lay_out()
        elif message.page is not None and pages.subject(message.page) == pages.subject(self.page):
            self.tell(say("pages.this"))
        else:
            super().show_page(message)

    def on_told(self, message: told.Told) -> None:
        """One sentence for the status line."""
        message.stop()
        self.query_one(StatusBar).tell(message.sentence, bad=message.bad)

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """On another row: what was told is of no use."""
        self.query_one(StatusBar).told = ""

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter on a row: its place, a search for its value, or its page."""
        lead = self.list.lead
        if lead is None:
            return
        if lead.place is not None:
            self.open_reader(lead.place, self._words(), lead.marks)
        elif lead.narrows:
            self._search_for(lead.narrows)
        else:
            self.look_up(*lead.page)

    def _words(self) -> Query:
        """What the reader marks beside the row's own words."""
        return of_company(self.page.name) if isinstance(self.page, CompanyPage) else Query()

    def _search_for(self, values: tuple[tuple[str, str], ...]) -> None:
        query = Query()
        for field, value in values:
            query = query.toggle(field, value)
        if self.explorer is not None:
            self.dismiss(f"line:{self.explorer.write(query)}")

    def place_here(self) -> Place | None:
        """Where the row stands; of a row that stands nowhere, where the page's subject is first named."""
        lead = self.list.lead
        return lead.place if lead is not None and lead.place is not None else pages.first(self.page)

    def wanted_here(self) -> Wanted | None:
        """The row's figure, trend or passage; of any other row the company that the page is of."""
        lead = self.list.lead
        if lead is not None and lead.wanted is not None:
            return lead.wanted
        place = self.place_here()
        return company_at(self.page.name, place) if isinstance(self.page, CompanyPage) and place is not None else None

    def subject_here(self, kind: str) -> str:
        """What the row is about; of a value beside the page's subject, that value."""
        lead = self.list.lead
        return lead.subject(kind) if lead is not None else ""

    def look_again(self) -> None:
        """Show the page as it is now, the cursor where it was."""
        self.look_up(*pages.subject(self.page), instead=True)

    def correctable(self) -> str | None:
        """The company of the row, else that of the page."""
        own = self.page.name if isinstance(self.page, CompanyPage) else ""
        return self.subject_here("company") or own or None

    def discovery_here(self) -> tuple[str, bool]:
        """The company of the page."""
        page = self.page
        return (page.name, page.status == "discovered") if isinstance(page, CompanyPage) else ("", False)

    def action_part(self, step: int) -> None:
        """To the first row of the next part, or of the part before."""
        self.list.action_part(step)

    def action_neighbour(self, step: int) -> None:
        """The page after or before this one: the next year, the next document."""
        kind, _ = pages.subject(self.page)
        value = self.page.after if step > 0 else self.page.before
        if value:
            self.look_up(kind, value, instead=True)
        else:
            self.tell(say("pages.no_after" if step > 0 else "pages.no_before"))

    def action_narrow(self) -> None:
        """Back to the search, narrowed to what the page is of."""
        kind, value = pages.subject(self.page)
        self.dismiss(f"{subjects.FIELDS[kind]}:{value}")

    def action_search(self) -> None:
        """Back to the search, to type."""
        self.dismiss("search")

    def action_back(self) -> None:
        """Back to the stop before."""
        self.post_message(told.StepWished(-1))

    def stop(self) -> PageOf:
        """The page, and where its cursor stands."""
        return PageOf(*pages.subject(self.page), row=self.list.cursor if self.is_mounted else 0)

    def holds(self, stop: Stop) -> bool:
        """Its own page only."""
        return stop == self.stop()
