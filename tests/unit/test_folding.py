"""Folding and grams: the way back always leads to the right characters, and what is typed is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.store.folding import fold, fold_by_character
from trendtui.store.grams import grams, occurrences, units

MIXED = st.text(st.sampled_from("算力芯片AIgpt4 o\n\u3000ＡＩ１，。-+%ﬁ™…́🙂"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＧＰＵ", "gpu"),
        ("AI 芯片", "ai芯片"),
        ("AI芯片", "ai芯片"),
        ("Llama　 3", "llama 3"),
        ("  a \n b  ", "a b"),
        ("ﬁne™", "finetm"),
        ("Straße", "strasse"),
        ("零\u200b宽", "零宽"),
        ("強化學習", "强化学习"),
        ("具身智慧體 機器人", "具身智慧体机器人"),
        ("薴", "苎"),
    ],
)
def test_forms_are_made_alike(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("ai", "OpenAI training AI芯片 said", ["AI", "AI"]),
        ("gpt", "ChatGPT 和 GPT-4", ["GPT", "GPT"]),
        ("rag", "storage fragment RAG", ["RAG"]),
        ("ai芯片", "买了 ＡＩ 芯片。", ["ＡＩ 芯片"]),
        ("c++", "C and C++", ["C++"]),
        ("3.5", "13.5 与 3.5", ["3.5"]),
        ("4o", "GPT-4o", ["4o"]),
        ("deepseek", "DeepSeekV3", ["DeepSeek"]),
        ("芯", "芯片与核芯", ["芯", "芯"]),
        ("v3", "DeepSeekV3", ["V3"]),
    ],
)
def test_a_term_is_found_where_a_person_would_look(term: str, text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in occurrences(term, text)] == found


@given(st.one_of(st.text(), MIXED))
def test_every_folded_character_leads_back_into_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.back) == len(folded.text) + 1
    assert list(folded.back) == sorted(folded.back)
    for i in range(len(folded.text)):
        start, end = folded.span(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert folded.text[i] in fold(text[start:end]).text or text[start].isspace()


@given(st.one_of(st.text(), MIXED))
def test_folding_is_stable(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(MIXED, st.data())
def test_any_piece_of_chinese_in_a_text_is_found_through_its_grams(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    runs = [run for run, cjk in units(folded.text) if cjk]
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 1))
    piece = run[start : data.draw(st.integers(start + 1, len(run)))]
    known = grams(text)
    assert all(piece[i : i + 2] in known for i in range(max(1, len(piece) - 1)))
    assert occurrences(piece, text)


@given(st.one_of(st.text(), MIXED, st.text(st.sampled_from("芯a \n\u3000，"), max_size=12)))
def test_whole_texts_fold_as_their_characters_do(text: str) -> None:
    assert fold(text) == fold_by_character(text)


def test_long_texts_fold_as_their_characters_do() -> None:
    for text in ("AI 芯片，Model one。 " * 900, "芯" * 5000, " ", ""):
        assert fold(text) == fold_by_character(text)
