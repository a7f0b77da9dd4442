"""The calendar years that a passage speaks of: stated, relative to the document's date, or still to come.

Numbers that only look like years (2000 dollars, GPT-2024, pages) are left out; quantities are `quantities`' matter.
"""

from __future__ import annotations

import re

from trendtui.extract.numbers import HAN_DIGITS, fold
from trendtui.model.findings import YearMention

LONGEST_RANGE = 10
"""Years of a longer range are not listed one by one: only its ends."""

_Y = r"(?:1[5-9]|20|21)[0-9]{2}"
_RECENT = r"(?:19[5-9]|20[0-4])[0-9]"
_ADDRESS = (
    r"(?P<skip>(?:https?://|www\.)[^\s)）>」』,，。]+|(?<![A-Za-z])[A-Za-z]{1,40}[-_/][0-9][0-9A-Za-z.-]*"
    r"|(?<![0-9.])[0-9]{1,9}(?:\.[0-9]{1,9}){2,9})"
)
_RANGE = (
    rf"(?<![0-9.])(?<![0-9],)(?P<first>{_Y})\s?年?\s?(?:-{{1,2}}|~|至|到|to)\s?(?:(?P<last>{_Y})|(?P<short>[0-9]{{2}}))"
    r"(?:\s?(?:财年|学年|年度|年)(?!代)|(?=[^0-9.%A-Za-z年月/-]|$))"
)
_DATE = (
    rf"(?<![0-9.])(?<![0-9],)(?P<date>{_RECENT})"
    r"(?:[-/](?:0?[1-9]|1[0-2])(?:[-/](?:0?[1-9]|[12][0-9]|3[01]))?|\.(?:0[1-9]|1[0-2]|[1-9](?=\.[0-9]))(?:\.[0-9]{1,2})?)"
    r"(?![0-9%万亿千百]|\s[万亿千百])"
)
_STATED = rf"(?<![0-9.])(?<![0-9],)(?P<stated>{_Y})\s?(?:财年|学年|年度|年)(?!代|间隔|历史|来的历史)"
_SHORT = (
    r"(?<![0-9.,A-Za-z])(?P<two>[0-4][0-9])\s?年"
    r"(?=底|初|末|Q[1-4]|第[一二三四]季|上半年|下半年|全年|[01]?[0-9]月|以来|至今)"
)
_HAN_YEAR = r"(?P<han>[二一][〇零九][〇零一二三四五六七八九]{2})年(?!代)"
_COUNTED = "美元|元|欧元|英镑|万|亿|个|家|名|台|张|块|次|条|项|款|多|余|people|dollars|users|companies|employees|GPUs"
_MONTHS = r"Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|June?|July?|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*"
_BEFORE = r"in|by|since|until|during|from|of|for|early|late|mid|through|before|after|year|FY|Q[1-4]|H[12]"
_BARE = (
    rf"(?<![0-9.,A-Za-z$¥€£/+-])(?P<bare>{_RECENT})"
    r"(?=\s?(?:上半年|下半年|Q[1-4]|H[12]|财年|[春夏秋冬]季|新年|全年|年底|年初|[底初末]|[EF](?![A-Za-z0-9])))"
)
_CUED = (
    rf"(?:\b(?:{_BEFORE}|{_MONTHS})[ .]?(?:[0-3]?[0-9],? )?|截至|截止|迈入|展望|[（(《])(?P<cued>{_RECENT})"
    rf"(?![0-9%年月A-Za-z-]|[.,][0-9]|\s?(?:{_COUNTED}))"
)
_TITLE = rf"^(?P<title>20[0-4][0-9])(?=[ 　]?[一-鿿A-Z])(?!\s?(?:{_COUNTED}|人(?!工)))"
_RELATIVE = (
    r"(?P<relative>今年|本年度|去年|上年|上一年度|明年|前年(?!份)|后年|大前年"
    r"|(?<![十百二三四五六七八九零])[一两三]年之?前|(?<![0-9.])[23]年之?前|this year|last year|next year)"
)
_ANCHORED = (
    r"(?P<anchored>上年(?=同期|[末底])|次年|翌年|转年|过了(?P<passed>[一两三四五])年"
    r"|(?<![十百近])(?P<later>[一两三四五])年(?:之|以)?后)"
)
"""Years told from the one spoken of before."""
_YEARS = re.compile(
    "|".join((_ADDRESS, _RANGE, _DATE, _STATED, _SHORT, _HAN_YEAR, _BARE, _CUED, _TITLE, _ANCHORED, _RELATIVE)),
    re.IGNORECASE | re.MULTILINE,
)
_SHIFT = {
    "今年": 0, "本年度": 0, "去年": -1, "上年": -1, "上一年度": -1, "明年": 1, "前年": -2, "后年": 2, "大前年": -3,
    "一年前": -1, "一年之前": -1, "两年前": -2, "2年前": -2, "两年之前": -2, "2年之前": -2,
    "三年前": -3, "3年前": -3, "三年之前": -3, "3年之前": -3,
    "this year": 0, "last year": -1, "next year": 1,
}  # fmt: skip


