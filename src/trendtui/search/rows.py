"""From a set of found passages to the rows of the four lists, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pyroaring import BitMap

from trendtui.model.results import CompanyRow, FigureRow, Place
from trendtui.model.rows import Row
from trendtui.search.counting import Counted
from trendtui.search.ranking import marks
from trendtui.search.snapshot import Snapshot
from trendtui.store.figure_tests import FigureTest
from trendtui.store.grams import CLOSED
from trendtui.store.reading import Reader

_LOOKED_AT = 15_000
"""Passages whose documents are looked up for one list of companies: some 1 ms."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the lists are made from."""

    reader: Reader
    snapshot: Snapshot
    counted: Counted
    found: BitMap
    everything: bool
    """Whether `found` is every passage there is."""
    terms: tuple[str, ...]
    limit: int


def place_of(row: Row) -> Place:
    """The place of a passage's row."""
    return Place(row["source"], row["line"], row["end_line"], row["id"], row["title"] or row["source"], row["path"])


def companies(scope: Scope) -> tuple[tuple[CompanyRow, ...], int]:
    """The companies mentioned in the found passages, and how many: first those whose name has the words, then the most
    mentioned."""
    known = scope.snapshot.companies
    counted = scope.counted.of("company", scope.found)
    if not scope.limit:
        return (), len(counted)
    titled = {name for name in known.named(t.rstrip(CLOSED) for t in scope.terms) if marks(name, scope.terms)}
    picked = [x for x in counted if x[1] in titled] if titled else []
    picked = [*picked, *islice((x for x in counted if x[1] not in titled), scope.limit)][: scope.limit]
    here = {name: scope.found & scope.snapshot.facets["company"][name] for _, name in picked}
    texts = scope.reader.passages([passages.min() for passages in here.values()])
    documents = _documents(scope, here)
    rows = []
    for n, name in picked:
        kind, status, _ = known.facts[name]
        first = texts[here[name].min()]
        figures = scope.reader.sets.figures_among(scope.found, "company", name)
        rows.append(
            CompanyRow(
                name, marks(name, scope.terms), kind, status, n, documents[name], figures, place_of(first),
                first["text"], marks(first["text"], scope.terms),
            )
        )  # fmt: skip
    return tuple(rows), len(counted)


def _documents(scope: Scope, here: Mapping[str, BitMap]) -> dict[str, int]:
    """How many documents name each company in the found passages.

    Counting documents means looking at every passage. Past `_LOOKED_AT` of them the passages of the rarer companies
    have been counted, and of the others the documents that name them at all are told: an upper bound, and of so many
    passages nearly the number itself.
    """
    facts = scope.snapshot.companies.facts
    if scope.everything:
        return {name: facts[name][2] for name in here}
    document_of = scope.snapshot.document_of
    counts: dict[str, int] = {}
    left = _LOOKED_AT
    for name in sorted(here, key=lambda name: len(here[name])):
        passages = here[name]
        left -= len(passages)
        if left >= 0:
            counts[name] = len(set(map(document_of.__getitem__, passages.to_array())))
        else:
            counts[name] = min(len(passages), facts[name][2])
    return counts


def figures(
    scope: Scope, kinds: Sequence[str], order: str = "place", tests: Sequence[FigureTest] = ()
) -> tuple[tuple[FigureRow, ...], int]:
    """The figures in the found passages that meet all tests, ordered as `Reader.figures` does, and how many."""
    order = order if scope.limit else "place"
    rows, total = scope.reader.figures(scope.found, kinds, scope.limit, order, tests=tests)
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
