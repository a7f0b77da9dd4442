"""What was read in a passage: two lines for each finding, and the passage with its words marked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trendtui.tui.present.cells import clean, pad
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.words import called, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trendtui.model.results import Block, EvidenceRow, Marks, Place

KIND = 9
"""Cells of the kind of a finding."""


def heading(place: Place, rows: Sequence[EvidenceRow], width: int) -> tuple[Line, ...]:
    """Two lines: what this is, and where the passage stands."""
    found = say("evidence.found", n=len(rows)) if rows else say("evidence.nothing")
    return (
        spread((Piece(say("evidence.title"), "title"), Piece(f"  {say('evidence.note')}", "dim")),
               (Piece(found, "dim"),), width),
        spread((Piece(clean(place.title or place.source)),), (Piece(say("lists.line", n=place.line), "dim"),), width),
    )  # fmt: skip


def marked(blocks: Sequence[Block], rows: Sequence[EvidenceRow]) -> tuple[Block, ...]:
    """The passage with the words of all findings marked, and no others."""
    spans = tuple((row.start, row.end) for row in rows if row.start < row.end)
    return tuple(replace(block, marks=spans) for block in blocks)


def marks_of(row: EvidenceRow | None) -> Marks:
    """The words of one finding; none for a theme, which is of the passage as a whole."""
    return ((row.start, row.end),) if row is not None and row.start < row.end else ()


def paint(row: EvidenceRow, width: int) -> tuple[Line, ...]:
    """Kind, words and what they were read as; below, the rule or data row that did it."""
    words, read = clean(row.text).replace("\n", " "), clean(row.meaning)
    first: Line = (
        Piece(pad(called(row.kind, "evidence"), KIND), "dim"),
        Piece(pad(words, min(24, max(8, width // 3))), "accent"),
        Piece(" "),
        Piece(read),
    )
    return (crop(first, width), crop((Piece(" " * KIND), Piece(clean(row.rule), "dim")), width))
