"""A burst of keys does what the same keys do one by one."""

from textual import events

from tests.tui.stage import Stage, opened
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.widgets.page import Page


async def burst(stage: Stage, *keys: str) -> None:
    """All keys into the app's queue at once, as from a terminal."""
    for key in keys:
        character = {"slash": "/", "space": " "}.get(key, key if len(key) == 1 else None)
        stage.app.post_message(events.Key(key, character))
    await stage.rest()


async def test_search_list_row_and_reader_in_one_breath() -> None:
    async with opened() as stage:
        await burst(stage, "slash", *"算力", "enter", "4", "j", "enter", "n")
        assert stage.line == "算力"
        assert stage.browse.tab == "passages"
        assert stage.results.cursor == 1
        assert isinstance(stage.app.screen, ReaderScreen)
        assert stage.app.screen.query_one(Page).current == 2


async def test_there_and_back_in_a_narrow_terminal() -> None:
    async with opened((60, 20)) as stage:
        await burst(stage, "f", "j", "space", "escape", "right", "left", "slash", "x", "escape", "escape", "4")
        assert stage.line == ""
        assert stage.browse.tab == "passages"
        assert stage.results.has_focus


async def test_keys_before_the_index_is_open_wait_for_it() -> None:
    from tests.tui.fake import FakeExplorer
    from trendtui.tui.app import TrendTui

    app = TrendTui(FakeExplorer)
    async with app.run_test(size=(120, 40)) as pilot:
        stage = Stage(app, pilot, FakeExplorer())
        await burst(stage, "4", "j", "enter")
        assert isinstance(app.screen, ReaderScreen)
