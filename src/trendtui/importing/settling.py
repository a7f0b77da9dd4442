"""Corrections that came, went or were changed since the index was made: the documents concerned are brought up to date.

Nothing is read again: the findings that extraction made are in the index. What comes out is what an import of
everything would have made with the same corrections.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from trendtui.corrections import file
from trendtui.corrections.applying import Corrected, Corrector, companies
from trendtui.extract.comparing import comparable
from trendtui.model.catalogue import Company
from trendtui.model.corrections import Correction, OfCompany, OfFigure
from trendtui.model.document import Parsed
from trendtui.model.findings import Findings
from trendtui.model.imports import Progress
from trendtui.model.rates import Rates
from trendtui.store.amending import APPLIED, Hits, Stored
from trendtui.store.writing import Builder

_REMEMBERED = Path("the index's own corrections")


class Known(Mapping[str, Company]):
    """What is to be known of companies by name: the catalogue's, with what corrections make of them.

    Args:
        catalogue: loads the catalogue's companies by name; called when the first name is asked for.
    """

    def __init__(self, catalogue: Callable[[], Mapping[str, Company]], corrections: Sequence[Correction]) -> None:
        self._catalogue, self._corrections = catalogue, corrections

    @cached_property
    def _all(self) -> Mapping[str, Company]:
        listed = self._catalogue()
        return {**listed, **companies(self._corrections, listed.get)}

    def __getitem__(self, name: str) -> Company:
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class Applying:
    """Applies corrections to documents, and says of each by its text what it did."""

    def __init__(self, corrections: Sequence[Correction], rates: Callable[[], Rates]) -> None:
        self._corrector = Corrector(corrections)
        self._texts = [file.to_text([c]) for c in corrections]
        self._rates = rates

    def apply(self, source: str, content: str, date: str, parsed: Parsed, raw: Findings) -> tuple[Findings, Hits]:
        """What is found in a document, and what each correction did.

        Args:
            content: fingerprint of its bytes.
            date: the document's, ISO 8601, '' when unknown.
            raw: as extraction made it, each figure's value on its kind's scale.
        """
        made: Corrected = self._corrector.apply(source, content, parsed, raw)
        before = set(raw.figures)
        year = int(date[:4]) if date[:4].isdigit() else None
        figures = tuple(
            f if f in before else replace(f, comparable=comparable(f, self._rates(), year))
            for f in made.findings.figures
        )
        hits = {self._texts[number]: (hit.found, hit.why) for number, hit in made.hits.items()}
        return replace(made.findings, figures=figures), hits


@dataclass(frozen=True, slots=True)
class Settled:
    """What bringing an index up to date came to."""

    documents: int
    """Documents that were looked through."""
    changed: bool
    """Whether the index was made with other corrections before."""


def remembered(builder: Builder) -> tuple[Correction, ...]:
    """The corrections that an index was made with."""
    return file.of_text(builder.meta(APPLIED) or "", _REMEMBERED)


def settle(
    builder: Builder, corrections: Sequence[Correction], known: Known, applying: Applying, *,
    written: Collection[str] = (), progress: Callable[[Progress], None] = lambda _: None,
) -> Settled:  # fmt: skip
    """Bring the documents of an index up to date with the corrections, and remember these.

    Args:
        written: documents that were written with them already.
        progress: called before each document and once at the end.
    """
    before = remembered(builder)
    if before == tuple(corrections):
        return Settled(0, False)
    changed = _changed(before, corrections)
    names = _names(changed, (*before, *corrections))
    sources = sorted(_concerned(builder, changed, names, (*before, *corrections)) - set(written))
    for at, source in enumerate(sources):
        progress(Progress(at, len(sources), source))
        found = builder.amending.stored(source)
        if found is not None:
            _rewrite(builder, found, known, applying, names)
    progress(Progress(len(sources), len(sources), ""))
    if names:
        builder.respell(names, known)
    builder.remember(APPLIED, file.to_text(corrections))
    return Settled(len(sources), True)


def _rewrite(builder: Builder, found: Stored, known: Known, applying: Applying, names: Collection[str]) -> None:
    findings, hits = applying.apply(found.source, found.content, found.date, found.parsed, found.raw)
    builder.amending.rewrite(found, findings, hits, known, names)


def _changed(before: Sequence[Correction], after: Sequence[Correction]) -> list[Correction]:
    """The corrections that came, went, or stand elsewhere among the others."""
    old, new = list(before), list(after)
    changed: list[Correction] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            changed += [*old[a:b], *new[c:d]]
    return changed


def _names(changed: Sequence[Correction], all_of_them: Sequence[Correction]) -> set[str]:
    """The companies of which something else may be told: those of the changed corrections, and all that other
    corrections tie to them."""
    names = {n for c in changed for n in _named(c)}
    ties = [(c.name, c.to) for c in all_of_them if isinstance(c, OfCompany) and c.to]
    while more := {n for tie in ties if not names.isdisjoint(tie) for n in tie} - names:
        names |= more
    return names


def _named(correction: Correction) -> tuple[str, ...]:
    if isinstance(correction, OfCompany):
        return (correction.name, correction.to) if correction.to else (correction.name,)
    return (correction.company,) if isinstance(correction, OfFigure) and correction.company else ()


def _concerned(
    builder: Builder, changed: Sequence[Correction], names: set[str], all_of_them: Sequence[Correction]
) -> set[str]:
    """The sources of the documents in which the corrections may make a difference."""
    about = [c for c in all_of_them if not names.isdisjoint(_named(c))]
    where = [c.where for c in changed if not isinstance(c, OfCompany)]
    return builder.amending.documents_with(
        names,
        (file.to_text([c]) for c in (*about, *changed)),
        [x for w in where for x in (w.source, w.text) if x],
        (c.name for c in about if isinstance(c, OfCompany) and c.act == "confirm"),
    )
