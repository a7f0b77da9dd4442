"""Every row of the table of keys: it exists, it does not clash, it is told, and docs/keys.md says the same."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.keys import KEY_ALIASES, Keys

from trendtui.tui import keys
from trendtui.tui.app import TrendTui
from trendtui.tui.screens.alike import AlikeScreen
from trendtui.tui.screens.browse import BrowseScreen
from trendtui.tui.screens.kept import KeptScreen
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.screens.sheet import PageScreen
from trendtui.tui.widgets.chips import Chips
from trendtui.tui.widgets.facets import FacetList
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.rows import RowList
from trendtui.tui.widgets.searchbox import SearchBox
from trendtui.tui.widgets.sheet import SheetList
from trendtui.words import LANGUAGES, room

HANDLERS = {
    "everywhere": TrendTui,
    "browse": BrowseScreen,
    "search": SearchBox,
    "list": RowList,
    "facets": FacetList,
    "chips": Chips,
    "reader": ReaderScreen,
    "page": Page,
    "pages": PageScreen,
    "cells": SheetList,
    "alike": AlikeScreen,
    "kept": KeptScreen,
}

NAMED = (
    "slash",
    "question_mark",
    "space",
    "plus",
    "minus",
    "equals_sign",
    "less_than_sign",
    "greater_than_sign",
    "left_square_bracket",
    "right_square_bracket",
    "full_stop",
    "comma",
    "colon",
)
"""Names of characters that Textual gives besides those it lists."""


@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: key.id)
def test_a_key_is_bound_to_an_action_that_exists(key: keys.Key) -> None:
    handler = HANDLERS[key.place]
    assert hasattr(handler, f"action_{key.action.split('(')[0]}")
    bound = {binding.id: binding.key for binding in handler.BINDINGS}  # type: ignore[union-attr]
    assert bound[key.id] == ",".join((*key.keys, *key.twins))


@pytest.mark.parametrize("place", keys.PLACES)
def test_no_key_does_two_things_in_one_place(place: str) -> None:
    used = [k for key in keys.of(place) for k in (*key.keys, *key.twins)]
    assert len(used) == len(set(used))


@pytest.mark.parametrize("key", [key for key in keys.KEYS if key.palette], ids=lambda key: key.id)
def test_an_action_has_a_twin_that_works_under_an_input_method(key: keys.Key) -> None:
    assert any(len(k) > 1 and k not in NAMED for k in (*key.keys, *key.twins))


@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: key.id)
def test_keys_have_names_that_textual_knows(key: keys.Key) -> None:
    known = {value.value for value in Keys} | set(KEY_ALIASES)
    for k in (*key.keys, *key.twins):
        plain = k.removeprefix("alt+")
        assert len(plain) == 1 or plain in known or plain in NAMED, k


@pytest.mark.parametrize("focus", keys.WITHIN)
def test_the_nearest_key_hides_the_others_and_help_tells_the_nearest(focus: str) -> None:
    found = keys.within(focus)
    first = {}
    for place in keys.WITHIN[focus]:
        for key in keys.of(place):
            for k in (*key.keys, *key.twins):
                first.setdefault(k, key)
    for key in found:
        assert any(first[k] is key for k in key.keys)


def test_the_fixed_keys_are_where_people_were_told() -> None:
    told = {
        "browse": {"search": "slash", "facets": "f", "next_hit": "n", "previous_hit": "N", "copy": "y", "edit": "e",
                   "original": "o", "back": "escape", "tab('trends')": "1", "tab('passages')": "4",
                   "company": "c", "why": "w", "order": "s", "kind": "t", "take_last": "backspace", "copy_line": "L",
                   "judge(True)": "plus",
                   "judge(False)": "minus"},
        "list": {"move(1)": "j", "move(-1)": "k", "end(-1)": "g", "end(1)": "G", "open": "enter"},
        "facets": {"choose": "space", "exclude": "x", "values": "slash"},
        "chips": {"take": "delete"},
        "reader": {"next_hit": "n", "previous_hit": "N", "back": "escape", "copy": "y", "edit": "e", "original": "o",
                   "why": "w", "company": "c"},
        "pages": {"why": "w", "judge(True)": "plus", "judge(False)": "minus", "back": "escape"},
        "everywhere": {"help": "question_mark", "command_palette": "ctrl+p", "quit": "q"},
    }  # fmt: skip
    for place, actions in told.items():
        by_action = {key.action: key for key in keys.of(place)}
        for action, key in actions.items():
            assert key in by_action[action].keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_told_in_every_language(language: str) -> None:
    ids, told, short = [key.id for key in keys.KEYS], room(language, "keys"), room(language, "keybar")
    assert sorted(told) == sorted([*ids, *(f"at.{place}" for place in keys.PLACES)]), "words/*/keys.py has every id"
    assert set(short) <= set(ids), "words/*/keybar.py has ids of keys only"
    for words in short.values():
        assert isinstance(words, str)
        assert cell_len(words) <= 8, f"{words} is too long for the key bar"


def test_the_page_of_keys_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text("utf-8") == keys.page(), "run: python -m trendtui.tui.keys > docs/keys.md"
