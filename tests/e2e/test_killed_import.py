"""An import that is killed at any moment leaves the index as it was, and the next one finishes the work."""

from __future__ import annotations

import hashlib
import os
import queue
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from trendtui.config import bundled
from trendtui.importing.run import Knowledge, run
from trendtui.search.service import Explorer

Run = Callable[..., subprocess.CompletedProcess[str]]
SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")]

# Keeps the data files in memory and imports the five reports in a process of its own for every index that it is told,
# so that kills fall into reading and writing and not into the start of Python. Prints the process, then its exit code.
IMPORTER = """
import os, sys
from pathlib import Path
from trendtui.config import bundled
from trendtui.importing.run import Knowledge, run
knowledge = Knowledge.load(bundled("data"))
print("ready", flush=True)
for index in sys.stdin:
    child = os.fork()
    if not child:
        run([Path(sys.argv[1])], Path(index.strip()), knowledge)
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Importer:
    """Imports of the five reports, each in a process that can be killed."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", IMPORTER, str(SEEDS)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        assert self._line() == "ready"

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line.strip())

    def _line(self) -> str:
        return self._lines.get(timeout=120)

    def start(self, index: Path) -> int:
        """Begin an import; its process."""
        assert self._process.stdin
        print(index, file=self._process.stdin, flush=True)
        return int(self._line())

    def wait(self) -> int:
        """Its exit code, negative when it was killed."""
        return int(self._line())

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def importer(environment: dict[str, str]) -> Iterator[Importer]:
    made = Importer(environment)
    yield made
    made.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def found(index: Path, line: str) -> tuple[int, int]:
    """Documents of an index, and passages with a word."""
    opened = Explorer.open(index)
    try:
        return len(opened.documents()), opened.search(opened.parse(line)).total
    finally:
        opened.close()


def test_kill_at_ten_random_moments(importer: Importer, trendtui: Run, seeds_index: Path, tmp_path: Path) -> None:
    small, index, old = tmp_path / "small.md", tmp_path / "i.db", tmp_path / "old.db"
    small.write_text("# 旧报告\n\n旧索引里的算力与芯片。\n", "utf-8")
    run([small], old, Knowledge.load(bundled("data")))
    shutil.copy(old, index)
    before = digest(old)

    began = time.perf_counter()
    importer.start(tmp_path / "scratch.db")
    assert importer.wait() == 0
    whole = time.perf_counter() - began
    moments = random.Random(20260101)
    killed = 0
    for _ in range(30):
        began = time.perf_counter()
        process = importer.start(index)
        time.sleep(moments.uniform(0.02, 0.95) * whole)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        if importer.wait() == -signal.SIGKILL and digest(index) == before:
            killed += 1
            assert found(index, "算力") == (1, 1)
        else:
            # Done before its end was due. What is there must then be the whole new index.
            assert found(index, "算力")[0] == 6
            whole = min(whole, time.perf_counter() - began)
            shutil.copy(old, index)
        if killed == 10:
            break
    assert killed == 10
    assert trendtui("import", SEEDS, "--db", index).returncode == 0
    assert not index.with_name("i.db.building-journal").exists()
    assert found(index, "旧索引") == (6, 1)
    after = trendtui("export", "passages", "--db", index).stdout
    fresh = trendtui("export", "passages", "--db", seeds_index).stdout
    assert set(fresh.splitlines()) < set(after.splitlines())
