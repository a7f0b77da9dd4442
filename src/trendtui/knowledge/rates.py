"""data/rates.toml → Rates, checked."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from trendtui.model.problems import Problem
from trendtui.model.rates import Rates


def load_rates(path: Path) -> Rates:
    """Read the table of exchange rates.

    Raises:
        Problem: the file cannot be read, or a row is not a currency with a positive number for each year.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Problem(f"{path}: {error}", "Correct the file, or put the bundled one back.") from error
    rates = {}
    for number, row in enumerate(data.get("rate", ()), 1):
        currency, years = row.get("currency"), row.get("per_base")
        if not isinstance(currency, str) or not isinstance(years, dict) or not years:
            raise Problem(
                f"{path}: rate {number} has no currency or no per_base",
                'Write, for example: currency = "CNY", per_base = { 2024 = 7.19 }',
            )
        rates[currency] = {_year(path, currency, y): _positive(path, currency, v) for y, v in years.items()}
    return Rates(str(data.get("base", "USD")), rates)


def _year(path: Path, currency: str, value: str) -> int:
    if not (value.isdigit() and len(value) == 4):
        raise Problem(f"{path}: {currency} has a rate for {value!r}", "A year is four digits.")
    return int(value)


def _positive(path: Path, currency: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise Problem(f"{path}: a rate of {currency} is {value!r}", "A rate is a number above zero.")
    return float(value)
