"""Every key of the program in one table: where it works, and how it is called.

Bindings, the key bar, the help, the palette and docs/keys.md are made from `KEYS` (`python -m trendtui.tui.keys`
prints the page). What a key does is said in `words/*/keys.py`, its word in the key bar in `words/*/keybar.py`, both by
its id. Plain letters do nothing while a Chinese input method composes, so every action has a twin with ctrl, alt or a
function key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from trendtui.words import room, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PLACES = (
    "search",
    "facets",
    "chips",
    "browse",
    "reader",
    "pages",
    "alike",
    "kept",
    "cells",
    "list",
    "page",
    "everywhere",
)
"""Where keys work, in the order of the help; `say("keys.at.browse")` is what a place is called."""

WITHIN = {
    "search": ("search", "browse", "everywhere"),
    "facets": ("facets", "list", "browse", "everywhere"),
    "chips": ("chips", "browse", "everywhere"),
    "results": ("list", "browse", "everywhere"),
    "overview": ("cells", "list", "browse", "everywhere"),
    "preview": ("page", "browse", "everywhere"),
    "reader": ("reader", "page", "everywhere"),
    "outline": ("list", "reader", "everywhere"),
    "pages": ("pages", "cells", "list", "everywhere"),
    "alike": ("alike", "list", "everywhere"),
    "kept": ("kept", "list", "everywhere"),
}
"""What has the focus → the places whose keys work there, nearest first."""


@dataclass(frozen=True, slots=True)
class Key:
    """One action and its keys."""

    place: str
    action: str
    """As Textual names it: `choose`, `look(1)`."""
    keys: tuple[str, ...]
    """The keys shown, in Textual's names (`question_mark`)."""
    twins: tuple[str, ...]
    """Others that do the same: for input methods, for hands used to another program."""
    first: int = 50
    """Its rank in the key bar: the smallest stays longest when room is short."""
    palette: bool = True
    """Whether the palette offers it (moving a cursor it does not)."""

    @property
    def id(self) -> str:
        """The name by which a keymap rebinds it: `browse.copy`."""
        return f"{self.place}.{self.action.replace('(', '_').replace(')', '')}"

    @property
    def words(self) -> str:
        """What it does, for help and palette."""
        return say(f"keys.{self.id}")

    @property
    def short(self) -> str:
        """Its word in the key bar; empty: not shown there."""
        return say(f"keybar.{self.id}") if self.id in room("en", "keybar") else ""


