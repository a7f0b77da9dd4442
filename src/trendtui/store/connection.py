"""A connection that reads an index: statements in, rows out, stopped when its answer is no longer wanted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from trendtui.model.problems import Problem
from trendtui.store.opening import open_readonly

_CHUNK = 512
"""Ids in one IN (…): SQLite allows 999 variables in its oldest builds."""


class Interrupted(Exception):
    """The search was stopped because a newer one took its place."""


class Connection:
    """An index open for reading, for one thread."""

    def __init__(self, path: Path) -> None:
        """Raises Problem: there is none, or it cannot be read."""
        self._db = open_readonly(path)
        self._db.row_factory = sqlite3.Row
        self._stopped = False

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def interrupt(self) -> None:
        """Stop what is running, from any thread: it raises `Interrupted` there, at its next statement at the latest."""
        self._stopped = True
        self._db.interrupt()

    def resume(self) -> None:
        """Answer again after `interrupt`."""
        self._stopped = False

    @contextmanager
    def consistent(self) -> Iterator[None]:
        """One state of the index for all that is read within: an import that is ready to write waits for the end."""
        self.rows("BEGIN")
        try:
            self.rows("SELECT 1 FROM meta LIMIT 1")
            yield
        finally:
            with suppress(sqlite3.Error):
                self._db.rollback()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """The rows of a statement, for this module and the others of this room.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
            Problem: the index cannot be read.
        """
        if self._stopped:
            raise Interrupted
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupt" in str(error):
                raise Interrupted from error
            raise Problem(f"the index cannot be read: {error}", "Import the reports again.") from error
        except sqlite3.DatabaseError as error:
            raise Problem(f"the index is damaged: {error}", "Import the reports again into a new --db.") from error

    _all = rows

    def _walk(self, sql: str, values: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        """The rows of a statement one by one: whoever has enough of them stops asking."""
        try:
            yield from self._db.execute(sql, values)
        except sqlite3.OperationalError as error:
            if "interrupt" in str(error):
                raise Interrupted from error
            raise Problem(f"the index cannot be read: {error}", "Import the reports again.") from error

    def _among(self, sql: str, ids: Sequence[int]) -> Iterator[sqlite3.Row]:
        """Rows of a statement with `IN (…)` written as {ids}, for any number of ids."""
        for at in range(0, len(ids), _CHUNK):
            part = list(ids[at : at + _CHUNK])
            # Filled up with the last one to a power of two: SQLite compiles nine statements and not five hundred.
            part += part[-1:] * ((1 << (len(part) - 1).bit_length()) - len(part))
            yield from self._all(sql.replace("{ids}", ",".join("?" * len(part))), part)
