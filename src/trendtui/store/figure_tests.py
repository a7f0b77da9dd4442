"""What figures are asked to be like, as values, and the SQL that tells which are. The meaning of a condition's words
is decided above, in `trendtui.search.conditions`; here are numbers, units and names of metrics only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SLACK = 1e-9
"""How far apart, relatively, two values may be and still be one: conversion to dollars and back rounds."""
_ABOVE = "('over', 'at least')"
"""Hedges of a figure that is more than its number says: 超过1000亿 meets > 1000亿."""
_BELOW = "('under', 'near', 'up to')"


@dataclass(frozen=True, slots=True)
class Scale:
    """Bounds for figures of one kind, or of any kind when `kind` is empty; None is open."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    kind: str = ""
    units: tuple[str, ...] = ()
    """The figure's unit must be one of these; empty for any."""
    other_than: str = ""
    """The figure's unit must not be this."""
    comparable: bool = False
    """Whether the bounds are on the kind's common scale (dollars, days) and not in the figure's own unit."""


@dataclass(frozen=True, slots=True)
class FigureTest:
    """A figure meets it on any of its scales, if its metric is one of those named (None: whatever it measures)."""

    scales: tuple[Scale, ...]
    metrics: tuple[str, ...] | None = None


def clause(tests: Sequence[FigureTest]) -> tuple[str, list[str | float]]:
    """The SQL by which a row `f` of the table figure meets all tests, and its values; '1' when there are none."""
    parts: list[str] = []
    values: list[str | float] = []
    for test in tests:
        if test.metrics is not None:
            parts.append(f"f.metric IN ({','.join('?' * len(test.metrics))})")
            values += test.metrics
        scales = []
        for scale in test.scales:
            sql, bound = _on_scale(scale)
            scales.append(sql)
            values += bound
        parts.append(f"({' OR '.join(scales)})")
    return " AND ".join(parts) or "1", values


def _on_scale(scale: Scale) -> tuple[str, list[str | float]]:
    parts: list[str] = []
    values: list[str | float] = []
    if scale.kind:
        parts.append("+f.kind = ?")  # +: many figures are of a kind, and walking its index is slower than the table
        values.append(scale.kind)
    if scale.units:
        parts.append(f"f.unit IN ({','.join('?' * len(scale.units))})")
        values += scale.units
    if scale.other_than:
        parts.append("f.unit <> ?")
        values.append(scale.other_than)
    if scale.comparable:
        parts.append("f.comparable IS NOT NULL")
    if scale.low is not None:
        end = _end("f.high", scale.comparable)
        sql, slack = f"{end} >= ?", abs(scale.low) * _SLACK
        values.append(scale.low - slack)
        if scale.low_open:
            sql = f"({sql} AND ({end} > ? OR f.hedge IN {_ABOVE}))"
            values.append(scale.low + slack)
        parts.append(sql)
    if scale.high is not None:
        end = _end("f.low", scale.comparable)
        sql, slack = f"{end} <= ?", abs(scale.high) * _SLACK
        values.append(scale.high + slack)
        if scale.high_open:
            sql = f"({sql} AND ({end} < ? OR f.hedge IN {_BELOW}))"
            values.append(scale.high - slack)
        parts.append(sql)
    return f"({' AND '.join(parts) or '1'})", values


def _end(column: str, comparable: bool) -> str:
    """One end of a figure's range; `comparable` is of the middle, so that the ends are as far from it as they are."""
    if not comparable:
        return column
    return f"(CASE WHEN f.low + f.high = 0 THEN f.comparable ELSE f.comparable * 2 * {column} / (f.low + f.high) END)"
