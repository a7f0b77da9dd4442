"""Which files an import reads, and what each is called in the index."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from trendtui.model.problems import Misuse

SUFFIXES = (".txt", ".md", ".markdown", ".mdown", ".text")
"""What is read in a folder; a file that is named itself is read whatever its suffix."""

SOURCES = "sources.toml"
"""Metadata by file name, beside the documents."""


def files(paths: Iterable[Path]) -> list[Path]:
    """The documents that paths mean, each once: files as named, folders with all below them, in a fixed order.

    Hidden files and folders are left out of a folder.

    Raises:
        Misuse: a path does not exist, or a folder holds nothing to read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = list(_below(path))
            if not inside:
                raise Misuse(
                    f"{path} holds no document",
                    f"Documents in a folder end in {', '.join(SUFFIXES)}; name other files one by one.",
                )
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path.absolute()] = None
        else:
            raise Misuse(f"there is no file or folder {path}", "Check the name; in a shell, quote names with blanks.")
    return list(found)


def _below(folder: Path) -> Iterable[Path]:
    for where, folders, names in os.walk(folder.absolute()):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(where) / name


def source_name(path: Path, taken: Mapping[str, str]) -> str:
    """What a file is called in the index: its name, with as many folders as make it one of a kind.

    Args:
        taken: source → path of the documents that are in the index or in this import already.
    """
    for source, known in taken.items():
        if known == str(path):
            return source
    name = path.name
    for folder in path.parents:
        if name not in taken or not Path(taken[name]).exists():
            return name
        name = f"{folder.name}/{name}" if folder.name else str(path)
    return str(path)