def find_years(text: str, *, passage: int, document_date: str) -> tuple[YearMention, ...]:
    """Every calendar year of a passage, in reading order; a short range counts each of its years.

    Args:
        text: the passage.
        passage: its number, for the result.
        document_date: ISO date of the document (2025, 2025-01, 2025-01-03) or empty: then relative years are left out
            and no year is to come. A financial year runs ahead of the calendar: the next one has begun.

    >>> [(y.year, y.role) for y in find_years("2023-2024年，去年，到2030年", passage=0, document_date="2025-02-08")]
    [(2023, 'stated'), (2024, 'stated'), (2024, 'relative'), (2030, 'forecast')]
    """
    written = year_of_date(document_date)
    found: list[YearMention] = []
    for match in _YEARS.finditer(fold(text)):
        start, end = match.span()
        if match["anchored"]:
            anchor = found[-1].year if found else written if match["anchored"] == "上年" else None
            if anchor is not None:
                year = anchor + _later(match)
                found.append(YearMention(passage, start, end, year, _role(year, written, "relative")))
            continue
        if match.lastgroup == "relative" or match["relative"]:
            if written is not None:
                year = written + _SHIFT[match["relative"].lower()]
                found.append(YearMention(passage, start, end, year, "forecast" if year > written else "relative"))
            continue
        for year in _years(match):
            if written is not None and year > written + 100:
                continue
            fiscal = "财年" in match.group() or "FY" in match.group()
            role = "forecast" if written is not None and year > written + fiscal else "stated"
            found.append(YearMention(passage, start, end, year, role))
    return tuple(found)


def _later(match: re.Match[str]) -> int:
    """How many years an anchored year is after the one before it."""
    return -1 if match["anchored"] == "上年" else HAN_DIGITS.get(match["passed"] or match["later"] or "一", 2)


def _role(year: int, written: int | None, otherwise: str) -> str:
    return "forecast" if written is not None and year > written else otherwise


def year_of_date(date: str) -> int | None:
    """The year of an ISO date, None when there is none."""
    head = date[:4]
    return int(head) if len(head) == 4 and head.isascii() and head.isdigit() and head >= "1500" else None


def _years(match: re.Match[str]) -> tuple[int, ...]:
    if match["skip"]:
        return ()
    if match["first"]:
        return _range(int(match["first"]), match["last"], match["short"])
    if match["han"]:
        return (int("".join(str(HAN_DIGITS[c]) for c in match["han"])),)
    if match["two"]:
        return (2000 + int(match["two"]),)
    for name in ("date", "stated", "bare", "cued", "title"):
        if match[name]:
            return (int(match[name]),)
    return ()


def _range(first: int, last: str | None, short: str | None) -> tuple[int, ...]:
    end = int(last) if last else first - first % 100 + int(short or 0)
    if end <= first:
        return (first,)
    if end - first > LONGEST_RANGE:
        return (first, end) if last else (first,)
    return tuple(range(first, end + 1))
