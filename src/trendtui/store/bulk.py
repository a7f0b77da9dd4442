"""The terms of many passages at once: the same as `trendtui.store.grams.grams` tells of each, some thirty times faster.

Characters become arrays of code points, folding a look-up in a table, and a posting one 64-bit number: its term in the
high bits, its passage in the low ones. Sorting the numbers brings the postings of each term together. numpy is loaded
here and nowhere else; only writing an index needs this module.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

from trendtui.store.folding import fold, is_cjk
from trendtui.store.grams import LONGEST, SHORT, grams

Codes = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

_UNICODE = 0x110000
_BREAK = "|"
"""Between two passages: a sign that is no blank, no part of a word, and not written in the CJK scripts."""

_DROPPED = _UNICODE
_BLANK = _UNICODE + 1
_SEVERAL = _UNICODE + 2
"""What a character folds to when it is not one other character; from `_SEVERAL` on, the number of an expansion."""
_UNKNOWN = 0xFFFFFFFF

_OTHER, _CJK, _WORD = 0, 1, 2

_BITS = 21
"""Bits of one half of a term: a code point, or `_UNICODE` and more for the number of a Latin word."""
_PASSAGE = 64 - 2 * _BITS
_WORDS = (1 << _BITS) - _UNICODE
"""Different Latin words that can be told apart in one go."""

_AT_ONCE = 3_000_000
"""Characters worked on in one go: some 200 MB of arrays."""


class Alphabet:
    """What each character folds to and what kind it is, learned from `fold` when it is first seen."""

    def __init__(self) -> None:
        self.fold: Codes = np.full(_UNICODE, _UNKNOWN, np.uint32)
        self.kind: npt.NDArray[np.uint8] = np.zeros(_SEVERAL, np.uint8)
        self.expansions: list[Codes] = []

    def folded(self, codes: Codes) -> Codes:
        """Each code point's folded one, `_DROPPED`, `_BLANK`, or `_SEVERAL` and more."""
        found = self.fold[codes]
        unknown = codes[found == _UNKNOWN]
        if unknown.size:
            for code in set(unknown.tolist()):
                self._learn(code)
            found = self.fold[codes]
        return found

    def _learn(self, code: int) -> None:
        char = chr(code)
        after = fold(char).text
        for c in after:
            self.kind[ord(c)] = _CJK if is_cjk(c) else _WORD if c.isalnum() else _OTHER
        if char.isspace():
            self.fold[code] = _BLANK
        elif len(after) == 1:
            self.fold[code] = ord(after)
        elif not after:
            self.fold[code] = _DROPPED
        else:
            self.fold[code] = _SEVERAL + len(self.expansions)
            self.expansions.append(np.array([ord(c) for c in after], np.uint32))

    def spread(self, folded: Codes) -> tuple[Codes, Places] | None:
        """The codes with every expansion written out, and where each came from; None when there is none."""
        at = np.flatnonzero(folded >= _SEVERAL)
        if not at.size:
            return None
        which = (folded[at] - _SEVERAL).tolist()
        sizes = np.ones(folded.size, np.intp)
        sizes[at] = [self.expansions[x].size for x in which]
        source = np.repeat(np.arange(folded.size), sizes)
        out = folded[source]
        out[np.flatnonzero(out >= _SEVERAL)] = np.concatenate([self.expansions[x] for x in which])
        return out, source


class Gatherer:
    """Passages of each term, gathered in memory until they are taken away to be stored."""

    def __init__(self, at_once: int = _AT_ONCE, words: int = _WORDS) -> None:
        self.postings = 0
        """How many (term, passage) pairs are held."""
        self._at_once, self._words = at_once, words
        self._alphabet = Alphabet()
        self._held: dict[str, BitMap] = {}
        self._waiting: dict[int, str] = {}
        self._added, self._buried = BitMap(), BitMap()
        self._characters = 0

    def add(self, passage: int, text: str) -> None:
        """Add a passage's terms."""
        self._waiting[passage] = text
        self._added.add(passage)
        self._characters += len(text) + 1
        if self._characters >= self._at_once:
            self._work()

    def bury(self, passages: BitMap) -> None:
        """Forget passages."""
        self._buried |= passages & self._added

    def take(self) -> dict[str, BitMap]:
        """Term → its passages, of all that was added since the last call."""
        self._work()
        held, self._held, self.postings = self._held, {}, 0
        if self._buried:
            held = {term: left for term, here in held.items() if (left := here - self._buried)}
        self._added, self._buried = BitMap(), BitMap()
        return held

    @property
    def terms(self) -> int:
        """How many terms are held."""
        return len(self._held)

    def _work(self) -> None:
        waiting, self._waiting, self._characters = self._waiting, {}, 0
        for term, passages in terms_of(list(waiting), list(waiting.values()), self._alphabet, self._words):
            held = self._held.get(term)
            if held is None:
                self._held[term] = BitMap(passages, optimize=False)
            else:
                held.update(passages)
            self.postings += len(passages)


def terms_of(
    ids: Sequence[int], texts: Sequence[str], alphabet: Alphabet, words: int = _WORDS
) -> Iterator[tuple[str, array[int]]]:
    """Each term of some passages with the ids of those that have it.

    Args:
        words: different Latin words that can be told apart at once; with more, passages are halved.
    """
    if not texts:
        return
    chunk = _Chunk(texts, alphabet)
    if chunk.has_more_words_than(words) or len(texts) >= 1 << _PASSAGE:
        if len(texts) == 1:
            yield from ((term, array("I", ids)) for term in grams(texts[0]))
            return
        half = len(texts) // 2
        yield from terms_of(ids[:half], texts[:half], alphabet, words)
        yield from terms_of(ids[half:], texts[half:], alphabet, words)
        return
    keys = np.concatenate([*chunk.chinese(), *chunk.latin()])
    keys.sort()
    if not keys.size:
        return
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    terms = keys >> np.uint64(_PASSAGE)
    starts = np.flatnonzero(np.concatenate(([True], terms[1:] != terms[:-1])))
    passages = np.array(ids, np.uint32)[(keys & np.uint64((1 << _PASSAGE) - 1)).astype(np.intp)].tobytes()
    bounds = [*(starts * 4).tolist(), len(passages)]
    for at, term in enumerate(chunk.spelled(terms[starts])):
        here = array("I")
        here.frombytes(passages[bounds[at] : bounds[at + 1]])
        yield term, here


