"""The same word in other clothes: what else a typed word may have meant, each way by itself and with its reason.

A way never mixes with the words as typed: it is a group of its own, and is tried only where it can help. A homophone
or a mended slip is offered when what was typed is not there, or is so much rarer that it is likely an accident
(智能提 stands in 人工智能提供): `_FAR_MORE` times as many passages have the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from trendtui.store.folding import fold, is_cjk
from trendtui.store.grams import CLOSED, units
from trendtui.store.regions import converter
from trendtui.store.sounds import cut, merged
from trendtui.store.thesaurus import Thesaurus

_FAR_MORE = 20
"""Measured on 16 homophones at 100,000 passages: 智能提 has 69 accidental hits, 智能体 some thousands."""

_MORE = 5
"""How much likelier a name or a word that stands out is meant than an accident of characters as frequent."""

_OFFERED = 3
"""Other words that one way searches at the most."""

_SHORT_NAME = 4
"""Letters of a Latin name that is looked for as a whole word only: the starts of longer ones are other words."""

BOTH = "\t"
"""Joins words that must all stand in a passage. Folding leaves no such character in a word."""

_BEAM = 24
"""Beginnings kept while a sound is followed from pair to pair."""

_LETTERS = re.compile(r"[A-Za-z][A-Za-z' ]*[A-Za-z]")
_HAN = re.compile("[\u3400-\u9fff]+")
_LATIN_WORD = re.compile(r"[a-z][a-z0-9]*")

Count = Callable[[str], int]
"""How many passages have a folded word."""


@dataclass(frozen=True, slots=True)
class Loose:
    """One way of looking for a word: see `trendtui.model.results.Way.how`."""

    how: str
    typed: str
    words: tuple[tuple[str, str], ...]
    """(what a person reads, what is looked for, folded), best first. Several words joined by `BOTH`: all of them."""


def ways(typed: str, exact: int, thesaurus: Thesaurus, count: Count) -> Iterator[Loose]:
    """The looser ways to look for a word, the surest first.

    Args:
        typed: one word, or several that belong together (world model).
        exact: how many passages have it as it stands.
    """
    folded = fold(typed).text
    if not folded:
        return
    seen = {folded}
    found = 0
    for how, words in _sure(typed, folded, exact, thesaurus, count):
        fresh = tuple((name, w) for name, w in words if w not in seen)
        if fresh:
            seen.update(w for _, w in fresh)
            found = max(found, *(count(w) for _, w in fresh))
            yield Loose(how, typed, fresh)
    for how, words in _guesses(folded, exact, found, thesaurus, count):
        fresh = tuple((name, w) for name, w in words if w not in seen)
        if fresh:
            yield Loose(how, typed, fresh)
            return
    if not exact and not found and (apart := _apart(folded, count)):
        yield Loose("parts", typed, tuple(apart))


def _sure(
    typed: str, folded: str, exact: int, thesaurus: Thesaurus, count: Count
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for names in thesaurus.others(folded):
        yield "alias", _there(names, folded, count)
    if any(map(is_cjk, folded)):
        yield "regional", _there(_regional(typed, thesaurus.traditional), folded, count)
        yield "numeral", _there(_numerals(folded), folded, count)
    if _LETTERS.fullmatch(typed) and (typed.islower() or not exact):
        yield "pinyin", _pinyin(typed, exact, thesaurus, count)
        yield "initials", _initials(typed, exact, thesaurus, count)


def _guesses(
    folded: str, exact: int, found: int, thesaurus: Thesaurus, count: Count
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Ways that suppose a mistake; the first that finds something is taken."""
    enough = max(1, _FAR_MORE * exact)
    if _HAN.fullmatch(folded) and len(folded) > 1:
        alike = _chains([_pair_keys(a, b, thesaurus) for a, b in pairwise(folded)], thesaurus)
        yield "sound", _likeliest((w for w in alike if w != folded), enough, thesaurus, count)
        if not exact and not found and len(folded) >= 3:
            yield "slip", _chinese_slips(folded, thesaurus, count)
    else:
        yield "slip", _slips(folded, max(enough, _MORE * found), thesaurus, count)
        if not exact and not found:
            yield "slip", _joined_otherwise(folded, thesaurus, count)
            yield "slip", _mended_parts(folded, thesaurus, count)
            yield "slip", _slips(folded, enough, thesaurus, count, far=True)


def _there(names: Iterable[str], folded: str, count: Count) -> list[tuple[str, str]]:
    """Those names that some passage has and that the word itself does not find already."""
    found = {}
    for name in names:
        word = _closed(fold(name).text)
        if word and word not in found and not word.startswith(folded) and count(word):
            found[word] = name
    return [(name, word) for word, name in found.items()]


