"""The reader for plain text: what is copied from a web page, a word processor, a mail.

Lines are paragraphs or broken at a fixed width (`paragraphs` tells which); there is no markup. Where the site's
furniture ends and the article begins is found by the shared stages.
"""

from __future__ import annotations

from collections.abc import Sequence

from trendtui.documents.blocks import Block
from trendtui.documents.inline import plain
from trendtui.documents.lines import Line
from trendtui.documents.paragraphs import run_blocks, wrap_width


def score(text: str) -> float:
    """Plain text can always be read this way; others are better when they find their marks."""
    return 0.3 if text else 0.1


def blocks_of(text: str, lines: Sequence[Line]) -> tuple[list[Block], dict[str, tuple[str, ...]]]:
    """The blocks of a plain text: runs of lines between blank lines, cut into paragraphs."""
    limit = wrap_width(lines)
    blocks: list[Block] = []
    run: list[Line] = []
    gap = before = 0
    for line in lines:
        if line.text and not (line.page_break and run):
            if not run:
                before, gap = gap, 0
            run.append(line)
            continue
        if run:
            blocks += run_blocks(text, run, plain, limit, before)
            run = []
        if line.text:
            run, before = [line], 0
        else:
            gap += 1
    if run:
        blocks += run_blocks(text, run, plain, limit, before)
    return blocks, {}
