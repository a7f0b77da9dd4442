"""Corrections + what was found in a document → what is found in it. Pure: the same findings always become the same.

Applied from the first to the last, after extraction: who merges A into B has every mention and figure of A read as B's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from trendtui.collection.anchoring import Text, find, occurrences
from trendtui.model.catalogue import Company
from trendtui.model.collected import Anchor, Cited, KeptDocument, KeptPassage
from trendtui.model.corrections import Correction, OfCompany, OfFigure, OfTrend, Where
from trendtui.model.document import Parsed
from trendtui.model.findings import Figure, Findings, Mention, Person, ThemeTag, Trend
from trendtui.store.folding import fold

_SCORE = 10.0
"""Score of a theme that the reader gave: above all that words earn."""


def rule_of(correction: Correction) -> str:
    """What made a row, as evidence: your correction of 2026-11-22."""
    return f"your correction of {correction.on}"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a correction did in a document."""

    found: int
    """Mentions, figures or trends that it changed."""
    why: str = ""
    """Why there are none though the document is the one that it is about: changed, gone or twins."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The findings of a document with the corrections applied."""

    findings: Findings
    hits: dict[int, Hit]
    """Number of the correction in the list (0-based) → what it did; those that are not about this document left out."""


class Corrector:
    """Applies one list of corrections to any number of documents."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self.corrections = tuple(corrections)

    def apply(self, source: str, content: str, parsed: Parsed, findings: Findings) -> Corrected:
        """What is found in one document.

        Args:
            source: the document's name in the index.
            content: fingerprint of its bytes.
            findings: as extraction made them.
        """
        if not self.corrections:
            return Corrected(findings, {})
        work = _Work(source, content, parsed, findings)
        for number, correction in enumerate(self.corrections):
            if isinstance(correction, OfCompany):
                work.company(number, correction)
            elif work.is_meant(correction.where):
                if isinstance(correction, OfFigure):
                    work.figure(number, correction)
                else:
                    work.trend(number, correction)
        return Corrected(work.findings(), work.hits)


def companies(corrections: Sequence[Correction], known: Callable[[str], Company | None]) -> dict[str, Company]:
    """What is to be known of the companies that corrections name, by their names.

    Args:
        known: what the catalogue says of a name, None for nothing.

    Returns:
        The targets of merging and renaming, with the other names; those confirmed or given to a figure.
    """
    made: dict[str, Company] = {}

    def of(name: str, rule: str) -> Company:
        return made.get(name) or known(name) or Company(name, "company", "", "", "", (), (), rule)

    for c in corrections:
        rule = rule_of(c)
        if isinstance(c, OfFigure) and c.company:
            made[c.company] = of(c.company, rule)
        elif isinstance(c, OfCompany) and c.act == "confirm":
            made[c.name] = of(c.name, rule)
        elif isinstance(c, OfCompany) and c.to:
            other, to = of(c.name, rule), of(c.to, rule)
            if c.act == "rename" and c.to not in made and known(c.to) is None:
                to = replace(other, name=c.to, row=rule)
            also = tuple(dict.fromkeys(x for x in (*to.also, c.name, *other.also) if x != c.to))
            spellings = tuple(dict.fromkeys((*to.spellings, *other.spellings)))
            made[c.to] = replace(to, also=also, spellings=spellings)
    return made


class _Work:
    """One document's findings while corrections are applied to them."""

    def __init__(self, source: str, content: str, parsed: Parsed, findings: Findings) -> None:
        self._source, self._content, self._parsed, self._raw = source, content, parsed, findings
        self._mentions: list[Mention] = list(findings.mentions)
        # None where a figure is rejected: the places of the others stay.
        self._figures: list[Figure | None] = list(findings.figures)
        self._people: list[Person] = list(findings.people)
        self._trends: list[Trend] = list(findings.trends)
        self._tags: list[ThemeTag] = list(findings.passage_themes)
        self._sections = dict(findings.section_themes)
        self._text: Text | None = None
        self._names = self._named_now()
        self.hits: dict[int, Hit] = {}

    def _named_now(self) -> set[str]:
        """The companies that there are, so that most corrections need not look at every mention."""
        figures = {f.company for f in self._figures if f is not None}
        return {m.company for m in self._mentions} | figures | {p.company for p in self._people}

    def findings(self) -> Findings:
        """What there is now."""
        return replace(
            self._raw, mentions=tuple(self._mentions), figures=tuple(f for f in self._figures if f is not None),
            people=tuple(self._people), trends=tuple(self._trends), passage_themes=tuple(self._tags),
            section_themes=tuple(self._sections.items()),
        )  # fmt: skip

    def is_meant(self, where: Where) -> bool:
        """Whether this is the document: by its name, or by its text under another name."""
        return where.source == self._source or (bool(where.text) and where.text == self._content)

    # --- companies --------------------------------------------------------------------------------------------

    def company(self, number: int, c: OfCompany) -> None:
        """Merge, rename, hide or confirm a company."""
        if c.act != "confirm" and self._names.isdisjoint((c.name, c.to)):
            return
        rule = rule_of(c)
        mentions = sum(m.company == c.name for m in self._mentions)
        figures = sum(f is not None and f.company == c.name for f in self._figures)
        people = sum(p.company == c.name for p in self._people)
        found = mentions or figures or people
        if c.act == "hide":
            self._mentions = [m for m in self._mentions if m.company != c.name]
            self._rename(c.name, "", rule)
        elif c.act == "confirm":
            self._mentions = [_listed(m, rule) if m.company == c.name else m for m in self._mentions]
            more = tuple(self._named(c.name, rule))
            self._mentions = sorted([*self._mentions, *more], key=lambda m: (m.passage, m.start))
            found = mentions + len(more)
        else:
            self._mentions = [
                replace(m, company=c.to, status="listed", rule=_made(rule, m.rule)) if m.company == c.name
                else _listed(m, rule) if m.company == c.to else m
                for m in self._mentions
            ]  # fmt: skip
            self._rename(c.name, c.to, rule)
        self._names = self._named_now()
        if found:
            self.hits[number] = Hit(found)

    def _rename(self, name: str, to: str, rule: str) -> None:
        """Have another company, or none, in what hangs on it."""
        self._figures = [
            replace(f, company=to, rule=_made(rule, f.rule)) if f is not None and f.company == name else f
            for f in self._figures
        ]
        self._people = [
            replace(p, company=to, rule=_made(rule, p.rule)) if p.company == name else p for p in self._people
        ]

    def _named(self, name: str, rule: str) -> Iterator[Mention]:
        """Where a name stands and is no mention yet: as it is written, as words of its own."""
        taken: dict[int, list[Mention]] = {}
        for m in self._mentions:
            taken.setdefault(m.passage, []).append(m)
        for p in self._parsed.passages:
            if name not in p.text:
                continue
            for start in occurrences(name, p.text):
                end = start + len(name)
                if all(m.end <= start or end <= m.start for m in taken.get(p.number, ())):
                    yield Mention(p.number, start, end, name, name, "company", "listed", rule)

    # --- figures ----------------------------------------------------------------------------------------------

    def figure(self, number: int, c: OfFigure) -> None:
        """Reject or mend a figure."""
        passage, why = self._passage(c.where)
        if passage is None:
            self.hits[number] = Hit(0, why)
            return
        alike = [n for n, f in enumerate(self._raw.figures) if f.passage == passage and f.text == c.figure]
        at = alike[c.nth - 1] if c.nth <= len(alike) else None
        now = self._figures[at] if at is not None else None
        if at is None or now is None:
            self.hits[number] = Hit(0, "figure" if at is None else "rejected")
            return
        self._figures[at] = None if c.reject else _mended(now, c)
        self._names.add(c.company or "")
        self.hits[number] = Hit(1)

    def _passage(self, where: Where) -> tuple[int | None, str]:
        """The number of the passage that a correction is about; None and the reason when it cannot be told."""
        if self._text is None:
            self._text = Text(kept(self._source, self._content, self._parsed))
        if not where.before and not where.after and not where.text:  # written by hand: words that stand but once
            words = fold(where.quotation).text.strip()
            places = list(occurrences(words, self._text.words))
            if len(places) == 1:
                return self._text.passages[self._text.at(places[0])].passage, ""
            return None, "twins" if places else "gone"
        anchor = Anchor(
            self._source, where.text, where.quotation, before=where.before, after=where.after, stood=where.stood,
            twins=where.twins, line=where.line,
        )  # fmt: skip
        standing = find(anchor, self._text)
        if standing.status in ("here", "moved") and standing.passage is not None:
            return standing.passage.passage, ""
        return None, "changed" if standing.status == "changed" else "gone"

    # --- trends -----------------------------------------------------------------------------------------------

    def trend(self, number: int, c: OfTrend) -> None:
        """Give a trend themes, or take some away: of it, of its section, and of the passage of its heading."""
        title = fold(c.heading).text
        alike = [n for n, t in enumerate(self._trends) if fold(t.title).text == title]
        if len(alike) > 1:
            lines = {s.number: s.line for s in self._parsed.sections}
            alike = [n for n in alike if lines.get(self._trends[n].section) == c.where.line]
        if len(alike) != 1:
            self.hits[number] = Hit(0, "heading")
            return
        trend = self._trends[alike[0]]
        rule = rule_of(c)
        added = tuple(slug for slug in c.add if slug not in trend.themes)
        self._trends[alike[0]] = replace(trend, themes=_themes(trend.themes, c), words=(*trend.words, rule))
        self._sections[trend.section] = _themes(self._sections.get(trend.section, ()), c)
        head = next((p.number for p in self._parsed.passages if p.section == trend.section), None)
        if head is not None:
            self._tags = [t for t in self._tags if t.passage != head or t.theme not in (*c.take, *added)]
            new = [ThemeTag(head, slug, _SCORE, (rule,)) for slug in added]
            self._tags = sorted([*self._tags, *new], key=lambda t: t.passage)
        self.hits[number] = Hit(1)


