"""Building an index beside the one in use: the lock, the copy, and what makes a swap safe."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from trendtui.model.problems import Problem
from trendtui.store.reading import open_readonly


def lock(target: Path) -> sqlite3.Connection:
    """Hold the right to build `target` until the connection is closed or the process dies."""
    lock = sqlite3.connect(target.with_name(target.name + ".lock"), timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise Problem(f"another import is writing {target}", "Wait for it to end, or choose another --db.") from error
    return lock


def copy(source: Path, target: Path) -> None:
    """Copy an index of ours; a file of another kind or a later version is a Problem."""
    open_readonly(source).close()
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as a, sqlite3.connect(target) as b:
        a.backup(b)
    a.close()
    b.close()


def sync(path: Path) -> None:
    """Make sure that a file or folder is on the disk (folders cannot be synced on Windows)."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    with suppress(PermissionError):
        handle = os.open(path, flags)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)
