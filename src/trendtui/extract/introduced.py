"""Finds unlisted companies by how a text introduces them: 一家叫X的公司, 据X统计, the column 公司 of a table.

Each rule reads one construction of running text, of a list or of a table, by the words of discovery.toml. Cues that
stand directly beside a name are discovery.py's; what a name can look like is told in names.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trendtui.extract.beside import any_of
from trendtui.extract.names import NameShapes
from trendtui.model.catalogue import NameCues
from trendtui.model.document import Passage

_LATIN = r"[A-Z0-9][A-Za-z0-9]*(?:[.&’'-][A-Za-z0-9]+)*(?: (?:& )?[A-Z0-9][A-Za-z0-9.&’'-]*){0,3}"
_HAN = r"[\u4e00-\u9fff]"
_QUOTED = r"[“「『《\"]\s?(?P<quoted>[^“”「」『』《》\"\n]{2,24})\s?[”」』》\"]"
_NAMED = rf"\s?(?:{_QUOTED}|(?P<latin>{_LATIN})|(?P<han>{_HAN}{{2,12}}))"
_ENDS = frozenset("的是在和与由从于已也都就把被将则又还有为给对向，")
"""Where a Chinese name that nothing else closes ends."""
_ITEM = re.compile(
    rf"(?:[-*•·]\s*|(?:\d{{1,2}}|[一二三四五六七八九十])[.、)）]\s*)?(?P<name>{_LATIN}|{_HAN}{{2,8}})\s?"
    r"(?:[（(][^（）()\n]{1,24}[）)])?\s?(?:[：:]|——|—|–|--)\s?(?P<rest>.*)"
)
_CELLS = re.compile(r"\s*\|\s*|\t| {2,}")
_SPLIT = re.compile(r"[、,，/]|以及|还有|和|与|及")
_BRACKET = re.compile(
    r"\s?[（(]\s?(?P<said>(?:英文|中文)?(?:原|全)?名(?:为|叫)?|(?:以下)?简称|(?:以)?下称)?\s?[：:]?"
    r"[“「]?(?P<name>[^（）()“”「」\n]{2,24})[”」]?\s?[）)]"
)
_BACK, _AHEAD = 40, 16
"""How far from a name the word that makes it a company's may stand."""
_GOES_ON = ("（", "(", "则", "也", "已")
"""What may follow a name besides what companies do."""
_SHORTEST = 3
"""A Chinese name that only the words around it close has at least so many characters."""
_LEAD_LINE = 80


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name and the construction that introduces it: 0-based characters of the passage, end exclusive."""

    start: int
    end: int
    cue: str


class Introductions:
    """The constructions of one catalogue's cues; build it once."""

    def __init__(self, cues: NameCues, shapes: NameShapes) -> None:
        self._shapes = shapes
        self._columns = frozenset(word.casefold() for word in cues.columns)
        firms, verbs = any_of(cues.firms), any_of((*cues.acts, *cues.does))
        self._firms = re.compile(firms, re.IGNORECASE) if firms else None
        self._ends_at = re.compile(verbs) if verbs else None
        self._places = cues.places
        young = any_of(cues.young)
        self._young = re.compile(young, re.IGNORECASE) if young else None
        self._naming = re.compile(f"(?:{any_of(cues.naming)}){_NAMED}") if cues.naming else None
        self._things = re.compile(any_of(cues.things)) if cues.things else None
        told = any_of(cues.told)
        self._source = (
            re.compile(rf"(?:据|根据|按照?|依据|援引|引用)\s?(?P<name>{_LATIN})\s?(?:的|所)?(?:最新)?(?P<cue>{told})")
            if told
            else None
        )
        self._account = (
            re.compile(rf"(?P<name>{_LATIN})\s?的(?P<cue>统计|测算|估算|调研|口径|调查数据)") if told else None
        )
        startups = any_of(cues.startups)
        self._startup = re.compile(f"(?:{startups})(?P<han>{_HAN}{{3,10}})") if startups else None
        self._lead = (
            re.compile(
                rf"(?:(?:{startups})(?:里面?|中|方面|当中)?(?:有|包括|如|例如|比如|像)?|投资(?:人|方|者|机构)(?:有|是|为|包括))"
                r"[，,：:]?\s?(?P<items>[^。；;！？\n]{2,80})"
            )
            if startups
            else None
        )
        self._since = re.compile(
            rf"(?:成立|创立|创办|专注|主打|总部|位于|来自|孵化|脱胎)[^，。；;\n的]{{1,16}}的(?:(?P<han>{_HAN}{{3,10}})|(?P<latin>{_LATIN}))"
        )

    def of(self, passage: Passage, before: str) -> Iterator[Introduced]:
        """The names that one passage introduces; `before` is the text of the passage that stands before it."""
        text = passage.text
        yield from self._named(text)
        yield from self._sources(text)
        yield from self._startups(text)
        yield from self._leads(text)
        if passage.kind == "table":
            yield from self._cells(text)
        elif "\n" in text or passage.kind == "list":
            yield from self._items(text, before)

    def _named(self, text: str) -> Iterator[Introduced]:
        """一家叫X的公司, 还有个团队，名字叫X."""
        if self._naming is None:
            return
        for found in self._naming.finditer(text):
            place = self._place(text, found)
            if place is None:
                continue
            if self._spoken_of(text, found.start()) or self._firm_in(text, place[1], _clause_end(text, place[1])):
                yield Introduced(*place, "cue:叫")

    def _spoken_of(self, text: str, at: int) -> bool:
        """Whether the sentence that leads to `at` last spoke of a company, not of a method or a product."""
        sentence = max(text.rfind(end, 0, at) for end in "。！？!?；")
        start = max(sentence + 1, at - _BACK)
        last = max((m.end() for m in self._firms.finditer(text, start, at)), default=0) if self._firms else 0
        return bool(last) and not (self._things and self._things.search(text, last, at))

    def _firm_in(self, text: str, start: int, end: int) -> bool:
        return self._firms is not None and self._firms.search(text, max(0, start), end) is not None

    def _place(self, text: str, found: re.Match[str]) -> tuple[int, int] | None:
        """Where the name of a match stands, if it can be one."""
        groups = found.re.groupindex
        if "quoted" in groups and found["quoted"]:
            start, end = found.span("quoted")
            fits = self._shapes.is_name(text[start:end]) or self._shapes.is_coined(text[start:end])
        elif "latin" in groups and found["latin"]:
            start, end = found.span("latin")
            fits = self._shapes.is_latin_name(text[start:end])
        else:
            start = found.start("han")
            end = self._close(text, start, found.end("han"))
            fits = end - start >= 2 and self._shapes.is_coined(text[start:end])
        return (start, end) if fits else None

    def _close(self, text: str, start: int, limit: int) -> int:
        """Where a Chinese name that begins at `start` ends: before a verb, a particle or whatever is not Chinese."""
        end = next((at for at in range(start + 1, limit) if text[at] in _ENDS), limit)
        verb = self._ends_at.search(text, start + 2, limit) if self._ends_at else None
        return min(verb.start(), end) if verb else end

    def _sources(self, text: str) -> Iterator[Introduced]:
        """据X统计, X的测算: who counts is a firm or an institute."""
        for pattern in (self._source, self._account):
            for found in pattern.finditer(text) if pattern else ():
                if self._shapes.is_latin_name(found["name"]):
                    yield Introduced(*found.span("name"), f"cue:{found['cue']}")

    def _startups(self, text: str) -> Iterator[Introduced]:
        """创业公司X专注…, 成立于2023年的X完成…: a Chinese name that a verb or a mark closes."""
        for pattern in (self._startup, self._since):
            for found in pattern.finditer(text) if pattern else ():
                place = self._place(text, found)
                if place is None:
                    continue
                start, end = place
                if text[start].isascii():
                    if self._firm_in(text, found.start() - _AHEAD, found.end()) and self._acts(text, end):
                        yield Introduced(start, end, "cue:的")
                elif end - start >= _SHORTEST and self._shapes.is_free(text[start:end]) and self._acts(text, end):
                    yield Introduced(start, end, f"cue:{text[found.start() : start][-4:]}")

    def _acts(self, text: str, end: int) -> bool:
        """Whether a verb or particle of what companies do stands behind a name."""
        return bool(self._ends_at and self._ends_at.match(text, end)) or text[end : end + 1] in _GOES_ON

    def _leads(self, text: str) -> Iterator[Introduced]:
        """创业公司里，A、B都在做…; 投资人是A还有B这些."""
        if self._lead is None:
            return
        for found in self._lead.finditer(text):
            items = list(_pieces(text, *found.span("items")))
            names: list[tuple[int, int]] = []
            for number, (start, end) in enumerate(items):
                end = self._name_end(text, start, end, last=number == len(items) - 1)
                if end <= start or not self._fits(text[start:end]):
                    break
                names.append((start, end))
            latin = sum(1 for start, _ in names if text[start].isascii())
            if latin and (len(names) > 1 or found[0].startswith("投资")):
                yield from (Introduced(start, end, "cue:、") for start, end in names)

    def _fits(self, name: str) -> bool:
        if name.isascii():
            return self._shapes.is_name(name)
        return len(name) >= _SHORTEST and self._shapes.is_free(name)

    def _name_end(self, text: str, start: int, end: int, last: bool) -> int:
        """Where the name at the start of a list's item ends: at a bracket; in the last one, where the text goes on."""
        latin = re.compile(_LATIN).match(text, start, end)
        if latin:
            rest = text[latin.end() : end].lstrip()
            return latin.end() if last or not rest or rest[0] in "（(" else start
        bracket = next((at for at in range(start, end) if text[at] in "（("), end)
        closed = self._close(text, start, bracket)
        return closed if last or closed == bracket else start

    def _cells(self, text: str) -> Iterator[Introduced]:
        """The cells of a table's columns that hold companies."""
        head, *_ = text.split("\n", 1)
        columns = [n for n, cell in enumerate(_CELLS.split(head.strip())) if cell.strip().casefold() in self._columns]
        if not columns:
            return
        at = len(head) + 1
        for row in text[at:].split("\n"):
            for number, (start, end) in enumerate(_cells_of(row)):
                if number in columns and self._shapes.is_name(row[start:end]):
                    yield Introduced(at + start, at + end, "cue:|")
            at += len(row) + 1

    def _items(self, text: str, before: str) -> Iterator[Introduced]:
        """The names that open the lines of a list of companies: X：一家…, Y（柏林）：…, Z——….

        A line is one of a company if its first clause says so; then its neighbours of the same form are too, and
        so they are behind a line that announces companies or if most lines tell of a company's beginnings.
        """
        if self._firms is None:
            return
        found: list[tuple[int, int, bool, bool]] = []
        at = 0
        for line in text.split("\n"):
            item = _ITEM.fullmatch(line)
            name = item["name"] if item else ""
            if item and (self._shapes.is_latin_name(name) if name.isascii() else self._shapes.is_coined(name)):
                clause = re.split(r"[，,。；;]", item["rest"], maxsplit=1)[0]
                young = item["rest"].startswith(self._places) or bool(self._young and self._young.search(item["rest"]))
                told = bool(self._firms.search(clause))
                found.append((at + item.start("name"), at + item.end("name"), told, told or young))
            at += len(line) + 1
        announced = len(before) <= _LEAD_LINE and self._firms.search(before) is not None
        proven = sum(young for _, _, _, young in found)
        for start, end, told, _ in found:
            if told or announced or proven * 2 >= len(found) > 1:
                yield Introduced(start, end, "cue:：")

    def lines(self, passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
        """The names, each with its cue, that open neighbouring passages of one line each, as those of a list do."""
        run: list[str] = []
        before = last = ""
        for passage in (*passages, None):
            text = passage.text.strip() if passage else ""
            if text and "\n" not in text and _ITEM.fullmatch(text):
                before = before if run else last
                run.append(text)
            elif run:
                whole = "\n".join(run)
                if len(run) > 1:
                    names = ((whole[i.start : i.end], i.cue) for i in self._items(whole, before))
                    yield from ((name, cue) for name, cue in names if name.isascii() or self._shapes.is_free(name))
                run = []
            last = text


def _clause_end(text: str, start: int) -> int:
    """The end of the clause that begins at `start`, or of as much of it as counts."""
    limit = min(len(text), start + _AHEAD)
    return next((at for at in range(start, limit) if text[at] in "，,。；;：:\n"), limit)


def alias(text: str, start: int, end: int, shapes: NameShapes) -> str:
    """The other name in brackets directly behind text[start:end] (晶石科技（Lattice）); empty if there is none.

    Behind a Latin name a Chinese word in brackets may be a place, so it must be announced as a name.
    """
    found = _BRACKET.match(text, end)
    name = found["name"].strip() if found else ""
    if not found or not shapes.is_name(name):
        return ""
    return name if found["said"] or (name.isascii() and not text[start].isascii()) else ""


def _cells_of(row: str) -> Iterable[tuple[int, int]]:
    at = len(row) - len(row.lstrip())
    for border in [*_CELLS.finditer(row, at), None]:
        end = border.start() if border else len(row.rstrip())
        yield at, end
        at = border.end() if border else end


def _pieces(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The places of the items of a list, blanks at their starts left out."""
    places, at = [], start
    for mark in [*_SPLIT.finditer(text, start, end), None]:
        stop = mark.start() if mark else end
        while at < stop and text[at] == " ":
            at += 1
        places.append((at, stop))
        at = mark.end() if mark else stop
    return places
