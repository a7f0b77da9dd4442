"""A document's outline as rows: headings indented by level, each with the hits below it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trendtui.model.results import Block, OutlineItem

DEEPEST = 4
"""Levels that are indented; deeper ones stand with these."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A heading, how deep it stands (0 for the top), and how many hits its own text has."""

    item: OutlineItem
    depth: int
    hits: int


def rows(items: Sequence[OutlineItem], blocks: Sequence[Block]) -> tuple[OutlineRow, ...]:
    """The outline with the hits counted: each belongs to the last heading at or above its line."""
    if not items:
        return ()
    starts = [item.line for item in items]
    counts = [0] * len(items)
    for block in blocks:
        at = bisect_right(starts, block.line) - 1
        if at >= 0:
            counts[at] += len(block.marks)
    top = min(item.level for item in items)
    return tuple(
        OutlineRow(item, min(DEEPEST, item.level - top), count) for item, count in zip(items, counts, strict=True)
    )


def paint(row: OutlineRow, width: int) -> tuple[Line, ...]:
    """One heading in exactly `width` cells."""
    role = "title" if row.depth == 0 or row.item.kind in ("trend", "prediction") else "text"
    label = row.item.label.strip()
    title = clean(row.item.title)
    # The label (趋势三, 03) may be part of the title already.
    named = title if not label or title.startswith(label) else f"{clean(label)} {title}"
    left = (Piece("  " * row.depth), Piece(named, role))
    return (spread(left, (Piece(f"{row.hits:,}", "mark"),) if row.hits else (), width),)
