"""The pilot of the tests of the screens waits for the app, not for the clock."""

import pytest

from tests.tui.resting import nothing_to_run


@pytest.fixture(autouse=True)
def _no_fixed_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", nothing_to_run)
