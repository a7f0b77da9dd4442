"""The basket's export: a box with the formats and a path; enter writes the file, ctrl+y copies to the clipboard."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widgets import Input

from trendtui.tui import clipboard, notices
from trendtui.tui import messages as told
from trendtui.tui.present.cells import clean, shown
from trendtui.tui.present.line import Line, Piece, spread
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.box import Box, asked
from trendtui.tui.widgets.painting import Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from trendtui.collection.basket import Entry
    from trendtui.tui.keeping import Collection

FORMS = {"markdown": "md", "csv": "csv", "jsonl": "jsonl", "bibtex": "bib", "csl": "json"}
"""Format → what its files end in."""


class BasketScreen(Box[str]):
    """Dismissed with a sentence that tells what was done, or with None."""

    AUTO_FOCUS = "#path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "Write", show=False, priority=True),
        Binding("ctrl+y", "copy", "Copy", show=False, priority=True),
        Binding("down", "move(1)", "Format below", show=False),
        Binding("up", "move(-1)", "Format above", show=False),
    ]

    def __init__(
        self, collection: Callable[[], Collection], entries: tuple[Entry, ...], name: str, keep: Path | None
    ) -> None:
        """Exports `entries`; the file's name begins with `name`, the last copy is kept in `keep`."""
        super().__init__()
        self._collection, self._entries, self._keep_in = collection, entries, keep
        self._start = name
        self._there = ""
        """The path that was found to be there already: asked again, it is written over."""

    def parts(self) -> tuple[Widget, ...]:
        """The formats, the path."""
        path = Input(clean(f"{self._start}.md"), id="path", compact=True)
        path.cursor_blink = False
        where = clean(_short(Path.cwd()))
        return (
            asked("collect.format"), RowList(id="forms"), asked("collect.path", where), path,
            Lines(id="told", classes="asked"),
        )  # fmt: skip

    def keys(self) -> tuple[tuple[str, str], ...]:
        """How to go on."""
        return (
            ("up down", say("collect.key.format")), ("enter", say("collect.key.write")),
            ("ctrl+y", say("collect.key.copy")), ("esc", say("collect.key.close")),
        )  # fmt: skip

    def on_mount(self) -> None:
        """Say how many."""
        self.head(
            Piece(say("collect.export"), "dim"), Piece("  " + say("collect.bookmarks", n=len(self._entries)), "title")
        )
        forms = self.query_one(RowList)
        forms.can_focus = False
        forms.show(tuple(FORMS), _paint)

    @property
    def form(self) -> str:
        """The format under the cursor."""
        return str(self.query_one(RowList).row)

    def action_move(self, step: int) -> None:
        """Another format; a path that ends as the old one did ends as the new one does."""
        path, before = self.query_one(Input), f".{FORMS[self.form]}"
        self.query_one(RowList).action_move(step)
        if path.value.endswith(before):
            path.value = path.value[: -len(before)] + f".{FORMS[self.form]}"

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """Of no interest to the screen below."""
        message.stop()

    def on_end_neared(self, message: told.EndNeared) -> None:
        """All formats are here."""
        message.stop()

    def on_row_opened(self, message: told.RowOpened) -> None:
        """A click on a format."""
        message.stop()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another path is another question."""
        self._there = ""
        self.query_one("#told", Lines).show(())

    def action_write(self) -> None:
        """Write the file; one that is there only when it was asked for again."""
        if typed := self.query_one(Input).value.strip():
            self._write(self.form, Path(os.path.expanduser(typed)), typed == self._there)

    @work(thread=True, exclusive=True, group="basket")
    def _write(self, form: str, path: Path, over: bool) -> None:
        try:
            done = self._collection().export(self._entries, form, path, over=over)
        except Exception as error:
            self.post_message(notices.BasketTold(unforeseen("export", error), bad=True))
            return
        where = clean(_short(path.absolute()))
        if done:
            self.post_message(notices.BasketTold(say("collect.written", n=len(self._entries), path=where)))
        else:
            self.post_message(notices.BasketTold(say("collect.there", name=clean(path.name)), there=True, bad=True))

    def action_copy(self) -> None:
        """Copy the text."""
        self._copy(self.form)

    @work(thread=True, exclusive=True, group="basket")
    def _copy(self, form: str) -> None:
        try:
            lines = self._collection().written(self._entries, form).replace("\r\n", "\n").split("\n")
            # Into a terminal it may be pasted: nothing that a terminal would obey goes along.
            text = "\n".join(shown(clean(line)) for line in lines)
        except Exception as error:
            self.post_message(notices.BasketTold(unforeseen("export", error), bad=True))
        else:
            self.post_message(told.CitationMade(text, clipboard.copy(text, self._keep_in)))

    def on_citation_made(self, message: told.CitationMade) -> None:
        """Take the last route, if it is the only one, and say how it went."""
        message.stop()
        if message.copied.route == "terminal":
            self.app.copy_to_clipboard(message.text)
        self.dismiss(clipboard.sentence(message.copied, say("collect.bookmarks", n=len(self._entries))))

    def on_basket_told(self, message: notices.BasketTold) -> None:
        """It was written, or why it was not."""
        message.stop()
        if not message.bad:
            self.dismiss(message.sentence)
            return
        self._there = self.query_one(Input).value.strip() if message.there else ""
        self.query_one("#told", Lines).show((Piece(message.sentence.replace("\n", " "), "warn"),))


def _paint(form: str, width: int) -> tuple[Line, ...]:
    left = (Piece(form.ljust(10), "title"), Piece(say(f"collect.form.{form}"), "dim"))
    return (spread(left, (Piece(f".{FORMS[form]}", "dim"),), width),)


def _short(path: Path) -> str:
    """A path as people write it, from their home."""
    home = str(Path.home())
    return "~" + str(path).removeprefix(home) if str(path).startswith(home + os.sep) else str(path)
