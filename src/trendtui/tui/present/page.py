"""A document laid out in lines: blocks → rows at a width, each row knowing which characters it shows.

The layout maps both ways, a row to (block, offset) and back, so that a jump lands on its words and a
change of width keeps the place. Widgets paint `paint(layout, row)`; nothing here knows of colours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from trendtui.model.results import Block, Marks, Reading
from trendtui.tui.present.breaking import lines
from trendtui.tui.present.cells import clean, fitting, pad, width_of
from trendtui.tui.present.line import Line, Piece, crop, excerpt
from trendtui.tui.present.table import GAP, Cell, aligned, columns, label_cells, places, stacked
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

LIST_MARK = re.compile(r"(?:[-*+•◦‣▪·●○■□–]|\(?\d{1,3}[.)、）]|[（(][一二三四五六七八九十]+[）)])\s*")
"""What a list item may begin with: what follows hangs below itself."""

ROLE = {"quote": "quote", "code": "code", "caption": "caption", "table": "text", "list": "text"}
"""Kind of block → the role of its words; headings have their level's, all others are text."""


Coloured = tuple[int, int, str]
"""Characters [start, end) and the role they play."""


class Row(NamedTuple):
    """One line of the page: characters [start, end) of a block; `block` is -1 below the last one."""

    block: int
    start: int
    end: int
    first: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One highlighted piece: characters [start, end) of a block."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's blocks laid out for a width in cells. Rows and blocks are 0-based."""

    width: int
    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    """The blocks' texts, cleaned; offsets are those of the blocks."""
    rows: tuple[Row, ...]
    firsts: tuple[int, ...]
    """Block → its first row (a blank one above a paragraph included)."""

    def row_of(self, block: int, offset: int) -> int:
        """The row that shows a character of a block; the nearest one when there is none."""
        if not self.firsts:
            return 0
        block = max(0, min(block, len(self.firsts) - 1))
        first = self.firsts[block]
        last = self.firsts[block + 1] if block + 1 < len(self.firsts) else len(self.rows)
        if first < last - 1 and self.rows[first].blank:
            first += 1
        row = bisect_right(self.rows, offset, first, last, key=lambda row: row.start) - 1
        return max(first, row)

    def place_of(self, row: int) -> tuple[int, int]:
        """The block and the offset in it that a row begins with."""
        if not self.rows:
            return 0, 0
        found = self.rows[max(0, min(row, len(self.rows) - 1))]
        return found.block, found.start

    def line_at(self, row: int) -> int:
        """The document's line that a row stands on, as near as the blocks tell."""
        if not self.blocks:
            return 0
        block, offset = self.place_of(row)
        found = self.blocks[block]
        return min(found.end_line, found.line + self.texts[block].count("\n", 0, offset))

    def block_at(self, line: int) -> int:
        """The last block that begins at or above a line of the document."""
        return max(0, bisect_right(self.blocks, line, key=lambda block: block.line) - 1)


def assemble(reading: Reading) -> tuple[Block, ...]:
    """The blocks of a whole document in reading order: passages, charts as captions, references at the end."""
    charts = [_chart(note.caption, note.url, note.line) for note in reading.charts if note.caption or note.url]
    written = {" ".join(block.text.split()) for block in reading.blocks if block.kind == "caption"}
    charts = [c for c in charts if " ".join(c.text.split()) not in written]
    body = sorted((*reading.blocks, *charts), key=lambda block: (block.line, block.kind == "chart"))
    if not reading.references:
        return tuple(body)
    top = reading.references[0].line
    notes = [
        Block(0, "reference", 0, f"[{note.label}] {note.text} {note.url}".strip(), note.line, note.line)
        for note in reading.references
    ]
    return (*body, Block(0, "heading", 2, say("reader.references"), top, top), *notes)


def _chart(caption: str, url: str, line: int) -> Block:
    words = "\n".join(part for part in (caption, url) if part)
    return Block(0, "chart", 0, words, line, line)


def lay_out(blocks: Sequence[Block], width: int) -> Layout:
    """Break every block into rows of at most `width` cells."""
    rows: list[Row] = []
    firsts: list[int] = []
    texts = tuple(clean(block.text) for block in blocks)
    before = ""
    for number, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        firsts.append(len(rows))
        if rows and _parted(before, block.kind):
            rows.append(Row(number, 0, 0, blank=True))
        rows.extend(_rows(number, block, text, width))
        before = block.kind
    return Layout(width, tuple(blocks), texts, tuple(rows), tuple(firsts))


