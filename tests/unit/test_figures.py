"""Figures: what they measure, whom they are about, which year, and whether they are to come."""

from __future__ import annotations

import math
import re

import pytest
from benchmarks.hostile import LINES
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.steps import growth

from trendtui.config import bundled
from trendtui.extract.figures import figures_of, find_figures
from trendtui.knowledge.units import load_units
from trendtui.model.document import Passage, Section
from trendtui.model.findings import Figure, Mention

UNITS = load_units(bundled("data") / "units.toml")


def marked(text: str, passage: int = 0) -> tuple[str, list[Mention]]:
    """A text without its 〔〕 and the companies that they marked."""
    plain, mentions = "", []
    for part in re.split("(〔[^〕]*〕)", text):
        name = part.strip("〔〕")
        if part.startswith("〔"):
            mentions.append(Mention(passage, len(plain), len(plain) + len(name), name, name, "company"))
        plain += name
    return plain, mentions


def figures(text: str, year: int | None = 2025) -> tuple[Figure, ...]:
    plain, mentions = marked(text)
    return find_figures(plain, UNITS, passage=0, mentions=mentions, document_year=year)


def about(text: str) -> list[tuple[str, str]]:
    return [(f.text, f.company) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit"),
    [
        ("融资６．７億美元", "money", 6.7e8, 6.7e8, "USD"),
        ("会员每月29块8", "money", 29.8, 29.8, "CNY"),
        ("买家里六成四是老人", "percent", 64, 64, "%"),
        ("份额在四成五到五成之间", "percent", 45, 50, "%"),
        ("一场卖出2万3千单", "count", 23000, 23000, "单"),
        ("去年才六百八 今年涨了", "money", 680, 680, "CNY"),
        ("光模具就两个亿", "money", 2e8, 2e8, "CNY"),
        ("訂單達2.3 万\n亿元", "money", 2.3e12, 2.3e12, "CNY"),
        ("花了三百多万美元", "money", 3e6, 3e6, "USD"),
        ("raised $10–20 million", "money", 1e7, 2e7, "USD"),
        ("价格 $5-$8", "money", 5, 8, "USD"),
        ("约800万-1.2亿元", "money", 8e6, 1.2e8, "CNY"),
        ("需要两到三百万元", "money", 2e6, 3e6, "CNY"),
        ("近七八成用户", "percent", 70, 80, "%"),
        ("百分之二十到三十", "percent", 20, 30, "%"),
        ("只有 1/20 的企业", "fraction", 0.05, 0.05, "fraction"),
        ("五分之二的人", "fraction", 0.4, 0.4, "fraction"),
        ("要两个半月", "duration", 2.5, 2.5, "month"),
        ("用了三年时间", "duration", 3, 3, "year"),
        ("训练用了2048块芯片", "count", 2048, 2048, "块"),
        ("客户遍布50+国家", "count", 50, 50, "国家"),
        ("共 12,000 名学员", "count", 12000, 12000, "名"),
        ("胜算有三成五左右", "percent", 35, 35, "%"),
        ("其中硕士占3/5。", "fraction", 0.6, 0.6, "fraction"),
        ("利润率跌到过-6.5%", "percent", -6.5, -6.5, "%"),
        ("能省下一半到三分之二", "fraction", 0.5, 2 / 3, "fraction"),
        ("规模将由此增长至2031年的2万亿至3万亿元", "money", 2e12, 3e12, "CNY"),
        ("预订者有两点三亿", "count", 2.3e8, 2.3e8, ""),
        ("他们收购了三家公司", "count", 3, 3, "家"),
        ("整车重2.5吨", "other", 2.5, 2.5, "t"),
        ("计算量是 3×10^24 FLOP", "compute", 3e24, 3e24, "FLOP"),
        ("投资Acme4亿美元", "money", 4e8, 4e8, "USD"),
        ("销量环比-4%", "percent", -4, -4, "%"),
        ("using 24,000 big H100 GPUs", "count", 24000, 24000, "GPUs"),
        ("一行12个人", "count", 12, 12, "人"),
        ("要花60个亿元", "money", 6e9, 6e9, "CNY"),
    ],
)
def test_a_figure_in_many_dresses(text: str, kind: str, low: float, high: float, unit: str) -> None:
    found = figures(text)
    assert [f.kind for f in found] == [kind]
    assert found[0].low == pytest.approx(low)
    assert found[0].high == pytest.approx(high)
    assert found[0].unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月24日上午10:30", "第四季度与第3届", "20世纪50年代", "GPT-4、o3-mini、Llama 3.1 与 V3.2",
        "昇腾910B与H100", "Emu3-8B 模型", "参考【49】和[12]", "见 https://example.org/3亿元", "Top15 与排名第5",
        "4G/5G 与 Web3", "24/7 在线", "一个人，一种办法", "趋势三：三大方向", "arXiv:2401.12345v2",
        "电话 010-62345678", "2025个性化推荐", "2023-2025年",
        "发布日期 2024-12-26", "page 3/10", "财富500强", "百度和千问", "12/25 is a date", "version 2.3.1",
    ],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_change_is_two_figures_and_a_range_is_one() -> None:
    assert [f.text for f in figures("占比从30%到45%，用时30到45天")] == ["30%", "45%", "30到45天"]


