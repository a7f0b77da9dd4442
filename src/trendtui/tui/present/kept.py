"""Which rows of any list a reader keeps, and what a bookmark of a row keeps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from trendtui.model.results import CompanyRow, FigureRow, PassageRow, Place, TrendRow
from trendtui.model.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trendtui.model.collected import Bookmark, Collected, Standing

FOUND = ("here", "moved")
"""What is said of bookmarks whose very words the index has."""

Thing = tuple[str, int, str]
"""What can be kept: kind, passage (0 for a company, which is the same wherever it is named), name."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the reader's bookmarks stand in the index that is open."""

    things: Mapping[str, Thing] = field(default_factory=dict)
    """Bookmark's id → what it keeps; only those that stand somewhere."""
    passages: Mapping[str, int] = field(default_factory=dict)
    """Bookmark's id → the passage it stands in."""

    searches: Mapping[str, str] = field(default_factory=dict)
    """Saved searches: name → query line."""
    all: frozenset[Thing] = field(init=False, compare=False)
    within: frozenset[int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        # For every row that is painted; the mappings are for keys.
        object.__setattr__(self, "all", frozenset(self.things.values()))
        object.__setattr__(self, "within", frozenset(self.passages.values()))

    def id_of(self, thing: Thing) -> str:
        """The bookmark of a thing; empty when it is not kept."""
        return next((i for i, one in self.things.items() if one == thing), "")

    def role_of(self, row: object) -> str:
        """How a row is marked: 'kept' when it is kept itself, 'kept-within' when something in it is, else ''."""
        thing = thing_of(row)
        if thing is None or not self.things:
            return ""
        if thing in self.all:
            return "kept"
        return "kept-within" if thing[0] == "passage" and thing[1] in self.within else ""

    def plus(self, bookmark: Bookmark, passage: int) -> Kept:
        """With one more, that stands in a passage."""
        thing = (bookmark.kind, 0 if bookmark.kind == "company" else passage, bookmark.name)
        things, passages = {**self.things, bookmark.id: thing}, {**self.passages, bookmark.id: passage}
        return replace(self, things=things, passages=passages)

    def minus(self, id: str) -> Kept:
        """With one less."""
        things = {i: thing for i, thing in self.things.items() if i != id}
        passages = {i: passage for i, passage in self.passages.items() if i != id}
        return replace(self, things=things, passages=passages)


def kept(held: Collected, standing: Mapping[str, Standing]) -> Kept:
    """What is kept of the index as it is now: whatever has changed or is gone stands nowhere."""
    things: dict[str, Thing] = {}
    passages: dict[str, int] = {}
    for b in held.bookmarks:
        s = standing.get(b.id)
        if s is not None and s.status in FOUND and s.passage is not None:
            things[b.id] = (b.kind, 0 if b.kind == "company" else s.passage.passage, b.name)
            passages[b.id] = s.passage.passage
    return Kept(things, passages, {s.name: s.query for s in held.searches})


def thing_of(row: object) -> Thing | None:
    """What a row of any list is; None for heads, advice and the like."""
    match row:
        case PassageRow():
            return ("passage", row.place.passage, "")
        case TrendRow():
            return ("trend", row.place.passage, row.name)
        case FigureRow():
            return ("figure", row.place.passage, row.text)
        case CompanyRow():
            return ("company", 0, row.name)
    # The rows of pages say it themselves; the app's start does without their module.
    wanted = getattr(row, "wanted", None)
    return thing(wanted) if isinstance(wanted, Wanted) else None


def wanted_of(row: object) -> Wanted | None:
    """What is to be kept of a row; the words of a company are still to be found in its passage."""
    match row:
        case PassageRow():
            return Wanted(row.place.source, row.place.passage)
        case TrendRow():
            return Wanted(row.place.source, row.place.passage, "trend", row.name)
        case FigureRow():
            return Wanted(row.place.source, row.place.passage, "figure", row.text, row.text)
        case CompanyRow():
            return company_at(row.name, row.first)
    return None


def company_at(name: str, place: Place) -> Wanted:
    """A company, to be kept where it is named."""
    return Wanted(place.source, place.passage, "company", name)


def thing(wanted: Wanted) -> Thing:
    """What is wanted, as `Kept` knows it."""
    return (wanted.kind, 0 if wanted.kind == "company" else wanted.passage, wanted.name)
