"""Rows as the exports write them: plain values by column, one dictionary a row."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]
"""Column name → text, number, boolean, None, or a list of these."""

TABLES = (
    "trends",
    "companies",
    "mentions",
    "figures",
    "sections",
    "passages",
    "documents",
    "people",
    "charts",
    "references",
    "left-out",
)
"""What can be exported; left-out is the text that is in no passage, with the reason."""
