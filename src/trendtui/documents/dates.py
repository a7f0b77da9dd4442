"""When a document was written: dates as ISO 8601, the dates that lines state, and an estimate for want of one.

Works on lines of the file, not on its structure, so that a date counts wherever a format puts it. An estimate is
only a year.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from trendtui.documents.lines import Line, width
from trendtui.model.chrome import Chrome

_DATE = re.compile(r"(?<![\d.])((?:19|20)\d{2})(?:\s?[-/.年]\s?(\d{1,2})(?![\d%]))?(?:\s?[-/.月]\s?(\d{1,2})(?!\d))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_SPELT_DATE = re.compile(
    rf"\b(?:(?P<m>{_MONTH})\s+(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<y>(?:19|20)\d\d)"
    rf"|(?P<e>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<n>{_MONTH}),?\s+(?P<z>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_HAN = "〇零一二三四五六七八九"
_HAN_DATE = re.compile(
    r"([二一][〇零○ＯO九][〇零○ＯO一二三四五六七八九]{2})年"
    r"(?:(十[一二]?|[一二三四五六七八九])月(?:([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?)?"
)
_LINE = 300  # characters of a line in which a date is looked for
_TOP, _BOTTOM = 30, 12  # lines with text at either end
_CUE_REACH = 16  # characters between a cue and its date
_FULL = re.compile(
    rf"^\W{{0,4}}(?:(?:19|20)\d\d\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}日?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d)"
    r"(?:[T\s]*\d{1,2}:\d{2}(?::\d{2})?\S{0,6})?(?:\W|$|星期|周|来源|作者|发布|记者)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"(?:^|[|｜丨·•/\t]\s*|\s{{2,}}|\u3000)[（(\[]?((?:19|20)\d\d(?:\s?年(?:\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?)?"
    rf"|[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?)|{_MONTH}\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d\d)[）)\]]?"
    r"\s*(?:[|｜·•]|$|于|印发|发布|出版)",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"第\s*[\d〇零一二三四五六七八九十百]{1,5}\s*[期号刊]|\b(?:Issue|No\.?|Vol\.?|Edition|Episode)\s*#?\d+",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|版权所有", re.IGNORECASE)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)[^\n\d]{0,12}(?:\d{4}\s?[-–—]\s?)?((?:19|20)\d\d)", re.IGNORECASE)
_CLAUSE = re.compile(r"[^，。；！？!?;\n]{1,200}")
_YEAR = re.compile(
    r"(?<![\d.,$¥€-])(20[0-4]\d|19[89]\d)"
    r"(?=\s?(?:财年|年(?!代)|[-/.](?:0?[1-9]|1[0-2])(?!\d)|$|[\s,.)）]))"
)
_DATED = re.compile(r"^\s?年?\s?[-/.]?\d{1,2}(?:月|[-/.])")
_SAMPLE = 200_000
_STRONG = 3  # weight of a day or month that is told as past
_ENOUGH = (4, 2)  # weights that are believed, the better one first


def iso_date(words: str) -> str:
    """A date as ISO 8601, as exact as it is given; empty when there is none.

    >>> iso_date("2025年1月3日"), iso_date("2025-02-08 07:00"), iso_date("2025年"), iso_date("May")
    ('2025-01-03', '2025-02-08', '2025', '')
    >>> iso_date("Published March 4, 2025 at 9:30"), iso_date("4 Mar 2025"), iso_date("March 2025")
    ('2025-03-04', '2025-03-04', '2025-03')
    >>> iso_date("二〇二四年十二月三日"), iso_date("二零二五年")
    ('2024-12-03', '2025')
    """
    words = arabic(words)
    found = _DATE.search(words)
    spelt = _SPELT_DATE.search(words)
    if spelt:
        month = _MONTHS.index((spelt["m"] or spelt["n"])[:3].lower()) + 1
        numbers = (spelt["y"] or spelt["z"], str(month), spelt["d"] or spelt["e"])
    elif found:
        numbers = (found[1], found[2], found[3])
    else:
        return ""
    parts = [numbers[0]]
    for value, most in ((numbers[1], 12), (numbers[2], 31)):
        if value is None or not 0 < int(value) <= most:
            break
        parts.append(f"{int(value):02d}")
    return "-".join(parts)


def arabic(words: str) -> str:
    """Dates written in Chinese numerals in Arabic ones: 二〇二五年三月 → 2025年3月."""
    return _HAN_DATE.sub(_in_digits, words)


def _in_digits(found: re.Match[str]) -> str:
    digits = found[1].translate(str.maketrans("○ＯO", "〇〇〇")).replace("零", "〇")
    year = "".join(str(_HAN.replace("零", "").index(char)) for char in digits)
    month, day = (_small(found[n]) if found[n] else "" for n in (2, 3))
    return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")


def _small(word: str) -> str:
    """A numeral from 1 to 39."""
    tens, ten, ones = word.rpartition("十")
    digit = "〇一二三四五六七八九".index
    return str((digit(tens) if tens else 1) * 10 * bool(ten) + (digit(ones) if ones else 0))


def stated_date(lines: Sequence[Line], chrome: Chrome) -> str:
    """The date that a line near either end of the file states as the document's own; empty when none does.

    A cue beside it (发布于, Published:) counts most, then a line that begins with a full date, an issue's line, a
    date that stands alone in a line or a field of it.
    """
    told = [line for line in lines if line.text]
    top = [(arabic(line.text[:_LINE]), line) for line in told[:_TOP]]
    bottom = [(arabic(line.text[:_LINE]), line) for line in told[max(_TOP, len(told) - _BOTTOM) :]]
    for words, _ in (*top, *bottom):
        if found := _cued(words, chrome):
            return found
    for words, _ in top:
        if _FULL.match(words) and width(words) <= 120:
            return iso_date(words)
    for words, _ in top:
        if width(words) <= 100 and _ISSUE.search(words) and (found := iso_date(words)):
            return found
    alone = [found for words, _ in (*top, *bottom) if (found := _alone(words))]
    return max(alone, key=len, default="")


def _cued(words: str, chrome: Chrome) -> str:
    cue = chrome.date_cue.find(words)
    if not cue:
        return ""
    return iso_date(words[cue.end() : cue.end() + _CUE_REACH + 12]) if _near(words, cue.end()) else ""


def _near(words: str, end: int) -> bool:
    head = words[end : end + _CUE_REACH + 4]
    found = _DATE.search(head) or _SPELT_DATE.search(words[end : end + _CUE_REACH + 12])
    return found is not None and not re.search(r"[。；;]", head[: found.start()])


def _alone(words: str) -> str:
    if width(words) > 90 or _COPYRIGHT.search(words) or re.search(r"[。！？]", words):
        return ""
    found = _ALONE.search(words)
    return iso_date(found[1]) if found else ""


def estimated_year(text: str, title: str, chrome: Chrome) -> str:
    """The year in which a text seems to have been written; empty when too little tells.

    In this order: a sentence that says it, a title that looks back on a year, a year called last or next year, and
    the latest year that is told in the past tense (days and months of it count more; years to come never do).
    """
    sample = arabic(text[:_SAMPLE])
    for words, cue, shift in (
        (sample, chrome.year_now, 0),
        (arabic(title), chrome.year_title, 0),
        (sample, chrome.year_next, -1),
        (sample, chrome.year_last, 1),
    ):
        if found := cue.pattern.search(words):
            return str(int(next(group for group in found.groups() if group)) + shift)
    past = _past_years(sample, chrome)
    for enough in _ENOUGH:
        if likely := [year for year, weight in past.items() if weight >= enough]:
            return str(max(likely))
    if then := chrome.year_then.pattern.search(sample):
        return str(int(then[1]) + 1)
    marked = _COPYRIGHT_YEAR.search(sample, max(0, len(sample) - 2_000))
    return marked[1] if marked else ""


def _past_years(text: str, chrome: Chrome) -> Counter[int]:
    """Years told as past with their weight: 1 for a year, more where its day or month is told."""
    weights: Counter[int] = Counter()
    for clause in _CLAUSE.finditer(text):
        words = clause[0]
        if words in chrome.future or _COPYRIGHT.search(words):
            continue
        happened = words in chrome.past
        for found in _YEAR.finditer(words):
            dated = _DATED.match(words[found.end() : found.end() + 6]) is not None
            weights[int(found[1])] += (_STRONG if dated else 2) if happened else int(dated)
    return weights
