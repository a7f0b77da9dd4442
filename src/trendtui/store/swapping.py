"""Building an index beside the one in use: the lock, the copy, and what makes a swap safe."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from trendtui.model.problems import Problem


def lock(target: Path) -> sqlite3.Connection:
    """Hold the right to build `target` until the connection is closed or the process dies."""
    lock = sqlite3.connect(target.with_name(target.name + ".lock"), timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise Problem(f"another import is writing {target}", "Wait for it to end, or choose another --db.") from error
    return lock


_PATIENCE = 60.0
"""Seconds that the end of a transaction waits for searches to end: they take fractions of one."""


def build(target: Path) -> sqlite3.Connection:
    """An index to be written where nobody reads it: thrown away when that does not end well, so without a journal."""
    db = sqlite3.connect(target)
    db.execute("PRAGMA journal_mode = MEMORY")
    db.execute("PRAGMA synchronous = OFF")
    return db


def begin(target: Path) -> sqlite3.Connection:
    """An index to be written while others read it: one transaction, in memory until it ends, then through SQLite's
    rollback journal. Whoever opens the index next undoes what was killed in the midst of it."""
    db = sqlite3.connect(target, timeout=_PATIENCE)
    try:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA cache_spill = OFF")
        db.execute("BEGIN IMMEDIATE")
    except BaseException:
        db.close()
        raise
    return db


def undo_killed(target: Path) -> None:
    """Undo a transaction that was killed while it wrote an index; a reader that may not write could not.

    While one is running, its lock tells SQLite to leave its journal alone.
    """
    if not target.with_name(target.name + "-journal").exists():
        return
    with suppress(sqlite3.Error):
        db = sqlite3.connect(target)
        try:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            db.close()


def copy(source: Path, target: Path) -> None:
    """Copy an index that nobody writes to (it is only ever swapped): by the system, which may share blocks of the two.

    On Linux `copy_file_range` makes the copy without the data passing through the program, and on file systems that
    can (Btrfs, XFS) without copying it at all.
    """
    if hasattr(os, "copy_file_range"):
        with open(source, "rb") as a, open(target, "wb") as b, suppress(OSError):
            left = os.fstat(a.fileno()).st_size
            while left and (done := os.copy_file_range(a.fileno(), b.fileno(), left)):
                left -= done
            if not left:
                return
    shutil.copyfile(source, target)


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
