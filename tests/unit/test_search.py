"""Searching the small index: what is found, how it is counted, and what stands first."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trendtui.search.service import Explorer
from trendtui.store.folding import fold
from trendtui.store.grams import occurrences

PARTS = (
    "芯片", "-算力", '"AI 芯片"', "智能体 OR RAG", "-公司:OpenAI", "-company:英伟达,月之暗面", "company:OpenAI",
    "-主题:芯片", "theme:agents", "-年份:2025", "year:2024..2026", "-来源:beta", "-kind:money", "value>1亿",
    "yingweida",
)  # fmt: skip


def texts(explorer: Explorer, line: str) -> list[str]:
    return [p.text for p in explorer.search(explorer.parse(line)).passages]


def counts(explorer: Explorer, line: str, facet: str) -> dict[str, int]:
    return {v.value: v.count for v in explorer.search(explorer.parse(line)).facets[facet]}


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("", 11),
        ("芯", 4),
        ("算力", 3),
        ("算力 芯片", 2),
        ("芯片 -算力", 2),
        ("AI芯片", 1),
        ("AI 芯片", 1),
        ("rag", 1),
        ("RAG 检索", 1),
        ("gpu", 1),
        ("“长文本路线”", 1),
        ("year:2025", 2),
        ("year:2025..2026", 3),
        ("year:>2025", 1),
        ("year:2025 芯片", 1),
        ("company:英伟达,OpenAI", 2),
        ("company:nvidia", 1),
        ("公司:英伟达", 1),
        ("theme:智能体 theme:chips", 7),
        ("-theme:chips 智能体", 2),
        ("source:beta", 5),
        ("source:alpha.md 智能体", 2),
        ("kind:money", 2),
        ("没有这个词", 0),
        ("[/]", 1),
    ],
)
def test_what_is_found(explorer: Explorer, line: str, total: int) -> None:
    results = explorer.search(explorer.parse(line))
    assert results.total == total == results.totals["passages"] == len(results.passages)


def test_a_facet_is_counted_without_itself(explorer: Explorer) -> None:
    assert counts(explorer, "year:2024", "year") == {"2024": 1, "2025": 2, "2026": 1}
    assert counts(explorer, "year:2024", "company") == {"NVIDIA": 1}
    assert counts(explorer, "year:2024 company:OpenAI", "company") == {"NVIDIA": 1, "OpenAI": 0}


def test_years_come_newest_first_and_a_chosen_value_stays(explorer: Explorer) -> None:
    years = explorer.search(explorer.parse("year:2024 月之暗面")).facets["year"]
    assert [(y.value, y.count, y.chosen) for y in years] == [("2024", 0, True)]
    assert [y.value for y in explorer.search(explorer.parse("")).facets["year"]] == ["2026", "2025", "2024"]


@pytest.mark.parametrize("line", ["", "芯片", "theme:agents", "year:2025", "公司:OpenAI 算力"])
@pytest.mark.parametrize("facet", ["company", "theme", "year", "person", "source", "kind"])
def test_an_excluded_value_is_counted_by_what_it_takes_away(explorer: Explorer, line: str, facet: str) -> None:
    query = explorer.parse(line).without(facet)
    before = explorer.search(query)
    for value in before.facets[facet]:
        after = explorer.search(query.toggle(facet, value.value, excluded=True))
        (here,) = (v for v in after.facets[facet] if v.value == value.value)
        assert (here.excluded, here.chosen, here.count) == (True, False, value.count)
        assert after.total == before.total - value.count
        assert (here in explorer.facet_values(after.query, facet)) is True
        for other in after.facets[facet]:
            both = explorer.search(query.toggle(facet, value.value, excluded=True).toggle(facet, other.value))
            if other != here:
                assert both.total == other.count


@pytest.mark.parametrize(
    ("one", "other"),
    [("-company:OpenAI", "-公司:OpenAI"), ("-公司：英伟达", "-company:NVIDIA"), ("-主题:芯片", "-theme:chips"),
     ("-年份:2025年", "-year:2025"), ("-来源:beta", "-source:beta.txt"), ("-类型:money", "-kind:money")],
)  # fmt: skip
def test_a_field_is_negated_in_chinese_too(explorer: Explorer, one: str, other: str) -> None:
    totals = {line: explorer.search(explorer.parse(line)).total for line in (one, other)}
    assert totals[one] == totals[other] < 11


def test_an_excluded_source_is_not_counted_in_a_saved_search(explorer: Explorer) -> None:
    total, sources = explorer.counted("-source:beta.txt")
    assert sources == {"alpha.md": total}


def test_each_list_is_narrowed_too(explorer: Explorer) -> None:
    results = explorer.search(explorer.parse("OpenAI"))
    assert [c.name for c in results.companies] == ["OpenAI"]
    assert [t.name for t in results.trends] == ["智能体的一年"]
    assert [f.text for f in results.figures] == ["1570亿美元"]
    assert results.figures[0].place.line == 5
    assert results.companies[0].first.line == 5


def test_a_heading_stands_before_running_text_and_the_order_is_always_the_same(explorer: Explorer) -> None:
    first = texts(explorer, "智能体")
    assert first[0] == "智能体的一年"
    assert all(texts(explorer, "智能体") == first for _ in range(3))


def test_marks_are_the_characters_that_matched(explorer: Explorer) -> None:
    results = explorer.search(explorer.parse("ＡＩ芯片"))
    (row,) = results.passages
    assert [row.text[a:b] for a, b in row.marks] == ["AI芯片", "AI 芯片"]
    assert [row.snippet[a:b] for a, b in row.snippet_marks] == ["AI芯片", "AI 芯片"]


def test_a_value_that_nothing_has_is_told_and_finds_nothing(explorer: Explorer) -> None:
    results = explorer.search(explorer.parse("company:某某公司"))
    assert results.total == 0
    assert any("某某公司" in note for note in results.notes)


def test_results_echo_their_query(explorer: Explorer) -> None:
    query = explorer.parse("芯片 year:2025")
    assert explorer.search(query).query == query


def test_reading_shows_the_document_and_its_hits(explorer: Explorer) -> None:
    reading = explorer.reading("alpha.md", explorer.parse("智能体"))
    assert [o.title for o in reading.outline] == ["算力与芯片", "智能体的一年"]
    marked = [b.text for b in reading.blocks if b.marks]
    assert marked == ["智能体的一年", "OpenAI 在2025年发布智能体，估值达到1570亿美元。"]


def test_a_citation_says_document_section_line_and_words(explorer: Explorer) -> None:
    (row,) = explorer.search(explorer.parse("1570亿美元")).passages
    cited = explorer.citation(row.place)
    for part in ("alpha.md 的标题", "某出版者", "2025-01-02", "智能体的一年", "alpha.md:5", row.text):
        assert part in cited


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from("芯片算力智能体 AIagGPU的\"“-:：,[]/\\*%'`2025年"), max_size=12))
def test_no_line_raises_and_plain_terms_equal_a_scan(explorer: Explorer, line: str) -> None:
    query = explorer.parse(line)
    results = explorer.search(query)
    if query.filters or query.conditions or any(t.excluded for t in query.terms):
        return
    wanted = [[f for w in (t.text, *t.others) if (f := fold(w).text.strip())] for t in query.terms]
    everything = texts(explorer, "")
    scanned = [t for t in everything if all(any(occurrences(x, t) for x in any_of) for any_of in wanted if any_of)]
    typed = [p.text for p in results.passages if p.way < 0]
    assert sorted(typed) == sorted(scanned)
    assert results.exact == len(scanned)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=5).map(" ".join))
def test_a_line_written_back_is_the_same_view(explorer: Explorer, line: str) -> None:
    query = explorer.parse(line)
    again = explorer.parse(explorer.write(query))
    one, other = explorer.search(query), explorer.search(again)
    assert (one.passages, one.facets, one.totals) == (other.passages, other.facets, other.totals)
    excluded = {f.field for f in query.filters if f.excluded}
    for row in one.passages:
        assert not ("company" in excluded and "OpenAI" in query.excluded("company") and "OpenAI" in row.text)
