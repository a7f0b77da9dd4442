"""The pieces the readers are made of: decoding, markup within lines, joining, numbering, references, cutting."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.documents.assembly import LONGEST, pieces
from trendtui.documents.captions import credited
from trendtui.documents.dates import iso_date
from trendtui.documents.decoding import decode
from trendtui.documents.inline import inline
from trendtui.documents.lines import cut, joined, place, table, words_of
from trendtui.documents.numbering import label_of, number_of
from trendtui.documents.paragraphs import wrap_width
from trendtui.documents.reader import READERS, read
from trendtui.knowledge.chrome import load_chrome
from trendtui.knowledge.sources import load_sources
from trendtui.model.document import Span
from trendtui.model.problems import Misuse, Problem

CHROME = load_chrome(Path(__file__).parents[2] / "data" / "chrome.toml")

SIMPLIFIED = "储能行业在今年进入洗牌期，企业的毛利率不断下降。我们认为这一趋势还会持续。"
TRADITIONAL = "儲能行業在今年進入洗牌期，企業的毛利率不斷下降。我們認為這個趨勢還會持續。"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (SIMPLIFIED.encode(), SIMPLIFIED),
        (b"\xef\xbb\xbf" + SIMPLIFIED.encode(), SIMPLIFIED),
        (b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED),
        (b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED),
        (SIMPLIFIED.encode("gb18030"), SIMPLIFIED),
        (TRADITIONAL.encode("big5"), TRADITIONAL),
        ("a line\nand another\n".encode("utf-16-le"), "a line\nand another\n"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        (("好" * 2000).encode() + b"\xff", "好" * 2000 + "\ufffd"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "blanks"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "docx"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n", "picture"),
    ],
    ids=["empty", "blank", "pdf", "docx", "binary", "picture"],
)
def test_what_is_no_text_is_named(data: bytes, says: str) -> None:
    with pytest.raises(Problem, match=says) as caught:
        decode(data)
    assert caught.value.remedy


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    with suppress(Problem):
        assert isinstance(decode(data), str)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("**粗**体和*斜*体", "粗体和斜体"),
        ("3 * 4 = 12 * 1", "3 * 4 = 12 * 1"),
        ("a_b_c and _this_", "a_b_c and this"),
        (r"1\. 第一 \[注\]", "1. 第一 [注]"),
        ('见[报告](https://a.b/c_(d).html "题")第3页', "见报告第3页"),
        ("![图](x.png)说明", "说明"),
        ("[![](a.png)卡片](http://x)", "卡片"),
        ("<b>加粗</b><br/>换行<!-- 注 -->", "加粗换行"),
        ("A&amp;B&nbsp;C", "A&BC"),
        ("`code*x*` 后", "code*x* 后"),
        ("占比【12】与[3]与[^a]", "占比【12】与[3]与[^a]"),
        ("**“引号”**后面", "“引号”后面"),
        ("5 < 6 且 7 > 3", "5 < 6 且 7 > 3"),
        ("<https://a.b/c>", "https://a.b/c"),
        ("2**3 与 **未闭合", "2**3 与 未闭合"),
    ],
)
def test_markup_is_left_out_of_the_spans(line: str, shown: str) -> None:
    assert words_of(line, inline(line, 0, len(line)).spans) == shown


@given(st.text(alphabet="[]()!*_`<>\\ab字~&;{}% ", max_size=80))
def test_inline_spans_are_in_order(line: str) -> None:
    spans = inline(line, 0, len(line)).spans
    assert all(span.start < span.end for span in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("中文\n接着", "中文接着"),
        ("one\ntwo", "one\ntwo"),
        ("中文\nAI", "中文AI"),
        ("tech-\nnology", "technology"),
        ("long-\nterm", "long-term"),
        ("GPT-\n4", "GPT-\n4"),
    ],
)
def test_lines_are_joined_as_they_are_read(text: str, shown: str) -> None:
    parts = [(Span(line.start, line.end),) for line in table(text)]
    assert words_of(text, joined(text, parts)) == shown


def test_places_lead_back_into_the_file() -> None:
    spans = (Span(2, 5), Span(10, 12))
    assert place(spans, 0, 2) == Span(2, 4)
    assert place(spans, 2, 4) == Span(4, 11)
    assert cut(spans, 2, 4) == (Span(4, 5), Span(10, 11))


@given(st.integers(min_value=1, max_value=199))
def test_chinese_numerals_are_read(number: int) -> None:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number % 100, 10)
    words = "一百" if number >= 100 else ""
    if number >= 100 and 0 < number % 100 < 10:
        words += "零"
    words += ("" if tens == 1 and number < 100 else digits[tens]) + "十" if tens else ""
    words += digits[ones] if ones else ""
    assert number_of(words) == number
    assert number_of(str(number)) == number


@pytest.mark.parametrize(
    ("line", "kind", "ordinal", "title"),
    [
        ("趋势三：成本下降", "trend", 3, "成本下降"),
        ("第十二大趋势　本地化", "trend", 12, "本地化"),
        ("Trend #4 – Smaller models", "trend", 4, "Smaller models"),
        ("Prediction Three: Mergers", "prediction", 3, "Mergers"),
        ("预测五 价格战", "prediction", 5, "价格战"),
        ("第三章 方法", "chapter", 3, "方法"),
        ("Part II: Costs", "chapter", 2, "Costs"),
        ("十一、结语", "number", 11, "结语"),
        ("（二）市场", "number", 2, "市场"),
        ("02 市场", "number", 2, "市场"),
        ("2.3 市场", "number", 3, "市场"),
        ("③ 市场", "number", 3, "市场"),
    ],
)
def test_labels(line: str, kind: str, ordinal: int, title: str) -> None:
    label = label_of(line, CHROME)
    assert label is not None
    assert (label.kind, label.ordinal, line[label.end :]) == (kind, ordinal, title)


@pytest.mark.parametrize(
    "line",
    [
        "2025 十大趋势",
        "3D 打印机",
        "1.5倍的增长",
        "趋势一片大好",
        "一方面，成本下降",
        "Trends in AI",
        "第一大趋势是本地化",
        "50%的企业",
        "5G 商用",
    ],
)
def test_what_only_looks_like_a_label(line: str) -> None:
    assert label_of(line, CHROME) is None


@pytest.mark.parametrize(
    ("caption", "source"),
    [
        ("图3：份额，数据来源：某研究院", "某研究院"),
        ("Source: Acme Research", "Acme Research"),
        ("图：流程", ""),
        ("制图：某人", ""),
    ],
)
def test_whom_a_caption_credits(caption: str, source: str) -> None:
    assert credited(caption, CHROME) == source


def test_a_width_is_believed_only_when_lines_reach_it() -> None:
    wrapped = table(
        "\n".join(
            ["The quick brown fox jumps over the lazy dog and runs on", "to the far end of a"] * 1
            + [
                "This is a line of some fifty-five columns of text here a",
                "nd another of about the same length that goes on and o",
                "n without a stop, as lines do that a machine has broken",
                "at a width, until the paragraph is over at last. Then i",
                "t ends.",
            ]
        )
    )
    assert wrap_width(wrapped) > 0
    assert (
        wrap_width(table("短句。\n这是长得多的一句话，它自己就是一段，以句号结束。\n又一句。\n再一句话。\n" * 3)) == 0
    )


@given(st.text(alphabet="字。，a. \n", max_size=5000))
def test_long_paragraphs_are_cut_without_loss(words: str) -> None:
    found = pieces(words)
    assert "".join(words[start:end] for start, end in found) == words
    assert all(end - start <= LONGEST for start, end in found)


def test_dates_are_as_exact_as_they_are_given() -> None:
    assert [iso_date(words) for words in ("2025-13-01", "2025.3", "Updated 3 May 2024", "no date")] == [
        "2025",
        "2025-03",
        "2024-05-03",
        "",
    ]


def test_an_unknown_reader_is_a_misuse() -> None:
    with pytest.raises(Misuse, match="docx"):
        read("text", "a.txt", CHROME, "docx")
    assert len({reader.name for reader in READERS}) == len(READERS)


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('["a.txt"]\ntitel = "x"', "unknown key 'titel'"),
        ('["a.txt"]\ndate = "May 2025"', "no date"),
        ('["a.txt"]\nurl = "ftp://x"', "no web address"),
        ('["a.txt"]\nauthors = "x"', "list of texts"),
        ("title = 'x'", "not a table"),
        ('["a.txt"\n', "line 1"),
        ('["a.txt"]\nkind = "book"', "Kinds are"),
    ],
)
def test_mistakes_in_a_sidecar_are_told(tmp_path: Path, toml: str, says: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(Problem, match=says) as caught:
        load_sources(path)
    assert "sources.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("toml", "says"),
    [("webs = ['x']", "unknown key"), ("web = ['(']", "no regular expression"), ("web = 'x'", "list of texts")],
)
def test_mistakes_in_the_chrome_file_are_told(tmp_path: Path, toml: str, says: str) -> None:
    path = tmp_path / "chrome.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(Problem, match=says):
        load_chrome(path)


@pytest.mark.parametrize("format", ["page", "pdftext", "markdown"])
def test_a_heading_of_references_without_entries_is_a_heading_like_others(format: str) -> None:
    parsed = read("参考文献\n0 0", "a.txt", CHROME, format)
    assert parsed.references == ()
    assert "".join(passage.text for passage in parsed.passages).startswith("参考文献")
