"""Bookmarks are tied to words: found again where they moved, told when they changed, never attached to a look-alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.collection.anchoring import Text, anchor, find
from trendtui.model.collected import Cited, KeptDocument, KeptPassage, Standing
from trendtui.store.folding import fold

REPORT = [
    "一、算力的账本",
    "数据中心的电费在去年第一次超过了机房的租金，运维负责人说这件事没有人预料到。",
    "一家做推理服务的初创公司估值达到65亿美元，领投的是一只主权基金。",
    "另一家做推理服务的初创公司估值达到165亿美元，领投的是一只主权基金。",
    "二、模型的账本",
    "Training data is one third of the cost, and nobody knows how to price it fairly.",
    "小结",
    "三、人的账本",
    "工程师的薪水涨得比显卡还快，招聘主管把这一页贴在了门上，过了一年也没有撕下来。",
    "小结",
]


def document(texts: list[str], name: str = "r.md", fingerprint: str | None = None, section: str = "") -> KeptDocument:
    line = 1
    passages = []
    for number, text in enumerate(texts, 1):
        end = line + text.count("\n")
        passages.append(KeptPassage(number, text, line, end, section))
        line = end + 2
    return KeptDocument(name, fingerprint or str(hash(tuple(texts))), Cited(), tuple(passages))


def after(old: list[str], at: int, new: list[str], piece: str = "") -> Standing:
    """What becomes of the bookmark on passage `at` (0-based) of one document in another."""
    return find(anchor(document(old), at + 1, piece), Text(document(new)))


def words(standing: Standing) -> str:
    assert standing.passage is not None
    return standing.passage.text


@pytest.mark.parametrize("at", range(len(REPORT)))
def test_it_stands_where_it_was_in_a_document_that_did_not_change(at: int) -> None:
    found = after(REPORT, at, REPORT)
    assert found.status == "here"
    assert found.passage == document(REPORT).passages[at]


@pytest.mark.parametrize("at", range(len(REPORT)))
def test_text_put_in_before_moves_it_silently(at: int) -> None:
    found = after(REPORT, at, ["出版者的话", *REPORT])
    assert (found.status, words(found)) == ("moved", REPORT[at])
    assert found.passage == document(["出版者的话", *REPORT]).passages[at + 1]


def test_a_passage_that_was_moved_within_the_document_is_found_there() -> None:
    new = [REPORT[8], *REPORT[:8], REPORT[9]]
    assert after(REPORT, 8, new) == Standing("moved", "r.md", document(new).passages[0])


def test_passages_that_are_cut_otherwise_still_hold_the_words() -> None:
    joined = [REPORT[0], REPORT[1] + REPORT[2], *REPORT[3:]]
    assert words(after(REPORT, 2, joined)) == joined[1]
    cut = REPORT[8].index("，") + 1
    split = [*REPORT[:8], REPORT[8][:cut], REPORT[8][cut:], REPORT[9]]
    found = after(REPORT, 8, split)
    assert (found.status, words(found)) == ("here", REPORT[8][:cut])


def test_width_case_script_and_blanks_are_no_change() -> None:
    other = [t.upper().replace("数据", "數據").replace("65", "６５").replace(" ", "  ") for t in REPORT]
    assert [after(REPORT, at, other).status for at in range(len(REPORT))] == ["here"] * len(REPORT)


def test_another_figure_is_a_change_and_never_the_other_company_s() -> None:
    new = [t.replace("估值达到65亿", "估值达到80亿") for t in REPORT]
    found = after(REPORT, 2, new, "65亿美元")
    assert (found.status, words(found)) == ("changed", new[2])


def test_a_deleted_passage_is_gone_though_its_twin_in_form_remains() -> None:
    assert after(REPORT, 2, REPORT[:2] + REPORT[3:], "65亿美元").status == "gone"
    assert after(REPORT, 3, REPORT[:3] + REPORT[4:]).status == "gone"


def test_a_longer_number_is_not_the_shorter_one() -> None:
    assert after(["甲", "65亿", "乙"], 1, ["甲", "165亿", "乙"]).status in ("changed", "gone")
    assert after(["甲", "65亿", "乙"], 1, ["甲", "1.65亿", "乙"]).status in ("changed", "gone")
    assert after(["x", "AI", "y"], 1, ["x", "PAIR", "y"]).status in ("changed", "gone")


def test_of_words_that_stand_twice_the_ones_between_the_old_neighbours_are_meant() -> None:
    assert after(REPORT, 6, ["前言", *REPORT]).passage == document(["前言", *REPORT]).passages[7]
    assert after(REPORT, 9, ["前言", *REPORT]).passage == document(["前言", *REPORT]).passages[10]
    for at in (6, 9):
        assert after(REPORT, at, REPORT[:at] + REPORT[at + 1 :]).status == "gone"


def test_words_that_cannot_be_told_apart_are_not_guessed() -> None:
    same = ["免责声明：本报告的内容只供参考，不构成任何的投资建议，转载请注明它的出处。"] * 9
    found = after(same, 4, [*same, "新的一段"])
    assert found.status == "changed"
    assert "cannot be told" in found.why
    assert find(anchor(document(same), 5), Text(document(same))).passage == document(same).passages[4]


def test_a_document_under_another_name_is_known_by_its_bytes() -> None:
    kept = anchor(document(REPORT), 3)
    renamed = Text(replace(document(REPORT), source="other.md"))
    assert find(kept, renamed) == Standing("moved", "other.md", renamed.passages[2])


def test_what_has_no_words_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="no words"):
        anchor(document(["甲", " \u200b\n"]), 2)
    with pytest.raises(ValueError, match="no words 乙"):
        anchor(document(["甲"]), 1, "乙")
    with pytest.raises(ValueError, match="no passage 7"):
        anchor(document(["甲"]), 7)


# --- properties -----------------------------------------------------------------------------------------------------

letters = st.sampled_from("芯片算力模型的一二三是在有AI gpu 1265亿,。.，é\u200b\n臺台")
passage = st.text(letters, min_size=1, max_size=60).filter(lambda t: bool(fold(t).text.strip()))
report = st.lists(passage, min_size=1, max_size=8)


@given(report, st.data())
def test_unchanged_words_are_here_and_nowhere_else(texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    found = after(texts, at, texts)
    assert found.status == "here"
    assert found.passage == document(texts).passages[at]


@given(report, report, st.data())
def test_what_is_said_to_stand_there_does_stand_there(old: list[str], new: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old) - 1))
    mixed = data.draw(st.permutations([*new, *data.draw(st.lists(st.sampled_from(old), max_size=6))]))
    found = after(old, at, mixed)
    assert found.status in ("here", "moved", "changed", "gone")
    if found.status in ("here", "moved"):
        assert fold(old[at]).text.strip() in fold("\n".join(mixed)).text
        assert found.passage in document(mixed).passages
    if found.status == "gone":
        assert found.passage is None


@given(report, st.data())
def test_a_deleted_passage_is_never_said_to_stand_there(texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    left = texts[:at] + texts[at + 1 :]
    if fold(texts[at]).text.strip() not in fold("\n".join(left)).text:
        assert after(texts, at, left).status in ("changed", "gone")


chinese = st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF)
long_passage = st.one_of(
    st.text(chinese, min_size=40, max_size=80), st.lists(chinese, min_size=40, max_size=60, unique=True).map("".join)
)
long_report = st.lists(long_passage, min_size=3, max_size=6, unique=True)


@given(long_report, st.lists(long_passage, max_size=3), st.data())
def test_a_long_passage_is_found_wherever_it_goes(old: list[str], more: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old) - 1))
    new = data.draw(st.permutations([*old, *more]))
    if sum(fold(old[at]).text in fold(t).text for t in new) == 1:
        found = after(old, at, new)
        assert (found.status in ("here", "moved"), words(found)) == (True, old[at])


@given(long_report, st.data())
def test_a_passage_in_which_a_character_changed_is_told_and_shown(old: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old) - 1))
    place = data.draw(st.integers(0, len(old[at]) - 1))
    changed = f"{old[at][:place]}Q{old[at][place + 1 :]}"
    new = [*old[:at], changed, *old[at + 1 :]]
    found = after(old, at, new)
    runs = [t[i : i + 12] for t in old for i in range(len(t) - 11)]
    if len(set(runs)) == len(runs):
        assert (found.status, words(found)) == ("changed", changed)
    else:  # where the words beside it recur, they cannot say where it stood
        assert found.status in ("changed", "gone")


@given(long_report, st.data())
def test_of_a_copy_the_one_that_is_left_is_not_taken_for_it(old: list[str], data: st.DataObject) -> None:
    """A boilerplate that stands twice: the bookmarked one is deleted."""
    at = data.draw(st.integers(0, len(old) - 1))
    first, second = data.draw(st.tuples(long_passage, long_passage))
    both = [*old[:at], old[at], *old[at + 1 :], first, old[at], second]
    found = after(both, at, [*old[:at], *old[at + 1 :], first, old[at], second])
    assert found.status in ("changed", "gone")
