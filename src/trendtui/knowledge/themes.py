"""Rows of themes.toml as `Theme` values: what the keys mean and what is wrong with a row.

Deciding what a passage is about is the extract room's work.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from trendtui.knowledge.companies import extended
from trendtui.knowledge.tables import Kinds, Row, complaints
from trendtui.model.catalogue import Theme, ThemeGroup

KEYS: Kinds = {
    "slug": str,
    "zh": str,
    "en": str,
    "group": str,
    "words": tuple,
    "hints": tuple,
    "title_words": tuple,
    "exceptions": tuple,
    "hidden": bool,
}
GROUP_KEYS: Kinds = {"zh": str, "en": str}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def groups_of(head: Mapping[str, Any]) -> tuple[ThemeGroup, ...]:
    """The groups of themes.toml's `[groups.*]` tables, in their order."""
    return tuple(ThemeGroup(slug, str(g["zh"]), str(g["en"])) for slug, g in head.get("groups", {}).items())


def check_groups(file: str, head: Mapping[str, Any]) -> list[str]:
    """What is wrong with the `[groups.*]` tables."""
    groups = head.get("groups", {})
    if not isinstance(groups, dict) or not all(isinstance(g, dict) for g in groups.values()):
        return [f"{file}: 'groups' must be tables [groups.NAME] with zh and en"]
    return [
        complaint
        for slug, group in groups.items()
        for complaint in complaints(f"{file} [groups.{slug}]", group, GROUP_KEYS, ("zh", "en"))
    ]


def theme_of(row: Row) -> Theme:
    """The theme that a checked row describes."""
    return Theme(
        slug=row.text("slug"),
        zh=row.text("zh"),
        en=row.text("en"),
        group=row.text("group"),
        words=row.words("words"),
        hints=row.words("hints"),
        title_words=row.words("title_words"),
        exceptions=row.words("exceptions"),
    )


def check_rows(rows: Sequence[Row], groups: Sequence[str], known: Sequence[str]) -> list[str]:
    """What is wrong with the rows of one file; `known` are the slugs of earlier files, which may be extended."""
    found: list[str] = []
    seen: dict[str, str] = {}
    for row in rows:
        slug, place = row.text("slug"), f"{row.place} {row.text('slug')}".rstrip()
        required = ("slug",) if slug in known else ("slug", "zh", "en", "group", "words")
        wrong = complaints(place, row.values, KEYS, required)
        found += wrong
        if wrong:
            continue
        if not _SLUG.fullmatch(slug):
            found.append(f"{place}: a slug is lower-case letters, digits and single hyphens")
        if slug in seen:
            found.append(f"{place}: duplicate slug, it stands at {seen[slug]} too; make one row of the two")
        seen.setdefault(slug, row.place)
        if row.text("group") and row.text("group") not in groups:
            found.append(f"{place}: unknown group '{row.text('group')}'; known are {', '.join(groups)}")
    return found


def merged(tables: Sequence[Sequence[Row]]) -> tuple[Theme, ...]:
    """The themes of several files, later ones extending or hiding rows of the same slug."""
    rows: dict[str, Row] = {}
    for table in tables:
        for row in table:
            slug = row.text("slug")
            rows[slug] = extended(rows[slug], row) if slug in rows else row
    return tuple(theme_of(row) for row in rows.values() if not row.values.get("hidden"))
