"""C puts the row right: a company, a figure, a trend; the counts change at once, the cursor stays, U undoes it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.tui.correcting import Corrected, FakeCorrector
from tests.tui.stage import NORMAL, Stage, opened
from trendtui.model.corrections import CompanyMended, FigureMended, TrendMended
from trendtui.model.problems import Problem
from trendtui.tui.screens.correction import CorrectionScreen
from trendtui.tui.screens.corrections import CorrectionsScreen
from trendtui.tui.screens.evidence import EvidenceScreen
from trendtui.tui.widgets.rows import RowList


@asynccontextmanager
async def correcting(**options: Any) -> AsyncIterator[tuple[Stage, FakeCorrector]]:
    corrector = FakeCorrector()
    async with opened(explorer=Corrected(corrector), corrector=corrector, **options) as stage:
        yield stage, corrector


def choices(stage: Stage) -> list[Any]:
    return list(stage.app.screen.query_one(RowList).rows)


async def choose(stage: Stage, act: str) -> None:
    """Take one of the ways to put it right."""
    at = next(n for n, row in enumerate(choices(stage)) if row.name == act)
    await stage.press(*["down"] * at, "enter")


async def test_a_company_is_hidden_the_counts_change_and_the_cursor_stays() -> None:
    async with correcting() as (stage, corrector):
        await stage.press("2", "j")
        name, after = (row.name for row in stage.results.rows[1:3])
        await stage.press("C")
        assert isinstance(stage.app.screen, CorrectionScreen)
        assert name in stage.text()
        assert "changes " in stage.text()
        assert " mentions in " in stage.text()
        assert "confirm" not in [row.name for row in choices(stage)]
        searches = len(stage.explorer.searches)
        await choose(stage, "hide")
        assert corrector.wishes == [CompanyMended(name, "hide")]
        assert stage.app.screen is stage.browse
        assert stage.status == f"{name} is no company: 3 mentions in 2 documents."
        assert len(stage.explorer.searches) > searches
        assert name not in [row.name for row in stage.results.rows]
        assert stage.results.row.name == after
        await stage.press("U")
        assert stage.status.startswith(f"Undone: {name} is no company")
        assert name in [row.name for row in stage.results.rows]
        await stage.press("U")
        assert stage.status == "there are no corrections to undo"


async def test_a_company_is_merged_into_one_whose_name_is_completed_and_renamed() -> None:
    async with correcting() as (stage, corrector):
        await stage.press("2")
        name = stage.results.row.name
        await stage.press("C")
        await choose(stage, "merge")
        assert name not in [c.value for c in choices(stage)]
        await stage.press(*"harb")
        assert [c.value for c in choices(stage)] == ["Harbor Compute"]
        await stage.press("enter")
        assert corrector.wishes.pop() == CompanyMended(name, "merge", "Harbor Compute")
        await stage.press("C")
        await choose(stage, "merge")
        await stage.press(*"xyz", "enter")
        assert "no company has such a name" in stage.text()
        assert not corrector.wishes
        # Escape leads back to what can be done, and from there away.
        await stage.press("escape")
        await choose(stage, "rename")
        await stage.press("end", *" 2", "enter")
        assert corrector.wishes == [CompanyMended(name, "rename", f"{name} 2")]
        await stage.press("C", "escape")
        assert stage.app.screen is stage.browse


async def test_a_figure_is_rejected_or_mended() -> None:
    async with correcting(size=NORMAL) as (stage, corrector):
        await stage.press("3")
        row = stage.results.row
        at = (row.place.source, row.place.passage, row.context_marks[0][0], row.text)
        await stage.press("C")
        await choose(stage, "reject")
        assert corrector.wishes.pop() == FigureMended(*at, reject=True)
        await stage.press("C")
        await choose(stage, "value")
        await stage.press(*"80亿元", "enter")
        assert corrector.wishes.pop() == FigureMended(*at, value="80亿元")
        await stage.press("C")
        await choose(stage, "year")
        await stage.press(*"soon", "enter")
        assert "a year is a number" in stage.text()
        await stage.press(*["backspace"] * 4, "enter")
        assert corrector.wishes.pop() == FigureMended(*at, year=0)
        await stage.press("C")
        await choose(stage, "kind")
        await stage.press(*"dur", "enter")
        assert corrector.wishes.pop() == FigureMended(*at, kind="duration")
        await stage.press("C")
        await choose(stage, "company")
        assert choices(stage)[0].value == ""
        await stage.press(*"New Co", "enter")
        assert corrector.wishes.pop() == FigureMended(*at, company="New Co")


async def test_a_trend_gets_and_loses_themes() -> None:
    async with correcting() as (stage, corrector):
        row = next(r for r in stage.results.rows if r.themes)
        stage.results.cursor = stage.results.rows.index(row)
        await stage.rest()
        await stage.press("C")
        assert "✓" in stage.text()
        slugs = [c.value for c in choices(stage)]
        assert slugs[: len(row.themes)] == list(row.themes)
        await stage.press("space", *["down"] * len(row.themes), "space", "enter")
        added = slugs[len(row.themes)]
        assert corrector.wishes == [
            TrendMended(row.place.source, row.place.line, row.name, (added,), (row.themes[0],))
        ]  # fmt: skip
        await stage.press("C", "enter")
        assert len(corrector.wishes) == 1


async def test_on_a_passage_what_was_read_is_shown_and_corrected_there() -> None:
    async with correcting() as (stage, corrector):
        await stage.press("4")
        at = next(n for n, row in enumerate(stage.results.rows) if "65 亿美元" in getattr(row, "text", ""))
        stage.results.cursor = at
        await stage.rest()
        await stage.press("C")
        assert isinstance(stage.app.screen, EvidenceScreen)
        rows = choices(stage)
        stage.app.screen.query_one(RowList).cursor = next(n for n, r in enumerate(rows) if r.kind == "figure")
        await stage.press("C")
        await choose(stage, "reject")
        (wish,) = corrector.wishes
        assert isinstance(wish, FigureMended)
        assert wish.reject


async def test_on_a_page_its_company_and_any_correction_from_the_list_is_undone() -> None:
    async with correcting() as (stage, corrector):
        await stage.press("2", "c", "C")
        await choose(stage, "hide")
        await stage.press("escape", "3", "C")
        await choose(stage, "reject")
        first = corrector.kept[0]
        await stage.press("alt+u")
        assert isinstance(stage.app.screen, CorrectionsScreen)
        text = stage.text()
        assert text.index("3 is no figure") < text.index("is no company")
        assert "finds nothing: other words stand there now" in text
        assert "x.md:1" in text
        await stage.press("j", "enter")
        assert first not in corrector.kept
        assert len(corrector.kept) == 1
        # The box leads there too.
        await stage.press("C", "alt+u")
        assert isinstance(stage.app.screen, CorrectionsScreen)
        await stage.press("escape")
        assert stage.app.screen is stage.browse


async def test_nothing_to_correct_nobody_to_keep_it_and_failures_are_told() -> None:
    async with opened() as stage:
        await stage.press("2", "C")
        assert "Nothing can be corrected here" in stage.status
        for key in ("U", "alt+u"):
            await stage.press(key)
            assert "Nothing can be corrected here" in stage.status
    async with correcting() as (stage, corrector):
        await stage.press("alt+u")
        assert "no corrections yet" in stage.status
        corrector.busy = "another import is writing x"
        await stage.press("2", "C")
        await choose(stage, "hide")
        assert "kept, but the index has it not yet. another import" in stage.status
        corrector.fault = Problem("corrections.toml:3: unknown 'x'", "Mend it by hand.")
        await stage.press("C")
        await choose(stage, "hide")
        assert stage.status == "corrections.toml:3: unknown 'x' Mend it by hand."


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_box_fits_small_terminals(size: tuple[int, int]) -> None:
    async with correcting(size=size) as (stage, _):
        await stage.press("2", "C")
        assert "alt+u" in stage.text()
        assert "It is no company" in stage.text()
