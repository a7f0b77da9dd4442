"""All values of a facet: a box with a line to search in them and the list they leave, to include and to exclude.

The box keeps a query of its own; it is handed back when the box is done, and nothing is when it is left.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input

from trendtui.model.query import Query
from trendtui.tui import messages as told
from trendtui.tui.present import facets
from trendtui.tui.present.line import Line, Piece, spread
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.widgets.field import Field
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from trendtui.model.results import FacetValue
    from trendtui.tui.asking import Explorer


class ValueList(RowList):
    """The values; its keys include, exclude, and lead back to the line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,ctrl+g", "screen.mark(False)", "Include", show=False),
        Binding("x,ctrl+s", "screen.mark(True)", "Exclude", show=False),
        Binding("slash,tab,f3", "screen.to_line", "Search", show=False),
    ]


class ValuesScreen(ModalScreen[Query | None]):
    """A line over a list; dismissed with the query that was made, or None when it is left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    AUTO_FOCUS = "#contains"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,alt+left", "leave", "Close", show=False),
        Binding("down,ctrl+n", "to_list(1)", "Below", show=False),
        Binding("up,ctrl+r", "to_list(-1)", "Above", show=False),
        Binding("tab", "to_list(0)", "To the list", show=False),
        Binding("pagedown", "page(1)", "A page down", show=False),
        Binding("pageup", "page(-1)", "A page up", show=False),
        Binding("ctrl+@,f5", "mark(False)", "Include", show=False, priority=True),
        Binding("alt+x,f6", "mark(True)", "Exclude", show=False, priority=True),
        Binding("enter,ctrl+g", "done", "Done", show=False, priority=True),
    ]

    def __init__(
        self, explorer: Explorer, query: Query, field: str, values: tuple[FacetValue, ...], size: int
    ) -> None:  # fmt: skip
        """`values` are the first of the facet's `size` values that `query` leaves."""
        super().__init__(id="values-of-a-facet")
        self._explorer, self._field = explorer, field
        self._before = self.query_made = query
        self._values, self._total = values, size
        self._shown_for: tuple[str, Query] | None = ("", query) if len(values) == size else None

    def compose(self) -> ComposeResult:
        """A heading, the line, the values, how to leave."""
        with Container(id="box"):
            yield Lines(id="heading")
            with Container(id="line"):
                yield Lines(id="prompt")
                yield Field(say("values.placeholder"), id="contains")
            yield ValueList(id="values")
            yield Lines(id="foot")

    def on_mount(self) -> None:
        """Show what is known already, and ask for the rest."""
        self.query_one("#prompt", Lines).show((Piece(" / ", "key"),))
        self._show(self._values)
        if self._shown_for is None:
            self._find("", self.query_made)

    @property
    def contains(self) -> str:
        """What a value must hold."""
        return self.query_one(Input).value.strip()

    def _show(self, values: tuple[FacetValue, ...]) -> None:
        found = self.query_one(ValueList)
        stood = found.row.value.value if isinstance(found.row, facets.FacetItem) else ""
        rows = facets.items(self._field, values, len(values))
        cursor = next((n for n, row in enumerate(rows) if row.value.value == stood), 0) if self._marked() else 0
        found.show(rows, facets.paint, cursor=cursor)
        self._total = max(self._total, len(values))
        self._head()

    def _marked(self) -> bool:
        return self.query_made != self._before

    def _head(self) -> None:
        rows = self.query_one(ValueList).rows
        size = say("counts.values", n=self._total)
        if len(rows) < self._total:
            size = say("values.some", n=len(rows), all=size)
        note = "" if rows or self._shown_for is None else f"  {say('values.none')}"
        heading = self.query_one("#heading", Lines)
        left: Line = (Piece(facets.name(self._field), "title"), Piece(note, "warn"))
        heading.show(spread(left, (Piece(size, "dim"),), max(20, heading.content_size.width)))
        self._foot()

    def _foot(self) -> None:
        listed = self.query_one(ValueList).has_focus
        keys = (
            (("space", "include"), ("x", "exclude"), ("enter", "done"), ("/", "search"), ("esc", "close"))
            if listed
            else (("enter", "choose"), ("tab", "list"), ("alt+x", "exclude"), ("esc", "close"))
        )
        pieces: list[Piece] = []
        for key, word in keys:
            pieces += [Piece(f" {key}", "key"), Piece(f" {say(f'values.foot.{word}')} ", "dim")]
        self.query_one("#foot", Lines).show(tuple(pieces))

    def on_descendant_focus(self) -> None:
        """The keys at the foot follow the focus."""
        self._foot()

    def on_resize(self) -> None:
        """The heading is made for a width."""
        self.call_after_refresh(self._head)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words: other values."""
        event.stop()
        self._find(self.contains, self.query_made)

    @work(thread=True, exclusive=True, group="values")
    def _find(self, contains: str, query: Query) -> None:
        from trendtui.search.service import Interrupted

        try:
            values = self._explorer.facet_values(query, self._field, contains)
        except Interrupted:
            return
        except Exception as error:
            self.post_message(told.Told(unforeseen("facet", error), bad=True))
        else:
            self.post_message(told.ValuesFound(contains, values, query))

    def on_values_found(self, message: told.ValuesFound) -> None:
        """Values came; those for other words, or of another choice, are dropped."""
        if (message.contains, message.query) == (self.contains, self.query_made):
            self._shown_for = (message.contains, message.query)
            self._show(message.values)

    def on_told(self, message: told.Told) -> None:
        """What went wrong takes the place of the heading."""
        message.stop()
        self.query_one("#heading", Lines).show((Piece(message.sentence, "warn"),))

    def on_row_opened(self, message: told.RowOpened) -> None:
        """A click on a value."""
        message.stop()
        self._take()

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """The overview has a list of its own."""
        message.stop()

    def on_end_neared(self, message: told.EndNeared) -> None:
        """All values are here."""
        message.stop()

    def action_to_list(self, step: int) -> None:
        """Into the list, and up or down by a value."""
        found = self.query_one(ValueList)
        found.focus()
        if step:
            found.action_move(step)

    def action_to_line(self) -> None:
        """Back to the words to search for."""
        self.query_one(Input).focus()

    def action_page(self, step: int) -> None:
        """Up or down by what is in view."""
        self.query_one(ValueList).action_page(step)

    async def _current(self) -> None:
        """The list for what was typed, now: who types fast means the values that hold it."""
        wanted = (self.contains, self.query_made)
        if self._shown_for != wanted:
            try:
                found = await asyncio.to_thread(self._explorer.facet_values, wanted[1], self._field, wanted[0])
            except Exception as error:
                self.post_message(told.Told(unforeseen("facet", error), bad=True))
                return
            self._shown_for = wanted
            self._show(found)

    async def action_mark(self, excluded: bool) -> None:
        """Include or exclude the value under the cursor, or take that away; the box stays."""
        await self._current()
        self._toggle(excluded)
        self._find(self.contains, self.query_made)

    async def action_done(self) -> None:
        """Hand back what was included and excluded; the value under the cursor, when nothing was."""
        if self._marked():
            self.dismiss(self.query_made)
            return
        await self._current()
        self._take()

    def _take(self) -> None:
        if not self._marked():
            self._toggle(False)
        if self._marked():
            self.dismiss(self.query_made)

    def _toggle(self, excluded: bool) -> None:
        found = self.query_one(ValueList)
        if isinstance(row := found.row, facets.FacetItem):
            shown = tuple(item.value for item in found.rows)
            self.query_made = facets.toggled(self.query_made, self._field, row.value.value, shown, excluded=excluded)

    def action_leave(self) -> None:
        """Back, with nothing changed."""
        self.dismiss(None)
