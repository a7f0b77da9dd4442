"""How Chinese is read aloud, for finding it by pinyin, by initials, and by a homophone.

Keys are toneless and merge what southern speakers do (zh=z, ch=c, sh=s, ng=n), so that yinweida finds 英伟达 too.
Writing an index asks pypinyin; reading one needs only the table of characters that `readings` puts into it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_MERGED = ((re.compile("([zcs])h"), r"\1"), (re.compile("ng+"), "n"), (re.compile("[üv]"), "u"))
"""zhi = zi; ying = yin, and yinggai = yingai, for where a syllable ends is not heard; lü = lv = lu."""
_NOT_LETTERS = re.compile(r"[^a-z0-9ü]+")
_HAN = re.compile("[\u3400-\u9fff]")

_TERM = 24
"""Characters of the longest term that has a key: titles are found by their beginning."""


def merged(pinyin: str) -> str:
    """Pinyin as a key: lower case, letters and digits only, accents of speech merged.

    >>> merged("Ying wei'da"), merged("zhinengti")
    ('yinweida', 'zinenti')
    """
    key = _NOT_LETTERS.sub("", pinyin.lower())
    for heard, written in _MERGED:
        key = heard.sub(written, key)
    return key


def keys(term: str) -> tuple[str, str] | None:
    """The pinyin key and the initials of a term that has Chinese in it, or None.

    >>> keys("英伟达"), keys("AI芯片")
    (('yinweida', 'ywd'), ('aixinpian', 'aixp'))
    """
    term = term[:_TERM]
    if not _HAN.search(term):
        return None
    parts: list[str] = []
    initials = ""
    for piece in re.findall("[\u3400-\u9fff]+|[^\u3400-\u9fff]+", term):
        if _HAN.search(piece):
            heard = _heard(piece)
            parts += heard
            initials += "".join(syllable[:1] for syllable in heard)
        else:
            parts.append(piece.lower())
            initials += piece.lower()
    return merged("".join(parts)), _NOT_LETTERS.sub("", initials)


_LONGEST_WORD = 4


def _heard(han: str) -> list[str]:
    """Chinese characters as syllables, toneless: by the longest words that pypinyin's dictionary has, from the left."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    found: list[str] = []
    at = 0
    while at < len(han):
        size = min(_LONGEST_WORD, len(han) - at)
        while size > 1 and han[at : at + size] not in PHRASES_DICT:
            size -= 1
        if size > 1:
            found += [_toneless(s[0]) for s in PHRASES_DICT[han[at : at + size]]]
        elif toned := PINYIN_DICT.get(ord(han[at])):
            found.append(_toneless(toned.split(",")[0]))
        at += size
    return found


@lru_cache(maxsize=65536)
def pair_keys(pair: str) -> tuple[str, ...]:
    """The keys of a pair of Chinese characters, two syllables with a blank: as a word, and character by character.

    >>> pair_keys("银行")
    ('yin han', 'yin xin')
    """
    from pypinyin.constants import PHRASES_DICT

    found: dict[str, None] = {}
    word = PHRASES_DICT.get(pair)
    if word and len(word) == 2:
        found[" ".join(_syllable(s[0]) for s in word)] = None
    first, second = (_read(c) for c in pair)
    if first and second:
        found[f"{first[0]} {second[0]}"] = None
    return tuple(found)


def _syllable(toned: str) -> str:
    return merged(_toneless(toned))


@lru_cache(maxsize=4096)
def _toneless(toned: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", toned) if not unicodedata.combining(c) or c == "\u0308")
    return unicodedata.normalize("NFC", plain)


@cache
def _read(char: str) -> tuple[str, ...]:
    """A character's two commonest readings as keys."""
    from pypinyin.constants import PINYIN_DICT

    toned = PINYIN_DICT.get(ord(char), "").split(",")[:2]
    return tuple(dict.fromkeys(_syllable(t) for t in toned if t))


def readings() -> str:
    """Every character of the basic block with its two commonest readings, as a text for `read_aloud`."""
    lines = [chr(code) + ",".join(found) for code in range(0x4E00, 0xA000) if (found := _read(chr(code)))]
    return " " + " ".join(lines) + " "


def read_aloud(char: str, table: str) -> tuple[str, ...]:
    """A character's readings, from what `readings` wrote; () if it has none."""
    at = table.find(" " + char) if char.strip() else -1
    return tuple(table[at + 2 : table.index(" ", at + 1)].split(",")) if at >= 0 else ()


def syllables(table: str) -> frozenset[str]:
    """Every syllable that some character is read as, in full and in the merged spelling."""
    merged_ones = {s for part in table.split() for s in part[1:].split(",") if set(s) & set("aeiou")}
    found = merged_ones | {s + "g" for s in merged_ones if s.endswith("n")}
    return frozenset(found | {f"{s[0]}h{s[1:]}" for s in found if s[0] in "zcs"})


def cut(key: str, syllables: frozenset[str], most: int = 8) -> list[tuple[str, ...]]:
    """The ways to cut typed pinyin into whole syllables, those of fewer syllables first.

    >>> cut("xianyin", frozenset({"xi", "an", "xian", "yin"}))
    [('xian', 'yin'), ('xi', 'an', 'yin')]
    """
    longest = max(map(len, syllables), default=0)
    found: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(key) + 1):
        here = [
            (*before, key[start:end])
            for start in range(max(0, end - longest), end)
            if key[start:end] in syllables
            for before in found[start]
        ]
        found.append(sorted(here, key=len)[:most])
    return found[len(key)] if key else []