def _parted(before: str, kind: str) -> bool:
    """Whether a blank row stands between two blocks."""
    return not (before == kind and kind in ("list", "reference", "table"))


def _rows(number: int, block: Block, text: str, width: int) -> list[Row]:
    hang = indent(block, text, first=False)
    lead = indent(block, text, first=True)
    if block.kind == "table" and not columns(text, width) and (cells := stacked(text)):
        return _stacked(number, cells, text, width)
    if block.kind == "chart" or (block.kind == "table" and columns(text, width)):
        found = [(start, start + len(piece)) for start, piece in _whole_lines(text)]
    elif lead == hang or not text:
        found = lines(text, max(8, width - hang))
    else:
        # The first line begins further left: break it alone, then the rest.
        room = max(8, width - lead)
        end = lines(text[: room * 2 + 1], room)[0][1]
        found = [(0, end), *((end + s, end + e) for s, e in lines(text[end:], max(8, width - hang)))]
    made = [Row(number, start, end, first=not at) for at, (start, end) in enumerate(found)]
    return made or [Row(number, 0, 0, first=True)]


def _stacked(number: int, cells: Sequence[Cell], text: str, width: int) -> list[Row]:
    room = max(8, width - label_cells(cells, width))
    made: list[Row] = []
    for cell in cells:
        if cell.opens and made:
            made.append(Row(number, cell.start, cell.start, blank=True))
        # The bars at a cell's ends are not painted: only its words need room.
        start, end = _words(text, cell.start, cell.end)
        ends = [start + e for _, e in lines(text[start:end], room)][:-1] if not cell.rule else []
        starts = [cell.start, *ends]
        made += [Row(number, s, e, first=s == cell.start) for s, e in pairwise((*starts, cell.end))]
    return made


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters of a stacked row without the bars and blanks around them."""
    while end > start and text[end - 1] in "| \n\u3000":
        end -= 1
    while start < end and text[start] in "| ":
        start += 1
    return start, end


def _whole_lines(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = 0
    for piece in text.splitlines(keepends=True):
        found.append((at, piece))
        at += len(piece)
    return found


def offset_of_line(layout: Layout, block: int, line: int) -> int:
    """The character of a block with which a line of the document begins, as near as the block tells."""
    text, at = layout.texts[block], 0
    for _ in range(max(0, line - layout.blocks[block].line)):
        further = text.find("\n", at) + 1
        if not further:
            break
        at = further
    return at


def indent(block: Block, text: str, *, first: bool) -> int:
    """Cells before the words of a block's first row, or of its other rows."""
    if block.kind == "list":
        mark = LIST_MARK.match(text)
        if mark is None:
            return 2
        return 0 if first else min(6, cell_len(mark.group()))
    if block.kind == "reference":
        return 0 if first else 4
    if block.kind == "chart":
        return 8
    return 2 if block.kind in ("quote", "code", "caption") else 0


def hits(blocks: Sequence[Block]) -> tuple[Hit, ...]:
    """All marks of the blocks in reading order."""
    return tuple(Hit(n, start, end) for n, block in enumerate(blocks) for start, end in sorted(block.marks))


def role_of(block: Block) -> str:
    """The role that a block's words play."""
    if block.kind == "heading":
        return f"heading{min(3, max(1, block.level))}"
    if block.kind in ("chart", "reference"):
        return "caption" if block.kind == "chart" else "dim"
    return ROLE.get(block.kind, "text")


