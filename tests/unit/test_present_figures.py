"""Figures in a list, companies' pages and evidence: every line fits, bars keep their proportions."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trendtui.model.pages import CompanyPage, DocumentShare
from trendtui.model.results import EvidenceRow, FigureRow, Place
from trendtui.tui.present import company, evidence, figures, sheet
from trendtui.tui.present.cells import width_of
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
    dollars = [replace(FIGURE, unit="USD", converted=False, comparable=value) for value in (8e9, 4e9, 1e8)]
    hours = [replace(FIGURE, kind="duration", unit="hour", comparable=value) for value in (2.0, 1.0)]
    paint = figures.painter([*dollars, *hours])
    long, half, least = (bar(paint(row, 80, {})[0]) for row in dollars)
    assert long == 2 * half == figures.BAR
    assert least == 1
    assert [bar(paint(row, 80, {})[0]) for row in hours] == [figures.BAR, figures.BAR // 2]
    assert [bar(paint(row, 60, {})[1]) for row in hours] == [22, 11], "below the values where there is no room beside"


def test_values_of_many_sizes_have_logarithmic_bars_and_the_head_says_so() -> None:
    rows = [replace(FIGURE, unit="USD", converted=False, comparable=value) for value in (1e3, 1e6, 1e9, 1e10)]
    paint = figures.painter(rows)
    assert [bar(paint(row, 80, {})[0]) for row in rows] == [1, 6, 12, 14]
    assert figures.note(rows) == "log bars: money"
    assert "log bars: money" in plain(figures.head(100, "place", note=figures.note(rows)))
    assert figures.note(rows[1:3]) == ""


def test_what_is_paid_for_something_is_not_compared_with_a_sum() -> None:
    monthly = replace(FIGURE, per="month", unit="USD", low=20, high=20, hedge="", comparable=20.0)
    paint = figures.painter([FIGURE, FIGURE, monthly])
    assert bar(paint(FIGURE, 80, {})[0]) == figures.BAR
    assert bar(paint(monthly, 80, {})[0]) == 0
    assert "20 USD/month" in plain(paint(monthly, 80, {})[0])


def test_what_cannot_be_compared_has_no_bar() -> None:
    row = replace(FIGURE, comparable=None, converted=False)
    assert bar(figures.painter([row, FIGURE, FIGURE])(row, 80, {})[0]) == 0
    assert figures.comparable(row) == ""


@pytest.mark.parametrize(
    ("language", "low", "high", "hedge", "kind", "unit", "read"),
    [
        ("zh", 6.5e9, 6.5e9, "", "money", "USD", ("65亿", "USD")),
        ("en", 6.5e9, 6.5e9, "about", "money", "USD", ("~6.5 billion", "USD")),
        ("en", 3e9, 5e9, "", "money", "USD", ("3-5 billion", "USD")),
        ("en", 3e6, 5e9, "over", "money", "CNY", (">3 million - 5 billion", "CNY")),
        ("zh", 30, 50, "at least", "percent", "%", (">=30-50", "%")),
        ("en", -5, -3, "", "percent", "%", ("-5--3", "%")),
        ("en", 0.25, 0.25, "under", "fraction", "fraction", ("<0.25", "")),
    ],
)
def test_a_value_is_short_and_says_how_sure_it_is(
    monkeypatch: pytest.MonkeyPatch, language: str, low: float, high: float, hedge: str, kind: str, unit: str,
    read: tuple[str, str],
) -> None:  # fmt: skip
    monkeypatch.setattr("trendtui.words._chosen", language)
    row = replace(FIGURE, low=low, high=high, hedge=hedge, kind=kind, unit=unit)
    assert figures.value(row) == read


def test_numbers_end_and_units_begin_under_one_another() -> None:
    rows = [replace(FIGURE, low=n, high=n, unit=unit) for n, unit in ((6.5e9, "USD"), (3, "CNY"), (4.25e12, "JPY"))]
    cells = [figures.in_column(row, 22) for row in rows]
    assert {cell.index(row.unit) for cell, row in zip(cells, rows, strict=True)} == {15}
    assert {width_of(cell) for cell in cells} == {22}


def test_a_converted_value_and_a_forecast_are_marked() -> None:
    first, second = figures.painter([FIGURE])(FIGURE, 60, {})
    assert "≈ 900 million USD" in plain(second)
    assert plain(first).endswith("2031 F")
    assert "~6.5 billion CNY" in plain(first)


def test_the_words_of_the_report_stand_instead_of_the_values() -> None:
    first, second = figures.painter([FIGURE], words=True)(FIGURE, 80, {})
    assert plain(first).startswith(FIGURE.text)
    assert "about 6.5 billion CNY" in plain(second)
    assert plain(figures.head(80, "value", words=True)).startswith("As written v")


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
    row = replace(
        FIGURE,
        text=words,
        company=name,
        metric=words,
        unit=name,
        per=words,
        hedge=name,
        context=words,
        context_marks=((0, 3),),
    )
    found = EvidenceRow("figure", 0, 2, words, name, words)
    page = replace(PAGE, name=name, also=(words,), figures=(row,), people=((name, words, 1),), together=((words, 2),))
    painted = [
        figures.head(width, order, note=words), *figures.painter([row, row])(row, width, {}),
        *figures.painter([row], words=True)(row, width, {}),
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
