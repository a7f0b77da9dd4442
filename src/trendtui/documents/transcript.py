"""The reader for recordings written down: one clause a line, no punctuation.

Paragraphs and sections are made at the words by which a speaker turns to something else (data/chrome.toml tells
them); sections are named after the clauses that open them. Time stamps are markup, greetings are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from trendtui.documents.blocks import Block, left_out, of_lines
from trendtui.documents.inline import Inline
from trendtui.documents.lines import Line, width
from trendtui.documents.outline import Heading
from trendtui.documents.series import Kind
from trendtui.documents.speakers import Speakers, by_speaker, turns, without_labels
from trendtui.documents.spoken import Item, items_of
from trendtui.model.chrome import Chrome
from trendtui.model.document import Span

_STAMP = re.compile(
    r"[\[(（【]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])）】]?(?:\s*(?:-->|[-–~])\s*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)?\s*"
)
_POINT = re.compile(r"[。！？；!?;]|[.](?:\s|$)")
_COMMA = re.compile(r"，|,\s")
_FILLER = re.compile(r"^(?:不过呢?|但是呢?|那么|好|好了|然后|所以|而且呢?|其实|当然了?|同时呢?)(?=.{4})|呢(?=[^喃])")
_HALF = re.compile(
    r"(?:来看|来说|来讲|之外|以外|方面|是|的是)$"
    r"|^(?:除了|看完|说完|聊完|随着|面对|虽然|在|从|基于|为了|另一个|besides|apart from)",
    re.IGNORECASE,
)
_CLAIMS = re.compile(r"^我(?:就|个人)?(?:押|赌|猜|判断|预测|认为|觉得)(?=.{4})")
_FEWEST, _MOST = 8, 24  # clauses of a paragraph
_SECTION, _PART = 5, 12  # clauses between the openings of sections, and of their parts
_GREETING = 48  # columns of a clause that speaks to the audience and says nothing else
_TITLE = 20  # columns of a first line that names the recording alone
_NOTE = re.compile(r"[（(][^（()）]{1,40}[)）]\s*$")
_WINDOW = 12  # clauses compared on either side of an opening


@dataclass(frozen=True, slots=True)
class Told:
    """A transcript as blocks, its headings and what they are."""

    blocks: list[Block]
    headings: list[Heading]
    kinds: list[Kind]
    opening: str
    """The first clauses, for want of a title."""


def score(text: str) -> float:
    """How much a text looks like a transcript: many short lines, nearly none with punctuation."""
    sample = [line for raw in text[:60_000].split("\n") if (line := _STAMP.sub("", raw, count=1).strip())]
    sample = [line for line in sample if not line.isdecimal()]
    if len(sample) < 12 or any(line.startswith(("#", "![", "|", "```", "> ", "- ")) for line in sample[:200]):
        return 0.0
    sample, spoken_by = without_labels(sample)
    if spoken_by:
        return 0.95
    widths = sorted(width(line[:300]) for line in sample)
    points = sum(bool(_POINT.search(line[:300])) for line in sample) / len(sample)
    commas = sum(bool(_COMMA.search(line[:300])) for line in sample) / len(sample)
    if points > 0.1 or commas > 0.2 or widths[int(len(widths) * 0.95)] > 100:
        return 0.0
    return 0.95 if 6 <= median(widths) <= 64 else 0.0


def tell(text: str, lines: Sequence[Line], chrome: Chrome) -> Told:
    """The passages and sections of a transcript."""
    blocks, clauses = _clauses(text, lines)
    clauses, speakers = by_speaker(clauses)
    spoken = _without_greetings(blocks, clauses, chrome)
    items, kind = items_of(spoken, chrome)
    counted = {at for item in items for at in range(item.start, item.stop)}
    starts = _section_starts(spoken, items, counted, chrome)
    if items and items[-1].stop < len(spoken):
        starts.setdefault(items[-1].stop, 1)
    outline = _Outline(text, spoken, chrome, kind, speakers)
    by_start = {item.start: item for item in items}
    bounds = sorted({0, len(spoken), *starts, *by_start, *(item.stop for item in items)})
    for at, stop in pairwise(bounds):
        if at in by_start:
            outline.add_item(by_start[at])
        else:
            outline.add_section(at, stop, starts.get(at))
    out = [block for block in blocks if block.kind == "out"]
    return Told([*outline.made, *out], outline.headings, outline.kinds, _subject(spoken, chrome))


def _subject(spoken: Sequence[Line], chrome: Chrome) -> str:
    """What the speaker says the recording is about, else its first clauses."""
    for at, line in enumerate(spoken[:30]):
        after = spoken[at + 1].text if at + 1 < len(spoken) else ""
        stated = chrome.subject.value(line.text) or chrome.subject.value(f"{line.text}{after}")
        if stated:
            return stated
    if spoken and width(spoken[0].text[:200]) >= _TITLE:
        return _NOTE.sub("", spoken[0].text)[:60].strip()
    return "，".join(line.text for line in spoken[:2])[:60]


def _clauses(text: str, lines: Sequence[Line]) -> tuple[list[Block], list[Line]]:
    """The clauses without time stamps, and the stamps as blocks that are left out."""
    blocks: list[Block] = []
    clauses: list[Line] = []
    for number, line in enumerate(lines):
        stamp = _STAMP.match(line.text)
        counter = line.text.isdecimal() and number + 1 < len(lines) and _STAMP.match(lines[number + 1].text)
        start = line.start + (stamp.end() if stamp else 0)
        if not line.text:
            continue
        if counter or start >= line.end:
            blocks.append(left_out(text, line.start, line.end, line.number, line.number, "markup"))
        else:
            clauses.append(replace(line, start=start, text=text[start : line.end]))
    return blocks, clauses


def _without_greetings(blocks: list[Block], clauses: list[Line], chrome: Chrome) -> list[Line]:
    edge = min(chrome.greeting_edge, len(clauses) // 4)
    kept: list[Line] = []
    for at, line in enumerate(clauses):
        short = width(line.text[:200]) <= _GREETING
        known = line.text in chrome.greeting or line.text in chrome.contact
        if (at < edge or at >= len(clauses) - edge) and short and known:
            blocks.append(left_out("", line.start, line.end, line.number, line.number, "chrome"))
        else:
            kept.append(line)
    return kept


def _section_starts(spoken: Sequence[Line], items: Sequence[Item], counted: set[int], chrome: Chrome) -> dict[int, int]:
    """Where subjects begin, each with its level: 1 at strong openings, 2 at medium ones that stand well apart.

    Of openings near each other the stronger wins, then the one where the words change more.
    """
    found: list[tuple[int, float, int]] = []
    for at, line in enumerate(spoken):
        strong, medium = line.text in chrome.openings_strong, line.text in chrome.openings_medium
        follows = bool(found) and found[-1][2] == at - 1
        if (strong or medium) and at not in counted and not (follows and found[-1][0] <= (1 if strong else 2)):
            found.append((1 if strong else 2, _sameness(spoken, at), at))
    starts: dict[int, int] = {}
    end = items[0].start if items else len(spoken)
    for level, _, at in sorted(found):
        apart = _PART if level == 2 else 2 if 0 <= end - at < 5 else _SECTION
        if not any(near in starts for near in range(at - apart + 1, at + apart)):
            starts[at] = level
    if items and not any(end - 5 <= at <= end for at in starts):
        near = range(max(0, end - 5), end)
        said = [
            at for at in near if spoken[at].text in chrome.trend_words or spoken[at].text in chrome.prediction_words
        ]
        starts[said[0] if said else max(0, end - 2)] = 1
    return starts


def _sameness(spoken: Sequence[Line], at: int) -> float:
    """How alike the words before and after a place are, 0 to 1: the share of pairs of characters in both."""
    before = _pairs(spoken[max(0, at - _WINDOW) : at])
    after = _pairs(spoken[at : at + _WINDOW])
    return len(before & after) / min(len(before), len(after)) if before and after else 0.0


def _pairs(clauses: Sequence[Line]) -> set[str]:
    return {line.text[n : n + 2].lower() for line in clauses for n in range(min(len(line.text), 200) - 1)}


def _title(spoken: Sequence[Line], at: int, stop: int) -> str:
    """A section's name: its opening clause, with the next one when the first is only half a sentence."""
    words = spoken[at].text
    if at + 1 < stop and (_HALF.search(words) or width(words) < 12):
        words = f"{words}，{spoken[at + 1].text}"
    return _FILLER.sub("", words)[:80]


