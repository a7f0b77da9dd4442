"""Importing from within the app, and noticing that somebody else did: the index is opened anew, the view stays.

The import itself is handed in; here it is asked for, shown in the status line, and stopped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual import work

from trendtui.model.problems import Problem
from trendtui.tui.arrivals import ImportEnded, ImportStepped
from trendtui.tui.collecting import Collecting
from trendtui.tui.messages import ReloadWished
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.screens.browse import BrowseScreen
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from trendtui.tui.keeping import OpenCollection

WATCH = 3.0
"""Seconds between two looks at whether another index is in place."""


class Intake(Protocol):
    """Imports into the index that the app shows."""

    def names(self, typed: str) -> tuple[str, ...]:
        """What a path may go on with; may be called from any thread."""

    def run(self, path: str, tell: Callable[[int, int, str], None]) -> str:
        """Import a path, in a worker; the sentence to show at the end. Raises Problem."""

    def stop(self) -> None:
        """End the import that is running."""


class Taking(Collecting):
    """An app that takes in reports."""

    def __init__(self, collection: OpenCollection | None, intake: Intake | None) -> None:
        super().__init__(collection)
        self._intake = intake
        self._importing = False
        self._seen: object = None
        """The edition of the index that was told of last."""

    @property
    def overview(self) -> BrowseScreen:
        """The screen at the bottom, whose status line tells of imports."""
        return next(screen for screen in self.screen_stack if isinstance(screen, BrowseScreen))

    def on_mount(self) -> None:
        """Look now and then at whether there is another index."""
        self.set_interval(WATCH, self.look_at_index)

    def look_at_index(self) -> None:
        """Tell of an index that another program has put in place since this one was opened or told of."""
        explorer = self._explorer
        if explorer is None or self._importing:
            return
        edition, before = explorer.edition(), self._seen
        self._seen = edition
        if before is not None and edition is not None and edition != before:
            self.overview.tell(say("intake.replaced"))

    def on_reload_wished(self, message: ReloadWished) -> None:
        """What was told was of the index as it was."""
        self.overview.status.told = ""

    def on_import_wished(self) -> None:
        """Ask for a path to import; while an import runs, whether it is to be stopped."""
        from trendtui.tui.screens.intake import IntakeScreen

        if self._intake is None:
            self.overview.tell(say("intake.not-here"), bad=True)
            return
        self.push_screen(IntakeScreen(self._intake.names, running=self._importing), self._path_given)

    def _path_given(self, path: str | None) -> None:
        if self._intake is None or path is None:
            return
        if self._importing:
            self._intake.stop()
        elif path:
            self._importing = True
            self.overview.status.told = ""
            self._show_step(say("intake.begins", path=path))
            self._import(self._intake, path)

    @work(thread=True, group="intake")
    def _import(self, intake: Intake, path: str) -> None:
        try:
            sentence = intake.run(path, lambda *step: self._step(*step))
        except Problem as problem:
            self.post_message(ImportEnded(str(problem), bad=True))
        except Exception as error:
            self.post_message(ImportEnded(unforeseen("import", error), bad=True))
        else:
            self.post_message(ImportEnded(sentence, bad=False))

    def on_unmount(self) -> None:
        """Nobody would be there to see it end: an import ends with the app, and the index stays as it was."""
        if self._intake is not None and self._importing:
            self._intake.stop()

    def _step(self, done: int, total: int, name: str) -> None:
        self.post_message(ImportStepped(done, total, name))

    def on_import_stepped(self, message: ImportStepped) -> None:
        """The status line says how far it is."""
        if self._importing:
            self._show_step(say("intake.step", n=message.done, total=message.total, name=message.name))

    def _show_step(self, sentence: str) -> None:
        self.overview.status.usual = sentence

    def on_import_ended(self, message: ImportEnded) -> None:
        """The new documents are shown: the index is opened again, and the sentence told once it answers."""
        self._importing = False
        self._seen = None
        self.overview.tell_at_start(message.sentence, bad=message.bad)
        self.post_message(ReloadWished())
