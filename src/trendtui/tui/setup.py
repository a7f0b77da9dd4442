"""What the app is handed at its start beside the index, and what becomes of it at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trendtui.model.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from trendtui.tui.taking import Intake


@dataclass(frozen=True, slots=True)
class Setup:
    """How the app begins."""

    view: View = field(default_factory=View)
    """What it looked like when it was left, as far as that is to be restored."""
    told: str = ""
    """What was wrong with the settings or the last view: for the status line."""
    hint: bool = False
    """Whether one of the hints that were not seen yet is shown."""
    intake: Intake | None = None
    """Imports reports; without it, nothing is imported from within the app."""
    remember: Callable[[View], None] | None = None
    """Keeps the view at the end; it may raise Problem."""
