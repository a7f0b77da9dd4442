"""Which company a figure is about: the subject of its clause, or the one carried on from the clauses before.

Investors, sources and rivals named beside it are not the subject; the words that say so are cues in data/units.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trendtui.extract.clauses import Clauses
from trendtui.extract.grammar import Grammar
from trendtui.model.findings import Mention

_LIST = re.compile(r"\s?(?:[、,，/]|和|与|及|以及|and|&)\s?")
_OBLIQUE_REACH = 8
_SOURCE_REACH = 10
CARRY = 2
"""How many sentences without a company of their own a subject lasts."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A mention in the running for subject."""

    start: int
    end: int
    company: str
    role: str
    """subject, oblique, source or listed (one of three or more in a row)."""
    product: bool


class Subjects:
    """The companies of one passage and what each of them does in its clause; made for each passage."""

    def __init__(self, folded: str, layout: Clauses, rules: Grammar, mentions: Sequence[Mention]) -> None:
        self.text, self.layout, self.rules = folded, layout, rules
        ordered = sorted((m for m in mentions if m.company), key=lambda m: m.start)
        self.all = tuple(self._subject(ordered, place) for place in range(len(ordered)))

    def of(self, start: int, end: int, floor: int, context: str = "") -> str:
        """The company that the figure at start..end is about, or "".

        Args:
            floor: end of the figure before in the same clause, 0 when there is none.
            context: the subject before this passage.
        """
        clause_start, clause_end = self.layout.clause(start)
        attached = self._attached(end, clause_end)
        nearer = self._first(max(clause_start, floor), start)
        if nearer is not None and floor > clause_start:
            return nearer.company
        own = self._first(clause_start, start)
        if own is not None:
            return own.company
        if attached is not None:
            return attached.company
        pronoun = self.rules.cue("pronoun").search(self.text, clause_start, start)
        if pronoun is None and self._generic(clause_start, start):
            return ""
        return self._carried(clause_start, start, pronoun is not None, context)

    def _carried(self, clause_start: int, start: int, pronoun: bool, context: str) -> str:
        sentence = self.layout.sentence(start)[0]
        at, left = clause_start, CARRY + (2 if pronoun else 0)
        while at > 0:
            begin = self.layout.clause(at - 1)[0]
            if begin < sentence:
                left -= 1
                sentence = self.layout.sentence(at - 1)[0]
                pronoun = pronoun or bool(self.rules.cue("pronoun").search(self.text, at, start))
                if left < 0:
                    return ""
            found = self._first(begin, at) or (self._source(begin, at) if pronoun else None)
            if found is not None:
                return found.company
            if not pronoun and self._generic(begin, at):
                return ""
            at = begin
        return context if pronoun or not self.all else ""

    def _first(self, start: int, end: int) -> Subject | None:
        """The first subject of a stretch; a product only when no company is one."""
        inside = [s for s in self.all if start <= s.start and s.end <= end and s.role == "subject"]
        return next((s for s in inside if not s.product), inside[0] if inside else None)

    def _source(self, start: int, end: int) -> Subject | None:
        return next((s for s in self.all if start <= s.start and s.end <= end and s.role == "source"), None)

    def _attached(self, end: int, clause_end: int) -> Subject | None:
        """估值55亿美元的甲公司: a company right behind the figure."""
        for subject in self.all:
            if end <= subject.start < clause_end and subject.start - end <= 8:
                between = self.text[end : subject.start]
                if between.startswith("的") or (not between.strip() and not self.text[end - 1].isascii()):
                    return subject
        return None

    def _generic(self, start: int, end: int) -> bool:
        return bool(self.rules.cue("generic").search(self.text, start, end))

    def _subject(self, ordered: Sequence[Mention], place: int) -> Subject:
        mention = ordered[place]
        clause_start, clause_end = self.layout.clause(mention.start)
        before = self.text[max(clause_start, mention.start - _OBLIQUE_REACH) : mention.start]
        after = self.text[mention.end : min(clause_end + 8, mention.end + _SOURCE_REACH)]
        role = "subject"
        if self._in_list(ordered, place):
            role = "listed"
        elif self._source_words(before, after):
            role = "source"
        elif self._oblique(before, after):
            role = "oblique"
        return Subject(mention.start, mention.end, mention.company, role, mention.kind == "product")

    def _in_list(self, ordered: Sequence[Mention], place: int) -> bool:
        run = 1
        for step in (-1, 1):
            at = place
            while 0 <= at + step < len(ordered):
                first, second = sorted((ordered[at], ordered[at + step]), key=lambda m: m.start)
                if not _LIST.fullmatch(self.text[first.end : second.start]):
                    break
                run, at = run + 1, at + step
                if run >= 3:
                    return True
        return False

    def _source_words(self, before: str, after: str) -> bool:
        if re.search(r"(?:根据|依据|据|according to)[^，,]{0,6}$", before, re.IGNORECASE):
            return True
        cue = self.rules.cue("source").search(after)
        return cue is not None and not re.search(r"[，。,；]", after[: cue.start()])

    def _oblique(self, before: str, after: str) -> bool:
        for cue in self.rules.cue("oblique").finditer(before):
            gap = before[cue.end() :]
            if not re.search(r"[的，,、]", gap) and len(gap) <= 6:
                return True
        named = self.rules.cue("named").search(after[:8])
        return named is not None and named.start() <= 3
