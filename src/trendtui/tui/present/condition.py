"""A form for conditions on figures: what its fields hold → the part of the query line that means it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = ("metric", "low", "high", "kind", "year", "company")
"""The fields of the form, in its order."""

_SPREAD = re.compile(r"\s*(?:-|–|—|~|～|至|到|\.\.)\s*")
_QUOTES = '"“”„「」『』＂«»'


def line(fields: Mapping[str, str]) -> str:
    """The conditions that a form means, as they are typed: `估值>=1亿美元 year:2025..2026 company:"Air Street"`.

    `low` and `high` are numbers with whatever unit; `year` is one or a range. Empty fields mean nothing.

    >>> line({"metric": "估值", "low": "1亿美元", "high": "", "year": "2025-2026", "company": "Air Street"})
    '估值>=1亿美元 year:2025..2026 company:"Air Street"'
    >>> line({"metric": "估值"}), line({"high": "50%"}), line({"low": "30%", "high": "50%"})
    ('metric:估值', 'value<=50%', 'value>=30% value<=50%')
    """
    values = {name: " ".join(value.split()) for name, value in fields.items()}
    metric = values.get("metric", "")
    bounds = [(sign, _together(value)) for sign, name in ((">=", "low"), ("<=", "high")) if (value := values.get(name))]
    measured = metric if re.fullmatch(r"[\w%+-]*[^\W\d_]", metric) else ""
    parts = [f"{measured or 'value'}{sign}{value}" for sign, value in bounds]
    if metric and (not bounds or not measured):
        parts.append(_field("metric", metric))
    if kind := values.get("kind"):
        parts.append(_field("kind", kind))
    if year := values.get("year"):
        parts.append("year:" + "..".join(_SPREAD.split(year, maxsplit=1)).replace(" ", ""))
    if company := values.get("company"):
        parts.append(_field("company", company))
    return " ".join(parts)


def _together(value: str) -> str:
    return value.replace(" ", "")


def _field(name: str, value: str) -> str:
    plain = "".join(c for c in value if c not in _QUOTES)
    return f'{name}:"{plain}"' if re.search(r"[\s,，、]", plain) else f"{name}:{plain}"
