"""A list of rows of equal height that draws only what is in view: a hundred thousand rows are no load.

It knows nothing of what its rows are: it is given them with a function that paints one. It tells when
its cursor moves, when a row is opened and when it comes near its end.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.cache import LRUCache
from textual.reactive import reactive

from trendtui.tui.keys import bindings
from trendtui.tui.messages import CursorMoved, EndNeared, RowOpened
from trendtui.tui.present.line import Line, Piece
from trendtui.tui.widgets.painting import CURSOR, CURSOR_AWAY, HOVER, Scrolling

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.strip import Strip

Painter = Callable[[Any, int], tuple[Line, ...]]

EDGE = Piece(" ")
"""A free cell before each row, so that words do not touch the pane beside it; there is one behind, too."""

MARK = "*"
"""Stands in that cell of a row that is marked: one cell in every terminal."""

NEAR = 40
"""Rows from the end at which more are asked for."""


class RowList(Scrolling, can_focus=True):
    """Rows under a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row that keys act on; 0-based."""

    hovered: reactive[int] = reactive(-1, repaint=False)
    """The row under the mouse; -1 for none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Any] = ()
        self.height_of_row = 1
        self._paint: Painter = lambda row, width: ()
        self._skip: Callable[[Any], bool] = lambda row: False
        self._mark: Callable[[Any], str] | None = None
        self._strips: LRUCache[tuple[int, int, str], list[Strip]] = LRUCache(512)

    def show(
        self,
        rows: Sequence[Any],
        paint: Painter,
        *,
        height: int = 1,
        cursor: int = 0,
        skip: Callable[[Any], bool] | None = None,
        top: int | None = None,
    ) -> None:
        """Show other rows.

        Args:
            rows: The values, first to last.
            paint: One value and a width in cells → its lines.
            height: Lines that each row takes.
            cursor: The row to stand on.
            skip: Rows that the cursor passes over (heads between values).
            top: The line to scroll to; None brings the cursor into view.
        """
        self.rows = rows
        self._paint = paint
        self.height_of_row = height
        self._skip = skip or (lambda row: False)
        self._strips.clear()
        self.set_height(len(rows) * height)
        self.set_reactive(RowList.hovered, -1)
        self.set_reactive(RowList.cursor, self._allowed(cursor, 1))
        if top is not None:
            self.scroll_to(y=top, animate=False)
        else:
            self._bring_into_view()
        self.refresh()

    def mark(self, role: Callable[[Any], str] | None) -> None:
        """Mark rows at their left edge from now on, in the role that is told of each; '' for no mark."""
        self._mark = role
        self._strips.clear()
        self.refresh()

    def _edge(self, row: Any) -> Piece:
        role = self._mark(row) if self._mark is not None else ""
        return Piece(MARK, role) if role else EDGE

    @property
    def row(self) -> Any | None:
        """The value under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def find(self, key: Hashable, identity: Callable[[Any], Hashable]) -> int:
        """The row whose identity is `key`; -1 when it is gone."""
        return next((n for n, row in enumerate(self.rows) if identity(row) == key), -1)

    def _allowed(self, index: int, step: int) -> int:
        """The nearest row to `index` that the cursor may stand on, looked for in the direction of `step`."""
        if not self.rows:
            return 0
        index = max(0, min(index, len(self.rows) - 1))
        for direction in (step, -step):
            at = index
            while 0 <= at < len(self.rows):
                if not self._skip(self.rows[at]):
                    return at
                at += direction
        return index

    def _bring_into_view(self) -> None:
        height, room = self.height_of_row, self.scrollable_content_region.height
        if room <= 0:
            return
        first = self.cursor * height
        # A head that the cursor passed over comes into view with the row below it.
        if self.cursor and self._skip(self.rows[self.cursor - 1]):
            first -= height
        last = (self.cursor + 1) * height
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif last > top + room:
            self.scroll_to(y=last - room, animate=False, force=True)

    def _repaint(self, index: int) -> None:
        self._strips.discard((index, self.size.width, ""))
        self.refresh_lines(index * self.height_of_row, self.height_of_row)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw both rows anew and tell."""
        self._repaint(old)
        self._repaint(new)
        self._bring_into_view()
        self.post_message(CursorMoved(self.id or "", new))
        if len(self.rows) - new < NEAR:
            self.post_message(EndNeared(self.id or ""))

    def watch_hovered(self, old: int, new: int) -> None:
        """Draw both rows anew."""
        self._repaint(old)
        self._repaint(new)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The cursor looks different in the pane that has the focus."""
        super().watch_has_focus(_has_focus)
        self._repaint(self.cursor)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scrolled, by wheel or bar: near the end, more rows are wanted."""
        super().watch_scroll_y(old_value, new_value)
        bottom = (int(new_value) + self.size.height) // max(1, self.height_of_row)
        if self.rows and len(self.rows) - bottom < NEAR:
            self.post_message(EndNeared(self.id or ""))

    def notify_style_update(self) -> None:
        """Colours changed: nothing painted before is of use."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line in view, as Textual asks for it."""
        index, line = divmod(y + self.scroll_offset.y, self.height_of_row)
        width = self.scrollable_content_region.width
        if index >= len(self.rows):
            return self.strip((), width)
        under = ""
        if index == self.cursor and not self._skip(self.rows[index]):
            under = CURSOR if self.has_focus else CURSOR_AWAY
        elif index == self.hovered:
            under = HOVER
        strips = self._strips.get((index, width, under))
        if strips is None:
            painted = self._paint(self.rows[index], width - 2)
            strips = [
                self.strip((EDGE if n else self._edge(self.rows[index]), *painted[n]), width, under)
                if n < len(painted)
                else self.strip((), width, under)
                for n in range(self.height_of_row)
            ]
            self._strips[(index, width, under)] = strips
        return strips[line]

    def _row_under(self, event: events.MouseEvent) -> int:
        offset = event.get_content_offset(self)
        if offset is None:
            return -1
        index = (offset.y + self.scroll_offset.y) // self.height_of_row
        return index if 0 <= index < len(self.rows) and not self._skip(self.rows[index]) else -1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark the row under the mouse."""
        self.hovered = self._row_under(event)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.hovered = -1

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on the cursor's row, or a double one, it opens."""
        index = self._row_under(event)
        if index < 0:
            return
        event.stop()
        again = index == self.cursor
        self.cursor = index
        if again or event.chain > 1:
            self.post_message(RowOpened(self.id or "", index))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._strips.clear()
        if self.rows:
            self._bring_into_view()

    def action_move(self, step: int) -> None:
        """Up or down by rows."""
        at = self.cursor + step
        if 0 <= at < len(self.rows):
            found = self._allowed(at, step)
            if (found - self.cursor) * step > 0:
                self.cursor = found
                return
        # Nothing to stand on beyond: show what lies there (a head at the top).
        self.scroll_relative(y=step * self.height_of_row, animate=False)

    def action_page(self, step: int) -> None:
        """Up or down by what is in view."""
        rows = max(1, self.scrollable_content_region.height // self.height_of_row - 1)
        self.cursor = self._allowed(self.cursor + step * rows, step)

    def action_end(self, step: int) -> None:
        """To the first or the last row."""
        self.cursor = self._allowed(0 if step < 0 else len(self.rows) - 1, -step)
        if step < 0:
            self.scroll_to(y=0, animate=False, force=True)
        else:
            self.post_message(EndNeared(self.id or "", wished=True))

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.rows:
            self.post_message(RowOpened(self.id or "", self.cursor))
