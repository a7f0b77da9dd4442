"""The navigation pane: every facet with its values and counts; space or a click chooses one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.reactive import reactive

from trendtui.model.results import FacetValue
from trendtui.tui.keys import bindings
from trendtui.tui.messages import FacetToggled, ValuesWished
from trendtui.tui.present import facets
from trendtui.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.binding import BindingType


class FacetList(RowList):
    """The facets, one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("facets")

    facets: reactive[Mapping[str, tuple[FacetValue, ...]]] = reactive(dict[str, tuple[FacetValue, ...]])
    """Facet → its values, as the answer has them."""

    sizes: reactive[Mapping[str, int]] = reactive(dict[str, int])
    """Facet → how many values it has, the answer may hold fewer; set before `facets`."""

    opened: reactive[frozenset[str]] = reactive(frozenset[str]())
    """The facets that show all their values."""

    def watch_facets(self) -> None:
        """New counts: the cursor stays on its value."""
        self._fill()

    def watch_opened(self) -> None:
        """More values, or fewer."""
        self._fill()

    def _fill(self) -> None:
        made = facets.rows(self.facets, self.opened, self.sizes)
        cursor, top = self.cursor, self.scroll_offset.y
        if isinstance(self.row, facets.FacetItem | facets.FacetMore):
            wanted = facets.identity(self.row)
            cursor = next((n for n, row in enumerate(made) if facets.identity(row) == wanted), cursor)
        moved = cursor != self.cursor
        self.show(
            made,
            facets.paint,
            cursor=cursor,
            skip=lambda row: isinstance(row, facets.FacetHead),
            top=None if moved else top,
        )

    def action_choose(self) -> None:
        """Choose the value under the cursor, or take it away; open or close the rest of a facet."""
        row = self.row
        if isinstance(row, facets.FacetItem):
            self.post_message(FacetToggled(row.field, row.value.value))
        elif isinstance(row, facets.FacetMore) and row.held:
            self.post_message(ValuesWished(row.field))
        elif isinstance(row, facets.FacetMore):
            self.opened = self.opened ^ {row.field}

    def action_exclude(self) -> None:
        """Exclude the value under the cursor, or take that away."""
        row = self.row
        if isinstance(row, facets.FacetItem):
            self.post_message(FacetToggled(row.field, row.value.value, excluded=True))

    def action_values(self) -> None:
        """Search within the values of the facet under the cursor."""
        if self.row is not None:
            self.post_message(ValuesWished(self.row.field))

    def on_click(self, event: events.Click) -> None:
        """A click chooses at once."""
        event.prevent_default()
        index = self._row_under(event)
        if index >= 0:
            event.stop()
            self.cursor = index
            self.action_choose()
