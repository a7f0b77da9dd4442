"""Captions of pictures, and whom they credit.

A caption stands on the line of an image or below it, or is a line such as 来源：… or Figure 3: … in a text
whose pictures were lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trendtui.documents.blocks import Block
from trendtui.documents.lines import ends_sentence
from trendtui.model.chrome import Chrome

_LONGEST = 160  # characters of a caption
_TITLE = 40  # characters of a chart's title above a lone caption


def mark_captions(blocks: Sequence[Block], chrome: Chrome, titles: bool) -> list[Block]:
    """The blocks with captions marked.

    Args:
        titles: short lines right above a caption that follows no image are the chart's title and its axes
            (text from a PDF), and captions too.
    """
    marked = [replace(block, kind="caption", style="") if _is_caption(block, chrome) else block for block in blocks]
    if not titles:
        return marked
    for at, block in enumerate(marked):
        if block.kind != "caption" or (at and marked[at - 1].kind == "image"):
            continue
        above = at - 1
        while above >= max(0, at - 3) and _is_title(marked[above]):
            above -= 1
        if above < 0 or not ends_sentence(marked[above].text):
            continue
        for number in range(above + 1, at):
            marked[number] = replace(marked[number], kind="caption", style="title")
    return marked


def _is_caption(block: Block, chrome: Chrome) -> bool:
    short = block.kind == "paragraph" and len(block.text) <= _LONGEST and block.lines <= 3
    return short and block.text in chrome.caption


def _is_title(block: Block) -> bool:
    return block.single and block.kind == "paragraph" and len(block.text) <= _TITLE and not ends_sentence(block.text)


def credited(caption: str, chrome: Chrome) -> str:
    """Whom a caption credits: what stands behind 来源 or Source, up to a full stop.

    An empty text when it credits nobody.
    """
    found = chrome.credit.find(caption)
    if not found:
        return ""
    rest = caption[found.end() :].strip(" :：\u3000")
    for stop in "。；;\n":
        rest = rest.split(stop, 1)[0]
    return rest.strip().rstrip("，,)）").strip()
