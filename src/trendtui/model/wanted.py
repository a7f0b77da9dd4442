"""What is to be bookmarked; a module of its own, because the app's start needs no more of the collection."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be bookmarked."""

    source: str
    passage: int
    """Its row number in the index."""
    kind: str = "passage"
    name: str = ""
    """The company, the trend's title or the figure as it stands."""
    piece: str = ""
    """The words of the passage that are meant; '' for all."""
    note: str = ""
    labels: tuple[str, ...] = ()
    accessed: str = ""
