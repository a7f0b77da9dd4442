"""corrections.toml: what is written is read again, what stands beside it stays, a mistake is told by its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.corrections import file
from trendtui.corrections.tables import HEAD, blocks, with_table, without_table
from trendtui.model.corrections import Correction, OfCompany, OfFigure, OfTrend, Where
from trendtui.model.problems import Problem
from trendtui.model.units import KINDS

DAYS = st.dates().map(lambda d: d.isoformat())
TEXTS = st.text(min_size=1, max_size=30).filter(lambda s: s.strip() and s.encode("utf-8", "replace").decode() == s)
WHERE = st.builds(
    Where, TEXTS, TEXTS, st.just("") | TEXTS, st.just("") | TEXTS, st.integers(1, 10**6), st.integers(1, 9),
    st.integers(1, 9), st.just("") | TEXTS,
)  # fmt: skip
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ACTS = st.builds(
    lambda on, name, to, act: OfCompany(on, name, act, to if act in ("merge", "rename") else ""),
    DAYS, TEXTS, TEXTS, st.sampled_from(["merge", "rename", "hide", "confirm"]),
).filter(lambda c: c.name != c.to)  # fmt: skip
MENDED = st.builds(
    lambda on, where, words, nth, pair, unit, kind, year, company: OfFigure(
        on, where, words, nth, False, min(pair), max(pair), unit, kind, year, company
    ),
    DAYS, WHERE, TEXTS, st.integers(1, 5), st.tuples(NUMBERS, NUMBERS), st.none() | TEXTS,
    st.none() | st.sampled_from(KINDS), st.none() | st.integers(0, 2999), st.none() | st.just("") | TEXTS,
)  # fmt: skip
REJECTED = st.builds(lambda on, where, words: OfFigure(on, where, words, reject=True), DAYS, WHERE, TEXTS)
THEMED = st.builds(
    lambda on, where, add, take: OfTrend(on, where, where.quotation, tuple(add), tuple(take)),
    DAYS, WHERE.map(lambda w: Where(w.source, w.quotation, line=w.line, text=w.text)),
    st.lists(st.sampled_from("abc"), min_size=1, unique=True), st.lists(st.sampled_from("xyz"), unique=True),
)  # fmt: skip
CORRECTIONS = st.lists(ACTS | MENDED | REJECTED | THEMED, max_size=6)
WRITTEN = st.lists(st.sampled_from(["# mine", "", "#", "# [[company]]", "   ", "# a \u2028b"]), max_size=4).map(
    "\n".join
)
"""What somebody writes between the tables."""


@given(CORRECTIONS)
def test_what_is_written_is_read_again(corrections: list[Correction]) -> None:
    assert file.of_text(file.to_text(corrections), Path("x")) == tuple(corrections)


@given(CORRECTIONS, st.lists(WRITTEN, min_size=7, max_size=7), st.data())
def test_taking_one_table_away_leaves_every_other_word(
    corrections: list[Correction], written: list[str], data: st.DataObject
) -> None:
    text = written[0] + "\n"
    for correction, more in zip(corrections, written[1:], strict=False):
        text = with_table(text, *file.table_of(correction)) + more + "\n"
    for _ in corrections:
        there = blocks(text)
        number = data.draw(st.integers(1, len(there)))
        gone = there[number - 1]
        left = without_table(text, number)
        assert [b.values for b in blocks(left)] == [b.values for b in there if b is not gone]
        # What was no table is there still, but for one line break.
        rest = text[: gone.start] + text[gone.end :]
        assert left.replace("\n", "") == rest.replace("\n", "")
        assert len(rest) - len(left) <= 1
        text = left
    assert "".join(text.split()) == "".join("".join(written[: len(corrections) + 1]).split())


@given(CORRECTIONS, ACTS)
def test_adding_and_taking_away_again_changes_nothing(corrections: list[Correction], more: Correction) -> None:
    text = HEAD + file.to_text(corrections)
    with_more = with_table(text, *file.table_of(more))
    assert with_more.startswith(text)
    assert without_table(with_more, len(corrections) + 1) == text


def test_a_header_inside_a_text_of_several_lines_is_no_table(tmp_path: Path) -> None:
    mine = '[[company]]\non = 2025-01-01\nname = """\n[[company]]\n# no comment\n#"""\nhide = true\n# mine\n'
    (tmp_path / "c.toml").write_text(mine, "utf-8")
    assert [c.name for c in file.load(tmp_path / "c.toml")] == ["[[company]]\n# no comment\n#"]
    assert file.take(tmp_path / "c.toml", 1) == ()
    assert (tmp_path / "c.toml").read_text("utf-8") == "# mine\n"


