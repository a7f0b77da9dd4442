"""What the screens look like, at the sizes people use. Look at the pictures before you take new ones.

Fixed: the index (in memory, its searches take "1 ms"), the theme, the cursor (it does not blink).
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.fake import FakeExplorer
from tests.tui.resting import at_rest
from trendtui.tui.app import TrendTui
from trendtui.tui.themes import OURS

Hands = Callable[[Pilot[None]], Awaitable[None]]


def app(theme: str = OURS) -> TrendTui:
    return TrendTui(FakeExplorer, theme=theme)


def pressing(*keys: str) -> Hands:
    async def run(pilot: Pilot[None]) -> None:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await at_rest(pilot.app)

    return run


SEARCH = ("slash", *"算力", "enter")


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param((120, 40), (), id="trends-120"),
        pytest.param((80, 24), (), id="trends-80"),
        pytest.param((200, 60), (*SEARCH, "4", "down"), id="passages-200"),
        pytest.param((120, 40), ("3", "down", "down"), id="figures-120"),
        pytest.param((120, 40), ("2", "f", "space", "down"), id="companies-and-facets-120"),
        pytest.param((80, 24), ("f", "down", "space"), id="facets-80"),
        pytest.param((60, 20), (*SEARCH, "4"), id="passages-60"),
        pytest.param((120, 40), ("2", "c"), id="company-120"),
        pytest.param((120, 40), ("4", "down", "down", "w"), id="evidence-120"),
        pytest.param((120, 40), (*SEARCH, "4", "enter", "n"), id="reader-120"),
        pytest.param((80, 24), (*SEARCH, "4", "enter"), id="reader-80"),
        pytest.param((80, 24), ("question_mark",), id="help-80"),
        pytest.param((120, 40), ("slash", *"agent 2031", "enter"), id="no-hits-120"),
        pytest.param((80, 24), ("slash", *"agnet", "enter", "4"), id="looser-ways-80"),
        pytest.param((120, 40), ("slash", *"算力 theme:", "up", "down"), id="completions-120"),
        pytest.param((120, 40), ("4", "down", "down", "m"), id="alike-120"),
        pytest.param((80, 24), ("f", "a", *"智"), id="values-80"),
    ],
)
def test_screen(snap_compare: Any, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    assert snap_compare(app(), terminal_size=size, run_before=pressing(*keys))


def test_on_a_light_terminal(snap_compare: Any) -> None:
    assert snap_compare(app("trendtui-light"), terminal_size=(120, 40), run_before=pressing(*SEARCH))