def test_a_list_of_numbers_shares_the_unit_of_its_last() -> None:
    shared = [(f.text, f.kind, f.low) for f in figures("分为10、30和60万元三档")]
    assert shared == [("10", "money", 1e5), ("30", "money", 3e5), ("60万元", "money", 6e5)]
    assert [f.unit for f in figures("先后拿到2亿、5亿美元")] == ["USD", "USD"]
    assert [f.text for f in figures("步骤：\n1、20家公司报名；2、30人入选")] == ["20家", "30人"]


def test_a_name_with_digits_is_no_figure() -> None:
    assert about("〔11x〕有40名员工") == [("40名", "11x")]


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("〔甲公司〕估值10亿元、〔乙公司〕估值20亿元", ["甲公司", "乙公司"]),
        ("〔甲公司〕向〔乙公司〕投资3亿元", ["甲公司"]),
        ("由〔乙资本〕领投，〔甲公司〕融资3亿元", ["甲公司"]),
        ("〔甲公司〕完成由〔乙资本〕领投的3亿元融资", ["甲公司"]),
        ("〔甲公司〕发布新品。其营收达到3亿元", ["甲公司"]),
        ("〔甲公司〕发布新品，在〔乙公司〕之后，市值达到3亿元", ["甲公司"]),
        ("估值55亿元的〔甲公司〕在招人", ["甲公司"]),
        ("根据〔甲咨询〕的数据，全球市场规模达到3亿元", [""]),
        ("〔甲公司〕上市。中国有30万名律师", [""]),
        ("〔甲〕、〔乙〕、〔丙〕等公司共投资3亿元", [""]),
        ("〔甲公司〕预计，其营收将达到3亿元", ["甲公司"]),
        ("〔甲咨询〕估算，模型的毛利率为30%", [""]),
        ("三成用户使用〔甲产品〕", ["甲产品"]),
        ("〔甲公司〕的用户是〔乙公司〕的3倍", ["甲公司"]),
        ("〔甲公司〕创始人离职后，〔乙公司〕的营收增长了30%", ["乙公司"]),
    ],
)
def test_whom_a_figure_is_about(text: str, companies: list[str]) -> None:
    assert [company for _, company in about(text)] == companies


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年营收3亿元，2024年5亿元", [2023, 2024]),
        ("从2023年的3亿元涨到2024年的5亿元", [2023, 2024]),
        ("2024年营收5亿元，较2023年增长20%", [2024, 2024]),
        ("公司2015年成立，营收5亿元", [None]),
        ("公司成立于2015年，员工有300人", [None]),
        ("去年营收5亿元", [2024]),
        ("营收5亿元（2022年）", [2022]),
        ("3月14日，公司拿到5亿元", [2025]),
        ("2024年7月至9月的营收为5亿元", [2024]),
        ("营收5亿元", [None]),
        ("revenue of $3 billion in 2023 and $5 billion in 2024", [2023, 2024]),
    ],
)
def test_which_year_a_figure_is_for(text: str, years: list[int | None]) -> None:
    assert [f.year for f in figures(text)] == years


@pytest.mark.parametrize(
    ("text", "forecast"),
    [
        ("预计营收达到5亿元", True),
        ("到2030年，市场规模5亿元", True),
        ("公司计划在明年投入5亿元", True),
        ("有望在两年内实现突破，营收达到5亿元", True),
        ("公司将近期募得的5亿元用于研发", False),
        ("预计中的订单没有来，目前只有5亿元", False),
        ("营收达到了5亿元", False),
        ("2021年的市场规模或达5亿元", False),
        ("此前预计会亏损，而公司赚到5亿元", False),
    ],
)
def test_what_is_still_to_come(text: str, forecast: bool) -> None:
    assert [f.forecast for f in figures(text) if f.kind == "money"] == [forecast]


