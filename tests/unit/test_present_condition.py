"""The form for conditions writes lines that mean what its fields say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.search.syntax import parse, write
from trendtui.tui.present.condition import FIELDS, line


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({}, ""),
        ({"metric": "估值", "low": "100亿 美元"}, "估值>=100亿美元"),
        ({"low": "$1b", "high": "$10b", "kind": "money"}, "value>=$1b value<=$10b kind:money"),
        ({"metric": "the growth", "low": "30%"}, 'value>=30% metric:"the growth"'),
        ({"metric": "增速", "year": "2025 至 2030"}, "metric:增速 year:2025..2030"),
        ({"year": "2025", "company": "Air Street, Capital"}, 'year:2025 company:"Air Street, Capital"'),
    ],
)
def test_a_form_as_a_line(fields: dict[str, str], written: str) -> None:
    assert line(fields) == written
    assert not parse(written).remarks


def test_its_conditions_are_those_that_were_meant() -> None:
    query = parse(line({"metric": "增速", "low": "30%", "high": "50%"}))
    assert [(c.metric, c.low, c.high, c.kind) for c in query.conditions] == [
        ("增速", 30.0, None, "percent"),
        ("增速", None, 50.0, "percent"),
    ]
    assert not query.terms


@given(st.fixed_dictionaries({name: st.text(max_size=12) for name in FIELDS}))
def test_any_form_is_a_line_that_is_written_back(fields: dict[str, str]) -> None:
    query = parse(line(fields))
    assert parse(write(query)) == query
