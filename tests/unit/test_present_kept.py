"""What is kept, as marks on rows and as rows of its own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from trendtui.model.collected import Anchor, Bookmark, Cited, Collected, KeptPassage, News, SavedSearch, Standing
from trendtui.model.results import PassageRow, Place, TrendRow
from trendtui.tui.present import collected, kept
from trendtui.tui.present.collected import Item, Search
from trendtui.tui.present.line import plain
from trendtui.tui.screens.note import parted

MARK = Bookmark(
    "0a", "passage", "", Anchor("a.md", "f", "芯片的订单达到 65 亿美元", line=3, section="甲 › 乙"), Cited("标题"),
    "为什么？", ("Chips", "to read"),
)  # fmt: skip
HERE = Standing("here", "a.md", KeptPassage(7, MARK.anchor.quotation, 3, 3, "甲 › 乙"))
GONE = Standing("gone", "a.md", None, "the document has no such words")
CHANGED = Standing("changed", "a.md", KeptPassage(8, "另一句", 9, 9, "甲"), "other words stand in their place")


def passage(n: int) -> PassageRow:
    return PassageRow(Place("a.md", 3, 3, n, "", ""), "paragraph", "x", (), "x", (), (), ())


def test_only_what_stands_in_the_index_unchanged_is_marked() -> None:
    moved = replace(HERE, status="moved", passage=replace(HERE.passage, passage=9) if HERE.passage else None)
    those = [MARK, replace(MARK, id="0b"), replace(MARK, id="0c"), replace(MARK, id="0d")]
    found = kept.kept(
        Collected(tuple(those), (SavedSearch("芯", "芯片"),)), {"0a": HERE, "0b": GONE, "0c": CHANGED, "0d": moved}
    )
    assert [found.role_of(passage(n)) for n in (7, 8, 9, 10)] == ["kept", "", "kept", ""]
    assert found.minus("0a").role_of(passage(7)) == ""
    assert found.id_of(("passage", 9, "")) == "0d"
    assert found.minus("0d").searches == {"芯": "芯片"}


def test_a_passage_in_which_something_is_kept_is_marked_otherwise_and_is_not_kept() -> None:
    found = kept.Kept().plus(replace(MARK, kind="figure", name="65 亿美元"), 7)
    assert found.role_of(passage(7)) == "kept-within"
    assert found.id_of(("passage", 7, "")) == ""
    trend = TrendRow(Place("a.md", 3, 3, 7, "", ""), 1, "x", (), "trend", "", (), 1)
    assert found.role_of(trend) == ""
    assert found.role_of("a head") == ""


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", True), ("订单", True), ("６５", True), ("#chips", True), ("#ch 为什么", True), ("#toread", True),
        ("chips", True), ("gone", False), ("#nothing", False), ("订单 nothing", False), ("标题", True), ("a.md", True),
    ],
)  # fmt: skip
def test_a_filter_looks_everywhere_and_at_the_beginnings_of_labels(line: str, found: bool) -> None:
    assert bool(collected.chosen([collected.item(MARK, HERE)], line)) is found


def test_a_status_is_a_word_to_filter_by() -> None:
    assert [
        i.status
        for i in collected.chosen(
            [collected.item(MARK, HERE), collected.item(MARK, GONE), collected.item(MARK)], "gone"
        )
    ] == ["gone"]


def test_labels_come_one_after_the_other_then_all() -> None:
    labels = ["chips", "to read"]
    seen = [
        line := collected.next_label(labels, ""),
        line := collected.next_label(labels, line),
        collected.next_label(labels, line),
    ]
    assert seen == ["#chips", "#toread", ""]
    assert collected.next_label([], "#chips") == ""
    assert collected.next_label(labels, "芯片") == "#chips"


def test_a_bookmark_s_page_has_the_old_words_and_the_new_ones() -> None:
    page = [b.text for b in collected.blocks(Item(MARK, CHANGED))]
    assert MARK.anchor.quotation in page
    assert "另一句" in page
    assert any("other words stand in their place" in text for text in page)
    assert "另一句" not in [b.text for b in collected.blocks(Item(MARK, HERE))]
    piece = replace(MARK, anchor=replace(MARK.anchor, piece="65 亿美元"))
    (marked,) = [b for b in collected.blocks(Item(piece, HERE)) if b.marks]
    assert [marked.text[s:e] for s, e in marked.marks] == ["65 亿美元"]


def test_what_is_new_of_a_search_is_told_and_nothing_new_too() -> None:
    search = SavedSearch("芯", "芯片", looked="2026-01-01T00:00:00+00:00")
    news = News(search, 5, {"a.md": 5}, 1, 2)
    assert "2 passages in 1 document" in plain(collected.paint(Search(search, news), 100)[1])
    assert "nothing new" in plain(collected.paint(Search(search, replace(news, new_passages=0)), 100)[1])
    assert "nothing new since yesterday" in collected.new(News(replace(search, looked="yesterday"), 0, {}, 0, 0)).text


@given(st.text(), st.text(), st.lists(st.text(min_size=1), max_size=3), st.integers(20, 140), st.booleans())
def test_rows_fit_any_width_whatever_is_in_them(words: str, note: str, labels: list[str], width: int, on: bool) -> None:
    mark = replace(MARK, name=words, note=note, labels=tuple(labels), anchor=replace(MARK.anchor, quotation=words))
    for standing in (None, HERE, GONE, CHANGED):
        painted = collected.paint(Item(mark, standing, on), width)
        assert len(painted) <= collected.HEIGHTS["bookmarks"]
        assert all(cell_len(plain(line)) <= width for line in painted)
    painted = collected.paint(Search(SavedSearch(words, note), None), width)
    assert all(cell_len(plain(line)) <= width for line in painted)


@given(st.text())
def test_labels_are_read_from_a_line_and_read_again_the_same(line: str) -> None:
    labels = parted(line)
    assert parted(", ".join(labels)) == labels
    assert all(label.strip() == label and label for label in labels)
