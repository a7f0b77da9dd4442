"""Companies that are in no list: the cues that find them, and what must not be taken for one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.extract.companies import CompanyMatcher, mentions_of
from trendtui.extract.discovery import Discoverer
from trendtui.model.catalogue import Catalogue, Company, NameCues, Spelling
from trendtui.model.document import Passage, Span
from trendtui.model.findings import Mention, Person

CATALOGUE = Catalogue(
    companies=tuple(
        Company(n, "company", "", "", "", (), (Spelling(n),), "companies.toml:1") for n in ("OpenAI", "谷歌", "百川")
    ),
    themes=(),
    names=NameCues(
        after=("完成A轮融资", "成立于", "raised", "公司", "领投"),
        before=("初创公司", "收购了", "startup"),
        closers=("等公司",),
        suffixes=("有限公司", "科技", "资本", "数据"),
        firm_suffixes=("科技",),
        acts=("发布", "是"),
        latin_suffixes=("Ventures",),
        borders=("由", "的", "了"),
        not_names=("AI", "CEO", "The", "SaaS"),
        common=("金融", "人工", "获取"),
    ),
)
MATCHER, DISCOVERER = CompanyMatcher(CATALOGUE), Discoverer(CATALOGUE)


def added(*texts: str, people: tuple[Person, ...] = ()) -> list[Mention]:
    passages = [Passage(n, None, "paragraph", t, (Span(0, len(t)),), n + 1, n + 1) for n, t in enumerate(texts)]
    return list(DISCOVERER.added(passages, mentions_of(MATCHER, passages), people))


def discovered(*texts: str) -> list[tuple[str, str]]:
    return [(m.surface, m.rule) for m in added(*texts) if m.status == "discovered"]


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("Quarrystone完成A轮融资", "Quarrystone", "cue:完成A轮融资"),
        ("Quarrystone（中文名采石）成立于2021年", "Quarrystone", "cue:成立于"),
        ("初创公司Bright Mesa估计", "Bright Mesa", "cue:初创公司"),
        ("本轮由云杉资本领投", "云杉资本", "cue:领投"),
        ("由青枫、Oakline领投，老股东继续加注", "Oakline", "cue:领投"),
        ("客户有OpenAI、谷歌、Tallgrass等公司", "Tallgrass", "cue:等公司"),
        ("据悉，青枫科技发布了新品", "青枫科技", "cue:科技+发布"),
        ("Quarrystone于2021年3月完成A轮融资", "Quarrystone", "cue:完成A轮融资"),
        ("Larch Hill Ventures is new", "Larch Hill Ventures", "cue:Ventures"),
        ("The startup Quarrystone raised $3m", "Quarrystone", "cue:raised"),
    ],
)
def test_a_cue_finds_a_name(text: str, name: str, rule: str) -> None:
    assert (name, rule) in discovered(text)


@pytest.mark.parametrize(
    "text",
    [
        "初创公司AI产品很多",
        "SaaS公司的估值",
        "CAD公司的市场",
        "GPT-9完成A轮融资",
        "金融科技完成A轮融资",
        "我们的青枫科技是",
        "语料数据是",
        "获取数据成立于",
        "客户有OpenAI、很多、Tallgrass",
        "初创公司Sell work的口号",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(text: str) -> None:
    assert discovered(text) == []


def test_a_name_found_once_counts_wherever_the_document_says_it() -> None:
    texts = ("我们采访了Quarrystone。", "Quarrystone完成A轮融资。", "Quarrystones是另一家。")
    assert [m.passage for m in added(*texts)] == [0, 1]


def test_people_are_no_companies() -> None:
    text = "Ada Bloom成立于1990年的家族"
    person = Person(0, 0, 9, "Ada Bloom", "CEO", "")
    assert added(text, people=(person,)) == []


def test_listed_companies_stay_as_they_are() -> None:
    assert [(m.company, m.status) for m in added("OpenAI收购了Tallgrass")] == [
        ("OpenAI", "listed"),
        ("Tallgrass", "discovered"),
    ]


@given(st.lists(st.one_of(st.text(), st.sampled_from(["Oakline", "领投", "由", "、", "科技", "等公司"])), max_size=9))
def test_any_text_gives_ordered_mentions_inside_it(parts: list[str]) -> None:
    text = "".join(parts)
    mentions = added(text)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
