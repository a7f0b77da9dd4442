"""Paragraphs that were torn apart: by the end of a page, a running head, a picture and its caption.

A piece goes on in the next one when it breaks off without closing punctuation and the next one does not begin
anything of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from trendtui.documents.blocks import Block, together
from trendtui.documents.lines import ends_sentence, width
from trendtui.documents.numbering import label_of
from trendtui.model.chrome import Chrome

_BETWEEN = 8  # blocks (pictures, captions, running heads) that may lie between two pieces
_LONG = 48  # columns from which a piece without closing punctuation counts as broken off
_PAGED = 40  # the same where pages may break off anywhere
_MOST = 6_000  # characters from which nothing more is joined: no paragraph is that long, and joining stays linear
_PASSED = ("image", "out", "caption")


def join_torn(text: str, blocks: Sequence[Block], chrome: Chrome, pages: bool) -> list[Block]:
    """The blocks with torn paragraphs made whole; what stood between comes after them.

    Args:
        pages: the text has pages (PDF), so that a paragraph may break off anywhere; otherwise only where
            something lies between the pieces or a comma ends the first.
    """
    done: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        between: list[Block] = []
        at += 1
        while _open(block) and len(block.text) < _MOST:
            following = at
            while following < min(len(blocks), at + _BETWEEN) and blocks[following].kind in _PASSED:
                following += 1
            if following >= len(blocks) or following - at >= _BETWEEN:
                break
            parted = following > at or pages
            if not _goes_on(block, blocks[following], parted, _PAGED if pages else _LONG, chrome):
                break
            between += blocks[at:following]
            block = together(text, (block, blocks[following]))
            at = following + 1
        done.append(block)
        done += between
    return done


def _open(block: Block) -> bool:
    return block.kind in ("paragraph", "list") and block.style != "table" and not ends_sentence(block.text)


def _goes_on(block: Block, after: Block, parted: bool, least: int, chrome: Chrome) -> bool:
    if after.kind != "paragraph" or after.style in ("bold", "image"):
        return False
    first = after.text[:1]
    comma = block.text.rstrip().endswith(("，", "、", ","))
    if block.text.rstrip().endswith(("：", ":", "；", ";")) or label_of(after.text, chrome):
        return False
    if first in "，。、；：！？,.;:!?)）”’》" or (first.islower() and first.isascii()):
        return comma or parted
    if not (comma or (parted and width(block.text[-200:]) >= least)):
        return False
    return comma or ends_sentence(after.text) or width(after.text[:200]) >= _LONG
