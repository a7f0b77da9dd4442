"""The query line: an input that tells what was typed, and can be written to without telling.

The line holds the whole state of the search; words of the form `field:value` are coloured.
"""

from __future__ import annotations

import re
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.text import Text
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import Input

from trendtui.model.query import FIELDS
from trendtui.tui.keys import bindings
from trendtui.tui.messages import BoxLeft, Typed
from trendtui.tui.present.cells import clean, cut, width_of

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

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            placeholder='words, "a phrase", -without, theme:… company:… year:…'.replace("…", "x"),
            highlighter=_Fields(),
            compact=True,
            select_on_focus=False,
            id=id,
        )
        # No animation while an input method may have its window here.
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        # A name that was chosen from a facet may hold what a terminal would obey. As long as the value, for the cursor.
        text = Text(clean(self.value).replace("\n", " "), no_wrap=True, overflow="ignore", end="")
        return self.highlighter(text) if self.highlighter is not None else text

    def render_line(self, y: int) -> Strip:
        """The line, and the remark at its far end."""
        strip = super().render_line(y)
        width = self.scrollable_content_region.width
        room = width - width_of(self.value) - GAP
        if y or not self.remark or not self.value or room < REMARK:
            return strip
        words = cut(clean(self.remark), room)
        style = self.rich_style + self.screen.get_component_rich_style("line--accent", partial=True)
        start = width - width_of(words)
        return Strip([*strip.crop(0, start), Segment(words, style), *strip.crop(width)])

    def write(self, line: str) -> None:
        """Put a line there without telling that it changed."""
        if line != self.value:
            with self.prevent(Input.Changed):
                self.value = line
            self.cursor_position = len(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every change is told at once."""
        event.stop()
        self.post_message(Typed(event.value))

    def action_leave(self) -> None:
        """To the results."""
        self.post_message(BoxLeft())

    def action_clear(self) -> None:
        """Clear the line, or leave it when there is nothing to clear."""
        if self.value:
            self.value = ""
        else:
            self.post_message(BoxLeft())
