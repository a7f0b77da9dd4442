"""The index: written whole, replaced without ghosts, swapped in or left alone."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database
from tests.conftest import COMPANIES, small_document

from trendtui.model.problems import Problem
from trendtui.search import service
from trendtui.search.service import Explorer
from trendtui.search.syntax import parse
from trendtui.store import writing
from trendtui.store.bulk import Gatherer
from trendtui.store.grams import grams
from trendtui.store.opening import open_readonly
from trendtui.store.schema import migrations
from trendtui.store.writing import Builder

Write = Callable[..., None]


@pytest.fixture(autouse=True, params=["swapped", "in place"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is added to an index goes into a copy of a small one, and into a large one itself."""
    monkeypatch.setattr(writing, "_COPIED", 0 if request.param == "in place" else 1_000_000_000)


def sources(path: Path, line: str) -> list[str]:
    explorer = Explorer.open(path)
    try:
        return sorted({p.place.source for p in explorer.search(parse(line)).passages})
    finally:
        explorer.close()


def test_a_replaced_document_leaves_no_ghost(small_index: Path, write_index: Write) -> None:
    assert sources(small_index, "英伟达") == ["alpha.md"]
    write_index(small_index, {"alpha.md": "全新的内容，只谈机器人。"})
    assert sources(small_index, "英伟达") == []
    assert sources(small_index, "机器人") == ["alpha.md"]
    explorer = Explorer.open(small_index)
    results = explorer.search(parse(""))
    assert results.total == 1 + 5
    assert {v.value for v in results.facets["company"]} == {"月之暗面"}
    assert {r.name for r in results.companies} == {"月之暗面"}
    explorer.close()


def test_a_removed_document_is_gone_from_every_list(small_index: Path) -> None:
    with Builder(small_index, small=True) as builder:
        assert builder.remove("beta.txt")
        assert not builder.remove("beta.txt")
        builder.publish()
    assert sources(small_index, "") == ["alpha.md"]


def test_replacing_again_and_again_does_not_grow_the_postings(small_index: Path, write_index: Write) -> None:
    for i in range(12):
        write_index(small_index, {"alpha.md": f"第{i}版。英伟达与芯片。"})
    with sqlite3.connect(small_index) as db:
        (size,) = db.execute("SELECT sum(length(passages)) FROM gram").fetchone()
        (rows,) = db.execute("SELECT count(*) FROM passage").fetchone()
    db.close()
    assert rows == 6
    assert size < 20_000


def test_leaving_a_build_without_publishing_changes_nothing(small_index: Path) -> None:
    before = small_index.read_bytes()
    with Builder(small_index) as builder:
        builder.remove("alpha.md")
    assert small_index.read_bytes() == before
    assert not small_index.with_name("small.db.building").exists()


def test_a_build_that_was_killed_is_swept_away_by_the_next(small_index: Path, write_index: Write) -> None:
    small_index.with_name("small.db.building").write_bytes(b"half an index")
    write_index(small_index, {"gamma.md": "算力"})
    assert sources(small_index, "算力") == ["alpha.md", "gamma.md"]


def test_two_imports_at_once_are_refused(small_index: Path) -> None:
    with Builder(small_index), pytest.raises(Problem, match="another import"):
        Builder(small_index)


def test_an_open_explorer_reads_the_new_index_after_an_import(small_index: Path, write_index: Write) -> None:
    explorer = Explorer.open(small_index)
    assert explorer.search(parse("机器人")).total == 0
    write_index(small_index, {"gamma.md": "机器人"})
    assert explorer.search(parse("机器人")).total == 1
    explorer.close()


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to look like one" * 30])
def test_a_file_that_is_no_index_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(Problem, match=r"other\.db"):
        open_readonly(path)


def test_somebody_elses_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(Problem, match="not an index"):
        Builder(path)
    assert path.read_bytes() == before


