"""The trends, predictions and chapters that a document sets out, as findings.

The reader has already told them apart from other sections; here they get their themes.
"""

from __future__ import annotations

from collections.abc import Mapping

from trendtui.model.document import Parsed
from trendtui.model.findings import Trend

KINDS = ("trend", "prediction", "chapter")
"""Kinds of sections that a report counts out."""


def trends(parsed: Parsed, section_themes: Mapping[int, tuple[str, ...]]) -> tuple[Trend, ...]:
    """The counted sections of a document in reading order.

    Args:
        section_themes: `Section.number` → slugs of its themes, the most telling first; sections without themes
            may be missing.
    """
    return tuple(
        Trend(
            section=section.number,
            ordinal=section.ordinal,
            title=section.title,
            kind=section.kind,
            group=section.group,
            themes=tuple(section_themes.get(section.number, ())),
        )
        for section in parsed.sections
        if section.kind in KINDS
    )
