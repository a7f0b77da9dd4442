"""What can be done with the place one looks at, on any screen: cite it, edit it, open its address.

The index is asked in workers; what they find comes back as messages.
"""

from __future__ import annotations

import asyncio
import io
import logging
import os
import subprocess
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SuspendNotSupported
from textual.reactive import Reactive, var
from textual.screen import Screen

from trendtui.model.problems import Problem
from trendtui.model.query import Query
from trendtui.model.wanted import Wanted
from trendtui.tui import clipboard, editor
from trendtui.tui.messages import CitationMade, KeyPicked, SourceFound, Told
from trendtui.tui.notices import BookmarkWished, ScreenArrived
from trendtui.tui.present.cells import clean, shown
from trendtui.tui.present.kept import Kept
from trendtui.tui.session import Session
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.painting import COMPONENTS
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual.geometry import Size
    from textual.widget import Widget

    from trendtui.model.results import Place
    from trendtui.tui.asking import Explorer
    from trendtui.tui.trail import Stop


def unforeseen(what: str, error: Exception) -> str:
    """One sentence for the status line, of a failure in a worker; the details go to the log.

    `what` failed: the end of a key `failed.…` in `words/*/status.py`.
    """
    if isinstance(error, Problem):
        return str(error)
    log.error(f"{what} failed", exc_info=error)
    return say("status.failed", what=say(f"status.failed.{what}"), error=f"{type(error).__name__}: {error}")


log = logging.getLogger(__name__)


