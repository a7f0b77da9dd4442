"""What a passage is found by: single CJK characters, pairs of them, and the starts of Latin words.

Pairs find Chinese words of any length exactly once the text itself is checked, without a segmenter
(a segmenter splits 英伟达 in two ways and then loses it). Latin is found from where a word starts:
at a border, and at a hump inside a name, so that AI finds OpenAI and GPT finds ChatGPT, but AI does
not find 'training' nor RAG 'storage'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from trendtui.store.folding import Folded, fold, is_cjk

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")


def word_starts(text: str, folded: Folded) -> set[int]:
    """The places in the folded text where a Latin word or a hump inside one starts (0-based)."""
    starts: set[int] = set()
    before = ""
    for i, char in enumerate(folded.text):
        if _is_word(char) and (not before or not _is_word(before)):
            starts.add(i)
        before = char
    humps = {m.start() for m in _HUMP.finditer(text)}
    if humps:
        for i in range(len(folded.text)):
            if folded.back[i] in humps and (i == 0 or folded.back[i - 1] != folded.back[i]):
                starts.add(i)
    return starts


def _is_word(char: str) -> bool:
    return char.isalnum() and not is_cjk(char)


def units(folded: str) -> Iterator[tuple[str, bool]]:
    """The parts of a folded text or query term that are looked up, and whether each is CJK.

    >>> list(units("gpt-4 芯片"))
    [('gpt', False), ('4', False), ('芯片', True)]
    """
    start = 0
    while start < len(folded):
        char = folded[start]
        if not char.isalnum() and not is_cjk(char):
            start += 1
            continue
        cjk = is_cjk(char)
        end = start + 1
        while end < len(folded) and (is_cjk(folded[end]) if cjk else _is_word(folded[end])):
            end += 1
        yield folded[start:end], cjk
        start = end


def grams(text: str) -> set[str]:
    """Every term that a passage is to be found by: 芯, 芯片, openai, ai."""
    folded = fold(text)
    found: set[str] = set()
    shown = folded.text
    for run, cjk in units(shown):
        if cjk:
            found.update(run)
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    for start in word_starts(text, folded):
        end = start
        while end < len(shown) and _is_word(shown[end]):
            end += 1
        found.add(shown[start:end])
    return found


@lru_cache(maxsize=8192)
def prepared(text: str) -> tuple[Folded, frozenset[int]]:
    """A text folded, and where its words start; remembered, for the same passages are asked about at each key."""
    folded = fold(text)
    return folded, frozenset(word_starts(text, folded))


def occurrences(term: str, text: str) -> list[tuple[int, int]]:
    """Where a folded term stands in a text, as pieces of it (0-based, end exclusive).

    A term that begins with a Latin letter or digit counts only where a word or a hump starts.
    """
    if not term:
        return []
    folded, starts = prepared(text)
    latin = _is_word(term[0])
    found: list[tuple[int, int]] = []
    at = folded.text.find(term)
    while at >= 0:
        if not latin or at in starts:
            found.append(folded.span(at, at + len(term)))
        at = folded.text.find(term, at + (1 if latin else len(term)))
    return found
