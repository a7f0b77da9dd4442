"""What is marked in a whole document stands on its words, and hits are counted as the reader marks them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trendtui.search import noted as noting
from trendtui.search.service import Explorer
from trendtui.tui.present import page

REPORT = """\
智能体的一年
去年 OpenAI 融资 65亿美元【1】，英伟达的市值到了 3万亿美元。
\x1b[31m 2025年 OpenAI 的年化收入达 120亿美元【2】。\u202e
"""
SECOND = "另一篇\n英伟达与算力。\n算力，算力。\n"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("noted") / "i.db"


@pytest.fixture
def explorer(index: Path, write_index: Callable[..., None]) -> Iterator[Explorer]:
    if not index.exists():
        write_index(index, {"a.md": REPORT, "b.md": SECOND})
    found = Explorer.open(index)
    yield found
    found.close()


def test_every_mark_stands_on_its_own_words(explorer: Explorer) -> None:
    reading = explorer.reading("a.md", explorer.parse(""))
    texts = {block.passage: block.text for block in reading.blocks}
    noted = explorer.noted("a.md")
    assert {n.kind for n in noted} >= {"company", "figure", "year", "theme"}
    for n in noted:
        assert 0 <= n.start <= n.end <= len(texts[n.passage])
        if n.kind != "theme":
            assert texts[n.passage][n.start : n.end] == n.text
    figure = next(n.figure for n in noted if n.kind == "figure")
    assert figure is not None
    assert (figure.low, figure.unit) == (6.5e9, "USD")
    assert explorer.noted("none.md") == ()


@pytest.mark.parametrize("line", ["算力", "英伟达", "OpenAI 美元", "算力 OR 芯片", "英伟达 source:b.md"])
def test_hits_of_all_documents_are_as_many_as_the_reader_marks(explorer: Explorer, line: str) -> None:
    query = explorer.parse(line)
    documents = explorer.documents_with(query)
    found = explorer.search(query, limit=1000)
    assert {d.first.source for d in documents} == {p.place.source for p in found.passages}
    assert sum(d.passages for d in documents) == found.total
    for document in documents:
        marked = page.hits(page.assemble(explorer.reading(document.first.source, query)))
        assert document.hits == len(marked) > 0


def test_where_too_many_would_have_to_be_looked_at_no_number_is_told(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noting, "COUNTED", 1)
    assert {d.hits for d in explorer.documents_with(explorer.parse("英伟达"))} == {-1}
    assert explorer.documents_with(explorer.parse("没有这个词")) == ()


def test_words_are_found_in_texts_in_any_script_and_width(explorer: Explorer) -> None:
    assert explorer.hits_in(["ＯｐｅｎＡＩ 与算力", "OPENAI", ""], "openai") == (((0, 6),), ((0, 6),), ())
    assert explorer.hits_in(["算力"], "  ") == ((),)
