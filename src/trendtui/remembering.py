"""The state file: the last view of the app, read at its start and swapped in at its end.

Never trusted: whatever in it is damaged or not as it should be is left out, and told. Losing it loses nothing of the
reader's own.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from trendtui.model.problems import Problem
from trendtui.model.view import View
from trendtui.words import say

VERSION = 1
LONGEST = 2000
"""Characters of a line, and hints, that are believed; more is damage."""

_DEFAULT = View()


def recall(path: Path) -> tuple[View, str]:
    """The last view, and a sentence when the file is damaged; the view of a first start when there is none."""
    try:
        found = json.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return View(), ""
    except (OSError, ValueError, RecursionError):
        return View(), say("settings.state-damaged", file=path)
    if not isinstance(found, dict) or found.get("trendtui") != "state" or found.get("version") != VERSION:
        return View(), say("settings.state-damaged", file=path)
    view = found.get("view")
    values = {f.name: _believed(f.name, view.get(f.name)) for f in fields(View)} if isinstance(view, dict) else {}
    right = {name: value for name, value in values.items() if value is not None}
    damaged = len(right) < len(fields(View))
    return View(**right), say("settings.state-damaged", file=path) if damaged else ""


def _believed(name: str, value: object) -> Any:
    """A value of the file as the view takes it; None when it cannot be one."""
    if name == "hints":
        if isinstance(value, list) and len(value) < LONGEST and all(isinstance(v, str) for v in value):
            return tuple(value)
    elif isinstance(getattr(_DEFAULT, name), int):
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LONGEST:
            return value
    elif isinstance(value, str) and len(value) < LONGEST and value.isprintable():
        return value
    return None


def keep(path: Path, view: View) -> None:
    """Put a view in the place of the one in the file; a killed program leaves the one or the other, whole.

    Raises:
        Problem: the file cannot be written.
    """
    text = json.dumps({"trendtui": "state", "version": VERSION, "view": asdict(view)}, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(text + "\n")
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        raise Problem(f"cannot write {path}: {error.strerror or error}") from error
