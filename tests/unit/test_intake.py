"""Importing beside an app: a process of its own, its steps and its end; and the names that a path goes on with."""

import os
import threading
from pathlib import Path

import pytest

from trendtui.intake import Intake
from trendtui.model.problems import Problem


def test_names_go_on_with_folders_first(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "report.md").write_text("x", "utf-8")
    (tmp_path / ".hidden").write_text("x", "utf-8")
    intake, here = Intake(tmp_path / "index.db"), f"{tmp_path}{os.sep}"
    assert intake.names(here) == (f"{here}reports{os.sep}", f"{here}report.md")
    assert intake.names(f"{here}rep") == (f"{here}reports{os.sep}", f"{here}report.md")
    assert intake.names(f"{here}.h") == (f"{here}.hidden",)
    assert intake.names(f"{here}none/") == ()
    assert isinstance(intake.names(""), tuple)


def test_a_file_is_imported_with_its_steps(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("# 趋势一 智能体\n\nOpenAI 在2025年发布智能体，估值达到1570亿美元。\n", "utf-8")
    intake = Intake(tmp_path / "index.db")
    steps: list[tuple[int, int, str]] = []
    told = intake.run(str(report), lambda *step: steps.append(step))
    assert told == "1 document imported."
    assert steps[0] == (0, 1, "report.md")
    assert (tmp_path / "index.db").exists()
    with pytest.raises(Problem, match="there is no file or folder"):
        intake.run(str(tmp_path / "none.md"), lambda *step: None)


def test_stopping_leaves_no_index(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("OpenAI 在2025年发布智能体。\n", "utf-8")
    intake = Intake(tmp_path / "index.db")
    threading.Timer(0.3, intake.stop).start()
    with pytest.raises(Problem, match="stopped"):
        intake.run(str(report), lambda *step: intake.stop())
    assert not (tmp_path / "index.db").exists()
