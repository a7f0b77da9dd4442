"""The reader's corrections through the real command line: made, listed, applied at once and at an import, undone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow

REPORT = """# 新公司

## 趋势一：融资更多了

初创公司Zorvexa完成5000万美元B轮融资，由红杉资本领投，估值达到3亿美元。

Zorvexa成立于2023年，创始人来自OpenAI。
"""


def test_a_correction_made_listed_and_undone(trendtui: Run, tmp_path: Path) -> None:
    report, index, own = tmp_path / "new.md", tmp_path / "i.db", tmp_path / "own"
    report.write_text(REPORT, "utf-8")

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        done = trendtui(*arguments, "--db", index, TRENDTUI_CONFIG=str(own))
        assert "Traceback" not in done.stderr
        return done

    def shown() -> list[str]:
        return [run("export", table).stdout for table in ("companies", "figures", "trends")]

    assert run("import", report).returncode == 0
    before = shown()
    assert "Zorvexa" in before[0]
    assert "no corrections yet" in run("corrections").stderr
    hidden = run("correct", "company", "zorvexa", "--hide")
    assert hidden.returncode == 0, hidden.stderr
    assert "Zorvexa is no company: 2 mentions in 1 document." in hidden.stderr
    assert "Zorvexa" not in shown()[0]
    several = run("correct", "figure", "new.md:5", "--reject")
    assert several.returncode == 2
    assert "has 2 such figures: 5000万美元, 3亿美元" in several.stderr
    assert run("correct", "figure", "new.md:5", "3亿美元", "--value", "4亿欧元", "--year", "2022").returncode == 0
    assert run("correct", "trend", "new.md:7", "--theme", "+agents", "--theme", "-funding-valuation").returncode == 0
    after = shown()
    assert '"low": 400000000.0' in after[1]
    assert '"themes": ["agents"' in after[2]
    listed = [json.loads(line) for line in run("corrections", "--json").stdout.splitlines()]
    assert [(x["number"], x["about"], x["found"]) for x in listed] == [
        (1, "company", 2),
        (2, "figure", 1),
        (3, "trend", 1),
    ]
    # An import that reads everything again says the same.
    assert run("import", "--again").returncode == 0
    assert shown() == after
    for _ in listed:
        assert run("uncorrect", "1").returncode == 0
    assert shown() == before
    assert run("uncorrect", "1").returncode == 1


def test_a_file_changed_by_hand_is_checked_and_applied(trendtui: Run, tmp_path: Path) -> None:
    report, index, own = tmp_path / "new.md", tmp_path / "i.db", tmp_path / "own"
    report.write_text(REPORT, "utf-8")
    own.mkdir()
    file = own / "corrections.toml"
    file.write_text('# mine\n\n[[company]]\non = 2026-01-01\nname = "Zorvexa"\nhidden = true\n', "utf-8")
    wrong = trendtui("import", report, "--db", index, TRENDTUI_CONFIG=str(own))
    assert wrong.returncode == 1
    assert "corrections.toml:3: unknown 'hidden'" in wrong.stderr
    assert trendtui("lint-data", TRENDTUI_CONFIG=str(own)).returncode == 1
    file.write_text(file.read_text("utf-8").replace("hidden", "hide"), "utf-8")
    assert trendtui("import", report, "--db", index, TRENDTUI_CONFIG=str(own)).returncode == 0
    assert "Zorvexa" not in trendtui("export", "companies", "--db", index).stdout
    file.write_text("# mine\n", "utf-8")
    applied = trendtui("corrections", "--apply", "--db", index, TRENDTUI_CONFIG=str(own))
    assert "1 document was looked through" in applied.stderr
    assert "Zorvexa" in trendtui("export", "companies", "--db", index).stdout
