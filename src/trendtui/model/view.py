"""What the app looked like when it was left: the one thing that it remembers of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """The view to come back to; the default is that of a first start."""

    line: str = ""
    """The query line."""
    tab: str = ""
    """The list that was open; empty for the first."""
    order: str = ""
    """The order of the figures; empty for that of the reports."""
    theme: str = ""
    """The theme that was chosen in the app; empty when none was."""
    facets: int = 0
    """Cells of the facets' pane; 0 for what the layout gives it."""
    preview: int = 0
    """Percent of the room of list and preview that the preview has; 0 for what the layout gives it."""
    hints: tuple[str, ...] = ()
    """The hints that were seen, each a key of `words/*/hints.py`."""
