"""The text of the reader: a page with things to point at, its hits along the scroll bar, and places to come back to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.strip import Strip

from trendtui.tui.messages import PageMoved, PageOpened
from trendtui.tui.present import page, things
from trendtui.tui.present.line import Line, Piece
from trendtui.tui.reading_messages import ThingPointed
from trendtui.tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trendtui.model.results import Marks
    from trendtui.tui.present.things import Thing


class Document(Page):
    """A whole document."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.things: tuple[Thing, ...] = ()
        self.pointed: int | None = None
        self._lightly: dict[int, list[page.Coloured]] = {}
        self._spot: Thing | None = None
        self._stood: tuple[int, int] | None = None
        self._ruler: tuple[int, object, object, frozenset[int]] = (0, None, None, frozenset())

    # --- what can be pointed at ----------------------------------------------------------------------------------

    def point_out(self, found: Sequence[Thing], lightly: bool) -> None:
        """Have these things to point at, and mark them lightly in the text or not."""
        self.things = things.pointable(found)
        self._lightly = things.colours(self.things) if lightly else {}
        self.paint_anew()

    def no_things(self) -> None:
        """Another document, of which nothing is known yet."""
        self.pointed = self._spot = self._stood = None
        self.point_out((), False)

    @property
    def thing(self) -> Thing | None:
        """What the cursor is on, while that is in view."""
        found = self.things[self.pointed] if self.pointed is not None else None
        return found if found is not None and self.in_view(self.layout_.row_of(*found.place)) else None

    @property
    def spot(self) -> tuple[int, int]:
        """Where one stands: at what the cursor is on or a mention one stepped to, else where the eye is."""
        found = self._spot or (self.things[self.pointed] if self.pointed is not None else None)
        if found is not None and self.in_view(self.layout_.row_of(*found.place)):
            return found.place
        return self.layout_.place_of(self._eye())

    def spotlight(self, thing: Thing) -> None:
        """Stand on a mention, which need not be one that the cursor stops at."""
        number = next((n for n, known in enumerate(self.things) if known is thing), None)
        self.pointed, self._spot = number, thing
        self.go_to_place(*thing.place)

    def point(self, step: int) -> bool:
        """The next thing (1) or the one before (-1), seen from the cursor, or from what is in view; False for none."""
        if not self.things:
            return False
        if self.thing is not None:
            number = ((self.pointed or 0) + step) % len(self.things)
        else:
            # From the hit or the place one came for while that is in view, else from the edge of what is.
            places = (p for p in self.looked_at() if self.in_view(self.layout_.row_of(*p)))
            edge = self.scroll_offset.y + (0 if step > 0 else self.scrollable_content_region.height)
            block, offset = next(places, self.layout_.place_of(edge))
            number = things.beyond(self.things, (block, offset - 1), step)
        self.point_at(number)
        return True

    def point_at(self, number: int) -> None:
        """Put the cursor on a thing and bring it into view."""
        self.pointed, self._spot = number, None
        self.go_to_place(*self.things[number].place)

    def go_to_place(self, block: int, offset: int) -> None:
        """Bring a character of a block into view, without moving when it is there already."""
        row = self.layout_.row_of(block, offset)
        if not 0 <= row - self.scroll_offset.y < self.scrollable_content_region.height - 1:
            self._scroll_to_place(block, offset)
        self.paint_anew()
        self.post_message(PageMoved(self.id or ""))

    def clicked(self, block: int, offset: int) -> bool:
        """A click puts the cursor on the thing under it; on that again, it opens it."""
        number = things.at(self.things, block, offset)
        if number is None:
            return False
        again = number == self.pointed
        self.point_at(number)
        self.post_message(ThingPointed())
        return again

    def action_open(self) -> None:
        """Open what the cursor is on; block -1 when that is nothing in view."""
        thing = self.thing
        self.post_message(PageOpened(self.id or "", *(thing.place if thing is not None else (-1, 0))))

    def looked_at(self) -> list[tuple[int, int]]:
        """What the cursor is on comes first."""
        found = self._spot or (self.things[self.pointed] if self.pointed is not None else None)
        place = found.place if found is not None else self._stood
        return [*([place] if place is not None else []), *super().looked_at()]

    def bring_up(self, block: int, offset: int) -> None:
        """Have a character of a block where the eye is; no hit is the current one."""
        self.current = self.pointed = self._spot = None
        self._stood = (block, offset)
        self._scroll_to_place(block, offset)
        self.paint_anew()
        self.post_message(PageMoved(self.id or ""))

    def step(self, step: int) -> bool:
        """Another hit: the cursor is where the eye is."""
        self.pointed = self._spot = self._stood = None
        return super().step(step)

    # --- hits ----------------------------------------------------------------------------------------------------

    def mark(self, marks: Sequence[Marks]) -> None:
        """Other hits: marks for each block, the blocks being the same."""
        self.blocks = tuple(
            block if block.marks == found else replace(block, marks=found)
            for block, found in zip(self.blocks, marks, strict=True)
        )
        self.layout_ = replace(self.layout_, blocks=self.blocks)
        self.hits = page.hits(self.blocks)
        self.current = None
        self.paint_anew()

    def take_hit(self, number: int) -> None:
        """Make a hit the current one and bring it into view."""
        if self.hits:
            self.current = number % len(self.hits)
            self.pointed = self._spot = self._stood = None
            hit = self.hits[self.current]
            self.go_to_place(hit.block, hit.start)

    def first_hit_from(self, block: int, offset: int) -> int:
        """The first hit at or after a place; the first of all when there is none."""
        return next((n for n, hit in enumerate(self.hits) if (hit.block, hit.start) >= (block, offset)), 0)

    # --- places --------------------------------------------------------------------------------------------------

    @property
    def top(self) -> tuple[int, int]:
        """The block and offset of the first row in view."""
        return self.layout_.place_of(self.scroll_offset.y)

    def restore(self, top: tuple[int, int], current: int | None, stood: tuple[int, int] | None = None) -> None:
        """Show a place again that was the first in view, with the hit that was the current one.

        `stood` is where one stood, which at the end of a text is not told by what is in view.
        """
        self.current = current if current is not None and current < len(self.hits) else None
        self.pointed = self._spot = None
        self._stood = stood
        self.scroll_to(y=self.layout_.row_of(*top), animate=False, force=True, immediate=True)
        self.paint_anew()
        self.post_message(PageMoved(self.id or ""))

    # --- painting ------------------------------------------------------------------------------------------------

    def painted(self, row: int) -> Line:
        """The words of a row, with what can be pointed at."""
        block = self.layout_.rows[row].block
        thing = self._spot or (self.things[self.pointed] if self.pointed is not None else None)
        pointed = (thing.start, thing.end) if thing is not None and thing.block == block else None
        lightly = self._lightly.get(block, ())
        return page.paint(self.layout_, row, self.hit, extra=self.strong(block), lightly=lightly, pointed=pointed)

    def render_line(self, y: int) -> Strip:
        """One line in view; its last cell says whether hits are there along the scroll bar."""
        strip = super().render_line(y)
        width = strip.cell_length
        if width < 2:
            return strip
        return Strip.join([strip.crop(0, width - 1), self.strip((Piece(" ", self._ruled(y)),), 1)])

    def _ruled(self, y: int) -> str:
        rows = max(1, len(self.layout_.rows))
        height = min(self.scrollable_content_region.height, rows)
        known_height, layout, hits, marked = self._ruler
        if known_height != height or layout is not self.layout_ or hits is not self.hits:
            marked = frozenset(self.layout_.row_of(hit.block, hit.start) * height // rows for hit in self.hits)
            self._ruler = (height, self.layout_, self.hits, marked)
        if self.hit is not None and self.layout_.row_of(self.hit.block, self.hit.start) * height // rows == y:
            return "hit"
        return "mark" if y in marked else "text"
