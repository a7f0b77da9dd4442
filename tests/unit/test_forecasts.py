"""Which figures are told as still to come, and for which year, in written text and in talk."""

from __future__ import annotations

import pytest

from trendtui.config import bundled
from trendtui.extract.figures import figures_of, find_figures
from trendtui.knowledge.units import load_units
from trendtui.model.document import Passage, Section, Span

UNITS = load_units(bundled("data") / "units.toml")
Told = list[tuple[str, int | None, bool]]


def told(text: str, year: int = 2025, month: int | None = 9) -> Told:
    found = find_figures(text, UNITS, passage=0, document_year=year, document_month=month)
    return [(f.text, f.year, f.forecast) for f in found]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("去年订单3000张，如今涨到8000张", [("3000张", 2024, False), ("8000张", 2025, False)]),
        ("去年营收5亿元。上半年营收3亿元", [("5亿元", 2024, False), ("3亿元", 2025, False)]),
        ("增速从去年同期的4%回升到11%", [("4%", 2024, False), ("11%", None, False)]),
        ("2023年卖出600台。过了一年，卖出900台", [("600台", 2023, False), ("900台", 2024, False)]),
        ("2021年亏损2亿元，次年盈利1亿元", [("2亿元", 2021, False), ("1亿元", 2022, False)]),
        ("去年三季度交付70架，上年同期为90架", [("70架", 2024, False), ("90架", 2023, False)]),
        ("自2023年以来，占比升至35%", [("35%", 2023, False)]),
    ],
)
def test_the_year_is_told_by_another_or_by_now(text: str, figures: Told) -> None:
    assert told(text) == figures


def test_a_part_of_the_year_that_is_not_over_is_of_the_year_before() -> None:
    assert told("去年营收5亿元。上半年营收3亿元", month=2)[1] == ("3亿元", 2024, False)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("系统的负荷预测准确率达到94%", [("94%", None, False)]),
        ("预测市场将达到40亿元", [("40亿元", None, True)]),
        ("规模会由目前的20亿元扩大到90亿元", [("20亿元", None, False), ("90亿元", None, True)]),
        ("预计出货30万台，良率仍在60%左右", [("30万台", None, True), ("60%", None, False)]),
        ("三年内占比会掉到两成", [("三年", None, False), ("两成", 2028, True)]),
        ("2030年装机翻一番。协会因此预计投资将达到60亿元", [("翻一番", 2030, True), ("60亿元", 2030, True)]),
    ],
)
def test_what_is_to_come_and_what_is_not(text: str, figures: Told) -> None:
    assert told(text) == figures


def test_the_turn_of_a_talk_before_does_not_reach_the_next() -> None:
    talk = (
        "甲：我们这边是做仓库的 前阵子刚刚把第三个园区也盖起来了 大家都很高兴的\n"
        "甲：我判断到2029年整个华东的自动仓库面积可能会翻一番 里面一半是我们这样的公司在做\n"
        "甲：隔壁有一家做货架的老厂也转过来了 他们的老师傅特别多 900名老师傅 大家都佩服得很"
    )
    assert told(talk)[-1] == ("900名", None, False)


def test_predictions_in_sections_of_their_own_are_for_the_year_announced_before_them() -> None:
    sections = [Section(0, None, 1, "开场", 1, 1, ())]
    sections += [Section(n, None, 1, f"第{n}注", n + 1, n + 1, (), kind="prediction") for n in (1, 2)]
    texts = ["好了我来押三注，明年这时候验货", "一瓶水会跌到5毛钱", "门店数会突破4000家"]
    passages = [Passage(n, n, "paragraph", t, (Span(0, len(t)),), n + 1, n + 1) for n, t in enumerate(texts)]
    found = figures_of(passages, {}, UNITS, "2025-09-01", sections)
    assert [(f.year, f.forecast) for f in found if f.passage] == [(2026, True)] * 2
