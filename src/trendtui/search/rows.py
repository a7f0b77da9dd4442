"""From a set of found passages to the rows of the four lists, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from trendtui.model.results import CompanyRow, FigureRow, Place, TrendRow
from trendtui.model.rows import Row
from trendtui.search.ranking import marks
from trendtui.store.figure_tests import FigureTest
from trendtui.store.reading import Reader


@dataclass(frozen=True, slots=True)
class Scope:
    """What the lists are made from."""

    reader: Reader
    found: BitMap
    everything: bool
    """Whether `found` is every passage there is."""
    terms: tuple[str, ...]
    limit: int
    dates: dict[str, str]
    """Source → the document's date."""


def place_of(row: Row) -> Place:
    """The place of a passage's row."""
    return Place(row["source"], row["line"], row["end_line"], row["id"], row["title"] or row["source"], row["path"])


def trends(scope: Scope, known: Sequence[Row], themes: set[str]) -> tuple[TrendRow, ...]:
    """The trends with a found passage: those whose title has the words or whose themes are asked for come first."""
    out = []
    for t in known:
        hits = scope.found.intersection_cardinality(t["passages"])
        if not hits:
            continue
        first = t["first"] or min(t["passages"] & scope.found)
        place = Place(t["source"], t["line"], t["end_line"], first, t["document_title"] or t["source"], t["path"])
        found = marks(t["title"], scope.terms)
        about = bool(themes.intersection(t["themes"]))
        row = TrendRow(place, t["ordinal"], t["title"], found, t["kind"], t["group"], tuple(t["themes"]), hits)
        out.append(((not found, not about), row))
    if scope.terms or themes:
        order = sorted(range(len(out)), key=lambda i: (out[i][0], -out[i][1].hits if scope.terms else 0, i))
        return tuple(out[i][1] for i in order)
    return tuple(row for _, row in out)


def companies(scope: Scope) -> tuple[CompanyRow, ...]:
    """The companies mentioned in the found passages: those whose name has the words first, then the most mentioned."""
    rows = [
        CompanyRow(
            r["name"], marks(r["name"], scope.terms), r["kind"], r["status"] or "listed", r["passages"],
            r["documents"], r["figures"], Place("", 0, 0, r["first"]),
        )
        for r in scope.reader.company_counts(scope.found, scope.everything)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda c: (not c.marks, -c.passages, c.name)))


def with_text(scope: Scope, rows: Sequence[CompanyRow]) -> tuple[CompanyRow, ...]:
    """Companies with the place and the text of their first found mention."""
    found = scope.reader.passages([c.first.passage for c in rows])
    out = []
    for c in rows:
        row = found[c.first.passage]
        out.append(replace(c, first=place_of(row), text=row["text"], text_marks=marks(row["text"], scope.terms)))
    return tuple(out)


def figures(
    scope: Scope, kinds: Sequence[str], order: str = "place", tests: Sequence[FigureTest] = ()
) -> tuple[tuple[FigureRow, ...], int]:
    """The figures in the found passages that meet all tests, ordered as `Reader.figures` does, and how many."""
    rows, total = scope.reader.figures(scope.found, scope.everything, kinds, scope.limit, order, tests=tests)
    return tuple(figure_row(r) for r in rows), total


def figure_row(row: Row) -> FigureRow:
    """A figure as the lists show it."""
    comparable = row["comparable"]
    return FigureRow(
        Place(row["source"], row["line"], row["line"], row["passage"], row["title"] or row["source"], row["path"]),
        row["text"], row["kind"], row["low"], row["high"], row["unit"], row["hedge"] or "", row["metric"] or "",
        row["company_name"] or "", row["year"], bool(row["forecast"]), row["passage_text"],
        ((row["start"], row["end"]),),
        per=row["per"] or "", comparable=comparable,
        converted=comparable is not None and comparable != (row["low"] + row["high"]) / 2, rule=row["rule"] or "",
    )  # fmt: skip
