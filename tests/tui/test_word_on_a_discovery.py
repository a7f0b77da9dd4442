"""A discovered company is marked; its user confirms or rejects it in one key press, and is told what came of it."""

from tests.tui.correcting import Corrected, FakeCorrector
from tests.tui.stage import Stage, opened
from trendtui.model.corrections import CompanyMended
from trendtui.model.problems import Problem


async def at_discovery(stage: Stage) -> None:
    await stage.press("2")
    stage.results.cursor = next(n for n, row in enumerate(stage.results.rows) if row.status == "discovered")
    await stage.rest()


async def test_plus_and_minus_are_corrections_of_the_company() -> None:
    corrector = FakeCorrector()
    async with opened(explorer=Corrected(corrector), corrector=corrector) as stage:
        await at_discovery(stage)
        assert "青禾芯片  discovered" in stage.text()
        await stage.press("plus")
        assert stage.status == "青禾芯片 is a company: 3 mentions in 2 documents."
        await stage.press("c", "minus")
        assert "青禾芯片" in stage.text()
        assert corrector.wishes == [CompanyMended("青禾芯片", "confirm"), CompanyMended("青禾芯片", "hide")]
        await stage.press("escape", "f")
        assert "青禾芯片" not in [row.name for row in stage.results.rows]


async def test_a_listed_company_and_other_rows_are_not_judged() -> None:
    corrector = FakeCorrector()
    async with opened(corrector=corrector) as stage:
        await stage.press("2", "plus")
        assert "is in the catalogue" in stage.status
        await stage.press("4", "minus")
        assert "2 lists them" in stage.status
        assert not corrector.wishes


async def test_without_anyone_to_keep_it_that_is_said() -> None:
    async with opened() as stage:
        await at_discovery(stage)
        await stage.press("plus")
        assert "Nothing can be corrected here" in stage.status


async def test_a_failure_to_keep_it_is_one_sentence() -> None:
    corrector = FakeCorrector()
    corrector.fault = Problem("corrections.toml cannot be written", "Free some space.")
    async with opened(corrector=corrector) as stage:
        await at_discovery(stage)
        await stage.press("minus")
        assert stage.status == "corrections.toml cannot be written Free some space."
