"""Every row of data/units.toml is read the way its examples say."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from trendtui.config import bundled
from trendtui.extract.figures import find_figures
from trendtui.knowledge.units import load_units
from trendtui.model.findings import Figure, Mention
from trendtui.model.problems import Problem
from trendtui.model.units import Example, Units

UNITS = load_units(bundled("data") / "units.toml")


def examples(units: Units) -> list[tuple[str, Example]]:
    tables = [getattr(units, f.name) for f in fields(units)]
    return [(row.row, example) for table in tables for row in table for example in row.examples]


def read(marked: str) -> tuple[Figure, ...]:
    """The figures of a sentence in which 〔…〕 marks the companies; it was written in 2025."""
    text, mentions = "", []
    for part in re.split("(〔[^〕]*〕)", marked):
        name = part.strip("〔〕")
        if part.startswith("〔"):
            mentions.append(Mention(0, len(text), len(text) + len(name), name, name, "company"))
        text += name
    return find_figures(text, UNITS, passage=0, mentions=mentions, document_year=2025)


@pytest.mark.parametrize(("row", "example"), [pytest.param(r, e, id=f"{r}-{e.text}") for r, e in examples(UNITS)])
def test_every_example_is_read_as_its_row_says(row: str, example: Example) -> None:
    found = read(example.text)
    wanted = [part.split(" ") for part in example.reading.split("; ")] if example.reading else []
    assert [f.kind for f in found] == [part[0] for part in wanted], found
    for figure, (_, value, unit, *rest) in zip(found, wanted, strict=True):
        low, _, high = value.partition("..")
        assert (figure.low, figure.high) == pytest.approx((float(low), float(high or low)))
        assert figure.unit == unit
        for field, _, told in (item.partition("=") for item in rest):
            actual = getattr(figure, field)
            assert (str(actual).lower() if isinstance(actual, bool) else str(actual or "")) == told.replace("_", " ")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('[[unit]]\nkind = "weight"\nunit = "g"\nafter = ["g"]\nexamples = [["5g", ""]]', "kind = 'weight'"),
        ('[[unit]]\nkind = "money"\nunit = "X"\nexamples = [["5", ""]]', "spellings"),
        ('[[unit]]\nkind = "money"\nunit = "X"\nafter = ["X"]', "at least one example"),
        ('[[unit]]\nkind = "money"\nunit = "X"\nafter = ["X"]\nscala = 3\nexamples = [["5", ""]]', "scala"),
        ('[[mask]]\nreason = "r"\npattern = "("\nexamples = [["5", ""]]', "no regular expression"),
        ('[[mask]]\nreason = "r"\npattern = "a*"\nexamples = [["5", ""]]', "matches the empty text"),
        ('[[idiom]]\nwords = ["w"]\nkind = "count"\nunit = ""\nlow = "two"\nexamples = [["w", ""]]', "number 'low'"),
        ('[[units]]\nkind = "money"', "nobody reads: units"),
        ("[[unit]", "no valid TOML"),
    ],
)
def test_a_wrong_row_is_named_with_what_is_wrong(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "units.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(Problem, match=re.escape(complaint)) as caught:
        load_units(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        load_units(tmp_path / "units.toml")


def test_rows_of_ones_own_come_first(tmp_path: Path) -> None:
    own = tmp_path / "units.toml"
    own.write_text('[[unit]]\nkind = "count"\nunit = "坛"\nafter = ["坛"]\nexamples = [["9坛", "count 9 坛"]]', "utf-8")
    units = load_units(bundled("data") / "units.toml", own)
    assert [f.unit for f in find_figures("卖了9坛酒和3亿元", units, passage=0)] == ["坛", "CNY"]
    assert load_units(bundled("data") / "units.toml", tmp_path / "absent.toml").units == UNITS.units
