"""The company matcher: borders, case, context, lists, products, traditional characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.extract.companies import CompanyMatcher
from trendtui.model.catalogue import Catalogue, Company, NameCues, PeopleCues, Spelling
from trendtui.model.findings import Mention


def company(name: str, *spellings: Spelling, kind: str = "company") -> Company:
    return Company(name, kind, "", "", "", (), spellings or (Spelling(name),), "companies.toml:1")


CATALOGUE = Catalogue(
    companies=(
        company("OpenAI"),
        company("DeepSeek"),
        company("Meta", Spelling("Meta"), Spelling("Meta Platforms")),
        company("AMD"),
        company("Google", Spelling("Google"), Spelling("谷歌")),
        company("DeepMind", Spelling("DeepMind"), Spelling("Google DeepMind")),
        company("GitHub", Spelling("GitHub"), Spelling("GitHub Copilot", product=True)),
        company("月之暗面", Spelling("月之暗面"), Spelling("Kimi", product=True)),
        company("京东", Spelling("京东")),
        company("京东方", Spelling("京东方")),
        company("苹果", Spelling("苹果", not_before=("树", "汁"), not_after=("青",))),
        company("Para", Spelling("Para", exact=True)),
        company("Lambda", Spelling("Lambda", near=("GPU", "算力"))),
        company("Harbor", Spelling("Harbor", near=("港口软件",))),
        company("xAI", Spelling("xAI", not_near=("可解释",))),
        company("11x", Spelling("11x")),
        company("Hugging Face", Spelling("Hugging Face")),
        company("智谱", Spelling("智谱AI"), Spelling("智谱")),
        company("华为", Spelling("华为")),
        company("算能", Spelling("算能")),
        company("海湾大学", Spelling("海湾大学"), kind="org"),
    ),
    themes=(),
    people=PeopleCues(positions=("合伙人", "CEO")),
    names=NameCues(after=("领投",), before=("初创公司",)),
    variants=("華华", "為为", "蘋苹", "東东"),
)
MATCHER = CompanyMatcher(CATALOGUE)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(m.surface, m.company, m.kind) for m in MATCHER.find(text, 7)]


def names(text: str) -> list[str]:
    return [m.company for m in MATCHER.find(text, 7)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("使用OpenAI的模型", ["OpenAI"]),
        ("ＯｐｅｎＡＩ发布", ["OpenAI"]),
        ("DeepSeek-R1与DeepSeekV3", ["DeepSeek", "DeepSeek"]),
        ("DeepSeek7亿美元", ["DeepSeek"]),
        ("整理metadata时", []),
        ("选用AMDGPU驱动", []),
        ("选用AMD的卡", ["AMD"]),
        ("第11x节，211x，11x15，11x宣布", ["11x", "11x"]),
        ("HuggingFace与Hugging\nFace", ["Hugging Face", "Hugging Face"]),
        ("智谱 AI、智谱AI和智谱", ["智谱", "智谱", "智谱"]),
        ("見 https://openai.com/OpenAI 一文", []),
    ],
)
def test_a_name_ends_where_a_word_does(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_the_longer_name_wins() -> None:
    assert names("Google DeepMind与京东方，以及Google和京东") == ["DeepMind", "京东方", "Google", "京东"]


def test_a_company_inside_a_product_counts_and_a_product_leads_to_its_maker() -> None:
    assert found("GitHub Copilot和Kimi") == [("GitHub", "GitHub", "company"), ("Kimi", "月之暗面", "product")]


def test_organisations_keep_their_kind() -> None:
    assert found("海湾大学的研究") == [("海湾大学", "海湾大学", "org")]


def test_neighbours_that_make_it_something_else() -> None:
    assert names("苹果树下喝苹果汁，青苹果不是苹果公司") == ["苹果"]


def test_exact_names_keep_their_case() -> None:
    assert names("Para获投，para不是，Parameter也不是") == ["Para"]


def test_names_in_small_letters_count_beside_chinese_only() -> None:
    assert names("据meta和openai的数据") == ["Meta", "OpenAI"]
    assert names("the meta description of the page") == []


def test_an_ambiguous_name_needs_one_of_its_words() -> None:
    assert names("Lambda出租GPU") == ["Lambda"]
    assert names("Lambda表达式很短") == []


def test_a_list_or_a_cue_or_a_position_proves_an_ambiguous_name() -> None:
    assert names("用户包括OpenAI、Lambda和Harbor") == ["OpenAI", "Lambda", "Harbor"]
    assert names("Harbor合伙人说") == ["Harbor"]
    assert names("初创公司Harbor出现了") == ["Harbor"]
    assert names("本轮由Harbor领投") == ["Harbor"]


def test_an_ambiguous_name_proved_once_counts_in_the_whole_document() -> None:
    texts = ["Harbor做港口软件。", "Harbor的收入翻番。", "a harbor at night"]
    assert [[m.company for m in ms] for ms in MATCHER.find_all(texts, [0, 1, 2])] == [["Harbor"], ["Harbor"], []]


def test_a_passage_about_something_else_is_no_mention() -> None:
    assert names("可解释人工智能（xAI）的方法") == []
    assert names("xAI建成集群") == ["xAI"]


def test_traditional_characters_count_as_simplified_ones() -> None:
    assert found("華為與蘋果、京東") == [
        ("華為", "华为", "company"),
        ("蘋果", "苹果", "company"),
        ("京東", "京东", "company"),
    ]


def test_two_characters_across_two_words_are_no_name() -> None:
    texts = ["它们的计算能力，取决于计算的能力。", "计算越快，能力越强，计算为先。", "算能发布了芯片。"]
    assert [[m.company for m in ms] for ms in MATCHER.find_all(texts, [0, 1, 2])] == [[], [], ["算能"]]


def test_a_mention_carries_its_passage_and_its_evidence() -> None:
    assert MATCHER.find("谷歌发布", 7) == (
        Mention(7, 0, 2, "谷歌", "Google", "company", "listed", "companies.toml:谷歌"),
    )


@given(
    st.lists(
        st.one_of(
            st.text(), st.sampled_from(["OpenAI", "谷歌", "Lambda", "GPU", "、", "和", "Kimi", "GitHub Copilot", " "])
        ),
        max_size=12,
    ).map("".join)
)
def test_any_text_gives_ordered_mentions_inside_it(text: str) -> None:
    mentions = MATCHER.find(text, 0)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_a_joined_name_may_be_written_apart_with_capitals() -> None:
    assert [(m.surface, m.company) for m in MATCHER.find("Open AI与Deep Mind合作", 0)] == [
        ("Open AI", "OpenAI"),
        ("Deep Mind", "DeepMind"),
    ]
    assert MATCHER.find("an open AI ecosystem", 0) == ()


def test_a_name_before_the_number_of_another_companys_product_is_none() -> None:
    catalogue = Catalogue(
        companies=(company("Teal Research", Spelling("Teal")), company("Teal Bio", Spelling("Teal-2", product=True))),
        themes=(),
    )
    assert [(m.company, m.kind) for m in CompanyMatcher(catalogue).find("用Teal-2设计抗体", 0)] == [
        ("Teal Bio", "product")
    ]
