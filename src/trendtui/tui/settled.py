"""An app that begins as it was left: the last view restored, and kept again at the end."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.command import CommandPalette
from textual.theme import ThemeProvider

from trendtui.model.problems import Problem
from trendtui.tui.taking import Taking
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen

    from trendtui.model.view import View
    from trendtui.tui.keeping import OpenCollection
    from trendtui.tui.screens.browse import BrowseScreen
    from trendtui.tui.setup import Setup

HINTS = ("search", "facets", "reader", "more")
"""The hints of the first days, one a start, each until it was shown; keys of `words/*/hints.py`."""


class Settled(Taking):
    """An app with a view to restore."""

    def __init__(self, setup: Setup, collection: OpenCollection | None = None) -> None:
        super().__init__(collection, setup.intake)
        self.setup = setup
        self._theme_at_start = ""
        self._hint = ""
        """The hint that this start shows."""

    def settle(self, browse: BrowseScreen) -> None:
        """Make the overview look as it was left. What was wrong on the way is told."""
        browse.begin(self.setup.view, self.setup.told)
        self._hint = next((h for h in HINTS if h not in self.setup.view.hints), "") if self.setup.hint else ""
        if self._hint and not self.setup.told:
            browse.tell_at_start(say(f"hints.{self._hint}"))
        self._theme_at_start = self.theme

    def view_now(self) -> View:
        """What the app looks like, with the theme if one was chosen in it."""
        chosen = self.theme if self.theme != self._theme_at_start else self.setup.view.theme
        seen = (*self.setup.view.hints, *([self._hint] if self._hint else []))
        return replace(self.overview.view(self.setup.view), theme=chosen, hints=seen)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What Textual has for the palette and our table of keys has not."""
        yield SystemCommand(say("palette.theme"), say("palette.theme.what"), self.action_change_theme)
        yield SystemCommand(say("palette.screenshot"), say("palette.screenshot.what"), self.deliver_screenshot)

    def action_command_palette(self) -> None:
        """The palette, in the chosen language."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=say("palette.placeholder"), id="--command-palette"))

    def search_themes(self) -> None:
        """The list of themes, in the chosen language."""
        self.push_screen(CommandPalette([ThemeProvider], placeholder=say("palette.themes")))

    async def action_quit(self) -> None:
        """Keep the view, and end. That it cannot be kept is no reason to stay."""
        if self.setup.remember is not None:
            with suppress(Problem):
                self.setup.remember(self.view_now())
        await super().action_quit()