def test_the_file_of_another_system_keeps_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes("\ufeff# mine\r\n[[company]]\r\non = 2025-01-01\r\nname = '甲'\r\nhide = true\r\n".encode())
    file.add(path, OfCompany("2025-02-02", "乙", "hide"))
    assert b"\r\n" in path.read_bytes().replace(b"\n\n", b"")
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert [c.name for c in file.take(path, 1)] == ["乙"]


WRONG = [
    ("[[company]\n", ":1: no TOML"),
    ("\n\n[[compny]]\nname = 'x'\n", ":3: unknown compny"),
    ("x = 1\n", ":1: unknown x"),
    ("[company]\nname = 'x'\n", ":1: each company is written under"),
    ("company = []\n", "one under the other"),
    ("[[company]]\nname = 'x'\nhide = true\n", ":1: [[company]] needs 'on'"),
    ("[[company]]\non = 2025-13-01\nname = 'x'\n", ":2: no TOML"),
    ("[[company]]\non = '2025-13-01'\nname = 'x'\nhide = true\n", "needs 'on'"),
    ("[[company]]\non = 2025-01-01\nname = 3\nhide = true\n", "'name' must be a text, not 3"),
    ("[[company]]\non = 2025-01-01\nname = 'x'\n", "needs one of merge_into"),
    ("[[company]]\non = 2025-01-01\nname = 'x'\nhide = true\nrename = 'y'\n", "needs one of merge_into"),
    ("[[company]]\non = 2025-01-01\nname = 'x'\nmerge_into = 'x'\n", "must be another name"),
    ("[[company]]\non = 2025-01-01\nname = 'x'\nhidden = true\n", "unknown 'hidden'"),
    ("[[company]]\non = 2025-01-01\nname = 'x'\nhide = 'yes'\n", "must be true or false"),
    ("[[figure]]\non = 2025-01-01\ndocument = 'd'\npassage = 'p'\nfigure = '3'\n", "needs reject = true, or some"),
    ("[[figure]]\non = 2025-01-01\ndocument = 'd'\npassage = 'p'\nfigure = '3'\nlow = 3\n", "go together"),
    ("[[figure]]\non = 2025-01-01\ndocument = 'd'\npassage = 'p'\nfigure = '3'\nvalue = inf\n", "must be a number"),
    ("[[figure]]\non = 2025-01-01\ndocument = 'd'\npassage = 'p'\nfigure = '3'\nkind = 'x'\n", "unknown kind 'x'"),
    ("[[figure]]\non = 2025-01-01\ndocument = 'd'\nfigure = '3'\nreject = true\n", "needs 'passage'"),
    ("[[trend]]\non = 2025-01-01\ndocument = 'd'\nheading = 'h'\n", "needs add"),
    ("[[trend]]\non = 2025-01-01\ndocument = 'd'\nheading = 'h'\nadd = ['a']\ntake_away = ['a']\n", "cannot be both"),
    ("[[trend]]\non = 2025-01-01\ndocument = 'd'\nheading = 'h'\nadd = [1]\n", "must be a list of texts"),
]


@pytest.mark.parametrize(("text", "complaint"), WRONG)
def test_a_mistake_is_told_with_file_and_line_and_the_file_left_alone(
    tmp_path: Path, text: str, complaint: str
) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Problem) as told:
        file.load(path)
    assert str(told.value).startswith(str(path))
    assert complaint in str(told.value)
    with pytest.raises(Problem):
        file.add(path, OfCompany("2025-01-01", "甲", "hide"))
    assert path.read_text("utf-8") == text


def test_every_mistake_is_told_at_once_and_what_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    assert file.load(path) == ()
    path.write_text("[[company]]\nname='x'\nhide=true\n" * 12, "utf-8")
    with pytest.raises(Problem, match=r"(?s):1: .*:4: .*… and 4 more"):
        file.load(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(Problem, match="not UTF-8"):
        file.load(path)
    with pytest.raises(Problem, match="there is no such correction; there are 0"):
        file.take(tmp_path / "new.toml", 1)