@pytest.mark.parametrize(
    ("text", "year", "forecast"),
    [
        ("份额将由去年的34%升至明年的55%", [2024, 2026], [False, True]),
        ("占比从2019年的24%升到今年的36%", [2019, 2025], [False, False]),
        ("从一年前的56%提高到67%", [2024, None], [False, False]),
        ("2024年收入3亿元，去年同期只有1亿元。乙业务上半年又收2亿元", [2024, 2024, 2024], [False] * 3),
        ("园区将分期建设，目前扩到了200兆瓦", [None], [False]),
        ("未来3年内再开20家门店", [None, 2028], [True, True]),
        ("公司做虚拟货币，11月拿到5亿元", [2024], [False]),
        ("甲公司现金充裕，已有工厂，计\n划投入8亿元。", [None], [True]),
    ],
)
def test_base_years_months_and_what_has_happened(text: str, year: list[int | None], forecast: list[bool]) -> None:
    found = find_figures(text, UNITS, passage=0, document_year=2025, document_month=6)
    assert [f.year for f in found] == year
    assert [f.forecast for f in found] == forecast


def test_predictions_are_for_the_year_they_are_announced_for() -> None:
    lines = ["大胆预测一下2026年", "第一全球销量会超过6万台", "第二会有一家公司盈利", "第三亏损会降到5亿元"]
    assert [f.year for f in figures("\n".join(lines))] == [2026, 2026]


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("〔甲科技〕：前〔乙集团〕团队出来创办，接入57家客户", ["甲科技"]),
        ("〔甲公司〕和〔乙公司〕都递交了申请，前者募资8亿元，后者募资3亿元", ["甲公司", "乙公司"]),
        ("〔甲公司〕去年上市。该公司在〔丙交易所〕挂牌，募资9亿元", ["甲公司"]),
        ("〔甲公司〕收入10亿美元；同期〔乙公司〕的收入是8亿美元", ["甲公司", "乙公司"]),
    ],
)
def test_labels_pairs_and_pronouns_tell_whom_a_figure_is_about(text: str, companies: list[str]) -> None:
    assert [company for _, company in about(text)] == companies


def test_a_transcript_without_marks_is_read_line_by_line() -> None:
    found = figures("〔甲公司〕的营收很高\n达到了3亿元\n而整个市场的规模\n只有5亿元\n预计明年\n会达到8亿元")
    assert [(f.text, f.company, f.forecast) for f in found] == [
        ("3亿元", "甲公司", False),
        ("5亿元", "", False),
        ("8亿元", "", True),
    ]


def test_a_document_carries_heading_and_year_within_a_section() -> None:
    texts = ["〔甲公司〕", "2023年是转折之年。", "营收达到3亿元。", "它有40名员工。", "其他", "营收达到5亿元。"]
    sections, kinds = [0, 0, 0, 0, 1, 1], ["heading", "paragraph", "paragraph", "paragraph", "heading", "paragraph"]
    passages, mentions = [], {}
    for number, text in enumerate(texts):
        plain, mentions[number] = marked(text, number)
        passages.append(Passage(number, sections[number], kinds[number], plain, (), number + 1, number + 1))
    found = figures_of(passages, mentions, UNITS, "2025-01-03")
    assert [(f.passage, f.company, f.year) for f in found] == [(2, "甲公司", 2023), (3, "甲公司", None), (5, "", None)]


TABLE = """公司 | 估值（亿美元） | 融资额 | 用户数（万） | 2024 营收 | 2026E
〔甲公司〕 | 1570 | 66 | 30,000 | 3亿元 | 5亿元
〔乙公司〕 | **615** | 35亿元 | 1800~1900 | - | 9倍"""


def test_a_table_gives_its_cells_unit_metric_year_and_company() -> None:
    plain, mentions = marked(TABLE)
    found = figures_of([Passage(0, None, "table", plain, (), 1, 3)], {0: mentions}, UNITS, "2025-01")
    assert all(plain[f.start : f.end] == f.text for f in found)
    assert [(f.text, f.low, f.unit, f.metric, f.company, f.year, f.forecast) for f in found] == [
        ("1570", 1.57e11, "USD", "估值", "甲公司", None, False),
        ("30,000", 3e8, "用户", "用户", "甲公司", None, False),
        ("3亿元", 3e8, "CNY", "营收", "甲公司", 2024, False),
        ("5亿元", 5e8, "CNY", "", "甲公司", 2026, True),
        ("615", 6.15e10, "USD", "估值", "乙公司", None, False),
        ("35亿元", 3.5e9, "CNY", "融资", "乙公司", None, False),
        ("1800~1900", 1.8e7, "用户", "用户", "乙公司", None, False),
        ("9倍", 9, "x", "", "乙公司", 2026, True),
    ]


