"""The benchmark of search, run small: its corpus is true to its texts, and it writes its page."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ran(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which it has run, and what it printed."""
    folder = tmp_path_factory.mktemp("bench")
    command = [sys.executable, str(ROOT / "benchmarks" / "search.py"), "--sizes", "300", "--no-peers", "--quick"]
    done = subprocess.run(
        [*command, "--work", str(folder), "--docs", str(folder)],
        capture_output=True, encoding="utf-8", env=environment, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def test_every_chinese_piece_is_found_where_a_scan_finds_it(ran: tuple[Path, str]) -> None:
    told = ran[1].split("Passages found of those that a scan finds")[1].splitlines()[2:10]
    assert [line.split() for line in told] == [[str(n), "1.000"] for n in range(1, 9)]


def test_the_page_has_every_table(ran: tuple[Path, str]) -> None:
    page = (ran[0] / "performance.md").read_text("utf-8")
    for title in ("Goals", "A key press at 300 passages", "Looser ways at 300 passages", "Building", "Opening"):
        assert f"\n## {title}" in page


def test_findings_stand_where_the_recombined_passages_have_them(ran: tuple[Path, str]) -> None:
    db = sqlite3.connect(ran[0] / "300" / "index.db")
    assert db.execute("SELECT count(*) FROM passage").fetchone() == (300,)
    for table, column in (("mention", "surface"), ("figure", "text")):
        rows = db.execute(
            f'SELECT x.{column}, substr(p.text, x.start + 1, x."end" - x.start) '
            f"FROM {table} x JOIN passage p ON p.id = x.passage"
        ).fetchall()
        assert len(rows) > 50
        assert all(said == stands for said, stands in rows)
    ((text,),) = db.execute("SELECT text FROM original").fetchall()
    lines = text.split("\n")
    assert all(lines[line - 1] == words for line, words in db.execute("SELECT line, text FROM passage").fetchall())
    db.close()
