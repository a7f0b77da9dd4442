"""Numbers and amounts in words a person reads at a glance."""

from __future__ import annotations

from trendtui.model.results import FigureRow

_STEPS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def counted(number: int, one: str, many: str = "") -> str:
    """`3 documents`, `1 document`, with separators from a thousand on."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def amount(value: float) -> str:
    """A value shortened to some three digits: 6500000000.0 → 6.5 billion; 19.0 → 19; 2.15e25 as it is."""
    if abs(value) >= 1e15:
        return f"{value:.4g}".replace("e+", "e")
    for size, word in _STEPS:
        if abs(value) >= size:
            return f"{value / size:.4g} {word}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.6g}"


def meaning(row: FigureRow) -> str:
    """What a figure was understood as: 'about 6.5 billion USD', '30 to 40 %'."""
    value = amount(row.low) if row.low == row.high else f"{amount(row.low)} to {amount(row.high)}"
    return " ".join(part for part in (row.hedge, value, row.unit) if part)
