"""The cue words of people.toml and discovery.toml and the pairs of variants.toml as frozen tables.

They are plain lists of words under a few keys; a later file's lists are added to an earlier one's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from trendtui.knowledge.tables import Kinds, Table, complaints
from trendtui.model.catalogue import NameCues, PeopleCues

PEOPLE_KEYS: Kinds = {"positions": tuple, "surnames": tuple, "not_names": tuple}
PERSON_KEYS: Kinds = {"name": str, "spellings": tuple}
NAME_KEYS: Kinds = {field.name: tuple for field in fields(NameCues)}


def check_people(table: Table) -> list[str]:
    """What is wrong with one people.toml."""
    found = complaints(table.file, table.head, PEOPLE_KEYS, ())
    for row in table.rows:
        found += complaints(row.place, row.values, PERSON_KEYS, ("name",))
    return found


def check_names(table: Table) -> list[str]:
    """What is wrong with one discovery.toml."""
    return complaints(table.file, table.head, NAME_KEYS, ())


def check_variants(table: Table) -> list[str]:
    """What is wrong with one variants.toml."""
    found = complaints(table.file, table.head, {"pairs": tuple}, ())
    pairs = table.head.get("pairs", []) if not found else []
    return found + [f"{table.file}: '{pair}' is not two characters" for pair in pairs if len(pair) != 2]


def variants_of(tables: Sequence[Table]) -> tuple[str, ...]:
    """The pairs of all variants.toml files, later ones replacing earlier ones of the same form."""
    return tuple({pair[0]: pair for table in tables for pair in table.head.get("pairs", ())}.values())


def people_of(tables: Sequence[Table]) -> PeopleCues:
    """The cue words of all people.toml files, longest first so that the first that fits is the right one."""
    known: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for row in table.rows:
            known[row.text("name")] = (row.text("name"), *row.words("spellings"))
    heads = [table.head for table in tables]
    return PeopleCues(
        positions=_longest(heads, "positions"),
        surnames=_longest(heads, "surnames"),
        not_names=_longest(heads, "not_names"),
        known=tuple(known.items()),
    )


def names_of(tables: Sequence[Table]) -> NameCues:
    """The cue words of all discovery.toml files, longest first."""
    heads = [table.head for table in tables]
    return NameCues(**{field.name: _longest(heads, field.name) for field in fields(NameCues)})


def _longest(heads: Sequence[Mapping[str, Any]], key: str) -> tuple[str, ...]:
    words = dict.fromkeys(word for head in heads for word in head.get(key, ()))
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
