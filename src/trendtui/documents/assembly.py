"""Makes the finished document of blocks: passages, sections, charts, and everything that was left out.

What is in no passage and no reference is found by subtraction, so that every character is accounted for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from trendtui.documents.blocks import TEXT_KINDS, Block, together
from trendtui.documents.captions import credited
from trendtui.documents.lines import Line, cut, ends_of, ends_sentence, trimmed, words_of
from trendtui.documents.outline import Heading
from trendtui.documents.references import Found, citations_of
from trendtui.documents.series import Kind
from trendtui.model.chrome import Chrome
from trendtui.model.document import (
    Chart,
    LeftOut,
    Metadata,
    Parsed,
    Passage,
    Quotation,
    Reference,
    Section,
    Span,
)

LONGEST = 1500  # characters of a passage; a longer paragraph is cut at the ends of sentences
_LIST = 500  # characters of list items that stand together and become one passage
_SENTENCE = re.compile(r"[。！？!?；;…]+[”’\"'」』）)\]】》]*|\.(?=\s+[A-Z\"“(])|\n")
_WORDS = re.compile(r"\S(?:[^\n]*\S)?")


@dataclass(slots=True)
class _Draft:
    passages: list[Passage] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)


def assemble(
    text: str,
    lines: Sequence[Line],
    blocks: Sequence[Block],
    headings: Sequence[Heading],
    kinds: Sequence[Kind],
    found: Found,
    metadata: Metadata,
    chrome: Chrome,
    format: str,
) -> Parsed:
    """The document as every room knows it."""
    line_at = line_finder(lines)
    section_of: dict[int, int | None] = {heading.block: number for number, heading in enumerate(headings)}
    for heading in headings:
        after = heading.block + 1
        if blocks[heading.block].style == "counted" and after < len(blocks):
            section_of.setdefault(after, heading.parent)
    draft = _Draft()
    section: int | None = None
    at = 0
    while at < len(blocks):
        section = section_of.get(at, section)
        stop = _list_end(blocks, at)
        if blocks[at].kind in TEXT_KINDS:
            block = together(text, blocks[at:stop], separate=True) if stop - at > 1 else blocks[at]
            _add_passages(text, draft, block, section, line_at)
        at = max(stop, at + 1)
    _add_charts(blocks, draft, section_of, chrome)
    sections = _sections(headings, kinds, blocks, draft.passages)
    return Parsed(
        format=format,
        metadata=metadata,
        sections=sections,
        passages=tuple(draft.passages),
        charts=tuple(draft.charts),
        references=found.references,
        citations=citations_of(draft.passages, found.references, found.brackets, line_at),
        quotations=tuple(draft.quotations),
        left_out=left_out_of(text, lines, draft.passages, found.references, blocks),
    )


def line_finder(lines: Sequence[Line]) -> Callable[[int], int]:
    """A function from an offset of the file to its 1-based line."""
    stops = [line.stop for line in lines]
    return lambda offset: min(bisect_right(stops, offset) + 1, max(1, len(stops)))


def _list_end(blocks: Sequence[Block], at: int) -> int:
    """The block after the list items that become one passage with the one at `at`."""
    stop, size = at + 1, len(blocks[at].text)
    if blocks[at].kind != "list" or blocks[at].style == "counted":
        return stop
    while stop < len(blocks) and blocks[stop].kind == "list" and blocks[stop].gap == 0:
        size += len(blocks[stop].text)
        if size > _LIST or blocks[stop].line != blocks[stop - 1].end_line + 1:
            break
        stop += 1
    return stop


def _add_passages(text: str, draft: _Draft, block: Block, section: int | None, line_at: Callable[[int], int]) -> None:
    ends = ends_of(block.spans)
    for start, end in pieces(block.text):
        spans = trimmed(text, cut(block.spans, start, end, ends))
        if not spans:
            continue
        draft.passages.append(
            Passage(
                number=len(draft.passages),
                section=section,
                kind=block.kind,
                text=words_of(text, spans),
                spans=spans,
                line=line_at(spans[0].start),
                end_line=line_at(spans[-1].end - 1),
            )
        )
    if block.speaker and draft.passages:
        number = len(draft.passages) - 1
        draft.quotations.append(Quotation(block.speaker, block.position, number, block.line))


def pieces(words: str) -> list[tuple[int, int]]:
    """A passage's text cut into pieces of at most `LONGEST` characters, at the ends of sentences where possible."""
    found: list[tuple[int, int]] = []
    start = 0
    while len(words) - start > LONGEST:
        ends = [match.end() for match in _SENTENCE.finditer(words, start + LONGEST // 3, start + LONGEST)]
        blank = words.rfind(" ", start + LONGEST // 3, start + LONGEST)
        end = ends[-1] if ends else blank + 1 if blank > 0 else start + LONGEST
        found.append((start, end))
        start = end
    return [*found, (start, len(words))]


def _add_charts(blocks: Sequence[Block], draft: _Draft, section_of: dict[int, int | None], chrome: Chrome) -> None:
    section: int | None = None
    waiting: list[Block] = []
    title: list[str] = []

    def place_waiting(caption: str = "") -> None:
        for number, image in enumerate(waiting):
            words = _described(image, chrome)
            if caption and number == len(waiting) - 1:
                words = f"{words} {caption}" if words and words not in caption else caption
            draft.charts.append(Chart(image.line, words, image.url, section, credited(words, chrome)))
        waiting.clear()

    for at, block in enumerate(blocks):
        if block.kind == "image":
            waiting.append(block)
        elif block.kind == "caption" and block.style == "title":
            title.append(block.text.strip())
        elif block.kind == "caption":
            words = " ".join((*title, block.text.strip()))
            if waiting:
                place_waiting(words)
            else:
                draft.charts.append(Chart(block.line, words, "", section, credited(words, chrome)))
            title.clear()
        elif block.kind != "out" or block.reason not in ("markup", "image"):
            place_waiting()
            section = section_of.get(at, section)
    place_waiting()


def _described(image: Block, chrome: Chrome) -> str:
    return "" if chrome.image_names.fits(image.alt) else image.alt


def _sections(
    headings: Sequence[Heading], kinds: Sequence[Kind], blocks: Sequence[Block], passages: Sequence[Passage]
) -> tuple[Section, ...]:
    ends = [blocks[heading.block].end_line for heading in headings]
    for passage in passages:
        if passage.section is not None:
            ends[passage.section] = max(ends[passage.section], passage.end_line)
    for number in range(len(headings) - 1, -1, -1):
        parent = headings[number].parent
        if parent is not None:
            ends[parent] = max(ends[parent], ends[number])
    return tuple(
        Section(
            number=number,
            parent=heading.parent,
            level=heading.depth,
            title=heading.title,
            line=blocks[heading.block].line,
            end_line=ends[number],
            spans=blocks[heading.block].spans if blocks[heading.block].kind == "heading" else (),
            kind=kind.kind,
            ordinal=kind.ordinal,
            label=kind.label,
            group=kind.group,
        )
        for number, (heading, kind) in enumerate(zip(headings, kinds, strict=True))
    )


def left_out_of(
    text: str,
    lines: Sequence[Line],
    passages: Sequence[Passage],
    references: Sequence[Reference],
    blocks: Sequence[Block],
) -> tuple[LeftOut, ...]:
    """Every stretch of characters that no passage and no reference holds, with the reason its block tells.

    What lies within a block of text but outside its spans is markup. A reference holds its whole lines.
    """
    line_at = line_finder(lines)
    held = [(span.start, span.end) for passage in passages for span in passage.spans]
    held += [(_start(lines, ref.line), lines[ref.end_line - 1].stop) for ref in references]
    held.sort()
    reasons = sorted((b.start, b.end, b.reason) for b in blocks if b.kind in ("out", "image") and b.start < b.end)
    found: list[LeftOut] = []
    at, next_reason = 0, 0
    for start, end in (*held, (len(text), len(text))):
        while at < start:
            while next_reason < len(reasons) and reasons[next_reason][1] <= at:
                next_reason += 1
            reason, stop = "markup", start
            if next_reason < len(reasons):
                first, last, why = reasons[next_reason]
                reason, stop = (why, min(last, start)) if first <= at else ("markup", min(first, start))
            for match in _WORDS.finditer(text, at, stop):
                span = Span(match.start(), match.end())
                found.append(LeftOut(span, line_at(span.start), reason))
            at = stop
        at = max(at, end)
    return tuple(found)


def _start(lines: Sequence[Line], number: int) -> int:
    return lines[number - 2].stop if number > 1 else 0


def closed(block: Block) -> bool:
    """Whether a block ends with closing punctuation."""
    return ends_sentence(block.text)
