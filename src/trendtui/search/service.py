"""The one door to the index for whoever shows it: queries in, Results, documents and citations out.

An `Explorer` may be used from any thread: each gets a reader of its own. It notices when an import has put a new
index in place and reads that one from the next search on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from trendtui.model.collected import KeptDocument
from trendtui.model.noted import DocumentHits, Noted
from trendtui.model.pages import AnyPage, Overview
from trendtui.model.query import Query
from trendtui.model.results import (
    LISTS,
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
from trendtui.search import keeping, pages
from trendtui.search import noted as noting
from trendtui.search import reading as documents
from trendtui.search.alike import alike
from trendtui.search.answering import Asked, answer, facet_values, found_by
from trendtui.search.completing import complete
from trendtui.search.evidence import explain
from trendtui.search.holding import Holding
from trendtui.search.syntax import parse, write
from trendtui.store.connection import Interrupted

__all__ = ["Explorer", "Interrupted"]


class Explorer(Holding):
    """Search, facets, documents, pages and citations of one index."""

    def _needles(self, query: Query) -> tuple[str, ...]:
        """What to mark in a text, folded."""
        with self._searching() as (_, finder):
            return finder.find(query.terms, False).needles

    # --- queries ----------------------------------------------------------------------------------------------

    def parse(self, line: str) -> Query:
        """The Query that a typed line means; never raises."""
        return parse(line)

    def write(self, query: Query) -> str:
        """The line that means a Query."""
        return write(query)

    def complete(self, line: str, cursor: int) -> tuple[Completion, ...]:
        """What the line may go on with at the cursor (0-based), best first."""
        return complete(line, cursor, self._snapshot().names(self._reader(), self._language))

    def search(
        self,
        query: Query,
        *,
        limit: int = 200,
        order: str = "place",
        whole: bool = True,
        lists: tuple[str, ...] = LISTS,
    ) -> Results:
        """Everything that one query answers: passages, trends, companies, figures, and the facets' counts.

        Args:
            limit: rows of each list at the most; `Results.totals` says how many there are.
            order: of the figures: place, value (kind by kind, largest first), year or company.
            whole: look at the text of every candidate; False while somebody types: see `Results.about`.
            lists: those whose rows are wanted; of the others only the totals are told.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
            Problem: the index cannot be read.
        """
        with self._searching() as (snapshot, finder):
            return answer(query, snapshot, finder, self.labels, Asked(limit, order, whole, lists))

    def facet_values(
        self, query: Query, facet: str, contains: str = "", *, whole: bool = True
    ) -> tuple[FacetValue, ...]:
        """All values of a facet that a query leaves: `search` tells the first 200 only.

        Args:
            facet: theme, company, year, person, source or kind.
            contains: only those whose value or label holds these words.
        """
        with self._searching() as (snapshot, finder):
            return facet_values(query, snapshot, finder, self.labels, facet, contains, whole)

    @property
    def labels(self) -> Mapping[str, str]:
        """Theme slug → what it is called."""
        return {t["slug"]: str(t[self._language] or t["slug"]) for t in self._snapshot().themes}

    def alike(self, place: Place, limit: int = 20) -> tuple[PassageRow, ...]:
        """The passages of other documents that are likest to a passage, or to a trend if `place` is its heading."""
        with self._searching() as (snapshot, finder):
            return alike(finder, place.passage, limit, snapshot.facets["source"])

    # --- documents --------------------------------------------------------------------------------------------

    def documents(self) -> tuple[DocumentRow, ...]:
        """What the index holds of each document."""
        names = DocumentRow.__dataclass_fields__
        return tuple(DocumentRow(**{n: d[n] for n in names}) for d in self._snapshot().documents)

    def around(self, passage: int, query: Query, before: int = 3, after: int = 8) -> tuple[Block, ...]:
        """A passage and its neighbours in the document, the query's words marked; empty when it is gone."""
        return documents.around(self._reader(), passage, self._needles(query), before, after)

    def reading(self, source: str, query: Query) -> Reading:
        """A whole document for reading, the query's words marked.

        Raises:
            Problem: the index has no such document.
        """
        return documents.reading(self._reader(), source, query, self._needles(query))

    def noted(self, source: str) -> tuple[Noted, ...]:
        """What can be pointed at in a document: companies, figures, years, themes, citation marks, in reading order."""
        return noting.noted(self._reader(), source)

    def hits_in(self, texts: Sequence[str], words: str) -> tuple[Marks, ...]:
        """Where words, taken as one phrase, stand in each of some texts; in another script, width or case, too."""
        return noting.hits_in(texts, words)

    def documents_with(self, query: Query) -> tuple[DocumentHits, ...]:
        """The documents that have passages of an answer, the newest first, with the hits that `reading` marks in each.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
        """
        needles = self._needles(query)
        with self._searching() as (snapshot, finder):
            found = found_by(query, snapshot, finder)
            return noting.documents_with(finder.reader, snapshot, found, needles)

    def at_line(self, source: str, line: int) -> Place:
        """The passage that holds a 1-based line of a document, or the next one after it.

        Raises:
            Problem: the index has no such document or it has no such line.
        """
        return documents.at_line(self._reader(), self.find_source(source), line)

    def first(self, source: str) -> Place:
        """The first passage of a document, named as `find_source` takes it.

        Raises:
            Problem: the index has no such document.
        """
        return documents.at_line(self._reader(), self.find_source(source), 1)

    def find_source(self, name: str) -> str:
        """The one document that a name means: its file's name, the start of it, or part of its title.

        Raises:
            Problem: none or several are meant.
        """
        return documents.find_source(self._snapshot().documents, name)

    def citation(self, place: Place) -> str:
        """A quotation with where it stands: 《title》, publisher, date, section, line: “words”."""
        return documents.citation(self._reader(), place)

    # --- pages ------------------------------------------------------------------------------------------------

    def overview(self, query: Query, since: str = "") -> Overview:
        """What a query finds at a glance; documents imported after `since` (ISO 8601, UTC) count as new."""
        with self._searching() as (snapshot, finder):
            found = found_by(query, snapshot, finder)
            return pages.overview(pages.Desk(finder.reader, snapshot, self.labels), query, found, since)

    def page(self, kind: str, value: str) -> AnyPage | None:
        """The page of a company, a theme (slug), a year or a document (source); None when the index says nothing."""
        return pages.page(self._desk(), kind, value)

    def subject(self, kind: str, place: Place) -> str:
        """The company, theme (slug), year or document that a passage is about first; empty when it has none."""
        return pages.subject(self._desk(), kind, place)

    def _desk(self) -> pages.Desk:
        return pages.Desk(self._reader(), self._snapshot(), self.labels)

    def evidence(self, place: Place) -> tuple[EvidenceRow, ...]:
        """Everything that extraction found in a passage, in reading order, with the rule or row that made it."""
        return explain(self._reader().found_in(place.passage), self.labels)

    def export(self, table: str) -> Any:
        """Every row of one of `trendtui.model.rows.TABLES`, as dictionaries, in a fixed order."""
        return self._reader().export(table)

    # --- what the reader's own collection asks ----------------------------------------------------------------

    def fingerprints(self) -> dict[str, str]:
        """Source → fingerprint of the document's bytes, for every document."""
        return {str(d["source"]): keeping.content(d["fingerprint"]) for d in self._reader().documents()}

    def kept(self, source: str) -> KeptDocument | None:
        """A document with its passages in reading order; None when the index has it not."""
        return keeping.kept(self._reader(), source)

    def counted(self, line: str) -> tuple[int, dict[str, int]]:
        """How many passages a query line finds, in every way, and how many in each document that has some."""
        query = parse(line)
        sources = self.facet_values(query, "source")
        narrowed = bool(query.chosen("source"))
        counts = {v.value: v.count for v in sources if v.count and not v.excluded and (v.chosen or not narrowed)}
        return sum(counts.values()), counts
