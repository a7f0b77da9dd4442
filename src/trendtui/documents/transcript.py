"""The reader for recordings written down: one clause a line, no punctuation.

Paragraphs and sections are made at the words by which a speaker turns to something else (data/chrome.toml tells
them); sections are named after the clauses that open them. Time stamps are markup, greetings are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from trendtui.documents.blocks import Block, left_out, of_lines
from trendtui.documents.inline import Inline
from trendtui.documents.lines import Line, width
from trendtui.documents.numbering import Label, label_of
from trendtui.documents.outline import Heading
from trendtui.documents.series import Kind, announcement
from trendtui.model.chrome import Chrome
from trendtui.model.document import Span

_STAMP = re.compile(
    r"[\[(（【]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])）】]?(?:\s*(?:-->|[-–~])\s*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)?\s*"
)
_POINT = re.compile(r"[。！？；!?;]|[.](?:\s|$)")
_COMMA = re.compile(r"，|,\s")
_FILLER = re.compile(r"^(?:不过呢?|但是呢?|那么|好|好了|然后|所以|而且呢?|其实|当然了?|同时呢?)(?=.{4})|呢(?=[^喃])")
_HALF = re.compile(r"(?:来看|来说|来讲|之外|以外|方面|是|的是)$|^(?:除了|看完|说完|聊完|随着|面对|虽然|在|从|基于|为了|另一个|besides|apart from)", re.IGNORECASE)
_FEWEST, _MOST = 8, 24          # clauses of a paragraph
_SECTION = 9                    # clauses of the shortest section
_FEWEST_ITEMS = 3               # numbered clauses that make a list


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered clause of a list and how many clauses belong to it."""

    start: int
    stop: int
    label: Label


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
    widths = sorted(width(line[:300]) for line in sample)
    points = sum(bool(_POINT.search(line[:300])) for line in sample) / len(sample)
    commas = sum(bool(_COMMA.search(line[:300])) for line in sample) / len(sample)
    if points > 0.1 or commas > 0.2 or widths[int(len(widths) * 0.95)] > 100:
        return 0.0
    return 0.95 if 6 <= median(widths) <= 64 else 0.0


def tell(text: str, lines: Sequence[Line], chrome: Chrome) -> Told:
    """The passages and sections of a transcript."""
    blocks, clauses = _clauses(text, lines)
    spoken = _without_greetings(blocks, clauses, chrome)
    items = _items(spoken, chrome)
    counted = {at for item in items for at in range(item.start, item.stop)}
    starts = _section_starts(spoken, items, counted, chrome)
    made: list[Block] = []
    headings: list[Heading] = []
    kinds: list[Kind] = []
    kind = _announced(spoken, items, chrome)
    by_start = {item.start: item for item in items}
    parent: int | None = None
    at = 0
    while at < len(spoken):
        item = by_start.get(at)
        if item:
            above = parent if headings else None
            _add_item(text, spoken, item, kind, above, headings, kinds, made)
            at = item.stop
            continue
        stop = next((n for n in range(at + 1, len(spoken)) if n in starts or n in by_start), len(spoken))
        if at in starts:
            title = _title(spoken, at, stop)
            headings.append(Heading(len(made), 1, None, None, title))
            kinds.append(Kind())
            parent = len(headings) - 1
        elif items and at == items[-1].stop and headings:
            headings.append(Heading(len(made), 1, None, None, _title(spoken, at, stop)))
            kinds.append(Kind())
            parent = len(headings) - 1
        made += _paragraphs(text, spoken[at:stop], chrome)
        at = stop
    out = [block for block in blocks if block.kind == "out"]
    opening = "，".join(line.text for line in spoken[:2])[:60]
    return Told([*made, *out], headings, kinds, opening)


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
        if (at < edge or at >= len(clauses) - edge) and line.text in chrome.greeting:
            blocks.append(left_out("", line.start, line.end, line.number, line.number, "chrome"))
        else:
            kept.append(line)
    return kept


