"""The one door of the extract room: a document as read goes in, everything found in it comes out.

Calls companies, discovery, people, themes, trends, figures and years in the order in which they need each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from trendtui.extract.companies import CompanyMatcher, mentions_of
from trendtui.extract.discovery import Discoverer
from trendtui.extract.figures import figures_of
from trendtui.extract.people import PeopleFinder, people_of
from trendtui.extract.themes import ThemeTagger, themes_of
from trendtui.extract.trends import trends
from trendtui.extract.years import find_years
from trendtui.model.catalogue import Catalogue
from trendtui.model.document import Parsed
from trendtui.model.findings import Findings, Mention
from trendtui.model.units import Units


class Extractor:
    """Finds everything in documents by one catalogue; its automata are built once, when first needed."""

    def __init__(self, catalogue: Catalogue, units: Units) -> None:
        self._units = units
        self._hidden = catalogue.hidden
        self._companies = CompanyMatcher(catalogue)
        self._discoverer = Discoverer(catalogue)
        self._people = PeopleFinder(catalogue.people, catalogue.variants)
        self._themes = ThemeTagger(catalogue.themes, catalogue.variants)

    def find(self, parsed: Parsed, document_date: str | None = None) -> Findings:
        """All that is in one document; pure, and linear in its length.

        Args:
            document_date: ISO 8601, as exact as known; the document's own metadata when None.
        """
        date = parsed.metadata.date if document_date is None else document_date
        passages = parsed.passages
        listed = mentions_of(self._companies, passages)
        people = people_of(self._people, passages, parsed.quotations, by_passage(listed))
        added = self._discoverer.added(passages, listed, people)
        mentions = tuple(m for m in added if m.status == "listed" or m.company not in self._hidden)
        grouped = by_passage(mentions)
        tags, sections = themes_of(self._themes, parsed.sections, passages)
        return Findings(
            mentions=mentions,
            figures=figures_of(passages, grouped, self._units, date, parsed.sections),
            years=tuple(year for p in passages for year in find_years(p.text, passage=p.number, document_date=date)),
            passage_themes=tags,
            section_themes=sections,
            trends=trends(parsed, dict(sections)),
            people=people,
        )


def by_passage(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """`Passage.number` and its mentions, in order."""
    grouped: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        grouped[mention.passage].append(mention)
    return dict(grouped)


def find(parsed: Parsed, catalogue: Catalogue, units: Units, document_date: str | None = None) -> Findings:
    """All that is in one document; for more than one, make an `Extractor` and keep it."""
    return Extractor(catalogue, units).find(parsed, document_date)
