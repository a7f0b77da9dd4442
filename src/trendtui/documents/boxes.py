"""Quotation boxes: a name, one or more lines of position, then the words.

Boxes stand apart from the text of a page; the lines are told by their form (a name, a position without closing
punctuation, a sentence), the positions by the words of data/chrome.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trendtui.documents.blocks import Block, together
from trendtui.documents.lines import ends_sentence, joined, words_of
from trendtui.model.chrome import Chrome

_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·・.][\u4e00-\u9fffA-Z]{1,10}){1,3}"
    r"|(?:(?:Dr|Prof|Mr|Ms)\.? )?[A-Z][\w'’.-]{0,20}(?: (?:[a-z]{1,3} )?[A-Z][\w'’.-]{0,20}){1,3}"
)
_MOST_POSITIONS = 4
_LONGEST_POSITION = 60


def mark_boxes(text: str, blocks: Sequence[Block], chrome: Chrome) -> list[Block]:
    """The blocks with every quotation box made one block of the kind quote that knows its speaker."""
    marked: list[Block] = []
    at = 0
    while at < len(blocks):
        stop = _box(blocks, at, chrome)
        if stop:
            marked.append(_quote(text, blocks[at:stop]))
            at = stop
        else:
            marked.append(blocks[at])
            at += 1
    return marked


def _box(blocks: Sequence[Block], at: int, chrome: Chrome) -> int:
    """The block after a box that begins at `at`; 0 when none does."""
    if not blocks[at].single or not _NAME.fullmatch(blocks[at].text.strip()):
        return 0
    known = False
    for number in range(at + 1, min(len(blocks), at + 2 + _MOST_POSITIONS)):
        block = blocks[number]
        if block.kind not in ("paragraph", "list"):
            return 0
        if ends_sentence(block.text) and len(block.text) >= 12:
            return number + 1 if known else 0
        if not block.single or len(block.text) > _LONGEST_POSITION or "。" in block.text:
            return 0
        known = known or block.text in chrome.roles
    return 0


def _quote(text: str, blocks: Sequence[Block]) -> Block:
    whole = together(text, blocks)
    spans = joined(text, (block.spans for block in blocks), separate=True)
    return replace(
        whole,
        kind="quote",
        style="box",
        spans=spans,
        text=words_of(text, spans),
        speaker=blocks[0].text.strip(),
        position="，".join(block.text.strip() for block in blocks[1:-1]),
    )
