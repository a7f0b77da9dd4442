"""Every key of the program in one table: where it works, what it does, how it is called.

Bindings, the key bar, the help, the palette and docs/keys.md are made from `KEYS`
(`python -m trendtui.tui.keys` prints the page). Plain letters do nothing while a Chinese input method
composes, so every action has a twin with ctrl, alt or a function key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

PLACES = {
    "search": "In the search box",
    "facets": "In the facets",
    "browse": "In the overview",
    "reader": "In the reader",
    "company": "On the page of a company",
    "alike": "In the list of passages alike",
    "list": "In a list",
    "page": "In the text of a document",
    "everywhere": "Everywhere",
}
"""Where keys work: place → its heading in the help."""

WITHIN = {
    "search": ("search", "browse", "everywhere"),
    "facets": ("facets", "list", "browse", "everywhere"),
    "results": ("list", "browse", "everywhere"),
    "preview": ("page", "browse", "everywhere"),
    "reader": ("reader", "page", "everywhere"),
    "outline": ("list", "reader", "everywhere"),
    "company": ("company", "list", "everywhere"),
    "alike": ("alike", "list", "everywhere"),
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
    words: str
    """What it does, for help and palette."""
    short: str = ""
    """Its word in the key bar; empty: not shown there."""
    first: int = 50
    """Its rank in the key bar: the smallest stays longest when room is short."""
    palette: bool = True
    """Whether the palette offers it (moving a cursor it does not)."""

    @property
    def id(self) -> str:
        """The name by which a keymap rebinds it: `browse.copy`."""
        return f"{self.place}.{self.action.replace('(', '_').replace(')', '')}"


KEYS: tuple[Key, ...] = (
    Key("everywhere", "help", ("question_mark",), ("f1",), "Keys and query line: help for this place", "help", 2),
    Key("everywhere", "command_palette", ("ctrl+p",), ("f2", "ctrl+k"), "Palette: every action by name", "all", 9,
        palette=False),
    Key("everywhere", "quit", ("q",), ("ctrl+q",), "Quit", "quit", 8),
    Key("browse", "search", ("slash",), ("f3", "ctrl+f"), "Search: type in the query line", "search", 1),
    Key("browse", "facets", ("f",), ("f4", "ctrl+t"), "Facets: narrow by theme, company, year and more", "facets", 4),
    Key("browse", "values", ("a",), ("alt+a",), "All values of a facet: search in them and choose one", "values", 25),
    Key("browse", "tab('trends')", ("1",), ("f5", "alt+1"), "List of trends", "lists", 12),
    Key("browse", "tab('companies')", ("2",), ("f6", "alt+2"), "List of companies"),
    Key("browse", "tab('figures')", ("3",), ("f7", "alt+3"), "List of figures"),
    Key("browse", "tab('passages')", ("4",), ("f8", "alt+4"), "List of passages"),
    Key("browse", "next_hit", ("n",), ("ctrl+n",), "Next hit: the next row of the list"),
    Key("browse", "previous_hit", ("N",), ("ctrl+r",), "Previous hit: the row before"),
    Key("browse", "narrow", ("space",), ("ctrl+g",), "Narrow to the row's company, theme or document", "narrow",
        20),
    Key("browse", "exact", ("x",), ("ctrl+s", "alt+e"), "Exactly what was typed, in no looser way; again: in every way",
        "exact", 15),
    Key("browse", "copy", ("y",), ("ctrl+y",), "Copy a citation: document, section, line and words", "cite", 6),
    Key("browse", "edit", ("e",), ("ctrl+e",), "Open the file in $EDITOR at the line", "edit", 30),
    Key("browse", "original", ("o",), ("ctrl+o",), "Open the report's original address", "web", 31),
    Key("browse", "company", ("c",), ("alt+c",), "Page of the row's company: figures, documents, whom it appears with",
        "company", 10),
    Key("browse", "why", ("w",), ("alt+w",), "Why: what was read in this passage, and by which rule", "why", 11),
    Key("browse", "alike", ("m",), ("ctrl+l", "alt+m"), "More like this: the likest passages of other documents",
        "more", 12),
    Key("browse", "order", ("s",), ("alt+s",), "Figures: sort by place, value, year or company", "sort", 13),
    Key("browse", "kind", ("t",), ("alt+t",), "Figures: one kind after the other (money, percent...), then all", "kind",
        14),
    Key("browse", "judge(True)", ("plus",), ("alt+k",), "Confirm a discovered company: list it as one of yours"),
    Key("browse", "judge(False)", ("minus",), ("alt+r",), "Reject a discovered company: it is none"),
    Key("browse", "back", ("escape",), ("alt+left",), "Back: to the list, then to the query before", "back", 7),
    Key("browse", "forward", ("right_square_bracket",), ("alt+right",), "Forward again, to the query left with back"),
    Key("browse", "clear", ("X",), ("alt+x",), "Clear the whole query"),
    Key("browse", "look(1)", ("right", "l"), (), "To the pane on the right", "preview", 5, palette=False),
    Key("browse", "look(-1)", ("left", "h"), (), "To the pane on the left", palette=False),
    Key("browse", "reload", ("R",), ("f9",), "Open the index again, after an import"),
    Key("search", "leave", ("enter",), (), "To the results; in the menu of completions, take the one picked",
        "results", 1, palette=False),
    Key("search", "pick(1)", ("down",), (), "To the results; in the menu, the completion below", palette=False),
    Key("search", "complete", ("tab",), (), "Complete the word: take the first completion, or the one picked; to the "
        "results when there is none", "complete", 3, palette=False),
    Key("search", "pick(-1)", ("up",), ("f10", "ctrl+@"), "Open the menu of completions and pick one", "pick", 4,
        palette=False),
    Key("search", "clear", ("escape",), (), "Close the menu; clear the line; leave it when it is empty", "clear", 2,
        palette=False),
    Key("list", "move(-1)", ("up", "k"), (), "Row above", palette=False),
    Key("list", "move(1)", ("down", "j"), (), "Row below", palette=False),
    Key("list", "page(-1)", ("pageup",), ("ctrl+b",), "A page up", palette=False),
    Key("list", "page(1)", ("pagedown",), ("ctrl+d",), "A page down", palette=False),
    Key("list", "end(-1)", ("home", "g"), (), "First row", palette=False),
    Key("list", "end(1)", ("end", "G"), (), "Last row", palette=False),
    Key("list", "open", ("enter",), (), "Open the row", "open", 3, palette=False),
    Key("facets", "choose", ("space",), ("ctrl+g", "enter"), "Choose a value, or take it away again", "choose", 3,
        palette=False),
    Key("reader", "next_hit", ("n",), ("ctrl+n",), "Next hit", "next", 3),
    Key("reader", "previous_hit", ("N",), ("ctrl+r",), "Previous hit", "prev", 5),
    Key("reader", "outline", ("f",), ("f4", "ctrl+t", "tab"), "To the outline and back to the text", "outline", 4),
    Key("reader", "company", ("c",), ("alt+c",), "Page of the first company in the passage in view"),
    Key("reader", "why", ("w",), ("alt+w",), "Why: what was read in the passage in view, and by which rule", "why", 7),
    Key("reader", "alike", ("m",), ("ctrl+l", "alt+m"), "More like the passage in view, in other documents", "more", 8),
    Key("reader", "copy", ("y",), ("ctrl+y",), "Copy a citation of the passage in view", "cite", 6),
    Key("reader", "edit", ("e",), ("ctrl+e",), "Open the file in $EDITOR at the line in view", "edit", 30),
    Key("reader", "original", ("o",), ("ctrl+o",), "Open the report's original address", "web", 31),
    Key("reader", "search", ("slash",), ("f3", "ctrl+f"), "Back to the overview, into the search box", "search", 10),
    Key("reader", "back", ("escape",), ("alt+left",), "Back to the overview", "back", 1),
    Key("company", "part(1)", ("tab",), ("ctrl+n",), "Next part: figures, documents, companies, trends, people", "part",
        4, palette=False),
    Key("company", "part(-1)", ("shift+tab",), ("ctrl+r",), "Part before", palette=False),
    Key("company", "narrow", ("space",), ("ctrl+g",), "Narrow the overview to this company", "narrow", 5),
    Key("company", "why", ("w",), ("alt+w",), "Why: what was read in the row's passage, and by which rule", "why", 6),
    Key("company", "alike", ("m",), ("ctrl+l", "alt+m"), "More like the row's passage, in other documents"),
    Key("company", "judge(True)", ("plus",), ("alt+k",), "Confirm a discovered company: list it as one of yours",
        "confirm", 12),
    Key("company", "judge(False)", ("minus",), ("alt+r",), "Reject a discovered company: it is none", "reject", 13),
    Key("company", "copy", ("y",), ("ctrl+y",), "Copy a citation of the row's place", "cite", 7),
    Key("company", "edit", ("e",), ("ctrl+e",), "Open the file in $EDITOR at the row's line", "edit", 30),
    Key("company", "original", ("o",), ("ctrl+o",), "Open the original address of the row's report", "web", 31),
    Key("company", "search", ("slash",), ("f3", "ctrl+f"), "Back to the overview, into the search box", "search", 10),
    Key("company", "back", ("escape",), ("alt+left",), "Back to where the page was opened", "back", 1),
    Key("alike", "alike", ("m",), ("ctrl+l", "alt+m"), "More like the row under the cursor", "more", 4),
    Key("alike", "next_hit", ("n",), ("ctrl+n",), "Next: the row below"),
    Key("alike", "previous_hit", ("N",), ("ctrl+r",), "Previous: the row above"),
    Key("alike", "company", ("c",), ("alt+c",), "Page of the first company in the row's passage", "company", 8),
    Key("alike", "why", ("w",), ("alt+w",), "Why: what was read in the row's passage, and by which rule", "why", 6),
    Key("alike", "copy", ("y",), ("ctrl+y",), "Copy a citation of the row's passage", "cite", 7),
    Key("alike", "edit", ("e",), ("ctrl+e",), "Open the file in $EDITOR at the row's line", "edit", 30),
    Key("alike", "original", ("o",), ("ctrl+o",), "Open the original address of the row's report", "web", 31),
    Key("alike", "search", ("slash",), ("f3", "ctrl+f"), "Back to the overview, into the search box", "search", 10),
    Key("alike", "back", ("escape",), ("alt+left",), "Back to where the list was opened", "back", 1),
    Key("page", "move(-1)", ("up", "k"), (), "Line up", palette=False),
    Key("page", "move(1)", ("down", "j"), (), "Line down", palette=False),
    Key("page", "page(-1)", ("pageup",), ("ctrl+b",), "A page up", palette=False),
    Key("page", "page(1)", ("pagedown", "space"), ("ctrl+d",), "A page down", palette=False),
    Key("page", "end(-1)", ("home", "g"), (), "To the beginning", palette=False),
    Key("page", "end(1)", ("end", "G"), (), "To the end", palette=False),
    Key("page", "open", ("enter",), (), "Open the whole document here", palette=False),
)  # fmt: skip

_NAMES = {
    "slash": "/", "question_mark": "?", "escape": "esc", "pageup": "pgup", "pagedown": "pgdn",
    "ctrl+@": "ctrl+space", "right_square_bracket": "]", "left_square_bracket": "[", "plus": "+", "minus": "-",
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
        Binding(",".join((*key.keys, *key.twins)), key.action, key.words, show=False, id=key.id)
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
        Key(k.place, k.action, tuple(keymap[k.id].split(",")), (), k.words, k.short, k.first, k.palette)
        if k.id in keymap
        else k
        for k in keys
    )


def page() -> str:
    """docs/keys.md: the table of all keys, in markdown."""
    made = [
        "# Keys",
        "",
        "Made from `src/trendtui/tui/keys.py` by `python -m trendtui.tui.keys`; do not edit by hand.",
        "Every key can be bound anew by its name.",
    ]
    for place, heading in PLACES.items():
        made += ["", f"## {heading}", "", "| keys | also | what it does | name |", "|---|---|---|---|"]
        for key in of(place):
            keys, twins = (" ".join(f"`{name(k)}`" for k in some) for some in (key.keys, key.twins))
            made.append(f"| {keys} | {twins} | {key.words} | `{key.id}` |")
    return "\n".join(made) + "\n"


if __name__ == "__main__":
    print(page(), end="")
