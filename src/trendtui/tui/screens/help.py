"""The help: the keys that work where one was, and how the query line is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from trendtui.tui.keys import PLACES, WITHIN, Key, mapped, name, within
from trendtui.tui.present.cells import pad
from trendtui.tui.present.line import Line, Piece
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.tui.widgets.rows import RowList

QUERY_LINE = (
    ("算力 agent", "passages that have both"),
    ('"scaling law" 「具身智能」', "these characters together"),
    ("-游戏", "passages without it"),
    ("theme:agents,chips", "any of the values; several fields must all hold"),
    ('company:"Air Street Capital"', "a value with blanks"),
    ("year:2025..2030  source:name  kind:money", "a range, a document, a kind"),
    ("主题: 公司: 年份: 来源: 类型:", "the fields by their Chinese names"),
)
"""Examples of the query line and what they find."""


class HelpScreen(ModalScreen[None]):
    """A box over the screen it is about; any of its closing keys leads back."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,f1,enter", "dismiss", "Close", show=False),
    ]

    def __init__(self, place: str, keymap: Mapping[str, str] | None = None) -> None:
        """`place` is a key of `keys.WITHIN`: where the focus was."""
        super().__init__(id="help")
        self._place, self._keymap = place, keymap or {}

    def compose(self) -> ComposeResult:
        """A heading and a list that scrolls."""
        with Container(id="box"):
            yield Lines(id="heading")
            yield RowList(id="lines")

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one("#heading", Lines).show((Piece(" Help", "title"), Piece("  esc closes it", "dim")))
        rows = lines(self._place, self._keymap)
        heads = {number for number, row in enumerate(rows) if not row}
        self.query_one(RowList).show(rows, lambda row, width: (row,), skip=lambda row: not row)
        self.query_one(RowList).focus()
        assert heads is not None


def lines(place: str, keymap: Mapping[str, str]) -> tuple[Line, ...]:
    """All lines of the help for a place: its keys by where they belong, then the query line."""
    keys = mapped(within(place), keymap)
    made: list[Line] = []
    for where in WITHIN[place]:
        some = [key for key in keys if key.place == where]
        if some:
            made += [(), (Piece(PLACES[where], "heading3"),), *(_key(key) for key in some)]
    made += [(), (Piece("The query line", "heading3"),)]
    for example, meaning in QUERY_LINE:
        made.append((Piece(pad(example, 40), "accent"), Piece("  "), Piece(meaning)))
    return tuple(made[1:])


def _key(key: Key) -> Line:
    shown = "  ".join(name(k) for k in key.keys)
    also = "  ".join(name(k) for k in key.twins)
    gap = " " * max(0, 18 - cell_len(shown))
    return (Piece(shown, "key"), Piece(gap + "  " + pad(also, 18) + "  ", "dim"), Piece(key.words))
