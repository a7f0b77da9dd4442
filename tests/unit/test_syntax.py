"""The query line: what is typed is understood, written back, and never raises."""

from hypothesis import given
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
