"""The text of `corrections.toml`: its tables in order, each with its line; one is added, or exactly one taken away.

Everything that somebody wrote beside the tables stays: comments, blank lines, order. Pure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NAMES = ("company", "figure", "trend")
"""The tables that there are."""

HEAD = """\
# Your corrections of what trendtui read: trendtui corrections lists them, docs/corrections.md explains the keys.
# They are applied from the first to the last, at every import. After a change by hand: trendtui corrections --apply
"""

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*\w+[ \t]*\]\]", re.MULTILINE)


class Malformed(Exception):
    """The text is not what a file of corrections must be: `line` (1-based, 0 for none) and what is wrong."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


@dataclass(frozen=True, slots=True)
class Block:
    """One table and where it stands in the text."""

    name: str
    values: Mapping[str, Any]
    line: int
    """1-based line of its header."""
    start: int
    end: int
    """Characters of the text: from the header to the end of its last value's line."""


def blocks(text: str) -> list[Block]:
    """The tables of a file, in its order.

    Raises:
        Malformed: it is no TOML, or has something else than the tables of `NAMES`.
    """
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise Malformed(int(found[1]) if found else 0, f"no TOML: {error}") from None
    for name, rows in data.items():
        if name not in NAMES:
            raise Malformed(_line_of(text, name), f"unknown {name}; known are [[company]], [[figure]] and [[trend]]")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise Malformed(_line_of(text, name), f"each {name} is written under [[{name}]]")
    found_blocks = _cut(text)
    together: dict[str, list[Any]] = {}
    for block in found_blocks:
        together.setdefault(block.name, []).append(block.values)
    if together != data:
        raise Malformed(0, "tables are written one under the other, each under [[company]], [[figure]] or [[trend]]")
    return found_blocks


def _line_of(text: str, name: str) -> int:
    for number, line in enumerate(text.split("\n"), 1):
        if name in line and not line.lstrip().startswith("#"):
            return number
    return 0


def _cut(text: str) -> list[Block]:
    """The text cut at its headers; a line that only looks like one, inside a text of several lines, is no cut."""
    starts = [found.start() for found in _HEADER.finditer(text)]
    found_blocks: list[Block] = []
    at = 0
    while at < len(starts):
        for after in range(at + 1, len(starts) + 1):
            end = starts[after] if after < len(starts) else len(text)
            row = _row(text[starts[at] : end])
            if row is not None:
                break
        else:
            raise Malformed(text.count("\n", 0, starts[at]) + 1, "this table cannot be told from the next one")
        name, values = row
        line = text.count("\n", 0, starts[at]) + 1
        found_blocks.append(Block(name, values, line, starts[at], _last(text, starts[at], end, row)))
        at = after
    return found_blocks


def _row(piece: str) -> tuple[str, Mapping[str, Any]] | None:
    """The one table that a piece of text is; None when it is cut short."""
    try:
        data = tomllib.loads(piece)
    except tomllib.TOMLDecodeError:
        return None
    if len(data) != 1:
        return None
    ((name, rows),) = data.items()
    return (name, rows[0]) if isinstance(rows, list) and len(rows) == 1 and isinstance(rows[0], dict) else None


def _last(text: str, start: int, end: int, row: tuple[str, Mapping[str, Any]]) -> int:
    """Where the table's last value ends: blank lines and comments below it are somebody's own words."""
    # Only \n ends a line of TOML: the other characters that splitlines knows may stand inside a text.
    lines = re.findall(r"[^\n]*\n|[^\n]+\Z", text[start:end])
    kept = len(lines)
    while kept > 1 and (not lines[kept - 1].strip() or lines[kept - 1].lstrip().startswith("#")):
        kept -= 1
    while _row("".join(lines[:kept])) != row:  # what looked like a comment was inside a text
        kept += 1
    return start + len("".join(lines[:kept]))


def with_table(text: str, name: str, values: Mapping[str, str]) -> str:
    """The text with a table at its end.

    Args:
        values: key → value as TOML writes it.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text or HEAD
    gap = "" if text.endswith("\n") else newline
    table = [f"[[{name}]]", *(f"{key} = {value}" for key, value in values.items())]
    return text + gap + newline + newline.join(table) + newline


def without_table(text: str, number: int) -> str:
    """The text without its table `number` (1-based), and without the blank line that stood before it.

    Raises:
        Malformed: as `blocks`.
        IndexError: there is no such table.
    """
    crlf = "\r\n" in text
    text = text.replace("\r\n", "\n")
    there = blocks(text)
    if not 1 <= number <= len(there):
        raise IndexError(number)
    block = there[number - 1]
    before, after = text[: block.start], text[block.end :]
    if before.endswith("\n\n"):
        before = before[:-1]
    left = before + after
    return left.replace("\n", "\r\n") if crlf else left
