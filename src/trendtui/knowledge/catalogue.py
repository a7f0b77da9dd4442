"""The one door to the catalogue: data/*.toml and the user's own rows, checked, as one frozen value.

What a file's keys mean is told in companies.py, themes.py, cues.py and aliases.py. A folder may lack any of the files;
`trendtui lint-data` prints everything that `check` finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trendtui.knowledge import aliases, companies, cues, themes
from trendtui.knowledge.tables import Kinds, Table, complaints, read_table
from trendtui.model.catalogue import Catalogue
from trendtui.model.problems import Problem

FILES = {
    "companies.toml": "company",
    "themes.toml": "theme",
    "people.toml": "person",
    "discovery.toml": "cue",
    "variants.toml": "variant",
    "aliases.toml": "alias",
}
"""File → the name of its rows."""

HEAD_KEYS: Kinds = {"sectors": tuple}
"""What may stand above the rows of companies.toml."""
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables of one file name, in the order of the folders."""

    of: dict[str, list[Table]]
    broken: list[str]

    def __getitem__(self, name: str) -> list[Table]:
        return self.of[name]


def _read(data_dirs: Sequence[Path]) -> _Tables:
    found = _Tables({name: [] for name in FILES}, [])
    for folder in data_dirs:
        for name, rows in FILES.items():
            path = folder / name
            if not path.is_file():
                continue
            try:
                found.of[name].append(read_table(path, rows))
            except Problem as problem:
                found.broken.append(" ".join(str(problem).split("\n")))
    return found


def check(data_dirs: Sequence[Path]) -> list[str]:
    """Everything that is wrong with the catalogue's files, a sentence each; empty when all is well."""
    return _check(_read(data_dirs))


def _check(tables: _Tables) -> list[str]:
    found = list(tables.broken)
    sectors: list[str] = []
    for table in tables["companies.toml"]:
        wrong = complaints(table.file, table.head, HEAD_KEYS, ())
        found += wrong
        sectors += [] if wrong else table.head.get("sectors", [])
        found += companies.check_rows(table.rows, sectors)
    groups: list[str] = []
    known: list[str] = []
    for table in tables["themes.toml"]:
        wrong = themes.check_groups(table.file, table.head)
        found += wrong
        groups += [] if wrong else list(table.head.get("groups", {}))
        found += themes.check_rows(table.rows, groups, known)
        known += [row.text("slug") for row in table.rows]
    for table in tables["people.toml"]:
        found += cues.check_people(table)
    for table in tables["discovery.toml"]:
        found += cues.check_names(table)
    for table in tables["variants.toml"]:
        found += cues.check_variants(table)
    owners = companies.owners([] if found else [table.rows for table in tables["companies.toml"]])
    for table in tables["aliases.toml"]:
        found += aliases.check_table(table, owners)
    return found


def load_catalogue(data_dirs: Sequence[Path]) -> Catalogue:
    """The catalogue of these folders; later ones are the user's own and extend, override or hide by name.

    Raises:
        Problem: a file is broken, or no folder has a companies.toml; the message lists what to correct.
    """
    tables = _read(data_dirs)
    wrong = _check(tables)
    if wrong:
        more = f"\n… and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise Problem(
            "The data files have mistakes:\n" + "\n".join(wrong[:_SHOWN]) + more,
            "Correct them, then run trendtui lint-data to see whether any are left.",
        )
    if not tables["companies.toml"]:
        places = ", ".join(str(folder) for folder in data_dirs) or "no folder given"
        raise Problem(f"There is no companies.toml ({places}).", "The installation is incomplete: install it again.")
    shown, away = aliases.merged([table.rows for table in tables["aliases.toml"]])
    return Catalogue(
        companies=companies.merged([table.rows for table in tables["companies.toml"]]),
        themes=themes.merged([table.rows for table in tables["themes.toml"]]),
        groups=tuple(group for table in tables["themes.toml"] for group in themes.groups_of(table.head)),
        people=cues.people_of(tables["people.toml"]),
        names=cues.names_of(tables["discovery.toml"]),
        variants=cues.variants_of(tables["variants.toml"]),
        hidden=companies.hidden([table.rows for table in tables["companies.toml"]]),
        aliases=shown,
        hidden_aliases=away,
    )
