"""Reads a TOML file into rows that know their line, and checks a row's keys and types.

The one place where the data files' shape meets Python; what the keys mean is told by companies.py,
themes.py and cues.py. Complaints are sentences that name the file, the line and what to do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trendtui.model.problems import Problem

Kinds = Mapping[str, type]
"""Key → the type of its value: str, bool or tuple (an array of strings)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One `[[table]]` of a data file."""

    file: str
    """The file's name: companies.toml."""
    line: int
    """1-based line of its header; 0 when it could not be told."""
    values: Mapping[str, Any]

    @property
    def place(self) -> str:
        """Where the row stands: companies.toml:123."""
        return f"{self.file}:{self.line}"

    def text(self, key: str) -> str:
        """A word; empty when the key is absent."""
        return str(self.values.get(key, ""))

    def words(self, key: str) -> tuple[str, ...]:
        """An array of words; empty when the key is absent."""
        return tuple(str(word) for word in self.values.get(key, ()))


@dataclass(frozen=True, slots=True)
class Table:
    """A data file: what stands above its rows, and its rows in order."""

    file: str
    head: Mapping[str, Any]
    rows: tuple[Row, ...]


def read_table(path: Path, name: str) -> Table:
    """The rows `[[name]]` of a TOML file, and whatever else stands in it as `head`.

    Raises:
        Problem: the file cannot be read or is no TOML.
    """
    try:
        text = path.read_text("utf-8-sig")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{path} cannot be read: {error}", "It must be a text file in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{path} is not valid TOML: {error}", "Correct the line named above.") from error
    found = data.pop(name, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Problem(f"{path}: '{name}' is not a list of tables", f"Write each row under [[{name}]].")
    header = re.compile(rf"^\s*\[\[\s*{re.escape(name)}\s*\]\]")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if header.match(line)]
    if len(lines) != len(found):
        lines = [0] * len(found)
    rows = tuple(Row(path.name, line, row) for line, row in zip(lines, found, strict=True))
    return Table(path.name, data, rows)


def complaints(place: str, values: Mapping[str, Any], keys: Kinds, required: tuple[str, ...]) -> list[str]:
    """What is wrong with the keys and types of one row: a sentence each, none when all is well."""
    found = []
    for key, value in values.items():
        if key not in keys:
            found.append(f"{place}: unknown key '{key}'; known are {', '.join(keys)}")
        elif not _fits(value, keys[key]):
            found.append(f"{place}: '{key}' must be {_TYPES[keys[key]]}, not {value!r}")
    return found + [f"{place}: '{key}' is missing or empty" for key in required if not values.get(key)]


_TYPES: Mapping[type, str] = {str: "a text", bool: "true or false", tuple: "a list of texts"}


def _fits(value: object, kind: type) -> bool:
    if kind is tuple:
        return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
    return isinstance(value, kind)