def test_an_index_of_a_later_version_is_told(small_index: Path) -> None:
    db = sqlite3.connect(small_index)
    db.execute("PRAGMA user_version = 99")
    db.commit()
    db.close()
    with pytest.raises(Problem, match="later version"):
        Explorer.open(small_index)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        file = tmp_path / "file"
        file.write_text("in the way")
        target = file / "index.db"
    else:
        tmp_path.chmod(0o500)
        target = tmp_path / "deep" / "index.db"
    with pytest.raises(Problem, match="cannot write the index"):
        Builder(target)


def test_the_views_read_well_in_any_tool(small_index: Path) -> None:
    db = sqlite3.connect(small_index)
    trends = db.execute("SELECT source, ordinal, trend, line FROM trends").fetchall()
    figures = db.execute("SELECT text, low, unit, source, line FROM figures").fetchall()
    companies = db.execute("SELECT company, mentions, documents FROM companies").fetchall()
    db.close()
    assert trends[0] == ("alpha.md", 1, "算力与芯片", 1)
    assert figures == [("3万亿美元", 3e12, "USD", "alpha.md", 2), ("1570亿美元", 1.57e11, "USD", "alpha.md", 5)]
    assert ("OpenAI", 1, 1) in companies


TEXTS = st.text(
    st.one_of(
        st.sampled_from("算力芯片 AIgptGPT4o9xX\n\u3000ＡＩ，。-_|*+ﬁ™…́²薴強\u200b\ud800🙂한글カﾊﾟéß"), st.characters()
    )
)


def gathered(texts: list[str], gatherer: Gatherer) -> dict[str, set[int]]:
    for number, text in enumerate(texts):
        gatherer.add(number, text)
    return {term: set(passages) for term, passages in gatherer.take().items()}


