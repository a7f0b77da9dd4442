"""The reader for text taken from a PDF: pages, running heads, page numbers, sentences broken at page ends.

Contents pages, quotation boxes and captions without pictures are found by the shared stages; here the text
is cut into blocks and what repeats on every page is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from trendtui.documents.blocks import Block, left_out
from trendtui.documents.inline import inline
from trendtui.documents.lines import Line, ends_sentence, width
from trendtui.documents.paragraphs import run_blocks, wrap_width

PAGE_GAP = 3  # blank lines that part two pages where there is no form feed
_REPEATED = 3  # times that a line must stand at a page's edge to be a running head
_EDGE = 2  # lines at the top and the bottom of a page
_WIDEST = 120  # columns of a running head
_NUMBER = re.compile(
    r"[-–—·\s]*(?:[pP](?:age)?\.?\s?)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[-–—·\s]*$"
    r"|[ivxlcIVXLC]{1,6}$|第\s?\d{1,4}\s?页(?:\s?[/,，共]\s?共?\s?\d{1,4}\s?页?)?$"
)
_DIGITS = re.compile(r"\d+")
_GAPS = re.compile(r"(?:\n[ \t\u00a0]*){4,}")
_ENTRY = re.compile(r"^\S.{0,80}?(?:[.…·]{3,}\s*\d{1,3}|\s+[pP]\.?\s?\d{1,3})[ \t]*$", re.MULTILINE)
_BROKEN = re.compile(
    r"[^\n。！？]{20}[\u4e00-\u9fffa-z,，、]\s*\n(?:[ \t\u00a0]*\n)+[ \t\u00a0]*(?=[\u4e00-\u9fffa-z][^\n]{30})"
)


def score(text: str) -> float:
    """How much a text looks like a PDF's: form feeds, wide gaps, a contents page, sentences broken off."""
    sample = text[:200_000]
    lines = sample.count("\n") + 1
    points = 0.55 if "\f" in sample else 0.0
    points += 0.3 if len(_GAPS.findall(sample)) * 25 >= lines and lines >= 30 else 0.0
    points += 0.3 if len(_ENTRY.findall(sample)) >= 4 else 0.0
    points += 0.25 if len(_BROKEN.findall(sample)) >= 3 else 0.0
    return min(0.9, points)


def blocks_of(text: str, lines: Sequence[Line]) -> tuple[list[Block], dict[str, tuple[str, ...]]]:
    """The blocks of a PDF's text, page numbers and running heads left out."""
    limit = wrap_width(lines)
    heads = _running_heads(lines)
    blocks: list[Block] = []
    run: list[Line] = []
    gap = before = 0

    def flush() -> None:
        nonlocal run
        if run:
            blocks.extend(run_blocks(text, run, inline, limit, before))
            run = []

    for line in lines:
        if not line.text:
            flush()
            gap = PAGE_GAP if line.page_break else gap + 1
        elif line.number in heads:
            flush()
            blocks.append(left_out(text, line.start, line.end, line.number, line.number, "chrome", gap))
            gap = PAGE_GAP
        else:
            if line.page_break:
                flush()
                gap = PAGE_GAP
            if not run:
                before, gap = gap, 0
            run.append(line)
    flush()
    return blocks, {}


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Numbers of the lines that stand at the edges of pages and say the same three times or more (numbers and
    blanks aside), and of page numbers.

    The first of a line without a number is kept: it may be a title that is repeated as a running head.
    """
    edges = _edges(lines)
    said = Counter(_form(line) for line in edges if not _captioned(line.text))
    seen: set[str] = set()
    heads: set[int] = set()
    for line in edges:
        form = _form(line)
        repeated = said[form] >= _REPEATED and (form in seen or "#" in form)
        if repeated or _NUMBER.match(line.text):
            heads.add(line.number)
        seen.add(form)
    return heads


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The first and last lines of pages, short ones that end no sentence."""
    pages: list[list[Line]] = [[]]
    gap = 0
    for line in lines:
        if line.page_break or (line.text and gap >= PAGE_GAP):
            pages.append([])
        gap = 0 if line.text else gap + 1
        if line.text:
            pages[-1].append(line)
    found = []
    for page in pages:
        edge = page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]
        found += [line for line in edge if width(line.text[:200]) <= _WIDEST and not ends_sentence(line.text)]
    return found


def _form(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _captioned(words: str) -> bool:
    return "：" in words or ":" in words
