"""Copying: the routes there are, the one to take, and an honest word on what is known of its success.

A program can be asked whether it took the text; a terminal cannot. So a copy sent to the terminal
(OSC 52) is told as sent, never as done, and the last copy is always kept in a file as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRAMS = (
    ("pbcopy", ("pbcopy",), ""),
    ("wl-copy", ("wl-copy",), "WAYLAND_DISPLAY"),
    ("xclip", ("xclip", "-selection", "clipboard"), "DISPLAY"),
    ("xsel", ("xsel", "--clipboard", "--input"), "DISPLAY"),
    ("clip.exe", ("clip.exe",), ""),
    ("clip", ("clip",), ""),
)
"""Native tools: name, command, and the environment variable without which it has no clipboard to reach."""

BROWSER = "browser"
"""The route of an app that is shown in one."""

PATIENCE = 2.0
"""Seconds that a tool may take."""


@dataclass(frozen=True, slots=True)
class Copied:
    """How a copy went."""

    route: str
    """The tool that took it, 'tmux', or 'terminal' or 'browser' when it still has to be sent there by OSC 52."""
    sure: bool
    """Whether the route said that it took the text."""
    kept: str
    """The file that holds it too; empty when none could be written."""


def sentence(copied: Copied, what: str) -> str:
    """What to tell of it: '`what` copied with xclip.'"""
    if copied.sure:
        return say("status.copied", what=what, route=copied.route)
    if copied.route == BROWSER:
        return say("serve.copied", what=what)
    if copied.kept:
        return say("status.sent-and-kept", what=what, file=_short(copied.kept))
    return say("status.sent", what=what)


def commands(environ: Mapping[str, str], platform: str = sys.platform) -> list[tuple[str, tuple[str, ...]]]:
    """The tools to try, best first: the machine's own unless the session is remote, then tmux."""
    found: list[tuple[str, tuple[str, ...]]] = []
    remote = bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    if not remote:
        for name, command, needs in PROGRAMS:
            if needs and not environ.get(needs):
                continue
            # `clip` is Windows' tool; elsewhere the name belongs to other programs.
            if name == "clip" and platform != "win32":
                continue
            found.append((name, command))
    if environ.get("TMUX"):
        found.append(("tmux", ("tmux", "load-buffer", "-w", "-")))
    return found


def copy(text: str, keep: Path | None, environ: Mapping[str, str] | None = None) -> Copied:
    """Copy by the best route there is; the routes that are not sure are left for the caller to take.

    Args:
        text: What to copy.
        keep: Where to keep it as well; None for nowhere.
        environ: The environment to judge by; the process's own when None.
    """
    environ = os.environ if environ is None else environ
    kept = _keep(text, keep)
    if "web_driver" in environ.get("TEXTUAL_DRIVER", ""):
        # The tools of this machine are not those of whoever looks at its page.
        return Copied(BROWSER, False, kept)
    for name, command in commands(environ):
        found = shutil.which(command[0], path=environ.get("PATH"))
        if found and _give((found, *command[1:]), text):
            return Copied(name, True, kept)
    return Copied("terminal", False, kept)


def _short(path: str) -> str:
    """A path as people write it, from their home."""
    home = str(Path.home())
    return "~" + path.removeprefix(home) if path.startswith(home + os.sep) else path


def _give(command: tuple[str, ...], text: str) -> bool:
    try:
        # xclip stays behind to serve the selection: with its output caught, we would wait for it.
        done = subprocess.run(
            command,
            input=text.encode("utf-16" if command[0].endswith("clip.exe") else "utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _keep(text: str, path: Path | None) -> str:
    if path is None:
        return ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return str(path)
