"""Figures in a list, companies' pages and evidence: every line fits, bars keep their proportions."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trendtui.model.pages import CompanyPage, DocumentShare
from trendtui.model.results import EvidenceRow, FigureRow, Place
from trendtui.tui.present import company, evidence, figures, sheet
from trendtui.tui.present.line import length, plain
from trendtui.tui.present.numbers import amount

PLACE = Place("outlook.md", 12, 12, 7, "智能产业展望", "第二章 › 算力")
FIGURE = FigureRow(
    PLACE, "65 亿元", "money", 6.5e9, 6.5e9, "CNY", "about", "订单", "青禾芯片", 2031, True,
    "青禾芯片的订单将达到约 65 亿元。", ((12, 18),), "", 9e8, True, "units.toml:money.CNY",
)  # fmt: skip
PAGE = CompanyPage(
    "青禾芯片", ("Qinghe",), "company", "chips", "CN", "", "discovered", "cue:名单",
    tuple((f"青禾{n}", n) for n in range(1, 40)), (FIGURE,),
    (DocumentShare("a.md", "甲", "2025", 9, 5, PLACE, True), DocumentShare("b.md", "乙", "2024", 1, 1, PLACE, False)),
    (("Lumen", 3),), (), (("李默", "合伙人", 2),),
)  # fmt: skip


def bar(line: tuple[tuple[str, str], ...]) -> int:
    return sum(len(text) for text, role in line if role == "bar")


def test_bars_are_long_as_their_values_among_those_of_their_unit() -> None:
    dollars = [replace(FIGURE, unit="USD", converted=False, comparable=value) for value in (8e9, 4e9, 1.0)]
    hours = replace(FIGURE, kind="duration", unit="hour", comparable=2.0)
    paint = figures.by_value([*dollars, hours])
    long, half, least = (bar(paint(row, 60, {})[1]) for row in dollars)
    assert long == 2 * half == figures.BAR
    assert least == 1
    assert bar(paint(hours, 60, {})[1]) == figures.BAR


def test_what_is_paid_for_something_is_not_compared_with_a_sum() -> None:
    monthly = replace(FIGURE, per="month", comparable=20.0)
    paint = figures.by_value([FIGURE, monthly])
    assert bar(paint(monthly, 60, {})[1]) == figures.BAR
    assert "20 USD/month" in plain(paint(monthly, 60, {})[1])


def test_what_cannot_be_compared_has_no_bar() -> None:
    row = replace(FIGURE, comparable=None, converted=False)
    assert bar(figures.by_value([row])(row, 60, {})[1]) == 0
    assert figures.comparable(row) == ""


def test_a_converted_value_and_a_forecast_are_marked() -> None:
    first, second = figures.by_value([FIGURE])(FIGURE, 60, {})
    assert "≈ 900 million USD" in plain(second)
    assert plain(first).endswith("2031 F")
    assert "about 6.5 billion CNY" in plain(figures.figure(FIGURE, 80, {})[1])


@pytest.mark.parametrize(
    ("kinds", "chosen", "following"),
    [
        ((), (), ""),
        (("money", "count"), (), "money"),
        (("money", "count"), ("money",), "count"),
        (("money", "count"), ("count",), ""),
        (("money", "count"), ("money", "count"), ""),
        (("money",), ("gone",), ""),
    ],
)
def test_kinds_follow_one_another_and_then_come_all(
    kinds: tuple[str, ...], chosen: tuple[str, ...], following: str
) -> None:
    assert figures.next_kind(kinds, chosen) == following


@pytest.mark.parametrize(("value", "words"), [(2.15e25, "2.15e25"), (4.3e12, "4.3 trillion"), (-2e6, "-2 million")])
def test_amounts_stay_short(value: float, words: str) -> None:
    assert amount(value) == words


@given(st.text(), st.text(), st.integers(24, 200), st.sampled_from(list(figures.ORDERS)))
@example("", "0" * 41, 60, "place")
def test_lines_fit_whatever_the_words(words: str, name: str, width: int, order: str) -> None:
    row = replace(FIGURE, text=words, company=name, metric=words, unit=name, context=words, context_marks=((0, 3),))
    found = EvidenceRow("figure", 0, 2, words, name, words)
    page = replace(PAGE, name=name, also=(words,), figures=(row,), people=((name, words, 1),), together=((words, 2),))
    painted = [
        figures.head(width, order), *figures.figure(row, width, {}), *figures.by_value([row])(row, width, {}),
        *evidence.paint(found, width), *evidence.heading(PLACE, (found,), width), *company.title(page, width),
        *(sheet.paint(one, width) for one in company.rows(page, width)),
    ]  # fmt: skip
    assert all(length(line) <= width for line in painted)


def test_a_page_tells_reports_about_it_from_those_that_name_it_in_passing() -> None:
    rows = company.rows(PAGE, 76)
    heads = [plain(sheet.paint(row, 76)).split("  ")[0] for row in rows if row.head]
    assert heads == [
        "Reports that speak of it",
        "Reports that name it in passing",
        "Figures",
        "Appears with",
        "People",
    ]
    assert "discovered" in plain(company.title(PAGE, 76)[0])


def test_what_a_company_is_written_as_is_told_in_full() -> None:
    facts = "".join(plain(sheet.paint(row, 50))[sheet.LABEL :].rstrip() for row in company.rows(PAGE, 50))
    assert all(surface in facts for surface, _ in PAGE.surfaces)
