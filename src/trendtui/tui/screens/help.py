"""The help: the keys that work where one was, and how the query line is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from trendtui.tui.keys import PLACES, WITHIN, Key, mapped, name, within
from trendtui.tui.present.cells import pad
from trendtui.tui.present.line import Line, Piece
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

QUERY_LINE = (
    ("算力 agent", "both"),
    ('"scaling law" 「具身智能」', "together"),
    ("nvidia  輝達  yingweida  ywd  deepseak", "looser"),
    ("", "groups"),
    ('"nvidia"', "exactly"),
    ("芯片 OR GPU    -游戏", "either"),
    ("theme:agents,chips  -company:OpenAI", "any"),
    ("估值>1000亿美元  增速:30%..50%", "figure"),
    ('company:"Air Street Capital"', "blanks"),
    ("year:2025..2030  forecast:2030", "range"),
    ("source:name  person:name  metric:估值", "fields"),
    ("主题: 公司: 年份: 人物: 来源: 类型:", "chinese"),
)
"""Examples of the query line, and what they find: keys of `words/*/help.py`."""


KEYS_WIDE, EXAMPLES_WIDE = 20, 42
"""Cells of the left column: keys with their twins, examples of the query line."""


class Sheet(RowList):
    """Lines to read: the keys scroll, there is no cursor."""

    def action_move(self, step: int) -> None:
        """Scroll by a line."""
        self.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by what is in view."""
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)

    def action_end(self, step: int) -> None:
        """To the first or the last line."""
        self.scroll_to(y=0 if step < 0 else self.max_scroll_y, animate=False, force=True)


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
            yield Sheet(id="lines")

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one("#heading", Lines).show(
            (Piece(f" {say('help.title')}", "title"), Piece(f"  {say('help.leave')}", "dim"))
        )
        sheet = self.query_one(Sheet)
        sheet.show(lines(self._place, self._keymap), lambda row, width: (row,), skip=lambda row: True)
        sheet.focus()


def lines(focus: str, keymap: Mapping[str, str]) -> tuple[Line, ...]:
    """All lines of the help for what has the focus: its keys by where they belong, then the query line."""
    keys = mapped(within(focus), keymap)
    made: list[Line] = []
    for where in (place for place in PLACES if place in WITHIN[focus]):
        some = [key for key in keys if key.place == where]
        if some:
            made += [(), (Piece(say(f"keys.at.{where}"), "heading3"),), *(_key(key) for key in some)]
    made += [(), (Piece(say("help.query-line"), "heading3"),)]
    for example, meaning in QUERY_LINE:
        made.append((Piece(pad(example, EXAMPLES_WIDE), "accent"), Piece("  "), Piece(say(f"help.{meaning}"))))
    return tuple(made[1:])


def _key(key: Key) -> Line:
    shown = "  ".join(name(k) for k in key.keys)
    also = "  ".join(name(k) for k in key.twins)
    gap = " " * max(2, KEYS_WIDE - cell_len(shown) - cell_len(also) - 2)
    return (Piece(shown, "key"), Piece("  " + also + gap, "dim"), Piece(key.words))
