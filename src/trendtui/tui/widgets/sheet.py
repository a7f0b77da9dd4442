"""A list of rows that may have several cells side by side: up and down between rows, left and right between cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.actions import SkipAction

from trendtui.tui.keys import bindings
from trendtui.tui.messages import CursorMoved, RowOpened
from trendtui.tui.present import sheet
from trendtui.tui.present.sheet import Cell, Lead, Row
from trendtui.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from trendtui.tui.present.line import Line


class SheetList(RowList):
    """The rows of a page under a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("cells")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._x = 0
        """Where on the screen the cursor was last put on purpose: it keeps to it from row to row."""

    def fill(self, rows: Sequence[Row], *, first: bool) -> None:
        """Show other rows; unless they are the `first`, the cursor stays on what it stood on."""
        lead, at = self.lead, self.cursor
        if not first and lead is not None:
            at = next((n for n, row in enumerate(rows) if any(c.lead == lead for c in row.cells)), at)
        self.show(
            rows, self._painted, cursor=0 if first else at, skip=lambda row: not row.leads, top=0 if first else None
        )

    def _painted(self, row: Row, width: int) -> tuple[Line, ...]:
        chosen = self.at if row is self.row else -1
        return (sheet.paint(row, width, chosen),)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width - 2

    @property
    def at(self) -> int:
        """The cell of the cursor's row that keys act on; -1 when none leads on."""
        return sheet.nearest(self.row, self._x, self._width) if isinstance(self.row, Row) else -1

    @property
    def cell(self) -> Cell | None:
        """That cell."""
        return self.row.cells[self.at] if isinstance(self.row, Row) and self.at >= 0 else None

    @property
    def lead(self) -> Lead | None:
        """Where it leads."""
        return self.cell.lead if self.cell is not None else None

    def _put(self, x: int) -> None:
        self._x = x
        self._strips.clear()
        self._repaint(self.cursor)
        self.post_message(CursorMoved(self.id or "", self.cursor))

    def action_beside(self, step: int) -> None:
        """To the cell on the right or the left; past the last one the key is free for others."""
        row = self.row
        if isinstance(row, Row):
            placed = list(sheet.spans(row, self._width))
            at = self.at + step
            while 0 <= at < len(placed):
                if placed[at][2].lead is not None:
                    self._put(placed[at][0] + placed[at][1] // 2)
                    return
                at += step
        raise SkipAction

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor to the cell; on the cursor's cell, or a double one, it opens."""
        event.prevent_default()
        index = self._row_under(event)
        offset = event.get_content_offset(self)
        if index < 0 or offset is None:
            return
        event.stop()
        before = (self.cursor, self.at)
        self.cursor = index
        self._put(max(0, offset.x - 1))
        if (self.cursor, self.at) == before or event.chain > 1:
            self.post_message(RowOpened(self.id or "", index))

    def action_part(self, step: int) -> None:
        """To the first row of the next part, or of the part before."""
        rows, at = self.rows, self.cursor
        starts = [
            next((m for m in range(n, len(rows)) if rows[m].leads), at) for n, row in enumerate(rows) if row.head
        ]  # fmt: skip
        further = [n for n in starts if n > at] if step > 0 else [n for n in reversed(starts) if n < at]
        if further:
            self.cursor = further[0]
        else:
            self.action_end(step)
