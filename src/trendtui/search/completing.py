"""What the query line may go on with at the cursor: fields, their values, and the company or theme a word begins.

Pure: the names of the index's values come in, completions go out, best first: names that begin with what was typed
before names that hold it, then the most frequent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trendtui.model.query import FIELDS
from trendtui.model.results import Completion
from trendtui.search.names import Names, Value
from trendtui.search.syntax import CHINESE_FIELDS, Piece, field_at, piece_at, values_at, word_start, write_value
from trendtui.store.folding import fold, is_cjk
from trendtui.words import say

AT_MOST = 8
"""Completions that are offered."""
_OFFERED = ("company", "theme")
"""Facets whose values are offered for a bare word."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The piece of the line at the cursor, and the field whose value it is ('' for a word)."""

    piece: Piece
    field: str


def complete(line: str, cursor: int, names: Names) -> tuple[Completion, ...]:
    """What the line may go on with at the cursor (0-based, between characters); at most `AT_MOST`, best first."""
    line = "".join(" " if c.isspace() or c < " " else c for c in line)
    place = _place(line, max(0, min(cursor, len(line))))
    if place is None:
        return ()
    piece = place.piece
    start = piece.start + bool(piece.quote)
    typed = line[start : max(start, min(cursor, len(line)))]
    end = piece.end if piece.closed else max(piece.start, min(cursor, len(line)))
    if place.field:
        return tuple(_values(place.field, typed, piece.start, end, names))
    return () if piece.quote else tuple(_for_word(typed, piece.start, end, names))[:AT_MOST]


def _place(line: str, cursor: int) -> _Place | None:
    """Where the cursor stands; None between words."""
    at = 0
    while at < cursor:
        if line[at] == " ":
            at += 1
            continue
        start = word_start(line, at)
        name, after = field_at(line, start)
        if name and cursor >= after:
            for piece in values_at(line, after):
                at = piece.end
                if piece.start <= cursor <= piece.end:
                    return _Place(piece, name)
        else:
            piece = piece_at(line, start)
            if start < cursor <= piece.end:
                return _Place(piece, "")
            at = max(piece.end, at + 1)
    return None


def _values(field: str, typed: str, start: int, end: int, names: Names) -> Iterator[Completion]:
    """The values of a field that were begun."""
    facet = names.facets.get(field)
    if facet is None:
        return
    folded = fold(typed).text.strip()
    if not folded:
        found = [(value, "") for value in facet.values[:AT_MOST]]
    else:
        found = facet.beginning(folded, AT_MOST)
        seen = {value.value for value, _ in found}
        for value, name in facet.holding(folded, 2 * AT_MOST):
            if value.value not in seen:
                found.append((value, name))
    for value, name in found[:AT_MOST]:
        yield Completion(start, end, write_value(value.value), _label(value, name), value.count)


def _for_word(typed: str, start: int, end: int, names: Names) -> Iterator[Completion]:
    """The fields whose name a word begins, then the companies and themes."""
    begun = fold(typed).text
    if not begun:
        return
    for written, field in [*((f, f) for f in FIELDS), *CHINESE_FIELDS.items()]:
        if written.startswith(begun):
            yield Completion(start, end, f"{written}:", say(f"query.for.{field}"))
    if len(begun) < 2 and not is_cjk(begun[0]):
        return
    offered = [
        (name != begun, -value.count, field, value, name)
        for field in _OFFERED
        if field in names.facets
        for value, name in names.facets[field].beginning(begun, AT_MOST)
    ]
    for _, _, field, value, name in sorted(offered, key=lambda o: (o[:3], o[3].value)):
        yield Completion(start, end, f"{field}:{write_value(value.value)}", _label(value, name), value.count)


def _label(value: Value, name: str) -> str:
    """What a value is called, with the name by which it was found where that is another."""
    known = (fold(value.label).text, fold(value.value).text)
    return value.label if not name or any(name in k for k in known) else f"{value.label} = {name}"
