"""The lists and counts of an answer: the same as counting row by row tells, on an index of many small documents."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from trendtui.search import answering, rows, trends
from trendtui.search.counting import Texts
from trendtui.search.service import Explorer
from trendtui.search.trends import Trends
from trendtui.store import figure_lists
from trendtui.store.figure_lists import ORDERS
from trendtui.store.reading import Reader
from trendtui.store.sets import Sets

PIECES = (
    "英伟达的芯片", "OpenAI 的智能体", "月之暗面的模型", "估值1570亿美元", "融资3亿美元和5亿美元", "2024年", "到2026年",
    "算力与芯片", "智能体的一年", "市值2万亿美元", "没有别的",
)  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lists") / "i.db"


@pytest.fixture
def many(index: Path, write_index: Callable[..., None]) -> Iterator[Explorer]:
    if not index.exists():
        chance = random.Random(20261122)
        line = lambda: chance.choice(["，".join(chance.sample(PIECES, 3)), "算力与芯片", "智能体的一年"])  # noqa: E731
        write_index(index, {f"{i:02d}.md": "\n".join(line() for _ in range(12)) for i in range(25)})
        write_index(index, {"03.md": "英伟达 9亿美元、8亿美元", "04.md": "智能体的一年\nOpenAI"})
    explorer = Explorer.open(index)
    yield explorer
    explorer.close()


LINES = ["", "芯片", "智能体", "openai 美元", "year:2024", "company:NVIDIA", "theme:chips 估值", "-芯片", "没有这个"]


def found_in(explorer: Explorer, line: str) -> list[int]:
    return [p.place.passage for p in explorer.search(explorer.parse(line), limit=10_000).passages]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("looked_at", [0, 40_000])
def test_companies_are_counted_as_rows_tell(
    many: Explorer, index: Path, line: str, looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_LOOKED_AT", looked_at)
    results = many.search(many.parse(line))
    ids = ",".join(map(str, found_in(many, line))) or "0"
    db = sqlite3.connect(index)
    told = {
        name: facts
        for name, *facts in db.execute(
            f"""SELECT c.name, count(DISTINCT m.passage), count(DISTINCT p.document), min(m.passage),
                       (SELECT count(*) FROM figure f WHERE f.company = c.id AND f.passage IN ({ids}))
                FROM mention m JOIN company c ON c.id = m.company JOIN passage p ON p.id = m.passage
                WHERE m.passage IN ({ids}) GROUP BY c.id"""
        )
    }
    db.close()
    assert results.totals["companies"] == len(told)
    for c in results.companies:
        passages, documents, first, figures = told.pop(c.name)
        assert (c.passages, c.first.passage, c.figures) == (passages, first, figures)
        assert c.documents == documents if looked_at or not line else documents <= c.documents <= passages
    assert not told


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("order", [o for o in ORDERS if o != "history"])
@pytest.mark.parametrize("kinds", ["", " kind:money", " kind:percent"])
def test_figures_come_in_one_order_whether_sorted_or_walked(
    many: Explorer, index: Path, line: str, order: str, kinds: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = many.parse(line + kinds)
    found = found_in(many, line + kinds)
    db = sqlite3.connect(index)
    where = "AND f.kind = 'percent'" if "percent" in kinds else "AND f.kind = 'money'" if kinds else ""
    told = db.execute(
        f"""SELECT f.passage, f.text FROM figure f LEFT JOIN company c ON c.id = f.company
            WHERE f.passage IN ({",".join(map(str, found)) or "0"}) {where} ORDER BY {ORDERS[order]}"""
    ).fetchall()
    db.close()
    for most in (0, 2_000):
        monkeypatch.setattr(figure_lists, "_SORTED", most)
        results = many.search(query, order=order, limit=37)
        assert [(f.place.passage, f.text) for f in results.figures] == told[:37]
        assert results.totals["figures"] == len(told)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), max_size=12), st.sets(st.integers(0, 40)))
def test_few_passages_are_looked_for_among_trends_of_any_shape(spans: list[tuple[int, int]], found: set[int]) -> None:
    rows = [(i, 1, "", "", "[]", lo, lo + more, None) for i, (lo, more) in enumerate(sorted(spans))]
    scattered = (99, 1, "", "", "[]", None, None, BitMap([3, 7, 8]).serialize())
    known = Trends([*rows, scattered], {1: 0})
    told = [len(s & BitMap(found)) for s in known._sets]
    assert known._hits(BitMap(found)) == told


@pytest.mark.parametrize("few", [0, 2_000])
@pytest.mark.parametrize("line", LINES)
def test_trends_are_counted_as_rows_tell(
    many: Explorer, index: Path, line: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trends, "_FEW", few)
    results = many.search(many.parse(line), limit=50)
    found = BitMap(found_in(many, line))
    db = sqlite3.connect(index)
    sets = [BitMap.deserialize(r[0]) for r in db.execute("SELECT passages FROM trend")]
    db.close()
    told = sorted(n for s in sets if (n := len(s & found)))
    assert results.totals["trends"] == len(told)
    if len(told) <= 50:
        assert sorted(t.hits for t in results.trends) == told
    titled = [bool(t.marks) for t in results.trends]
    assert titled == sorted(titled, reverse=True)


def test_a_facet_tells_its_first_values_and_all_of_them_when_asked(
    many: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "FACET_VALUES", 5)
    query = many.parse("芯片 source:24")
    results = many.search(query)
    whole = many.facet_values(query, "source")
    assert results.facet_sizes["source"] == sum(v.count > 0 for v in whole) > 5
    assert len(results.facets["source"]) in (5, 6)
    assert [v.value for v in whole if v.chosen] == [v.value for v in results.facets["source"] if v.chosen] == ["24.md"]
    assert [v for v in whole if v in results.facets["source"]] == list(results.facets["source"])
    assert {v.value for v in many.facet_values(query, "source", "1") if not v.chosen} <= {
        f"{i:02d}.md" for i in range(25) if "1" in f"{i:02d}"
    }


def test_texts_are_found_by_what_they_hold() -> None:
    texts = Texts(["abc", "", "bcd", "芯片 b", "b"])
    assert texts.having(["b"]) == [0, 2, 3, 4]
    assert texts.having(["cd", "芯"]) == [2, 3]
    assert texts.having(["", "c\nb"]) == []
    assert Texts([]).having(["a"]) == []


def test_what_is_remembered_stays_within_its_bytes(index: Path, many: Explorer) -> None:
    reader = Reader(index)
    small = Sets(reader.rows, size=600)
    for _ in range(2):
        for term in ("芯", "片", "智", "能", "的"):
            assert small.gram(term) == reader.gram(term)
            assert small.prefix(term) == reader.prefix(term) >= reader.gram(term)
    assert len(small._held) < 5
    reader.close()


@pytest.mark.parametrize("line", ["", "芯片", "智能体", "year:2024"])
def test_every_found_passage_has_a_row_and_more_rows_change_nothing_above(many: Explorer, line: str) -> None:
    few = many.search(many.parse(line), limit=30)
    all_of_them = many.search(many.parse(line), limit=10_000)
    rows = [p.place.passage for p in all_of_them.passages]
    assert len(rows) == len(set(rows)) == all_of_them.total
    if not all_of_them.ways:
        assert [p.place.passage for p in few.passages] == rows[:30]
