"""The passages to show: each group of a search ranked by itself, the words as typed first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from pyroaring import BitMap

from trendtui.model.results import PassageRow
from trendtui.search.finding import Group
from trendtui.search.ranking import Scorer, marks, snippet
from trendtui.store.grams import CLOSED, occurrences
from trendtui.store.looked_at import Text
from trendtui.store.reading import Reader

_RANKED = 120
"""Passages of a group that are read and ranked: of more, headings and the newest documents' are. The others follow
them, the newest document first."""

_RANKED_LOOSELY = 50
"""The same for a looser group."""

_SHARE = 6
"""A looser group gets at least one row in so many, however much the words as typed find."""


def passages(
    reader: Reader,
    groups: Sequence[Group],
    limit: int,
    newest: Sequence[BitMap],
    dates: Mapping[int, int],
    headings: BitMap,
) -> tuple[PassageRow, ...]:
    """The best rows of every group, group by group.

    Args:
        newest: the passages of each document, the newest document first.
        dates: document → its date as a number that grows with time.
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
    dates: Mapping[int, int],
    headings: BitMap,
    way: int,
) -> list[PassageRow]:
    scores: dict[int, float] = {}
    if not group.needles:
        order = list(islice(group.passages, limit))
    else:
        picked = _picked(group, newest, headings)
        keys = _ranked(reader, group, picked, dates)
        # One that has not a single word was let in by the postings alone, while somebody types.
        keys = {i: key for i, key in keys.items() if key[2]}
        order = sorted(keys, key=keys.__getitem__)[:limit]
        scores = {i: -keys[i][2] for i in order}
        if len(order) < limit and len(keys) == len(picked):
            order += islice(_others(group.passages - BitMap(picked), newest), limit - len(order))
    needles = dict.fromkeys(order, group.needles)
    return list(rows_of(reader, order, needles, scores, way))


def rows_of(
    reader: Reader,
    order: Sequence[int],
    needles: Mapping[int, tuple[str, ...]],
    scores: Mapping[int, float],
    way: int = -1,
) -> tuple[PassageRow, ...]:
    """Passages as rows, in the order given, each with its own needles (folded) marked."""
    known = reader.shown(order)
    out = []
    for i in order:
        place, kind, text, themes, years = known[i]
        found = marks(text, needles[i])
        piece, piece_marks = snippet(text, found)
        out.append(PassageRow(place, kind, text, found, piece, piece_marks, themes, years, scores.get(i, 0.0), way))
    return tuple(out)


def _others(left: BitMap, newest: Sequence[BitMap]) -> Iterator[int]:
    """Passages that are not worth ranking, the newest document first: whoever scrolls so far comes to them all."""
    for document in newest:
        yield from left & document


def _picked(group: Group, newest: Sequence[BitMap], headings: BitMap) -> list[int]:
    """The passages that are worth ranking: with the words side by side, headings, and the newest documents'."""
    found = group.passages
    most = _RANKED_LOOSELY if group.way else _RANKED
    if len(found) <= most:
        return list(found)
    picked = BitMap(islice(found & group.near, most // 2))
    picked |= BitMap(islice(found & headings, most // 4))
    for document in newest:
        here = found & document
        picked |= BitMap(islice(here, most - len(picked))) if len(picked) + len(here) > most else here
        if len(picked) >= most:
            break
    return list(picked)


_Key = tuple[int, bool, float, int, int]


def _ranked(reader: Reader, group: Group, picked: Sequence[int], dates: Mapping[int, int]) -> dict[int, _Key]:
    """A key by which passages sort: the surer word, words side by side, the score, the newest document, the place."""
    tiers = group.tiers or (group.needles,)
    scorers = [Scorer(needles) for needles in tiers]
    firsts = [needles[0].rstrip(CLOSED) for needles in tiers]
    together = Scorer((group.together,)) if group.together else None
    keys: dict[int, _Key] = {}
    for passage in reader.texts(picked):
        i = passage.id
        tier = _tier(firsts, passage) if len(tiers) > 1 else 0
        scattered = together is not None and (i not in group.near or not together(passage))
        keys[i] = (tier, scattered, -round(scorers[tier](passage, group.unsure), 2), -dates.get(passage.document, 0), i)
    return keys


def _tier(words: Sequence[str], passage: Text) -> int:
    """Which of some words a text has, the surer first; the last when none is written in it as it is looked for."""
    tier = next((t for t, word in enumerate(words) if word in passage.plain), None)
    if tier is None:
        tier = next((t for t, word in enumerate(words) if occurrences(word, passage.text)), len(words) - 1)
    return tier
