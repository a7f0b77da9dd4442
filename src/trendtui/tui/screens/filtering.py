"""The filters of the overview: chosen and excluded in the facets, shown as chips, taken away, copied as a line.

The query holds them all; here is what changes it by a key or a click that is not typing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import work

from trendtui.model.query import FIELDS, Query
from trendtui.tui import clipboard, narrowed
from trendtui.tui import messages as told
from trendtui.tui.present import chips, facets
from trendtui.tui.present.cells import clean, shown
from trendtui.tui.screens.steering import Steering
from trendtui.tui.widgets.chips import Chips
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping


class Filtering(Steering):
    """A screen whose query is narrowed by facets and chips."""

    labels: Mapping[str, str] = MappingProxyType({})
    """What themes are called."""

    def show_chips(self) -> None:
        """What is asked, as chips; called what the last answer calls it."""
        labels = chips.labels_of(self.answer.facets if self.answer is not None else {}, self.labels)
        self.query_one(Chips).fill(chips.chips(self.asked, labels))

    def _visit_as_written(self, query: Query) -> None:
        """Ask a query as its line is understood, so that the line is all of it."""
        if self.explorer is not None:
            self.visit(self.explorer.parse(self.explorer.write(query)))

    # --- the facets ----------------------------------------------------------------------------------------------

    def on_facet_toggled(self, message: told.FacetToggled) -> None:
        """A value of a facet was included or excluded, or is no more so."""
        if message.field in FIELDS:
            values = self.answer.facets.get(message.field, ()) if self.answer is not None else ()
            self.visit(
                facets.toggled(self.asked, message.field, message.value, values, excluded=message.excluded)
            )  # fmt: skip

    def on_values_wished(self, message: told.ValuesWished) -> None:
        """Show them in a box over this screen."""
        from trendtui.tui.screens.values import ValuesScreen

        if self.explorer is None or self.answer is None:
            return
        values = self.answer.facets.get(message.field, ())
        # Of what an answer does not count at all, there is at least one value to wait for.
        unknown = int(message.field not in self.answer.facets)
        size = max(len(values), self.answer.facet_sizes.get(message.field, unknown))
        screen = ValuesScreen(self.explorer, self.asked, message.field, values, size)
        self.app.push_screen(screen, self._chosen_among)

    def _chosen_among(self, query: Query | None) -> None:
        if query is not None:
            self.visit(query)

    # --- the chips -----------------------------------------------------------------------------------------------

    def action_chips(self) -> None:
        """Into the line of active filters."""
        line = self.query_one(Chips)
        if line.chips:
            self.set_focus(line)
        else:
            self.tell(say("filters.none"))

    def action_take_last(self) -> None:
        """Take the last filter away."""
        found = self.query_one(Chips).chips
        if found:
            self.post_message(narrowed.ChipTaken(found[-1].part))
        else:
            self.tell(say("filters.none"))

    def on_chip_taken(self, message: narrowed.ChipTaken) -> None:
        """A filter is to go."""
        words = next((chip.words for chip in self.query_one(Chips).chips if chip.part == message.part), "")
        self._visit_as_written(chips.without(self.asked, message.part))
        self.tell(say("filters.gone", words=shown(clean(words))))

    def on_chip_turned(self, message: narrowed.ChipTurned) -> None:
        """A filter is to be turned round."""
        query = chips.turned(self.asked, message.part)
        if query == self.asked:
            self.tell(say("filters.cannot_turn"))
        else:
            self._visit_as_written(query)

    def on_chips_left(self) -> None:
        """The line is empty, or left."""
        self.go_to("results")

    # --- the line ------------------------------------------------------------------------------------------------

    def action_copy_line(self) -> None:
        """Copy the query line."""
        if self.explorer is None or not self.asked:
            self.tell(say("filters.no_words"))
        else:
            # Into a terminal it may be pasted: nothing that a terminal would obey goes along.
            self._copy_line(shown(clean(self.explorer.write(self.asked))))

    @work(thread=True, group="act")
    def _copy_line(self, line: str) -> None:
        self.post_message(narrowed.LineCopied(line, clipboard.copy(line, self.keep)))

    def on_line_copied(self, message: narrowed.LineCopied) -> None:
        """Take the last route, if it is the only one, and say how it went."""
        if not message.copied.sure:
            self.app.copy_to_clipboard(message.line)
        self.tell(clipboard.sentence(message.copied, say("filters.line", line=message.line)))
