"""What the figures tab says that a figure is can be read again, as the same quantity."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from trendtui.config import bundled
from trendtui.extract.figures import find_figures
from trendtui.knowledge.units import load_units
from trendtui.model.results import FigureRow, Place
from trendtui.tui.present.numbers import meaning

UNITS = load_units(bundled("data") / "units.toml")
LEAST: dict[tuple[str, str], float] = {}
"""Kind and unit → the smallest number that counts; only where what is shown is read without a word beside it."""
for row in UNITS.units:
    if row.unit in row.after and not row.near:
        LEAST[row.kind, row.unit] = max(LEAST.get((row.kind, row.unit), 0.0), row.least)

HEDGES = ("", "about", "over", "under", "up to", "at least")
VALUES = st.one_of(
    st.integers(2, 999).map(float),
    st.decimals("0.1", "999", places=1).map(float),
    st.tuples(st.integers(100, 9_999), st.integers(1, 11)).map(lambda digits: float(digits[0] * 10 ** digits[1])),
)


def shown(kind: str, low: float, high: float, unit: str, hedge: str) -> str:
    """The sentence that holds what the tab shows."""
    place = Place("a.md", 1, 1, 1, "", "")
    row = FigureRow(place, "", kind, low, high, unit, hedge, "", "", None, False, "", ())
    return f"The result: {meaning(row)}."


def test_few_units_are_left_out() -> None:
    left = {(row.kind, row.unit) for row in UNITS.units} - LEAST.keys()
    assert len(left) < len(LEAST) / 6, left


@pytest.mark.parametrize(("kind", "unit"), sorted(LEAST))
@settings(deadline=None, max_examples=30)
@given(value=VALUES, hedge=st.sampled_from(HEDGES))
@example(value=2.007e12, hedge="")
def test_a_quantity_survives_being_shown_and_read(kind: str, unit: str, value: float, hedge: str) -> None:
    # Numbers of four digits that begin so are years, where the word behind them follows years as well.
    assume(value >= LEAST[kind, unit] and not 1900 <= value < 2100)
    (found,) = find_figures(shown(kind, value, value, unit, hedge), UNITS, passage=0)
    assert (found.kind, found.unit, found.hedge) == (kind, unit, hedge)
    # Four digits are shown at the least.
    assert found.low == found.high == pytest.approx(value, rel=5e-4)


@settings(deadline=None, max_examples=300)
@given(low=VALUES, ratio=st.decimals("1.1", "20", places=1).map(float), symbol=st.sampled_from(sorted(LEAST)))
def test_a_range_survives_being_shown_and_read(low: float, ratio: float, symbol: tuple[str, str]) -> None:
    kind, unit = symbol
    assume(low >= LEAST[symbol] and not 1900 <= low < 2100 and not 1900 <= low * ratio < 2100)
    (found,) = find_figures(shown(kind, low, low * ratio, unit, ""), UNITS, passage=0)
    assert (found.kind, found.unit) == (kind, unit)
    assert (found.low, found.high) == (pytest.approx(low, rel=5e-4), pytest.approx(low * ratio, rel=5e-4))
