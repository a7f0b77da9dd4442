"""The sizes of the panes: dragged by their borders or changed with keys, and part of the view that is restored.

A border is the first column of the pane at its right, or the first line of the preview where it stands below the list.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trendtui.tui.arrivals import ImportWished
from trendtui.tui.screens.measuring import Measuring
from trendtui.tui.widgets.searchbox import SearchBox
from trendtui.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from trendtui.model.view import View
    from trendtui.tui.messages import Answered

NARROWEST, LEAST = 12, 15
"""Cells of the facets and percent of the preview at the least; the other side keeps as much."""

STEP = 4
"""Cells or percent by which a key moves a border."""


class Sizing(Measuring):
    """A screen of three panes whose borders move."""

    facets_cells: int = 0
    """Cells of the facets; 0 for what the layout gives them."""

    preview_percent: int = 0
    """Percent of the room of list and preview that the preview has; 0 for what the layout gives it."""

    _dragged: str = ""
    """The pane whose border is being dragged; empty for none."""

    _at_start: tuple[str, bool] = ("", False)
    """What to tell at the next answer, and whether it is a failure."""

    def begin(self, view: View, sentence: str) -> None:
        """Look like `view` from the first paint on, and tell a sentence once the index is open."""
        from trendtui.tui.present.figures import ORDERS
        from trendtui.tui.present.rows import TABS

        if view.tab in TABS:
            self.tab = view.tab
        if view.order in ORDERS:
            self.order = view.order
        self.facets_cells, self.preview_percent = view.facets, view.preview
        self.tell_at_start(sentence, bad=True)

    def view(self, before: View) -> View:
        """What the screen looks like now; `before` has what is no matter of this screen."""
        line = self.query_one(SearchBox).value
        return replace(before, line=line, tab=self.tab, order=self.order, facets=self.facets_cells,
                       preview=self.preview_percent)  # fmt: skip

    def on_answered(self, message: Answered) -> None:
        """The index answers: now a sentence stays in the status line."""
        sentence, bad = self._at_start
        if sentence:
            self.call_after_refresh(self.tell, sentence, bad=bad)
            self._at_start = ("", False)

    def tell_at_start(self, sentence: str, *, bad: bool = False) -> None:
        """Tell a sentence once the index that is being opened has answered."""
        self._at_start = (sentence, bad)

    def on_resize(self, event: events.Resize) -> None:
        """Another layout may hold: the sizes are for some of them."""
        self.call_after_refresh(self.fit_panes)

    def arrange_for(self, pane: str) -> None:
        """Where one pane is shown larger than the others, no size of its own holds."""
        super().arrange_for(pane)
        self.fit_panes()

    # --- sizes ---------------------------------------------------------------------------------------------------

    def _all_beside(self) -> bool:
        return self.has_class("-wide") or self.has_class("-broad")

    def fit_panes(self) -> None:
        """Give the panes their sizes where the layout shows them side by side, and leave them to it elsewhere."""
        navigation, found, beside = (self.query_one(name) for name in ("#facets", "#found", "#beside"))
        room = self.size.width
        cells = min(self.facets_cells, max(NARROWEST, room - 3 * NARROWEST))
        _give(navigation, "width", f"{cells}" if cells and not self.has_class("-narrow") else "")
        share = self.preview_percent
        one = not share or self.has_class("-narrow") or (self.has_class("-at-preview") and self.has_class("-medium"))
        across, along = ("width", "height") if self._all_beside() else ("height", "width")
        for pane, part in ((found, 100 - share), (beside, share)):
            _give(pane, along, "")
            _give(pane, across, "" if one else f"{part}fr")

    def _border_under(self, x: int, y: int) -> str:
        """The pane whose border is at a cell of the screen."""
        navigation, beside, work = (self.query_one(name) for name in ("#facets", "#beside", "#work"))
        if navigation.display and work.display and x == work.region.x and work.region.contains(x, y):
            return "facets"
        place = beside.region
        if beside.display and place.contains(x, y) and not self.has_class("-narrow"):
            at_border = x == place.x if self._all_beside() else y == place.y
            return "preview" if at_border else ""
        return ""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """On a border: drag it from now on."""
        self._dragged = self._border_under(event.screen_x, event.screen_y)
        if self._dragged:
            event.stop()
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The border follows the pointer."""
        if not self._dragged:
            return
        if self._dragged == "facets":
            self._resize_facets(event.screen_x)
            return
        room = self.query_one("#lists").region
        if self._all_beside():
            self._resize_preview(100 - round(100 * (event.screen_x - room.x) / max(1, room.width)))
        else:
            self._resize_preview(100 - round(100 * (event.screen_y - room.y) / max(1, room.height)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of the border."""
        if self._dragged:
            self._dragged = ""
            self.release_mouse()

    def _resize_facets(self, cells: int) -> None:
        self.facets_cells = max(NARROWEST, min(cells, self.size.width - 3 * NARROWEST))
        self.fit_panes()

    def _resize_preview(self, percent: int) -> None:
        self.preview_percent = max(LEAST, min(percent, 100 - LEAST))
        self.fit_panes()

    def action_border(self, step: int) -> None:
        """Make the pane with the focus wider or narrower: the facets, or the preview and so the list."""
        navigation, beside, room = (self.query_one(name) for name in ("#facets", "#beside", "#lists"))
        if self.has_class("-narrow"):
            self.tell(say("hints.one-pane"))
        elif self.pane() == "facets":
            self._resize_facets(navigation.region.width + STEP * step)
        else:
            wide = self._all_beside()
            now = 100 * beside.region.width / max(1, room.region.width) if wide else (
                100 * beside.region.height / max(1, room.region.height))  # fmt: skip
            self._resize_preview(round(now) + STEP * (step if self.pane() == "preview" else -step))

    def action_import_reports(self) -> None:
        """Import reports."""
        self.post_message(ImportWished())

    def action_even(self) -> None:
        """The sizes that the layout gives."""
        self.facets_cells = self.preview_percent = 0
        self.fit_panes()


def _give(widget: Widget, rule: str, value: str) -> None:
    """Give a widget a size, or leave it to the styles."""
    if value:
        setattr(widget.styles, rule, value)
    elif widget.styles.inline.has_rule(rule):
        widget.styles.inline.clear_rule(rule)
        widget.refresh(layout=True)
