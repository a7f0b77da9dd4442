"""The active filters stand as chips under the query line; each can be taken away by key or click."""

import pytest

from tests.tui.stage import NORMAL, WIDE, Stage, opened
from trendtui.tui.widgets.chips import Chips

LINE = "agent -云杉 company:北辰智能 -theme:chips 规模>1亿"


def shown(stage: Stage) -> list[str]:
    return [chip.words for chip in stage.browse.query_one(Chips).chips]


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_everything_that_is_asked_is_shown_in_words_and_nothing_takes_no_room(size: tuple[int, int]) -> None:
    async with opened(size, line=LINE) as stage:
        assert shown(stage) == ["agent", "without 云杉", "company 北辰智能", "not theme 芯片", "规模>1亿"]
        assert "not theme 芯片" in stage.text()
        await stage.press("X")
        assert shown(stage) == []
        assert not stage.browse.query_one(Chips).display


async def test_backspace_takes_the_last_one_away_wherever_the_focus_is() -> None:
    async with opened(line=LINE) as stage:
        await stage.press("backspace")
        assert stage.line == "agent -云杉 company:北辰智能 -theme:chips"
        assert "规模>1亿" in stage.status
        await stage.press("f", "backspace", "right", "right", "backspace")
        assert stage.line == "agent -云杉"
        await stage.press("backspace", "backspace", "backspace")
        assert stage.line == ""
        assert "nothing to take away" in stage.status
        await stage.press("escape", "escape")
        assert stage.line == "agent"


async def test_in_their_line_any_of_them_is_taken_away_or_turned_round() -> None:
    async with opened(line=LINE) as stage:
        await stage.press("F")
        assert stage.browse.pane() == "chips"
        await stage.press("left", "left", "delete")
        assert stage.line == "agent -云杉 -theme:chips 规模>1亿"
        await stage.press("space")
        assert stage.line == "agent -云杉 theme:chips 规模>1亿"
        await stage.press("right", "right", "space")
        assert "turned round by its sign" in stage.status
        await stage.press("backspace", "backspace", "backspace", "backspace")
        assert stage.line == ""
        assert stage.browse.pane() == "results"


async def test_a_click_on_the_cross_takes_a_chip_away() -> None:
    async with opened(line=LINE) as stage:
        line = next(line for line in stage.lines() if "✕" in line)
        ahead = line[: line.index("✕")]
        await stage.pilot.click(Chips, offset=(len(ahead), 0))
        await stage.rest()
        assert stage.line == LINE.removeprefix("agent ")


async def test_the_line_is_copied_and_opens_the_same_view_again() -> None:
    async with opened(line=LINE) as stage:
        await stage.press("L")
        assert "Query line" in stage.status
        copied = stage.app.clipboard
        assert copied == LINE
        found, total = stage.browse.asked, stage.browse.answer
    async with opened() as stage:
        await stage.press("L")
        assert "empty" in stage.status
        await stage.press("slash", *copied, "enter")
        assert stage.browse.asked == found
        assert stage.browse.answer is not None
        assert total is not None
        assert stage.browse.answer.total == total.total
