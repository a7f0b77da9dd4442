"""More like this: the passages of other documents that share most of what is particular to a passage or a trend.

A word counts by how rare it is (the inverse document frequency of Spärck Jones, 1972): names, terms of the lexicon and
Latin words; of words inside each other only the longest counts.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping

from pyroaring import BitMap

from trendtui.model.results import PassageRow
from trendtui.search.finding import Finder
from trendtui.search.hits import rows_of
from trendtui.store.folding import fold, is_cjk

_LONGEST = 6
_WORDS = 24
"""Words that are compared, the rarest first: more add noise."""

_COMMON = 0.1
"""A word in more than this share of all passages says nothing particular."""

_SHARED = 2
"""A passage must share this many words."""

_LATIN = re.compile(r"[a-z][a-z0-9.+-]{2,}")


def alike(finder: Finder, passage: int, limit: int, documents: Mapping[str, BitMap]) -> tuple[PassageRow, ...]:
    """The likest passages of other documents, with what they share marked.

    Args:
        passage: the row number of a passage; of a heading, all that stands under it is compared.
        documents: source → its passages.
    """
    texts = [fold(text).text for text in finder.texts_under(passage)]
    weights = _particular(finder, texts)
    own = next((ids for ids in documents.values() if passage in ids), BitMap())
    scores: dict[int, float] = defaultdict(float)
    shared: dict[int, list[str]] = defaultdict(list)
    for word, weight in weights.items():
        for i in finder.having(word) - own:
            scores[i] += weight
            shared[i].append(word)
    lengths = {x.id: len(x.text) for x in finder.reader.texts(_best(scores, shared, 8 * limit))}
    order = sorted(lengths, key=lambda i: (-scores[i] / (1 + lengths[i] / 800), i))[:limit]
    values = {i: scores[i] for i in order}
    return rows_of(finder.reader, order, {i: tuple(shared[i]) for i in order}, values)


def _best(scores: Mapping[int, float], shared: Mapping[int, list[str]], most: int) -> list[int]:
    able = [i for i in scores if len(shared[i]) >= _SHARED]
    return sorted(able, key=lambda i: (-scores[i], i))[:most]


def _particular(finder: Finder, texts: list[str]) -> dict[str, float]:
    """The words that tell a text from others, with their weights."""
    pieces: dict[str, int] = defaultdict(int)
    for text in texts:
        for word in _LATIN.findall(text):
            pieces[word] += 1
        for start, char in enumerate(text):
            if is_cjk(char):
                for size in range(2, _LONGEST + 1):
                    piece = text[start : start + size]
                    if len(piece) == size and all(map(is_cjk, piece)):
                        pieces[piece] += 1
    known = finder.known([p for p in pieces if is_cjk(p[0])]) | {p for p in pieces if not is_cjk(p[0])}
    kept = [p for p in known if not any(p != q and p in q and pieces[p] <= pieces[q] for q in known)]
    weights = {}
    total = finder.total
    for word in kept:
        n = finder.count(word)
        if 1 < n <= max(_COMMON * total, 3):
            weights[word] = math.log(total / n) * (1 + math.log(pieces[word]))
    rarest = sorted(weights, key=lambda w: (-weights[w], w))[:_WORDS]
    return {w: weights[w] for w in rarest}
