"""Rows of lists and facets: what they say, and that they fit whatever the width."""

from hypothesis import given
from hypothesis import strategies as st

from trendtui.model.query import Filter, Query, Term
from trendtui.model.results import (
    CompanyRow,
    Completion,
    FacetValue,
    FigureRow,
    Named,
    PassageRow,
    Place,
    TrendRow,
    Way,
)
from trendtui.tui.present import advice, completions, facets, figures, groups, heading, rows
from trendtui.tui.present.line import length, plain
from trendtui.tui.present.numbers import amount, meaning

PLACE = Place("outlook.md", 12, 13, 7, "智能产业展望", "智能产业展望 › 第二章 › 算力转向推理")
TREND = TrendRow(PLACE, 3, "算力转向推理", ((0, 2),), "trend", "技术趋势", ("compute", "chips"), 1200)
COMPANY = CompanyRow("北辰智能", (), "org", "discovered", 34, 4, 1200, PLACE, "北辰智能说", ())
SAID = "数据中心的电力合同已排到 2031 年，青禾芯片的订单达到 65 亿美元。"
FIGURE = FigureRow(
    PLACE, "65 亿美元", "money", 6.5e9, 6.5e9, "USD", "about", "订单", "青禾芯片", 2026, True,
    SAID, ((SAID.index("65"), SAID.index("。")),),
)  # fmt: skip
PASSAGE = PassageRow(
    PLACE, "paragraph", "算力" * 60, ((0, 2),), "算力" * 60, ((0, 2), (100, 102)), ("compute",), (2026,)
)  # fmt: skip
ROWS = {"trends": TREND, "companies": COMPANY, "figures": FIGURE, "passages": PASSAGE}
LABELS = {"compute": "算力", "chips": "芯片"}


@given(st.sampled_from(rows.TABS), st.integers(min_value=1, max_value=200))
def test_rows_fit_any_width_in_their_number_of_lines(tab: str, width: int) -> None:
    painted = rows.PAINTERS[tab](ROWS[tab], width, LABELS)
    assert len(painted) == rows.HEIGHTS[tab]
    assert all(length(line) <= width for line in painted)
    assert length(rows.head(tab, width)) <= width
    assert all(length(line) <= width for line in heading.above(ROWS[tab], width, LABELS))


def test_a_trend_says_its_number_its_name_its_document_and_its_themes() -> None:
    first, second = rows.trend(TREND, 60, LABELS)
    assert plain(first).startswith("  3  算力转向推理")
    assert plain(first).endswith("1,200")
    assert [p.text for p in first if p.role == "mark"] == ["算力"]
    assert "智能产业展望  技术趋势" in plain(second)
    assert plain(second).endswith("算力 芯片")


def test_a_company_says_its_counts_under_their_heads() -> None:
    (line,) = rows.company(COMPANY, 60, LABELS)
    head = rows.head("companies", 60)
    assert plain(line).startswith("北辰智能  org, discovered")
    ends = ["passages", "docs", "figures"]
    for word, count in zip(ends, ("34", "4", "1,200"), strict=True):
        at = plain(head).index(word) + len(word)
        # Names are Chinese: two cells a character, so the plain line is shorter by their number.
        assert plain(line)[: at - 4].endswith(count)


def test_a_figure_shows_the_words_around_it() -> None:
    first, second = figures.painter([FIGURE], words=True)(FIGURE, 50, LABELS)
    assert plain(first).startswith("65 亿美元")
    assert "青禾芯片  订单" in plain(first)
    assert plain(first).endswith("2026 F")
    assert [p.text for p in second if p.role == "mark"] == ["65 亿美元"]


def test_a_passage_says_where_it_stands() -> None:
    where, first, _ = rows.passage(PASSAGE, 40, LABELS)
    assert plain(where).startswith("智能产业展望  算力转向推理")
    assert plain(where).endswith("line 12")
    assert first[0].text == "算力"
    assert first[0].role == "mark"