KEYS: tuple[Key, ...] = (
    Key("everywhere", "help", ("question_mark",), ("f1",), 2),
    Key("everywhere", "command_palette", ("ctrl+p",), ("f2", "ctrl+k"), 9, palette=False),
    Key("everywhere", "retrace(-1)", ("less_than_sign",), ("alt+left",)),
    Key("everywhere", "retrace(1)", ("greater_than_sign",), ("alt+right",)),
    Key("everywhere", "collection", ("B",), ("f12",), 16),
    Key("everywhere", "quit", ("q",), ("ctrl+q",), 8),
    Key("browse", "search", ("slash",), ("f3", "ctrl+f"), 1),
    Key("browse", "facets", ("f",), ("f4", "ctrl+t"), 4),
    Key("browse", "values", ("a",), ("alt+a",), 25),
    Key("browse", "tab('overview')", ("0",), ("alt+g",)),
    Key("browse", "tab('trends')", ("1",), ("f5", "alt+1"), 12),
    Key("browse", "tab('companies')", ("2",), ("f6", "alt+2")),
    Key("browse", "tab('figures')", ("3",), ("f7", "alt+3")),
    Key("browse", "tab('passages')", ("4",), ("f8", "alt+4")),
    Key("browse", "next_hit", ("n",), ("ctrl+n",)),
    Key("browse", "previous_hit", ("N",), ("ctrl+r",)),
    Key("browse", "narrow", ("space",), ("ctrl+g",), 20),
    Key("browse", "exact", ("x",), ("ctrl+s", "alt+e"), 15),
    Key("browse", "bookmark", ("b",), ("alt+n",), 9),
    Key("browse", "save_search", ("S",), ("alt+v",)),
    Key("browse", "copy", ("y",), ("ctrl+y",), 6),
    Key("browse", "edit", ("e",), ("ctrl+e",), 30),
    Key("browse", "original", ("o",), ("ctrl+o",), 31),
    Key("browse", "company", ("c",), ("alt+c",), 10),
    Key("browse", "theme", ("T",), ("alt+h",)),
    Key("browse", "year", ("Y",), ("alt+y",)),
    Key("browse", "document", ("d",), ("alt+d",), 16),
    Key("browse", "why", ("w",), ("alt+w",), 11),
    Key("browse", "alike", ("m",), ("ctrl+l", "alt+m"), 12),
    Key("browse", "order", ("s",), ("alt+s",), 13),
    Key("browse", "kind", ("t",), ("alt+t",), 14),
    Key("browse", "metric", ("M",), ("alt+5",), 16),
    Key("browse", "condition", ("W",), ("alt+6",), 17),
    Key("browse", "words", ("V",), ("alt+o",), 18),
    Key("browse", "take_last", ("backspace",), ("alt+backspace",), 21),
    Key("browse", "chips", ("F",), ("alt+f",)),
    Key("browse", "copy_line", ("L",), ("alt+l",)),
    Key("browse", "correct", ("C",), ("alt+j",), 22),
    Key("browse", "uncorrect", ("U",), ("alt+z",)),
    Key("browse", "corrections", ("alt+u",), ()),
    Key("browse", "judge(True)", ("plus",), ("alt+k",)),
    Key("browse", "judge(False)", ("minus",), ("alt+r",)),
    Key("browse", "back", ("escape",), (), 7),
    Key("browse", "clear", ("X",), ("alt+x",)),
    Key("browse", "look(1)", ("right", "l"), (), 5, palette=False),
    Key("browse", "look(-1)", ("left", "h"), (), palette=False),
    Key("browse", "border(1)", ("ctrl+right",), ("alt+down",)),
    Key("browse", "border(-1)", ("ctrl+left",), ("alt+up",)),
    Key("browse", "even", ("equals_sign",), ("alt+0",)),
    Key("browse", "import_reports", ("I",), ("alt+i",), 40),
    Key("browse", "reload", ("R",), ("f9",)),
    Key("search", "leave", ("enter",), (), 1, palette=False),
    Key("search", "pick(1)", ("down",), (), palette=False),
    Key("search", "complete", ("tab",), (), 3, palette=False),
    Key("search", "pick(-1)", ("up",), ("f10", "ctrl+@"), 4, palette=False),
    Key("search", "clear", ("escape",), (), 2, palette=False),
    Key("cells", "beside(1)", ("right", "l"), (), palette=False),
    Key("cells", "beside(-1)", ("left", "h"), (), palette=False),
    Key("list", "move(-1)", ("up", "k"), (), palette=False),
    Key("list", "move(1)", ("down", "j"), (), palette=False),
    Key("list", "page(-1)", ("pageup",), ("ctrl+b",), palette=False),
    Key("list", "page(1)", ("pagedown",), ("ctrl+d",), palette=False),
    Key("list", "end(-1)", ("home", "g"), (), palette=False),
    Key("list", "end(1)", ("end", "G"), (), palette=False),
    Key("list", "open", ("enter",), (), 3, palette=False),
    Key("facets", "choose", ("space",), ("ctrl+g", "enter"), 3, palette=False),
    Key("facets", "exclude", ("x",), ("ctrl+s", "alt+e"), 4, palette=False),
    Key("facets", "values", ("slash",), ("f3", "ctrl+f"), 5, palette=False),
    Key("chips", "step(-1)", ("left", "h"), (), palette=False),
    Key("chips", "step(1)", ("right", "l"), (), palette=False),
    Key("chips", "take", ("delete", "backspace"), ("ctrl+x",), 1, palette=False),
    Key("chips", "turn", ("space", "x"), ("ctrl+g", "ctrl+s"), 2, palette=False),
    Key("chips", "leave", ("escape", "down", "enter"), (), 3, palette=False),
    Key("reader", "next_hit", ("n",), ("ctrl+n",), 3),
    Key("reader", "previous_hit", ("N",), ("ctrl+r",), 5),
    Key("reader", "mention(1)", ("right_square_bracket",), ("alt+down",)),
    Key("reader", "mention(-1)", ("left_square_bracket",), ("alt+up",)),
    Key("reader", "point(1)", ("full_stop",), ("ctrl+right",), 12),
    Key("reader", "point(-1)", ("comma",), ("ctrl+left",)),
    Key("reader", "marks", ("v",), ("alt+v",), 14),
    Key("reader", "find", ("slash",), ("ctrl+f", "f3"), 9),
    Key("reader", "line", ("colon",), ("ctrl+g",)),
    Key("reader", "outline", ("f",), ("f4", "ctrl+t", "tab"), 4),
    Key("reader", "company", ("c",), ("alt+c",)),
    Key("reader", "theme", ("T",), ("alt+h",)),
    Key("reader", "year", ("Y",), ("alt+y",)),
    Key("reader", "document", ("d",), ("alt+d",), 20),
    Key("reader", "why", ("w",), ("alt+w",), 7),
    Key("reader", "alike", ("m",), ("ctrl+l", "alt+m"), 8),
    Key("reader", "bookmark", ("b",), ("alt+n",), 9),
    Key("reader", "correct", ("C",), ("alt+j",)),
    Key("reader", "uncorrect", ("U",), ("alt+z",)),
    Key("reader", "corrections", ("alt+u",), ()),
    Key("reader", "copy", ("y",), ("ctrl+y",), 6),
    Key("reader", "edit", ("e",), ("ctrl+e",), 30),
    Key("reader", "original", ("o",), ("ctrl+o",), 31),
    Key("reader", "search", ("s",), ("alt+s",), 15),
    Key("reader", "back", ("escape",), (), 1),
    Key("pages", "part(1)", ("tab",), ("ctrl+n",), 4, palette=False),
    Key("pages", "part(-1)", ("shift+tab",), ("ctrl+r",), palette=False),
    Key("pages", "narrow", ("space",), ("ctrl+g",), 5),
    Key("pages", "neighbour(1)", ("right_square_bracket",), ("ctrl+right",), 8),
    Key("pages", "neighbour(-1)", ("left_square_bracket",), ("ctrl+left",)),
    Key("pages", "company", ("c",), ("alt+c",), 9),
    Key("pages", "theme", ("T",), ("alt+h",), 14),
    Key("pages", "year", ("Y",), ("alt+y",), 15),
    Key("pages", "document", ("d",), ("alt+d",), 11),
    Key("pages", "why", ("w",), ("alt+w",), 6),
    Key("pages", "alike", ("m",), ("ctrl+l", "alt+m")),
    Key("pages", "correct", ("C",), ("alt+j",), 22),
    Key("pages", "uncorrect", ("U",), ("alt+z",)),
    Key("pages", "corrections", ("alt+u",), ()),
    Key("pages", "judge(True)", ("plus",), ("alt+k",), 12),
    Key("pages", "judge(False)", ("minus",), ("alt+r",), 13),
    Key("pages", "bookmark", ("b",), ("alt+n",), 9),
    Key("pages", "copy", ("y",), ("ctrl+y",), 7),
    Key("pages", "edit", ("e",), ("ctrl+e",), 30),
    Key("pages", "original", ("o",), ("ctrl+o",), 31),
    Key("pages", "search", ("slash",), ("f3", "ctrl+f"), 10),
    Key("pages", "back", ("escape",), (), 1),
    Key("alike", "alike", ("m",), ("ctrl+l", "alt+m"), 4),
    Key("alike", "next_hit", ("n",), ("ctrl+n",)),
    Key("alike", "previous_hit", ("N",), ("ctrl+r",)),
    Key("alike", "company", ("c",), ("alt+c",), 8),
    Key("alike", "theme", ("T",), ("alt+h",)),
    Key("alike", "year", ("Y",), ("alt+y",)),
    Key("alike", "document", ("d",), ("alt+d",)),
    Key("alike", "why", ("w",), ("alt+w",), 6),
    Key("alike", "bookmark", ("b",), ("alt+n",), 9),
    Key("alike", "copy", ("y",), ("ctrl+y",), 7),
    Key("alike", "edit", ("e",), ("ctrl+e",), 30),
    Key("alike", "original", ("o",), ("ctrl+o",), 31),
    Key("alike", "search", ("slash",), ("f3", "ctrl+f"), 10),
    Key("alike", "back", ("escape",), (), 1),
    Key("kept", "part", ("tab",), ("shift+tab", "ctrl+t"), 5),
    Key("kept", "filter", ("slash",), ("f3", "ctrl+f"), 4),
    Key("kept", "label", ("t",), ("alt+t",), 6),
    Key("kept", "pick", ("space",), ("ctrl+g",), 3),
    Key("kept", "pick_all", ("a",), ("alt+a",), 12),
    Key("kept", "export", ("x",), ("ctrl+s",), 2),
    Key("kept", "amend", ("b",), ("alt+n",), 7),
    Key("kept", "drop", ("d",), ("delete",), 8),
    Key("kept", "undo", ("u",), ("ctrl+z",), 9),
    Key("kept", "seen", ("v",), ("alt+v",), 13),
    Key("kept", "company", ("c",), ("alt+c",)),
    Key("kept", "why", ("w",), ("alt+w",)),
    Key("kept", "alike", ("m",), ("ctrl+l", "alt+m")),
    Key("kept", "copy", ("y",), ("ctrl+y",), 14),
    Key("kept", "edit", ("e",), ("ctrl+e",), 30),
    Key("kept", "original", ("o",), ("ctrl+o",), 31),
    Key("kept", "back", ("escape",), (), 1),
    Key("page", "move(-1)", ("up", "k"), (), palette=False),
    Key("page", "move(1)", ("down", "j"), (), palette=False),
    Key("page", "page(-1)", ("pageup",), ("ctrl+b",), palette=False),
    Key("page", "page(1)", ("pagedown", "space"), ("ctrl+d",), palette=False),
    Key("page", "end(-1)", ("home", "g"), (), palette=False),
    Key("page", "end(1)", ("end", "G"), (), palette=False),
    Key("page", "open", ("enter",), (), palette=False),
)  # fmt: skip

