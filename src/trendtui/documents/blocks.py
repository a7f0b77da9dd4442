"""A block: what stands between two blank lines, before the document is understood.

Readers make blocks, the stages (contents, references, captions, headings, …) change their kinds, and
`assembly` makes passages, sections and what is left out of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trendtui.documents.inline import Inline
from trendtui.documents.lines import Line, joined, merged, words_of
from trendtui.model.document import Span

TEXT_KINDS = frozenset({"paragraph", "heading", "list", "quote", "table", "caption", "code"})
"""Blocks that become passages."""

Reading = Callable[[str, int, int], Inline]
"""How a line is told apart: `inline.inline` for marked-up text, `inline.plain` for the rest."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `spans` is its visible text; `start` and `end` enclose all of it, markup included."""

    kind: str
    """A passage's kind, or image, or out (left out, for `reason`)."""
    spans: tuple[Span, ...]
    text: str
    start: int
    end: int
    line: int
    end_line: int
    gap: int = 0
    """Blank lines before it."""
    page: bool = False
    """A page begins with it."""
    style: str = ""
    """Of a heading: atx, bold, numbered, bare, contents; of a list item: bullet or ordered; of a text: image,
    when it stands on the line of an image."""
    rank: int = 0
    """Level of a heading that the markup tells."""
    reason: str = ""
    """Why it is left out."""
    url: str = ""
    """Address of an image, or of the link that the whole block is."""
    alt: str = ""
    links: tuple[str, ...] = ()
    lines: int = 1
    """How many lines of text it has."""
    label: str = ""
    """Numbering found elsewhere (in the contents page)."""
    speaker: str = ""
    position: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one line of plain text: the shape of a bare heading."""
        return self.lines == 1 and self.kind in ("paragraph", "list")


def of_lines(
    text: str,
    lines: Sequence[Line],
    kind: str,
    parts: Sequence[Inline],
    *,
    separate: bool = False,
    gap: int = 0,
    style: str = "",
    rank: int = 0,
) -> Block:
    """A block of whole lines whose visible pieces are `parts`."""
    spans = joined(text, (part.spans for part in parts), separate)
    whole = len(parts) == 1 and parts[0].wrapped
    links = tuple(link for part in parts for link in part.links)
    if not style and kind == "paragraph" and len(parts) == 1 and parts[0].bold:
        style = "bold"
    return Block(
        kind=kind,
        spans=spans,
        text=words_of(text, spans),
        start=lines[0].start,
        end=lines[-1].end,
        line=lines[0].number,
        end_line=lines[-1].number,
        gap=gap,
        page=any(line.page_break for line in lines[:1]),
        style=style,
        rank=rank,
        url=links[0] if whole and links else "",
        links=links,
        lines=len(lines),
    )


def left_out(text: str, start: int, end: int, line: int, end_line: int, reason: str, gap: int = 0) -> Block:
    """A stretch of the file that is in no passage."""
    return Block("out", (), text[start:end], start, end, line, end_line, gap, reason=reason)


def together(text: str, blocks: Sequence[Block], separate: bool = False) -> Block:
    """Several blocks of text as one, of the first one's kind and style."""
    first, last = blocks[0], blocks[-1]
    spans = joined(text, (block.spans for block in blocks), separate)
    return Block(
        kind=first.kind,
        spans=merged(spans),
        text=words_of(text, spans),
        start=first.start,
        end=last.end,
        line=first.line,
        end_line=last.end_line,
        gap=first.gap,
        page=first.page,
        style=first.style,
        rank=first.rank,
        links=tuple(link for block in blocks for link in block.links),
        lines=sum(block.lines for block in blocks),
        label=first.label,
    )
