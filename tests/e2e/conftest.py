"""End to end: the real command line in its own process, on the real reports."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's home of its own, so that no test reads or writes the developer's index or settings."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "PYTHONPATH", "LANG", "TMPDIR", "SYSTEMROOT")}
    return {**kept, "HOME": str(home), "PYTHONUTF8": "1", "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"), "TERM": "xterm-256color"}  # fmt: skip


@pytest.fixture(scope="session")
def trendtui(environment: dict[str, str]) -> Run:
    """Run `trendtui` with arguments; standard output and error are text."""

    def run(*arguments: object, stdin: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "trendtui", *map(str, arguments)],
            input=stdin, capture_output=True, encoding="utf-8", env={**environment, **more}, timeout=120, check=False,
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def seeds_index(trendtui: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the five reports, made by the real import. Not to be written to."""
    path = tmp_path_factory.mktemp("index") / "seeds.db"
    done = trendtui("import", SEEDS, "--db", path)
    assert done.returncode == 0, done.stderr
    return path
