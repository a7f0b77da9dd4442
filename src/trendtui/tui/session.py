"""What one sitting remembers: choices that hold on every screen until the program is left."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Session:
    """One for the whole app; screens hand it on to those they open."""

    marking: bool = True
    """Whether companies, figures and years are marked in the text of the reader."""
