"""The user's own companies.toml, changed a row at a time; everything else in the file stays as it was written."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from trendtui.model.problems import Problem

FILE = "companies.toml"

_HEAD = """\
# Your own companies, added to those that come with trendtui (the head of the bundled file says what a row may hold).
# A row whose name exists adds to that row; hidden = true takes the company away. Check it with: trendtui lint-data
# Rows take effect at the next import; trendtui import --again reads every document anew.
"""

_BLOCK = re.compile(r"^\[\[company\]\].*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL)


def put(folder: Path, name: str, fields: Mapping[str, str | bool | list[str]]) -> Path:
    """Write a company's row, replacing one of the same name; the file's path.

    Raises:
        Problem: the file is not valid TOML as it stands, or cannot be written.
    """
    row = "\n".join(["[[company]]", f"name = {_value(name)}", *(f"{k} = {_value(v)}" for k, v in fields.items())])
    return _write(folder, _without(_read(folder), name).rstrip("\n") + f"\n\n{row}\n")


def drop(folder: Path, name: str) -> bool:
    """Take a company's row out of the file; whether there was one.

    Raises:
        Problem: the file is not valid TOML as it stands, or cannot be written.
    """
    text = _read(folder)
    left = _without(text, name)
    if left == text:
        return False
    _write(folder, left)
    return True


def _value(value: str | bool | list[str]) -> str:
    # A JSON string is a TOML basic string but for U+007F, which JSON leaves as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read(folder: Path) -> str:
    file = folder / FILE
    try:
        text = file.read_text("utf-8-sig") if file.exists() else _HEAD
        tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Problem(f"{file}: {error}", "Mend it first; trendtui lint-data says where.") from error
    return text


def _without(text: str, name: str) -> str:
    def keep(block: re.Match[str]) -> str:
        rows = tomllib.loads(block[0]).get("company", [{}])
        return "" if rows[0].get("name") == name else block[0]

    return _BLOCK.sub(keep, text)


def _write(folder: Path, text: str) -> Path:
    file = folder / FILE
    beside = file.with_name(f"{FILE}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, "utf-8")
        os.replace(beside, file)
    except OSError as error:
        raise Problem(f"cannot write {file}: {error.strerror or error}") from error
    return file
