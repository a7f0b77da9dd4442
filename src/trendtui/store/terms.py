"""The words of a document that stand out by being repeated: what its readers may want to find by pinyin or initials.

No dictionary and no segmenter: a run of Chinese characters that comes again, with different neighbours on both sides,
is a word or a phrase of its own (the accessor variety of Feng et al., Computational Linguistics 30(1), 2004).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

_HAN_RUN = re.compile("[\u3400-\u9fff]{2,}")
_LONGEST = 6
_PARTICLES = frozenset("的了是在和与及等也都而就着过这那其并或被把将让使对从但又还我你他她它们")
"""Words do not begin or end with these in a report: they join words."""


def standing_out(texts: Iterable[str], least: int = 2) -> dict[str, int]:
    """The repeated words of two to six Chinese characters and how often each comes.

    Args:
        texts: the passages of one document, simplified.
        least: how often a word must come, and how many different neighbours it must have on each side.
    """
    text = "|".join(["", *(m[0] for text in texts for m in _HAN_RUN.finditer(text)), ""])
    found: dict[str, int] = {}
    places = [i for i in range(len(text) - 1) if text[i] != "|" != text[i + 1]]
    for size in range(2, _LONGEST + 1):
        words = [text[i : i + size] for i in places]
        counts = Counter(words)
        wanted = {w for w, n in counts.items() if n >= least and w[0] not in _PARTICLES and w[-1] not in _PARTICLES}
        before: dict[str, set[str | int]] = defaultdict(set)
        after: dict[str, set[str | int]] = defaultdict(set)
        for i, word in zip(places, words, strict=True):
            if word in wanted:
                # The edge of a run is a neighbour that differs from every other.
                before[word].add(text[i - 1] if text[i - 1] != "|" else i)
                after[word].add(text[i + size] if text[i + size] != "|" else i)
        found.update((w, counts[w]) for w in wanted if len(before[w]) >= least and len(after[w]) >= least)
        # A longer word comes again only where both its shorter parts do.
        again = {i for i, word in zip(places, words, strict=True) if counts[word] >= least}
        places = [i for i in places if i in again and i + 1 in again]
    return found
