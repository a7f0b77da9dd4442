"""How headings are numbered: 趋势一, 第三章, 一、, （二）, 03, 1.2.3, Trend 4 – the label, its number and its kind.

Only form is judged here; whether a numbered line is a heading at all is for `headings`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trendtui.model.chrome import Chrome

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_DIGITS |= {"壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROMAN = {"I": 1, "V": 5, "X": 10, "Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "Ⅵ": 6, "Ⅶ": 7, "Ⅷ": 8, "Ⅸ": 9, "Ⅹ": 10}

_HAN = "[〇零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]{1,5}"
_NUMBER = rf"(?:\d{{1,3}}|{_HAN})"
_ENGLISH = rf"(?:\d{{1,3}}|(?:{'|'.join(_WORDS[1:])})\b|[IVX]{{1,5}}\b)"
_AFTER = (
    r"[】\])）」]?(?:[ \t\u3000\u00a0]*[:：.．、|｜丨/—–\-·]+[ \t\u3000\u00a0]*|[ \t\u3000\u00a0]+|(?=[「“《【\"'‘])|$)"
)

PART, SECTION_OF, HAN, PADDED, HAN_BRACKET, DIGIT, DIGIT_BRACKET, CIRCLE, BARE_DIGIT = range(1, 10)
"""Numbering styles; a smaller one usually stands above a greater one."""


@dataclass(frozen=True, slots=True)
class Label:
    """The numbering at the beginning of a line."""

    kind: str
    """trend, prediction, chapter (第三章, Part 2) or number."""
    style: int
    """One of the styles above; for decimal numbering DIGIT."""
    ordinal: int
    text: str
    """As it stands, separators trimmed: 趋势三, 03, 三、."""
    end: int
    """Where the title begins in the line."""
    depth: int = 1
    """2 for 1.1, 3 for 1.1.1."""


def number_of(word: str) -> int | None:
    """The value of a numeral up to 999, Arabic, Chinese, Roman or an English word; None when it is none.

    >>> [number_of(w) for w in ("12", "十二", "二十", "三", "百", "IV", "three", "x2")]
    [12, 12, 20, 3, 100, 4, 3, None]
    """
    word = word.strip()
    if word.isdecimal():
        return int(word)
    if word.lower() in _WORDS:
        return _WORDS.index(word.lower())
    if word and all(char in _ROMAN for char in word):
        values = [_ROMAN[char] for char in word]
        return sum(-v if any(v < w for w in values[at + 1 :][:1]) else v for at, v in enumerate(values))
    if not word or any(char not in _DIGITS and char not in "十百拾" for char in word):
        return None
    total = digit = 0
    for char in word:
        if char in "十拾":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = digit * 10 + _DIGITS[char] if digit and "十" not in word and "百" not in word else _DIGITS[char]
    return total + digit


@lru_cache(maxsize=8)
def _named(words: str) -> re.Pattern[str]:
    """趋势三, 第三大趋势, 趋势之三, Trend 3, Trend #3, Trend Three – for alternatives of trend words."""
    return re.compile(
        rf"\W{{0,3}}(?:(?:第|之)\s*(?P<a>{_NUMBER})\s*[大个条项]?\s*(?:关键|核心|主要|重要|技术|行业|应用|市场)?(?:{words})(?!的|是|在|中)"
        rf"|(?:(?:Mega|Key|Top|Big|Tech|Technology)\s*)?(?:{words})\s*(?:之|#|No\.?|第)?\s*(?P<b>{_NUMBER}|{_ENGLISH})(?![\w%年月日个大项条种])"
        rf"|(?:{words})\s*(?:之|#|No\.?|第)?\s*(?P<c>{_NUMBER})(?=[\u3000 \t]))"
        rf"(?P<after>{_AFTER})?",
        re.IGNORECASE,
    )


