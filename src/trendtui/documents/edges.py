"""What stands above and below a report and is not part of it: site furniture, bylines, cover, advertisements.

Nothing between the first and the last block of running text is taken away, except promotion cards and
unfilled templates. Cues come from data/chrome.toml; position and form decide whether they count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trendtui.documents.blocks import Block
from trendtui.documents.contents import key_of
from trendtui.documents.lines import ends_sentence, width
from trendtui.documents.numbering import label_of
from trendtui.model.chrome import Chrome

_TOP = 12  # blocks at the top in which bylines are looked for
_LINE = 160  # characters of a line of furniture
_COUNTS = re.compile(
    r"\d+\s*(?:次|人|个)?\s*(?:阅读|浏览|评论|收藏|点赞|分享|views?|comments?|likes?|shares?|min read)", re.IGNORECASE
)
_DATES = re.compile(
    r"(?:(?:19|20)\d{2}\s?(?:[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2})?|年)?[月日]?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:\s\d{1,2},?)?\s(?:19|20)\d\d)"
)
_REST = 0.34  # share of a text that may follow a mark of the article's end
_SUBTITLE = re.compile(r"\s*(?:[—–―─]|--)")  # ——副标题; the line above it is the title
_COVER = 40  # blocks of a cover
_PAGE = 3  # blank lines that part the title from what else is on the cover


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A document without its edges."""

    blocks: list[Block]
    bylines: tuple[Block, ...]
    """Lines left out that tell author, publisher, date or address."""
    title: str
    """The title found on the cover or above the article; empty when there is none."""


def trim(blocks: Sequence[Block], chrome: Chrome, cover: bool) -> Trimmed:
    """The blocks with what is above and below the report left out.

    Args:
        cover: the text comes from a PDF: short lines before the first heading are a cover or advertisements.
    """
    kept = [_promotion(block, chrome) for block in blocks]
    if not any(is_body(block, chrome) for block in kept):
        # Without running text there is nothing to tell above from below: a note of a few short lines is kept whole.
        return Trimmed(kept, (), "")
    bylines: list[Block] = []
    _trim_bottom(kept, chrome, bylines)
    title = _trim_top(kept, chrome, bylines, cover)
    return Trimmed(kept, tuple(bylines), title)


def out(block: Block, reason: str) -> Block:
    """The block left out for a reason; its text and links stay known."""
    return replace(block, kind="out", reason=reason)


def is_body(block: Block, chrome: Chrome, edge: bool = True) -> bool:
    """Whether a block is running text: a sentence or a long paragraph, and no furniture."""
    if block.kind not in ("paragraph", "list", "quote", "table", "code"):
        return False
    words = block.text
    long = len(words) >= 80 and ("。" in words or ". " in words or block.kind != "paragraph")
    running = long or (ends_sentence(words) and width(words[:200]) >= 40)
    return running and not (edge and furniture(block, chrome))


def furniture(block: Block, chrome: Chrome, credits: bool = True) -> str:
    """Why a block at the edge of a document is no part of it: chrome or metadata; or nothing.

    Args:
        credits: a line such as 来源：… names the publisher; below the first running text it is a caption.
    """
    words = block.text.strip()
    if block.kind not in ("paragraph", "list", "heading", "quote", "caption"):
        return ""
    sentence = ends_sentence(words) and width(words[:200]) >= 40
    if len(words) <= _LINE and not sentence and byline(words, chrome, credits):
        return "metadata"
    if chrome.template.fits(words) or words in chrome.legal:
        return "chrome"
    if sentence:
        return "chrome" if len(words) <= 300 and words in chrome.closing else ""
    if len(words) <= _LINE and (words in chrome.web or words in chrome.contact):
        return "chrome"
    if block.url and len(words) <= 60:
        return "metadata"
    return "chrome" if len(_COUNTS.findall(words[:600])) >= 2 else ""


def byline(words: str, chrome: Chrome, credits: bool = True) -> bool:
    """Whether a line tells who wrote or published the document (`credits`), when, or where the original is."""
    cues = (chrome.author, chrome.editor, chrome.date_line, chrome.original)
    return any(words in cue for cue in cues) or (credits and words in chrome.publisher)


