"""Marks of whole documents, on an imported report: each stands on its words, citation marks included."""

from pathlib import Path

from trendtui.config import bundled
from trendtui.importing.run import Knowledge, run
from trendtui.model.query import Query
from trendtui.search.service import Explorer

REPORT = """\
# 智能体的一年

去年 OpenAI 融资 65 亿美元【1】，\u202e英伟达的市值
到了 3 万亿美元【2-3】。

- 到 2028 年，\x1b[31m算力还会增长 30%【2】；区间 [0,1] 不是引注。

## 参考文献

【1】第一份报告 https://example.org/1

【2】第二份报告 https://example.org/2

【3】第三份报告 https://example.org/3
"""


def test_marks_stand_on_their_words_and_citations_on_their_brackets(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(REPORT, "utf-8")
    run([tmp_path / "a.md"], tmp_path / "i.db", Knowledge.load(bundled("data")))
    explorer = Explorer.open(tmp_path / "i.db")
    reading, noted = explorer.reading("a.md", Query()), explorer.noted("a.md")
    explorer.close()
    texts = {block.passage: block.text for block in reading.blocks}
    assert {n.kind for n in noted} == {"company", "figure", "year", "theme", "citation"}
    assert all(texts[n.passage][n.start : n.end] == n.text for n in noted if n.kind != "theme")
    cited = [(n.name, n.text) for n in noted if n.kind == "citation"]
    assert cited == [("1", "【1】"), ("2", "【2-3】"), ("3", "【2-3】"), ("2", "【2】")]
    assert [note.label for note in reading.references] == ["1", "2", "3"]
    figure = next(n for n in noted if n.text.startswith("65"))
    assert figure.figure is not None
    assert (figure.figure.low, figure.figure.unit, figure.name) == (6.5e9, "USD", "OpenAI")
