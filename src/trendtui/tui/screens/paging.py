"""From any row to a page: of its company, its theme, its year, its document; and back with a wish.

The index is asked in workers; the page that opens knows everything it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from trendtui.tui.messages import LookupFailed, PageFound, Went
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.correcting import Correcting
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.results import Place
    from trendtui.tui.asking import Explorer


class Paging(Correcting):
    """A screen whose rows lead to pages."""

    def subject_here(self, kind: str) -> str:
        """The company, theme, year or document that the row itself names; empty when it names none."""
        return ""

    def action_company(self) -> None:
        """Open the page of the row's company, or of the first one in its passage."""
        self._open_page("company")

    def action_theme(self) -> None:
        """Open the page of the row's theme, or of the strongest one of its passage."""
        self._open_page("theme")

    def action_year(self) -> None:
        """Open the page of the row's year, or of the first one in its passage."""
        self._open_page("year")

    def action_document(self) -> None:
        """Open the page of the row's document."""
        self._open_page("document")

    def _open_page(self, kind: str) -> None:
        value, place = self.subject_here(kind), self.place_here()
        if self.explorer is not None and (value or place is not None):
            self.ready.clear()
            self._look_up(self.explorer, kind, value, place, False)
        else:
            self.tell(say(f"pages.no_{kind}"))

    def look_up(self, kind: str, value: str, *, instead: bool = False) -> None:
        """Open the page of something, perhaps in the place of this one."""
        if self.explorer is not None:
            self.ready.clear()
            self._look_up(self.explorer, kind, value, None, instead)

    @work(thread=True, exclusive=True, group="dig")
    def _look_up(self, explorer: Explorer, kind: str, value: str, place: Place | None, instead: bool) -> None:
        try:
            if not value and place is not None:
                value = explorer.subject(kind, place)
            page = explorer.page(kind, value) if value else None
        except Exception as error:
            self.post_message(LookupFailed(unforeseen("page", error)))
        else:
            self.post_message(PageFound(kind, value, page, instead))

    def on_page_found(self, message: PageFound) -> None:
        """The page came."""
        self.ready.set()
        self.show_page(message)

    def show_page(self, message: PageFound) -> None:
        """Show the page, or say that there is none."""
        from trendtui.tui.screens.sheet import PageScreen

        if message.page is None or self.explorer is None:
            self.tell(say("pages.nothing", name=message.value) if message.value else say(f"pages.no_{message.kind}"))
            return
        self.enter(PageScreen(self.explorer, message.page, keep=self.keep, keymap=self.keymap))

    def enter(self, screen: Paging) -> None:
        """Open a screen over this one: the next stop of the trail."""
        screen.corrector, screen.session = self.corrector, self.session
        if (stop := screen.stop()) is not None:
            self.post_message(Went(self.stop(), stop))
        self.app.push_screen(screen, self.come_back)

    def on_lookup_failed(self, message: LookupFailed) -> None:
        """Say so."""
        self.ready.set()
        self.tell(message.sentence, bad=True)

    def come_back(self, wish: str | None) -> None:
        """A screen over this one was closed; what it wishes of the search is handed on to it.

        A wish is 'search' (to type), a facet's value to narrow to ('company:OpenAI'), or a whole query
        ('line:theme:agents company:OpenAI').
        """
        if wish:
            self.dismiss(wish)