def _items(spoken: Sequence[Line], chrome: Chrome) -> list[Item]:
    """The longest list of clauses numbered 1, 2, 3 … (一、 二、 or 1、 or 预测一)."""
    best: list[tuple[int, Label]] = []
    row: list[tuple[int, Label]] = []
    for at, line in enumerate(spoken):
        label = label_of(line.text, chrome)
        if not label or (label.kind == "number" and not _listed(label)):
            continue
        if label.ordinal == 1:
            row = [(at, label)]
        elif row and label.style == row[0][1].style and label.ordinal == len(row) + 1:
            row.append((at, label))
        best = row if len(row) > len(best) else best
    if len(best) < _FEWEST_ITEMS:
        return []
    starts = [at for at, _ in best]
    sizes = [after - start for start, after in zip(starts, starts[1:], strict=False)]
    last = starts[-1] + 1
    while last < len(spoken) and last - starts[-1] < max(sizes):
        words = spoken[last].text
        if words in chrome.greeting or words in chrome.openings_strong or words in chrome.closing:
            break
        last += 1
    stops = [*starts[1:], last]
    return [Item(start, stop, label) for (start, label), stop in zip(best, stops, strict=True)]


def _listed(label: Label) -> bool:
    return label.text.endswith(("、", ".", "．", ")", "）")) or label.text.isdecimal()


def _announced(spoken: Sequence[Line], items: Sequence[Item], chrome: Chrome) -> str:
    """What the clauses above a list call its items: trend, prediction or nothing in particular."""
    if not items:
        return "section"
    if items[0].label.kind in ("trend", "prediction"):
        return items[0].label.kind
    above = " ".join(line.text for line in spoken[max(0, items[0].start - 4) : items[0].start])
    for kind, cue in (("prediction", chrome.prediction_words), ("trend", chrome.trend_words)):
        count, _ = announcement(above, cue.pattern.pattern)
        if count and abs(count - len(items)) <= 1:
            return kind
    return "section"


def _section_starts(
    spoken: Sequence[Line], items: Sequence[Item], counted: set[int], chrome: Chrome
) -> set[int]:
    """Where a new subject begins: at strong openings, at least some clauses apart."""
    starts: set[int] = set()
    last = 0
    end = items[0].start if items else len(spoken)
    for at, line in enumerate(spoken):
        if at in counted or line.text not in chrome.openings_strong:
            continue
        near_list = items and 0 <= end - at < 5
        if at - last >= _SECTION or near_list or not starts:
            starts.add(at)
            last = at
    if items and not any(end - 5 <= at <= end for at in starts):
        starts.add(max(0, end - 2))
    return starts


def _title(spoken: Sequence[Line], at: int, stop: int) -> str:
    """A section's name: its opening clause, with the next one when the first is only half a sentence."""
    words = spoken[at].text
    if at + 1 < stop and (_HALF.search(words) or width(words) < 12):
        words = f"{words}，{spoken[at + 1].text}"
    return _FILLER.sub("", words)[:80]


def _add_item(
    text: str,
    spoken: Sequence[Line],
    item: Item,
    kind: str,
    parent: int | None,
    headings: list[Heading],
    kinds: list[Kind],
    made: list[Block],
) -> None:
    clauses = list(spoken[item.start : item.stop])
    short = len(clauses) <= 4
    head = clauses if short else clauses[:1]
    title = "，".join([clauses[0].text[item.label.end :].strip(), *(line.text for line in head[1:])])
    depth = headings[parent].depth + 1 if parent is not None else 1
    headings.append(Heading(len(made), depth, parent, item.label, title))
    kinds.append(Kind(kind, item.label.ordinal, item.label.text))
    made.append(replace(_block(text, head), kind="heading", style="clause"))
    if not short:
        made += _cut(text, clauses[1:], set())


def _paragraphs(text: str, clauses: Sequence[Line], chrome: Chrome) -> list[Block]:
    cues = {at for at, line in enumerate(clauses) if line.text in chrome.openings_weak or line.text in chrome.openings_strong}
    return _cut(text, clauses, cues)


def _cut(text: str, clauses: Sequence[Line], cues: set[int]) -> list[Block]:
    """Paragraphs of some eight to two dozen clauses, cut at cues."""
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
    return [_block(text, clauses[a:b]) for a, b in zip(bounds, bounds[1:], strict=False) if a < b]


def _block(text: str, clauses: Sequence[Line]) -> Block:
    parts = [Inline((Span(line.start, line.end),)) for line in clauses]
    return of_lines(text, clauses, "paragraph", parts, separate=True)