class _Outline:
    """The blocks and headings of a transcript as they are added in reading order."""

    def __init__(self, text: str, spoken: Sequence[Line], chrome: Chrome, kind: str, speakers: Speakers) -> None:
        self.text, self.spoken, self.chrome, self.kind, self.speakers = text, spoken, chrome, kind, speakers
        self.made: list[Block] = []
        self.headings: list[Heading] = []
        self.kinds: list[Kind] = []
        self.top: int | None = None
        self.last: int | None = None

    def add_section(self, at: int, stop: int, level: int | None) -> None:
        """Clauses with a heading of their own (level 1 or 2), or without one."""
        if level is not None:
            parent = self.top if level == 2 else None
            depth = 2 if parent is not None else 1
            self.headings.append(Heading(len(self.made), depth, parent, None, _title(self.spoken, at, stop)))
            self.kinds.append(Kind())
            self.last = len(self.headings) - 1
            self.top = self.last if parent is None else self.top
        self.made += _paragraphs(self.text, self.spoken[at:stop], self.chrome, self.speakers)

    def add_item(self, item: Item) -> None:
        """A numbered clause with what belongs to it; it is a heading as a whole when it is short."""
        clauses = list(self.spoken[item.start : item.stop])
        head = clauses if len(clauses) <= 4 and not self.speakers else clauses[:1]
        named = clauses[0].text[item.label.end :].strip()
        if not named and len(clauses) > len(head) == 1:
            named = _CLAIMS.sub("", clauses[1].text)
        title = "，".join(filter(None, [named, *(line.text for line in head[1:])]))
        depth = self.headings[self.last].depth + 1 if self.last is not None else 1
        self.headings.append(Heading(len(self.made), depth, self.last, item.label, title))
        self.kinds.append(Kind(self.kind, item.label.ordinal, item.label.text))
        self.made.append(replace(_block(self.text, head), kind="heading", style="clause"))
        if len(head) < len(clauses):
            self.made += _cut(self.text, clauses[1:], set(), self.speakers)


