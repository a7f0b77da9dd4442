"""Runs the app on an index file, with what is handed to it; the index's code is only loaded in its worker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trendtui.tui.app import TrendTui
from trendtui.words import chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from trendtui.tui.asking import Corrector, Explorer
    from trendtui.tui.keeping import OpenCollection
    from trendtui.tui.setup import Setup


def run(
    path: Path, *, keep: Path | None = None, keymap: Mapping[str, str] | None = None, theme: str = "",
    corrector: Corrector | None = None, line: str = "", collection: OpenCollection | None = None,
    setup: Setup | None = None, mouse: bool = True, last_time: Callable[[], str] | None = None,
) -> None:  # fmt: skip
    """Open the app on an index; returns when its user quits.

    Args:
        path: The index file; it need not exist yet.
        keep: Where the last copied citation is kept; beside the user's own index when None.
        keymap: Key id (see docs/keys.md) → other keys, comma between.
        theme: A theme's name; TEXTUAL_THEME or our own when empty.
        corrector: Keeps the user's corrections.
        line: The query line to begin with.
        collection: Opens the reader's own bookmarks and saved searches; without it nothing can be kept.
        setup: The last view and what keeps the next one.
        mouse: Whether the app takes the mouse from the terminal.
        last_time: Tells when the index was last opened (ISO 8601, UTC), and remembers that it is now.
    """
    from trendtui.config import index_path

    TrendTui(partial(_opened, path), keep=keep or index_path().with_name("last-copy.txt"), keymap=keymap,
             theme=theme, corrector=corrector, line=line, collection=collection, setup=setup,
             last_time=last_time).run(mouse=mouse)  # fmt: skip


def _opened(path: Path) -> Explorer:
    # Loaded here, in the worker: half of the time to start would go into it.
    from trendtui.search.service import Explorer as Index

    return Index.open(path, chosen())
