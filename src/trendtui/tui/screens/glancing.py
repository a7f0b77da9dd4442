"""The overview of what is found, in the place of the lists: the first thing to see, and key 0 at any time.

At the empty query it gives way to the lists as soon as something is asked, and comes back with the empty query,
unless its user chose a list there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, work
from textual.reactive import var

from trendtui.tui import messages as told
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.sizing import Sizing
from trendtui.tui.widgets.bars import KeyBar, TabBar
from trendtui.tui.widgets.sheet import SheetList

if TYPE_CHECKING:
    from collections.abc import Callable

    from trendtui.model.pages import Overview
    from trendtui.model.query import Query
    from trendtui.model.results import Place
    from trendtui.tui.asking import Explorer
    from trendtui.tui.present.sheet import Lead

GLANCE = "overview"
"""The tab of the overview, and the id of its list."""


class Glancing(Sizing):
    """A screen with an overview beside its lists."""

    glance: var[bool] = var(False)
    """Whether the overview is shown."""

    last_time: Callable[[], str] | None = None
    """Tells when the app was last opened (ISO 8601, UTC) and remembers that it is now; asked once, in a worker."""

    home: bool = False
    """Whether the empty query shows the overview."""

    _since: str | None = None
    _seen: Overview | None = None
    _shown: tuple[Overview, int] | None = None

    @property
    def sheet(self) -> SheetList:
        """The overview's list."""
        return self.query_one(f"#{GLANCE}", SheetList)

    def ask(self, query: Query, *, again: bool = False, whole: bool = True) -> None:
        """Ask, and show the overview for the empty query."""
        other = query != self.asked
        if self.explorer is not None and (other or again):
            self.glance = self.glance if again and not other and self._seen is not None else self.home and not query
            if self.glance:
                self._survey_all(self.explorer, query)
        super().ask(query, again=again, whole=whole)

    @work(thread=True, exclusive=True, group="glance")
    def _survey_all(self, explorer: Explorer, query: Query) -> None:
        # Loaded here, while the index is asked: nothing of it is needed for the first paint.
        from trendtui.search.service import Interrupted

        try:
            if self._since is None:
                self._since = self.last_time() if self.last_time is not None else ""
            overview = explorer.overview(query, self._since)
        except Interrupted:
            self.post_message(told.OverviewMissed(query))
        except Exception as error:
            self.post_message(told.Told(unforeseen("page", error), bad=True))
        else:
            self.post_message(told.OverviewCame(overview))

    def on_overview_came(self, message: told.OverviewCame) -> None:
        """Show it, unless something else is asked by now."""
        if message.overview.query == self.asked:
            self._seen = message.overview
            self.lay_out_overview()

    def on_overview_missed(self, message: told.OverviewMissed) -> None:
        """A search came between: ask again while it is still wanted."""
        if message.query == self.asked and self.glance and self.explorer is not None:
            self._survey_all(self.explorer, message.query)

    def lay_out_overview(self) -> None:
        """The overview is laid out for a width."""
        from trendtui.tui.present import overview

        width = self.sheet.scrollable_content_region.width - 2
        if self._seen is None or width <= 0 or self._shown == (self._seen, width):
            return
        first = self._shown is None or self._shown[0] is not self._seen
        self._shown = (self._seen, width)
        self.sheet.fill(overview.rows(self._seen, width), first=first)

    def watch_glance(self, glance: bool) -> None:
        """The overview takes the place of the lists, or gives it back."""
        if not self.is_mounted:
            return
        had = self.pane() == "results"
        self.query_one("#lists").display = not glance
        self.sheet.display = glance
        self.query_one(TabBar).active = GLANCE if glance else self.tab
        if had:
            self.set_focus(self.sheet if glance else self.query_one("#results"))
        if glance:
            self.call_after_refresh(self.lay_out_overview)

    def on_resize(self, event: events.Resize) -> None:
        """Another width, another layout."""
        if self.glance:
            self.call_after_refresh(self.lay_out_overview)

    def go_to(self, pane: str) -> None:
        """Into a pane; the overview stands where results and preview do."""
        super().go_to(GLANCE if self.glance and pane in ("results", "preview") else pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The key bar knows the overview."""
        if self.focused is self.sheet:
            self.query_one(KeyBar).focus_at = GLANCE

    def action_tab(self, tab: str) -> None:
        """Open the overview or one of the lists."""
        if not self.asked:
            self.home = tab == GLANCE
        if tab != GLANCE:
            self.glance = False
            super().action_tab(tab)
        elif self.explorer is not None:
            self.glance = True
            if self._seen is None or self._seen.query != self.asked:
                self._survey_all(self.explorer, self.asked)
            self.go_to("results")

    def _lead(self) -> Lead | None:
        return self.sheet.lead if self.glance and self.focused is self.sheet else None

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter on a cell: what is asked, narrowed to it."""
        if message.list_id == GLANCE and (lead := self.sheet.lead) is not None:
            query = self.asked
            for field, value in lead.narrows:
                query = query if value in query.chosen(field) else query.toggle(field, value)
            self.visit(query)

    def place_here(self) -> Place | None:
        """The place of the row under the cursor."""
        if self.glance:
            return lead.place if (lead := self._lead()) is not None else None
        return super().place_here()

    def subject_here(self, kind: str) -> str:
        """What the row is about."""
        if (lead := self._lead()) is not None:
            return lead.subject(kind)
        return super().subject_here(kind)

    def discovery_here(self) -> tuple[str, bool]:
        """The company to confirm or to reject."""
        return ("", False) if self.glance else super().discovery_here()

    def action_narrow(self) -> None:
        """Narrow to the cell, or to what the row is of."""
        if self.glance:
            self.sheet.action_open()
        else:
            super().action_narrow()

    def action_next_hit(self) -> None:
        """The next row."""
        if self.glance:
            self.sheet.action_move(1)
        else:
            super().action_next_hit()

    def action_previous_hit(self) -> None:
        """The row before."""
        if self.glance:
            self.sheet.action_move(-1)
        else:
            super().action_previous_hit()
