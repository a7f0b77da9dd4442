"""The user's own rows: a discovered company is confirmed or rejected, and an import by what is known now follows."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


def put(folder: Path, row: str) -> None:
    """Write the user's own companies.toml."""
    folder.mkdir(exist_ok=True)
    (folder / "companies.toml").write_text(f'[[company]]\nname = "Zorvexa"\n{row}\n', "utf-8")


Run = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow

REPORT = """# 新公司

初创公司Zorvexa完成5000万美元B轮融资，由红杉资本领投，估值达到3亿美元。

Zorvexa成立于2023年，创始人来自OpenAI。
"""


def status(trendtui: Run, index: Path, name: str) -> str | None:
    rows = map(json.loads, trendtui("export", "companies", "--db", index).stdout.splitlines())
    return next((r["status"] for r in rows if r["company"] == name), None)


def test_confirm_and_reject(trendtui: Run, tmp_path: Path) -> None:
    report, index, own = tmp_path / "new.md", tmp_path / "i.db", tmp_path / "own"
    report.write_text(REPORT, "utf-8")
    assert trendtui("import", report, "--db", index).returncode == 0
    assert status(trendtui, index, "Zorvexa") == "discovered"
    put(own, 'kind = "company"\nspellings = ["Zorvexa"]')
    assert trendtui("lint-data", own).returncode == 0
    again = trendtui("import", "--again", "--db", index, TRENDTUI_CONFIG=str(own))
    assert again.returncode == 0, again.stderr
    assert status(trendtui, index, "Zorvexa") == "listed"
    put(own, "hidden = true")
    assert trendtui("import", "--again", "--db", index, TRENDTUI_CONFIG=str(own)).returncode == 0
    assert status(trendtui, index, "Zorvexa") is None
    figures = trendtui("export", "figures", "--db", index).stdout
    assert "Zorvexa" not in figures
    assert trendtui("import", "--again", "--db", index).returncode == 0
    assert status(trendtui, index, "Zorvexa") == "discovered"


def test_a_wrong_row_is_told_with_its_line(trendtui: Run, tmp_path: Path) -> None:
    (tmp_path / "companies.toml").write_text('# mine\n[[company]]\nname = "甲"\nspelings = ["甲公司"]\n', "utf-8")
    told = trendtui("lint-data", tmp_path)
    assert told.returncode == 1
    assert "companies.toml:2" in told.stderr
    assert "spelings" in told.stderr
    report = tmp_path / "r.md"
    report.write_text(REPORT, "utf-8")
    done = trendtui("import", report, "--db", tmp_path / "i.db", TRENDTUI_CONFIG=str(tmp_path))
    assert done.returncode == 1
    assert "spelings" in done.stderr
    assert "Traceback" not in done.stderr
