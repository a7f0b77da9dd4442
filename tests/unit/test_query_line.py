"""docs/query-line.md says what is so: every example in its tables is understood as its section tells."""

import re
from pathlib import Path

import pytest

from trendtui.search.syntax import parse, understand, write

DOCUMENT = (Path(__file__).parents[2] / "docs" / "query-line.md").read_text("utf-8")


def rows(section: str) -> list[list[str]]:
    """The rows of a section's tables, as their cells."""
    (text,) = re.findall(rf"(?ms)^## {section}$(.*?)(?=^## |\Z)", DOCUMENT)
    lines = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
    cells = [[c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [c for c in cells if c[0] not in ("typed", "field", "what is compared")]


def examples(section: str, *columns: int) -> list[str]:
    """What stands in code in some columns of a section's tables."""
    found = [e for row in rows(section) for c in columns if c < len(row) for e in re.findall(r"`([^`]+)`", row[c])]
    assert found
    return [e.replace("\\|", "|") for e in found]


@pytest.mark.parametrize("line", examples("Words", 0))
def test_words(line: str) -> None:
    told = understand(line)
    assert told.query.terms
    assert not told.query.filters
    assert not told.query.conditions
    assert not [n for n in told.notes if "is no number" not in n]


@pytest.mark.parametrize("line", [e for e in examples("Fields", 0, 3) if not e.endswith(":")])
def test_fields(line: str) -> None:
    told = understand(line)
    assert told.query.filters
    assert not told.query.terms
    assert not told.query.conditions
    assert not told.notes


def test_fields_have_the_names_that_the_table_gives() -> None:
    for english, chinese, *_ in [r for r in rows("Fields") if len(r) == 4]:
        assert parse(f"{chinese.strip('`')}x") == parse(f"{english.strip('`')}x")


@pytest.mark.parametrize("line", examples("Conditions on figures", 0))
def test_conditions(line: str) -> None:
    told = understand(line)
    assert told.query.conditions
    assert not told.notes
    assert parse(write(told.query)) == told.query


def test_forms_in_one_row_mean_the_same() -> None:
    for row in rows("Words") + [r for r in rows("Fields") if len(r) == 2]:
        said = row[-1].startswith(("any of", "from", "before", "exactly", "the same"))
        forms = re.findall(r"`([^`]+)`", row[0].replace("\\|", "|")) if said else []
        meant = {(frozenset(q.terms), q.filters) for q in map(parse, forms) if "year" not in str(q)}
        assert len(meant) <= 1, row


@pytest.mark.parametrize("row", rows("What is told"))
def test_what_is_told_by_the_line_alone(row: list[str]) -> None:
    line, told = row[0].strip("`"), row[1]
    notes = understand(line).notes
    assert notes == () or any(told.startswith(n) or n.startswith(told) for n in notes), notes
    if not told.startswith(("nothing here", "no figure", "money is", "no one")):
        assert notes
