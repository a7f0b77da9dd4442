"""Importing for an app that goes on meanwhile: another process reads the files, and tells a line of JSON a step.

A process of its own keeps the screen's thread free, and stopping it at any moment leaves the index as it was.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from trendtui.model.problems import Problem
from trendtui.words import say

SHOWN = 50
"""Names that a path is completed with at most."""


class Intake:
    """Imports into one index; one import at a time."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def names(self, typed: str) -> tuple[str, ...]:
        """What a path may go on with: the folders, then the files, whose names begin with its last part."""
        shown = Path(typed).expanduser() if typed else Path()
        folder, begun = (shown, "") if typed.endswith(os.sep) or not typed else (shown.parent, shown.name)
        head = typed[: len(typed) - len(begun)] if begun and typed.endswith(begun) else typed if not begun else ""
        try:
            with os.scandir(folder) as entries:
                found = sorted(
                    (not e.is_dir(), e.name) for e in entries
                    if e.name.startswith(begun) and (begun.startswith(".") or not e.name.startswith("."))
                )  # fmt: skip
        except OSError:
            return ()
        return tuple(f"{head}{name}" if is_file else f"{head}{name}{os.sep}" for is_file, name in found[:SHOWN])

    def run(self, path: str, tell: Callable[[int, int, str], None]) -> str:
        """Import a file or folder; the sentence to show at the end.

        Args:
            tell: told of each step: files read, files in all, and the name of the one that is read now.

        Raises:
            Problem: nothing could be imported, or it was stopped.
        """
        self._stopped = False
        command = [sys.executable, "-m", "trendtui", "import", "--json", "--db", str(self._index),
                   "--", str(Path(path).expanduser().absolute())]  # fmt: skip
        outcome: dict[str, int] = {}
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            encoding="utf-8", errors="replace", start_new_session=True,
        ) as process:  # fmt: skip
            self._process = process
            for line in process.stdout or ():
                step = json.loads(line)
                if "of" in step:
                    tell(step["done"], step["of"], step["name"])
                else:
                    outcome = step
            wrong = process.stderr.read() if process.stderr is not None else ""
        self._process = None
        if self._stopped:
            raise Problem(say("intake.stopped"))
        if not outcome:
            first = wrong.strip().split("\n")[0].removeprefix("trendtui: ")
            raise Problem(say("intake.failed", why=first or say("intake.ended", code=process.returncode)))
        done, failed = outcome["added"] + outcome["changed"], outcome["failed"]
        if failed:
            return say("intake.done-but", documents=say("counts.documents", n=done), failed=failed)
        if not done:
            return say("intake.nothing")
        return say("intake.done", documents=say("counts.documents", n=done))

    def stop(self) -> None:
        """End the import that is running; the index stays as it was."""
        if self._process is not None:
            self._stopped = True
            self._process.terminate()
