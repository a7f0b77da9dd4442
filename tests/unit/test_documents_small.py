"""The smallest documents: a note of a line or two is read whole, and its words are not taken for a title."""

from pathlib import Path

import pytest

from trendtui.documents.reader import read
from trendtui.knowledge.chrome import load_chrome

CHROME = load_chrome(Path(__file__).parents[2] / "data" / "chrome.toml")


@pytest.mark.parametrize(
    "text",
    [
        "算力是新的石油，这是一段正文。\n",
        "hello world",
        "第一行\n第二行没有标点\n第三行",
        "第一段讲算力的增长。\r\n\r\n第二段讲芯片与智能体的未来。\r\n" * 3,
        "# 报告\n\n英伟达的算力在2025年增长50%。\n",
        "智能体",
    ],
)
def test_nothing_of_a_small_document_is_lost(text: str) -> None:
    parsed = read(text, "note.md", CHROME)
    shown = "".join("".join(p.text.split()) for p in parsed.passages)
    assert shown == "".join(text.replace("#", "").split())
