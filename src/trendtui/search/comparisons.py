"""Conditions on figures as they are typed: 估值>1000亿美元, 增速:30%..50%, value>=$500m. One, from where it begins.

A word that touches a comparison sign and a number is a condition; so is a word, a sign and a number with blanks
between them. A sign that touches only the number (>1000亿) asks of any figure, and the word before it stays a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trendtui.model.query import Condition
from trendtui.model.units import DAYS, Unit
from trendtui.search.amounts import Amount, Measures, Span, known, plain
from trendtui.store.folding import fold

_SIGNS = {
    ">": ">", "<": "<", ">=": ">=", "=>": ">=", "<=": "<=", "=<": "<=", "=": "=", ":": ":",
    "≥": ">=", "≧": ">=", "⩾": ">=", "≤": "<=", "≦": "<=", "⩽": "<=",
}  # fmt: skip
_WIDE = str.maketrans("＞＜＝：", "><=:")
_NOT_IN_WORDS = r"\s<>=≥≤≧≦⩾⩽:,，、\"“”„「」『』«»＂"
_HEAD = re.compile(rf"(?P<metric>[^{_NOT_IN_WORDS}]*)(?P<sign>>=|=>|<=|=<|[<>=:≥≤≧≦⩾⩽])")
_APART = re.compile(rf"(?P<metric>[^{_NOT_IN_WORDS}]+)\s*(?P<sign>>=|=>|<=|=<|[<>=≥≤≧≦⩾⩽])\s+(?=\S)")
_RUN = re.compile(r"[^\s\"“”„「」『』«»＂]+")
_NEXT = re.compile(r"\s+(?=\S)")
ANY = frozenset({"value", "figure", "number", "数值", "数字", "值"})
"""Words for whatever a figure measures."""


@dataclass(frozen=True, slots=True)
class Found:
    """A condition in a line, and where it ends (0-based, exclusive)."""

    condition: Condition
    end: int


def condition_at(line: str, start: int) -> Found | None:
    """The condition that begins at `start` (0-based, where a word begins); None when none does."""
    wide = line.translate(_WIDE)
    head = _HEAD.match(wide, start)
    if head is not None and (run := _RUN.match(wide, head.end())) and _may_measure(head):
        for value, end in _values(wide, run):
            if made := _made(head["metric"], _SIGNS[head["sign"]], value):
                return Found(made, end)
        return None
    apart = _APART.match(wide, start)
    if apart is not None and _has_letter(apart["metric"]) and (run := _RUN.match(wide, apart.end())):
        for value, end in _values(wide, run):
            if made := _made(apart["metric"], _SIGNS[apart["sign"]], value):
                return Found(made, end)
    return None


def _may_measure(head: re.Match[str]) -> bool:
    if not head["metric"]:
        return _SIGNS[head["sign"]] not in ("=", ":")
    return _has_letter(head["metric"])


def _has_letter(text: str) -> bool:
    return any(c.isalpha() for c in text)


def _values(line: str, run: re.Match[str]) -> list[tuple[str, int]]:
    """What may be the value: longer ones first, for a magnitude or a currency may stand behind a blank."""
    if not any(c.isdigit() or c in "一二两三四五六七八九十百千万亿$¥€£￥＄" or c.isascii() for c in run[0][:4]):
        return []
    found = [(run[0], run.end())]
    for _ in range(2):
        text, end = found[0]
        blank = _NEXT.match(line, end)
        after = blank and _RUN.match(line, blank.end())
        if not after or not (_is_measure(after[0]) or _is_currency(text)):
            break
        found.insert(0, (text + after[0], after.end()))
    return found


def _is_currency(text: str) -> bool:
    return any(plain(text).lower() == spelling.lower() for spelling, _ in known().before)


def _is_measure(text: str) -> bool:
    """Whether a word can only belong to the number before it: 亿美元, million, %."""
    text = plain(text)
    if text.isascii() and text.isalpha() and len(text) < 2:
        return False
    amount = None if text[:1].isdigit() else known().amount("1" + text)
    return amount is not None and (amount.magnitude != 1.0 or (amount.unit is not None and _is_value(amount.unit)))


def _is_value(unit: Unit) -> bool:
    return unit.kind in ("money", "percent")


def _made(metric: str, sign: str, value: str) -> Condition | None:
    """The condition of a metric, a sign and a value; None when the value is no number."""
    measures = known()
    metric, value = plain(metric), plain(value)
    text = f"{metric or 'value'}{sign}{value}".replace(" ", "")
    word = "" if fold(metric).text in ANY else metric
    amount = measures.amount(value, metric)
    if amount is not None:
        if sign in (":", "=") and amount.unit is None and amount.magnitude == 1.0:
            return None  # 16:9, k=5 and port:8080 are words
        return _bounded(text, word, _span_of(sign, amount), sign, measures)
    span = measures.span(value, metric) if sign in (":", "=") else None
    return _bounded(text, word, span, sign, measures) if span else None


def _span_of(sign: str, amount: Amount) -> Span:
    value = amount.value
    return Span(None if sign[0] == "<" else value, None if sign[0] == ">" else value, amount.unit)


def _bounded(text: str, metric: str, span: Span, sign: str, measures: Measures) -> Condition:
    """The condition on the scale of its unit: dollars for money, days for times, else the unit's own."""
    kind = span.unit.kind if span.unit else ""
    unit, currency, rate = span.unit.unit if span.unit else "", "", 1.0
    if kind == "money" and unit == measures.rates.base:
        unit = ""
    elif kind == "money" and (worth := measures.rates.in_base(1.0, unit, None)):
        unit, currency, rate = "", unit, 1 / worth
    elif kind == "duration" and unit in DAYS:
        unit, rate = "", 1 / DAYS[unit]
    elif kind == "count" and metric:
        unit = ""
    low, high = (None if v is None else v / rate for v in (span.low, span.high))
    rate = rate if currency else 1.0
    return Condition(text, metric, kind, low, high, sign == ">", sign == "<", unit, currency, rate)