def _paragraphs(text: str, clauses: Sequence[Line], chrome: Chrome, speakers: Speakers) -> list[Block]:
    kinds = (chrome.openings_weak, chrome.openings_medium, chrome.openings_strong)
    cues = {at for at, line in enumerate(clauses) if any(line.text in kind for kind in kinds)}
    return _cut(text, clauses, cues, speakers)


def _cut(text: str, clauses: Sequence[Line], cues: set[int], speakers: Speakers) -> list[Block]:
    """Paragraphs of some eight to two dozen clauses, cut at cues; turns where speakers are told."""
    if speakers:
        return [_block(text, clauses[a:b]) for a, b in turns(clauses, speakers)]
    cuts: list[int] = []
    start = 0
    for at in range(1, len(clauses)):
        size = at - start
        rest = len(clauses) - at
        if rest < 4:
            break
        if (at in cues and size >= _FEWEST) or size >= _MOST:
            near = [n for n in range(start + _FEWEST // 2, at) if n in cues]
            place = at if at in cues or not near else near[-1]
            cuts.append(place)
            start = place
    bounds = [0, *cuts, len(clauses)]
    return [_block(text, clauses[a:b]) for a, b in pairwise(bounds) if a < b]


def _block(text: str, clauses: Sequence[Line]) -> Block:
    parts = [Inline((Span(line.start, line.end),)) for line in clauses]
    return of_lines(text, clauses, "paragraph", parts, separate=True)