def _closed(word: str) -> str:
    """A short Latin name as a whole word: PE is no beginning of people when it is looked for in place of 市盈率."""
    return word + CLOSED if len(word) <= _SHORT_NAME and word.isascii() and word.isalnum() else word


def _best(words: Iterable[str], least: int, count: Count, most: int = _OFFERED) -> list[tuple[str, str]]:
    """The words that enough passages have, most first."""
    counted = sorted(((count(w), w) for w in dict.fromkeys(words)), key=lambda x: (-x[0], x[1]))
    return [(w, w) for n, w in counted if n >= least][:most]


def _likeliest(
    words: Iterable[str], least: int, thesaurus: Thesaurus, count: Count, most: int = _OFFERED
) -> list[tuple[str, str]]:
    """As `_best`, with names before words that stand out, and these before what is no word that is known."""
    counted = []
    for word in dict.fromkeys(words):
        n = count(word)
        if n >= least:
            kind = thesaurus.kind(word)
            counted.append((-n * (_MORE**2 if kind not in ("", "word") else _MORE if kind else 1), word))
    return [(w, w) for _, w in sorted(counted)[:most]]


# --- other regions, other numerals ----------------------------------------------------------------------------------


def _regional(typed: str, taiwan: bool) -> list[str]:
    """The word as the mainland says it and, where Taiwan's reports are, as Taiwan does, by OpenCC's tables of words.

    Taiwan's tables take a tenth of a second to load.
    """
    return [converter(config).convert(typed) for config in (("tw2sp", "s2twp") if taiwan else ("tw2sp",))]


_DIGITS = "零一二三四五六七八九"
_ARABIC = re.compile(r"(?<![\d.])([1-9]\d?)(?![\d.])")
_CHINESE = re.compile(
    "(?<![零一二三四五六七八九十百千万亿两])([二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?![零一二三四五六七八九十百千万亿])"
)


def _numerals(folded: str) -> list[str]:
    """The word with its numbers below a hundred written the other way: 3倍 and 三倍.

    >>> _numerals("3倍"), _numerals("二十强")
    (['三倍'], ['20强'])
    """
    found = [_ARABIC.sub(lambda m: _in_chinese(int(m[1])), folded), _CHINESE.sub(lambda m: _in_arabic(m[1]), folded)]
    return [word for word in found if word != folded]


def _in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def _in_arabic(words: str) -> str:
    if "十" not in words:
        return str(_DIGITS.index(words))
    tens, ones = words.split("十")
    return str((_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0))


# --- parts ---


_LEAST_PART = 2
"""Characters of a Chinese part that says something by itself."""


def _apart(folded: str, count: Count) -> list[tuple[str, str]]:
    """A long word that stands nowhere cut in two that stand in one passage; else its longest piece that stands.

    Of several cuts the one is taken whose rarer part is most frequent: words are, accidents are not.
    """
    cuts = []
    for i in range(1, len(folded)):
        first, second = folded[:i].strip(), folded[i:].strip()
        if all(len(p) >= (_LEAST_PART if is_cjk(p[0]) else 1) for p in (first, second) if p) and first and second:
            both = count(first + BOTH + second)
            if both:
                cuts.append((min(count(first), count(second)), both, f"{first} {second}", first + BOTH + second))
    if cuts:
        _, _, name, words = max(cuts)
        return [(name, words)]
    for size in range(len(folded) - 1, 2, -1):
        pieces = _best((folded[i : i + size] for i in range(len(folded) - size + 1)), 1, count, 1)
        if pieces and is_cjk(folded[0]):
            return pieces
    return []


# --- sounds -----------------------------------------------------------------------------------------------------------


def _pinyin(typed: str, exact: int, thesaurus: Thesaurus, count: Count) -> list[tuple[str, str]]:
    letters = typed.replace(" ", "").replace("'", "").lower()
    enough = max(1, _FAR_MORE * exact)
    named = [t for t, _, _ in thesaurus.read_as("pinyin", merged(typed), begins=False)]
    cuts = [c for c in cut(letters, thesaurus.syllables) if len(c) > 1] if len(letters) > 3 else []
    heard = [w for c in cuts[:3] for w in _chains([{f"{merged(a)} {merged(b)}"} for a, b in pairwise(c)], thesaurus)]
    found = _likeliest([*named, *heard], enough, thesaurus, count, _OFFERED + 1)
    if not found and not exact and len(letters) > 3:
        begun = thesaurus.read_as("pinyin", merged(typed), begins=True)
        found = _likeliest((t for t, kind, _ in begun if kind not in _TITLES), 1, thesaurus, count)
    return found


