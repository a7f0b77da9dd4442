"""What stays the same while one version of the index is open: facet sets, names, trends."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property

from pyroaring import BitMap

from trendtui.model.query import FIELDS
from trendtui.model.rows import Row
from trendtui.search.counting import Texts, Valued
from trendtui.search.filters import Vocabulary
from trendtui.search.names import Names, names
from trendtui.search.trends import Trends
from trendtui.store.figure_sets import metric_passages, spellings
from trendtui.store.folding import fold
from trendtui.store.reading import Reader


class Companies:
    """The companies that are mentioned, by name."""

    def __init__(self, rows: Sequence[tuple[str, str, str, str, int]]) -> None:
        """Args: rows as `Reader.companies` gives them."""
        self.facts = {name: (kind, status, documents) for name, _, kind, status, documents in rows}
        """Name → kind, status, and how many documents mention it."""
        self._names = tuple(self.facts)
        self._texts = Texts(folded for _, folded, *_ in rows)

    def named(self, terms: Iterable[str]) -> list[str]:
        """The companies whose name holds one of some folded terms anywhere."""
        return [self._names[i] for i in self._texts.having(terms)]


class Snapshot:
    """What stays the same while one version of the index is open: facet sets, names, trends."""

    def __init__(self, reader: Reader) -> None:
        self.live = reader.live()
        self.facets: dict[str, dict[str, BitMap]] = {facet: reader.sets.facet_values(facet) for facet in FIELDS}
        self.valued = {facet: Valued(values, self.live) for facet, values in self.facets.items()}
        self._names: Names | None = None
        self.themes = tuple(reader.themes())
        self.documents = tuple(reader.documents())
        self.trends = Trends(reader.trends(), {d["id"]: at for at, d in enumerate(self.documents)})
        self.companies = Companies(reader.companies())
        self.days = {d["id"]: _day(str(d["date"] or "")) for d in self.documents}
        by_date = sorted(self.documents, key=lambda d: -self.days[d["id"]])
        self.newest = tuple(b for d in by_date if (b := self.facets["source"].get(d["source"])))
        self.headings = reader.facet("shape", "heading")
        self.titles = {d["source"]: str(d["title"] or d["source"]) for d in self.documents}
        self._values = {facet: frozenset(sets) for facet, sets in self.facets.items()}

    @cached_property
    def by_source(self) -> dict[str, Row]:
        """The documents by their names."""
        return {d["source"]: d for d in self.documents}

    @cached_property
    def theme_names(self) -> dict[str, str]:
        """What a theme may be called, folded → its slug."""
        return {fold(str(t[key])).text: str(t["slug"]) for t in self.themes for key in ("en", "zh", "slug")}

    @cached_property
    def document_of(self) -> array[int]:
        """Passage → its document's row, 0 where there is none."""
        found = array("I", bytes(4 * (self.live.max() + 1))) if self.live else array("I")
        for d in self.documents:
            if d["first"] is not None:
                found[d["first"] : d["last"] + 1] = array("I", [d["id"]]) * (d["last"] + 1 - d["first"])
        return found

    def load_metrics(self, reader: Reader) -> None:
        """Have the passages of each metric at hand; they are read when a query first asks for one."""
        if not self.facets["metric"]:
            self.facets["metric"] = metric_passages(reader)
            self.valued["metric"] = Valued(self.facets["metric"], self.live)
            self._values["metric"] = frozenset(self.facets["metric"])

    def vocabulary(self) -> Vocabulary:
        """The values that filters may ask for, with notes of its own."""
        return Vocabulary(self._values, self.themes, self.documents, names=self.names)

    def names(self, reader: Reader, language: str = "zh") -> Names:
        """The values of all facets by all their names; made when first asked for."""
        if self._names is None:
            self._names = names(self.facets, spellings(reader), self.themes, self.documents, language)
        return self._names


def _day(date: str) -> int:
    """A date as a number that grows with time, 0 for none: 2025-03 → 20250300.

    >>> _day("2025-03"), _day("")
    (20250300, 0)
    """
    return int("".join(c for c in date if c.isdigit())[:8].ljust(8, "0") or 0)
