"""What the readers make of small invented reports, one oddity each (tests/corpus/README.md tells which)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.unit.test_documents_properties import check

from trendtui.documents.reader import decode, read
from trendtui.knowledge.chrome import load_chrome
from trendtui.model.document import Parsed

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
CHROME = load_chrome(ROOT / "data" / "chrome.toml")
FILES = sorted(path.name for path in CORPUS.iterdir() if path.is_file() and path.name != "README.md")


@cache
def parsed(name: str) -> Parsed:
    return read(decode((CORPUS / name).read_bytes()), name, CHROME)


def titles(name: str, kind: str = "") -> list[str]:
    return [section.title for section in parsed(name).sections if not kind or section.kind == kind]


def levels(name: str) -> list[tuple[int, str]]:
    return [(section.level, section.label or section.title) for section in parsed(name).sections]


def words(name: str) -> str:
    return "\n".join(passage.text for passage in parsed(name).passages)


@pytest.mark.parametrize("name", FILES)
def test_promises_hold(name: str) -> None:
    check(decode((CORPUS / name).read_bytes()), parsed(name))


def test_lines_of_a_fixed_width_become_paragraphs() -> None:
    texts = [passage.text for passage in parsed("wrapped_news.txt").passages]
    assert any(text.startswith("SAN FRANCISCO") and text.endswith("Group.") for text in texts)
    assert "chief technology officer" in words("wrapped_news.txt")
    assert titles("wrapped_news.txt", "section") == ["Power is the limit", "What comes next"]
    assert "Related stories" not in words("wrapped_news.txt")
    metadata = parsed("wrapped_news.txt").metadata
    assert metadata.title == "Chipmakers bet on cooling as racks grow hotter"
    assert metadata.authors == ("Jane Miller", "Tom O'Brien")
    assert metadata.date == "2025-03-04"


def test_an_announced_list_is_a_series_of_trends() -> None:
    found = [section for section in parsed("wrapped_news.txt").sections if section.kind == "trend"]
    assert [section.ordinal for section in found] == [1, 2, 3]
    assert found[0].title == "Racks of 120 kilowatts become the norm in 2026"
    after = next(passage for passage in parsed("wrapped_news.txt").passages if "clients on Monday" in passage.text)
    assert after.section == found[0].parent


def test_chinese_lines_of_a_fixed_width_are_joined_without_blanks() -> None:
    assert "零点三元，多家企业陷入亏损" in words("wrapped_zh.txt")
    assert titles("wrapped_zh.txt") == ["海外成为新战场", "技术路线分化"]
    indented = [passage for passage in parsed("wrapped_zh.txt").passages if passage.text.startswith("不过，美国")]
    assert len(indented) == 1
    assert parsed("wrapped_zh.txt").metadata.authors == ("王强", "李丽")


def test_newsletter_has_its_table_footnotes_and_trends() -> None:
    document = parsed("newsletter.md")
    table = next(passage for passage in document.passages if passage.kind == "table")
    assert table.text.startswith("Company | Round")
    assert "---" not in table.text
    assert [(ref.label, ref.url) for ref in document.references] == [("1", "https://sierra.ai/blog/series"), ("2", "")]
    assert document.references[1].end_line == document.references[1].line + 1
    assert [citation.label for citation in document.citations] == ["1", "2"]
    assert titles("newsletter.md", "trend") == ["Outcome pricing", "Voice first", "Smaller teams"]
    assert "Unsubscribe" not in words("newsletter.md")
    assert document.charts[0].source == "Menlo Ventures"


def test_gitbook_blocks_and_byline() -> None:
    document = parsed("gitbook.md")
    assert document.metadata.publisher == "软件观察"
    assert document.metadata.authors == ("周明",)
    assert document.metadata.date == "2026-01-15"
    assert "本文写于2026年1月" in words("gitbook.md")
    assert "用友、金蝶正在转型" in words("gitbook.md")
    assert "上一篇" not in words("gitbook.md")
    assert document.charts[0].url == "../.gitbook/assets/p1.png"
    assert document.charts[0].source == "软件观察"
    assert "销售：线索筛选成本下降60%\n其中外呼下降最多" in words("gitbook.md")


def test_numbered_headings_of_a_word_processor_nest() -> None:
    assert levels("word_processor.txt") == [
        (1, "一、"),
        (2, "（一）"),
        (2, "（二）"),
        (1, "二、"),
        (2, "1."),
        (3, "1.1"),
        (2, "2."),
        (1, "三、"),
    ]
    document = parsed("word_processor.txt")
    assert any(passage.kind == "table" and "埃斯顿\t2.4万台" in passage.text for passage in document.passages)
    listed = [passage for passage in document.passages if passage.text.startswith("（1）材料方面")]
    assert listed[0].kind == "list"
    assert {left.line for left in document.left_out if left.reason == "contents"} == set(range(4, 12))
    assert document.metadata.date == "2025-03"


def test_running_head_does_not_tear_a_sentence() -> None:
    assert "no longer hardware but\ndata: every vendor" in words("running_heads.txt")
    assert "Acme Research Institute  " not in words("running_heads.txt")
    assert [section.label for section in parsed("running_heads.txt").sections] == ["1", "2", "2.1", "2.2", "3", ""]
    assert [ref.label for ref in parsed("running_heads.txt").references] == ["1", "2", "3"]
    assert [citation.label for citation in parsed("running_heads.txt").citations] == ["1", "2", "3"]


def test_label_and_title_on_two_lines_are_one_heading() -> None:
    found = parsed("labels_alone.txt").sections
    assert (found[0].kind, found[0].ordinal, found[0].title) == ("trend", 1, "即时零售下沉")
    assert len(found) == 5
    assert (found[0].line, found[0].end_line) == (8, 10)


def test_traditional_characters() -> None:
    assert [section.ordinal for section in parsed("traditional.txt").sections if section.kind == "trend"] == [
        1,
        2,
        3,
        4,
        5,
    ]
    assert parsed("traditional.txt").metadata.authors == ("林小姐",)


def test_underlined_headings_and_two_line_items() -> None:
    assert titles("setext.md", "trend") == ["Fewer, larger rounds", "Sovereign money"]
    assert "Anthropic $13 billion,\nand xAI $10 billion." in words("setext.md")
    quote = next(passage for passage in parsed("setext.md").passages if passage.kind == "quote")
    assert quote.text.startswith('"The gap')
    assert "](" not in words("setext.md")


@pytest.mark.parametrize("name", ["stamped_transcript.txt", "spoken_english.txt"])
def test_spoken_predictions_are_counted(name: str) -> None:
    document = parsed(name)
    found = [section for section in document.sections if section.kind == "prediction"]
    assert [section.ordinal for section in found] == [1, 2, 3]
    assert document.format == "transcript"
    assert all(section.parent is not None for section in found)
    made_up = [section for section in document.sections if section.kind == "section"]
    assert len(made_up) >= 3
    assert all(section.spans == () for section in made_up)
    assert "00:" not in words(name)


def test_transcripts_are_named_by_what_the_speaker_announces() -> None:
    assert parsed("stamped_transcript.txt").metadata.title == "量子计算"
    assert parsed("spoken_english.txt").metadata.title == "the state of robotics in 2026"


def test_number_and_title_on_two_lines_are_a_chapter() -> None:
    document = parsed("numbers_alone.md")
    assert [(section.kind, section.label) for section in document.sections] == [
        ("chapter", "01"),
        ("chapter", "02"),
        ("chapter", "03"),
    ]
    assert (document.metadata.publisher, document.metadata.authors, document.metadata.url) == (
        "商业观察家",
        ("何洛",),
        "",
    )
    assert "24万吨的长期合同，锁定了未来五年" in words("numbers_alone.md")
    assert "奶茶的尽头" not in words("numbers_alone.md")


@pytest.mark.parametrize("name", ["headings_without_text.txt", "announced_by_title.md"])
def test_ten_trends_are_told_by_the_announcement(name: str) -> None:
    found = [section for section in parsed(name).sections if section.kind == "trend"]
    assert [section.ordinal for section in found] == list(range(1, 11))
    assert len(parsed(name).sections) > 10
    assert "十大" in parsed(name).metadata.title or "Top 10" in parsed(name).metadata.title


def test_plain_newsletter() -> None:
    document = parsed("plain_newsletter.txt")
    assert document.metadata.title == "THE INFRA LETTER Issue 17"
    assert [section.label for section in document.sections if section.label] == ["1.", "2."]
    assert next(passage for passage in document.passages if passage.kind == "table").text.count("\n") == 3
    assert [ref.url for ref in document.references] == ["https://example.com/hynix", "https://example.com/trendforce"]
    assert [citation.label for citation in document.citations] == ["1", "2"]
    assert "---" not in words("plain_newsletter.txt")
    assert "Unsubscribe" not in words("plain_newsletter.txt")


def test_pages_with_cover_contents_and_address() -> None:
    document = parsed("pages_zh.txt")
    assert document.format == "pdftext"
    assert document.metadata.publisher == "中国信息研究中心"
    assert document.metadata.date == "2025-07"
    assert "马太效应进一步加剧" in words("pages_zh.txt")
    assert levels("pages_zh.txt") == [
        (1, "前言"),
        (1, "一、"),
        (2, "（一）"),
        (2, "（二）"),
        (1, "二、"),
        (2, "（一）"),
        (1, "三、"),
        (1, "附录"),
    ]
    assert "邮编" not in words("pages_zh.txt")
    assert [chart.source for chart in document.charts] == ["", "中国信息研究中心"]


def test_a_conversation_is_read_by_turns_and_its_trends_are_told() -> None:
    document = parsed("podcast.txt")
    assert document.format == "transcript"
    found = [(section.ordinal, section.title, section.line, section.end_line) for section in document.sections]
    assert [row for row in found if row[0]] == [
        (1, "小厂合并成大厂", 9, 11),
        (2, "模具会按小时出租", 12, 14),
        (3, "老板开始学编程", 15, 16),
    ]
    assert {section.kind for section in document.sections if section.ordinal} == {"trend"}
    assert document.metadata.date == "2024-09"
    assert document.metadata.title == "注塑机和模具厂的老板们"
    said = next(passage for passage in document.passages if "三百一十名" in passage.text)
    assert "老孟：" in said.text
    assert "欢迎收听" not in words("podcast.txt")


STEEL = "钢厂们今年过得不好，价格跌了三成，库存还在增加，工人们只好轮流上班。\n"


def invented(text: str) -> Parsed:
    return read(text, "any.txt", CHROME)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("河海晚报\n\n钢价又跌了\n\n2023-04-05 09:10:11　来源：河海晚报\n\n" + STEEL, "2023-04-05"),
        ("# 一份清单\n\n**类别:** 医疗 | **Published:** 2022-11-30 | **Time:** 9 min\n\n" + STEEL, "2022-11-30"),
        ("某某研究院 | 行业报告          2021年8月\n\n水泥行业报告\n\n" + STEEL, "2021-08"),
        ("眼看2019年就要结束了，我们回头看看这一年里发生的事情。到2030年市场将增长十倍，人人都会有一台。\n", "2019"),
        ("2017年公司完成融资，2018年收入同比增长，2018年5月它收购对手。预计2025年会有两千亿元。\n", "2018"),
        ("预计2035年会有一半的房子用上热泵，大家都期待这一天早日到来，可惜谁也说不准。\n", ""),
    ],
)  # fmt: skip
def test_the_date_is_what_the_text_states_or_implies(text: str, date: str) -> None:
    assert invented(text).metadata.date == date


def test_a_heading_of_two_parts_is_one_but_not_what_a_speaker_says() -> None:
    body = "水泥厂在去年关掉了三条生产线，工人们大多去了南方，剩下的人轮流上班。\n\n"
    assert [s.title for s in invented(f"{body}电价：从补贴到市场\n\n{body}涨得动吗\n\n{body}").sections] == [
        "电价：从补贴到市场",
        "涨得动吗",
    ]
    talk = f"{body}老孟：涨价的压力\n\n{body}老孟：工人的去处\n\n{body}"
    assert not invented(talk).sections
