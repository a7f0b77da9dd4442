"""Short forms, places and speakers: what a text calls a company, and whom it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.config import bundled
from trendtui.extract.discovery import Discoverer
from trendtui.extract.people import speakers_of
from trendtui.knowledge.catalogue import load_catalogue
from trendtui.model.document import Passage
from trendtui.model.findings import Mention


@pytest.fixture(scope="module")
def discoverer() -> Discoverer:
    return Discoverer(load_catalogue([bundled("data")]))


def passages(*texts: str) -> list[Passage]:
    return [Passage(n, None, "paragraph", text, (), n + 1, n + 1) for n, text in enumerate(texts)]


def surfaces(discoverer: Discoverer, *texts: str, listed: tuple[Mention, ...] = ()) -> list[tuple[str, str]]:
    found = discoverer.added(passages(*texts), listed)
    for mention in found:
        assert texts[mention.passage][mention.start : mention.end] == mention.surface
    return [(m.surface, m.company) for m in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("里昂的Plumeko去年卖掉三千台设备。", "Plumeko"),
        ("以色列还有个小团队 Ostrava Bits 去年注册", "Ostrava Bits"),
        ("瑞典初创Fjordly给船东的报价更低。", "Fjordly"),
        ("有一家苏州的栎芒微电子 做传感器的 今年要上市", "栎芒微电子"),
    ],
)
def test_a_name_behind_its_place_is_a_company(discoverer: Discoverer, text: str, name: str) -> None:
    assert (name, name) in surfaces(discoverer, text)


@pytest.mark.parametrize(
    "text",
    ["美国的AI技术领先。", "英国的GPU很贵。", "有一家深圳的人工智能公司很赚钱。", "一家上海的机器人公司倒闭了。"],
)
def test_a_kind_of_thing_behind_a_place_is_none(discoverer: Discoverer, text: str) -> None:
    assert surfaces(discoverer, text) == []


def test_a_listed_company_is_known_by_its_name_without_the_ending(discoverer: Discoverer) -> None:
    full = Mention(0, 0, 4, "栎芒保险", "栎芒保险", "company")
    texts = ("栎芒保险今年赚了很多。", "栎芒的利润翻倍，大栎芒树也很好。")
    assert surfaces(discoverer, *texts, listed=(full,)) == [("栎芒保险", "栎芒保险"), ("栎芒", "栎芒保险")]


def test_the_first_word_of_a_discovered_name_stands_for_it(discoverer: Discoverer) -> None:
    texts = ("初创公司Ostrava Bits完成A轮融资。", "Ostrava计划明年上市，Ostrava City没有参加。")
    assert surfaces(discoverer, *texts).count(("Ostrava", "Ostrava Bits")) == 1


def test_lines_of_young_companies_are_a_list_even_as_paragraphs(discoverer: Discoverer) -> None:
    texts = (
        "这些名字值得记住",
        "栎芒星图——某大学孵化，天使轮两千万元。",
        "Plumeko——里昂的种子轮选手。",
        "稻浪云图——给农户发短信。",
    )
    assert {name for name, _ in surfaces(discoverer, *texts)} == {"栎芒星图", "Plumeko", "稻浪云图"}


def test_who_speaks_turn_after_turn_is_no_company(discoverer: Discoverer) -> None:
    turns = [f"[00:0{n}:11] 闻砚秋：公司今年的融资不错\n任远：是的" for n in range(4)]
    assert speakers_of(passages(*turns)) == {"闻砚秋", "任远"}
    assert surfaces(discoverer, *turns) == []


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_read_without_failing(discoverer: Discoverer, texts: list[str]) -> None:
    surfaces(discoverer, *texts)
