"""The query line: an input that tells what was typed, and can be written to without telling.

The line holds the whole state of the search; words of the form `field:value` are coloured. While it is typed it looks
for completions: those of a field's value open a menu, of a plain word the first stands beside the line. None is taken
without being asked for: enter and down lead to the results as ever, unless one was picked.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.text import Text
from textual import events, work
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import Input

from trendtui.model.query import FIELDS
from trendtui.tui.keys import bindings
from trendtui.tui.messages import BoxLeft, Completed, Offered, Typed
from trendtui.tui.present import completions
from trendtui.tui.present.cells import clean, cut, width_of
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.widgets.input import Selection

    from trendtui.model.results import Completion

_FIELD = re.compile(rf"(?<!\S)-?(?:{'|'.join(FIELDS)}):(?:\"[^\"]*\"?|\S)*")


REMARK, GAP = 12, 3
"""Cells that a remark beside the line needs at the least, and cells between the two."""


class _Fields(Highlighter):
    """Makes `field:value` stand out from the words to find."""

    def highlight(self, text: Text) -> None:
        for match in _FIELD.finditer(text.plain):
            text.stylize("italic", *match.span())


class SearchBox(Input):
    """The query line."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("search")

    DEFAULT_CSS = """
    SearchBox {
        height: 1;
        border: none;
        padding: 0;
    }
    """

    # Textual lays the whole screen out anew when this is set, which Input does at every letter.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    remark: reactive[str] = reactive("")
    """What is odd in the line, or what was searched instead of it; stands behind it where there is room."""

    hint: reactive[str] = reactive("")
    """What tab would do; stands behind the line when there is no remark."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            placeholder=say("status.placeholder"),
            highlighter=_Fields(),
            compact=True,
            select_on_focus=False,
            id=id,
        )
        # No animation while an input method may have its window here.
        self.cursor_blink = False
        self.completer: Callable[[str, int], tuple[Completion, ...]] | None = None
        self._offers: tuple[Completion, ...] = ()
        self._offered_for: tuple[str, int] | None = None
        self._open, self._picked = False, -1
        self._closed_at: str | None = None

    @property
    def _value(self) -> Text:
        # A name that was chosen from a facet may hold what a terminal would obey. As long as the value, for the cursor.
        text = Text(clean(self.value).replace("\n", " "), no_wrap=True, overflow="ignore", end="")
        return self.highlighter(text) if self.highlighter is not None else text

    def render_line(self, y: int) -> Strip:
        """The line, and behind it the remark, or what tab would do."""
        strip = super().render_line(y)
        width = self.scrollable_content_region.width
        room = width - width_of(self.value) - GAP
        if y or not self.value or room < REMARK:
            return strip
        hint, remark = ("", "") if self._open else (self.hint if self.has_focus else "", self.remark)
        made, at = list(strip.crop(0, width - room)), width - room
        for words, role in ((hint, "dim"), (remark, "accent")):
            if words and width - at >= REMARK:
                words = cut(clean(words), width - at)
                style = self.rich_style + self.screen.get_component_rich_style(f"line--{role}", partial=True)
                made += [Segment(words, style), Segment(" " * GAP, self.rich_style)]
                at += width_of(words) + GAP
        return Strip(made).crop(0, width).extend_cell_length(width, self.rich_style)

    def write(self, line: str) -> None:
        """Put a line there without telling that it changed."""
        self._show(False)
        if line != self.value:
            self.hint = ""
            with self.prevent(Input.Changed):
                self.value = line
            self.cursor_position = len(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every change is told at once."""
        event.stop()
        self.hint = ""
        self._show(self._open)
        self.post_message(Typed(event.value))

    # --- completions ---------------------------------------------------------------------------------------------

    @property
    def _here(self) -> tuple[str, int]:
        return self.value, self.cursor_position

    def look(self) -> None:
        """Look for what the line may go on with."""
        if self.completer is not None:
            self._look(self.completer, *self._here)

    @work(thread=True, exclusive=True, group="complete")
    def _look(
        self, completer: Callable[[str, int], tuple[Completion, ...]], line: str, cursor: int
    ) -> None:  # fmt: skip
        try:
            offers = completer(line, cursor)
        except Exception:
            # An offer that nobody asked for; the search itself will say what is wrong.
            return
        self.post_message(Completed(line, cursor, offers))

    def on_completed(self, message: Completed) -> None:
        """Completions came; those of another line are dropped."""
        message.stop()
        if (message.line, message.cursor) != self._here or not self.has_focus:
            return
        self._hold(message.offers)
        offer = completions.first(self._offers, self.value)
        wanted = offer is not None and self.value != self._closed_at
        self.hint = completions.hint(offer) if offer is not None and wanted else ""
        self._show(wanted and completions.of_value(self._offers, self.value))

    def _hold(self, offers: tuple[Completion, ...]) -> None:
        self._offers, self._offered_for, self._picked = offers[: completions.MOST], self._here, -1

    def _show(self, opened: bool, picked: int = -1) -> None:
        if opened or self._open:
            self._open, self._picked = opened and bool(self._offers), picked
            self.refresh()
            offers = self._offers if opened else ()
            column = width_of(self.value[: offers[0].start]) - self.scroll_offset.x if offers else 0
            self.post_message(Offered(offers, picked, column))

    async def _offers_here(self) -> tuple[Completion, ...]:
        """The completions of the line as it is now. The next key waits for them: it is meant for what they change."""
        if self._offered_for != self._here and self.completer is not None:
            try:
                self._hold(await asyncio.to_thread(self.completer, *self._here))
            except Exception:
                self._hold(())
        return self._offers

    def take(self, index: int) -> None:
        """Put a completion into the line."""
        if self._offered_for == self._here and 0 <= index < len(self._offers):
            offer = self._offers[index]
            line = self.value[: offer.start] + offer.text + self.value[offer.end :]
            # A field's name goes on with its values; after anything else there is a choice no more.
            self._closed_at = None if offer.text.endswith(":") else line
            self._show(False)
            self.value = line
            self.cursor_position = offer.start + len(offer.text)

    def _watch_selection(self, selection: Selection) -> None:
        super()._watch_selection(selection)
        if self._open and self._picked >= 0 and self._offered_for != self._here:
            self._show(False)

    def on_blur(self, event: events.Blur) -> None:
        """The keys go elsewhere: nothing is offered any more."""
        self._show(False)
        self.hint = ""

    async def action_complete(self) -> None:
        """Take the completion picked, else the first that changes the line; to the results when there is none."""
        offers = await self._offers_here()
        first = completions.first(offers, self.value)
        if self._picked >= 0:
            self.take(self._picked)
        elif first is not None and self._closed_at != self.value:
            self.take(offers.index(first))
        else:
            self.post_message(BoxLeft())

    async def action_pick(self, step: int) -> None:
        """Up: open the menu, then move in it. Down: move in it; to the results when none is picked."""
        if self._picked >= 0:
            at = min(self._picked + step, len(self._offers) - 1)
            self._show(True, at)
        elif step > 0:
            self.post_message(BoxLeft())
        elif await self._offers_here():
            self._show(True, 0)

    def action_leave(self) -> None:
        """To the results; into the line with the completion picked, when there is one."""
        if self._picked >= 0:
            self.take(self._picked)
        else:
            self.post_message(BoxLeft())

    def action_clear(self) -> None:
        """Close the menu; clear the line; leave it when there is nothing to clear."""
        if self._open:
            self._closed_at = self.value
            self._show(False)
            self.hint = ""
        elif self.value:
            self.value = ""
        else:
            self.post_message(BoxLeft())
