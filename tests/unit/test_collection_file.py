"""The reader's own file: whatever is kept comes back, a broken line is told and nothing is written over."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.collection import keeping
from trendtui.collection.shelf import Shelf, labelled, news, one
from trendtui.model.collected import KINDS, Anchor, Bookmark, Cited, Collected, SavedSearch
from trendtui.model.problems import Problem
from trendtui.model.wanted import Wanted
from trendtui.search.service import Explorer

MARK = Bookmark(
    "0a", "passage", "", Anchor("a.md", "f", "芯片\n算力", line=3), Cited("标题"), "为什么？", ("甲", "b c")
)
SEARCH = SavedSearch("芯", "theme:chips", "2026-01-01T00:00:00+00:00", "", 3, {"a.md": 3})
HELD = Collected((MARK,), (SEARCH,))


def written(path: Path, held: Collected = HELD) -> Path:
    keeping.change(path, lambda _: held)
    return path


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = written(tmp_path / "deep" / "c.jsonl")
    assert keeping.load(path) == HELD
    text = path.read_text("utf-8")
    assert "为什么？" in text, "the file is for reading"
    assert len(text.splitlines()) == 3


def test_there_is_nothing_before_the_first_bookmark(tmp_path: Path) -> None:
    assert keeping.load(tmp_path / "none.jsonl") == Collected()
    (tmp_path / "empty.jsonl").write_bytes(b"")
    assert keeping.load(tmp_path / "empty.jsonl") == Collected()


def test_a_byte_order_mark_crlf_and_empty_lines_of_another_editor_do_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path / "c.jsonl")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n\r\n"))
    assert keeping.load(path) == HELD


HEAD = '{"trendtui": "collection", "version": 1}\n'


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (HEAD + '{"bookmark": \n', 2, "no JSON"),
        (HEAD + "\n\n[1]\n", 4, "not a JSON object"),
        (HEAD + '{"note": "x"}\n', 2, "neither a bookmark nor a search: note"),
        (HEAD + '{"search": {"name": "x", "query": "y", "tilte": "z"}}\n', 2, "unknown key tilte in search"),
        (HEAD + '{"search": {"name": "x", "query": 3}}\n', 2, "query in search must be a text"),
        (
            HEAD + '{"search": {"name": "x", "query": "q", "total": true}}\n',
            2,
            "total in search must be a whole number",
        ),
        (HEAD + '{"search": {"name": "x", "query": "q", "seen": {"a": "b"}}}\n', 2, "seen must hold whole numbers"),
        (HEAD + '{"search": {"name": "x"}}\n', 2, "search lacks 'query'"),
        (HEAD + '{"search": {"name": "x", "query": ""}}\n', 2, "a name and a query"),
        (HEAD + '{"search": {"name": "x", "query": "q"}}\n' * 2, 3, "the same search x as on line 2"),
        (HEAD + '{"search": []}\n', 2, "search must be an object"),
        (HEAD + '{"bookmark": {}, "anchor": {}, "cited": {}}\n', 2, "anchor lacks 'source'"),
        ('{"version": 1}\n', 1, "must begin with"),
        ('{"trendtui": "collection", "version": 2}\n', 1, "another version"),
        (HEAD + "[" * 100_000 + "\n", 2, ""),
    ],
)
def test_a_broken_line_is_told_and_the_file_left_alone(tmp_path: Path, text: str, line: int, told: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(text, "utf-8")
    for act in (lambda: keeping.load(path), lambda: keeping.change(path, lambda _: HELD)):
        with pytest.raises(Problem) as problem:
            act()
        assert f"c.jsonl:{line}: " in str(problem.value)
        assert told in str(problem.value)
    assert path.read_text("utf-8") == text


def test_bytes_that_are_no_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(HEAD.encode() + '{"search": {"name": "英伟达", "query": "q"}}\n'.encode("gb18030"))
    with pytest.raises(Problem, match=r":2: not UTF-8"):
        keeping.load(path)


def test_nothing_but_the_file_and_its_lock_is_left_behind(tmp_path: Path) -> None:
    path = written(tmp_path / "c.jsonl")

    def fail(_: Collected) -> Collected:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        keeping.change(path, fail)
    assert sorted(f.name for f in tmp_path.iterdir()) == ["c.jsonl", "c.jsonl.lock"]
    assert keeping.load(path) == HELD


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "c.jsonl")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trendtui.collection.keeping.os.fsync", full)
    with pytest.raises(Problem, match="No space left"):
        keeping.change(path, lambda _: Collected())
    assert keeping.load(path) == HELD
    assert sorted(f.name for f in tmp_path.iterdir()) == ["c.jsonl", "c.jsonl.lock"]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    real = written(tmp_path / "real.jsonl")
    real.chmod(0o640)
    link = tmp_path / "link.jsonl"
    link.symlink_to(real)
    keeping.change(link, lambda held: replace(held, searches=()))
    assert link.is_symlink()
    assert keeping.load(real).searches == ()
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.slow
def test_a_program_killed_while_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    for who in "abc":
        running = subprocess.Popen([sys.executable, "-c", ADD.replace("20", "100000"), str(path), who])
        mine = 0
        while mine < 5:  # whoever reads meanwhile sees a whole file, too
            mine = sum(s.name.startswith(who) for s in keeping.load(path).searches)
        running.kill()
        running.wait(10)
        held = keeping.load(path)
        assert keeping.change(path, lambda h: h) == held, "the lock went with the program"


ADD = """
import sys
from pathlib import Path
from dataclasses import replace
from trendtui.collection import keeping
from trendtui.model.collected import SavedSearch
for n in range(20):
    added = SavedSearch(f"{sys.argv[2]}{n}", "q")
    keeping.change(Path(sys.argv[1]), lambda held: replace(held, searches=(*held.searches, added)))
