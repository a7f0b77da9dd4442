"""All values of a facet: a box with a line to search in them and the list they leave; enter chooses one."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input

from trendtui.model.query import Query
from trendtui.model.results import FacetValue
from trendtui.tui import messages as told
from trendtui.tui.asking import Explorer
from trendtui.tui.present import facets
from trendtui.tui.present.line import Piece, spread
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say


class ValuesScreen(ModalScreen[str]):
    """A line over a list; dismissed with the value to choose or to take away, or nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    AUTO_FOCUS = "#contains"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,alt+left", "leave", "Close", show=False),
        Binding("down,ctrl+n", "move(1)", "Below", show=False),
        Binding("up,ctrl+r", "move(-1)", "Above", show=False),
        Binding("pagedown", "page(1)", "A page down", show=False),
        Binding("pageup", "page(-1)", "A page up", show=False),
        Binding("enter,ctrl+g", "choose", "Choose", show=False, priority=True),
    ]

    def __init__(
        self, explorer: Explorer, query: Query, field: str, values: tuple[FacetValue, ...], size: int
    ) -> None:  # fmt: skip
        """`values` are the first of the facet's `size` values that `query` leaves."""
        super().__init__(id="values-of-a-facet")
        self._explorer, self._query, self._field = explorer, query, field
        self._values, self._total = values, size
        self._shown_for: str | None = "" if len(values) == size else None

    def compose(self) -> ComposeResult:
        """A heading, the line, the values, how to leave."""
        with Container(id="box"):
            yield Lines(id="heading")
            with Container(id="line"):
                yield Lines(id="prompt")
                contains = Input(placeholder=say("values.placeholder"), compact=True, id="contains")
                contains.cursor_blink = False
                yield contains
            yield RowList(id="values")
            yield Lines(id="foot")

    def on_mount(self) -> None:
        """Show what is known already, and ask for the rest."""
        self.query_one("#prompt", Lines).show((Piece(" / ", "key"),))
        self.query_one("#foot", Lines).show(
            (Piece(" enter", "key"), Piece(f" {say('values.foot.choose')}  ", "dim"), Piece("up down", "key"),
             Piece(f" {say('values.foot.move')}  ", "dim"), Piece("esc", "key"),
             Piece(f" {say('values.foot.close')}", "dim"))
        )  # fmt: skip
        self.query_one(RowList).can_focus = False
        self._show(self._values)
        if self._shown_for is None:
            self._find("")

    @property
    def contains(self) -> str:
        """What a value must hold."""
        return self.query_one(Input).value.strip()

    def _show(self, values: tuple[FacetValue, ...]) -> None:
        rows = [facets.FacetItem(self._field, value) for value in values]
        self.query_one(RowList).show(rows, facets.paint)
        name = facets.name(self._field)
        self._total = max(self._total, len(values))
        size = say("counts.values", n=self._total)
        if len(values) < self._total:
            size = say("values.some", n=len(values), all=size)
        note = "" if rows else f"  {say('values.none')}"
        heading = self.query_one("#heading", Lines)
        heading.show(
            spread(
                (Piece(name, "title"), Piece(note, "warn")),
                (Piece(size, "dim"),),
                max(20, heading.content_size.width),
            )
        )

    def on_resize(self) -> None:
        """The heading is made for a width."""
        self.call_after_refresh(lambda: self._show(self._listed()))

    def _listed(self) -> tuple[FacetValue, ...]:
        return tuple(row.value for row in self.query_one(RowList).rows)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words: other values."""
        event.stop()
        self._find(self.contains)

    @work(thread=True, exclusive=True, group="values")
    def _find(self, contains: str) -> None:
        from trendtui.search.service import Interrupted

        try:
            values = self._explorer.facet_values(self._query, self._field, contains)
        except Interrupted:
            return
        except Exception as error:
            self.post_message(told.Told(unforeseen("facet", error), bad=True))
        else:
            self.post_message(told.ValuesFound(contains, values))

    def on_values_found(self, message: told.ValuesFound) -> None:
        """Values came; those for other words are dropped."""
        if message.contains == self.contains:
            self._shown_for = message.contains
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

    def action_move(self, step: int) -> None:
        """Up or down by a value."""
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """Up or down by what is in view."""
        self.query_one(RowList).action_page(step)

    async def action_choose(self) -> None:
        """The value under the cursor, of those that hold what was typed: who types fast means them, too."""
        if self._shown_for != (contains := self.contains):
            try:
                found = await asyncio.to_thread(self._explorer.facet_values, self._query, self._field, contains)
            except Exception as error:
                self.post_message(told.Told(unforeseen("facet", error), bad=True))
                return
            self._shown_for = contains
            self._show(found)
        self._take()

    def _take(self) -> None:
        row = self.query_one(RowList).row
        if isinstance(row, facets.FacetItem):
            self.dismiss(row.value.value)

    def action_leave(self) -> None:
        """Back, with nothing chosen."""
        self.dismiss("")
