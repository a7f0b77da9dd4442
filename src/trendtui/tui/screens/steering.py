"""The actions of the overview: what its keys, its palette entries and its key bar do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trendtui.model.query import Query
from trendtui.model.results import CompanyRow, FigureRow, Place, TrendRow
from trendtui.tui.messages import CompletionPicked, FacetToggled, Offered, ReloadWished, StepWished, ValuesWished
from trendtui.tui.notices import SearchWished
from trendtui.tui.present import figures, heading, kept, subjects
from trendtui.tui.present.advice import quoted
from trendtui.tui.present.facets import FacetItem
from trendtui.tui.screens.searching import Searching
from trendtui.tui.trail import AskedFor
from trendtui.tui.widgets.facets import FacetList
from trendtui.tui.widgets.menu import Menu
from trendtui.tui.widgets.results import ResultList
from trendtui.tui.widgets.searchbox import SearchBox
from trendtui.words import called, say

if TYPE_CHECKING:
    from trendtui.model.wanted import Wanted

PANES = ("facets", "results", "preview")
"""The panes from left to right, by their ids."""


class Steering(Searching):
    """A screen of three panes and a query line; `BrowseScreen` fills it."""

    loosely: Query = Query()
    """What was asked before it was to be found exactly."""

    def offer(self) -> None:
        """The query line looks for its completions."""
        if (box := self.query_one(SearchBox)).has_focus:
            box.look()

    def on_offered(self, message: Offered) -> None:
        """The menu shows what the query line offers."""
        column = self.query_one(SearchBox).region.x + message.column
        self.query_one(Menu).show(message.offers, message.picked, column)

    def on_completion_picked(self, message: CompletionPicked) -> None:
        """A click in the menu."""
        self.query_one(SearchBox).take(message.index)

    def go_to(self, pane: str) -> None:
        """Put the focus into a pane, which a narrow layout may have to show first."""
        target = self.query_one(f"#{pane}")
        if not target.focusable:
            self.arrange_for(pane)
            # At once: the next key may follow in the same breath.
            self.app.stylesheet.update(self)
        self.set_focus(target)

    def arrange_for(self, pane: str) -> None:
        """Let the styles of narrow layouts know which pane matters."""
        for other in PANES:
            self.set_class(other == pane, f"-at-{other}")

    def pane(self) -> str:
        """The pane with the focus; 'search' for the query line."""
        at = self.focused.id if self.focused is not None else None
        return at if at in (*PANES, "search", "chips") else "results"

    def stop(self) -> AskedFor:
        """What is asked, the open list, and the row of its cursor."""
        return AskedFor(self.asked, self.tab, self.query_one(ResultList).cursor if self.is_mounted else 0)

    def place_here(self) -> Place | None:
        """The place of the row under the cursor."""
        row = self.query_one(ResultList).chosen
        return heading.place_of(row) if row is not None else None

    def wanted_here(self) -> Wanted | None:
        """The row under the cursor: a passage, a figure, a trend or a company."""
        return kept.wanted_of(self.query_one(ResultList).chosen)

    def action_save_search(self) -> None:
        """Save the query line under a name."""
        if self.explorer is None or not (line := self.explorer.write(self.asked)):
            self.tell(say("collect.nothing-to-save"))
        else:
            self.post_message(SearchWished(line))

    def subject_here(self, kind: str) -> str:
        """What of a kind is under the cursor: of the facets when they have the focus, else of the results.

        A row may speak of several themes and years: the one that the search is narrowed to is meant. A row that names
        none leaves the word to the search.
        """
        if self.pane() == "facets":
            value = self.query_one(FacetList).row
            return value.value.value if isinstance(value, FacetItem) and value.field == subjects.FIELDS[kind] else ""
        listed = self.query_one(ResultList)
        wanted = subjects.asked_for(self.answer, kind)
        told = subjects.told_by(listed.chosen or listed.row, kind)
        if kind in ("theme", "year"):
            return wanted or told or subjects.named_by(self.answer, kind)
        return told or wanted or subjects.named_by(self.answer, kind)

    def look_again(self) -> None:
        """Ask the same again, for the counts that are others now."""
        self.ask(self.asked, again=True)

    def correctable(self) -> CompanyRow | FigureRow | TrendRow | str | None:
        """The company under the cursor of the facets, else the row of the results."""
        if self.pane() == "facets":
            return self.subject_here("company") or None
        row = self.query_one(ResultList).chosen
        return row if isinstance(row, CompanyRow | FigureRow | TrendRow) else None

    def discovery_here(self) -> tuple[str, bool]:
        """The company to confirm or to reject, and whether it was discovered."""
        row = self.query_one(ResultList).chosen
        return (row.name, row.status == "discovered") if isinstance(row, CompanyRow) else ("", False)

    def action_order(self) -> None:
        """The next order of the figures."""
        if self.tab != "figures":
            self.action_tab("figures")
        self.order = figures.after(self.order)
        self.ask(self.asked, again=True)
        self.tell(say(f"figures.order.{self.order}"))

    def action_kind(self) -> None:
        """Figures of the next kind; of all kinds after the last."""
        if self.answer is None:
            return
        if self.tab != "figures":
            self.action_tab("figures")
        kinds = [value.value for value in self.answer.facets.get("kind", ()) if value.count and not value.excluded]
        kind = figures.next_kind(kinds, self.asked.chosen("kind"))
        query = self.asked.without("kind")
        self.visit(query.toggle("kind", kind) if kind else query)
        if kind:
            self.tell(say("figures.kind", kind=called(kind), n=kinds.index(kind) + 1, total=len(kinds)))
        else:
            self.tell(say("figures.all-kinds") if kinds else say("figures.none"))

    def action_search(self) -> None:
        """Into the query line."""
        self.set_focus(self.query_one(SearchBox))

    def action_exact(self) -> None:
        """Search exactly what was typed, in no looser way; the second time, take the quotation marks away."""
        asked, explorer = self.asked, self.explorer
        if explorer is None or not any(not term.excluded for term in asked.terms):
            self.tell(say("status.no-words-to-quote"))
            return
        if (exactly := quoted(asked, True)) != asked:
            self.loosely = asked
            self.visit(exactly)
            self.tell(say("status.exactly"))
            return
        if self.loosely != asked and quoted(self.loosely, True) == asked:
            self.visit(self.loosely)
        else:
            self.visit(explorer.parse(explorer.write(quoted(asked, False))))
        self.tell(say("status.every-way"))

    def action_values(self) -> None:
        """All values of the facet under the cursor, to search in them."""
        row = self.query_one(FacetList).row
        companies = self.tab == "companies" and self.pane() != "facets"
        self.post_message(ValuesWished("company" if companies or row is None else row.field))

    def action_facets(self) -> None:
        """Into the facets, or out of them."""
        self.go_to("results" if self.pane() == "facets" else "facets")

    def action_tab(self, tab: str) -> None:
        """Open one of the four lists."""
        self.tab = tab
        self.go_to("results")

    def action_next_hit(self) -> None:
        """The next row."""
        self.query_one(ResultList).action_move(1)

    def action_previous_hit(self) -> None:
        """The row before."""
        self.query_one(ResultList).action_move(-1)

    def action_narrow(self) -> None:
        """Narrow to the company, the theme or the document of the row, or take that away again."""
        row = self.query_one(ResultList).chosen
        if row is None:
            return
        if isinstance(row, CompanyRow):
            self.post_message(FacetToggled("company", row.name))
        elif isinstance(row, FigureRow) and row.company:
            self.post_message(FacetToggled("company", row.company))
        elif isinstance(row, TrendRow) and row.themes:
            self.post_message(FacetToggled("theme", row.themes[0]))
        else:
            self.post_message(FacetToggled("source", heading.place_of(row).source))

    def action_back(self) -> None:
        """To the results; from there to the query before."""
        if self.pane() != "results":
            self.go_to("results")
        else:
            self.post_message(StepWished(-1))

    def action_clear(self) -> None:
        """Ask for everything."""
        self.visit(Query())

    def action_look(self, step: int) -> None:
        """To the pane on the left or the right."""
        at = self.pane()
        if at in PANES:
            self.go_to(PANES[max(0, min(len(PANES) - 1, PANES.index(at) + step))])

    def action_reload(self) -> None:
        """Open the index again."""
        self.post_message(ReloadWished())
