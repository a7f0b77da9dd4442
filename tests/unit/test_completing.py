"""What the query line may go on with, and what is said of values that nothing has."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from trendtui.model.results import Completion
from trendtui.search.completing import AT_MOST, complete
from trendtui.search.names import Names, names
from trendtui.search.near import nearest
from trendtui.search.service import Explorer
from trendtui.search.syntax import parse


def passages(count: int) -> BitMap:
    return BitMap(range(count))


COMPANIES = {"NVIDIA": 9, "英飞流": 1, "OpenAI": 7, "Canva": 2, "Air Street Capital": 3, "Openhaus": 8, "无一": 0}
NAMES = names(
    {
        "company": {name: passages(n) for name, n in COMPANIES.items()},
        "theme": {"agents": passages(5), "chips": passages(4)},
        "year": {"2024": passages(2), "2025": passages(6), "2026": passages(1)},
        "source": {"a.md": passages(3), "b.txt": passages(4)},
        "kind": {"money": passages(2), "multiple": passages(1)},
    },
    [("英伟达", "NVIDIA"), ("英伟大", "NVIDIA"), ("nvda", "NVIDIA"), ("sb openai", "Air Street Capital")],
    [{"slug": "agents", "zh": "智能体", "en": "Agents"}, {"slug": "chips", "zh": "芯片", "en": "Chips"}],
    [{"source": "a.md", "title": "年度报告 甲"}, {"source": "b.txt", "title": "算力 白皮书"}],
)


def offered(line: str, at: int | None = None) -> list[Completion]:
    return list(complete(line, len(line) if at is None else at, NAMES))


def texts(line: str) -> list[str]:
    return [c.text for c in offered(line)]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("comp", "company:"),
        ("COMP", "company:"),
        ("公", "公司:"),
        ("-comp", "company:"),
        ("算力 年", "年份:"),
        ("p", "person:"),
        ("company:英", "NVIDIA"),
        ("公司：nvd", "NVIDIA"),
        ("公司:ＮＶ", "NVIDIA"),
        ("company:vidi", "NVIDIA"),
        ("company:OpenAI,英飞", "英飞流"),
        ("theme:智", "agents"),
        ("主题:ag", "agents"),
        ("主题:芯", "chips"),
        ("year:20", "2025"),
        ("source:白皮", "b.txt"),
        ("source:a", "a.md"),
        ("kind:mo", "money"),
        ('company:"Air St', '"Air Street Capital"'),
        ("company:air", '"Air Street Capital"'),
        ("英伟达", "company:NVIDIA"),
        ("智能", "theme:agents"),
        ("算力 -nvi", "company:NVIDIA"),
        ("openai", "company:OpenAI"),
        ("ope", "company:Openhaus"),
    ],
)
def test_the_first_completion(line: str, first: str) -> None:
    assert texts(line)[0] == first


@pytest.mark.parametrize(
    "line", ["", " ", "算力 ", "a>b", '"comp', "估值>1", "company:没有", "foo:nvi", "x" * 200, "a"]
)
def test_nothing_to_offer(line: str) -> None:
    assert texts(line) == []


def test_a_field_alone_offers_its_most_frequent_values() -> None:
    assert texts("year:") == ["2025", "2024", "2026"]
    assert texts("company:")[:3] == ["NVIDIA", "Openhaus", "OpenAI"]
    assert "无一" not in texts("company:")


def test_names_that_begin_so_come_before_names_that_hold_it() -> None:
    assert texts("company:openai") == ["OpenAI", '"Air Street Capital"']
    assert texts("company:nv") == ["NVIDIA", "Canva"]


def test_a_value_found_by_another_name_says_which() -> None:
    assert [c.label for c in offered("company:英")] == ["NVIDIA = 英伟达", "英飞流"]
    assert [(c.label, c.count) for c in offered("theme:ag")] == [("智能体", 5)]


def test_only_the_piece_at_the_cursor_is_replaced() -> None:
    line = "算力 company:ope,NV year:2025"
    (first, *_) = offered(line, len("算力 company:op"))
    assert line[: first.start] + first.text + line[first.end :] == "算力 company:Openhaus,NV year:2025"
    (first, *_) = offered(line, len("算力 company:ope,N"))
    assert line[: first.start] + first.text + line[first.end :] == "算力 company:ope,NVIDIA year:2025"
    line = 'company:"Air S" 算力'
    (first,) = offered(line, len('company:"Air'))
    assert line[: first.start] + first.text + line[first.end :] == 'company:"Air Street Capital" 算力'


PIECES = st.sampled_from(
    ["company:", "公司：", "英", "NV", "ope", ",", '"', "“", "-", " ", "year:", "theme:智", "\u3000", "\n"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.integers(-2, 40))
def test_every_completion_is_within_the_line_and_is_understood(line: str, cursor: int) -> None:
    found = complete(line, cursor, NAMES)
    assert len(found) <= AT_MOST
    for c in found:
        assert 0 <= c.start <= c.end <= len(line)
        assert c.text.endswith(":") or c.count
        parse(line[: c.start] + c.text + line[c.end :])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(lambda s: s.strip()))
def test_a_completed_value_is_that_value(name: str) -> None:
    made: Names = names({"company": {name: passages(1)}}, [], [], [])
    for c in complete("company:", len("company:"), made):
        chosen = parse("company:" + c.text).chosen("company")
        assert chosen in ((name,), (" ".join(name.split()),)) or '"' in name


def test_five_thousand_values_are_no_matter() -> None:
    many = names(
        {"company": {f"公司{i} Company {i * 7919 % 5000}": passages(i % 50 + 1) for i in range(5000)}}, [], [], []
    )
    worst = 0.0
    for typed in ("公", "公司4", "company:99", "company:司", "company:y 4", "company:没有的", "co"):
        began = time.perf_counter()
        complete(typed, len(typed), many)
        worst = max(worst, time.perf_counter() - began)
    assert worst < 0.05  # some 1 ms on the machine it was written on


def test_nearest_finds_slips_and_beginnings_only() -> None:
    known = ["openai", "anthropic", "英伟达", "deepseek"]
    assert nearest("opneai", known) == ("openai",)
    assert nearest("英伟答", known) == ("英伟达",)
    assert nearest("英伟", known) == ("英伟达",)
    assert nearest("dapseek", known) == ("deepseek",)
    assert nearest("o", known) == nearest("totally", known) == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("company:OpnAI", "did you mean OpenAI?"),
        ("公司:月之", "did you mean 月之暗面?"),
        ("theme:agnts", "did you mean agents?"),
        ("kind:mony", "did you mean money?"),
        ("year:1999", "the years are 2024..2026"),
        ("company:没有这家", "nothing here has company:没有这家"),
    ],
)
def test_an_unknown_value_is_told_with_those_near_it(explorer: Explorer, line: str, told: str) -> None:
    assert any(told in note for note in explorer.search(explorer.parse(line)).notes)


def test_the_explorer_completes_from_its_index(explorer: Explorer) -> None:
    assert [(c.text, c.count) for c in explorer.complete("算力 company:英", 12)] == [("NVIDIA", 1)]
    assert [c.label for c in explorer.complete("theme:ag", 8)] == ["智能体"]
