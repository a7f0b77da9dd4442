"""The five seed reports as the readers read them: nothing lost, nothing of the web's dress kept, all trends counted."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from trendtui.documents.reader import decode, read
from trendtui.knowledge.chrome import load_chrome
from trendtui.knowledge.sources import load_sources
from trendtui.model.document import Parsed

ROOT = Path(__file__).parents[2]
SEEDS = {path.name[:3]: path for path in sorted((ROOT / "seeds").glob("0*.txt"))}
CHROME = load_chrome(ROOT / "data" / "chrome.toml")

FORMATS = {"000": "markdown", "001": "page", "002": "markdown", "003": "transcript", "004": "pdftext"}

# What is not the reports' text: phrases that stand in the files, none of which may be in a passage.
DRESS = {
    "000": ("thumbnail", "编辑：李海丹", "【免责声明】", "inews.gtimg.com", "特约作者"),
    "001": ("扫码", "小程序", "likeNum", "版权申明", "文章作者", "原文链接", "更聚焦的出海投融资平台"),
    "002": (
        "hint style",
        "查看详情",
        "woshipm.com",
        "赞赏",
        "题图来自",
        "禁止转载",
        "2683 浏览",
        "作者｜",
        "【62】来源",
    ),
    "003": ("大家好", "我是大飞", "下期再见", "感谢观看"),
    "004": (
        "IntelMining",
        "18911270075",
        "Trend 4",
        "p04",
        "成府路",
        "press@baai",
        "版权声明",
        "[12] Bi",
        "编写组",
        "媒体矩阵",
    ),
}

# The least share of a file's characters that must be in passages (references and chrome make up the rest).
KEPT = {"000": 0.90, "001": 0.93, "002": 0.80, "003": 0.97, "004": 0.60}


@cache
def text_of(seed: str) -> str:
    return decode(SEEDS[seed].read_bytes())


@cache
def parsed(seed: str) -> Parsed:
    return read(text_of(seed), SEEDS[seed].name, CHROME)


def running(text: str) -> bool:
    """Whether a stretch looks like running text: Han sentences of some length, addresses aside."""
    words = re.sub(r"\(?https?://\S+", "", text)
    return len(re.findall(r"[\u4e00-\u9fff]", words)) >= 20 and "。" in words


@pytest.mark.parametrize("seed", SEEDS)
def test_reader_is_chosen_by_content(seed: str) -> None:
    assert parsed(seed).format == FORMATS[seed]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_character_is_in_one_place(seed: str) -> None:
    text, document = text_of(seed), parsed(seed)
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n"), len(text) + 1]
    times = bytearray(len(text))
    places = [span for passage in document.passages for span in passage.spans]
    places += [left.span for left in document.left_out]
    for passage in document.passages:
        assert passage.text == "".join(text[span.start : span.end] for span in passage.spans)
    ranges = [(span.start, span.end) for span in places]
    ranges += [(starts[ref.line - 1], min(starts[ref.end_line], len(text))) for ref in document.references]
    for start, end in ranges:
        for at in range(start, end):
            times[at] += 1
    wrong = [at for at, char in enumerate(text) if not char.isspace() and times[at] != 1]
    assert not wrong, f"{len(wrong)} characters, first {text[wrong[0] : wrong[0] + 60]!r}"


@pytest.mark.parametrize("seed", SEEDS)
def test_no_dress_in_passages(seed: str) -> None:
    text = text_of(seed)
    for phrase in DRESS[seed]:
        assert phrase in text, f"{phrase!r} does not stand in the file: the test would prove nothing"
        holding = [passage.text for passage in parsed(seed).passages if phrase in passage.text]
        assert not holding, f"{phrase!r} is in {holding[0][:80]!r}"


@pytest.mark.parametrize("seed", SEEDS)
def test_no_running_text_is_left_out(seed: str) -> None:
    """Sentences are left out only as advertisement, legal notice or front matter; markup and images hold none."""
    text = text_of(seed)
    for left in parsed(seed).left_out:
        if left.reason in ("markup", "rule", "contents", "image"):
            assert not running(text[left.span.start : left.span.end]), text[left.span.start : left.span.end][:100]
    kept = sum(len(passage.text) for passage in parsed(seed).passages)
    assert kept >= KEPT[seed] * sum(not char.isspace() for char in _without_addresses(text))


def _without_addresses(text: str) -> str:
    return re.sub(r"!?\[[^\]\n]*\]\([^)\n]*\)|https?://\S+", "", text)


def counts(seed: str) -> Counter[str]:
    return Counter(section.kind for section in parsed(seed).sections if section.kind != "section")


def test_what_the_reports_count_out() -> None:
    assert counts("000") == {"trend": 15}
    assert counts("001") == {"chapter": 5}
    assert counts("002") == {}
    assert counts("003") == {"prediction": 10}
    assert counts("004") == {"trend": 10}


def test_three_series_of_trends_have_their_groups() -> None:
    trends = [section for section in parsed("000").sections if section.kind == "trend"]
    groups = [(section.group, section.ordinal) for section in trends]
    expected = [("行业趋势", n) for n in range(1, 5)] + [("技术趋势", n) for n in range(1, 9)]
    assert groups == expected + [("应用趋势", n) for n in range(1, 4)]
    assert (trends[0].line, trends[0].end_line) == (106, 116)
    assert (trends[12].line, trends[12].end_line) == (294, 414)


def test_predictions_hold_all_their_clauses() -> None:
    found = [section for section in parsed("003").sections if section.kind == "prediction"]
    assert [section.ordinal for section in found] == list(range(1, 11))
    assert found[6].title == "AI参与制作的电影将获得高口碑，但是引发行业反弹"
    assert [(s.line, s.end_line) for s in found][-2:] == [(741, 742), (743, 744)]


def test_trends_of_a_contents_page_are_found_in_the_body() -> None:
    found = [section for section in parsed("004").sections if section.kind == "trend"]
    assert [section.label for section in found] == [f"趋势{n}" for n in "一二三四五六七八九十"]
    assert [section.line for section in found] == [105, 146, 189, 222, 267, 297, 331, 351, 380, 403]
    assert found[3].end_line == 261


def test_sentences_are_whole_across_pages() -> None:
    passages = {passage.line: passage for passage in parsed("004").passages}
    torn = {
        116: "为后续相关研究提供宝贵资源",
        121: "在实现高效计算的同时",
        199: "Meta 团队发布原生",
        305: "推理能力上显著提升",
        309: "Opus 模型训练完成",
    }
    for line, words in torn.items():
        assert words in passages[line].text


def test_the_documents_own_title_is_a_heading_and_no_section() -> None:
    for seed, title in (("002", "后Transformer时代"), ("004", "2025 十大AI技术趋势")):
        first = parsed(seed).passages[0]
        assert (first.kind, first.section) == ("heading", None)
        assert first.text.startswith(title)
        assert not any(section.title.startswith(title) for section in parsed(seed).sections)


def test_references_citations_and_quotations() -> None:
    assert [ref.label for ref in parsed("002").references] == [str(n) for n in range(1, 63)]
    assert [ref.label for ref in parsed("004").references] == [str(n) for n in range(1, 52)]
    assert {citation.label for citation in parsed("002").citations} >= {"46", "55", "62"}
    for citation in parsed("002").citations:
        assert f"【{citation.label}】" == text_of("002")[citation.span.start : citation.span.end]
    quotations = parsed("004").quotations
    assert [quote.speaker for quote in quotations] == [
        "David Baker",
        "黄仁勋",
        "李沐",
        "张宏江",
        "李飞飞",
        "Ilya Sutskever",
        "Jeff Dean",
        "吴恩达",
        "李彦宏",
        "翁荔",
    ]
    assert quotations[3].position == "北京智源人工智能研究院创始理事长，美国国家工程院外籍院士"


def test_charts_have_captions_and_credits() -> None:
    charts = {chart.line: chart for chart in parsed("000").charts}
    assert charts[62].source == "pitchbook"
    assert charts[318].caption == "数据来源：Menlo Ventures"
    assert charts[318].url.startswith("https://")
    assert [chart.source for chart in parsed("004").charts][-2:] == ["BAAI", "Epoch AI"]


def test_sidecar_says_what_the_files_do_not() -> None:
    told = load_sources(ROOT / "seeds" / "sources.toml")
    assert set(told) == {path.name for path in SEEDS.values()}
    for metadata in told.values():
        assert metadata.title
        assert metadata.publisher
        assert metadata.date.startswith("2025")
        assert metadata.url == "" or any(metadata.url in text_of(seed) for seed in SEEDS)
