"""Names that a text introduces by its construction: 一家叫X的公司, 据X统计, tables and lists of companies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.config import bundled
from trendtui.extract.discovery import Discoverer
from trendtui.extract.introduced import Introductions
from trendtui.extract.names import NameShapes
from trendtui.knowledge.catalogue import load_catalogue
from trendtui.model.document import Passage, Span

CATALOGUE = load_catalogue([bundled("data")])
DISCOVERER = Discoverer(CATALOGUE)
INTRODUCTIONS = Introductions(CATALOGUE.names, NameShapes(CATALOGUE.names))


def passage(text: str, kind: str = "paragraph", number: int = 0) -> Passage:
    return Passage(number, None, kind, text, (Span(0, len(text)),), number + 1, number + 1)


def introduced(text: str, kind: str = "paragraph", before: str = "") -> list[str]:
    return [text[i.start : i.end] for i in INTRODUCTIONS.of(passage(text, kind), before)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("成都有一家叫云栖软木的公司", "云栖软木"),
        ("还有个小团队\n名字叫Copper Lantern\n只有八个人", "Copper Lantern"),
        ("我们投了一家叫「棠梨课堂」的公司", "棠梨课堂"),
        ("一家名为砾石量算的苏州初创公司", "砾石量算"),
        ("据Oakmeter统计，去年出货翻了一番", "Oakmeter"),
        ("按Granite Index的口径，份额更高", "Granite Index"),
        ("创业公司棠梨动力专注电机控制", "棠梨动力"),
        ("成立于2022年的砾石能源完成了新一轮融资", "砾石能源"),
        ("刚成立半年的砾石智能只有九个人", "砾石智能"),
    ],
)
def test_a_sentence_introduces_a_name(text: str, name: str) -> None:
    assert name in introduced(text)


@pytest.mark.parametrize(
    "text",
    [
        "这种做法叫提示工程，很多公司都在用",
        "这家公司提出的方法叫思维回溯",
        "初创公司纷纷推出自己的产品",
        "创业公司来说更重要的是现金流",
        "据GPT-4预测，明年会更热",
        "成立于2022年的团队推出了新产品",
        "初创企业和终端应用则更看重成本",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert introduced(text) == []


def test_a_list_of_companies_names_one_a_line() -> None:
    text = "棠梨生物：位于南京的初创公司，做酶\nCopperleaf（柏林）：德国创企\n砾石药研：只有九个人"
    assert introduced(text, "list") == ["棠梨生物", "Copperleaf", "砾石药研"]
    assert introduced("技术：更快\n价格：更低", "list") == []


def test_a_line_that_announces_companies_makes_its_list_one() -> None:
    text = "棠梨生物：做酶\n砾石药研：做肽"
    assert introduced(text, "list") == []
    assert introduced(text, "list", "有三家公司值得留意：") == ["棠梨生物", "砾石药研"]


def test_a_column_of_companies() -> None:
    text = "时间 | 买方 | 金额\n2025-06 | Copperleaf | 3亿美元\n2025-07 | 棠梨医药 | 未披露"
    assert introduced(text, "table") == ["Copperleaf", "棠梨医药"]


def test_the_name_in_brackets_and_the_short_form_are_the_same_company() -> None:
    first = passage("初创企业砾石芯算（Pebblecore）拿到新订单，由棠梨资本领投")
    second = passage("Pebblecore还很小，棠梨则看得很远", number=1)
    found = {(m.surface, m.company) for m in DISCOVERER.added([first, second], ())}
    assert {("Pebblecore", "砾石芯算"), ("棠梨", "棠梨资本")} <= found


@given(
    st.text(alphabet=st.sampled_from("一家叫名为的公司初创：（）()|\n、，。据统计AaBb1 é𠀀"), max_size=60),
    st.sampled_from(["table", "list", "quote"]),
)
def test_any_text_comes_through(text: str, kind: str) -> None:
    for found in INTRODUCTIONS.of(passage(text, kind), text):
        assert 0 <= found.start < found.end <= len(text)
