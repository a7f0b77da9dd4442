"""What corrects an index by the reader's own file, for the commands and for the app."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trendtui.config import bundled, user_config_dir

if TYPE_CHECKING:
    from trendtui.importing.correcting import Desk, Watcher
    from trendtui.model.corrections import Done, Listed, Wish


def desk(index: Path) -> Desk:
    """What corrects an index by the user's own file."""
    from trendtui.importing.correcting import Desk

    return Desk(index, bundled("data"), user_config_dir())


class AtDesk:
    """The same for the app: what extraction needs is loaded when something is corrected, not when the app starts."""

    def __init__(self, index: Path) -> None:
        self._index = index

    @cached_property
    def _desk(self) -> Desk:
        return desk(self._index)

    def make(self, wish: Wish, watcher: Watcher) -> Done:
        """Keep a correction, and bring the index up to date."""
        return self._desk.make(wish, watcher)

    def undo(self, number: int | None, watcher: Watcher) -> Done:
        """Take one away."""
        return self._desk.undo(number, watcher)

    def listed(self) -> tuple[Listed, ...]:
        """All of them."""
        return self._desk.listed()
