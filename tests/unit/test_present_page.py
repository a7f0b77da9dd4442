"""The page: rows know their characters, a change of width keeps the place, blocks look like what they are."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from trendtui.model.query import Query
from trendtui.model.results import Block, ChartNote, OutlineItem, Reading, ReferenceNote
from trendtui.tui.present import outline, page
from trendtui.tui.present.cells import width_of
from trendtui.tui.present.line import Piece, length, plain

KINDS = ("paragraph", "heading", "list", "quote", "table", "caption", "code", "chart", "reference")
BLOCKS = st.lists(
    st.builds(
        Block,
        st.integers(1, 9),
        st.sampled_from(KINDS),
        st.integers(0, 5),
        st.text(
            alphabet=st.one_of(st.sampled_from("算力（），。|-\n\t 1.a"), st.characters(exclude_categories=[])),
            max_size=90,
        ),
        st.integers(1, 99),
        st.integers(99, 120),
        st.lists(st.tuples(st.integers(0, 50), st.integers(0, 90)).map(lambda p: (min(p), max(p))), max_size=3).map(
            tuple
        ),
    ),
    max_size=8,
)


@given(BLOCKS, st.integers(min_value=12, max_value=90))
@settings(max_examples=200)
def test_every_character_of_every_block_is_in_a_row_and_no_row_is_too_wide(blocks: list[Block], width: int) -> None:
    layout = page.lay_out(blocks, width)
    for number, text in enumerate(layout.texts):
        rows = [row for row in layout.rows if row.block == number and not row.blank]
        assert "".join(text[row.start : row.end] for row in rows) == text
    for row in range(len(layout.rows)):
        assert length(page.paint(layout, row)) <= width


@given(BLOCKS, st.integers(12, 90), st.integers(12, 90), st.data())
@settings(max_examples=200)
def test_a_place_survives_a_change_of_width(blocks: list[Block], one: int, other: int, data: st.DataObject) -> None:
    layout, wider = page.lay_out(blocks, one), page.lay_out(blocks, other)
    if not layout.rows:
        assert not wider.rows
        return
    row = data.draw(st.integers(0, len(layout.rows) - 1))
    block, offset = layout.place_of(row)
    there = wider.rows[wider.row_of(block, offset)]
    assert there.block == block
    assert there.start <= offset <= max(there.end, there.start)


def make(kind: str, text: str, marks: tuple[tuple[int, int], ...] = (), level: int = 0) -> Block:
    return Block(1, kind, level, text, 7, 9, marks)


def painted(block: Block, width: int = 30, hit: page.Hit | None = None) -> list[str]:
    layout = page.lay_out([block], width)
    return [plain(page.paint(layout, row, hit)).rstrip() for row in range(len(layout.rows))]


def test_blocks_look_like_what_they_are() -> None:
    assert painted(make("list", "第一项要写得长一些，好让它折到第二行")) == [
        "- 第一项要写得长一些，好让它折",
        "  到第二行",
    ]
    assert painted(make("list", "3、第三项要写得长一些，好让它折到第二行"))[1].startswith("   折")
    assert painted(make("quote", "引文")) == ["  引文"]
    assert painted(make("chart", "图注\nhttps://example.org/an/address/too/long.png")) == [
        "  image 图注",
        "        https://example.org/..",
    ]
    table = make("table", "| 年份 | 份额 |\n|---|---|\n| 2026 | 54% |")
    assert painted(table) == ["年份  份额", "----  ----", "2026  54%"]
    assert page.role_of(make("heading", "x", level=1)) == "heading1"
    assert page.role_of(make("heading", "x", level=7)) == "heading3"


def test_a_table_too_wide_is_stacked_with_the_names_of_its_columns_and_loses_nothing() -> None:
    words = "| 年份 | 一个很长很长的表头 |\n|---|---|\n| 2025 | 很长的一格要折到第二行 |\n| 2026 | |"
    assert painted(make("table", words), 26) == [
        "年份 | 一个很长", "很长的表头", "------------------------", "",
        "年份      2025", "一个很..  很长的一格要折到", "          第二行", "",
        "年份      2026", "一个很..",
    ]  # fmt: skip
    bare = "| 一个很长很长的格子 | 另一个很长很长的格子 |\n| 甲 | 乙 |"
    assert painted(make("table", bare), 30) == ["一个很长很长的格子", "另一个很长很长的格子", "", "甲", "乙"]


@given(
    st.lists(
        st.lists(st.text(alphabet=st.sampled_from("算力ab1 ，\u200b\u0301"), max_size=12), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    ),
    st.booleans(),
    st.integers(12, 60),
)
@settings(max_examples=150)
def test_every_character_of_a_cell_is_found_where_it_is_drawn(cells: list[list[str]], ruled: bool, width: int) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    if ruled:
        lines.insert(1, "|---" * len(cells[0]) + "|")
    layout = page.lay_out([make("table", "\n".join(lines))], width)
    text = layout.texts[0]
    for at, character in enumerate(text):
        if character in "算力，ab1":
            row = layout.row_of(0, at)
            assert layout.rows[row].start <= at < layout.rows[row].end
            column = page.column_of(layout, row, at)
            assert drawn(plain(page.paint(layout, row)), column) == character
            found = page.offset_at(layout, row, column)
            # What takes no room stands in the same cell.
            assert found <= at
            assert not width_of(text[found:at])


def drawn(line: str, column: int) -> str:
    """The character that is drawn at a cell of a line."""
    at = 0
    for character in line:
        if at == column and cell_len(character):
            return character
        at += cell_len(character)
    return ""


def test_all_hits_are_marked_and_the_current_one_above_them() -> None:
    block = make("paragraph", "算力与算力", ((0, 2), (3, 5)))
    layout = page.lay_out([block], 30)
    first, second = page.hits([block])
    assert [p.role for p in page.paint(layout, 0, second)] == ["mark", "text", "hit"]
    assert [p.role for p in page.paint(layout, 0, first)] == ["hit", "text", "mark"]
    assert Piece("与", "text") in page.paint(layout, 0)


def test_lines_of_the_document_and_rows_of_the_page() -> None:
    blocks = [Block(n, "paragraph", 0, "算力。" * 20, n * 10, n * 10) for n in range(1, 5)]
    layout = page.lay_out(blocks, 20)
    assert layout.block_at(9) == 0
    assert layout.block_at(20) == 1
    assert layout.block_at(999) == 3
    assert layout.line_at(layout.firsts[2]) == 30
    row = layout.row_of(2, 25)
    assert page.offset_at(layout, row, page.column_of(layout, row, 25)) == 25


def test_charts_and_references_are_read_where_they_stand() -> None:
    reading = Reading(
        Query(), "x.md", "", "X", "", (), "", "", "report",
        (make("paragraph", "上"), Block(2, "caption", 0, "图 一", 20, 20), Block(3, "paragraph", 0, "下", 30, 30)),
        (), (ChartNote(12, "新图", "https://example.org/1"), ChartNote(20, "图 一", "")),
        (ReferenceNote("4", "某报告", "https://example.org", 40),),
    )  # fmt: skip
    found = page.assemble(reading)
    assert [b.text for b in found] == [
        "上", "新图\nhttps://example.org/1", "图 一", "下", "References", "[4] 某报告 https://example.org",
    ]  # fmt: skip


def test_the_outline_counts_the_hits_of_each_heading() -> None:
    items = [OutlineItem(2, "甲", "", "section", 1, 9), OutlineItem(3, "乙", "趋势一", "trend", 5, 9)]
    blocks = [make("paragraph", "x", ((0, 1),)), Block(2, "paragraph", 0, "xx", 2, 2, ((0, 1), (1, 2)))]
    rows = outline.rows(items, blocks)
    assert [(r.depth, r.hits) for r in rows] == [(0, 2), (1, 1)]
    assert plain(outline.paint(rows[1], 24)[0]) == "  趋势一 乙            1"
    assert outline.rows((), blocks) == ()
