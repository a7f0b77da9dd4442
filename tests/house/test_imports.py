"""What a command loads: start-up is a feature, so the screen and the writer stay out where they are not needed."""

import subprocess
import sys

import pytest

CORE = "trendtui.model.results, trendtui.config, trendtui.search.service, trendtui.export, trendtui.store.reading"


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after some code."""
    told = "import sys\nprint(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{told}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["textual", "rich", "sqlite_utils", "ahocorasick_rs", "numpy", "rapidfuzz"])
def test_searching_loads_nothing_of_the_screen_or_the_writer(module: str) -> None:
    assert module not in loaded(f"import {CORE}"), f"{module} must be imported where it is used, not at the top"


def test_the_command_line_starts_without_the_screen() -> None:
    modules = loaded("import trendtui.cli")
    assert not modules & {"textual", "rich", "sqlite_utils", "sqlite3", "ahocorasick_rs"}


def test_importing_needs_no_screen() -> None:
    assert not loaded("import trendtui.importing.run") & {"textual", "rich"}
