"""What the app is handed at its start beside the index, and what becomes of it at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from trendtui.model.view import View


@dataclass(frozen=True, slots=True)
class Setup:
    """How the app begins."""

    view: View = field(default_factory=View)
    """What it looked like when it was left, as far as that is to be restored."""
    told: str = ""
    """What was wrong with the settings or the last view: for the status line."""
    remember: Callable[[View], None] | None = None
    """Keeps the view at the end; it may raise Problem."""
