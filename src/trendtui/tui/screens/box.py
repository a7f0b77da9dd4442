"""A small box over a screen: a heading, what it asks, and how to leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from trendtui.tui.present.line import Line, Piece
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

T = TypeVar("T")


class Box(ModalScreen[T]):
    """A box; `parts` are its fields from the top down, `keys` what its foot says of its keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,alt+left", "leave", "Close", show=False)]

    DEFAULT_CSS = """
    Box { align: center middle; background: $background 60%; }
    Box #box { width: 76; max-width: 98%; height: auto; max-height: 96%; background: $panel; padding: 1 1; }
    Box #heading { height: 2; padding: 0 1; background: $panel; }
    Box .asked { height: 1; padding: 0 1; background: $panel; }
    Box Input, Box TextArea {
        background: $surface; color: $foreground; border: none; padding: 0; margin: 0 1 1 1; height: 1;
    }
    Box Input:focus, Box TextArea:focus { background: $boost; border: none; }
    Box TextArea { height: 4; }
    Box RowList { height: 5; margin: 0 0 1 0; background: $panel; scrollbar-size-vertical: 0; }
    Box #foot { height: 1; background: $panel; }
    """

    def parts(self) -> tuple[Widget, ...]:
        """The fields."""
        return ()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Key and what it does, for the foot."""
        return ()

    def compose(self) -> ComposeResult:
        """Heading, fields, foot."""
        with Container(id="box"):
            yield Lines(id="heading")
            yield from self.parts()
            yield Lines(id="foot")

    def head(self, *line: Piece) -> None:
        """Show a heading."""
        self.query_one("#heading", Lines).show(line)

    def on_mount(self) -> None:
        """The foot says how to go on; Textual calls this one beside that of the box."""
        made: list[Piece] = []
        for key, words in self.keys():
            made += [Piece(f" {key}", "key"), Piece(f" {words} ", "dim")]
        self.query_one("#foot", Lines).show(tuple(made))

    def action_leave(self) -> None:
        """Back, with nothing done."""
        self.dismiss(None)


def asked(key: str, note: str = "") -> Lines:
    """The line over a field that says what belongs there."""
    line: Line = (Piece(say(key), "title"), Piece(f"  {note}" if note else "", "dim"))
    made = Lines(classes="asked")
    made.show(line)
    return made
