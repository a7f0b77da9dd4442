"""The reader's word on what was read: a correction is written into their file and takes effect in the index at once.

`Desk` is what the command line and the app correct by; it asks and changes the file of corrections and one index.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from trendtui.collection.anchoring import anchor
from trendtui.corrections import file
from trendtui.corrections.applying import kept
from trendtui.extract.figures import find_figures
from trendtui.importing.settling import Applying, Known, settle
from trendtui.knowledge.catalogue import load_catalogue
from trendtui.knowledge.rates import load_rates
from trendtui.knowledge.units import load_units
from trendtui.model.catalogue import Catalogue
from trendtui.model.corrections import (
    CompanyMended,
    Correction,
    Done,
    FigureMended,
    Listed,
    OfCompany,
    OfFigure,
    OfTrend,
    TrendMended,
    Where,
    Wish,
)
from trendtui.model.imports import Progress
from trendtui.model.problems import Misuse, Problem
from trendtui.model.rates import Rates
from trendtui.model.units import KINDS
from trendtui.store.amending import Stored, applied, company_named, looked_up
from trendtui.store.folding import fold
from trendtui.store.writing import Builder

Watcher = Callable[[Progress], None]


def _nobody(_: Progress) -> None:
    """Watches no progress."""


class Desk:
    """One file of corrections and one index."""

    def __init__(self, index: Path, data: Path, folder: Path, today: Callable[[], date] = date.today) -> None:
        """Takes the index, the bundled data, and the folder of the user's own files; none is read yet."""
        self._index, self._data, self._folder, self._today = index, data, folder, today
        self.path = folder / file.FILE

    def make(self, wish: Wish, watcher: Watcher = _nobody) -> Done:
        """Keep a correction, and bring the index up to date with it.

        Raises:
            Problem: it is about nothing that the index has, or the file cannot be written. Nothing is kept then.
        """
        made = self._made(wish)
        corrections = file.add(self.path, made)
        return self._settled(corrections, (made,), watcher, after=True)

    def undo(self, number: int | None = None, watcher: Watcher = _nobody) -> Done:
        """Take a correction away, by its number (1-based) or the last one, and bring the index up to date.

        Raises:
            Problem: there is none of that number, or the file cannot be written.
        """
        there = file.load(self.path)
        if not there:
            raise Problem("there are no corrections to undo")
        number = len(there) if number is None else number
        left = file.take(self.path, number)
        return self._settled(left, (there[number - 1],), watcher, after=False)

    def apply(self, watcher: Watcher = _nobody) -> Done:
        """Bring the index up to date with the file, which was changed by hand.

        Raises:
            Problem: the file has a mistake, or the index cannot be written.
        """
        done = self._settled(file.load(self.path), (), watcher, after=True)
        if not done.applied:
            raise Problem(done.why)
        return done

    def listed(self) -> tuple[Listed, ...]:
        """The corrections in the order of the file, each with what the index has of it.

        Raises:
            Problem: the file has a mistake.
        """
        there = file.load(self.path)
        text, hits = applied(self._index) if there and self._index.exists() else ("", {})
        known = {file.to_text([c]) for c in file.of_text(text, self.path)}
        return tuple(_listed(n, c, hits, known) for n, c in enumerate(there, 1))

    # --- making one -------------------------------------------------------------------------------------------

    def _made(self, wish: Wish) -> Correction:
        day = self._today().isoformat()
        if isinstance(wish, CompanyMended):
            return self._company(day, wish)
        found = looked_up(self._index, wish.source)
        if found is None:
            raise Problem(f"the index has no document {wish.source}", "See what it has: trendtui stats")
        return self._figure(day, wish, found) if isinstance(wish, FigureMended) else self._trend(day, wish, found)

    def _company(self, day: str, wish: CompanyMended) -> OfCompany:
        name = company_named(self._index, wish.name)
        if name is None:
            raise Problem(f"the index has no company {wish.name}", "See what it has: trendtui export companies")
        to = " ".join(wish.to.split())
        if wish.act == "merge":
            known = company_named(self._index, to) or next(
                (c.name for c in self._catalogue.companies if fold(c.name).text == fold(to).text), None
            )
            if known is None:
                raise Problem(f"there is no company {to} to merge {name} into", "To give it a new name, rename it.")
            to = known
        if wish.act in ("merge", "rename") and (not to or to == name):
            raise Misuse(f"{name} needs another name than it has")
        return OfCompany(day, name, wish.act, to if wish.act in ("merge", "rename") else "")

    def _figure(self, day: str, wish: FigureMended, found: Stored) -> OfFigure:
        number = next((n for n, i in found.ids.items() if i == wish.passage), None)
        alike = [f for f in found.raw.figures if f.passage == number and f.text == wish.text]
        nth = next((n for n, f in enumerate(alike, 1) if f.start == wish.start), None)
        if number is None or nth is None:
            raise Problem(f"{wish.source} has no figure {wish.text} there", "See what was found: trendtui explain")
        where = self._anchored(found, number)
        if wish.reject:
            return OfFigure(day, where, wish.text, nth, reject=True)
        now = next((f for f in found.findings.figures if f.passage == number and f.start == wish.start), alike[nth - 1])
        made = OfFigure(day, where, wish.text, nth, unit=wish.unit, kind=wish.kind, year=wish.year)
        if wish.value is not None:
            low, high, unit, kind = self._value(wish.value, now.text)
            made = replace(made, low=low, high=high, unit=wish.unit or unit, kind=wish.kind or kind)
        if made.kind is not None and made.kind not in KINDS:
            raise Misuse(f"unknown kind {made.kind}", f"Use {', '.join(KINDS)}.")
        if wish.company is not None:
            company = " ".join(wish.company.split())
            made = replace(made, company=(company_named(self._index, company) or company) if company else "")
        if (made.low, made.unit, made.kind, made.year, made.company) == (None,) * 5:
            raise Misuse("nothing is to be mended", "Give a value, a unit, a kind, a year or a company.")
        return made

    def _value(self, typed: str, text: str) -> tuple[float, float, str | None, str | None]:
        """What was typed as a value: from, to, unit and kind; the last two None for a bare number."""
        try:
            number = float(typed.replace(",", "").replace("_", ""))
        except ValueError:
            pass
        else:
            if math.isfinite(number):
                return number, number, None, None
        units = load_units(self._data / "units.toml", self._folder / "units.toml")
        read = find_figures(typed, units, passage=0)
        if len(read) != 1:
            raise Misuse(f"{typed} is not understood as a value", f"Write it as in a report, or a bare number: {text}")
        return read[0].low, read[0].high, read[0].unit, read[0].kind

    def _anchored(self, found: Stored, number: int) -> Where:
        try:
            a = anchor(kept(found.source, found.content, found.parsed), number)
        except ValueError as error:
            raise Problem(f"{found.source}: {error}", "Search for it again.") from error
        return Where(a.source, a.quotation, a.before, a.after, a.line, a.stood, a.twins, found.content)

    def _trend(self, day: str, wish: TrendMended, found: Stored) -> OfTrend:
        lines = {s.number: s.line for s in found.parsed.sections}
        trend = next(
            (t for t in found.raw.trends if t.title == wish.title and lines[t.section] == wish.line),
            None,
        )
        if trend is None:
            raise Problem(f"{wish.source}:{wish.line} is no heading of a trend", "See them: trendtui export trends")
        slugs = {t.slug for t in self._catalogue.themes}
        if unknown := [slug for slug in (*wish.add, *wish.take) if slug not in slugs]:
            raise Misuse(f"there is no theme {unknown[0]}", f"Themes are: {', '.join(sorted(slugs))}.")
        if not wish.add and not wish.take:
            raise Misuse("no theme is to be added or taken away")
        where = Where(found.source, trend.title, line=wish.line, text=found.content)
        return OfTrend(day, where, trend.title, wish.add, wish.take)

    # --- bringing the index up to date ------------------------------------------------------------------------

    @cached_property
    def _catalogue(self) -> Catalogue:
        return load_catalogue([self._data, *([self._folder] if self._folder.is_dir() else [])])

    @cached_property
    def _rates(self) -> Rates:
        return load_rates(self._data / "rates.toml")

    def _settled(
        self, corrections: Sequence[Correction], those: tuple[Correction, ...], watcher: Watcher, *, after: bool
    ) -> Done:
        """Bring the index up to date; what came of `those` as the index tells it `after` or before."""
        found = 0 if after else self._found(those)
        known = Known(lambda: {c.name: c for c in self._catalogue.companies}, corrections)
        applying = Applying(corrections, lambda: self._rates)
        try:
            with Builder(self._index, small=True) as builder:
                settled = settle(builder, corrections, known, applying, progress=watcher)
                if settled.changed:
                    builder.publish()
        except Problem as problem:
            return Done(those, 0, 0, applied=False, why=str(problem))
        return Done(those, self._found(those) if after else found, settled.documents)

    def _found(self, those: Sequence[Correction]) -> int:
        if not those or not self._index.exists():
            return 0
        hits = applied(self._index)[1]
        return sum(hits.get(file.to_text([c]), (0, 0, ""))[0] for c in those)


def _listed(number: int, c: Correction, hits: Mapping[str, tuple[int, int, str]], known: set[str]) -> Listed:
    text = file.to_text([c])
    found, documents, why = hits.get(text, (0, 0, ""))
    if found:
        return Listed(number, c, found, documents)
    if text not in known:
        return Listed(number, c, why="pending")
    return Listed(number, c, why=why or ("nothing" if isinstance(c, OfCompany) else "document"))
