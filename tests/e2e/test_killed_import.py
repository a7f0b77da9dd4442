"""An import that is killed at any moment leaves the index as it was, and the next one finishes the work."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_kill_at_ten_random_moments(trendtui: Run, environment: dict[str, str], tmp_path: Path) -> None:
    index = tmp_path / "i.db"
    small = tmp_path / "small.md"
    small.write_text("# 旧报告\n\n旧索引里的算力与芯片。\n", "utf-8")
    assert trendtui("import", small, "--db", index).returncode == 0
    before = digest(index)

    def documents() -> int:
        return len(trendtui("stats", "--json", "--db", index).stdout.splitlines())

    command = [sys.executable, "-m", "trendtui", "import", str(SEEDS), "--db", str(index)]
    began = time.perf_counter()
    scratch = tmp_path / "scratch.db"
    assert trendtui("import", SEEDS, "--db", scratch).returncode == 0
    whole = time.perf_counter() - began
    moments = random.Random(20260101)
    killed = 0
    for _ in range(10):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=moments.uniform(0.05, 0.9) * whole)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        if digest(index) != before:
            # The machine was quicker than before: the swap was done. What is there must then be the whole new index.
            assert documents() == 6
            assert trendtui("import", small, "--fresh", "--db", index).returncode == 0
            before = digest(index)
        assert trendtui("search", "算力", "--db", index).returncode == 0
    assert killed >= 5
    assert not index.with_name("i.db.building-journal").exists()
    assert trendtui("import", SEEDS, "--db", index).returncode == 0
    after = trendtui("export", "passages", "--db", index).stdout
    fresh = trendtui("export", "passages", "--db", scratch).stdout
    assert set(fresh.splitlines()) < set(after.splitlines())
    assert documents() == 6