_CHAPTER = re.compile(
    rf"第\s*(?P<a>{_NUMBER})\s*(?P<w>[章部篇节節回讲講])(?:分)?{_AFTER}?"
    rf"|(?:Part|Chapter)[\s.·]*(?P<b>{_ENGLISH}){_AFTER}|(?:Section|Lesson)\s+(?P<c>{_ENGLISH}){_AFTER}",
    re.IGNORECASE,
)
_NUMBERED = (
    (HAN, re.compile(rf"(?P<n>{_HAN})\s*[、．.，,]\s*(?=\S)")),
    (HAN_BRACKET, re.compile(rf"[（(]\s*(?P<n>{_HAN})\s*[)）]\s*[、.]?\s*(?=\S)")),
    (
        DIGIT,
        re.compile(
            r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?(?:[ \t\u3000\u00a0]+|(?=[\u4e00-\u9fff“「《【]))"
            r"(?=[^\s倍亿万千百元美个年月度次小条件家])"
        ),
    ),
    (PADDED, re.compile(r"(?P<n>0\d)\s*(?:[.．、:：|｜/—–-]\s*|[ \t\u3000\u00a0]+|(?=[\u4e00-\u9fff“「《【]))(?=\S)")),
    (DIGIT, re.compile(r"(?P<n>\d{1,2})\s*(?:[、．]|[.](?!\d)|[)）](?!\d))\s*(?=\S)")),
    (DIGIT_BRACKET, re.compile(r"[（(]\s*(?P<n>\d{1,2})\s*[)）]\s*[、.]?\s*(?=\S)")),
    (CIRCLE, re.compile(r"(?P<n>[①-⑳❶-❿])\s*(?=\S)")),
    (HAN, re.compile(r"(?P<n>(?:[IVX]{1,4}|[Ⅰ-Ⅹ]))[.．、]\s*(?=\S)")),
    (PADDED, re.compile(r"(?:NO|No|no)\.?\s?(?P<n>\d{1,2})(?!\d)[\s:：.、|｜]*(?=\S)")),
    (DIGIT, re.compile(r"(?P<n>\d)\ufe0f?\u20e3\s*(?=\S)")),
    (BARE_DIGIT, re.compile(r"#?(?P<n>[1-9]\d?)[ \t\u3000\u00a0]+(?=[^\W\d])")),
)


def label_of(title: str, chrome: Chrome) -> Label | None:
    """The label that a line begins with, None when it has none.

    A line that is nothing but a label of a trend (趋势一) has one too; its title is empty.
    """
    head = title[:120]
    for kind, cue in (("trend", chrome.trend_words), ("prediction", chrome.prediction_words)):
        found = _named(cue.pattern.pattern).match(head)
        if found and found["after"] is not None:
            return _label(kind, PART, found["a"] or found["b"] or found["c"], head, found.start(), found.end())
    found = _CHAPTER.match(head)
    if found:
        style = SECTION_OF if found["c"] or found["w"] in ("节", "節", "回", "讲", "講") else PART
        kind = "number" if style == SECTION_OF else "chapter"
        return _label(kind, style, found["a"] or found["b"] or found["c"], head, 0, found.end())
    for style, pattern in _NUMBERED:
        found = pattern.match(head)
        if found:
            return _numbered(style, found, head)
    return None


def _numbered(style: int, found: re.Match[str], head: str) -> Label | None:
    raw = found["n"]
    if style == CIRCLE:
        ordinal = ord(raw) - (ord("①") if raw <= "⑳" else ord("❶")) + 1
        return Label("number", style, ordinal, raw, found.end())
    parts = re.split(r"[.．]", raw)
    if len(parts) > 1:
        return Label("number", style, int(parts[-1]), raw, found.end(), len(parts))
    label = _label("number", style, raw, head, 0, found.end())
    if style == HAN and label and raw[0] in "百两":
        return None
    return label


def _label(kind: str, style: int, raw: str, head: str, start: int, end: int) -> Label | None:
    ordinal = number_of(raw)
    if ordinal is None or not 0 < ordinal < 200:
        return None
    text = head[start:end].strip().strip("*").rstrip(":：|｜丨/—–-· \u3000").strip()
    if kind != "number":
        text = text.strip("【[（(「】])）」 ")
    return Label(kind, style, ordinal, text, end)
