"""Keeps corrections in memory, and has the fake index show them: a hidden company is named nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.tui.fake import FakeExplorer
from trendtui.model.corrections import CompanyMended, Correction, Done, Listed, OfCompany, OfFigure, Where, Wish
from trendtui.model.imports import Progress
from trendtui.model.problems import Problem
from trendtui.model.query import Query
from trendtui.model.results import FacetValue, Results
from trendtui.tui.present.rows import TABS


class FakeCorrector:
    """What was wished, in order."""

    def __init__(self) -> None:
        self.wishes: list[Wish] = []
        self.kept: list[Correction] = []
        self.fault: Problem | None = None
        self.busy = ""

    @property
    def hidden(self) -> set[str]:
        return {c.name for c in self.kept if isinstance(c, OfCompany) and c.act == "hide"}

    def make(self, wish: Wish, watcher: Callable[[Progress], None]) -> Done:
        if self.fault is not None:
            raise self.fault
        for done in range(21):
            watcher(Progress(done, 20, "x.md"))
        self.wishes.append(wish)
        made: Correction = OfFigure("2026-11-22", Where("x.md", "words"), "3", reject=True)
        if isinstance(wish, CompanyMended):
            made = OfCompany("2026-11-22", wish.name, wish.act, wish.to)
        self.kept.append(made)
        return Done((made,), 3, 2, applied=not self.busy, why=self.busy)

    def undo(self, number: int | None, watcher: Callable[[Progress], None]) -> Done:
        if not self.kept:
            raise Problem("there are no corrections to undo")
        return Done((self.kept.pop((number or len(self.kept)) - 1),), 3, 2)

    def listed(self) -> tuple[Listed, ...]:
        found = (Listed(n, c, 3, 2) for n, c in enumerate(self.kept, 1))
        return tuple(replace(x, found=0, why="changed") if isinstance(x.correction, OfFigure) else x for x in found)


class Corrected(FakeExplorer):
    """An index that shows what was corrected."""

    def __init__(self, corrector: FakeCorrector) -> None:
        super().__init__()
        self.corrector = corrector

    def search(
        self, query: Query, *, limit: int = 200, order: str = "place", whole: bool = True, lists: tuple[str, ...] = TABS
    ) -> Results:
        found = super().search(query, limit=limit, order=order, whole=whole, lists=lists)
        gone = self.corrector.hidden
        companies = tuple(c for c in found.companies if c.name not in gone)
        values = tuple(v for v in found.facets.get("company", ()) if v.value not in gone)
        totals = {**found.totals, "companies": found.totals.get("companies", 0) - len(gone)}
        return replace(found, companies=companies, facets={**found.facets, "company": values}, totals=totals)

    def facet_values(self, query: Query, facet: str, contains: str = "") -> tuple[FacetValue, ...]:
        found = super().facet_values(query, facet, contains)
        return tuple(v for v in found if v.value not in self.corrector.hidden)