class Acting(Screen[str]):
    """A screen with a place in view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS

    # Textual repaints the whole screen when the focus moves; our panes repaint what changes in them.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    explorer: Explorer | None = None
    """The index; None until it is open."""

    keymap: Mapping[str, str] = MappingProxyType({})
    """Keys bound anew: key id → keys."""

    keep: Path | None = None
    """Where the last copy is kept."""

    kept: var[Kept] = var(Kept())
    """What of the index its reader keeps."""

    keys_of: ClassVar[str] = ""
    """The place of its keys: one of `keys.PLACES`."""

    def __init__(self, *, id: str | None = None) -> None:
        """An `id` is for a screen of which there is only one; pages and readers stand upon each other."""
        super().__init__(id=id)
        self.session = Session()
        self.ready = asyncio.Event()
        """Set while the screen shows what was asked last; keys wait for it (see turns.py)."""

    def on_mount(self) -> None:
        """Ask what is kept; Textual calls this one beside those of the screens."""
        self.post_message(ScreenArrived())

    def watch_kept(self, kept: Kept) -> None:
        """Lists and pages mark what is kept."""
        for rows in self.query(RowList):
            rows.mark(kept.role_of if kept.things else None)
        for page in self.query(Page):
            page.keep(kept.within)

    def fit(self, size: Size) -> None:
        """Take the layout for a terminal's size before the first paint; Textual does so only after it."""
        fitting = [name for least, name in self.HORIZONTAL_BREAKPOINTS or () if size.width >= least]
        self.set_class(bool(fitting), *fitting[-1:])

    def stop(self) -> Stop | None:
        """Where this screen stands, to be opened from again; None for one that is no stop of the trail."""
        return None

    def holds(self, stop: Stop) -> bool:
        """Whether `return_to` leads to a stop, whatever this screen shows now."""
        return False

    def return_to(self, stop: Stop) -> None:
        """Show a stop that this screen holds; it is on top again, and the trail knows."""

    def open_stop(self, stop: Stop) -> None:
        """Open a stop that no screen holds; the trail knows already."""

    def look_again(self) -> None:
        """Ask for what is shown anew: the index has changed."""

    def place_here(self) -> Place | None:
        """The place that actions are about; None when there is none."""
        return None

    def wanted_here(self) -> Wanted | None:
        """What a bookmark here keeps; None when there is nothing."""
        place = self.place_here()
        return Wanted(place.source, place.passage) if place is not None and place.passage else None

    def words_here(self) -> str:
        """What the place is called in the status line."""
        return say("status.citation")

    def tell(self, sentence: str, *, bad: bool = False) -> None:
        """Show one sentence."""
        self.post_message(Told(sentence, bad))

    def _asked_of(self) -> tuple[Explorer, Place] | None:
        place = self.place_here()
        if self.explorer is None or place is None or not place.source:
            self.tell(say("status.nothing-chosen"))
            return None
        return self.explorer, place

    def action_copy(self) -> None:
        """Copy a citation."""
        if asked := self._asked_of():
            self._cite(*asked)

    def action_bookmark(self) -> None:
        """Keep what is here; of what is kept, change the note and the labels or take it away."""
        wanted, place = self.wanted_here(), self.place_here()
        if self.explorer is None or wanted is None or place is None:
            self.tell(say("collect.nothing-here"))
        else:
            self.post_message(BookmarkWished(wanted, place))

    def action_edit(self) -> None:
        """Open the file in the editor."""
        if asked := self._asked_of():
            self._find_source(*asked, "edit")

    def action_original(self) -> None:
        """Open the original address."""
        if asked := self._asked_of():
            self._find_source(*asked, "original")

    @work(thread=True, group="act")
    def _cite(self, explorer: Explorer, place: Place) -> None:
        try:
            # Into a terminal it may be pasted: nothing that a terminal would obey goes along.
            text = shown(clean(explorer.citation(place)))
        except Exception as error:
            self.post_message(Told(unforeseen("citation", error), bad=True))
            return
        self.post_message(CitationMade(text, clipboard.copy(text, self.keep)))

    @work(thread=True, group="act")
    def _find_source(self, explorer: Explorer, place: Place, purpose: str) -> None:
        try:
            reading = explorer.reading(place.source, Query())
        except Exception as error:
            self.post_message(Told(unforeseen("document", error), bad=True))
            return
        text = reading.original if self.app.is_web else ""
        self.post_message(SourceFound(purpose, reading.path, reading.url, place.line, reading.source, text))

    def on_citation_made(self, message: CitationMade) -> None:
        """Take the last route, if it is the only one, and say how it went."""
        if not message.copied.sure:
            self.app.copy_to_clipboard(message.text)
        self.tell(clipboard.sentence(message.copied, self.words_here()))

    def on_source_found(self, message: SourceFound) -> None:
        """Open the file or the address."""
        if message.purpose == "edit" and self.app.is_web:
            name = shown(clean(message.source))
            self.app.deliver_text(io.StringIO(message.text), save_filename=name if "." in name else f"{name}.txt")
            self.tell(say("serve.text", source=name, line=message.line))
        elif message.purpose == "edit":
            self._open_editor(message.path, message.line)
        elif message.url.startswith(("http://", "https://")):
            self.app.open_url(message.url)
            self.tell(say("status.opening-url", url=message.url))
        else:
            self.tell(say("status.no-url"), bad=True)

    def _open_editor(self, path: str, line: int) -> None:
        if not path or not os.path.exists(path):
            self.tell(say("status.file-gone", path=path) if path else say("status.file-unknown"), bad=True)
            return
        command = editor.command(path, line, os.environ)
        try:
            with self.app.suspend():
                done = subprocess.run(command, check=False)
        except SuspendNotSupported:
            self.tell(say("status.no-editor"), bad=True)
        except OSError as error:
            self.tell(say("status.editor-not-started", command=command[0], error=error.strerror), bad=True)
        else:
            if done.returncode:
                self.tell(say("status.editor-ended", command=command[0], code=done.returncode), bad=True)
        self.refresh()

    async def on_key_picked(self, message: KeyPicked) -> None:
        """An action in the key bar was clicked: run it where the focus is."""
        node = self.focused or self
        if not await self.app.run_action(message.action, node):
            await self.app.run_action(message.action, self)
