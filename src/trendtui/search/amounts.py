"""Amounts as they are typed in a query: 1000亿美元, $500m, 30%, 三成, 3到5亿. Text in, numbers out; nothing is raised.

The words for magnitudes, units, currencies and metrics are those of data/units.toml, so that a row added there is
understood here too. What an amount has to do with figures is told in `trendtui.search.conditions`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from trendtui.config import bundled, user_config_dir
from trendtui.knowledge.rates import load_rates
from trendtui.knowledge.units import load_units
from trendtui.model.problems import Problem
from trendtui.model.rates import Rates
from trendtui.model.units import Unit, Units
from trendtui.store.folding import fold, is_cjk

_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,2}(?!\d))?", re.A)
_HAN = re.compile("[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+[十百千万亿]*)?")
_DIGITS = {c: n for n, forms in enumerate(("零〇", "一", "二两", *"三四五六七八九")) for c in forms}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_BETWEEN = re.compile(r"\.\.+|…|[-–—~〜至到]")
_T = TypeVar("_T")
_LONGEST = 60
"""A longer value is no amount."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stood beside it."""

    number: float
    magnitude: float = 1.0
    unit: Unit | None = None

    @property
    def value(self) -> float:
        """In the unit's base: 美分 in dollars."""
        return self.number * self.magnitude * (self.unit.scale if self.unit else 1.0)


@dataclass(frozen=True, slots=True)
class Span:
    """From one amount to another; None is open. Both have the same unit, or none."""

    low: float | None
    high: float | None
    unit: Unit | None


@dataclass(frozen=True, eq=False)
class Measures:
    """How amounts and metrics may be written."""

    magnitudes: Mapping[str, float]
    after: Mapping[str, Unit]
    before: tuple[tuple[str, Unit], ...]
    """Spellings that precede the number, longest first."""
    metrics: Mapping[str, tuple[str, ...]]
    """Folded word → the names of the metrics that it may mean: 增速 → 增长."""
    fits: Mapping[str, tuple[str, ...]]
    """Folded word → the kinds that its metrics measure."""
    rates: Rates

    @classmethod
    def of(cls, units: Units, rates: Rates) -> Measures:
        """The spellings of a table; where two rows have one spelling, the first counts."""
        words: dict[str, list[str]] = {}
        fits: dict[str, list[str]] = {}
        for metric in units.metrics:
            for word in (metric.name, *metric.words):
                words.setdefault(fold(word).text, []).append(metric.name)
                fits.setdefault(fold(word).text, []).extend((metric.kind, *metric.fits))
        before = ((s, u) for u in units.units for s in u.before)
        return cls(
            _spelled((s, m.factor) for m in units.magnitudes for s in m.spellings),
            _spelled((s, u) for u in units.units if not u.near for s in u.after),
            tuple(sorted(before, key=lambda pair: -len(pair[0]))),
            {word: tuple(dict.fromkeys(names)) for word, names in words.items()},
            {word: tuple(k for k in dict.fromkeys(kinds) if k) for word, kinds in fits.items()},
            rates,
        )

    def span(self, text: str, metric: str = "") -> Span | None:
        """What a range is worth: 30%..50%, 3到5亿, 30%.. (open), $10-20m; None when it is none."""
        text = plain(text)
        for m in _BETWEEN.finditer(text) if len(text) <= _LONGEST else ():
            left, right = text[: m.start()], text[m.end() :]
            if (not left and not right) or (not (left and right) and "." not in m[0] and m[0] != "…"):
                continue
            low, high = self.amount(left, metric), self.amount(right, metric)
            if (left and low is None) or (right and high is None):
                continue
            if low and high:
                if span := _joined(low, high):
                    return span
            elif one := low or high:
                return Span(low.value if low else None, high.value if high else None, one.unit)
        return None

    def amount(self, text: str, metric: str = "") -> Amount | None:
        """What a text is worth that is an amount from end to end; None when it is none.

        Args:
            metric: what is measured, where it decides between readings: 700w is a power of 功耗, else 七百万.
        """
        text = plain(text)
        if not text or len(text) > _LONGEST:
            return None
        sign, text = (-1.0, text[1:]) if text[0] == "-" else (1.0, text)
        money, at = next(((u, len(s)) for s, u in self.before if _begins(text, s)), (None, 0))
        text = text[at:].lstrip()
        for number, end in _numbers(text):
            read = self._read(text[end:].lstrip(), metric)
            if read is None:
                continue
            magnitude, unit = read
            if money and unit and unit.unit != money.unit:
                continue
            return Amount(sign * number, magnitude, unit or money)
        return None

    def _read(self, rest: str, metric: str) -> tuple[float, Unit | None] | None:
        """A magnitude and a unit that make up all of what follows a number."""
        if not rest:
            return 1.0, None
        power = rest in self.magnitudes
        unit = self.after.get(rest)
        if unit and (not power or not rest.islower() or unit.kind in self.fits.get(fold(metric).text, ())):
            return 1.0, unit
        if power:
            return self.magnitudes[rest], None
        for end in range(len(rest) - 1, 0, -1):
            factor = self.magnitudes.get(rest[:end])
            unit = self.after.get(rest[end:].lstrip())
            if factor and unit:
                return factor, unit
        lower = rest.lower()
        return self._read(lower, metric) if lower != rest else None


