"""The import: files → reader → findings → store. All or nothing for a document, and for the index as well."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from trendtui.corrections.file import FILE, load, to_text
from trendtui.documents.decoding import decode
from trendtui.documents.reader import read
from trendtui.extract.comparing import comparable
from trendtui.extract.findings import Extractor
from trendtui.importing import fingerprint
from trendtui.importing.settling import Applying, Known, settle
from trendtui.importing.walk import SOURCES, files, source_name
from trendtui.knowledge.aliases import groups
from trendtui.knowledge.catalogue import load_catalogue
from trendtui.knowledge.chrome import load_chrome
from trendtui.knowledge.rates import load_rates
from trendtui.knowledge.sources import load_sources
from trendtui.knowledge.units import load_units
from trendtui.model.catalogue import AliasGroup, Catalogue, Company
from trendtui.model.chrome import Chrome
from trendtui.model.corrections import Correction
from trendtui.model.document import Metadata, Parsed
from trendtui.model.findings import Findings
from trendtui.model.imports import ImportReport, Outcome, Progress
from trendtui.model.problems import Problem
from trendtui.model.rates import Rates
from trendtui.model.units import Units
from trendtui.store.writing import Builder

KNOWLEDGE = "knowledge"
"""The index remembers under this key what data and version it was last built with."""

_LITTLE = 1_000_000
"""Bytes of files that are little: ten long reports."""


@dataclass(frozen=True)
class Knowledge:
    """Everything from the data files that reading and extraction need."""

    catalogue: Catalogue
    units: Units
    chrome: Chrome
    rates: Rates
    fingerprint: str
    aliases: tuple[AliasGroup, ...] = ()
    """Names of one thing, from aliases.toml and from every company, theme and person."""
    corrections: tuple[Correction, ...] = ()
    """The user's own, from corrections.toml."""

    @classmethod
    def load(cls, data: Path, user: Path | None = None) -> Knowledge:
        """Read the bundled data, extended by the user's own folder if there is one.

        Raises:
            Problem: a data file is wrong; it names the file, the line and what was expected.
        """
        folders = [data, *([user] if user is not None and user.is_dir() else [])]
        catalogue = load_catalogue(folders)
        return cls(
            catalogue,
            load_units(data / "units.toml", user / "units.toml" if user is not None else None),
            load_chrome(data / "chrome.toml"),
            load_rates(data / "rates.toml"),
            fingerprint.of_knowledge(folders),
            groups(catalogue),
            load(user / FILE) if user is not None else (),
        )

    @cached_property
    def companies(self) -> Mapping[str, Company]:
        """The catalogue's companies by name."""
        return {c.name: c for c in self.catalogue.companies}


def run(
    paths: Sequence[Path],
    index: Path,
    knowledge: Knowledge,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    fresh: bool = False,
) -> ImportReport:
    """Import files and folders into an index.

    Args:
        index: the index file; made when there is none, swapped for the new one when all is read.
        progress: called before each file and once at the end.
        fresh: start from nothing instead of from the index that is there.

    Raises:
        Problem: nothing could be read, or the index cannot be written. The old index is then as it was.
    """
    began = time.perf_counter()
    wanted = files(paths)
    with Builder(index, fresh=fresh, small=_size(wanted) <= _LITTLE) as builder:
        job = _Job(builder, knowledge, _said(wanted))
        outcomes = []
        for at, path in enumerate(wanted):
            progress(Progress(at, len(wanted), path.name))
            outcomes.append(job.take(path))
        progress(Progress(len(wanted), len(wanted), ""))
        changed = any(o.status in ("added", "changed") for o in outcomes)
        changed = (job.settle(progress) and bool(builder.fingerprints())) or changed
        if changed:
            job.finish()
    return ImportReport(tuple(outcomes), changed, time.perf_counter() - began)


def again(index: Path, knowledge: Knowledge, *, progress: Callable[[Progress], None] = lambda _: None) -> ImportReport:
    """Read every document of an index anew, from the text that it keeps, by what is known now.

    Raises:
        Problem: there is no index, or it cannot be written. The old index is then as it was.
    """
    began = time.perf_counter()
    with Builder(index, again=True) as builder:
        sources = sorted(builder.fingerprints())
        job = _Job(builder, knowledge, {})
        outcomes = []
        for at, source in enumerate(sources):
            progress(Progress(at, len(sources), source))
            outcomes.append(job.take_again(source))
        progress(Progress(len(sources), len(sources), ""))
        job.settle(progress)
        job.finish()
    return ImportReport(tuple(outcomes), True, time.perf_counter() - began)


def remove(sources: Iterable[str], index: Path) -> list[str]:
    """Take documents out of an index; the names of those that it did not have.

    Raises:
        Problem: the index cannot be written.
    """
    with Builder(index, small=True) as builder:
        known = builder.fingerprints()
        missing = [s for s in sources if s not in known]
        if not missing:
            for source in sources:
                builder.remove(source)
            builder.publish()
    return missing


def _size(paths: Iterable[Path]) -> int:
    """Bytes of some files, those that cannot be looked at left out."""
    size = 0
    for path in paths:
        with suppress(OSError):
            size += path.stat().st_size
    return size


