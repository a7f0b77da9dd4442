"""One scale for figures of a kind, so that they can be put in order across currencies and units."""

from __future__ import annotations

from trendtui.model.findings import Figure
from trendtui.model.rates import Rates
from trendtui.model.units import DAYS


def comparable(figure: Figure, rates: Rates, document_year: int | None) -> float | None:
    """The middle of a figure's range on its kind's scale: US dollars for money, days for durations, else its own unit.

    None when the currency or the unit of time is not known.
    """
    middle = (figure.low + figure.high) / 2
    if figure.kind == "money":
        return rates.in_base(middle, figure.unit, figure.year or document_year)
    if figure.kind == "duration":
        return middle * DAYS[figure.unit] if figure.unit in DAYS else None
    return middle
