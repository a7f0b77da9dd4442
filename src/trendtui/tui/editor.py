"""The command that opens a file in the user's editor at a line."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

AT_LINE = {
    "code": ("--goto", "{path}:{line}"),
    "code-insiders": ("--goto", "{path}:{line}"),
    "codium": ("--goto", "{path}:{line}"),
    "cursor": ("--goto", "{path}:{line}"),
    "subl": ("{path}:{line}",),
    "zed": ("{path}:{line}",),
    "hx": ("{path}:{line}",),
    "helix": ("{path}:{line}",),
    "mate": ("--line", "{line}", "{path}"),
    "kate": ("--line", "{line}", "{path}"),
    "notepad": ("{path}",),
}
"""Program → how it is told a file and a line; all others understand `+line path`, as vi does."""


def command(path: str, line: int, environ: Mapping[str, str]) -> list[str]:
    """$VISUAL or $EDITOR (else vi, on Windows notepad) with a file and a 1-based line."""
    editor = environ.get("VISUAL") or environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        words = shlex.split(editor, posix=os.name != "nt")
    except ValueError:
        words = [editor]
    form = AT_LINE.get(Path(words[0]).stem, ("+{line}", "{path}"))
    # A file name that begins with a dash would be read as an option.
    safe = os.path.join(".", path) if path.startswith("-") else path
    return [*words, *(part.format(path=safe, line=max(1, line)) for part in form)]
