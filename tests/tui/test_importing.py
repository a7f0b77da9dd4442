"""Importing from within the app: asked for with a completed path, shown, stopped; and another's import is noticed."""

import threading
from collections.abc import Callable

from rich.cells import cell_len

from tests.tui.fake import FakeExplorer
from tests.tui.stage import NORMAL, Stage, opened
from trendtui.model.problems import Problem
from trendtui.tui.screens.intake import IntakeScreen
from trendtui.tui.setup import Setup
from trendtui.tui.widgets.rows import RowList

HOSTILE = "re\x1b[31mports/", "\u202e[/red] 报告.md"


class FakeIntake:
    """Imports when it is let, or until it is stopped."""

    def __init__(self) -> None:
        self.go, self.told = threading.Event(), threading.Event()
        self.paths: list[str] = []
        self.stopped = False

    def names(self, typed: str) -> tuple[str, ...]:
        return tuple(name for name in ("reports/", "rest.md", *HOSTILE) if name.startswith(typed))

    def run(self, path: str, tell: Callable[[int, int, str], None]) -> str:
        self.paths.append(path)
        tell(1, 3, "one.md")
        self.told.set()
        self.go.wait(10)
        if self.stopped:
            raise Problem("stopped")
        return "3 documents imported."

    def stop(self) -> None:
        self.stopped = True
        self.go.set()


async def wait_until_told(stage: Stage, intake: FakeIntake) -> None:
    """The import is under way, and its step has come to the screen; its worker goes on."""
    while not intake.told.is_set() or "one.md" not in stage.browse.status.usual:
        await stage.pilot.pause()


async def test_a_path_is_completed_and_imported_while_the_app_goes_on() -> None:
    intake = FakeIntake()
    async with opened(NORMAL, setup=Setup(intake=intake)) as stage:
        await stage.type("算力")
        await stage.press("enter", "4", "j", "j")
        cursor = stage.results.cursor
        await stage.press("I")
        assert isinstance(stage.app.screen, IntakeScreen)
        assert "reports/" in stage.text()
        assert {cell_len(line) for line in stage.lines()} == {80}
        assert "\x1b" not in stage.text()
        assert "\u202e" not in stage.text()
        await stage.press("r", "e", "s", "tab")
        assert stage.app.screen.query_one("#path").value == "rest.md"  # type: ignore[attr-defined]
        await stage.pilot.press("enter")
        await wait_until_told(stage, intake)
        assert "1" in stage.browse.status.usual
        assert intake.paths == ["rest.md"]
        await stage.pilot.press("k")
        await stage.pilot.pause()
        assert stage.results.cursor == cursor - 1
        intake.go.set()
        await stage.rest()
        assert stage.status == "3 documents imported."
        assert stage.line == "算力"
        assert stage.browse.tab == "passages"
        assert stage.results.cursor == cursor - 1
        assert "one.md" not in stage.browse.status.usual


async def test_an_import_is_stopped() -> None:
    intake = FakeIntake()
    async with opened(NORMAL, setup=Setup(intake=intake)) as stage:
        await stage.press("I", "x")
        await stage.pilot.press("enter")
        await wait_until_told(stage, intake)
        await stage.pilot.press("I")
        await stage.pilot.pause()
        screen = stage.app.screen
        assert isinstance(screen, IntakeScreen)
        assert not screen.query(RowList)
        await stage.pilot.press("enter")
        await stage.rest()
        assert intake.stopped
        assert stage.status == "stopped"


async def test_leaving_the_box_imports_nothing() -> None:
    intake = FakeIntake()
    async with opened(NORMAL, setup=Setup(intake=intake)) as stage:
        await stage.press("I", "enter", "escape")
        assert not isinstance(stage.app.screen, IntakeScreen)
        assert not intake.paths


async def test_without_an_intake_it_says_so() -> None:
    async with opened(NORMAL) as stage:
        await stage.press("I")
        assert "trendtui import" in stage.status


class Changing(FakeExplorer):
    """An index that is replaced by another program."""

    number = 1

    def edition(self) -> object:
        return self.number


async def test_an_index_replaced_by_another_program_is_noticed() -> None:
    explorer = Changing()
    async with opened(NORMAL, explorer) as stage:
        stage.app.look_at_index()
        await stage.rest()
        assert not stage.status
        explorer.number = 2
        stage.app.look_at_index()
        await stage.rest()
        assert "R shows it" in stage.status
        await stage.press("R")
        stage.app.look_at_index()
        await stage.rest()
        assert not stage.status
