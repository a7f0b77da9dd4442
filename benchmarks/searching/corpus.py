"""Corpora of any size, recombined from the sentences of the five reports, with what is found in them.

The extractor reads the five reports once. Each sentence keeps what was found in it, and a recombined passage has the
findings of its sentences, shifted: companies, themes, years, figures and people are real and a million passages need
no extraction. Document k is the same in a corpus of any size, so a larger corpus begins with the smaller one.
"""

from __future__ import annotations

import hashlib
import pickle
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import trendtui
from trendtui.config import bundled
from trendtui.documents.reader import read
from trendtui.extract.comparing import comparable
from trendtui.extract.findings import Extractor
from trendtui.importing.run import Knowledge
from trendtui.model.catalogue import AliasGroup, Company, Theme
from trendtui.model.document import Metadata, Parsed, Passage, Section, Span
from trendtui.model.findings import Figure, Findings, Mention, Person, ThemeTag, Trend, YearMention

PACKAGE = Path(trendtui.__file__).parent

PER_DOCUMENT = 300
SECTIONS = 24
TRENDS = 6
"""Passages, sections and trends of one document; a heading is a passage too."""

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”』」）)]*")
_LENGTHS = (1, 2, 3, 3, 4, 4)
"""Sentences of a passage: some 115 characters on average, as in the reports."""

_FIRST_DAY = date(2022, 1, 1)
_DAYS = 1780

