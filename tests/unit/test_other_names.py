"""Names of one thing in a search: looked up without joints and plurals, short Latin ones found as whole words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.search.matching import is_exact
from trendtui.store.folding import fold
from trendtui.store.grams import CLOSED, grams, occurrences
from trendtui.store.lexicon import name_key


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("ge", "GE与Gemini", ["GE"]),
        ("pe", "people, PE投资", ["PE"]),
        ("gpu", "十万张GPUs", ["GPU"]),
        ("gpu", "GPUsage", []),
        ("ai", "OpenAI, AIGC, ＡＩ。", ["AI", "ＡＩ"]),
        ("ev", "EV", ["EV"]),
        ("ev", "EVs", ["EV"]),
        ("ev", "every", []),
    ],
)
def test_a_closed_word_ends_where_the_word_does(word: str, text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in occurrences(word + CLOSED, text)] == found
    assert len(occurrences(word, text)) >= len(found)


@given(st.text(alphabet="aAsS1 芯-_é", max_size=12), st.sampled_from(["a", "as", "a1", "1a", "s"]))
def test_the_postings_tell_of_a_closed_word_what_the_text_does(text: str, word: str) -> None:
    terms = grams(text)
    assert is_exact(word + CLOSED)
    assert bool(occurrences(word + CLOSED, text)) == (word in terms or word + "s" in terms)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("fine tuning", "Fine-Tuning"),
        ("finetuning", "fine tuning"),
        ("agents", "Agent"),
        ("technologies", "technology"),
        ("山姆奥特曼", "山姆·奥特曼"),
        ("U.S.", "US"),
        ("chain‑of‑thought", "chain of thought"),
    ],
)
def test_a_name_is_looked_up_without_its_joints_and_plural(typed: str, name: str) -> None:
    assert name_key(fold(typed).text) == name_key(fold(name).text)


@pytest.mark.parametrize(("one", "other"), [("class", "clas"), ("ios", "io"), ("moss", "mos"), ("c++", "c"), ("-", "")])
def test_different_names_are_looked_up_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