"""


@pytest.mark.slow
def test_of_two_programs_that_write_at_once_neither_loses_anything(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    running = [subprocess.Popen([sys.executable, "-c", ADD, str(path), who]) for who in ("a", "b")]
    assert [p.wait(60) for p in running] == [0, 0]
    assert {s.name for s in keeping.load(path).searches} == {f"{who}{n}" for who in "ab" for n in range(20)}


def test_a_program_that_keeps_the_file_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_WAIT", 0.05)
    path = tmp_path / "c.jsonl"

    def inside(held: Collected) -> Collected:
        keeping.change(path, lambda h: h)
        return held

    with pytest.raises(Problem, match="another program is changing"):
        keeping.change(path, inside)


any_text = st.text(st.characters(codec=None), max_size=30)
count = st.integers(0, 10**9)
anchors = st.builds(
    Anchor, any_text, any_text, any_text, any_text, any_text, any_text, count, count, any_text, count, count
)
cites = st.builds(Cited, any_text, any_text, st.lists(any_text, max_size=3).map(tuple), any_text, any_text)
marks = st.builds(
    Bookmark, st.uuids().map(str), st.sampled_from(KINDS), any_text, anchors, cites, any_text,
    st.lists(any_text, max_size=3).map(tuple), any_text,
)  # fmt: skip
saved = st.builds(
    SavedSearch, any_text.filter(bool), any_text.filter(bool), any_text, any_text, count,
    st.dictionaries(any_text, count, max_size=3),
)  # fmt: skip


@given(
    st.lists(marks, max_size=3, unique_by=lambda b: b.id).map(tuple),
    st.lists(saved, max_size=3, unique_by=lambda s: s.name).map(tuple),
)
def test_anything_at_all_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, bookmarks: tuple[Bookmark, ...], searches: tuple[SavedSearch, ...]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    assert keeping.load(written(path, Collected(bookmarks, searches))) == Collected(bookmarks, searches)


# --- the shelf ------------------------------------------------------------------------------------------------------

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "own" / "c.jsonl", lambda: NOW)


def test_keeping_a_place_again_adds_labels_and_keeps_the_rest(shelf: Shelf, explorer: Explorer) -> None:
    at = explorer.at_line("alpha.md", 2)
    first = shelf.bookmark(explorer, Wanted(at.source, at.passage, note="why", labels=("b", " a  c ", "b")))
    again = shelf.bookmark(explorer, Wanted(at.source, at.passage, labels=("d",), accessed="2025-01-01"))
    assert again.id == first.id
    assert (again.note, again.labels, again.cited.accessed) == ("why", ("b", "a c", "d"), "2025-01-01")
    assert shelf.collected().bookmarks == (again,)
    assert first.made == "2026-03-04T05:06:07+00:00"


def test_a_place_that_moved_is_kept_once(shelf: Shelf, small_index: Path, write_index: Callable[..., None]) -> None:
    explorer = Explorer.open(small_index)
    first = shelf.bookmark(explorer, Wanted("alpha.md", explorer.at_line("alpha.md", 3).passage, note="why"))
    text = explorer.reading("alpha.md", explorer.parse("")).original
    write_index(small_index, {"alpha.md": f"新的一行在最前面\n{text}"})
    again = shelf.bookmark(explorer, Wanted("alpha.md", explorer.at_line("alpha.md", 4).passage))
    assert (again.id, again.note, again.anchor.line) == (first.id, "why", 4)
    assert shelf.collected().bookmarks == (again,)
    explorer.close()


def test_two_places_never_share_an_id(shelf: Shelf, explorer: Explorer) -> None:
    first = shelf.bookmark(explorer, Wanted("alpha.md", explorer.at_line("alpha.md", 2).passage))
    wanted = Wanted("alpha.md", explorer.at_line("alpha.md", 3).passage)
    second = shelf.bookmark(explorer, wanted)
    shelf.forget((second.id,))
    keeping.change(shelf.path, lambda held: replace(held, bookmarks=(replace(first, id=second.id),)))
    other = shelf.bookmark(explorer, wanted)
    assert other.id != second.id
    assert len(shelf.collected().bookmarks) == 2


def test_a_passage_and_a_figure_of_it_are_two_bookmarks(shelf: Shelf, explorer: Explorer) -> None:
    at = explorer.at_line("alpha.md", 2)
    passage = shelf.bookmark(explorer, Wanted(at.source, at.passage))
    figure = shelf.bookmark(explorer, Wanted(at.source, at.passage, "figure", "3万亿美元", "3万亿美元"))
    assert passage.id != figure.id
    found = shelf.standing(explorer, (passage, figure))
    assert [found[b.id].status for b in (passage, figure)] == ["here", "here"]


def test_ids_may_be_shortened_and_a_wrong_one_takes_nothing_away(shelf: Shelf, explorer: Explorer) -> None:
    kept = [
        shelf.bookmark(explorer, Wanted("alpha.md", explorer.at_line("alpha.md", line).passage)) for line in (1, 2, 3)
    ]
    with pytest.raises(Problem, match="there is no bookmark zz"):
        shelf.forget((kept[0].id, "zz"))
    assert len(shelf.collected().bookmarks) == 3
    assert shelf.forget((kept[0].id[:6].upper(), kept[2].id)) == (kept[0], kept[2])
    assert shelf.collected().bookmarks == (kept[1],)
    with pytest.raises(Problem, match="may mean 2 bookmarks"):
        one((replace(MARK, id="ab1"), replace(MARK, id="ab2")), "ab")
    assert one((replace(MARK, id="ab"), replace(MARK, id="ab2")), "ab").id == "ab"


def test_labels_are_found_in_either_case() -> None:
    assert labelled((MARK,), "B C") == (MARK,)
    assert labelled((MARK,), None) == (MARK,)
    assert labelled((MARK,), "c") == ()


def test_an_index_without_the_document_says_so(shelf: Shelf, explorer: Explorer) -> None:
    found = shelf.standing(explorer, (MARK,))
    assert found[MARK.id].status == "gone"
    assert "no such document" in found[MARK.id].why


def test_what_is_new_is_counted_document_by_document() -> None:
    seen = replace(SEARCH, total=8, seen={"a.md": 5, "b.md": 3})
    told = news(seen, 9, {"a.md": 2, "b.md": 4, "c.md": 3})
    assert (told.new_documents, told.new_passages, told.total) == (1, 4, 9)
    assert news(seen, 8, {"a.md": 5, "b.md": 3}).new_passages == 0


@pytest.mark.parametrize("line", ["芯片", "source:alpha.md 芯片", "-source:alpha.md 芯片", "company:英伟达", "", "zzz"])
def test_counts_by_document_are_those_of_the_search(explorer: Explorer, line: str) -> None:
    total, counts = explorer.counted(line)
    found = explorer.search(explorer.parse(line)).passages
    here = [p.place.source for p in found]
    assert counts == {source: here.count(source) for source in set(here)}
    assert total == len(found)


def test_a_search_that_was_looked_at_has_nothing_new(shelf: Shelf, explorer: Explorer) -> None:
    shelf.save(explorer, " my  chips ", "芯片")
    keeping.change(shelf.path, lambda h: replace(h, searches=(replace(h.searches[0], total=1, seen={"alpha.md": 1}),)))
    (told,) = shelf.news(explorer)
    assert told.search.name == "my chips"
    assert told.new_documents == 1
    assert told.new_passages == told.total - 1 > 0
    shelf.looked([told])
    (after,) = shelf.news(explorer)
    assert (after.new_documents, after.new_passages) == (0, 0)
    assert shelf.unsave("my chips").query == "芯片"
    assert json.loads(shelf.path.read_text("utf-8")) == {"trendtui": "collection", "version": 1}
    with pytest.raises(Problem, match="no saved search"):
        shelf.unsave("my chips")
    for name, line in (("", "x"), ("x", "  ")):
        with pytest.raises(Problem, match="a name and a query"):
            shelf.save(explorer, name, line)
