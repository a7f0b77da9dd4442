"""What a passage is found by: single CJK characters, pairs of them, and the starts of Latin words.

Pairs find Chinese words of any length exactly once the text itself is checked, without a segmenter
(a segmenter splits 英伟达 in two ways and then loses it). Latin is found from where a word starts:
at a border, and at a hump inside a name, so that AI finds OpenAI and GPT finds ChatGPT, but AI does
not find 'training' nor RAG 'storage'. Where a Latin word stands directly beside a CJK character the two are
one term more ("ai芯", "型gpt"), so that mixed words are found without reading texts; and every beginning of one
or two letters has a term of its own ("a*", "ai*"), so that the first keys of a word are not thousands of look-ups.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from trendtui.store.folding import UNSPACED, Folded, fold, is_cjk

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")

LONGEST = 64
"""Characters of a term: longer words are cut, so that no text has more terms than a multiple of its length."""

SHORT = "*"
"""Ends a term that stands for all words with a beginning of one or two letters."""

CLOSED = "\x03"
"""Ends a term that is a whole word or its plural, not the start of a longer one: GE, but not Gemini. Folding leaves no
such character in a text."""

_PARTS = re.compile(f"(?P<cjk>[{UNSPACED}]+)|[^\\W_{UNSPACED}]+")
"""Runs of CJK, and runs of letters and digits of other scripts."""


def word_starts(text: str, folded: Folded) -> set[int]:
    """The places in the folded text where a Latin word or a hump inside one starts (0-based)."""
    starts = {m.start() for m in _PARTS.finditer(folded.text) if m["cjk"] is None}
    back = folded.back
    for hump in _HUMP.finditer(text):
        at = bisect_left(back, hump.start())
        if at < len(folded.text) and back[at] == hump.start():
            starts.add(at)
    return starts


def units(folded: str) -> Iterator[tuple[str, bool]]:
    """The parts of a folded text or query term that are looked up, and whether each is CJK.

    >>> list(units("gpt-4 芯片"))
    [('gpt', False), ('4', False), ('芯片', True)]
    """
    for m in _PARTS.finditer(folded):
        yield m[0], m["cjk"] is not None


def grams(text: str) -> set[str]:
    """Every term that a passage is to be found by: 芯, 芯片, openai, ai, and what `trendtui.store.grams` tells above.

    >>> sorted(grams("GPT芯"))
    ['g*', 'gp*', 'gpt', 'gpt芯', '芯']
    """
    folded, starts = prepared(text)
    shown = folded.text
    found: set[str] = set()
    for m in _PARTS.finditer(shown):
        run = m[0]
        if m["cjk"] is not None:
            found.update(run)
            found.update(map("".join, pairwise(run)))
            continue
        first, end = m.span()
        after = shown[end] if end < len(shown) and is_cjk(shown[end]) else ""
        for i in range(first, end):
            if i == first or i in starts:
                word = shown[i : min(end, i + LONGEST)]
                found.update((word, (word + after)[:LONGEST], word[0] + SHORT, word[:2] + SHORT))
        if first and is_cjk(shown[first - 1]):
            found.add(shown[first - 1 : min(end, first - 1 + LONGEST)])
    return found


@lru_cache(maxsize=8192)
def prepared(text: str) -> tuple[Folded, frozenset[int]]:
    """A text folded, and where its words start; remembered, for the same passages are asked about at each key."""
    folded = _folded(text)
    return folded, frozenset(word_starts(text, folded))


@lru_cache(maxsize=8192)
def _folded(text: str) -> Folded:
    return fold(text)


def occurrences(term: str, text: str) -> list[tuple[int, int]]:
    """Where a folded term stands in a text, as pieces of it (0-based, end exclusive).

    A term that begins with a Latin letter or digit counts only where a word or a hump starts; with `CLOSED` behind it,
    only where the word ends with it, or with the s of a plural.
    """
    word = term.rstrip(CLOSED)
    if not word:
        return []
    folded = _folded(text)
    at = folded.text.find(word)
    if at < 0:
        return []
    latin = word[0].isalnum() and not is_cjk(word[0])
    starts = prepared(text)[1] if latin else frozenset()
    found: list[tuple[int, int]] = []
    while at >= 0:
        end = at + len(word)
        if (not latin or at in starts) and (word == term or _ends(folded.text, end)):
            found.append(folded.span(at, end))
        at = folded.text.find(word, at + (1 if latin else len(word)))
    return found


def _ends(text: str, at: int) -> bool:
    """Whether a Latin word, or its plural, ends before a place of a folded text."""
    at += text.startswith("s", at)
    return at == len(text) or not text[at].isalnum() or is_cjk(text[at])
