"""For any text and any reader: no exception, passages are slices of the file, and every character is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.hostile import DOCUMENTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.steps import growth

from trendtui.documents.reader import READERS, read
from trendtui.knowledge.chrome import load_chrome
from trendtui.model.document import Parsed

CHROME = load_chrome(Path(__file__).parents[2] / "data" / "chrome.toml")
FORMATS = [reader.name for reader in READERS]

# Pieces that the readers look for; random text alone would hardly ever meet them.
PIECES = st.sampled_from(
    [
        "# 标题",
        "## Two ##",
        "---",
        "===",
        "```",
        "~~~",
        "> 引文",
        "| a | b |",
        "|---|---|",
        "- 项",
        "* item",
        "1. one",
        "1、一",
        "（一）甲",
        "一、乙",
        "二、丙",
        "01 章",
        "趋势一：丁",
        "趋势二",
        "Trend 3",
        "目录",
        "甲 p04",
        "乙……12",
        "参考文献",
        "[1] a http://x.y/z",
        "【2】来源：b",
        "[^1]: note",
        "见【2】和[1]。",
        "![图](http://i/j.png)制图：某，数据来源某",
        "[![](a)字](b)",
        "{% hint %}",
        "**Author:** A",
        "{% endhint %}",
        "{{x}}",
        "来源：某研究院",
        "李明",
        "某公司创始人",
        "这是一句足够长的话，用来当作正文，它以句号结束。",
        "broken off in the middle of a",
        "sentence that goes on.",
        "扫码关注",
        "版权声明",
        "00:12 说到这里",
        "12",
        "\f",
        "\u3000\u3000缩进",
        "**粗体**",
        "***",
        "<b>x</b>",
        "<!-- c",
        "-->",
        "\\*",
        "&nbsp;",
        "\ufeff",
        "🙂👩‍👩‍👧",
        "e\u0301",
        "\u200b",
        "十个预测",
        "大家好",
        "再来看欧洲",
        "",
    ]
)
LINES = st.one_of(PIECES, st.text(max_size=40), st.tuples(PIECES, PIECES).map("".join))
TEXTS = st.lists(LINES, max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n\n\n\n"]).map(lambda end: end.join(lines))
)


def line_starts(text: str) -> list[int]:
    """Offsets of the lines, broken as the model says: at line feeds, or at carriage returns if there are none."""
    end = "\n" if "\n" in text else "\r"
    return [0, *(at + 1 for at, char in enumerate(text) if char == end)]


def check(text: str, parsed: Parsed) -> None:
    """The promises of `Parsed`."""
    starts = [*line_starts(text), len(text) + 1]
    taken = bytearray(len(text))

    def take(start: int, end: int) -> None:
        for at in range(start, end):
            assert text[at].isspace() or not taken[at], f"twice: {text[start:end]!r}"
            taken[at] = 1

    for number, passage in enumerate(parsed.passages):
        assert passage.number == number
        assert passage.text == "".join(text[span.start : span.end] for span in passage.spans)
        assert passage.text.strip()
        assert all(a.end <= b.start for a, b in zip(passage.spans, passage.spans[1:], strict=False))
        assert all(span.start < span.end for span in passage.spans)
        assert starts[passage.line - 1] <= passage.spans[0].start < starts[passage.line]
        assert starts[passage.end_line - 1] <= passage.spans[-1].end - 1 < starts[passage.end_line]
        assert passage.section is None or passage.section < len(parsed.sections)
        for span in passage.spans:
            take(span.start, span.end)
    for reference in parsed.references:
        assert 1 <= reference.line <= reference.end_line < len(starts)
        take(starts[reference.line - 1], min(starts[reference.end_line], len(text)))
    for left in parsed.left_out:
        assert left.reason
        take(left.span.start, left.span.end)
    missing = [at for at, char in enumerate(text) if not char.isspace() and not taken[at]]
    assert not missing, f"nowhere: {text[missing[0] : missing[0] + 40]!r}"
    for number, section in enumerate(parsed.sections):
        assert section.number == number
        assert section.line <= section.end_line
        if section.parent is not None:
            parent = parsed.sections[section.parent]
            assert parent.number < number
            assert parent.level < section.level
            assert parent.end_line >= section.end_line
    for citation in parsed.citations:
        assert citation.label in {reference.label for reference in parsed.references}
        assert starts[citation.line - 1] <= citation.span.start < starts[citation.line]
    for quotation in parsed.quotations:
        assert parsed.passages[quotation.passage].kind == "quote"


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_every_reader_keeps_its_promises(format: str, text: str) -> None:
    check(text, read(text, "any.txt", CHROME, format))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_some_reader_is_always_found(text: str) -> None:
    parsed = read(text, "any.txt", CHROME)
    assert parsed.format in FORMATS
    assert parsed == read(text, "any.txt", CHROME, parsed.format)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_work_grows_with_length_only(format: str, name: str) -> None:
    text = DOCUMENTS[name][: len(DOCUMENTS[name]) // 60]
    assert growth(lambda some: read(some, "any.txt", CHROME, format), text) < 8
