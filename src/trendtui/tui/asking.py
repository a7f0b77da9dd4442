"""What the screens ask of search: the shape of `trendtui.search.service.Explorer`.

The screens hold whatever has this shape, so that they can be shown without an index.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from trendtui.model.collected import KeptDocument
    from trendtui.model.corrections import Done, Listed, Wish
    from trendtui.model.imports import Progress
    from trendtui.model.noted import DocumentHits, Noted
    from trendtui.model.pages import AnyPage, Overview
    from trendtui.model.query import Query
    from trendtui.model.results import (
        Block,
        Completion,
        DocumentRow,
        EvidenceRow,
        FacetValue,
        Marks,
        PassageRow,
        Place,
        Reading,
        Results,
    )


class Explorer(Protocol):
    """One open index; every method may be called from any thread."""

    @property
    def labels(self) -> Mapping[str, str]:
        """Theme slug → its name in the chosen language."""

    def parse(self, line: str) -> Query:
        """What a typed line means; never raises."""

    def write(self, query: Query) -> str:
        """The line that means `query`."""

    def complete(self, line: str, cursor: int) -> tuple[Completion, ...]:
        """What a line may go on with at a cursor (0-based), best first."""

    def search(
        self, query: Query, *, limit: int = 200, order: str = "place", whole: bool = True,
        lists: tuple[str, ...] = ("trends", "companies", "figures", "passages"),
    ) -> Results:  # fmt: skip
        """Rows, totals and facet counts; raises when `interrupt` was called meanwhile.

        `order` is that of the figures: place, value, year or company. Without `whole` the counts may be upper
        bounds (`Results.about`), and the answer comes the sooner; so it does when rows of some `lists` only are
        wanted.
        """

    def facet_values(self, query: Query, facet: str, contains: str = "") -> tuple[FacetValue, ...]:
        """All values of a facet that a query leaves and whose names hold some words."""

    def around(self, passage_id: int, query: Query, before: int = 3, after: int = 8) -> tuple[Block, ...]:
        """A passage with its neighbours, marks included."""

    def reading(self, source: str, query: Query) -> Reading:
        """A whole document with the marks of the query."""

    def noted(self, source: str) -> tuple[Noted, ...]:
        """What can be pointed at in a document, in reading order."""

    def hits_in(self, texts: Sequence[str], words: str) -> tuple[Marks, ...]:
        """Where words, taken as one phrase, stand in each of some texts."""

    def documents_with(self, query: Query) -> tuple[DocumentHits, ...]:
        """The documents that have passages of an answer, in the order in which they are stepped through."""

    def citation(self, place: Place) -> str:
        """Document, section, line and words, ready to paste."""

    def overview(self, query: Query, since: str = "") -> Overview:
        """What a query finds at a glance; documents imported after `since` (ISO 8601, UTC) count as new."""

    def page(self, kind: str, value: str) -> AnyPage | None:
        """The page of a company, a theme (slug), a year or a document (source); None when the index says nothing."""

    def subject(self, kind: str, place: Place) -> str:
        """The company, theme (slug), year or document that a passage is about first; empty when it has none."""

    def evidence(self, place: Place) -> tuple[EvidenceRow, ...]:
        """What was read in a passage, and by which rule."""

    def alike(self, place: Place, limit: int = 20) -> tuple[PassageRow, ...]:
        """The likest passages of other documents, what they share marked; of a trend's heading, to all of the trend."""

    def documents(self) -> tuple[DocumentRow, ...]:
        """What the index holds."""

    def edition(self) -> object:
        """Which index is there now: after an import, another one."""

    def fingerprints(self) -> Mapping[str, str]:
        """Source → fingerprint of the document's bytes, for every document."""

    def kept(self, source: str) -> KeptDocument | None:
        """A document with its passages, as bookmarks are looked for in it."""

    def counted(self, line: str) -> tuple[int, dict[str, int]]:
        """How many passages a query line finds, and how many in each document."""

    def interrupt(self) -> None:
        """Ends the searches that are running in other threads."""

    def warm(self) -> None:
        """Loads what the first typed word would wait for."""

    def close(self) -> None:
        """Lets go of the index."""


class Corrector(Protocol):
    """Keeps what the user puts right and brings the index up to date with it; each call takes a while.

    `watcher` is told of every document that is looked through. Every method may raise Problem.
    """

    def make(self, wish: Wish, watcher: Callable[[Progress], None]) -> Done:
        """Keep a correction."""

    def undo(self, number: int | None, watcher: Callable[[Progress], None]) -> Done:
        """Take one away, by its number (1-based) or the last one."""

    def listed(self) -> tuple[Listed, ...]:
        """All corrections, in order."""


Opener = Callable[[], Explorer]
"""Opens the index; called in a worker, so that the first paint does not wait; raises Problem."""
