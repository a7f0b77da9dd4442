"""Numerals: what they are worth, where they stand, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.extract.numbers import NUMERAL, fold, han_value, numeral

DIGITS = "零一二三四五六七八九"


def in_han(number: int) -> str:
    """A whole number below 10^16 in Chinese numerals, as a schoolchild writes it."""
    if number >= 10**8:
        above, below = divmod(number, 10**8)
        return in_han(above) + "亿" + (("" if below >= 10**7 else "零") + in_han(below) if below else "")
    if number >= 10**4:
        above, below = divmod(number, 10**4)
        return in_han(above) + "万" + (("" if below >= 10**3 else "零") + in_han(below) if below else "")
    for scale, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            above, below = divmod(number, scale)
            gap = "零" if below and below < scale // 10 else ""
            return DIGITS[above] + name + (gap + in_han(below) if below else "")
    return DIGITS[number]


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_written_in_chinese_is_read_back(number: int) -> None:
    assert han_value(in_han(number)) == number


@given(st.floats(min_value=0, max_value=10**12, allow_nan=False), st.integers(min_value=0, max_value=6))
def test_a_number_with_separators_is_read_back(number: float, digits: int) -> None:
    written = f"{number:,.{digits}f}"
    match = NUMERAL.search(written)
    assert match is not None
    found = numeral(match)
    assert found is not None
    assert found.low == found.high == pytest.approx(float(f"{number:.{digits}f}"))
    assert (found.start, found.end) == (0, len(written))


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("十二", 12, 12),
        ("百亿", 1e10, 1e10),
        ("三点五万", 35000, 35000),
        ("两万五", 25000, 25000),
        ("一千零五", 1005, 1005),
        ("十几", 11, 19),
        ("几十", 20, 90),
        ("数百万", 2e6, 9e6),
        ("七八", 7, 8),
        ("三五", 3, 5),
        ("二三十", 20, 30),
        ("2.15e25", 2.15e25, 2.15e25),
        ("10^26", 1e26, 1e26),
        ("10²⁶", 1e26, 1e26),
        ("1000", 1000, 1000),
        ("1，746", 1746, 1746),
    ],
)
def test_what_a_numeral_is_worth(written: str, low: float, high: float) -> None:
    match = NUMERAL.match(written)
    assert match is not None
    found = numeral(match)
    assert found is not None
    assert (found.low, found.high) == (low, high)
    assert found.end == len(written)


@pytest.mark.parametrize("written", ["一二三四", "几", "数", "百千百", "九一", "1" * 31, "一" * 31, "10^999"])
def test_what_is_no_number(written: str) -> None:
    match = NUMERAL.match(written)
    assert match is not None
    found = numeral(match)
    assert found is None or found.low == 0


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("１２．５％", "12.5%"), ("三億個", "三亿个"), ("90～100", "90~100"), ("3–5", "3-5"), ("甲，乙", "甲，乙")],
)
def test_folding_makes_one_spelling_of_many(text: str, folded: str) -> None:
    assert fold(text) == folded
