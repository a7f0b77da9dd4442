"""The app in Chinese on a small terminal: it says everything in Chinese, and nothing is wider than its place."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from tests.tui.stage import NORMAL, Stage, opened
from trendtui.tui.widgets.bars import KeyBar, StatusBar, TabBar
from trendtui.words import use


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    use("zh")
    yield
    use("en")


def fits(stage: Stage) -> str:
    lines = stage.lines()
    assert {cell_len(line) for line in lines} == {stage.app.size.width}
    return "\n".join(lines)


async def test_the_overview_speaks_chinese() -> None:
    async with opened(NORMAL) as stage:
        screen = fits(stage)
        for words in ("1 趋势", "2 公司", "3 数字", "4 段落", "篇报告", "搜索", "帮助"):
            assert words in screen
        tabs = stage.browse.query_one(TabBar)
        assert ".." not in "".join(piece.text for piece in tabs.lines(tabs.size.width)[0])
        await stage.press("2")
        assert "公司" in fits(stage)
        await stage.press("3", "s")
        assert stage.status == "数字逐类排列，大者在前。"
        assert ".." not in stage.lines()[2]
        await stage.press("f")
        assert "主题" in fits(stage)
        await stage.press("a")
        assert "选中或取消" in fits(stage)


async def test_advice_and_remarks_speak_chinese() -> None:
    async with opened(NORMAL) as stage:
        await stage.press("escape")
        assert "起点" in stage.status
        await stage.type("没有这样的词")
        assert "没有段落同时满足这些条件。" in fits(stage)


async def test_help_palette_and_boxes_speak_chinese() -> None:
    async with opened(NORMAL) as stage:
        await stage.press("question_mark")
        assert "esc 关闭" in fits(stage)
        await stage.press("escape", "ctrl+p")
        assert "搜索：在检索行" in fits(stage)
        await stage.press("escape", "4", "w")
        assert "这里读出了什么" in fits(stage)
        await stage.press("escape", "2", "c")
        assert "写法" in fits(stage) or "同现公司" in fits(stage)
        await stage.press("escape", "enter")
        assert "行" in stage.lines()[1]
        fits(stage)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_key_bar_keeps_the_first_keys(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        bar = stage.browse.query_one(KeyBar)
        words = "".join(piece.text for piece in bar.lines(bar.size.width)[0])
        assert cell_len(words) <= size[0]
        assert "搜索" in words
        assert "帮助" in words
        assert stage.app.screen.query_one(StatusBar).usual
        fits(stage)
