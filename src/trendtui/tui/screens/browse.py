"""The overview: facets, result lists and preview around one query line.

It shows the values of `Searching` and owns the third, `chosen`. Messages come up from the widgets and
the workers; what follows from them is decided here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.reactive import var

from trendtui.model.query import FACETS, Query
from trendtui.model.results import CompanyRow, FigureRow, PassageRow, Place, Results, TrendRow
from trendtui.tui import messages as told
from trendtui.tui.keys import bindings
from trendtui.tui.present import advice, figures, groups, heading, rows
from trendtui.tui.present.line import Piece
from trendtui.tui.screens.digging import of_company
from trendtui.tui.screens.glancing import GLANCE, Glancing
from trendtui.tui.screens.steering import PANES
from trendtui.tui.trail import AskedFor, Stop
from trendtui.tui.widgets.bars import KeyBar, StatusBar, TabBar
from trendtui.tui.widgets.chips import Chips
from trendtui.tui.widgets.facets import FacetList
from trendtui.tui.widgets.menu import Menu
from trendtui.tui.widgets.painting import STALE, Lines
from trendtui.tui.widgets.preview import Preview, own_marks
from trendtui.tui.widgets.results import ResultList
from trendtui.tui.widgets.rows import EDGE
from trendtui.tui.widgets.searchbox import SearchBox
from trendtui.tui.widgets.sheet import SheetList
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trendtui.tui.asking import Corrector, Explorer


class BrowseScreen(Glancing):
    """Facets | results | preview."""

    AUTO_FOCUS = "#results"
    BINDINGS: ClassVar[list[BindingType]] = bindings("browse")
    keys_of = "browse"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-narrow"), (72, "-medium"), (110, "-wide"), (160, "-broad"),
    ]  # fmt: skip

    chosen: var[heading.AnyRow | None] = var[heading.AnyRow | None](None, always_update=True)
    """The row under the cursor of the results."""

    def __init__(
        self, keep: Path | None = None, keymap: Mapping[str, str] | None = None, corrector: Corrector | None = None,
        line: str = "",
    ) -> None:  # fmt: skip
        super().__init__(id="browse")
        self.corrector = corrector
        self.keep = keep
        self.keymap = keymap or {}
        self._begin_with = " ".join(line.split())
        self.labels: Mapping[str, str] = {}
        self._ways: tuple[tuple[str, Query, int], ...] | None = None
        self._stood: dict[str, tuple[int, groups.Place]] = {}
        self._filled: tuple[str, Query, tuple[str, bool]] | None = None

    def compose(self) -> ComposeResult:
        """The query line, three panes, two bars."""
        with Container(id="top"):
            yield Lines(id="prompt")
            yield SearchBox(id="search")
        yield Chips(id="chips")
        with Container(id="panes"):
            yield FacetList(id="facets")
            with Container(id="work"):
                yield TabBar(id="tabs")
                with Container(id="lists"):
                    with Container(id="found"):
                        yield Lines(id="columns")
                        yield ResultList(id="results")
                    yield Preview(id="beside")
                yield SheetList(id=GLANCE)
        yield StatusBar(id="status")
        yield KeyBar(self.keymap, id="keys")
        yield Menu(id="menu")

    def on_mount(self) -> None:
        """The list has the focus, so that every key works at once; `/` types."""
        self.query_one("#prompt", Lines).show((Piece(" / ", "key"),))
        self.status.usual = say("status.opening")
        self.query_one(TabBar).active = self.tab
        self.sheet.display = False
        self.set_focus(self.query_one(ResultList))

    @property
    def status(self) -> StatusBar:
        """The status line."""
        return self.query_one(StatusBar)

    # --- the index -----------------------------------------------------------------------------------------------

    def opened(self, explorer: Explorer, documents: int, labels: Mapping[str, str]) -> None:
        """The index is open: ask what the query line says. `labels` are what themes are called."""
        self.explorer = explorer
        self.labels = labels
        self.query_one(SearchBox).completer = explorer.complete
        self.status.usual = say("status.usual", documents=say("counts.documents", n=documents)) if documents else ""
        if not documents:
            self.query_one(ResultList).advise(advice.empty_index())
            self.ready.set()
            return
        box = self.query_one(SearchBox)
        if begun := self._begin_with:
            self._begin_with = ""
            box.write(begun)
            self.post_message(told.Went(None, AskedFor(explorer.parse(begun)), True))
        self.ask(explorer.parse(box.value), again=True)
        self.warm_up(explorer)

    def not_opened(self, what: str, remedy: str) -> None:
        """There is no index, or it cannot be read."""
        self.status.usual = ""
        self.query_one(ResultList).advise(advice.no_index(what, remedy))
        self.ready.set()

    # --- showing -------------------------------------------------------------------------------------------------

    def watch_asked(self) -> None:
        """Another query: what was told and remembered about the last one is of no use."""
        self._ways = None
        self._stood.clear()
        self.status.told = ""
        self.show_chips()

    def show_line(self, line: str) -> None:
        """The query line holds the whole state."""
        self.query_one(SearchBox).write(line)

    def show_remarks(self, query: Query) -> None:
        """What is odd in the line stands beside it."""
        self.query_one(SearchBox).remark = groups.remark(query, self.answer)

    def show_late(self, late: bool) -> None:
        """Counts of an old answer are dimmed."""
        self.query_one(FacetList).set_class(late, STALE)
        self.query_one(TabBar).set_class(late, STALE)

    def on_advised(self, message: told.Advised) -> None:
        """What would be found with one thing less."""
        if message.query == self.asked:
            self._ways = message.ways
            self._fill_list()

    def watch_answer(self, answer: Results | None) -> None:
        """New results: every pane shows them."""
        if answer is None:
            return
        self.check_late()
        navigation = self.query_one(FacetList)
        navigation.sizes, navigation.facets = answer.facet_sizes, answer.facets
        tabs = self.query_one(TabBar)
        tabs.totals, tabs.about = answer.totals, answer.about
        self.status.totals = groups.summary(answer)
        self.show_remarks(self.asked)
        self.show_chips()
        if answer.notes:
            self.status.tell(". ".join(answer.notes))
        if not answer.total and answer.query and self._ways is None and self.explorer is not None:
            self.advise_on(answer.query)
        self._fill_list()

    def watch_order(self) -> None:
        """Another order of the figures: from its top."""
        self._stood.pop("figures", None)

    def watch_tab(self, tab: str) -> None:
        """Another list."""
        if self.is_mounted:
            self.query_one(TabBar).active = GLANCE if self.glance else tab
            self._fill_list()

    def refill(self) -> None:
        """The list as it is to be shown now."""
        self._fill_list()

    def _fill_list(self) -> None:
        answer, results = self.answer, self.query_one(ResultList)
        if answer is None or self.explorer is None:
            return
        values = groups.listed(answer, self.tab)
        filled, self._filled = self._filled, (self.tab, answer.query, (self.order, self.in_words))
        if not values and self.tab not in self.held and answer.totals.get(self.tab):
            self._filled = None
            results.advise(())
            # The next key is meant for the rows that are still to come.
            self.ready.clear()
            self.fetch_rest()
        elif values and filled == self._filled and values == results.rows and not self.to_end:
            self._fit_heads()
            return
        elif values:
            cursor = len(values) - 1 if self.to_end else groups.find(values, self._stood.get(self.tab))
            stays = filled == self._filled and not self.to_end
            self.to_end = False
            results.fill(self.tab, values, self.labels, cursor, self.in_words, stays)
        elif answer.total:
            results.advise(advice.elsewhere(self.tab, answer.totals))
        elif answer.query:
            results.advise(advice.nothing_found(self._ways or (), self._ways is None))
        else:
            results.advise(advice.empty_index())
        self.chosen = results.chosen
        self._fit_heads()

    def _fit_heads(self) -> None:
        width = self.query_one(ResultList).scrollable_content_region.width - 2
        columns = self.query_one("#columns", Lines)
        note = ""
        if self.answer is not None and self.tab in ("passages", "figures"):
            note = groups.shares(self.answer) if self.tab == "passages" else figures.note(self.answer.figures)
        shown = self.query_one(ResultList).has_results
        columns.show(*((EDGE, *rows.head(self.tab, width, self.order, note, self.in_words)),) if shown else ())

    def watch_chosen(self, row: heading.AnyRow | None) -> None:
        """Another row: the preview follows."""
        preview = self.query_one(Preview)
        preview.announce(row, self.labels)
        if row is None or self.explorer is None:
            return
        passage = heading.place_of(row).passage
        if self.first[:2] == (passage, self.asked):
            preview.fill(self.first[2])
        else:
            self.survey(self.explorer, passage, self.asked)

    def on_surveyed(self, message: told.Surveyed) -> None:
        """The surroundings of a row came; those of another row are dropped."""
        row = self.chosen
        if row is not None and message.passage == heading.place_of(row).passage and message.query == self.asked:
            self.query_one(Preview).fill(message.blocks)

    def on_told(self, message: told.Told) -> None:
        """One sentence for the status line."""
        self.status.tell(message.sentence, bad=message.bad)

    # --- what was done to the panes ------------------------------------------------------------------------------

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The key bar and the narrow layouts follow the focus."""
        at = self.pane()
        self.query_one(KeyBar).focus_at = at
        if at != "search":
            self.typing = False
            self._arrange_for(at)

    def on_resize(self, event: events.Resize) -> None:
        """Where there is less room, the pane with the focus is the one to see."""
        self._arrange_for(self.pane())
        self.call_after_refresh(self._fit_heads)

    def _arrange_for(self, at: str) -> None:
        # A class of the screen has every style matched anew: not where all panes are there anyway.
        if at in PANES and not self.has_class("-wide") and not self.has_class("-broad"):
            self.arrange_for(at)

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """The cursor of the results stands elsewhere."""
        if message.list_id == "results":
            results = self.query_one(ResultList)
            self._stood[self.tab] = (results.cursor, groups.identity(results.row))
            self.status.told = ""
            self.chosen = results.chosen

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter on a row: the reader, or the way on that the row offers."""
        if message.list_id != "results":
            return
        row = self.query_one(ResultList).row
        if isinstance(row, advice.Way):
            if row.tab:
                self.tab = row.tab
            elif row.query is not None:
                self.visit(row.query)
        elif isinstance(row, groups.Names):
            self.post_message(told.FacetToggled(row.values[0].facet, row.values[0].value))
        elif isinstance(row, TrendRow | CompanyRow | FigureRow | PassageRow):
            # A company is a word to find, when there is no other.
            query = of_company(row.name) if isinstance(row, CompanyRow) and not self.asked.terms else None
            self.read(heading.place_of(row), own_marks(row) if isinstance(row, FigureRow) else (), query)

    def on_page_opened(self, message: told.PageOpened) -> None:
        """Enter in the preview: the reader at that passage."""
        blocks, place = self.query_one(Preview).page.blocks, self.place_here()
        if place is not None and message.block < len(blocks):
            block = blocks[message.block]
            self.read(Place(place.source, block.line, block.end_line, block.passage, place.title, place.section))

    def on_tab_picked(self, message: told.TabPicked) -> None:
        """A tab was clicked."""
        self.action_tab(message.tab)

    def on_box_left(self) -> None:
        """Done typing."""
        self.go_to("results")

    def come_back(self, wish: str | None) -> None:
        """Back from the reader or a page, perhaps to type, with a value to narrow to, or with a whole query."""
        if not wish:
            return
        field, _, value = wish.partition(":")
        if field in FACETS and value not in self.asked.chosen(field):
            self.visit(self.asked.toggle(field, value))
        elif field == "line" and self.explorer is not None:
            self.visit(self.explorer.parse(value))
        else:
            self.post_message(told.Went(None, self.stop()))
            if field == "search":
                self.action_search()

    def return_to(self, stop: Stop) -> None:
        """Ask a query again, in the list and at the row where one stood."""
        if not isinstance(stop, AskedFor):
            return
        if stop.query != self.asked:
            self.take_up(stop.query)
            self._stood[stop.tab] = (stop.row, ("row",))
        self.tab = stop.tab
