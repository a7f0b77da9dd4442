"""More like this: the heading over the passages alike, and one of them as the pane beside them shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trendtui.model.results import Block, PassageRow, Place
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence


def heading(place: Place, blocks: Sequence[Block], width: int) -> tuple[Line, ...]:
    """Three lines: what this is, where the passage stands that they are like, and its words."""
    words = clean(" ".join(block.text for block in blocks)).replace("\n", " ")
    return (
        spread((Piece(say("alike.title"), "title"), Piece(f"  {say('alike.note')}", "dim")), (), width),
        spread((Piece(clean(place.title or place.source)),), (Piece(say("lists.line", n=place.line), "dim"),), width),
        crop((Piece(words, "quote"),), width),
    )


def block(row: PassageRow) -> Block:
    """A passage alike, whole, with what it shares marked."""
    return Block(row.place.passage, row.kind, 3 if row.kind == "heading" else 0, row.text, row.place.line,
                 row.place.end_line, row.marks)  # fmt: skip
