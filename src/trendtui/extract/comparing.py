"""One scale for figures of a kind, so that they can be put in order across currencies and units."""

from __future__ import annotations

from trendtui.model.findings import Figure
from trendtui.model.rates import Rates

_DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.44,  # a Gregorian year of 365.2425 days in twelfths
    "quarter": 91.31,
    "year": 365.2425,
}


def comparable(figure: Figure, rates: Rates, document_year: int | None) -> float | None:
    """The middle of a figure's range on its kind's scale: US dollars for money, days for durations, else its own unit.

    None when the currency or the unit of time is not known.
    """
    middle = (figure.low + figure.high) / 2
    if figure.kind == "money":
        return rates.in_base(middle, figure.unit, figure.year or document_year)
    if figure.kind == "duration":
        return middle * _DAYS[figure.unit] if figure.unit in _DAYS else None
    return middle
