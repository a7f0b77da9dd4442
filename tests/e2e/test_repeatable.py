"""The same files make the same index in any process: sets and dictionaries of another order change nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from trendtui.store.exporting import SELECTS

Run = Callable[..., subprocess.CompletedProcess[str]]
CORPUS = Path(__file__).parents[1] / "corpus"
pytestmark = pytest.mark.slow

# Imports a folder and prints every table: a process for each table would only start Python again and again.
SCRIPT = """
import sys
from pathlib import Path
from trendtui.config import bundled
from trendtui.export import FORMATS
from trendtui.importing.run import Knowledge, run
from trendtui.search.service import Explorer
run([Path(sys.argv[1])], Path(sys.argv[2]), Knowledge.load(bundled("data")))
explorer = Explorer.open(Path(sys.argv[2]))
for table in sys.argv[3:]:
    print("#", table)
    sys.stdout.writelines(FORMATS["jsonl"](explorer.export(table)))
"""


def tables(folder: Path, index: Path, environment: dict[str, str], seed: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), str(index), *SELECTS],
        capture_output=True, encoding="utf-8", env={**environment, "PYTHONHASHSEED": seed}, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pieces = ("\n" + done.stdout).split("\n# ")[1:]
    return {name: rows for name, _, rows in (piece.partition("\n") for piece in pieces)}


def test_two_imports_in_processes_of_different_hashing_export_the_same(
    environment: dict[str, str], tmp_path: Path
) -> None:
    first, second = (tables(CORPUS, tmp_path / f"{seed}.db", environment, seed) for seed in ("1", "4242"))
    assert first.keys() == SELECTS.keys()
    told = {table: rows.count("\n") for table, rows in first.items()}
    assert all(told[table] for table in ("documents", "sections", "trends", "mentions", "companies", "figures")), told
    assert [table for table in first if first[table] != second[table]] == []
