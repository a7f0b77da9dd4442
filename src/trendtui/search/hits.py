"""The passages to show: each group of a search ranked by itself, the words as typed first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from pyroaring import BitMap

from trendtui.model.results import PassageRow
from trendtui.model.rows import Row
from trendtui.search.finding import Group
from trendtui.search.ranking import marks, score, snippet
from trendtui.search.rows import place_of
from trendtui.store.reading import Reader

_RANKED = 500
"""Passages of a group that are read and ranked: of more, headings and the newest documents' come first."""

_SHARE = 6
"""A looser group gets at least one row in so many, however much the words as typed find."""


def passages(
    reader: Reader,
    groups: Sequence[Group],
    limit: int,
    newest: Sequence[BitMap],
    dates: Mapping[str, str],
    headings: BitMap,
) -> tuple[PassageRow, ...]:
    """The best rows of every group, group by group.

    Args:
        newest: the passages of each document, the newest document first.
        dates: source → the document's date.
    """
    kept = [min(len(g.passages), max(1, limit // _SHARE)) for g in groups]
    left = limit - sum(kept)
    out: list[PassageRow] = []
    for number, group in enumerate(groups):
        more = max(0, min(len(group.passages) - kept[number], left))
        left -= more
        out += _rows(reader, group, kept[number] + more, newest, dates, headings, number - 1)
    return tuple(out[:limit])


def _rows(
    reader: Reader,
    group: Group,
    limit: int,
    newest: Sequence[BitMap],
    dates: Mapping[str, str],
    headings: BitMap,
    way: int,
) -> list[PassageRow]:
    keys: dict[int, tuple[int, bool, float]] = {}
    if not group.needles:
        order = list(islice(group.passages, limit))
    else:
        tiers = group.tiers or (group.needles,)
        for i, kind, text in reader.texts(_picked(group.passages, newest, headings)):
            tier = next((t for t, needles in enumerate(tiers) if score(text, kind, needles[:1])), len(tiers) - 1)
            scattered = bool(group.together) and not score(text, kind, (group.together,))
            keys[i] = (tier, scattered, -round(score(text, kind, tiers[tier]), 2))
        order = sorted(keys, key=lambda i: (keys[i], i))[: 2 * limit]
    rows = reader.passages(order)
    if keys:
        order.sort(key=lambda i: (keys[i], _newest(dates.get(rows[i]["source"], "")), i))
        order = order[:limit]
    needles = dict.fromkeys(order, group.needles)
    return list(rows_of(reader, order, needles, {i: -key[2] for i, key in keys.items()}, way, rows))


def rows_of(
    reader: Reader,
    order: Sequence[int],
    needles: Mapping[int, tuple[str, ...]],
    scores: Mapping[int, float],
    way: int = -1,
    rows: Mapping[int, Row] | None = None,
) -> tuple[PassageRow, ...]:
    """Passages as rows, in the order given, each with its own needles (folded) marked."""
    rows = reader.passages(order) if rows is None else rows
    themes, years = reader.marks_of(order)
    out = []
    for i in order:
        text = rows[i]["text"]
        found = marks(text, needles[i])
        shown, shown_marks = snippet(text, found)
        out.append(
            PassageRow(
                place_of(rows[i]), rows[i]["kind"], text, found, shown, shown_marks,
                tuple(themes.get(i, ())), tuple(years.get(i, ())), scores.get(i, 0.0), way,
            )
        )  # fmt: skip
    return tuple(out)


def _picked(found: BitMap, newest: Sequence[BitMap], headings: BitMap) -> list[int]:
    """The passages that are worth ranking."""
    if len(found) <= _RANKED:
        return list(found)
    picked = BitMap(islice(found & headings, _RANKED // 2))
    for document in newest:
        here = found & document
        picked |= BitMap(islice(here, _RANKED - len(picked))) if len(picked) + len(here) > _RANKED else here
        if len(picked) >= _RANKED:
            break
    return list(picked)


def _newest(date: str) -> tuple[int, ...]:
    """A key that puts later documents first and undated ones last."""
    return tuple(-int(x) for x in date.split("-") if x.isdigit()) or (0,)