def one_by_one(texts: list[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        for term in grams(text):
            found.setdefault(term, set()).add(number)
    return found


@given(st.lists(TEXTS, max_size=6), st.sampled_from([1, 7, 10_000]), st.sampled_from([1, 2, 100]))
def test_many_texts_at_once_have_the_terms_of_each(texts: list[str], at_once: int, words: int) -> None:
    assert gathered(texts, Gatherer(at_once, words)) == one_by_one(texts)


def test_long_words_have_no_more_terms_than_characters() -> None:
    long = "aB9" * 3000
    terms = gathered([f"芯{long}片", long], Gatherer())
    assert terms == one_by_one([f"芯{long}片", long])
    assert sum(map(len, terms)) < 64 * len(long)


def test_a_gatherer_forgets_what_is_buried_before_it_is_taken() -> None:
    from pyroaring import BitMap

    gatherer = Gatherer(at_once=3)
    for number in range(4):
        gatherer.add(number, "芯片")
    gatherer.bury(BitMap([0, 3, 99]))
    assert {t: list(p) for t, p in gatherer.take().items()} == {"芯": [1, 2], "片": [1, 2], "芯片": [1, 2]}
    gatherer.add(0, "芯")
    assert list(gatherer.take()["芯"]) == [0]


def test_a_document_that_comes_twice_in_one_import_leaves_no_ghost(small_index: Path) -> None:
    with Builder(small_index) as builder:
        for text in ("量子计算与英伟达，2031年1000亿美元。", "机器人。"):
            parsed, findings = small_document("gamma.md", text)
            builder.add("gamma.md", "/g", text, text, parsed, findings, COMPANIES, "2026")
        parsed, findings = small_document("delta.md", "量子")
        builder.add("delta.md", "/d", "f", "量子", parsed, findings, COMPANIES, "2026")
        builder.remove("delta.md")
        builder.publish()
    assert sources(small_index, "量子") == []
    assert sources(small_index, "机器人") == ["gamma.md"]
    db = sqlite3.connect(small_index)
    for table in ("facet", "figure_layer"):
        assert not db.execute(f"SELECT 1 FROM {table} WHERE value IN ('2031', 'delta.md')").fetchall()
    assert db.execute("SELECT n FROM gram WHERE term = '机'").fetchall() == [(1,)]
    assert not db.execute("SELECT 1 FROM gram WHERE term = '量'").fetchall()
    db.close()


def test_figures_are_counted_in_layers(small_index: Path, write_index: Write) -> None:
    write_index(small_index, {"gamma.md": "英伟达 1亿美元、2亿美元和3亿美元。"})
    db = sqlite3.connect(small_index)
    layers = db.execute("SELECT layer, length(passages) > 0 FROM figure_layer WHERE what = 'kind' ORDER BY layer")
    assert layers.fetchall() == [(1, 1), (2, 1), (3, 1)]
    db.close()


def test_a_documents_row_counts_what_is_in_it(small_index: Path) -> None:
    explorer = Explorer.open(small_index)
    (alpha, beta) = explorer.documents()
    explorer.close()
    assert (alpha.sections, alpha.passages, alpha.trends, alpha.mentions, alpha.figures) == (2, 6, 2, 2, 2)
    assert (beta.sections, beta.passages, beta.trends, beta.companies) == (1, 5, 1, 1)


def earlier_index(path: Path) -> None:
    """An index of the first schema with two documents of one passage each."""
    db = Database(path)
    migrations.apply(db, stop_before="m002_lexicon")
    for number, text in enumerate(("旧的算力报告。", "读不出来的芯片报告。"), 1):
        db.execute(
            "INSERT INTO document (id, source, path, fingerprint) VALUES (?, ?, '', '')", [number, f"{number}.md"]
        )
        db.execute("INSERT INTO original VALUES (?, ?)", [number, text])
        db.execute("INSERT INTO passage (id, document, number, kind, text, spans, line, end_line) "
                   "VALUES (?, ?, 0, 'paragraph', ?, '[[0, 5]]', 1, 1)", [number, number, text])  # fmt: skip
    live = b":0\x00\x00\x01\x00\x00\x00\x00\x00\x01\x00\x10\x00\x00\x00\x01\x00\x02\x00"
    db.execute("INSERT INTO facet VALUES ('live', '', ?)", [live])
    db.execute("INSERT INTO meta VALUES ('last_passage', '2')")
    db.conn.commit()
    db.close()


def test_an_index_of_an_earlier_schema_asks_to_be_read_again_and_can_be(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    earlier_index(path)
    for opening in (Explorer.open, Builder):
        with pytest.raises(Problem, match="earlier version") as told:
            opening(path)
        assert "import --again" in told.value.remedy
    with Builder(path, again=True) as builder:
        assert sorted(builder.fingerprints()) == ["1.md", "2.md"]
        _, text = builder.kept("1.md")
        parsed, findings = small_document("1.md", text)
        builder.add("1.md", "", "", text, parsed, findings, COMPANIES, "2026")
        builder.publish()
    assert sources(path, "算力") == ["1.md"]
    assert sources(path, "芯片") == ["2.md"]
    with Builder(path) as builder:
        builder.publish()


def test_what_is_packed_is_not_packed_again(small_index: Path, write_index: Write) -> None:
    for i in range(3):
        write_index(small_index, {"alpha.md": f"第{i}版", "beta.txt": f"第{i}版"})
    db = sqlite3.connect(small_index)
    (packed,) = db.execute("SELECT value FROM meta WHERE key = 'dead_when_packed'").fetchone()
    db.close()
    write_index(small_index, {"gamma.md": "新的"})
    db = sqlite3.connect(small_index)
    assert db.execute("SELECT value FROM meta WHERE key = 'dead_when_packed'").fetchone() == (packed,)
    db.close()


def test_the_catalogue_is_written_again_only_when_it_changed(small_index: Path) -> None:
    def write(fingerprint: str) -> list[tuple[str, str]]:
        with Builder(small_index) as builder:
            builder.write_catalogue(list(COMPANIES.values()), [], (), fingerprint)
            builder.publish()
        db = sqlite3.connect(small_index)
        found = db.execute("SELECT folded, company FROM spelling ORDER BY 1").fetchall()
        db.execute("DELETE FROM spelling WHERE company <> 'NVIDIA'")
        db.commit()
        db.close()
        return found

    whole = write("a")
    assert ("英伟达", "NVIDIA") in whole
    assert write("a") == whole, "companies without spellings get theirs"
    db = sqlite3.connect(small_index)
    db.execute("UPDATE spelling SET folded = 'x' WHERE folded = 'nvidia'")
    db.commit()
    db.close()
    assert ("x", "NVIDIA") in write("a")
    assert write("b") == whole


def matched(path: Path, words: str) -> list[str]:
    db = sqlite3.connect(path)
    db.execute("INSERT INTO passage_fts (passage_fts, rank) VALUES ('integrity-check', 1)")
    sql = "SELECT p.text FROM passage_fts f JOIN passage p ON p.id = f.rowid WHERE passage_fts MATCH ? ORDER BY rank"
    found = [r[0] for r in db.execute(sql, [words])]
    db.rollback()
    db.close()
    return found


def test_other_tools_search_with_fts5_and_the_table_keeps_in_step(small_index: Path, write_index: Write) -> None:
    assert [t[:6] for t in matched(small_index, "openai")] == ["OpenAI"]
    assert matched(small_index, "算力与*") == ["算力与芯片"]
    write_index(small_index, {"alpha.md": "Anthropic 的新内容。", "gamma.md": "OpenAI 又来了。"})
    assert matched(small_index, "openai") == ["OpenAI 又来了。"]
    with Builder(small_index) as builder:
        builder.remove("gamma.md")
        builder.publish()
    assert matched(small_index, "openai") == []
    assert matched(small_index, "anthropic") == ["Anthropic 的新内容。"]


# Writes into the index long before the end of its transaction, as it would at the end, and is killed there.
KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from tests.conftest import COMPANIES, small_document
from trendtui.store import writing

def begin(target):
    db = sqlite3.connect(target)
    db.execute("PRAGMA cache_size = 10")
    db.execute("BEGIN IMMEDIATE")
    return db

writing.begin = begin
writing._COPIED = 0
text = "\\n\\n".join(f"第{i}段，月之暗面谈芯片。" for i in range(3000))
parsed, findings = small_document("new.md", text)
with writing.Builder(Path(sys.argv[1]), small=True) as builder:
    builder.add("new.md", "/reports/new.md", "1", text, parsed, findings, COMPANIES, "2026-01-01")
    builder._postings.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_was_killed_while_it_wrote_in_place_is_undone(small_index: Path, write_index: Write) -> None:
    before = small_index.read_bytes()
    subprocess.run([sys.executable, "-c", KILLED, str(small_index)], cwd=Path(__file__).parents[2], check=False)
    assert small_index.read_bytes() != before
    assert small_index.with_name("small.db-journal").exists()
    assert sources(small_index, "") == ["alpha.md", "beta.txt"]
    assert small_index.read_bytes() == before
    write_index(small_index, {"gamma.md": "又一份报告。"})
    assert sources(small_index, "") == ["alpha.md", "beta.txt", "gamma.md"]


def test_a_search_and_a_write_in_place_do_not_mix(
    small_index: Path, write_index: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    explorer = Explorer.open(small_index)
    entered, written = threading.Event(), threading.Event()
    answer = service.answer

    def slow(*asked: Any) -> Any:
        entered.set()
        assert not written.wait(0.2), "the import must wait for the search"
        return answer(*asked)

    def write() -> None:
        entered.wait(10)
        write_index(small_index, {"alpha.md": "全新的内容，只谈机器人。"})
        written.set()

    monkeypatch.setattr(writing, "_COPIED", 0)
    thread = threading.Thread(target=write)
    thread.start()
    monkeypatch.setattr(service, "answer", slow)
    assert [p.place.source for p in explorer.search(parse("英伟达")).passages] == ["alpha.md"]
    thread.join()
    monkeypatch.setattr(service, "answer", answer)
    assert explorer.search(parse("英伟达")).passages == ()
    assert [p.place.source for p in explorer.search(parse("机器人")).passages] == ["alpha.md"]
    explorer.close()
