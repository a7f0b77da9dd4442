"""A document of a megabyte: there at once, jumped through, and kept in place by another width."""

import time

import pytest

from tests.tui.fake import FakeExplorer, _read
from tests.tui.stage import WIDE, opened
from trendtui.tui.screens.reader import ReaderScreen

LINE = "北辰智能在 2025 年拿到 65 亿美元，算力仍是最紧的约束；智能体（agent）从演示走进了生产线，下降了 3.5 倍。"
LINES = 1_000_000 // len(LINE.encode())


@pytest.mark.slow
async def test_a_megabyte_is_read_like_a_page() -> None:
    report = _read("long.md", "", "2026", "# 长\n" + "\n".join([LINE] * LINES), 1)
    async with opened(WIDE, FakeExplorer((report,))) as stage:
        began = time.process_time()
        stage.browse.open_reader(stage.explorer.rows[1].place, stage.explorer.parse("算力"))
        await stage.rest()
        screen = stage.app.screen
        assert isinstance(screen, ReaderScreen)
        # On the machine it was made on a fifth of that, marks included.
        assert time.process_time() - began < 10
        text = screen.text
        assert len(text.hits) == LINES
        assert f"of {LINES:,}" in stage.text()
        await stage.press("G", "N", "full_stop")
        assert text.thing is not None
        assert text.thing.place > (LINES - 60, 0)
        await stage.press("colon", *str(LINES // 2), "enter")
        assert text.line == LINES // 2
        began = time.process_time()
        await stage.pilot.resize_terminal(80, 40)
        await stage.rest()
        assert time.process_time() - began < 5
        assert text.line == LINES // 2
