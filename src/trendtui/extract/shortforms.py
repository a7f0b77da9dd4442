"""Finds what a document calls a company for short once it has named it in full: 星河 for 星河科技, Acme for Acme Power.

A short form counts only where it stands as a name does: behind a border and before a verb, a particle or a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trendtui.extract.beside import any_of
from trendtui.extract.matching import is_han
from trendtui.extract.names import NameShapes
from trendtui.model.catalogue import Catalogue
from trendtui.model.document import Passage
from trendtui.model.findings import Mention

_LATIN_LEAST = 5
"""A Latin first word alone has at least so many letters (Kestrel of Kestrel Grid, not Deep of Deep Sky)."""
_LONG = 4
"""A Chinese name at least so long may be cut anywhere (two characters of four), a shorter one only at its ending."""
_GOES_ON = "的也则已又还就都才将把被给从对由跟与和及等呢说用在称有于做拿卖靠因共没不曾"
"""What may stand directly behind a name that is a sentence's subject, possessor or an item of a list."""

_GOES_ON_LATIN = re.compile(r"[A-Za-z0-9]| [A-Z]")
"""What makes a Latin word the beginning of a longer one or of another name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A company that a document names in full, and as what its short forms are to be recorded."""

    name: str
    company: str
    kind: str
    status: str


class ShortForms:
    """The short forms by one catalogue's endings and cues; build it once."""

    def __init__(self, catalogue: Catalogue, shapes: NameShapes) -> None:
        cues = catalogue.names
        self._shapes = shapes
        self._listed = frozenset(s.text for c in catalogue.companies for s in c.spellings)
        self._places = frozenset(cues.places)
        self._coining = frozenset(cues.suffixes)
        self._endings = tuple(sorted({*cues.suffixes, *cues.endings}, key=len, reverse=True))
        verbs = any_of(sorted({*cues.acts, *cues.does, *cues.after}, key=lambda word: (-len(word), word)))
        self._verbs = re.compile(verbs) if verbs else None
        self._borders = cues.borders

    def added(
        self, passages: Sequence[Passage], mentions: Sequence[Mention], people: frozenset[str]
    ) -> tuple[Mention, ...]:
        """A document's mentions together with those by short forms, in reading order.

        Args:
            people: names of people, which are no companies' short forms.
        """
        named = {(m.surface, m.company): Named(m.surface, m.company, m.kind, m.status) for m in mentions}
        short: dict[str, Named] = {}
        known = {m.surface for m in mentions}
        for full in named.values():
            for form in self._forms(full):
                if form not in known and form not in people:
                    short.setdefault(form, full)
        if not short:
            return tuple(mentions)
        pattern = re.compile(any_of(sorted(short, key=lambda form: (-len(form), form))))
        taken: dict[int, list[Mention]] = {}
        for mention in mentions:
            taken.setdefault(mention.passage, []).append(mention)
        result: list[Mention] = []
        for passage in passages:
            here = taken.get(passage.number, [])
            here = [*here, *self._found(passage, here, pattern, short)]
            result += sorted(here, key=lambda m: m.start)
        return tuple(result)

    def _forms(self, full: Named) -> Iterator[str]:
        """What a company of this name may be called for short."""
        name = full.name
        if full.kind == "product":
            return
        if name.isascii():
            first, _, rest = name.partition(" ")
            telling = len(first) >= _LATIN_LEAST and first[0].isupper() and first not in self._places
            if rest and full.status == "discovered" and telling and self._shapes.is_latin_name(first):
                yield first
            return
        if not all(is_han(char) for char in name):
            return
        ending = next((e for e in self._endings if name.endswith(e) and len(name) - len(e) >= 2), "")
        cores = [name.removesuffix(ending)] if ending else []
        if full.status == "discovered" and len(name) >= _LONG:
            cores += [name[:length] for length in range(len(name) - 1, 1, -1)]
        yield from (core for core in cores if self._is_own(core))

    def _is_own(self, core: str) -> bool:
        return core not in self._listed and core not in self._places and self._shapes.is_coined(core)

    def _found(
        self, passage: Passage, here: Iterable[Mention], pattern: re.Pattern[str], short: dict[str, Named]
    ) -> Iterator[Mention]:
        taken = {place for m in here for place in range(m.start, m.end)}
        for found in pattern.finditer(passage.text):
            start, end = found.span()
            full = short[found[0]]
            free = taken.isdisjoint(range(start, end))
            if free and (self._is_coined_core(found[0], full) or self._stands(passage.text, start, end)):
                rule = f"short:{full.name}"
                yield Mention(passage.number, start, end, found[0], full.company, full.kind, full.status, rule)

    def _is_coined_core(self, form: str, full: Named) -> bool:
        """Whether a form is a discovered name without its ending, so that it is hardly anything else in this text."""
        return full.status == "discovered" and full.name.removeprefix(form) in self._coining

    def _stands(self, text: str, start: int, end: int) -> bool:
        """Whether a name may begin and end at these places."""
        before, after = text[start - 1 : start], text[end : end + 1]
        if text[start].isascii():
            return not (before.isascii() and before.isalnum()) and _GOES_ON_LATIN.match(text, end) is None
        if before and is_han(before) and not any(text.endswith(word, 0, start) for word in self._borders):
            return False
        if not after or not is_han(after) or after in _GOES_ON:
            return True
        return self._verbs is not None and self._verbs.match(text, end) is not None
