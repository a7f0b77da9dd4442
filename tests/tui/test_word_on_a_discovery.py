"""A discovered company is marked; its user confirms or rejects it, and is told what came of it."""

from tests.tui.stage import Stage, opened
from trendtui.model.problems import Problem


async def at_discovery(stage: Stage) -> None:
    await stage.press("2")
    stage.results.cursor = next(n for n, row in enumerate(stage.results.rows) if row.status == "discovered")
    await stage.rest()


async def test_plus_and_minus_hand_on_the_name_and_tell_the_answer() -> None:
    told: list[tuple[str, bool]] = []

    def keep(name: str, company: bool) -> str:
        told.append((name, company))
        return f"{name} was noted."

    async with opened(keep_company=keep) as stage:
        await at_discovery(stage)
        assert "青禾芯片  discovered" in stage.text()
        await stage.press("plus")
        assert stage.status == "青禾芯片 was noted."
        await stage.press("c", "minus")
        assert "discovered" in stage.text()
        assert stage.status == "青禾芯片 was noted."
        assert told == [("青禾芯片", True), ("青禾芯片", False)]


async def test_a_listed_company_and_other_rows_are_not_judged() -> None:
    async with opened(keep_company=lambda name, company: "never") as stage:
        await stage.press("2", "plus")
        assert "is in the catalogue" in stage.status
        await stage.press("4", "minus")
        assert "2 lists them" in stage.status


async def test_without_anyone_to_keep_it_that_is_said() -> None:
    async with opened() as stage:
        await at_discovery(stage)
        await stage.press("plus")
        assert "cannot be confirmed here" in stage.status


async def test_a_failure_to_keep_it_is_one_sentence() -> None:
    def fail(name: str, company: bool) -> str:
        raise Problem("companies.toml cannot be written", "Free some space.")

    async with opened(keep_company=fail) as stage:
        await at_discovery(stage)
        await stage.press("minus")
        assert stage.status == "companies.toml cannot be written Free some space."
