"""Escape leads back, step by step, and there is a way forward again."""

from tests.tui.stage import opened


async def test_each_step_of_narrowing_can_be_undone_and_redone() -> None:
    async with opened() as stage:
        await stage.type("agent")
        await stage.press("enter", "2", "space")
        narrowed = stage.line
        assert narrowed.startswith("agent company:")
        await stage.press("escape")
        assert stage.line == "agent"
        await stage.press("escape")
        assert stage.line == ""
        await stage.press("right_square_bracket", "right_square_bracket")
        assert stage.line == narrowed
        await stage.press("X")
        assert stage.line == ""


async def test_a_word_is_one_step_not_one_a_letter() -> None:
    async with opened() as stage:
        await stage.type("智能体")
        await stage.press("enter", "escape")
        assert stage.line == ""
        await stage.press("escape")
        assert "began" in stage.status
        assert stage.app.is_running


async def test_escape_in_a_pane_leads_to_the_results_first() -> None:
    async with opened() as stage:
        await stage.type("agent")
        await stage.press("enter", "f", "escape")
        assert stage.results.has_focus
        assert stage.line == "agent"
