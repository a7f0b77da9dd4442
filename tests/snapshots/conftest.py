"""The pilot waits for the app, not for the clock, as in the other tests of the screens."""

from tests.tui.conftest import _no_fixed_pauses

__all__ = ["_no_fixed_pauses"]