def imprint(words: str, chrome: Chrome) -> bool:
    """Whether a line is nothing but the name of an organisation or a date, or both: 某某研究院 2025年3月."""
    rest = _DATES.sub("", words).strip(" ()（）,，·|｜")
    named = chrome.organisations.find(rest)
    return len(words) <= 60 and (not rest or (named is not None and named.end() == len(rest) and "：" not in rest))


def _promotion(block: Block, chrome: Chrome) -> Block:
    """A card that is one link around a picture and words, or words with an advertisement's cue, is left out."""
    if block.kind != "paragraph":
        return block
    card = block.url and block.style == "image" and len(block.text) >= 15
    cued = len(block.text) <= 300 and (block.links or block.style == "image") and block.text in chrome.advert
    if card or cued:
        return out(block, "advertisement")
    return out(block, "chrome") if chrome.template.fits(block.text) else block


def _trim_bottom(blocks: list[Block], chrome: Chrome, bylines: list[Block]) -> None:
    last = next((at for at in range(len(blocks) - 1, -1, -1) if _ends(blocks[at], chrome)), -1)
    first = next(
        (at for at in range(last + 1, len(blocks)) if blocks[at].kind != "list" and furniture(blocks[at], chrome)),
        len(blocks),
    )
    first = min(first, _marked_end(blocks, chrome))
    while 0 < first < len(blocks) and first - 1 > last and _named(blocks[first - 1], chrome):
        first -= 1
    for at in range(max(first, 0), len(blocks)):
        block = blocks[at]
        if block.kind in ("out", "image"):
            continue
        reason = furniture(block, chrome) or "chrome"
        blocks[at] = out(block, reason)
        if reason == "metadata" or block.text in chrome.publisher or block.text in chrome.author:
            bylines.append(blocks[at])


def _named(block: Block, chrome: Chrome) -> bool:
    return block.single and imprint(block.text, chrome)


def _ends(block: Block, chrome: Chrome) -> bool:
    return is_body(block, chrome) or (block.kind == "out" and block.reason == "reference")


def _marked_end(blocks: Sequence[Block], chrome: Chrome) -> int:
    """Where a mark such as 相关阅读 says that the article is over; the number of blocks when there is none."""
    total = sum(len(block.text) for block in blocks) or 1
    rest = 0
    found = len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if block.kind == "out" and block.reason == "reference":
            break
        rest += len(block.text)
        if rest > _REST * total:
            break
        marks = block.kind in ("paragraph", "heading") and block.lines == 1 and len(block.text) <= 60
        if marks and block.text in chrome.end:
            found = at
    return found


def _trim_top(blocks: list[Block], chrome: Chrome, bylines: list[Block], cover: bool) -> str:
    start = next(
        (at for at, block in enumerate(blocks) if is_body(block, chrome) or _opens(block, chrome)), len(blocks)
    )
    if cover:
        opening = next((at for at, block in enumerate(blocks[:_COVER]) if _opens(block, chrome)), start)
        start = opening if any(b.text in chrome.contact for b in blocks[:opening] if b.kind != "out") else start
    title = _title_above(blocks[:start], chrome, cover)
    groups = _runs(blocks, max(start, min(_TOP, len(blocks))))
    for first, stop in groups:
        reasons = [
            furniture(block, chrome, credits=first < start) if not is_body(block, chrome) else ""
            for block in blocks[first:stop]
        ]
        spread = first < start and _furnished(blocks[first:stop], chrome)
        for at, reason in zip(range(first, stop), reasons, strict=True):
            block = blocks[at]
            if block.kind in ("out", "image", "heading") or (block.style == "table"):
                continue
            if not reason and at < start and block.text.strip() != title:
                reason = "chrome" if spread else _above(blocks, at, start, title, chrome)
            if reason:
                blocks[at] = out(block, reason)
                if reason == "metadata":
                    bylines.append(blocks[at])
    if cover:
        _trim_cover(blocks, start, title, chrome, bylines)
    return title


def _opens(block: Block, chrome: Chrome) -> bool:
    """Whether the report begins here for certain: a heading in the markup, a preface, a contents page."""
    if block.kind == "heading":
        return True
    if block.kind == "out":
        return block.reason == "contents"
    return block.single and chrome.front.fits(block.text)


