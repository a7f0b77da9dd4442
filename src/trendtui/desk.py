"""The reader's own things as the app is handed them: the shelf, with the basket's exports.

It keeps to `trendtui.tui.keeping.Collection`; every method may be called from any thread.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from trendtui.collection.basket import Entry
from trendtui.collection.shelf import Shelf
from trendtui.config import collection_path
from trendtui.export import BASKET
from trendtui.model.problems import Problem


class Desk(Shelf):
    """One reader's shelf, and what is taken out of it."""

    @classmethod
    def open(cls) -> Desk:
        """The shelf of whoever runs the program."""
        return cls(collection_path())

    def written(self, entries: Sequence[Entry], form: str) -> str:
        """Bookmarks in a format (a key of `export.BASKET`)."""
        return "".join(BASKET[form](entries))

    def export(self, entries: Sequence[Entry], form: str, path: Path, *, over: bool = False) -> bool:
        """Write bookmarks to a file, which is then whole; whether it was written.

        Args:
            over: write over a file that is there; without it, such a one is left alone and False comes back.

        Raises:
            Problem: the file cannot be written.
        """
        text = self.written(entries, form)
        if path.is_dir():
            raise Problem(f"{path} is a folder", "Give the file a name.")
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with beside.open("w", encoding="utf-8", errors="replace", newline="") as file:
                file.write(text)
            return _put(beside, path, over)
        except OSError as error:
            raise Problem(f"cannot write {path}: {error.strerror or error}", "Choose another place.") from error
        finally:
            with suppress(OSError):
                beside.unlink()


def _put(made: Path, path: Path, over: bool) -> bool:
    """Give a file its name; whether it got it."""
    if over:
        os.replace(made, path)
        return True
    try:
        # Unlike a look beforehand, this leaves alone also what another program has just written there.
        os.link(made, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if path.exists():
            return False
        os.replace(made, path)
    return True
