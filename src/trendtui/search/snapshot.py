"""What stays the same while one version of the index is open: facet sets, names, trends."""

from __future__ import annotations

from pyroaring import BitMap

from trendtui.model.query import FIELDS
from trendtui.search.filters import Vocabulary
from trendtui.search.names import Names, names
from trendtui.store.reading import Reader


class Snapshot:
    """What stays the same while one version of the index is open: facet sets, names, trends."""

    def __init__(self, reader: Reader) -> None:
        self.live = reader.live()
        self.facets: dict[str, dict[str, BitMap]] = {
            facet: {v: b & self.live for v, b in reader.facet_values(facet).items()} for facet in FIELDS
        }
        self._names: Names | None = None
        self.themes = tuple(reader.themes())
        self.documents = tuple(reader.documents())
        self.trends = tuple(reader.trends())
        self.dates = {d["source"]: str(d["date"] or "") for d in self.documents}
        by_date = sorted(self.documents, key=lambda d: str(d["date"] or ""), reverse=True)
        self.newest = tuple(b for d in by_date if (b := self.facets["source"].get(d["source"])))
        self.headings = reader.facet("shape", "heading") & self.live
        self.titles = {d["source"]: str(d["title"] or d["source"]) for d in self.documents}

    def vocabulary(self) -> Vocabulary:
        values = {facet: frozenset(v for v, b in sets.items() if b) for facet, sets in self.facets.items()}
        return Vocabulary(values, self.themes, self.documents, names=self.names)

    def names(self, reader: Reader, language: str = "zh") -> Names:
        """The values of all facets by all their names; made when first asked for."""
        if self._names is None:
            self._names = names(self.facets, reader.spellings(), self.themes, self.documents, language)
        return self._names