def _said(paths: Iterable[Path]) -> dict[Path, Mapping[str, Metadata]]:
    """Folder → what its sources.toml says of its files."""
    said: dict[Path, Mapping[str, Metadata]] = {}
    for folder in {p.parent for p in paths}:
        file = folder / SOURCES
        said[folder] = load_sources(file) if file.is_file() else {}
    return said


class _Job:
    """One import: what is in the index already, and what reads the next file."""

    def __init__(self, builder: Builder, knowledge: Knowledge, said: Mapping[Path, Mapping[str, Metadata]]) -> None:
        self._builder = builder
        self._knowledge = knowledge
        self._said = said
        self._extractor = Extractor(knowledge.catalogue, knowledge.units)
        self._known = Known(lambda: knowledge.companies, knowledge.corrections)
        self._applying = Applying(knowledge.corrections, lambda: knowledge.rates)
        self._written: set[str] = set()
        self._fingerprints = builder.fingerprints()
        self._paths = builder.paths()
        self._by_content = {f.split(":")[0]: source for source, f in self._fingerprints.items()}
        self._imported = datetime.now(UTC).isoformat(timespec="seconds")

    def take(self, path: Path) -> Outcome:
        """Read one file into the index, unless it is there as it is."""
        try:
            data = path.read_bytes()
        except OSError as error:
            return Outcome(str(path), "", "failed", f"cannot be read: {error.strerror or error}")
        content = fingerprint.of_bytes(data)
        same = self._by_content.get(content)
        source = same if same == path.name else source_name(path, self._paths)
        if same is not None and same != source:
            return Outcome(str(path), same, "duplicate", f"has the same text as {same}")
        said = self._said.get(path.parent, {}).get(path.name)
        whole = fingerprint.combined(content, said, self._knowledge.fingerprint)
        if self._fingerprints.get(source) == whole:
            return Outcome(str(path), source, "unchanged")
        try:
            outcome = self._write(path, source, whole, decode(data), said)
        except Problem as problem:
            return Outcome(str(path), source, "failed", str(problem))
        self._fingerprints[source] = whole
        self._paths[source] = str(path)
        self._by_content[content] = source
        return outcome

    def take_again(self, source: str) -> Outcome:
        """Read a document of the index anew, from its kept text."""
        path, text = self._builder.kept(source)
        said = _said([path]).get(path.parent, {}).get(path.name)
        content = self._fingerprints[source].split(":")[0]
        whole = fingerprint.combined(content, said, self._knowledge.fingerprint)
        try:
            return self._write(path, source, whole, text, said)
        except Problem as problem:
            return Outcome(str(path), source, "failed", str(problem))

    def _write(self, path: Path, source: str, whole: str, text: str, said: Metadata | None) -> Outcome:
        parsed = read(text, path.name, self._knowledge.chrome)
        if said is not None:
            parsed = replace(parsed, metadata=override(parsed.metadata, said))
        if not parsed.passages:
            raise Problem("no running text was found in it", "Check that it is a report in plain text or markdown.")
        date = parsed.metadata.date
        raw = self._comparable(self._extractor.find(parsed), date)
        findings, hits = self._applying.apply(source, whole.split(":")[0], date, parsed, raw)
        known = source in self._fingerprints
        self._builder.add(
            source, str(path), whole, text, parsed, findings, self._known, self._imported, raw=raw, hits=hits
        )
        self._written.add(source)
        return _outcome(path, source, "changed" if known else "added", parsed, findings)

    def settle(self, progress: Callable[[Progress], None]) -> bool:
        """Bring the other documents of the index up to date with the corrections; whether those are others now."""
        corrections = self._knowledge.corrections
        return settle(
            self._builder, corrections, self._known, self._applying, written=self._written, progress=progress
        ).changed

    def finish(self) -> None:
        """Write what is known besides, and put the index in place."""
        knowledge, catalogue = self._knowledge, self._knowledge.catalogue
        corrected = fingerprint.of_bytes(to_text(knowledge.corrections).encode("utf-8", "replace"))
        self._builder.write_catalogue(
            tuple(self._known.values()), catalogue.themes, knowledge.aliases, f"{knowledge.fingerprint}:{corrected}"
        )
        self._builder.remember(KNOWLEDGE, knowledge.fingerprint)
        self._builder.publish()

    def _comparable(self, findings: Findings, date: str) -> Findings:
        """The findings with each figure's value on its kind's scale."""
        year = int(date[:4]) if date[:4].isdigit() else None
        rates = self._knowledge.rates
        figures = tuple(replace(f, comparable=comparable(f, rates, year)) for f in findings.figures)
        return replace(findings, figures=figures)


def override(found: Metadata, said: Metadata) -> Metadata:
    """What the reader found, with whatever `sources.toml` says in its place."""
    names = Metadata.__dataclass_fields__
    return replace(found, **{n: getattr(said, n) for n in names if getattr(said, n)})


def _outcome(path: Path, source: str, status: str, parsed: Parsed, findings: Findings) -> Outcome:
    return Outcome(
        str(path),
        source,
        status,
        passages=len(parsed.passages),
        trends=len(findings.trends),
        companies=len({m.company for m in findings.mentions if m.kind == "company"}),
        figures=len(findings.figures),
    )
