"""Reads data/chrome.toml (and the user's own, if any) into the `Chrome` value that the readers are given."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from trendtui.model.chrome import Chrome, Cue
from trendtui.model.problems import Problem

_NEVER = "(?!)"


def load_chrome(path: Path, *more: Path) -> Chrome:
    """The cues of a chrome.toml; lists of further files are added to those of the first.

    Raises:
        Problem: a file cannot be read, is no TOML, has an unknown key or a pattern that is no regular expression.
    """
    lists: dict[str, list[str]] = {}
    numbers: dict[str, int] = {}
    known = {field.name: field.type for field in fields(Chrome)}
    for file in (path, *more):
        for key, value in _read(file).items():
            if key not in known:
                raise Problem(f"{file}: unknown key '{key}'", f"Known keys are: {', '.join(known)}.")
            if known[key] == "int":
                numbers[key] = _number(file, key, value)
            else:
                lists.setdefault(key, []).extend(_patterns(file, key, value))
    cues = {name: Cue(_compile(lists.get(name, []))) for name, kind in known.items() if kind != "int"}
    return Chrome(**cues, **numbers)  # type: ignore[arg-type]  # the names and types are the fields' own


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{file} cannot be read: {error}", "It must be a text file in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{file} is not valid TOML: {error}", "Correct the line named above.") from error


def _number(file: Path, key: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise Problem(f"{file}: '{key}' must be a whole number, not {value!r}", "Write it without quotes.")


def _patterns(file: Path, key: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise Problem(f"{file}: '{key}' must be a list of texts", "Write it as ['one', 'another'].")
    for item in value:
        try:
            re.compile(item)
        except re.error as error:
            raise Problem(
                f"{file}: {item!r} under '{key}' is no regular expression: {error}",
                "Put a backslash before characters such as ( [ * + ? that are meant as they stand.",
            ) from error
    return value


def _compile(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns) or _NEVER, re.IGNORECASE)