Shifted = tuple[type, int, int, tuple[Any, ...]]
"""A finding without its place: its class, start and end in the sentence, and its other fields."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report and what the extractor found in it."""

    text: str
    found: tuple[Shifted, ...]
    themes: tuple[ThemeTag, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """What corpora are made from: sentences, headings and trends, and the catalogue they were read with."""

    sentences: tuple[Sentence, ...]
    headings: tuple[str, ...]
    trends: tuple[Trend, ...]
    companies: tuple[Company, ...]
    themes: tuple[Theme, ...]
    aliases: tuple[AliasGroup, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Document:
    """One recombined document, ready for `Builder.add`."""

    source: str
    text: str
    parsed: Parsed
    findings: Findings


def sources(*folders: str) -> str:
    """A fingerprint of the program's files below some folders of its package, or of bundled data."""
    digest = hashlib.sha256()
    for folder in folders:
        place = bundled(folder) if folder in ("data", "seeds") else PACKAGE / folder
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.suffix in (".py", ".toml", ".txt"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def pool(work: Path, stale: bool) -> Pool:
    """The pool, read anew unless the work folder has one made by the same program and data."""
    file = work / "pool.pickle"
    key = sources("data", "seeds", "documents", "extract", "knowledge", "model")
    if file.exists():
        kept_key, kept = pickle.loads(file.read_bytes())
        if stale or kept_key == key:
            return kept  # type: ignore[no-any-return]
    made = _extracted()
    file.write_bytes(pickle.dumps((key, made)))
    return made


def _extracted() -> Pool:
    knowledge = Knowledge.load(bundled("data"))
    extractor = Extractor(knowledge.catalogue, knowledge.units)
    sentences: dict[str, Sentence] = {}
    headings: dict[str, None] = {}
    trends: list[Trend] = []
    for file in sorted(bundled("seeds").glob("*.txt")):
        parsed = read(file.read_text("utf-8"), file.name, knowledge.chrome)
        findings = extractor.find(parsed)
        year = int(parsed.metadata.date[:4]) if parsed.metadata.date[:4].isdigit() else None
        figures = tuple(replace(f, comparable=comparable(f, knowledge.rates, year)) for f in findings.figures)
        trends += findings.trends
        headings.update((s.title, None) for s in parsed.sections if s.title)
        for sentence in _sentences(parsed.passages, replace(findings, figures=figures)):
            sentences.setdefault(sentence.text, sentence)
    c = knowledge.catalogue
    return Pool(
        tuple(sentences.values()), tuple(headings), tuple(trends), tuple(c.companies), tuple(c.themes),
        knowledge.aliases, knowledge.fingerprint,
    )  # fmt: skip


def _sentences(passages: Iterable[Passage], findings: Findings) -> Iterator[Sentence]:
    placed: dict[int, list[Mention | Figure | YearMention | Person]] = {}
    found: tuple[Mention | Figure | YearMention | Person, ...]
    found = (*findings.mentions, *findings.figures, *findings.years, *findings.people)
    for one in found:
        placed.setdefault(one.passage, []).append(one)
    tags: dict[int, list[ThemeTag]] = {}
    for tag in findings.passage_themes:
        tags.setdefault(tag.passage, []).append(tag)
    for p in passages:
        if p.kind == "heading":
            continue
        for m in _SENTENCE.finditer(p.text):
            text = m[0].strip()
            at = m.start() + len(m[0]) - len(m[0].lstrip())
            if len(text) < 6:
                continue
            shifted = tuple(
                (type(x), x.start - at, x.end - at, tuple(getattr(x, f.name) for f in fields(x)[3:]))
                for x in placed.get(p.number, ())
                if at <= x.start and x.end <= at + len(text)
            )
            low = text.lower()
            themes = tuple(t for t in tags.get(p.number, ()) if any(w.lower() in low for w in t.words))
            yield Sentence(text, shifted, themes)


def documents(pool: Pool, passages: int) -> Iterator[Document]:
    """Documents that together have some number of passages."""
    for number, first in enumerate(range(0, passages, PER_DOCUMENT)):
        yield document(pool, number, min(PER_DOCUMENT, passages - first))


def document(pool: Pool, number: int, size: int, name: str = "") -> Document:
    """Recombined document `number`, of `size` passages."""
    draw = random.Random(f"document {number}")
    body = Body(pool, draw)
    day = (_FIRST_DAY + timedelta(days=draw.randrange(_DAYS))).isoformat()
    each = max(2, size // SECTIONS)
    while len(body.passages) < size:
        here = len(body.passages)
        if here % each == 0 and here < SECTIONS * each:
            body.heading()
        else:
            body.paragraph()
    title = f"{draw.choice(pool.headings)[:30]}（{number}）"
    source = name or f"report{number:05}.md"
    metadata = Metadata(title=title, date=day, language="zh", kind="report", publisher=f"研究院{number % 40}")
    parsed = Parsed("markdown", metadata, tuple(body.sections()), tuple(body.passages))
    return Document(source, "\n\n".join(p.text for p in body.passages) + "\n", parsed, body.findings())


class Body:
    """A document being put together, passage by passage; a passage is a line and an empty line follows it."""

    def __init__(self, pool: Pool, draw: random.Random) -> None:
        self.pool = pool
        self.draw = draw
        # No report says the same sentence twice, unless it is longer than all five together.
        self.sentences = cycle(draw.sample(pool.sentences, len(pool.sentences)))
        self.passages: list[Passage] = []
        self.starts: list[tuple[str, Trend | None, Passage]] = []
        self.at = 0
        self.found: dict[type, list[Any]] = {Mention: [], Figure: [], YearMention: [], Person: []}
        self.tags: list[ThemeTag] = []

    def _append(self, text: str, kind: str) -> Passage:
        number = len(self.passages)
        section = len(self.starts) - 1 if kind != "heading" else len(self.starts)
        line = 2 * number + 1
        passage = Passage(number, section, kind, text, (Span(self.at, self.at + len(text)),), line, line)
        self.passages.append(passage)
        self.at += len(text) + 2
        return passage

    def heading(self) -> None:
        """Begin a section; the second to the seventh of a document are trends that it counts out."""
        number = len(self.starts)
        trend = self.draw.choice(self.pool.trends) if 0 < number <= TRENDS else None
        title = trend.title if trend else self.draw.choice(self.pool.headings)
        self.starts.append((title, trend, self._append(title, "heading")))

    def paragraph(self) -> None:
        """Some sentences in a row, with what was found in each."""
        number, text = len(self.passages), ""
        tags: dict[str, ThemeTag] = {}
        for sentence in islice(self.sentences, self.draw.choice(_LENGTHS)):
            if text and text[-1].isascii():
                text += " "
            for kind, start, end, rest in sentence.found:
                self.found[kind].append(kind(number, start + len(text), end + len(text), *rest))
            for tag in sentence.themes:
                tags[tag.theme] = ThemeTag(number, tag.theme, tag.score, tag.words)
            text += sentence.text
        self.tags.extend(tags.values())
        self._append(text, "paragraph")

    def sections(self) -> Iterator[Section]:
        """The sections, once all passages are there: the first is the title, the others stand below it."""
        last = self.passages[-1].line
        for number, (title, trend, p) in enumerate(self.starts):
            end = self.starts[number + 1][2].line - 1 if 0 < number < len(self.starts) - 1 else last
            kind = trend.kind if trend else "section"
            yield Section(
                number, 0 if number else None, 2 if number else 1, title, p.line, end, p.spans, kind,
                number if trend else None,
            )  # fmt: skip

    def findings(self) -> Findings:
        """What was found in the passages, and the trends."""
        trends = [
            replace(trend, section=number, ordinal=number)
            for number, (_, trend, _) in enumerate(self.starts)
            if trend is not None
        ]
        return Findings(
            tuple(self.found[Mention]), tuple(self.found[Figure]), tuple(self.found[YearMention]), tuple(self.tags),
            tuple((t.section, t.themes) for t in trends), tuple(trends), tuple(self.found[Person]),
        )  # fmt: skip