def _spelled(pairs: Iterable[tuple[str, _T]]) -> dict[str, _T]:
    """Spellings as they are, and in small letters where that is no other spelling."""
    found: dict[str, _T] = {}
    for spelling, meaning in (listed := list(pairs)):
        found.setdefault(spelling, meaning)
    for spelling, meaning in listed:
        found.setdefault(spelling.lower(), meaning)
    return found


def _begins(text: str, spelling: str) -> bool:
    return text[: len(spelling)].lower() == spelling.lower()


def _joined(low: Amount, high: Amount) -> Span | None:
    """Two ends that share what only one of them says; None when they are no range."""
    if low.unit and high.unit and (low.unit.kind, low.unit.unit) != (high.unit.kind, high.unit.unit):
        return None
    low = low if low.unit else replace(low, unit=high.unit)
    high = high if high.unit else replace(high, unit=low.unit)
    if low.magnitude == 1.0 and high.magnitude != 1.0:
        shared = replace(low, magnitude=high.magnitude)
        low = shared if shared.value <= high.value else low
    return Span(low.value, high.value, low.unit) if low.value <= high.value else None


def plain(text: str) -> str:
    """A text with signs and digits in their ASCII form and simplified characters; letters keep their case.

    >>> plain("１，０００億 ＵＳ＄")
    '1,000亿 US$'
    """
    return "".join(fold(c).text if is_cjk(c) else _ascii(c) for c in text).strip()


def _ascii(char: str) -> str:
    return "-" if char in "‐‑‒−" else unicodedata.normalize("NFKC", char)


def _numbers(text: str) -> Iterator[tuple[float, int]]:
    """The numbers that a text may begin with, and where each ends."""
    if m := _ARABIC.match(text):
        yield float(m[0].replace(",", "")), m.end()
    elif m := _HAN.match(text):
        for end in range(m.end(), 0, -1):
            value = han_value(text[:end])
            if value is not None:
                yield value, end


def han_value(written: str) -> float | None:
    """The value of a Chinese numeral; None when it is none.

    >>> han_value("三百"), han_value("一千二百亿"), han_value("两万五"), han_value("三点五亿"), han_value("三四")
    (300.0, 120000000000.0, 25000.0, 350000000.0, None)
    """
    whole, point, rest = written.partition("点")
    if point:
        digits = rest.rstrip("十百千万亿")
        base, scale = han_value(whole), han_value(rest[len(digits) :]) if len(digits) < len(rest) else 1.0
        if base is None or scale is None or not digits or any(c not in _DIGITS for c in digits):
            return None
        return float(f"{base:.0f}.{''.join(str(_DIGITS[c]) for c in digits)}") * scale
    total = under = 0.0
    digit: int | None = None
    last = 0
    for c in whole:
        if c in _DIGITS:
            if digit:
                return None
            digit, last = _DIGITS[c], 0 if c in "零〇" else last
        elif (scale := _SCALES.get(c)) is None:
            return None
        elif scale < 10**4:
            under, digit, last = under + (1 if digit is None else digit) * scale, None, scale
        else:
            below = under + (digit or 0)
            total = (total + below or 1) * scale if scale == 10**8 or not total else total + (below or 1) * scale
            under, digit, last = 0.0, None, scale
    return total + under + (digit or 0) * (last // 10 if last >= 100 else 1) if whole else None


@cache
def known() -> Measures:
    """The measures of the bundled tables and of the user's own rows; read once, when the first amount is typed."""
    data, own = bundled("data"), user_config_dir() / "units.toml"
    try:
        units = load_units(data / "units.toml", own)
    except Problem:  # the import tells of a wrong row; typing goes on with what came with the program
        units = load_units(data / "units.toml")
    return Measures.of(units, load_rates(data / "rates.toml"))
