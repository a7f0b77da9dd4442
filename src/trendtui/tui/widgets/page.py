"""The text of a document, or a part of it: laid out once for a width, drawn only where it is in view.

It keeps the place when the width changes, marks all hits and one of them as the current one, and tells
where it stands. A megabyte of text is laid out in a fraction of a second (see present/breaking.py).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from textual.cache import LRUCache

from trendtui.tui.keys import bindings
from trendtui.tui.messages import PageMoved, PageOpened
from trendtui.tui.present import page
from trendtui.tui.present.line import Line, Piece
from trendtui.tui.widgets.painting import Scrolling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.strip import Strip

    from trendtui.model.results import Block, Marks

WIDEST = 96
"""Cells of a line of text at most: longer ones are hard to follow back."""


MARGIN = 2
"""Free cells on each side; the first of them carries a bar beside the passage that was opened."""


class Page(Scrolling, can_focus=True):
    """Blocks of text, scrolled by lines."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    DEFAULT_CSS = """
    Page {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.blocks: tuple[Block, ...] = ()
        self.layout_ = page.lay_out((), 0)
        self.hits: tuple[page.Hit, ...] = ()
        self.current: int | None = None
        self._focus: tuple[int, Marks] = (-1, ())
        self._wanted: tuple[int, int] | None = None
        self._later: tuple[tuple[Block, ...], int, Marks] | None = None
        self._then: Callable[[], None] | None = None
        self._kept: frozenset[int] = frozenset()
        self._strips: LRUCache[int, Strip] = LRUCache(512)

    def show(self, blocks: Sequence[Block], *, passage: int = 0, marks: Marks = ()) -> None:
        """Show other blocks, with a passage in view.

        Args:
            blocks: In reading order.
            passage: `Block.passage` of the one to bring into view; 0 for the beginning.
            marks: Characters of that passage to mark above all others (a figure that was chosen).
        """
        if self._room() <= 0:
            # Not laid out by the screen yet, or hidden: nothing is told of a text that nobody can see.
            self._later = (tuple(blocks), passage, tuple(marks))
            return
        self._later = None
        self.blocks = tuple(blocks)
        self.hits = page.hits(blocks)
        at = next((n for n, b in enumerate(blocks) if passage and b.passage == passage), -1)
        self._focus = (at, tuple(marks))
        self.current = None
        self._wanted = (max(0, at), min((start for start, _ in marks), default=0))
        if marks:
            self._wanted = (max(0, at), min(start for start, _ in marks))
        self._lay_out()

    def keep(self, passages: frozenset[int]) -> None:
        """Mark the passages that are kept, by `Block.passage`, from now on."""
        self._kept = passages
        self._strips.clear()
        self.refresh()

    def start_at_hit(self) -> None:
        """Make the first hit at or below the place in view the current one, without moving."""
        if self.hits and self.layout_.rows:
            top = self.layout_.place_of(self.scroll_offset.y)[0]
            block = self._focus[0] if self._focus[0] >= 0 else top
            at = bisect_left(self.hits, (block, 0), key=lambda hit: (hit.block, hit.start))
            self.current = min(at, len(self.hits) - 1)
            self.paint_anew()

    def when_shown(self, action: Callable[[], None]) -> None:
        """Do something with what `show` was given: now, or as soon as there is room to lay it out."""
        if self._later is not None:
            self._then = action
        else:
            action()

    def _room(self) -> int:
        return min(WIDEST, self.scrollable_content_region.width - 2 * MARGIN)

    def _lay_out(self) -> None:
        width = self._room()
        self._strips.clear()
        if width <= 0:
            return
        place = self._wanted
        self.layout_ = page.lay_out(self.blocks, width)
        self.set_height(len(self.layout_.rows))
        if place is not None:
            self._scroll_to_place(*place)
        self.refresh()

    def _scroll_to_place(self, block: int, offset: int) -> None:
        row = self.layout_.row_of(block, offset)
        above = min(row, max(0, self.scrollable_content_region.height // 3))
        self.scroll_to(y=row - above, animate=False, force=True, immediate=True)
        self._wanted = (block, offset)

    def on_resize(self) -> None:
        """Another width: lay out anew and keep the place."""
        if self._later is not None and self._room() > 0:
            blocks, passage, marks = self._later
            self.show(blocks, passage=passage, marks=marks)
            then, self._then = self._then, None
            if then is not None:
                then()
            self.post_message(PageMoved(self.id or ""))
        elif self.blocks and self._room() != self.layout_.width:
            self._lay_out()
        elif self._wanted is not None and self.blocks:
            self._scroll_to_place(*self._wanted)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place in view, and tell."""
        super().watch_scroll_y(old_value, new_value)
        third = max(0, self.scrollable_content_region.height // 3)
        self._wanted = self.layout_.place_of(round(new_value) + third) if self.layout_.rows else None
        self.post_message(PageMoved(self.id or ""))

    def notify_style_update(self) -> None:
        """Colours changed: nothing painted before is of use."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line in view, as Textual asks for it."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        if row >= len(self.layout_.rows):
            return self.strip((), width)
        strip = self._strips.get(row)
        if strip is None or strip.cell_length != width:
            at = self.layout_.rows[row]
            here = at.block == self._focus[0] and not at.blank
            lead = Piece(" ", "bar" if here else "text")
            kept = at.first and self.blocks[at.block].passage in self._kept
            star = Piece("*", "kept") if kept else Piece(" ")
            strip = self.strip((lead, star, *self.painted(row)), width)
            self._strips[row] = strip
        return strip

    def painted(self, row: int) -> Line:
        """The words of a row."""
        return page.paint(self.layout_, row, self.hit, extra=self.strong(self.layout_.rows[row].block))

    def strong(self, block: int) -> Marks:
        """What was chosen in a block, to be marked above all."""
        return self._focus[1] if block == self._focus[0] else ()

    @property
    def hit(self) -> page.Hit | None:
        """The current hit."""
        return self.hits[self.current] if self.current is not None else None

    def paint_anew(self) -> None:
        """Nothing painted before is of use."""
        self._strips.clear()
        self.refresh()

    @property
    def line(self) -> int:
        """The document's line that the reader is looking at."""
        return self.layout_.line_at(self._eye())

    @property
    def block(self) -> Block | None:
        """The block that the reader is looking at."""
        if not self.blocks or not self.layout_.rows:
            return None
        return self.blocks[self.layout_.place_of(self._eye())[0]]

    def _eye(self) -> int:
        """The row that counts as looked at: the current hit or the passage opened while they are in view,
        else the one a third down the window; at either end of the text, its first or last row."""
        for block, offset in self.looked_at():
            if self.in_view(row := self.layout_.row_of(block, offset)):
                return row
        height = self.scrollable_content_region.height
        top, bottom = self.scroll_offset.y, max(0, len(self.layout_.rows) - height)
        if bottom and top >= bottom:
            return len(self.layout_.rows) - 1 if top > 0 else 0
        return min(top + (height // 3 if top else 0), max(0, len(self.layout_.rows) - 1))

    def looked_at(self) -> list[tuple[int, int]]:
        """Places (block, offset) that count as looked at while they are in view, the surest first."""
        places = [(self.hit.block, self.hit.start)] if self.hit is not None else []
        return [*places, (self._focus[0], 0)] if self._focus[0] >= 0 else places

    def in_view(self, row: int) -> bool:
        """Whether a row is on the screen."""
        return 0 <= row - self.scroll_offset.y < self.scrollable_content_region.height

    def go_to_line(self, line: int) -> None:
        """Bring a line of the document to the top."""
        if self.blocks:
            row = self.layout_.firsts[self.layout_.block_at(line)]
            self.scroll_to(y=row, animate=False, force=True, immediate=True)

    def number_after(self, step: int) -> int:
        """The number of the next hit (1) or the one before (-1), from the current one or the place in view.

        It is beyond the hits there are when there is none in that direction.
        """
        if self.current is not None:
            return self.current + step
        at = bisect_left(self.hits, self._wanted or (0, 0), key=lambda hit: (hit.block, hit.start))
        return at if step > 0 else at - 1

    def step(self, step: int) -> bool:
        """The next hit (1) or the one before (-1) becomes the current one; True when it went round the end."""
        if not self.hits:
            return False
        number = self.number_after(step)
        self.current = number % len(self.hits)
        self._focus = (self._focus[0], ())
        hit = self.hits[self.current]
        self._strips.clear()
        row = self.layout_.row_of(hit.block, hit.start)
        top, room = self.scroll_offset.y, self.scrollable_content_region.height
        if not top <= row < top + room - 1:
            self._scroll_to_place(hit.block, hit.start)
        self.refresh()
        self.post_message(PageMoved(self.id or ""))
        return not 0 <= number < len(self.hits)

    def on_click(self, event: events.Click) -> None:
        """A double click opens the place."""
        offset = event.get_content_offset(self)
        if offset is None or not self.layout_.rows:
            return
        row = min(offset.y + self.scroll_offset.y, len(self.layout_.rows) - 1)
        block, at = self.layout_.rows[row].block, page.offset_at(self.layout_, row, offset.x - MARGIN)
        if event.chain >= 2 or self.clicked(block, at):
            self.post_message(PageOpened(self.id or "", block, at))

    def clicked(self, block: int, offset: int) -> bool:
        """A single click on a character: whether it opens the place as a double one does."""
        return False

    def action_move(self, step: int) -> None:
        """Up or down by lines."""
        self.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Up or down by what is in view, two lines kept."""
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)

    def action_end(self, step: int) -> None:
        """To the beginning or the end."""
        self.scroll_to(y=0 if step < 0 else self.max_scroll_y, animate=False, force=True)

    def action_open(self) -> None:
        """Open the place in view."""
        if self.blocks and self.layout_.rows:
            self.post_message(PageOpened(self.id or "", *self.layout_.place_of(self._eye())))
