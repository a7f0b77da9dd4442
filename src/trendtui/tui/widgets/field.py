"""A line to type in whose words are shown harmlessly: what is pasted may hold what a terminal would obey."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input

from trendtui.tui.present.cells import clean


class Field(Input):
    """An input of one line, without a blinking cursor: an input method may have its window there."""

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, compact=True, id=id)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        # As long as the value, for the cursor.
        return Text(clean(self.value).replace("\n", " "), no_wrap=True, overflow="ignore", end="")
