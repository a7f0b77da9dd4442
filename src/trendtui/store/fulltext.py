"""An ordinary FTS5 table over the passages, for other SQLite tools: this program finds by its own postings.

`passage_fts` keeps no copy of the text (external content) and cuts it as unicode61 does: Latin words, and whole runs
of Chinese between signs, of which MATCH finds the beginning ("芯片*"). Why so: docs/decisions/0004.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLE = (
    "CREATE VIRTUAL TABLE passage_fts USING fts5(text, content='passage', content_rowid='id', tokenize='unicode61')"
)


def make(db: Database) -> None:
    """Make the table and fill it with the passages there are; nothing where SQLite was built without FTS5."""
    with suppress(sqlite3.OperationalError):
        db.execute(_TABLE)
        db.execute("INSERT INTO passage_fts (passage_fts) VALUES ('rebuild')")


class FullText:
    """Keeps the table in step with the passages of an index under construction."""

    def __init__(self, db: Database, last: int) -> None:
        """Args: the id of the last passage that the table has."""
        self._db = db
        self._last = last
        self._there = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'passage_fts'").fetchone() is not None

    def forget(self, document: int) -> None:
        """Take a document's passages out. Call while they are still there: FTS5 asks for their texts."""
        if self._there:
            self._db.execute(
                """INSERT INTO passage_fts (passage_fts, rowid, text)
                   SELECT 'delete', id, text FROM passage WHERE document = ? AND id <= ?""",
                [document, self._last],
            )

    def take_in(self) -> None:
        """Add the passages that have come since: at once, for each transaction makes FTS5 a segment of its own."""
        if self._there:
            with self._db.atomic():
                self._db.execute(
                    "INSERT INTO passage_fts (rowid, text) SELECT id, text FROM passage WHERE id > ?", [self._last]
                )
