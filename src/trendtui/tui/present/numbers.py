"""Numbers and amounts in words a person reads at a glance."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from trendtui.words import called, say

if TYPE_CHECKING:
    from trendtui.model.results import FigureRow


@cache
def _steps(written: str) -> tuple[tuple[float, str], ...]:
    """`1e9={n} billion|1e6={n} million` → sizes with their templates, largest first."""
    pairs = (step.split("=", 1) for step in written.split("|"))
    return tuple((float(size), template) for size, template in pairs)


def amount(value: float) -> str:
    """A value shortened to some three digits: 6500000000.0 → 6.5 billion; 19.0 → 19; 2.15e25 as it is."""
    if abs(value) >= 1e15:
        return f"{value:.4g}".replace("e+", "e")
    for size, template in _steps(say("amounts.steps")):
        if abs(value) >= size:
            return template.format(n=f"{value / size:.4g}")
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.6g}"


def meaning(row: FigureRow) -> str:
    """What a figure was understood as: 'about 6.5 billion USD', '30 to 40 %'."""
    value = amount(row.low) if row.low == row.high else say("amounts.range", low=amount(row.low), high=amount(row.high))
    return " ".join(part for part in (called(row.hedge), value, called(row.unit)) if part)
