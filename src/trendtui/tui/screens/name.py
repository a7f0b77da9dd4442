"""A name for a saved search: a box with one field; enter saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from trendtui.tui.present.cells import clean, cut
from trendtui.tui.present.line import Piece
from trendtui.tui.screens.box import Box, asked
from trendtui.tui.widgets.painting import Lines
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget


class NameScreen(Box[str]):
    """Dismissed with the name, or with None."""

    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Save", show=False, priority=True)]

    def __init__(self, line: str, searches: Mapping[str, str], name: str = "") -> None:
        """`searches` are the names there are, with their queries; `name` is the one that `line` has."""
        super().__init__()
        self._line, self._searches, self._name = line, searches, name

    def parts(self) -> tuple[Widget, ...]:
        """The name, and whether there is one like it."""
        name = Input(clean(self._name or self._line), id="name", compact=True, select_on_focus=True)
        name.cursor_blink = False
        return asked("collect.name"), name, Lines(id="taken", classes="asked")

    def keys(self) -> tuple[tuple[str, str], ...]:
        """How to go on."""
        return (("enter", say("collect.key.save")), ("esc", say("collect.key.close")))

    def on_mount(self) -> None:
        """Say what is saved."""
        self.head(Piece(say("collect.save"), "dim"), Piece("  " + cut(clean(self._line), 56), "title"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say when another search has that name."""
        name = " ".join(event.value.split())
        taken = name != self._name and name in self._searches and self._searches[name] != self._line
        words = say("collect.replaces", query=cut(clean(self._searches[name]), 44)) if taken else ""
        self.query_one("#taken", Lines).show((Piece(words, "warn"),))

    def action_keep(self) -> None:
        """Save under the name."""
        if name := " ".join(self.query_one(Input).value.split()):
            self.dismiss(name)
