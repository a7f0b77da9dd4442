"""The index: written whole, replaced without ghosts, swapped in or left alone."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from trendtui.model.problems import Problem
from trendtui.search.service import Explorer
from trendtui.search.syntax import parse
from trendtui.store.reading import open_readonly
from trendtui.store.writing import Builder

Write = Callable[..., None]


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
    with Builder(small_index) as builder:
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