_NAMES = {
    "slash": "/", "question_mark": "?", "escape": "esc", "pageup": "pgup", "pagedown": "pgdn",
    "ctrl+@": "ctrl+space", "right_square_bracket": "]", "left_square_bracket": "[", "plus": "+", "minus": "-",
    "equals_sign": "=", "less_than_sign": "<", "greater_than_sign": ">", "full_stop": ".", "comma": ",",
    "colon": ":",
}  # fmt: skip


def name(key: str) -> str:
    """A key as people write it: `question_mark` → `?`."""
    return _NAMES.get(key, key)


def of(place: str) -> tuple[Key, ...]:
    """The keys of one place, in the order of the table."""
    return tuple(key for key in KEYS if key.place == place)


def bindings(*places: str) -> list[BindingType]:
    """Textual's bindings for the keys of some places."""
    return [
        Binding(",".join((*key.keys, *key.twins)), key.action, key.id, show=False, id=key.id)
        for key in KEYS
        if key.place in places
    ]


def within(focus: str) -> tuple[Key, ...]:
    """The keys that work where the focus is, nearest place first; one hidden by a nearer one is left out."""
    taken: set[str] = set()
    found: list[Key] = []
    for place in WITHIN[focus]:
        keys = [key for key in of(place) if not set(key.keys) <= taken]
        found.extend(keys)
        taken.update(k for key in keys for k in (*key.keys, *key.twins))
    return tuple(found)


def mapped(keys: Iterable[Key], keymap: Mapping[str, str]) -> tuple[Key, ...]:
    """The same keys as a user's keymap (id → keys, comma between) has bound them."""
    return tuple(
        Key(k.place, k.action, tuple(keymap[k.id].split(",")), (), k.first, k.palette) if k.id in keymap else k
        for k in keys
    )


def page() -> str:
    """docs/keys.md: the table of all keys, in markdown; in English, whatever is spoken."""
    words = room("en", "keys")
    made = [
        "# Keys",
        "",
        "Made from `src/trendtui/tui/keys.py` by `python -m trendtui.tui.keys`; do not edit by hand.",
        "Every key can be bound anew by its name.",
    ]
    for place in PLACES:
        made += ["", f"## {words[f'at.{place}']}", "", "| keys | also | what it does | name |", "|---|---|---|---|"]
        for key in of(place):
            keys, twins = (" ".join(f"`{name(k)}`" for k in some) for some in (key.keys, key.twins))
            made.append(f"| {keys} | {twins} | {words[key.id]} | `{key.id}` |")
    return "\n".join(made) + "\n"


if __name__ == "__main__":
    print(page(), end="")
