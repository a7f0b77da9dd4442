"""The calendar years of a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.extract.years import find_years


def years(text: str, date: str = "2025-06-30") -> list[tuple[int, str]]:
    return [(y.year, y.role) for y in find_years(text, passage=0, document_date=date)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年7月成立", [(2023, "stated")]),
        ("公司于 2024 财年盈利", [(2024, "stated")]),
        ("去年和今年，明年", [(2024, "relative"), (2025, "relative"), (2026, "forecast")]),
        ("到2030年翻番", [(2030, "forecast")]),
        ("2021-2023年", [(2021, "stated"), (2022, "stated"), (2023, "stated")]),
        ("2024-26年", [(2024, "stated"), (2025, "stated"), (2026, "forecast")]),
        ("1990年至2020年", [(1990, "stated"), (2020, "stated")]),
        ("二〇二四年", [(2024, "stated")]),
        ("24年底上线", [(2024, "stated")]),
        ("发布于2024-12-26", [(2024, "stated")]),
        ("2024Q3财报", [(2024, "stated")]),
        ("In 2023, and by March 2027", [(2023, "stated"), (2027, "forecast")]),
        ("last year", [(2024, "relative")]),
        ("2025 十大趋势", [(2025, "stated")]),
        ("因此,2022年起", [(2022, "stated")]),
        ("２０２３年", [(2023, "stated")]),
        ("2026财年第一季度，2027财年", [(2026, "stated"), (2027, "forecast")]),
    ],
)
def test_years_are_found(text: str, found: list[tuple[int, str]]) -> None:
    assert years(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "GPT-2024 型号", "花了2000美元", "1000人参加", "第2023页", "20世纪50年代", "1950年代", "10年后",
        "版本 2024.1.3", "https://example.org/2023/08", "规模1898.6 亿元",
        "RTX 2080 显卡", "2048块芯片", "上世纪90年代",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_year(text: str) -> None:
    assert years(text) == []


def test_without_a_date_nothing_is_relative_or_to_come() -> None:
    assert years("去年，到2040年", date="") == [(2040, "stated")]


@given(st.text(alphabet=st.sampled_from("0123456789年-—~至到.（）去今明 二〇一九aQ月,，\n"), max_size=40))
def test_places_are_inside_and_years_plausible(text: str) -> None:
    for found in find_years(text, passage=3, document_date="2025"):
        assert 0 <= found.start < found.end <= len(text)
        assert found.passage == 3
        assert 1500 <= found.year < 2200
        assert (found.role == "forecast") == (found.year > 2025)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2019年开业，次年扩建", [2019, 2020]),
        ("2021年立项，三年后投产", [2021, 2024]),
        ("2022年试点，又过了两年推广", [2022, 2024]),
        ("去年三季度300台，上年同期200台", [2024, 2023]),
        ("上年末有80家", [2024]),
        ("次年扩建", []),
        ("十三年后", []),
    ],
)
def test_years_told_from_the_one_before(text: str, found: list[int]) -> None:
    assert [year for year, _ in years(text)] == found
