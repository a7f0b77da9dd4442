"""Our colour themes, one TOML file each; the file's name is the theme's."""

from __future__ import annotations

import tomllib
from pathlib import Path

from textual.theme import BUILTIN_THEMES, Theme

OURS = "trendtui-dark"
"""The theme that is taken when none was asked for."""

_FOLDER = Path(__file__).parent


def load(folder: Path = _FOLDER) -> list[Theme]:
    """All themes of a folder, by name.

    Raises:
        tomllib.TOMLDecodeError, TypeError: a file is no theme.
    """
    return [Theme(name=file.stem, **tomllib.loads(file.read_text("utf-8"))) for file in sorted(folder.glob("*.toml"))]


def names() -> list[str]:
    """Every theme that can be asked for: ours, then Textual's."""
    return [*(file.stem for file in sorted(_FOLDER.glob("*.toml"))), *BUILTIN_THEMES]
