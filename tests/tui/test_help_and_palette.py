"""Help for the place one is in; a palette with every action; keys that can be bound anew."""

from textual.command import CommandPalette
from textual.widgets import Input

from tests.tui.stage import opened
from trendtui.tui.keys import KEYS
from trendtui.tui.screens.help import HelpScreen
from trendtui.tui.widgets.rows import RowList


async def test_help_is_about_the_place_one_is_in() -> None:
    async with opened((120, 60)) as stage:
        await stage.press("question_mark")
        assert isinstance(stage.app.screen, HelpScreen)
        assert "In the lists and the overview" in stage.text()
        assert "In the reader" not in stage.text()
        await stage.press("escape", "4", "enter", "f1")
        assert "In the reader" in stage.text()
        assert "Next hit" in stage.text()
        await stage.press("question_mark")
        assert not isinstance(stage.app.screen, HelpScreen)


async def test_help_scrolls_where_it_does_not_fit() -> None:
    async with opened((80, 24)) as stage:
        await stage.press("question_mark")
        sheet = stage.app.screen.query_one(RowList)
        await stage.press("j", "pagedown")
        assert sheet.scroll_offset.y > 1
        await stage.press("G")
        assert "the fields in Chinese" in stage.text()


async def test_the_palette_offers_every_action_and_runs_it() -> None:
    async with opened((140, 90)) as stage:
        for key in ("ctrl+p", "f2"):
            await stage.press(key)
            assert isinstance(stage.app.screen, CommandPalette)
            for action in KEYS:
                if action.palette and action.place in ("browse", "everywhere"):
                    assert action.words[:20] in stage.text()
            await stage.press("escape")
        await stage.press("ctrl+p")
        stage.app.screen.query_one(Input).value = "List of figures"
        await stage.rest()
        await stage.press("enter")
        assert stage.browse.tab == "figures"


async def test_a_key_bound_anew_works_and_is_shown() -> None:
    async with opened((120, 60), keymap={"browse.facets": "z"}) as stage:
        assert " z facets" in stage.text()
        await stage.press("z")
        assert stage.browse.query_one("#facets").has_focus
        await stage.press("escape", "f")
        assert stage.results.has_focus


async def test_twins_work_while_the_box_has_the_focus() -> None:
    async with opened() as stage:
        await stage.type("agent")
        await stage.press("f8")
        assert stage.browse.tab == "passages"
        await stage.press("f3", "f4")
        assert stage.browse.query_one("#facets").has_focus
        await stage.press("ctrl+q")
        assert not stage.app.is_running


async def test_the_palette_finds_values_to_narrow_to() -> None:
    async with opened((140, 50)) as stage:
        await stage.press("ctrl+p")
        stage.app.screen.query_one(Input).value = "harbor comp"
        await stage.rest()
        assert "Company: Harbor Compute  (2 passages)" in stage.text()
        await stage.press("enter")
        assert stage.line == 'company:"Harbor Compute"'


async def test_the_palette_changes_the_theme() -> None:
    async with opened((140, 50)) as stage:
        await stage.press("ctrl+p")
        stage.app.screen.query_one(Input).value = "Change the colours"
        await stage.rest()
        assert "Theme" in stage.text()
