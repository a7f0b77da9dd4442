"""The overview: facets, result lists and preview around one query line.

It owns three values and nothing else does: `asked`, `answer` and `chosen`. Messages come up from the
widgets and the workers; what follows from them is decided here. A late answer is recognised by the
query it echoes, and dropped.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import var

from trendtui.model.query import Query
from trendtui.model.results import Block, CompanyRow, FigureRow, PassageRow, Place, Results, TrendRow
from trendtui.tui import messages as told
from trendtui.tui.asking import Explorer
from trendtui.tui.keys import bindings
from trendtui.tui.present import advice, heading, rows
from trendtui.tui.present.line import Piece
from trendtui.tui.present.numbers import counted
from trendtui.tui.screens.steering import PANES, Steering
from trendtui.tui.trail import Trail
from trendtui.tui.widgets.bars import NAMES, KeyBar, StatusBar, TabBar
from trendtui.tui.widgets.facets import FacetList
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.painting import Lines
from trendtui.tui.widgets.results import ResultList
from trendtui.tui.widgets.rows import EDGE
from trendtui.tui.widgets.searchbox import SearchBox

SLOW = 0.08
"""Seconds after which old results are shown as old."""


class BrowseScreen(Steering):
    """Facets | results | preview."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("browse")
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-narrow"), (72, "-medium"), (110, "-wide"), (160, "-broad"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [(0, "-low"), (21, "-high")]  # noqa: RUF012

    asked: var[Query] = var(Query())
    """What is being asked."""

    answer: var[Results | None] = var[Results | None](None)
    """The last answer; it may be to an earlier query while the one to `asked` is on its way."""

    chosen: var[heading.AnyRow | None] = var[heading.AnyRow | None](None, always_update=True)
    """The row under the cursor of the results."""

    tab: var[str] = var("trends")
    """The list that is shown."""

    def __init__(self, keep: Path | None = None, keymap: dict[str, str] | None = None) -> None:
        super().__init__(id="browse")
        self.keep = keep
        self._keymap = keymap or {}
        self.trail = Trail()
        self._typing = False
        self._ways: tuple[tuple[str, Query, int], ...] | None = None
        self._first: tuple[int, Query, tuple[Block, ...]] = (0, Query(), ())
        self._cursors: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The query line, three panes, two bars."""
        with Container(id="top"):
            yield Lines(id="prompt")
            yield SearchBox(id="search")
        with Container(id="panes"):
            yield FacetList(id="facets")
            with Container(id="work"):
                yield TabBar(id="tabs")
                with Container(id="lists"):
                    with Container(id="found"):
                        yield Lines(id="columns")
                        yield ResultList(id="results")
                    with Container(id="beside"):
                        yield Lines(id="above")
                        yield Page(id="preview")
        yield StatusBar(id="status")
        yield KeyBar(self._keymap, id="keys")

    def on_mount(self) -> None:
        """The list has the focus, so that every key works at once; `/` types."""
        self.query_one("#prompt", Lines).show((Piece(" / ", "key"),))
        self.query_one(ResultList).focus()

    @property
    def status(self) -> StatusBar:
        """The status line."""
        return self.query_one(StatusBar)

    # --- the index -----------------------------------------------------------------------------------------------

    def opened(self, explorer: Explorer, documents: int) -> None:
        """The index is open: ask what the query line says."""
        self.explorer = explorer
        self.status.usual = f"{counted(documents, 'document')}. ? shows all keys." if documents else ""
        if not documents:
            self.query_one(ResultList).advise(advice.empty_index())
            return
        self._ask(explorer.parse(self.query_one(SearchBox).value), again=True)

    def not_opened(self, what: str, remedy: str) -> None:
        """There is no index, or it cannot be read."""
        self.status.usual = ""
        self.query_one(ResultList).advise(advice.no_index(what, remedy))

    # --- asking --------------------------------------------------------------------------------------------------

    def _ask(self, query: Query, *, again: bool = False) -> None:
        if self.explorer is None or (query == self.asked and not again):
            return
        self.asked = query
        self._ways = None
        self._cursors.clear()
        self.status.told = ""
        self.set_timer(SLOW, self._mark_stale)
        self.search_for(query, self.tab)

    def visit(self, query: Query) -> None:
        """Ask a query that was not typed: it is a step of its own, and the line shows it."""
        self.retrace(self.trail.visit(query))

    def retrace(self, trail: Trail) -> None:
        """Ask the query that a trail stands at."""
        if self.explorer is not None:
            self._typing = False
            self.trail = trail
            self.query_one(SearchBox).write(self.explorer.write(trail.now))
            self._ask(trail.now)

    def _mark_stale(self) -> None:
        late = self.answer is not None and self.answer.query != self.asked
        self.query_one(FacetList).set_class(late, "-stale")
        self.query_one(TabBar).set_class(late, "-stale")

    def on_typed(self, message: told.Typed) -> None:
        """The query line changed."""
        if self.explorer is None:
            return
        query = self.explorer.parse(message.line)
        self.trail = self.trail.refine(query) if self._typing else self.trail.visit(query)
        self._typing = True
        self._ask(query)

    def on_answered(self, message: told.Answered) -> None:
        """An answer came; one to another query than the current one is dropped."""
        if message.results.query == self.asked:
            self._first = (message.first, message.results.query, message.blocks)
            self.answer = message.results

    def on_search_failed(self, message: told.SearchFailed) -> None:
        """A search ended without an answer: say so, or ask again when it was only interrupted."""
        if message.query != self.asked:
            return
        if message.sentence:
            self.tell(message.sentence, bad=True)
        else:
            self.search_for(message.query, self.tab)

    def on_advised(self, message: told.Advised) -> None:
        """What would be found with one thing less."""
        if message.query == self.asked:
            self._ways = message.ways
            self._fill_list()

    # --- showing -------------------------------------------------------------------------------------------------

    def watch_answer(self, answer: Results | None) -> None:
        """New results: every pane shows them."""
        if answer is None:
            return
        self._mark_stale()
        self.query_one(FacetList).facets = answer.facets
        self.query_one(TabBar).totals = answer.totals
        time = f"{answer.elapsed_ms:.0f} ms" if answer.elapsed_ms >= 1 else "under 1 ms"
        self.status.totals = f"{counted(answer.total, 'passage')}, {time}"
        if answer.notes:
            self.status.tell(". ".join(answer.notes))
        if not answer.total and answer.query and self._ways is None and self.explorer is not None:
            self.advise_on(answer.query)
        self._fill_list()

    def watch_tab(self, tab: str) -> None:
        """Another list."""
        if self.is_mounted:
            self.query_one(TabBar).active = tab
            self._fill_list()

    def _fill_list(self) -> None:
        answer, results = self.answer, self.query_one(ResultList)
        if answer is None or self.explorer is None:
            return
        values = getattr(answer, self.tab)
        if values:
            results.fill(self.tab, values, self.explorer.labels, self._cursors.get(self.tab, 0))
        elif answer.total:
            results.advise(advice.elsewhere(self.tab, answer.totals, NAMES))
        elif answer.query:
            results.advise(advice.nothing_found(self._ways or (), self._ways is None))
        else:
            results.advise(advice.empty_index())
        self.chosen = results.chosen
        self._fit_heads()

    def _fit_heads(self) -> None:
        above = self.query_one("#above", Lines)
        if self.chosen is not None and self.explorer is not None:
            above.show(*heading.above(self.chosen, max(10, above.content_size.width), self.explorer.labels))
        width = self.query_one(ResultList).scrollable_content_region.width - 2
        self.query_one("#columns", Lines).show((EDGE, *rows.head(self.tab, width)))

    def watch_chosen(self, row: heading.AnyRow | None) -> None:
        """Another row: the preview follows."""
        page, above = self.query_one("#preview", Page), self.query_one("#above", Lines)
        if row is None:
            page.show(())
            above.show()
            return
        self._fit_heads()
        passage = heading.place_of(row).passage
        if self._first[:2] == (passage, self.asked):
            self._preview(row, self._first[2])
        elif self.explorer is not None:
            self.survey(self.explorer, passage, self.asked)

    def on_surveyed(self, message: told.Surveyed) -> None:
        """The surroundings of a row came; those of another row are dropped."""
        row = self.chosen
        if row is None or message.passage != heading.place_of(row).passage or message.query != self.asked:
            return
        self._preview(row, message.blocks)

    def _preview(self, row: heading.AnyRow, blocks: tuple[Block, ...]) -> None:
        marks = row.context_marks if isinstance(row, FigureRow) else ()
        if isinstance(row, CompanyRow):
            at = row.text.lower().find(row.name.lower())
            marks = ((at, at + len(row.name)),) if at >= 0 else row.text_marks
        self.query_one("#preview", Page).show(blocks, passage=heading.place_of(row).passage, marks=marks)

    def on_told(self, message: told.Told) -> None:
        """One sentence for the status line."""
        self.status.tell(message.sentence, bad=message.bad)

    # --- what was done to the panes ------------------------------------------------------------------------------

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The key bar and the narrow layouts follow the focus."""
        at = self.pane()
        self.query_one(KeyBar).focus_at = at
        if at != "search":
            self._typing = False
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
            self._cursors[self.tab] = results.cursor
            self.status.told = ""
            self.chosen = results.chosen

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter on a row: the reader, or the way on that the row offers."""
        if message.list_id != "results":
            return
        row = self.query_one(ResultList).row
        if isinstance(row, advice.Way):
            if row.tab:
                self.pick_tab(row.tab)
            elif row.query is not None:
                self.visit(row.query)
        elif isinstance(row, TrendRow | CompanyRow | FigureRow | PassageRow):
            marks = row.context_marks if isinstance(row, FigureRow) else ()
            self.read(heading.place_of(row), marks)

    def on_page_opened(self, message: told.PageOpened) -> None:
        """Enter in the preview: the reader at that passage."""
        page, place = self.query_one("#preview", Page), self.place_here()
        if place is not None and message.block < len(page.blocks):
            block = page.blocks[message.block]
            self.read(Place(place.source, block.line, block.end_line, block.passage, place.title, place.section))

    def on_end_neared(self, message: told.EndNeared) -> None:
        """More rows are wanted than were fetched."""
        answer = self.answer
        if message.list_id != "results" or answer is None or answer.query != self.asked:
            return
        have = len(getattr(answer, self.tab))
        if have < answer.totals.get(self.tab, 0):
            self.search_for(self.asked, self.tab, more=True)

    def on_facet_toggled(self, message: told.FacetToggled) -> None:
        """A value of a facet was chosen or taken away."""
        if message.field in ("theme", "company", "year", "source"):
            self.visit(self._toggled(message.field, message.value))

    def _toggled(self, field: str, value: str) -> Query:
        shown = self.answer.facets.get(field, ()) if self.answer is not None else ()
        known = any(v.chosen and v.value == value for v in shown)
        if known and value not in self.asked.chosen(field):
            # Chosen by another name (主题:智能体 for agents): write the values out, then take this one away.
            query = self.asked.without(field)
            for other in (v.value for v in shown if v.chosen and v.value != value):
                query = query.toggle(field, other)
            return query
        return self.asked.toggle(field, value)

    def pick_tab(self, tab: str) -> None:
        """Show one of the four lists."""
        self.tab = tab

    def on_tab_picked(self, message: told.TabPicked) -> None:
        """A tab was clicked."""
        self.action_tab(message.tab)

    def on_box_left(self) -> None:
        """Done typing."""
        self.query_one(ResultList).focus()

    def query_asked(self) -> Query:
        """The query that holds, for the reader's marks."""
        return self.asked

    def read_to_end(self, wish: str | None) -> None:
        """Back from the reader, perhaps to type."""
        if wish == "search":
            self.action_search()
