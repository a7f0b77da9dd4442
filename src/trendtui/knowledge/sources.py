"""Reads a sources.toml: what is known of documents beside it, for those that do not say it themselves.

One table per file name; every value goes before what the reader finds in the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from trendtui.model.document import Metadata
from trendtui.model.problems import Problem

_TEXTS = ("title", "publisher", "date", "language", "url", "kind")
_LISTS = ("authors", "tags")
_KINDS = ("report", "article", "transcript")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def load_sources(path: Path) -> Mapping[str, Metadata]:
    """File name → what the sidecar says of it; fields that it does not name are empty.

    Raises:
        Problem: the file cannot be read, is no TOML, or a table has an unknown key or a value of another form.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{path} cannot be read: {error}", "It must be a text file in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{path} is not valid TOML: {error}", "Correct the line named above.") from error
    return {name: _metadata(path, name, table) for name, table in data.items()}


def _metadata(path: Path, name: str, table: object) -> Metadata:
    if not isinstance(table, dict):
        raise Problem(
            f"{path}: '{name}' is not a table", f'Write ["{name}"] on a line of its own and the values below it.'
        )
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in table.items():
        if key in _TEXTS:
            texts[key] = _text(path, name, key, value)
        elif key in _LISTS:
            lists[key] = _list(path, name, key, value)
        else:
            raise Problem(
                f"{path}: unknown key '{key}' under \"{name}\"", f"Known keys are: {', '.join((*_TEXTS, *_LISTS))}."
            )
    return Metadata(**texts, **lists)  # type: ignore[arg-type]  # the keys were checked above


def _text(path: Path, name: str, key: str, value: object) -> str:
    where = f"{path}: '{key}' under \"{name}\""
    if not isinstance(value, str):
        raise Problem(f"{where} must be a text, not {value!r}", f'Write {key} = "…".')
    if key == "date" and value and not _DATE.fullmatch(value):
        raise Problem(f"{where} is no date: {value!r}", "Write 2025, 2025-01 or 2025-01-03.")
    if key == "url" and value and not value.startswith(("http://", "https://")):
        raise Problem(f"{where} is no web address: {value!r}", "It must begin with http:// or https://.")
    if key == "kind" and value and value not in _KINDS:
        raise Problem(f"{where} is {value!r}", f"Kinds are: {', '.join(_KINDS)}.")
    return value.strip()


def _list(path: Path, name: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Problem(f"{path}: '{key}' under \"{name}\" must be a list of texts", f'Write {key} = ["…", "…"].')
    return tuple(item.strip() for item in value if item.strip())
