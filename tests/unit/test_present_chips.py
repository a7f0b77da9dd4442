"""Chips are the parts of a query: each can go alone, they fit any width, and what is left is a line as well."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.test_syntax import MORE_PIECES, PIECES

from trendtui.model.results import FacetValue
from trendtui.search.syntax import parse, write
from trendtui.tui.present import chips
from trendtui.tui.present.line import length, plain

LINES = st.lists(st.one_of(MORE_PIECES, PIECES, st.text(max_size=3))).map("".join)


def words(line: str, labels: chips.Labels | None = None) -> list[str]:
    return [chip.words for chip in chips.chips(parse(line), labels or {})]


def test_every_part_is_said_in_words() -> None:
    line = '算力 "AI 芯片" -游戏 a OR b company:OpenAI,NVIDIA -theme:agents year:2025..2030 估值>1000亿美元'
    labels = chips.labels_of({"theme": (FacetValue("agents", "智能体", 3, excluded=True),)})
    assert words(line, labels) == [
        "算力", "“AI 芯片”", "without 游戏", "a or b", "company OpenAI", "or company NVIDIA", "not theme 智能体",
        "year 2025..2030", "估值>1000亿美元",
    ]  # fmt: skip


def test_a_part_is_turned_round_and_back() -> None:
    for line, turned in (("算力", "-算力"), ("company:OpenAI", "-company:OpenAI"), ("-theme:agents", "theme:agents")):
        query = parse(line)
        assert chips.turned(query, chips.chips(query, {})[0].part) == parse(turned)
    query = parse("a OR b")
    assert chips.turned(query, query.terms[0]) == parse("-a -b")
    query = parse("估值>1亿")
    assert chips.turned(query, query.conditions[0]) == query


@given(LINES)
def test_the_parts_taken_away_one_after_the_other_leave_nothing(line: str) -> None:
    query = parse(line)
    left = len(chips.chips(query, {}))
    while found := chips.chips(query, {}):
        query = chips.without(query, found[-1].part)
        assert len(chips.chips(query, {})) < left
        assert parse(write(query)) == query
        left = len(chips.chips(query, {}))
    assert not query


@given(LINES)
def test_a_part_turned_round_is_a_line_again(line: str) -> None:
    query = parse(line)
    for chip in chips.chips(query, {}):
        turned = parse(write(chips.turned(query, chip.part)))
        assert parse(write(turned)) == turned


@given(LINES, st.integers(20, 120), st.integers(-1, 12))
def test_chips_fit_and_the_one_that_matters_is_among_them(line: str, width: int, cursor: int) -> None:
    found = chips.chips(parse(line), {})
    cursor = min(cursor, len(found) - 1)
    placed = chips.placed(found, width, cursor)
    assert length(placed.line) <= width
    shown = [number for _, _, number in placed.spans]
    if found:
        assert (cursor if cursor >= 0 else len(found) - 1) in shown
    for first, end, number in placed.spans:
        assert placed.at(first) == (number, False)
        assert placed.at(end - 2) == (number, True)
    if len(shown) < len(found):
        assert "+" in plain(placed.line)
