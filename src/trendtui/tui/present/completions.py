"""The completions of the query line as rows of its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from trendtui.tui.present.cells import clean, shown, widths
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from trendtui.model.results import Completion

MOST = 8
"""Completions that are shown."""

WIDEST, NARROWEST = 64, 24
"""Cells of the menu."""


def paint(offer: Completion, width: int, edges: Collection[int] = ()) -> Line:
    """What a value is called, what is put into the line for it, how many passages have it; of a field, what it is for.

    `edges` are as `parted` takes them.
    """
    words = [clean(offer.label), clean(offer.text)] if offer.count else [clean(offer.text), clean(offer.label)]
    if not words[1] or words[0] in words[1].split(":") or words[0] == words[1].strip('"'):
        words = [clean(offer.text), ""]
    left: Line = (Piece(" "), Piece(words[0]), Piece(f"  {words[1]}", "dim"))
    right: Line = (Piece(f"{offer.count:,} ", "count"),) if offer.count else (Piece(" "),)
    return spread(parted(left, edges), right, width)


def parted(line: Line, edges: Collection[int]) -> Line:
    """The line with a blank before every wide character that would lie across one of the cells `edges`.

    Where a widget lies over others, Textual (8.2.8) cuts its lines at their edges, and with them the characters there.
    """
    made: list[Piece] = []
    at = 0
    for text, role in line:
        kept: list[str] = []
        for character, size in zip(text, widths(text), strict=True):
            while size > 1 and at + 1 in edges:
                kept.append(" ")
                at += 1
            kept.append(character)
            at += size
        made.append(Piece("".join(kept), role))
    return tuple(made)


def foot(picked: int, width: int) -> Line:
    """How to take one."""
    words = say("completions.takes") if picked >= 0 else say("completions.how")
    return crop((Piece(f" {words}", "dim"),), width)


def width(offers: Sequence[Completion]) -> int:
    """Cells that all of them need, within reason."""
    needed = max(cell_len(shown(clean(f" {o.text}  {o.label}  {o.count:,} "))) for o in offers)
    return max(NARROWEST, min(WIDEST, needed + 2))


def placed(column: int, wanted: int, room: int, edges: Iterable[int]) -> tuple[int, int]:
    """Where the menu begins and how wide it is, of `room` cells, for a word that begins at `column`.

    It gives way to a pane's edge where that costs little: what lies across one is cut there (see `parted`).
    """
    left = max(0, min(column - 1, room - wanted))
    edge = min((e for e in edges if left + 1 < e < left + wanted), default=None)
    if edge is not None and edge >= NARROWEST:
        left = min(left, edge - NARROWEST)
        wanted = edge - left
    return left, min(wanted, room)


def hint(offer: Completion) -> str:
    """What tab would put into the line, to stand beside it."""
    count = f"  {offer.count:,}" if offer.count else ""
    return say("completions.hint", what=clean(offer.text)) + count


def first(offers: Sequence[Completion], line: str) -> Completion | None:
    """The first completion that changes the line."""
    return next((o for o in offers if line[o.start : o.end] != o.text), None)


def of_value(offers: Sequence[Completion], line: str) -> bool:
    """Whether they complete a field's value, which has no meaning before it is whole."""
    return bool(offers) and line[: offers[0].start][-1:] in (":", "：", ",", "，", "、")