def paint(
    layout: Layout, row: int, current: Hit | None = None, *, extra: Marks = (), lightly: Sequence[Coloured] = (),
    pointed: tuple[int, int] | None = None,
) -> Line:  # fmt: skip
    """One row of the page; the `current` hit is marked differently from the others.

    Args:
        extra: marks for the block in the role of a current hit (a figure that was chosen in a list).
        lightly: pieces of the block with a role that is laid over that of the words, where no hit is.
        pointed: the piece of the block under the cursor.
    """
    at = layout.rows[row]
    block, text = layout.blocks[at.block], layout.texts[at.block]
    if at.blank:
        return ()
    widths = columns(text, layout.width) if block.kind == "table" else ()
    cells = stacked(text) if block.kind == "table" and not widths else ()
    start, end = _words(text, at.start, at.end) if cells else (at.start, at.end)
    while end > start and text[end - 1] in " \n\u3000":
        end -= 1
    line = excerpt(text, start, end, block.marks, role_of(block))
    laid = [*lightly, *((s, e, "hit") for s, e in extra)]
    if current is not None and current.block == at.block:
        laid.append((current.start, current.end, "hit"))
    if pointed is not None:
        laid.append((*pointed, "pointed"))
    if laid := [(s - start, e - start, role) for s, e, role in laid if s < end and e > start]:
        line = _over(line, laid)
    if cells:
        return _labelled(line, cells, at, layout.width)
    if widths:
        line = aligned(line, widths)
    line = (*_lead(block, text, at), *line)
    return crop(line, layout.width) if block.kind == "chart" else line


def _labelled(line: Line, cells: Sequence[Cell], at: Row, width: int) -> Line:
    """A row of a stacked cell with its column's name before it."""
    cell = cells[bisect_right(cells, at.start, key=lambda cell: cell.start) - 1]
    room = label_cells(cells, width)
    if cell.rule:
        return (Piece("-" * min(width, 24), "dim"),)
    if not room or not cell.within:
        return line
    name = pad(clean(cell.label), room - GAP) if at.first else " " * (room - GAP)
    return (Piece(name, "dim"), Piece(" " * GAP), *line)


def _lead(block: Block, text: str, at: Row) -> Line:
    cells = indent(block, text, first=at.first)
    if not cells:
        return ()
    if block.kind == "quote":
        return (Piece(" ", "bar"), Piece(" "))
    if block.kind == "chart":
        return (Piece("  " + pad(say("reader.image"), 6) if at.first else " " * cells, "dim"),)
    if block.kind == "list" and at.first:
        return (Piece("- ", "dim"),)
    return (Piece(" " * cells),)


def _over(line: Line, laid: Sequence[Coloured]) -> Line:
    """The line with other roles for some of its characters (0-based, of the whole line).

    A hit, and what is pointed at, take the place of the role that was there; all others are laid over it, but over
    no mark.
    """
    pieces: list[Piece] = []
    at = 0
    for text, role in line:
        cuts = sorted({0, len(text), *(c - at for s, e, _ in laid for c in (s, e) if 0 < c - at < len(text))})
        for start, end in pairwise(cuts):
            found = [name for s, e, name in laid if s <= at + start and at + end <= e]
            strong = next((name for name in ("pointed", "hit") if name in found), "")
            light = f"{role}+{found[-1]}" if found and role != "mark" else role
            pieces.append(Piece(text[start:end], strong or light))
        at += len(text)
    return tuple(pieces)


def column_of(layout: Layout, row: int, offset: int) -> int:
    """The cell at which a character of a row's block is drawn."""
    at, text = layout.rows[row], layout.texts[layout.rows[row].block]
    column, start, _ = next((p for p in reversed(_places(layout, at)) if p[1] <= offset), _places(layout, at)[0])
    return column + width_of(text[start : max(start, offset)])


def offset_at(layout: Layout, row: int, column: int) -> int:
    """The character of a row's block that is drawn at a cell."""
    at, text = layout.rows[row], layout.texts[layout.rows[row].block]
    first, start, end = next((p for p in reversed(_places(layout, at)) if p[0] <= column), _places(layout, at)[0])
    return start + fitting(text[start:end], column - first)


def _places(layout: Layout, at: Row) -> list[tuple[int, int, int]]:
    """What a row shows and where: the cell it begins at, and the characters of the block."""
    block, text = layout.blocks[at.block], layout.texts[at.block]
    if block.kind == "table" and (widths := columns(text, layout.width)):
        starts = accumulate((width + GAP for width in widths), initial=0)
        found = places(text[at.start : at.end].rstrip("\n"))
        made = [(column, at.start + s, at.start + e) for column, (s, e) in zip(starts, found, strict=False)]
        return made or [(0, at.start, at.end)]
    if block.kind == "table" and (cells := stacked(text)):
        start, end = _words(text, at.start, at.end)
        cell = cells[bisect_right(cells, at.start, key=lambda cell: cell.start) - 1]
        return [(label_cells(cells, layout.width) if cell.within else 0, start, end)]
    return [(indent(block, text, first=at.first), at.start, at.end)]