def _runs(blocks: Sequence[Block], stop: int) -> list[tuple[int, int]]:
    """Blocks that stand together without blank lines, as pairs of positions."""
    runs: list[tuple[int, int]] = []
    for at in range(stop):
        ruled = at > 0 and blocks[at - 1].reason == "rule"
        if runs and blocks[at].gap == 0 and blocks[at].kind != "heading" and not ruled:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _above(blocks: Sequence[Block], at: int, start: int, title: str, chrome: Chrome) -> str:
    """Why a short line above the text is no part of it: a masthead above the title, a publisher below it."""
    block = blocks[at]
    if not title or not block.single or width(block.text) > 60 or label_of(block.text, chrome):
        return ""
    place = next((n for n in range(start) if blocks[n].text.strip() == title), start)
    if imprint(block.text, chrome):
        return "metadata"
    return "chrome" if at < place and width(block.text) <= 40 else ""


def _furnished(run: Sequence[Block], chrome: Chrome) -> bool:
    """Whether lines that stand together are furniture as a whole: a third of them say so."""
    said = sum(furniture(block, chrome) == "chrome" for block in run)
    return len(run) > 1 and 3 * said >= len(run)


def _title_above(blocks: Sequence[Block], chrome: Chrome, cover: bool) -> str:
    """The most title-like short line above the first running text: the longest that is no furniture.

    On the cover of a PDF only what stands on the first page with such a line.
    """
    runs = [run for run in _runs(blocks, len(blocks)) if _furnished(blocks[slice(*run)], chrome)]
    chromed = {at for run in runs for at in range(*run)}
    found: list[str] = []
    for at, block in enumerate(blocks):
        if cover and found and block.gap >= _PAGE:
            break
        if _SUBTITLE.match(block.text):
            above = _last_line(blocks[at - 1]) if at > 0 and not block.gap and not ends_sentence(block.text) else ""
            if 8 <= width(above) <= 120 and not ends_sentence(above) and not byline(above, chrome):
                return above
        elif at not in chromed and _like_title(block, chrome):
            found.append(block.text.strip())
    return max(found[:4], key=width, default="")


def _last_line(block: Block) -> str:
    """The last piece of a block of few lines: under a running head the title is a line of the same block."""
    if block.kind != "paragraph" or block.lines > 3 or not block.spans:
        return ""
    last = block.spans[-1]
    return block.text[-(last.end - last.start) :].strip() if block.lines > 1 else block.text.strip()


def _like_title(block: Block, chrome: Chrome) -> bool:
    words = block.text.strip()
    if not block.single or block.kind != "paragraph" or not 8 <= width(words) <= 120 or ends_sentence(words):
        return False
    return not furniture(block, chrome) and not imprint(words, chrome) and not chrome.front.fits(words)


def _trim_cover(blocks: list[Block], start: int, title: str, chrome: Chrome, bylines: list[Block]) -> None:
    """Leaves out the lines of a PDF's cover, and its advertisements when it has ways to reach somebody."""
    advertised = any(block.text in chrome.contact for block in blocks[:start])
    titled = parted = False
    for at in range(start):
        block = blocks[at]
        if block.kind in ("out", "image", "heading") and block.reason != "chrome":
            continue
        parted = parted or (titled and block.gap >= _PAGE)
        titled = titled or block.text.strip() == title
        if block.text.strip() == title:
            continue
        if titled and not parted and width(block.text) <= 80:
            blocks[at] = out(block, "metadata")
        elif advertised:
            blocks[at] = out(block, "advertisement")
        elif block.single and not is_body(block, chrome) and width(block.text) <= 80:
            blocks[at] = out(block, "metadata") if not label_of(block.text, chrome) else block
        if blocks[at].reason == "metadata":
            bylines.append(blocks[at])


def mark_title(blocks: list[Block], title: str) -> None:
    """Makes the document's own title a heading that is no section, and leaves it out where it stands again."""
    key = key_of(title)
    if not key:
        return
    again = False
    for at, block in enumerate(blocks[:_TOP]):
        if block.kind in ("heading", "paragraph") and len(block.text) < 300 and key_of(block.text) == key:
            blocks[at] = out(block, "metadata") if again else replace(block, kind="heading", style="title")
            again = True
