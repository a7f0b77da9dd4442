"""What can be pointed at on a page: companies, figures, years, citation marks and references, in reading order.

Offsets are those of the blocks' texts; a block's text on the screen has the same ones (see cells.clean).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trendtui.model.noted import DocumentHits, Noted
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trendtui.model.query import Query
    from trendtui.model.results import Block, Reading

ROLES = {"company": "company", "figure": "figure", "year": "year", "citation": "citation", "reference": "citation"}
"""Kinds that are marked in the text → the role that is laid over their words."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something noted, on the block that shows it."""

    block: int
    start: int
    end: int
    noted: Noted

    @property
    def place(self) -> tuple[int, int]:
        """Its block and where it begins there."""
        return self.block, self.start


def things(blocks: Sequence[Block], reading: Reading, noted: Sequence[Noted]) -> tuple[Thing, ...]:
    """All that is noted in a document on its blocks, the entries of its references with it."""
    at = {block.passage: n for n, block in enumerate(blocks) if block.passage}
    made = [
        Thing(n, x.start, min(x.end, len(blocks[n].text)), x)
        for x in noted
        if (n := at.get(x.passage)) is not None and x.start <= len(blocks[n].text)
    ]
    entries = [n for n, block in enumerate(blocks) if block.kind == "reference"]
    for n, note in zip(entries, reading.references, strict=False):
        end = len(note.label) + 2
        made.append(Thing(n, 0, end, Noted(0, 0, end, "reference", f"[{note.label}]", note.label, "")))
    return tuple(sorted(made, key=lambda t: (t.block, t.start, -t.end)))


def pointable(found: Sequence[Thing]) -> tuple[Thing, ...]:
    """Those that the cursor stops at: what has words of its own, each piece of text once for each kind."""
    kept: dict[tuple[int, int, int, str], Thing] = {}
    for thing in found:
        if thing.noted.kind in ROLES and thing.start < thing.end:
            kept.setdefault((thing.block, thing.start, thing.end, thing.noted.kind), thing)
    return tuple(kept.values())


def colours(found: Sequence[Thing]) -> dict[int, list[tuple[int, int, str]]]:
    """Block → the pieces of its text to mark lightly, each with its role."""
    made: dict[int, list[tuple[int, int, str]]] = {}
    for thing in found:
        if role := ROLES.get(thing.noted.kind):
            made.setdefault(thing.block, []).append((thing.start, thing.end, role))
    return made


def at(found: Sequence[Thing], block: int, offset: int) -> int | None:
    """The innermost thing that has a character of a block."""
    last = bisect_right(found, (block, offset), key=lambda t: t.place)
    for number in range(last - 1, -1, -1):
        if found[number].block != block:
            break
        if found[number].end > offset:
            return number
    return None


def beyond(found: Sequence[Thing], place: tuple[int, int], step: int) -> int:
    """The first thing after a place (1), or the last one before it (-1); round the end when there is none."""
    if step > 0:
        return bisect_right(found, place, key=lambda t: t.place) % len(found)
    return (bisect_left(found, place, key=lambda t: t.place) - 1) % len(found)


def chosen(query: Query, found: Sequence[Thing], passage: int, last: tuple[str, str]) -> tuple[str, str]:
    """Whose mentions one steps through: ('company', its name) or ('theme', its slug); empty strings for nobody's.

    That of the thing last pointed at; else what the query is narrowed to; else a company that the query names; else
    the first company of the passage in view.
    """
    if last[1]:
        return last
    for field in ("company", "theme"):
        if values := query.chosen(field):
            return field, values[0]
    names = {t.noted.name.casefold(): t.noted.name for t in found if t.noted.kind == "company"}
    for term in query.terms:
        if not term.excluded and (name := names.get(term.text.casefold())):
            return "company", name
    here = (t.noted.name for t in found if t.noted.kind == "company" and t.noted.passage == passage)
    return next((("company", name) for name in here), ("", ""))


def mentions(found: Sequence[Thing], whose: tuple[str, str]) -> tuple[Thing, ...]:
    """Where a company is named or a passage is about a theme."""
    kind, name = whose
    return tuple(t for t in found if t.noted.kind == kind and t.noted.name.casefold() == name.casefold())


def hit(current: int | None, here: int, source: str, documents: Sequence[DocumentHits]) -> str:
    """Which hit one stands on: counted over all documents when every number is known, else within this one.

    Args:
        current: 0-based, among the `here` hits of the document `source`; None for none.
        documents: those of the query's answer; empty while they are not known.
    """
    if not here:
        return ""
    number = next((n for n, d in enumerate(documents) if d.first.source == source), -1)
    known = number >= 0 and documents[number].hits == here and all(d.hits >= 0 for d in documents)
    before = sum(d.hits for d in documents[:number]) if known else 0
    total = sum(d.hits for d in documents) if known else here
    shown = "-" if current is None else f"{before + current + 1:,}"
    if number >= 0 and len(documents) > 1:
        key = "reading.hit-of-all" if known else "reading.hit-here"
        return say(key, at=shown, n=total, document=number + 1, documents=len(documents))
    return say("reader.hit", at=shown, n=total)
