"""A bookmark's note and labels: a box with two fields; enter keeps them, ctrl+d takes the bookmark away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from trendtui.tui.present.cells import clean, cut
from trendtui.tui.present.line import Piece
from trendtui.tui.screens.box import Box, asked
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.widget import Widget

    from trendtui.model.collected import Bookmark

Noted = tuple[str, tuple[str, ...]]
"""A note and labels."""

_BETWEEN = re.compile(r"[,，、;；]")


class NoteScreen(Box[Noted | str]):
    """Dismissed with note and labels, with 'away', or with None when nothing is to change."""

    AUTO_FOCUS = "#note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", show=False, priority=True),
        Binding("ctrl+d", "away", "Take away", show=False, priority=True),
    ]

    def __init__(self, bookmark: Bookmark, labels: Sequence[str]) -> None:
        """`labels` are those that there are, the last used first."""
        super().__init__()
        self._bookmark, self._labels = bookmark, labels

    def parts(self) -> tuple[Widget, ...]:
        """The note, the labels."""
        b = self._bookmark
        note = TextArea(clean(b.note), id="note", compact=True, show_line_numbers=False, tab_behavior="focus")
        labels = Input(
            clean(", ".join(b.labels)), id="labels", compact=True, placeholder=say("collect.labels-hint"),
            suggester=Labels(self._labels),
        )  # fmt: skip
        note.cursor_blink = labels.cursor_blink = False
        known = " ".join("#" + clean(label) for label in self._labels[:12])
        return asked("collect.note"), note, asked("collect.labels", cut(known, 50)), labels

    def keys(self) -> tuple[tuple[str, str], ...]:
        """How to go on."""
        return (
            ("enter", say("collect.key.keep")), ("tab", say("collect.key.labels")), ("ctrl+j", say("collect.key.line")),
            ("ctrl+d", say("collect.key.away")), ("esc", say("collect.key.close")),
        )  # fmt: skip

    def on_mount(self) -> None:
        """Say what it is about."""
        b = self._bookmark
        words = clean(b.name or b.anchor.quotation).replace("\n", " ")
        self.head(Piece(say(f"collect.kind.{b.kind}"), "dim"), Piece("  " + cut(words, 60), "title"))
        note = self.query_one(TextArea)
        note.move_cursor(note.document.end)

    def action_keep(self) -> None:
        """Keep what stands in the fields; in the labels, a label that is offered is not taken by it."""
        self.dismiss((self.query_one(TextArea).text.strip(), parted(self.query_one(Input).value)))

    def action_away(self) -> None:
        """Take the bookmark away."""
        self.dismiss("away")

    def on_key(self, event: events.Key) -> None:
        """A line break for the note: enter keeps it."""
        if event.key == "ctrl+j" and (note := self.query_one(TextArea)).has_focus:
            event.prevent_default()
            event.stop()
            note.insert("\n")


def parted(line: str) -> tuple[str, ...]:
    """The labels in a line, with commas between, each once.

    >>> parted("chips, to read，#2026,")
    ('chips', 'to read', '2026')
    """
    return tuple(dict.fromkeys(x for part in _BETWEEN.split(line) if (x := " ".join(part.split()).lstrip("#"))))


class Labels(Suggester):
    """Offers the labels there are for the one that is being typed."""

    def __init__(self, labels: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = tuple(labels)

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last label completed."""
        typed = _BETWEEN.split(value)[-1].lstrip().lstrip("#")
        if not typed:
            return None
        return next((value + k[len(typed) :] for k in self._known if k != typed and k.startswith(typed)), None)
