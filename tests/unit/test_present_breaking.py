"""The line breaker: what it never does, for any text, and where it prefers to break."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from trendtui.tui.present.breaking import NO_END, NO_START, lines
from trendtui.tui.present.cells import clean, shown

MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "大模型算力智能体，。、；：！？（）《》“”「」…—·0123456789.%$ abcDEF-_/\n\u3000\u0301\u200d\ufe0f👩❤ﾊ한"
        ),
        st.characters(),
    ),
    max_size=300,
)


def broken(text: str, room: int) -> list[str]:
    return [text[start:end] for start, end in lines(text, room)]


@given(MIXED, st.integers(min_value=1, max_value=60))
@settings(max_examples=300)
def test_no_character_is_lost_or_moved(text: str, room: int) -> None:
    text = clean(text)
    found = lines(text, room)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(start < end for start, end in found)


@given(MIXED, st.integers(min_value=1, max_value=60))
@settings(max_examples=300)
def test_no_line_is_wider_than_the_room(text: str, room: int) -> None:
    for line in broken(clean(text), room):
        words = shown(line.rstrip(" \n\u3000"))
        # One character, with what is joined to it, may be wider than the room; a line of several is not.
        assert cell_len(words) <= room or sum(cell_len(c) > 0 for c in words) <= 2


@given(st.text(alphabet="大模型算力智能体，。、；：！？（）《》", max_size=200), st.integers(min_value=8, max_value=60))
@settings(max_examples=200)
def test_marks_stand_where_they_may_unless_nothing_else_is_there(text: str, room: int) -> None:
    found = broken(text, room)
    for before, after in pairwise(found):
        if after[0] in NO_START or before[-1] in NO_END:
            # Then the whole line before was marks that hang together, with no other place to break.
            inner = [n for n in range(1, len(before)) if before[n] not in NO_START and before[n - 1] not in NO_END]
            assert not inner


def test_words_and_numbers_stay_whole() -> None:
    text = "北辰智能在 2025 年发布了 Nimbus-4.5，参数为 1,570 亿，速度提升 3.5 倍，约占 28.4%。"
    for room in range(14, 60):
        found = broken(text, room)
        for whole in ("2025", "Nimbus-4.5", "1,570", "3.5", "28.4%"):
            assert any(whole in line for line in found), (room, whole, found)


def test_a_unit_stays_with_its_number() -> None:
    for room in range(8, 30):
        assert any("65亿" in line for line in broken("我们估计其规模会达到65亿美元左右。", room))


def test_chinese_breaks_anywhere_else() -> None:
    assert broken("一二三四五六七八", 6) == ["一二三", "四五六", "七八"]
    assert broken("一二三，四五六", 6) == ["一二", "三，四", "五六"]
    assert broken("一二（三四）五", 6) == ["一二", "（三", "四）五"]


def test_a_word_longer_than_the_line_is_cut_where_the_room_ends() -> None:
    assert broken("https://example.org/a-long-address", 10)[0] == "https://ex"


def test_blanks_at_the_end_of_a_line_belong_to_it() -> None:
    assert broken("one two  three", 7) == ["one two  ", "three"]


def test_accents_and_emoji_are_not_torn() -> None:
    text = clean("e\u0301" * 10 + "👩‍💻" * 10 + "❤️" * 10)
    for line in broken(text, 7):
        assert line[0] not in "\u0301\u200d\ufe0f💻"


def test_a_long_text_takes_linear_time() -> None:
    # 20,000 lines; a quadratic breaker would not come back.
    assert len(lines("算力是智能的燃料，agent 是它的引擎。" * 20_000, 20)) > 20_000
