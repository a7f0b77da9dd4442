"""The app: opens the index in a worker, holds the two screens together, knows the themes.

The first paint waits for nothing: the overview stands before the index is open, and the index's code
is only loaded in the worker.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App

from trendtui.model.problems import Problem
from trendtui.tui.keys import bindings
from trendtui.tui.messages import Opened, OpenFailed, ReloadWished
from trendtui.tui.screens.browse import BrowseScreen
from trendtui.tui.settled import Settled
from trendtui.tui.setup import Setup
from trendtui.tui.themes import OURS, load
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.binding import BindingType
    from textual.screen import Screen

    from trendtui.tui.asking import Corrector, Opener
    from trendtui.tui.keeping import OpenCollection

HERE = Path(__file__).parent
STYLES = ("lines", "browse", "reader", "help", "sheet", "evidence", "alike", "values", "kept", "card",
          "correction", "corrections", "intake", "condition")  # fmt: skip


class TrendTui(Settled):
    """Browse and read one index."""

    TITLE = "trendtui"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = App.COMMANDS | {lambda: import_module("trendtui.tui.palette").Actions}
    CSS_PATH = [HERE / "styles" / f"{name}.tcss" for name in STYLES]  # noqa: RUF012 (Textual declares it)
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")

    def __init__(
        self, opener: Opener, *, keep: Path | None = None, keymap: Mapping[str, str] | None = None, theme: str = "",
        corrector: Corrector | None = None, line: str = "",
        collection: OpenCollection | None = None, setup: Setup | None = None,
        last_time: Callable[[], str] | None = None,
    ) -> None:  # fmt: skip
        """Takes what opens the index, where to keep the last copy, a keymap (key id → keys), a theme's name, what
        keeps corrections, the query line to begin with, what opens the reader's own collection, how to begin, and what
        tells when it was last opened; with that it begins with the overview. An
        unknown theme, given or in TEXTUAL_THEME, is replaced by our own.
        """
        super().__init__(setup or Setup(), collection)
        self._opener = opener
        self._keymap_given = dict(keymap or {})
        self._browse = BrowseScreen(keep, self._keymap_given, corrector, line)
        self._browse.last_time, self._browse.home = last_time, last_time is not None
        for found in load():
            self.register_theme(found)
        # Ours before anything watches: a change has all styles read twice.
        self.set_reactive(TrendTui.theme, OURS)
        self.stylesheet.set_variables(self.get_css_variables())
        if (wanted := theme or os.environ.get("TEXTUAL_THEME", "")) in self.available_themes:
            self.theme = wanted
        self.settle(self._browse)
        if self._keymap_given:
            self.set_keymap(self._keymap_given)

    def get_default_screen(self) -> Screen[str]:
        """The overview is there from the start."""
        self._browse.fit(self.size)
        return self._browse

    def on_mount(self) -> None:
        """Open the index once the empty screen has been painted."""
        self.call_after_refresh(self._open)

    @work(thread=True, exclusive=True, group="open")
    def _open(self) -> None:
        try:
            explorer = self._opener()
            found = Opened(explorer, len(explorer.documents()), dict(explorer.labels))
        except Problem as problem:
            self.post_message(OpenFailed(problem.what, problem.remedy))
        except Exception as error:
            self.post_message(OpenFailed(say("status.cannot-open", error=f"{type(error).__name__}: {error}"), ""))
        else:
            self.post_message(found)

    def on_opened(self, message: Opened) -> None:
        """The index is open; one that was open before is closed."""
        if self._explorer is not None:
            self._explorer.close()
        self._explorer = message.explorer
        self._browse.opened(message.explorer, message.documents, message.labels)

    def on_open_failed(self, message: OpenFailed) -> None:
        """Say what is wrong and what would help."""
        self._browse.not_opened(message.what, message.remedy)

    def on_reload_wished(self, message: ReloadWished) -> None:
        """Open the index again."""
        self._open()

    def action_help(self) -> None:
        """Help for where the focus is."""
        from trendtui.tui.screens.help import HelpScreen
        from trendtui.tui.widgets.bars import KeyBar

        place = self.screen.query_one(KeyBar).focus_at if self.screen.query(KeyBar) else "results"
        self.push_screen(HelpScreen(place, self._keymap_given))

    def on_unmount(self) -> None:
        """Let go of the index."""
        if self._explorer is not None:
            self._explorer.close()
