"""What an import did, file by file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an import is: `done` of `total` files, and the one that is read now."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    path: str
    source: str
    status: str
    """added, changed, unchanged, duplicate, skipped (no document) or failed."""
    reason: str = ""
    """Why it was not read and what would help; for a duplicate, the document that it repeats."""
    passages: int = 0
    trends: int = 0
    companies: int = 0
    figures: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    outcomes: tuple[Outcome, ...]
    published: bool
    """Whether the index was replaced; nothing is written when nothing changed."""
    seconds: float

    def count(self, status: str) -> int:
        """How many files had a status."""
        return sum(o.status == status for o in self.outcomes)
