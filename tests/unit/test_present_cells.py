"""Text made harmless, measured and cut in cells."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from trendtui.tui.present.cells import HIDDEN, clean, cut, pad, shown, widths, window
from trendtui.tui.present.line import Piece, crop, excerpt, fill, length, marked, merged, plain, spread


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_cleaning_keeps_offsets_and_leaves_nothing_a_terminal_obeys(text: str) -> None:
    found = clean(text)
    assert len(found) == len(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cs") for c in shown(found))
    assert "\n" not in shown(found)
    shown(found).encode("utf-8")


def test_what_cleaning_does() -> None:
    assert clean("a\tb\r\n\x1b[0m\x7f\x9b") == "a b \n␛[0m␦␦"
    assert clean("\u202eabc\u2069\ufeff") == f"{HIDDEN}abc{HIDDEN}{HIDDEN}"
    assert clean("\ud800x") == "␦x"
    assert clean("算力 👩‍💻 e\u0301 [red]") == "算力 👩‍💻 e\u0301 [red]"
    assert shown("a\u200bb\nc") == "ab c"


@given(st.text(), st.integers(min_value=0, max_value=40))
def test_cut_and_pad_fit_the_room(text: str, room: int) -> None:
    text = clean(text)
    assert cell_len(cut(text, room)) <= room
    assert cell_len(pad(text, room)) == room
    assert cell_len(pad(text, room, right=True)) == room


def test_cutting_says_so() -> None:
    assert cut("具身智能走出实验室", 10) == "具身智能.."
    assert cut("short", 10) == "short"
    assert cut("具身", 3) == "具"


@given(st.text())
def test_widths_add_up_to_what_the_layout_measures(text: str) -> None:
    text = clean(text).replace("\n", " ")
    assert sum(widths(text)) == cell_len(text)


@given(st.text(max_size=120), st.data(), st.integers(min_value=1, max_value=50))
def test_a_window_fits_and_holds_the_beginning_of_what_it_is_about(text: str, data: st.DataObject, room: int) -> None:
    text = clean(text).replace("\n", " ")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = window(text, start, end, room)
    assert 0 <= first <= last <= len(text)
    assert sum(widths(text)[first:last]) <= room
    assert first <= start
    if sum(widths(text)[start:end]) <= room:
        assert end <= last or sum(widths(text)[last:end]) == 0


def test_a_window_shows_more_after_than_before() -> None:
    text = "零一二三四五六七八九" * 4
    first, last = window(text, 20, 22, 20)
    assert (20 - first, last - 22) == (2, 6)


def test_marks_become_pieces() -> None:
    assert marked("算力不足", ((0, 2),)) == (Piece("算力", "mark"), Piece("不足"))
    assert merged([(3, 9), (1, 4), (-2, 0), (8, 8)], 5) == [(1, 5)]
    assert plain(excerpt("前面算力后面", 2, 5, ((2, 4),))) == "算力后"
    assert excerpt("前面算力后面", 2, 5, ((1, 4),))[0] == Piece("算力", "mark")


@given(st.lists(st.text()), st.lists(st.text(), max_size=2), st.integers(min_value=0, max_value=60))
def test_lines_fit_whatever_they_hold(left: list[str], right: list[str], room: int) -> None:
    one, other = (tuple(Piece(clean(text)) for text in texts) for texts in (left, right))
    assert length(crop(one, room)) <= room
    assert length(fill(one, room)) == room
    assert length(spread(one, other, room)) == room