_TITLES = ("trend", "document")


def _initials(typed: str, exact: int, thesaurus: Thesaurus, count: Count) -> list[tuple[str, str]]:
    key = typed.replace(" ", "").replace("'", "").lower()
    if len(key) < (3 if exact else 2) or len(key) > 12:
        return []
    found = thesaurus.read_as("initials", key, begins=False)
    if not found and not exact and len(key) > 2:
        found = thesaurus.read_as("initials", key, begins=True)
    named = [t for t, kind, _ in found if kind not in _TITLES] or [t for t, _, _ in found]
    return _likeliest(named, max(1, _FAR_MORE * exact), thesaurus, count)


def _pair_keys(first: str, second: str, thesaurus: Thesaurus) -> set[str]:
    return {f"{a} {b}" for a in thesaurus.aloud(first) for b in thesaurus.aloud(second)}


def _chains(steps: list[set[str]], thesaurus: Thesaurus) -> list[str]:
    """The strings whose pairs of characters sound as the steps say; whether they stand so is for `count` to tell.

    Followed pair by pair where characters overlap; the pairs of one sound come most frequent first, and at each step
    the first `_BEAM` beginnings are kept whose last character goes on.
    """
    begun: list[str] = []
    for at, keys in enumerate(steps):
        pairs = [p for key in sorted(keys) for p in thesaurus.pairs(key)]
        begun = [b + p[1] for b in begun for p in pairs if p[0] == b[-1]] if at else pairs
        if at + 1 < len(steps):
            nexts = {p[0] for key in steps[at + 1] for p in thesaurus.pairs(key)}
            begun = [b for b in begun if b[-1] in nexts][:_BEAM]
        if not begun:
            return []
    return begun[:_BEAM]


# --- slips ------------------------------------------------------------------------------------------------------------


def _allowed(length: int) -> int:
    """Wrong, missing, added or swapped letters that are mended: one from four letters, two from eight."""
    return 0 if length < 4 else 1 if length < 8 else 2


def _slips(folded: str, least: int, thesaurus: Thesaurus, count: Count, far: bool = False) -> list[tuple[str, str]]:
    """Latin words and names that a typing error away, the nearest only; with the other names of each.

    Args:
        far: two errors from five letters, if the first letter is right: a last resort.
    """
    most = 2 if far and len(folded) >= 5 else _allowed(len(folded))
    if not most or not folded.isascii():
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    scored = process.extract(folded, thesaurus.words.keys(), scorer=OSA.distance, score_cutoff=most, limit=20)
    near = [(w, int(d)) for w, d, _ in scored if d and (not far or w[0] == folded[0])]
    near.sort(key=lambda x: (x[1], x[0][0] != folded[0], -thesaurus.words.get(x[0], 0), x[0]))
    found: list[tuple[str, str]] = []
    for word, distance in near[:8]:
        if found and distance > near[0][1]:
            break
        also = [n for group in thesaurus.others(word) for n in group]
        here = _there([word, *also], "\0", count)
        if sum(count(w) for _, w in here) >= least:
            found += [pair for pair in here if pair not in found]
        if len(found) >= _OFFERED:
            break
    return found


def _chinese_slips(folded: str, thesaurus: Thesaurus, count: Count) -> list[tuple[str, str]]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(folded) < 8 else 2
    near = process.extract(folded, thesaurus.terms.keys(), scorer=OSA.distance, score_cutoff=most, limit=10)
    return _best((w for w, _, _ in near), 1, count, 2)


def _joined_otherwise(folded: str, thesaurus: Thesaurus, count: Count) -> list[tuple[str, str]]:
    """deep seek for DeepSeek, scalinglaw for scaling law."""
    closed = folded.replace(" ", "")
    forms = [closed] if closed != folded else []
    if _LATIN_WORD.fullmatch(folded) and len(folded) >= 6:
        known = thesaurus.words
        cuts = [(folded[:i], folded[i:]) for i in range(2, len(folded) - 1)]
        forms += [f"{first} {second}" for first, second in cuts if first in known or second in known]
    return _best(forms, 1, count, 1)


def _mended_parts(folded: str, thesaurus: Thesaurus, count: Count) -> list[tuple[str, str]]:
    """A word of two scripts with its Latin part mended: chatgtp模型."""
    parts = list(units(folded))
    if len(parts) < 2:
        return []
    forms = []
    for part, cjk in parts:
        if not cjk and len(part) >= 4:
            forms += [folded.replace(part, w) for _, w in _slips(part, 1, thesaurus, lambda _: 1) if w.isascii()]
    return _best(forms, 1, count, 1)
