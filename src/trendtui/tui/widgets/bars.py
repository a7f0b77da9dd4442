"""The one-line bars: tabs over the lists, the status line, and the keys at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.reactive import reactive

from trendtui.tui.keys import Key, mapped, name, within
from trendtui.tui.messages import KeyPicked, TabPicked
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, crop, length, spread
from trendtui.tui.present.rows import TABS
from trendtui.tui.widgets.painting import Lines
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

_SHOWN = ("overview", *TABS)
"""What the tabs are for, in the order of their digits."""


class TabBar(Lines):
    """The overview and the four lists with their totals; a click picks one."""

    active: reactive[str] = reactive("trends")
    """The list that is shown."""

    totals: reactive[dict[str, int]] = reactive(dict[str, int])
    """How many rows each list has."""

    about: reactive[bool] = reactive(False)
    """Whether the totals are upper bounds."""

    def lines(self, width: int) -> tuple[Line, ...]:
        """All tabs in one line, with as much of their names as there is room for."""
        for form in ("", ".short"):
            tabs = self._tabs(form)
            if length(tabs) <= width:
                break
        return (crop(tabs, width),)

    def _tabs(self, form: str) -> Line:
        pieces: list[Piece] = []
        for number, tab in enumerate(_SHOWN):
            on = tab == self.active
            total = f" {'≈' if self.about else ''}{self.totals[tab]:,}" if tab in self.totals else ""
            pieces.append(Piece(f" {number} {say(f'lists.{tab}{form}')}{total} ", "tab-on" if on else "tab"))
        return tuple(pieces)

    def on_click(self, event: events.Click) -> None:
        """The tab under the pointer."""
        at = 0
        for tab, piece in zip(_SHOWN, self.lines(self.size.width)[0], strict=False):
            at += cell_len(piece.text)
            if event.x < at:
                self.post_message(TabPicked(tab))
                return


class StatusBar(Lines):
    """What is going on: totals on the right, what was told last on the left."""

    told: reactive[str] = reactive("")
    """The last thing told, until the next key; empty for none."""

    bad: reactive[bool] = reactive(False)
    """Whether it is a failure."""

    usual: reactive[str] = reactive("")
    """What stands there when nothing was told."""

    totals: reactive[str] = reactive("")
    """How much was found."""

    def lines(self, width: int) -> tuple[Line, ...]:
        """One line; the totals give way to what was told."""
        role = "warn" if self.bad and self.told else "text" if self.told else "dim"
        left = (Piece(" " + clean(self.told or self.usual), role),)
        right = (Piece(self.totals + " ", "dim"),) if self.totals else ()
        if self.told and length(left) + length(right) >= width:
            right = ()
        return (spread(left, right, width),)

    def tell(self, sentence: str, *, bad: bool = False) -> None:
        """Show a sentence until the next thing happens."""
        self.bad = bad
        self.told = sentence.replace("\n", " ")


class KeyBar(Lines):
    """The keys that work where the focus is: those that matter most, as many as fit. A click presses one."""

    focus_at: reactive[str] = reactive("results")
    """What has the focus: a key of `keys.WITHIN`."""

    def __init__(self, keymap: Mapping[str, str] | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keymap = keymap or {}

    def _shown(self, width: int) -> list[Key]:
        wanted = [key for key in mapped(within(self.focus_at), self._keymap) if key.short]
        kept: list[Key] = []
        room = width
        for key in sorted(wanted, key=lambda key: key.first):
            size = length(_label(key))
            if size <= room:
                kept.append(key)
                room -= size
        return kept

    def lines(self, width: int) -> tuple[Line, ...]:
        """One line of keys and words."""
        return (tuple(piece for key in self._shown(width) for piece in _label(key)),)

    def on_click(self, event: events.Click) -> None:
        """The key under the pointer."""
        at = 0
        for key in self._shown(self.size.width):
            at += length(_label(key))
            if event.x < at:
                self.post_message(KeyPicked(key.action, key.place))
                return


def _label(key: Key) -> Line:
    shown = "0-4" if key.action.startswith("tab(") else name(key.keys[0])
    return (Piece(f" {shown}", "key"), Piece(f" {key.short} ", "dim"))