class _Chunk:
    """Some passages as arrays: folded characters without blanks, and which of them stand side by side."""

    def __init__(self, texts: Sequence[str], alphabet: Alphabet) -> None:
        codes = np.frombuffer(_BREAK.join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
        lengths = np.fromiter(map(len, texts), np.intp, len(texts)) + 1
        lengths[-1] -= 1
        passage = np.repeat(np.arange(len(texts), dtype=np.uint32), lengths)
        hump = _humps(codes)
        folded = alphabet.folded(codes)
        if (spread := alphabet.spread(folded)) is not None:
            folded, source = spread
            passage, hump = passage[source], hump[source]
        kept = folded != _DROPPED
        if not kept.all():
            folded, passage, hump = folded[kept], passage[kept], hump[kept]
        shown = np.flatnonzero(folded != _BLANK)
        self._folded, self._passage, hump = folded[shown], passage[shown], hump[shown]
        kind = alphabet.kind[self._folded]
        self._cjk: Flags = kind == _CJK
        # A blank beside a CJK character does not part what stands on its two sides.
        beside = (np.diff(shown) == 1) | self._cjk[:-1] | self._cjk[1:]
        word: Flags = kind == _WORD
        joined = word[:-1] & word[1:] & beside
        border = word & ~np.concatenate(([False], joined))[: word.size]
        ends = np.flatnonzero(word & ~np.concatenate((joined, [False]))[: word.size]) + 1
        self._starts: Places = np.flatnonzero(border | (word & hump))
        self._ends: Places = ends[np.searchsorted(ends, self._starts, "right")] if ends.size else self._starts
        self._border: Flags = border[self._starts]
        self._text = self._folded.tobytes().decode("utf-32-le")
        known: dict[str, int] = {}
        cut = np.minimum(self._ends, self._starts + LONGEST)
        numbers = [
            known.setdefault(self._text[a:b], len(known))
            for a, b in zip(self._starts.tolist(), cut.tolist(), strict=True)
        ]
        self._word = np.array(numbers, np.uint64)
        self._vocabulary = list(known)

    def has_more_words_than(self, words: int) -> bool:
        return len(self._vocabulary) > words

    def chinese(self) -> Iterable[Keys]:
        """Single CJK characters and pairs of them."""
        at = np.flatnonzero(self._cjk)
        yield self._keys(self._folded[at], None, at)
        at = np.flatnonzero(self._cjk[:-1] & self._cjk[1:])
        yield self._keys(self._folded[at], self._folded[at + 1], at)

    def latin(self) -> Iterable[Keys]:
        """Words from each of their starts, their first letters, and where they stand beside a CJK character."""
        starts, ends = self._starts, self._ends
        if not starts.size:
            return
        word = self._word + np.uint64(_UNICODE)
        yield self._keys(word, None, starts)
        yield self._keys(self._folded[starts], None, starts)
        longer = np.flatnonzero(ends - starts > 1)
        yield self._keys(self._folded[starts[longer]], self._folded[starts[longer] + 1], starts[longer])
        cjk = np.concatenate((self._cjk, [False]))
        followed = np.flatnonzero(cjk[ends] & (ends - starts < LONGEST))
        yield self._keys(word[followed], self._folded[ends[followed]], starts[followed])
        led = np.flatnonzero(self._border & cjk[starts - 1])
        yield self._keys(self._folded[starts[led] - 1], word[led], starts[led])

    def _keys(self, first: npt.NDArray[Any], second: npt.NDArray[Any] | None, at: Places) -> Keys:
        keys = first.astype(np.uint64) << np.uint64(_BITS)
        if second is not None:
            keys |= second.astype(np.uint64)
        return (keys << np.uint64(_PASSAGE)) | self._passage[at].astype(np.uint64)

    def spelled(self, terms: Keys) -> Iterator[str]:
        """Terms as they are written in the index."""
        firsts = (terms >> np.uint64(_BITS)).tolist()
        seconds = (terms & np.uint64((1 << _BITS) - 1)).tolist()
        words = self._vocabulary
        for first, second in zip(firsts, seconds, strict=True):
            if first >= _UNICODE:
                yield words[first - _UNICODE] + (chr(second) if second else "")
            elif second >= _UNICODE:
                yield (chr(first) + words[second - _UNICODE])[:LONGEST]
            else:
                term = chr(first) + chr(second) if second else chr(first)
                yield term if is_cjk(term[0]) else term + SHORT


def _humps(codes: Codes) -> Flags:
    """Where a hump starts inside a Latin name: as `trendtui.store.grams` says, on the original characters."""
    small = (codes >= ord("a")) & (codes <= ord("z"))
    large = (codes >= ord("A")) & (codes <= ord("Z"))
    digit = (codes >= ord("0")) & (codes <= ord("9"))
    hump: Flags = np.zeros(codes.size, np.bool_)
    hump[1:] = small[:-1] & large[1:]
    hump[1:-1] |= large[:-2] & large[1:-1] & small[2:]
    letter = small | large
    hump[1:] |= (letter[:-1] & digit[1:]) | (digit[:-1] & letter[1:])
    return hump
