"""The query line: what is typed is understood, written back, and never raises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trendtui.model.query import Filter, Query, Term
from trendtui.search.syntax import parse, understand, write

PIECES = st.sampled_from(
    [
        "算力",
        "AI",
        "-",
        "theme:",
        "company：",
        "年份:",
        '"',
        "“",
        "”",
        "「",
        " ",
        "\u3000",
        ",",
        "，",
        "2025..2030",
        "\\",
        "*",
        "'",
    ]
)
MORE_PIECES = st.sampled_from(
    [" ", " ", " ", "OR", "|", "或", ">", "<", "≥", "＞", "=", ":", "..", "~", "到", "-", "估值", "value", "year", "x",
     "增速", "5", "1000", "亿", "美元", "亿美元", "$", "US$", "million", "b", "%", "30%", "三", "百", ",", ".", '"']
)  # fmt: skip


def test_words_phrases_and_exclusions() -> None:
    query = parse('算力 "长 文本" -芯片 -"某 词"')
    assert query.terms == (
        Term("算力"), Term("长 文本", phrase=True), Term("芯片", excluded=True), Term("某 词", True, True)
    )  # fmt: skip


def test_fields_take_commas_quotes_and_chinese_names() -> None:
    query = parse('主题：智能体，芯片 company:"Air Street Capital",OpenAI year:2025..2030 -source:a.md')
    assert query.filters == (
        Filter("theme", ("智能体", "芯片")),
        Filter("company", ("Air Street Capital", "OpenAI")),
        Filter("year", ("2025..2030",)),
        Filter("source", ("a.md",), excluded=True),
    )


def test_one_field_written_twice_is_one_filter() -> None:
    assert parse("year:2025 year:2026,2025").filters == (Filter("year", ("2025", "2026")),)


def test_curly_and_chinese_quotes_are_phrases() -> None:
    assert [t.phrase for t in parse('“甲 乙” 「丙 丁」 『戊』 "己"').terms] == [True] * 4


def test_an_address_is_words_and_an_unknown_field_is_told() -> None:
    told = understand("http://a.b/c foo:bar")
    assert [t.text for t in told.query.terms] == ["http://a.b/c", "foo:bar"]
    assert len(told.notes) == 1
    assert "foo" in told.notes[0]


def test_toggling_a_value_twice_changes_nothing() -> None:
    query = parse("算力 year:2025")
    assert query.toggle("theme", "chips").toggle("theme", "chips") == query
    assert query.toggle("year", "2025") == parse("算力")


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_line_is_understood_and_written_back(line: str) -> None:
    query = parse(line)
    assert parse(write(query)) == query


@given(st.text())
def test_a_written_query_says_every_term(text: str) -> None:
    query = parse(text)
    assert isinstance(query, Query)
    assert all(t.text and t.text == " ".join(t.text.split()) for t in query.terms)


def conditions(line: str) -> list[tuple[str, str, float | None, float | None]]:
    return [(c.metric, c.kind, c.low, c.high) for c in parse(line).conditions]


@pytest.mark.parametrize("sign", ["OR", "|", "｜", "或"])
def test_or_joins_the_terms_beside_it_and_binds_closer_than_and(sign: str) -> None:
    assert parse(f"甲 {sign} 乙 丙").terms == (Term("甲", others=("乙",)), Term("丙"))
    assert parse(f"丙 甲 {sign} 乙 {sign} 丁").terms == (Term("丙"), Term("甲", others=("乙", "丁")))


def test_or_with_a_phrase_is_found_as_it_stands_and_says_each_word_once() -> None:
    assert parse('甲 OR "乙 丙" OR 甲').terms == (Term("甲", True, others=("乙 丙",)),)
    assert parse("甲 OR 甲").terms == (Term("甲"),)


@pytest.mark.parametrize("line", ["OR", "OR 甲", "甲 OR", "甲 OR OR 乙", "甲 OR -乙", "-甲 OR 乙", "甲 OR year:2025"])
def test_an_or_that_joins_nothing_is_a_word_and_told(line: str) -> None:
    told = understand(line)
    assert not any(t.others for t in told.query.terms)
    assert "OR" in [t.text for t in told.query.terms]
    assert any(n.startswith("OR ") for n in told.notes)


def test_small_or_and_a_bar_inside_a_word_are_words() -> None:
    assert [t.text for t in parse("甲 or 乙 a|b").terms] == ["甲", "or", "乙", "a|b"]


def test_or_between_two_values_of_a_field_is_any_of_them() -> None:
    assert parse("company:甲 OR company:乙") == parse("company:甲,乙")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("估值>1000亿美元", ("估值", "money", 1e11, None)),
        ("估值＞１０００億美元", ("估值", "money", 1e11, None)),
        ("估值 > 1000 亿 美元", ("估值", "money", 1e11, None)),
        ("估值> 1000亿美元", ("估值", "money", 1e11, None)),
        ("估值≥三百亿美元", ("估值", "money", 3e10, None)),
        ("增速:30%..50%", ("增速", "percent", 30, 50)),
        ("增速：30%～50%", ("增速", "percent", 30, 50)),
        ("增速:30%至50%", ("增速", "percent", 30, 50)),
        ("增速:30..50%", ("增速", "percent", 30, 50)),
        ("增速:30%..", ("增速", "percent", 30, None)),
        ("增速:..三成", ("增速", "percent", None, 30)),
        ("增速>-5%", ("增速", "percent", -5, None)),
        ("融资:3到5亿", ("融资", "", 3e8, 5e8)),
        ("融资:$10-20m", ("融资", "money", 1e7, 2e7)),
        ("value>1b", ("", "", 1e9, None)),
        (">1b", ("", "", 1e9, None)),
        ("数值<2.5k", ("", "", None, 2500)),
        ("value>=$500m", ("", "money", 5e8, None)),
        ("value=>US$ 1.5 billion", ("", "money", 1.5e9, None)),
        ("value>1,746t", ("", "", 1.746e15, None)),
        ("参数<70B", ("参数", "", None, 7e10)),
        ("ARR≥1亿", ("ARR", "", 1e8, None)),
        ("延迟<2小时", ("延迟", "duration", None, 1 / 12)),
        ("用户>3w", ("用户", "", 3e4, None)),
        ("功耗>3w", ("功耗", "energy_power", 3, None)),
        ("显存>=80GB", ("显存", "other", 80, None)),
        ("增速=50%", ("增速", "percent", 50, 50)),
        ("降幅>3个百分点", ("降幅", "percent", 3, None)),
    ],
)
def test_conditions_on_figures(line: str, found: tuple[str, str, float, float]) -> None:
    told = understand(line)
    assert conditions(line) == [pytest.approx(found)]
    assert not told.query.terms
    assert not told.notes


def test_a_sign_that_touches_only_the_number_asks_of_any_figure() -> None:
    query = parse("OpenAI >1000亿美元")
    assert [t.text for t in query.terms] == ["OpenAI"]
    assert [c.metric for c in query.conditions] == [""]


def test_other_currencies_are_bounded_in_dollars_and_remembered() -> None:
    (condition,) = parse("融资>=72亿元").conditions
    assert condition.currency == "CNY"
    assert condition.low is not None
    assert condition.low * condition.rate == pytest.approx(7.2e9)
    assert 9e8 < condition.low < 1.2e9


def test_a_unit_without_a_common_scale_must_be_the_figures_own() -> None:
    assert [c.unit for c in parse("增速>3% 显存>80GB 增速>3ppt 估值>1亿美元 公司>100家 >100家").conditions] == [
        "%", "GB", "ppt", "", "", "家"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "word",
    ["3.5", "50%", "C++", "GPT-4o", "1/9", "a>b", "16:9", "top_k=5", "a:80", "3<5", "->", "x>5)", "List<T>", "=5%"],
)
def test_words_stay_words(word: str) -> None:
    query = parse(word)
    assert not query.conditions
    assert [t.text for t in query.terms] == [word.removeprefix("-") or word]


def test_a_year_may_be_compared_like_a_figure() -> None:
    assert parse("year>=2025 年份 < 2030年 year=2027") == parse("year:>=2025 year:<2030 year:2027")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("compny:甲", "did you mean company:?"),
        ("作者:甲", "作者: is no field"),
        ("year:", "year: has no value"),
        ("估值>", "估值> has no number"),
        ("估值>很多", "很多 is no number"),
        ("-估值>1亿", "-估值>1亿: "),
        ("甲 “乙 丙", "“ is not closed"),
    ],
)
def test_what_is_not_understood_is_pointed_at(line: str, word: str) -> None:
    assert any(word in note for note in understand(line).notes)
    assert parse(line).remarks == understand(line).notes


def test_a_half_typed_comparison_still_searches_its_word() -> None:
    assert parse("算力 估值>").terms == (Term("算力"), Term("估值"))


def test_changing_the_query_drops_remarks_on_its_line() -> None:
    assert parse("year: 算力").toggle("year", "2025").remarks == ()


@settings(max_examples=400)
@given(st.lists(st.one_of(MORE_PIECES, PIECES, st.text(max_size=3))).map("".join))
def test_any_line_with_conditions_and_or_is_written_back(line: str) -> None:
    query = parse(line)
    assert parse(write(query)) == query
