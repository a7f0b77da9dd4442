"""The reader for text taken from a PDF: pages, running heads, page numbers, sentences broken at page ends.

Contents pages, quotation boxes and captions without pictures are found by the shared stages; here the text
is cut into blocks and what repeats on every page is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from trendtui.documents.blocks import Block
from trendtui.documents.inline import inline
from trendtui.documents.lines import Line, ends_sentence, width
from trendtui.documents.paragraphs import run_blocks, wrap_width

PAGE_GAP = 3         # blank lines that part two pages where there is no form feed
_REPEATED = 3        # times that a line must stand at a page's edge to be a running head
_NUMBER = re.compile(r"[-–—·\s]*(?:[pP](?:age)?\.?\s?)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[-–—·\s]*$|第\s?\d{1,4}\s?页(?:\s?[/,，共]\s?共?\s?\d{1,4}\s?页?)?$")
_DIGITS = re.compile(r"\d+")
_GAPS = re.compile(r"(?:\n[ \t\u00a0]*){4,}")
_ENTRY = re.compile(r"^\S.{0,80}?(?:[.…·]{3,}\s*\d{1,3}|\s+[pP]\.?\s?\d{1,3})[ \t]*$", re.MULTILINE)
_BROKEN = re.compile(r"[^\n。！？]{20}[\u4e00-\u9fffa-z,，、]\s*\n(?:[ \t\u00a0]*\n)+[ \t\u00a0]*(?=[\u4e00-\u9fffa-z][^\n]{30})")


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
    blocks: list[Block] = []
    run: list[Line] = []
    gap = before = 0
    feed = False
    for line in (*lines, None):
        if line is not None and line.text and not (line.page_break and run):
            if not run:
                before, gap = (max(gap, PAGE_GAP) if feed or line.page_break else gap), 0
                feed = False
            run.append(line)
            continue
        if run:
            blocks += run_blocks(text, run, inline, limit, before)
            run = []
        if line is not None and line.text:
            run, before, gap = [line], PAGE_GAP, 0
        elif line is not None:
            gap, feed = gap + 1, feed or line.page_break
    return _without_running_heads(blocks), {}


def _without_running_heads(blocks: Sequence[Block]) -> list[Block]:
    """Short lines at the edges of pages that say the same (numbers aside) three times or more, and page numbers."""
    edges = {
        at
        for at, block in enumerate(blocks)
        if block.single and width(block.text) <= 80 and not ends_sentence(block.text)
        and (block.gap >= PAGE_GAP or (at + 1 < len(blocks) and blocks[at + 1].gap >= PAGE_GAP))
    }
    said = Counter(_DIGITS.sub("#", blocks[at].text.strip()) for at in edges)
    seen: set[str] = set()
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        words = _DIGITS.sub("#", block.text.strip())
        number = block.single and _NUMBER.match(block.text.strip()) is not None
        repeated = at in edges and said[words] >= _REPEATED and not _captioned(block.text)
        if number or (repeated and (words in seen or "#" in words)):
            kept.append(replace(block, kind="out", reason="chrome"))
        else:
            kept.append(block)
        seen.add(words)
    return kept


def _captioned(words: str) -> bool:
    return "：" in words or ":" in words