def test_a_turned_table_and_one_without_names_are_read() -> None:
    turned, mentions = marked("指标 | 〔甲公司〕 | 〔乙公司〕\n营收（亿元） | 3 | 5\n占比（%） | 40 | 60")
    found = figures_of([Passage(0, None, "table", turned, (), 1, 3)], {0: mentions}, UNITS, "")
    assert [(f.low, f.unit, f.company) for f in found] == [
        (3e8, "CNY", "甲公司"), (5e8, "CNY", "乙公司"), (40, "%", "甲公司"), (60, "%", "乙公司"),
    ]  # fmt: skip
    headless = figures_of([Passage(0, None, "table", "甲 | 3亿元\n乙 | 5亿元", (), 1, 2)], {}, UNITS, "")
    assert [f.text for f in headless] == ["3亿元", "5亿元"]


def test_a_prediction_is_to_come() -> None:
    sections = [
        Section(0, None, 1, "明年", 1, 9, ()),
        Section(1, 0, 2, "代理付款占比超过5%", 2, 9, (), kind="prediction"),
    ]
    passages = [
        Passage(0, 0, "paragraph", "我们给出2026年的几个预测", (), 1, 1),
        Passage(1, 1, "heading", "代理付款占比超过5%", (), 2, 2),
        Passage(2, 1, "paragraph", "目前只有1%", (), 3, 3),
    ]
    found = figures_of(passages, {}, UNITS, "2025-10", sections)
    assert [(f.text, f.forecast, f.year) for f in found] == [("5%", True, 2026), ("1%", False, None)]


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    check(text)


PIECES = [
    "3", "1,000", "１２", "万", "亿", "百", "千万", "美元", "$", "¥", "%", "到", "-", "~", "至", "多", "+", "倍", "个",
    "家", "半", "年", "2024", "2024年", "百分之", "分之", "三", "十", "几", "数", "点", "每", "/", "token",
    "K", "B", "w",
    ".", "，", "。", "约", "左右", "其", "甲公司", "营收", "预计", "翻番", "一倍", "（", "）", "从",
    "e9", "10^", "²", "第",
    "Top", "👍", "é", " ", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@settings(max_examples=150)
def test_any_pile_of_number_words_is_read_without_error(text: str) -> None:
    check(text)


def check(text: str) -> None:
    at = text.find("甲公司")
    mentions = [Mention(7, at, at + 3, "甲公司", "甲公司", "company")] if at >= 0 else []
    end = 0
    for figure in find_figures(text, UNITS, passage=7, mentions=mentions, document_year=2025):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.low <= figure.high
        assert math.isfinite(figure.low)
        assert math.isfinite(figure.high)
        assert figure.kind
        assert figure.rule
        end = figure.end


@given(
    st.decimals(min_value="0.01", max_value="9999", places=2),
    st.sampled_from([("", 1.0), ("万", 1e4), ("亿", 1e8), ("万亿", 1e12)]),
    st.sampled_from(
        [("美元", "money", "USD"), ("%", "percent", "%"), ("倍", "multiple", "x"), ("小时", "duration", "hour")]
    ),
    st.sampled_from(["", " ", "\n"]),
)
def test_a_quantity_that_is_printed_is_read_back(number, scale, unit, blank) -> None:  # type: ignore[no-untyped-def]
    text = f"数字是：{number}{scale[0]}{blank}{unit[0]}。"
    found = [f for f in find_figures(text, UNITS, passage=0) if f.text != "一倍"]
    assert [(f.kind, f.unit) for f in found] == [unit[1:]]
    assert found[0].low == found[0].high == pytest.approx(float(number) * scale[1])


@pytest.mark.parametrize("piece", LINES)
def test_work_grows_with_length_only(piece: str) -> None:
    text = piece * (2_000 // len(piece))
    assert growth(lambda some: find_figures(some, UNITS, passage=0, document_year=2025), text) < 8
