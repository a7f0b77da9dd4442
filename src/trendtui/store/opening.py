"""Opening an index for reading: whether there is one, whether it is ours, and whether its schema is this program's."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from trendtui.model.problems import Problem
from trendtui.store.swapping import undo_killed

_APPLICATION_ID = 0x7472656E
_SCHEMA = 3
"""The one that this program reads; older ones lack what it asks for."""


def open_readonly(path: Path, *, earlier: bool = False) -> sqlite3.Connection:
    """Open an index for reading.

    Args:
        earlier: whether one of an earlier schema will do, for reading its documents anew.

    Raises:
        Problem: there is none, it is no index of ours, or it was made by a later or an earlier version.
    """
    remedy = "Import some reports: trendtui import PATH"
    if not path.exists():
        raise Problem(f"there is no index at {path}", remedy)
    undo_killed(path)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, check_same_thread=False)
        (ours,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise Problem(f"cannot open the index {path}: {error}", "Choose another file with --db.") from error
    if ours != _APPLICATION_ID:
        connection.close()
        raise Problem(f"{path} is not an index of trendtui", "Choose another file with --db.")
    if version > _SCHEMA:
        connection.close()
        raise Problem(
            f"the index {path} was made by a later version of trendtui (schema {version}, this one knows {_SCHEMA})",
            "Update trendtui, or import again into another --db.",
        )
    if version < _SCHEMA and not earlier:
        connection.close()
        raise Problem(
            f"the index {path} was made by an earlier version of trendtui (schema {version} instead of {_SCHEMA})",
            "Bring it up to date from the texts that it keeps: trendtui import --again",
        )
    return connection
