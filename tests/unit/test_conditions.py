"""Conditions on figures: which figures meet them, in which passages, and what is said when none can."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import COMPANIES, THEMES, small_document

from trendtui.extract.comparing import comparable
from trendtui.model.findings import Figure
from trendtui.model.rates import Rates
from trendtui.search.conditions import having
from trendtui.search.service import Explorer
from trendtui.store.reading import Reader
from trendtui.store.writing import Builder

RATES = Rates("USD", {"CNY": {2020: 6.9, 2024: 7.2}, "JPY": {2024: 150.0}})

# metric, kind, low, high, unit, hedge: one passage each, named by its line
FIGURES = {
    "估值 a": ("估值", "money", 1.5e11, 1.5e11, "USD", ""),
    "估值 b": ("估值", "money", 8e10, 1.2e11, "USD", ""),
    "估值 c": ("估值", "money", 1e11, 1e11, "USD", "over"),
    "估值 d": ("估值", "money", 1e11, 1e11, "USD", "near"),
    "估值 e": ("估值", "money", 9e11, 9e11, "CNY", ""),
    "估值 f": ("估值", "money", 2e11, 2e11, "JPY", ""),
    "融资 g": ("融资", "money", 2e11, 2e11, "XTS", ""),
    "增长 h": ("增长", "percent", 30.0, 50.0, "%", ""),
    "增长 i": ("增长", "percent", 60.0, 60.0, "%", ""),
    "增长 j": ("增长", "percent", 40.0, 40.0, "ppt", ""),
    "增长 k": ("增长", "multiple", 3.0, 3.0, "x", ""),
    "占比 l": ("占比", "fraction", 1 / 3, 1 / 3, "fraction", ""),
    "延迟 m": ("延迟", "duration", 0.05, 0.05, "second", ""),
    "参数 n": ("参数", "params", 6.71e11, 6.71e11, "param", ""),
    "参数 o": ("参数", "params", 7e9, 7e9, "param", ""),
    "none p": ("", "count", 2e9, 2e9, "人", ""),
    "none q": ("", "count", 0.0, 0.0, "家", ""),
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explorer]:
    """An index in which each passage has one figure; the last has two."""
    path: Path = tmp_path_factory.mktemp("figures") / "figures.db"
    text = "\n".join([*FIGURES, "both r"])
    parsed, found = small_document("made.md", text)
    made = [_figure(number, values) for number, values in enumerate(FIGURES.values())]
    last = len(FIGURES)
    made += [
        _figure(last, ("营收", "money", 5e9, 5e9, "USD", "")),
        _figure(last, ("利润", "money", 1e6, 1e6, "USD", "")),
    ]
    with Builder(path, fresh=True) as builder:
        builder.add("made.md", "/made.md", "1", text, parsed, replace(found, figures=tuple(made)), COMPANIES, "2026")
        builder.write_catalogue(list(COMPANIES.values()), list(THEMES))
        builder.publish()
    opened = Explorer.open(path)
    yield opened
    opened.close()


def _figure(passage: int, values: tuple[str, str, float, float, str, str]) -> Figure:
    metric, kind, low, high, unit, hedge = values
    made = Figure(passage, 0, 2, "..", kind, low, high, unit, metric=metric, hedge=hedge)
    return replace(made, comparable=comparable(made, RATES, 2024))


def found(explorer: Explorer, line: str) -> str:
    """The last letters of the passages found."""
    return "".join(sorted(p.text[-1] for p in explorer.search(explorer.parse(line)).passages))


@pytest.mark.parametrize(
    ("line", "letters"),
    [
        ("估值>1000亿美元", "abce"),  # b reaches over it, c says more than it; e is 125 in dollars; f is 1.3
        ("估值>=1000亿美元", "abcde"),
        ("估值<1000亿美元", "bdf"),
        ("估值:900亿..1100亿美元", "bcd"),
        ("估值:1500亿美元", "a"),
        ("估值>1000亿", "abcef"),  # as it stands, in whatever currency
        ("估值>9000亿元", "a"),  # 1500亿 dollars are more; in yuan by its own number
        ("估值>=9000亿元", "ae"),
        ("valuation>$120b", "ae"),
        ("融资>1000亿", "g"),  # a currency without a rate is compared by number
        ("融资>1亿美元", ""),
        ("增速:30%..50%", "h"),
        ("增速>50%", "i"),
        ("增速>=50%", "hi"),
        ("增速>30个百分点", "j"),
        ("增长>2倍", "k"),
        ("增长>2", "hijk"),
        ("占比>30%", "l"),
        ("占比<三成", ""),
        ("延迟<60ms", "m"),
        ("延迟<1分钟", "m"),
        ("延迟>1秒", ""),
        ("参数<70B", "o"),
        ("参数>=671B", "n"),
        ("value>1b", "abcdefgnopr"),
        ("kind:count value>1b", "p"),
        ("value>10亿人", "p"),
        ("value<=0", "q"),
        ("kind:money value>1亿 -估值", "gr"),
        ("估值>800亿美元 估值<1300亿美元", "bcde"),
        ("营收>1b", "r"),
        ("营收>1b 利润<1b", ""),
        ("没有的>5", ""),
    ],
)  # fmt: skip
def test_which_figures_meet_a_condition(figures: Explorer, line: str, letters: str) -> None:
    assert found(figures, line) == letters


def test_the_list_of_figures_shows_only_those_that_meet_it(figures: Explorer) -> None:
    both = figures.search(figures.parse("both"))
    rich = figures.search(figures.parse("both value>1b"))
    assert [f.metric for f in both.figures] == ["营收", "利润"]
    assert [f.metric for f in rich.figures] == ["营收"]
    assert (both.totals["figures"], rich.totals["figures"]) == (2, 1)


def test_the_figures_that_meet_it_are_marked(figures: Explorer) -> None:
    (plain,) = figures.search(figures.parse("both")).passages
    (met,) = figures.search(figures.parse("both 营收>1b")).passages
    assert plain.marks == ((0, 4),)
    assert met.marks == ((0, 4),)  # the figure's first two characters are within the word's
    (met,) = figures.search(figures.parse("营收>1b")).passages
    assert met.marks == met.snippet_marks == ((0, 2),)


def test_facets_count_what_meets_it(figures: Explorer) -> None:
    kinds = {v.value: v.count for v in figures.search(figures.parse("增长>2")).facets["kind"]}
    assert kinds == {"percent": 3, "multiple": 1}
    kinds = {v.value: v.count for v in figures.search(figures.parse("增长>2 kind:multiple")).facets["kind"]}
    assert kinds == {"percent": 3, "multiple": 1}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("p<0.05", ("p", "p<0.05")),
        ("估直>1亿", ("估直", "估值")),
        ("money>1b", ("kind:money value>1b",)),
        ("估值>1亿 参数>1b", ("估值 and 参数",)),
        ("year:", ("year:",)),
        ("“open", ("“",)),
    ],
)
def test_what_no_figure_can_meet_is_told(figures: Explorer, line: str, words: tuple[str, ...]) -> None:
    notes = " / ".join(figures.search(figures.parse(line)).notes)
    assert all(w in notes for w in words), notes


def test_a_condition_that_is_met_says_nothing(figures: Explorer) -> None:
    assert figures.search(figures.parse("估值>1亿 增速")).notes == ()


@given(st.floats(1, 1e12), st.floats(1, 1e12), st.sampled_from(["", "美元", "元", "日元", "%", "倍", "秒", "家"]))
def test_a_wider_range_finds_no_less(figures: Explorer, one: float, other: float, unit: str) -> None:
    low, high = sorted((one, other))
    reader = Reader(figures.path)
    narrow = figures.parse(f"value:{low:f}..{high:f}{unit} value>=0").conditions
    wide = figures.parse(f"value:{low / 2:f}..{high * 2:f}{unit} value>=0").conditions
    assert len(narrow) == len(wide) == 2
    assert having(reader, narrow) <= having(reader, wide) <= having(reader, ()) == reader.live()
    reader.close()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("metric:估值", "abcdef"), ("指标:valuation", "abcdef"), ("metric:估值,占比", "abcdefl"), ("metric:利润", "r"),
        ("metric:增速 kind:percent", "hij"), ("metric:估值 value>1000亿美元", "abce"), ("metric:利润 value>1b", ""),
        ("-metric:估值 -指标:增长", "glmnopqr"), ("metric:估值 估值<500亿美元", "f"),
    ],
)  # fmt: skip
def test_figures_are_narrowed_by_what_they_measure(figures: Explorer, line: str, found: str) -> None:
    results = figures.search(figures.parse(line))
    assert "".join(sorted(p.text[-1] for p in results.passages)) == found
    if found and not line.startswith("-"):
        assert results.totals["figures"] == len(found), "of passages with several, only those that measure it"


def test_what_figures_measure_is_counted_with_its_own_choice_left_out(figures: Explorer) -> None:
    counts = {v.value: (v.count, v.chosen, v.excluded) for v in figures.facet_values(figures.parse(""), "metric")}
    assert counts["估值"] == (6, False, False)
    assert counts["利润"] == (1, False, False)
    query = figures.parse("metric:估值 -metric:增长 -融资")
    after = {v.value: (v.count, v.chosen, v.excluded) for v in figures.facet_values(query, "metric")}
    assert after["估值"] == (6, True, False)
    assert after["增长"] == (4, False, True)
    assert after["利润"] == (1, False, False)
    assert "融资" not in after
    assert [v.value for v in figures.facet_values(query, "metric", "估")] == ["估值"]


def test_a_metric_that_no_figure_has_is_told(figures: Explorer) -> None:
    results = figures.search(figures.parse("metric:没有"))
    assert results.total == 0
    assert any("metric:没有" in note for note in results.notes)