def test_headings_over_the_preview() -> None:
    assert "about 6.5 billion USD, 订单, 青禾芯片" in plain(heading.above(FIGURE, 90, LABELS)[0])
    assert "34 passages in 4 documents" in plain(heading.above(COMPANY, 90, LABELS)[0])
    assert plain(heading.above(PASSAGE, 90, LABELS)[2]) == "第二章 > 算力转向推理"
    assert plain(heading.above(TREND, 90, LABELS)[2]) == "第二章"
    assert plain(heading.above(PASSAGE, 18, LABELS)[2]) == "算力转向推理"


def test_amounts_in_words() -> None:
    assert [amount(v) for v in (6.5e9, 1.57e11, 19.0, 3.5, 1200, 2.0e12, -4e6)] == [
        "6.5 billion", "157 billion", "19", "3.5", "1,200", "2 trillion", "-4 million",
    ]  # fmt: skip
    assert meaning(FIGURE) == "about 6.5 billion USD"


def facet(*values: tuple[str, int, bool]) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(v, v, n, chosen) for v, n, chosen in values)


def test_facets_come_in_order_with_chosen_values_on_top() -> None:
    found = facets.rows(
        {"year": facet(("2026", 3, False)), "theme": facet(("a", 9, False), ("b", 1, True))}, frozenset()
    )
    kinds = [(type(row).__name__, row.field, getattr(getattr(row, "value", None), "value", "")) for row in found]
    assert kinds == [
        ("FacetHead", "theme", ""), ("FacetItem", "theme", "b"), ("FacetItem", "theme", "a"),
        ("FacetHead", "year", ""), ("FacetItem", "year", "2026"),
    ]  # fmt: skip


def test_a_facet_with_more_chosen_values_than_are_shown_shows_them_all() -> None:
    values = facet(*((f"v{n}", 1, n < 20) for n in range(30)))
    found = facets.rows({"theme": values}, frozenset())
    assert sum(isinstance(row, facets.FacetItem) for row in found) == 20
    assert plain(facets.paint(found[-1], 30)[0]).strip() == "show 10 more"


@given(st.text(max_size=40), st.integers(0, 10**7), st.booleans(), st.integers(min_value=1, max_value=60))
def test_facet_rows_fit(label: str, count: int, chosen: bool, width: int) -> None:
    row = facets.FacetItem("theme", FacetValue(label, label, count, chosen))
    assert length(facets.paint(row, width)[0]) == width


def test_a_value_is_toggled_by_the_name_it_was_chosen_with_or_by_its_own() -> None:
    shown = facet(("agents", 3, True), ("chips", 2, True))
    asked = Query(filters=(Filter("theme", ("智能体", "chips")),))
    assert facets.toggled(asked, "theme", "chips", shown).chosen("theme") == ("智能体",)
    assert facets.toggled(asked, "theme", "agents", shown).chosen("theme") == ("chips",)
    assert facets.toggled(asked, "theme", "robots", shown).chosen("theme") == ("智能体", "chips", "robots")


def test_advice_names_the_ways_that_lead_somewhere_best_first() -> None:
    query = Query((Term("a"),), (Filter("year", ("2031",)),))
    gone = [what for _, what in advice.without_one(query)]
    assert gone == [Query(filters=query.filters), Query(query.terms)]
    found = advice.nothing_found((("without a", Query(), 2), ("b", Query(), 0), ("without c", Query(), 9)), False)
    assert [row.text for row in found if isinstance(row, advice.Way)] == ["without c", "without a"]
    assert any("Fewer or other words" in row.text for row in advice.nothing_found((), False))


@given(st.text(), st.text(), st.integers(0, 10**7), st.integers(16, 200))
def test_lines_between_groups_and_completions_fit(words: str, name: str, count: int, width: int) -> None:
    way = Way("alias", words, (name, words), count)
    head = groups.Head(way, count, first=True, nothing=not count)
    names = groups.Names((Named("company", words, name, count),))
    painted = [*groups.paint(head, width, {}), *groups.paint(names, width, {})]
    painted.append(completions.paint(Completion(0, 0, words, name, count), width, {7, 8, 20}))
    assert all(length(line) <= width for line in painted)
