"""The main job in a real terminal: search, move to a passage, read it in its document."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")]


@pytest.fixture(params=[(120, 40), (80, 24)], ids=["120x40", "80x24"])
def terminal(
    request: pytest.FixtureRequest, seeds_index: Path, environment: dict[str, str], tmp_path: Path
) -> Iterator[Terminal]:
    columns, rows = request.param
    # A home of its own: the app opens as it was left.
    own = {**environment, "XDG_DATA_HOME": str(tmp_path), "TRENDTUI_STATE": str(tmp_path / "state.json")}
    opened = Terminal([sys.executable, "-m", "trendtui", "--db", str(seeds_index)], columns, rows, own, tmp_path)
    yield opened
    opened.close()


def test_search_a_word_and_read_it_in_its_document(terminal: Terminal) -> None:
    terminal.wait_for("Overview")
    terminal.send("/", "算力")
    terminal.wait_for("算力")
    terminal.send("enter", "4", "j", "enter")
    # A frame comes in several reads, from the top; the file's name stands at its end.
    terminal.wait_for(r"(?s)hit \d+ of \d+.*算力.*\.txt")
    assert terminal.reversed_or_coloured("算力")
    terminal.send("n", "escape", "q")
    assert terminal.wait_end() == 0


def test_a_query_line_opens_its_view(seeds_index: Path, environment: dict[str, str], tmp_path: Path) -> None:
    line = "-company:OpenAI 主题:智能体"
    opened = Terminal(
        [sys.executable, "-m", "trendtui", "--db", str(seeds_index), "--query", line], 120, 40, environment, tmp_path
    )
    opened.wait_for(r"(?s)-company:OpenAI 主题:智能体.*not company OpenAI ✕.*✗ OpenAI +-\d+")
    opened.send("q")
    assert opened.wait_end() == 0
    opened.close()