def _made(rule: str, before: str) -> str:
    """The evidence of a row: the correction, and what had read it."""
    first, _, rest = before.partition(" · ")
    read = rest if first.startswith("your correction of ") else before
    return f"{rule} · {read}" if read else rule


def _listed(mention: Mention, rule: str) -> Mention:
    """A mention of a company that the reader vouches for."""
    if mention.status == "listed":
        return mention
    return replace(mention, status="listed", rule=_made(rule, mention.rule))


def _mended(figure: Figure, c: OfFigure) -> Figure:
    return replace(
        figure,
        low=figure.low if c.low is None else c.low,
        high=figure.high if c.high is None else c.high,
        unit=figure.unit if c.unit is None else c.unit,
        kind=figure.kind if c.kind is None else c.kind,
        company=figure.company if c.company is None else c.company,
        year=figure.year if c.year is None else c.year or None,
        rule=_made(rule_of(c), figure.rule),
    )


def _themes(themes: Sequence[str], c: OfTrend) -> tuple[str, ...]:
    """The reader's own word comes first."""
    return tuple(dict.fromkeys([*c.add, *(slug for slug in themes if slug not in c.take)]))


def kept(source: str, content: str, parsed: Parsed) -> KeptDocument:
    """A document as anchoring looks at it; a passage is known by its number."""
    paths: dict[int, str] = {}
    for s in parsed.sections:
        above = paths.get(s.parent, "") if s.parent is not None else ""
        paths[s.number] = f"{above} › {s.title}" if above else s.title
    return KeptDocument(source, content, Cited(), tuple(
        KeptPassage(
            p.number, p.text, p.line, p.end_line, paths.get(p.section, "") if p.section is not None else "", p.kind
        )
        for p in parsed.passages
    ))  # fmt: skip
