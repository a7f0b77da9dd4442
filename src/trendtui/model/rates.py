"""Currencies against one another, by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rates:
    """Yearly average rates against one base currency."""

    base: str = "USD"
    per_base: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    """Currency → year → units of it for one unit of the base."""

    def in_base(self, amount: float, currency: str, year: int | None) -> float | None:
        """An amount in the base currency at a year's rate (the nearest year there is); None for an unknown currency.

        >>> Rates("USD", {"CNY": {2023: 7.0, 2024: 7.2}}).in_base(72.0, "CNY", 2030)
        10.0
        """
        if currency == self.base:
            return amount
        years = self.per_base.get(currency)
        if not years:
            return None
        nearest = max(years) if year is None else min(years, key=lambda y: (abs(y - year), -y))
        return amount / years[nearest]
