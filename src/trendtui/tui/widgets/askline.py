"""A line at the foot of a screen to type one thing into: words to find, a line to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Container
from textual.widgets import Input

from trendtui.tui.present.line import Piece
from trendtui.tui.widgets.painting import Lines

if TYPE_CHECKING:
    from textual.app import ComposeResult


class AskLine(Container):
    """A prompt, the line, and a word on what was found. Its screen shows and hides it by a class of its own."""

    DEFAULT_CSS = """
    AskLine { layout: horizontal; height: 1; }
    AskLine Lines { height: 1; }
    AskLine Input { width: 1fr; height: 1; border: none; padding: 0; }
    """

    def compose(self) -> ComposeResult:
        """The prompt, the line, the word."""
        yield Lines(id="prompt")
        line = Input(compact=True, id="asked-line")
        line.cursor_blink = False
        yield line
        yield Lines(id="remark")

    @property
    def line(self) -> Input:
        """The line."""
        return self.query_one(Input)

    def ask(self, prompt: str, placeholder: str) -> None:
        """Begin to ask for something else."""
        self._say("#prompt", f" {prompt} ", "key")
        line = self.line
        line.placeholder = placeholder
        with line.prevent(Input.Changed):
            line.value = ""
        self.remark("")

    def remark(self, words: str, *, bad: bool = False) -> None:
        """Say what was found."""
        self._say("#remark", words, "warn" if bad else "dim")

    def _say(self, selector: str, words: str, role: str) -> None:
        lines = self.query_one(selector, Lines)
        lines.styles.width = cell_len(words)
        lines.show((Piece(words, role),))
