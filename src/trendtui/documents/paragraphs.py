"""Which lines of a run without blank lines belong to one paragraph, and which begin a new one.

Two habits are told apart by the widths of all lines: text broken at a fixed width (mail, newsletters, news
agencies), where a full line goes on, and text where every line is a paragraph (word processors, web pages).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trendtui.documents.blocks import Block, Reading, left_out, of_lines
from trendtui.documents.inline import Inline
from trendtui.documents.lines import Line, ends_sentence, is_wide, stays_open, width
from trendtui.model.document import Span

BULLET = re.compile(r"(?:[-*+·–—](?=\s)|[•○●◦▪▫■□◆◇▶►➤✓✔‣※❖])\s*")
ORDERED = re.compile(
    r"(?:\d{1,3}\\?[.．](?!\d)|\d{1,3}\\?[)）、]|[（(]\d{1,3}[)）]|[①-⑳⑴-⒇]|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[a-zA-Z][)）])\s*"
)
_STARTS = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}[章节部篇条大个]|\d{1,2}(?:\.\d{1,2}){1,3}[\s\u4e00-\u9fff]|[【\[]\^?[\w-]{1,8}[】\]])"
)
_RULED = re.compile(r"[-=_*~—–─━·•+|#＊※ ]{2,}")
_COLUMNS = re.compile(r"(?<=\S)(?:[ \u3000]*\t[\t \u3000]*| {3,}|\u3000{2,})(?=\S)")
_FEWEST = 4  # lines inside paragraphs that must be there before a width is believed
_NARROWEST, _WIDEST = 30, 140


def wrap_width(lines: Sequence[Line]) -> int:
    """The width in columns at which the lines of a text are broken, 0 when they are not.

    Believed when most lines inside runs come near the same width and few of them end a sentence.
    """
    inner = [line.text for line, after in pairwise(lines) if line.text and after.text]
    inner = [text for text in inner if not text.startswith(("|", "#", ">", "![", "```"))]
    if len(inner) < _FEWEST:
        return 0
    widths = sorted(width(text[:400]) for text in inner)
    limit = widths[min(len(widths) - 1, int(len(widths) * 0.97))]
    if not _NARROWEST <= limit <= _WIDEST:
        return 0
    near = sum(limit * 0.8 <= found <= limit * 1.15 for found in widths)
    ended = sum(ends_sentence(text) for text in inner)
    return limit if near >= 0.6 * len(widths) and ended <= 0.4 * len(inner) else 0


def goes_on(line: Line, after: Line, limit: int) -> bool:
    """Whether the paragraph of one line goes on in the next line of the same run."""
    if BULLET.match(after.text) or ORDERED.match(after.text) or _STARTS.match(after.text):
        return False
    columns = width(line.text[:400])
    if limit:
        first = 2 if is_wide(after.text[0]) else 1 + len(after.text.split(None, 1)[0])
        full = columns + first > limit - 4 or (columns >= 0.75 * limit and not ends_sentence(line.text))
        deeper = after.indent - line.indent >= 2 and ends_sentence(line.text)
        return full and not deeper
    if ends_sentence(line.text):
        return False
    if after.text[0] in "，。、；：！？”’）》」』,.;:!?)" or after.text[0].islower():
        return True
    return columns >= 60 and not line.text.endswith(("：", ":"))


def run_blocks(
    text: str, run: Sequence[Line], read: Reading, limit: int, gap: int, kind: str = "paragraph"
) -> list[Block]:
    """The paragraphs, list items and images of lines that stand together.

    Args:
        run: lines without a blank line among them.
        limit: what `wrap_width` told.
        gap: blank lines before the run.
        kind: paragraph or quote.
    """
    blocks: list[Block] = []
    piece: list[tuple[Line, Inline]] = []

    def flush() -> None:
        if piece:
            blocks.append(_block(text, piece, kind, gap if not blocks else 0, limit))
            piece.clear()

    tabled = _tables(run) if kind == "paragraph" else {}
    passed = 0
    for at, line in enumerate(run):
        if at in tabled:
            flush()
            blocks.append(_table(text, run[at : tabled[at]], read, gap if not blocks else 0))
            passed = tabled[at]
        if at < passed:
            continue
        found = read(text, line.start, line.end)
        if found.images:
            flush()
            blocks += _images(text, line, found, gap if not blocks else 0, kind)
            continue
        if found.spans and _RULED.fullmatch(line.text):
            flush()
            blocks.append(left_out(text, line.start, line.end, line.number, line.number, "rule"))
            continue
        if not found.spans:
            flush()
            blocks.append(left_out(text, line.start, line.end, line.number, line.number, "markup"))
            continue
        hangs = piece and _is_item(piece[0][0].text) and line.indent - piece[0][0].indent >= 2
        hangs = hangs and not _is_item(line.text)
        if piece and not hangs and not goes_on(piece[-1][0], line, limit):
            flush()
        piece.append((line, found))
    flush()
    return blocks


def _tables(run: Sequence[Line]) -> dict[int, int]:
    """Rows of a table without markup: two lines or more with columns parted by tabs or wide blanks, first → after
    the last. Lines of a contents page (one number behind one tab, growing) are none."""
    found: dict[int, int] = {}
    start = 0
    while start < len(run):
        stop = start
        while stop < len(run) and len(_COLUMNS.findall(run[stop].text)) >= 1:
            stop += 1
        rows = run[start:stop]
        if len(rows) >= 2 and not _listed_pages(rows) and any(len(_COLUMNS.findall(row.text)) > 1 for row in rows):
            found[start] = stop
        start = max(stop, start + 1)
    return found


def _listed_pages(rows: Sequence[Line]) -> bool:
    last = [_COLUMNS.split(row.text)[-1].strip() for row in rows]
    numbers = [int(word) for word in last if word.isdecimal() and len(word) <= 4]
    single = all(len(_COLUMNS.findall(row.text)) == 1 for row in rows)
    return single and len(numbers) == len(rows) and numbers == sorted(numbers)


def _table(text: str, rows: Sequence[Line], read: Reading, gap: int) -> Block:
    kept = [(row, part) for row in rows if (part := read(text, row.start, row.end)).spans]
    lines, parts = [row for row, _ in kept] or list(rows), [part for _, part in kept]
    return of_lines(text, lines, "table", parts, separate=True, gap=gap, style="table")


def _is_item(words: str) -> bool:
    return BULLET.match(words) is not None or ORDERED.match(words) is not None


def _block(text: str, piece: list[tuple[Line, Inline]], kind: str, gap: int, limit: int) -> Block:
    lines = [line for line, _ in piece]
    parts = [part for _, part in piece]
    first = lines[0]
    visible = text[parts[0].spans[0].start : first.end]
    escaped = parts[0].spans[0].start > 0 and text[parts[0].spans[0].start - 1] == "\\"
    bullet, ordered = None if escaped else BULLET.match(visible), ORDERED.match(visible)
    if bullet and bullet.end() < len(visible):
        begin = parts[0].spans[0].start + bullet.end()
        spans = tuple(Span(max(s.start, begin), s.end) for s in parts[0].spans if s.end > begin)
        if spans:
            parts[0] = Inline(spans, (), parts[0].links, parts[0].bold, parts[0].wrapped)
            made = "list" if kind == "paragraph" else kind
            return of_lines(text, lines, made, parts, separate=not limit, gap=gap, style="bullet")
    if ordered and kind == "paragraph":
        return of_lines(text, lines, "list", parts, separate=not limit, gap=gap, style="ordered")
    return of_lines(text, lines, kind, parts, gap=gap)


def _images(text: str, line: Line, found: Inline, gap: int, kind: str) -> list[Block]:
    """An image block for every image of a line, then a block of the line's own words, if there are any."""
    blocks = [
        Block(
            "image",
            (),
            "",
            image.span.start,
            image.span.end,
            line.number,
            line.number,
            gap if not number else 0,
            reason="image",
            url=image.url,
            alt=image.alt,
        )
        for number, image in enumerate(found.images)
    ]
    if not found.spans:
        blocks[0] = _widened(blocks[0], line)
        return blocks
    if sum(span.end - span.start for span in found.spans) <= 2:
        stray = left_out(text, found.spans[0].start, found.spans[-1].end, line.number, line.number, "image")
        return [*blocks, stray]
    words = of_lines(text, [line], kind, [found], style="image")
    return [*blocks, words]


def _widened(block: Block, line: Line) -> Block:
    return Block(
        "image",
        (),
        "",
        line.start,
        line.end,
        line.number,
        line.number,
        block.gap,
        reason="image",
        url=block.url,
        alt=block.alt,
    )


def unfinished(block: Block) -> bool:
    """Whether a paragraph breaks off in the middle of a sentence."""
    return not ends_sentence(block.text) and (stays_open(block.text) or width(block.text[-400:]) >= 40)
