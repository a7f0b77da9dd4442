"""A program in a real pseudo-terminal: keys go in, and what a person would see comes out (drawn by pyte)."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from contextlib import suppress
from pathlib import Path

import pyte

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "space": " ", "backspace": "\x7f", "pagedown": "\x1b[6~", "ctrl+c": "\x03", "ctrl+p": "\x10",
}  # fmt: skip

_ANSWERS = {
    b"\x1b[6n": b"\x1b[1;1R",  # where is the cursor
    b"\x1b[c": b"\x1b[?62;c",  # what are you
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # do you know synchronised output
}
# What pyte does not know and would draw as text.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)


class Terminal:
    """A command running in a terminal of `columns` by `rows` characters."""

    def __init__(self, command: list[str], columns: int, rows: int, environment: dict[str, str], where: Path) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._pid, self._file = pty.fork()
        if self._pid == 0:  # pragma: no cover - the child becomes the command
            os.chdir(where)
            os.execvpe(command[0], command, {**environment, "COLORTERM": "truecolor", "TERM": "xterm-256color"})
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.alive = True

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._file], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._file, 65536)
        except OSError:
            data = b""
        if not data:
            self.alive = False
            return False
        for asked, answer in _ANSWERS.items():
            if asked in data:
                os.write(self._file, answer)
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return True

    def text(self) -> str:
        """The screen as lines, wide characters without the empty cell that follows them."""
        rows = (self._screen.buffer[y] for y in range(self._screen.lines))
        # Not `display`, which fails while half of a wide character is written over.
        shown = "\n".join("".join(row[x].data for x in range(self._screen.columns)).rstrip() for row in rows)
        return re.sub(r"(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef\s])", "", shown)

    def reversed_or_coloured(self, text: str) -> bool:
        """Whether some occurrence of a text stands on a background of its own, as a highlight does."""
        background = {}
        for y in range(self._screen.lines):
            cells = [self._screen.buffer[y][x] for x in range(self._screen.columns)]
            line, backs = "", []
            for cell in cells:
                line += cell.data
                backs += [(cell.bg, cell.reverse)] * len(cell.data)
            at = line.find(text)
            while at >= 0:
                here = backs[at]
                around = {*backs[max(at - 1, 0) : at], *backs[at + len(text) : at + len(text) + 1]}
                background[(y, at)] = here not in around
                at = line.find(text, at + 1)
        return any(background.values())

    def wait_for(self, pattern: str, seconds: float = 20.0) -> None:
        """Read until a regular expression is on the screen, or fail with the screen as it is."""
        until = time.monotonic() + seconds
        wanted = re.compile(pattern)
        while time.monotonic() < until and self.alive:
            self._read(0.02)
            if wanted.search(self.text()):
                return
        raise AssertionError(f"{pattern!r} did not appear in {seconds} s:\n{self.text()}")

    def wait_end(self, seconds: float = 10.0) -> int:
        """Wait for the program to end; its exit code."""
        until = time.monotonic() + seconds
        while self.alive and time.monotonic() < until:
            self._read(0.05)
        if self.alive:
            raise AssertionError(f"it did not end in {seconds} s:\n{self.text()}")
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        return os.waitstatus_to_exitcode(status)

    def settle(self, quiet: float = 0.25, seconds: float = 10.0) -> None:
        """Read until nothing has come for `quiet` seconds."""
        until = time.monotonic() + seconds
        last = time.monotonic()
        while time.monotonic() < until and self.alive and time.monotonic() - last < quiet:
            if self._read(0.02):
                last = time.monotonic()

    def send(self, *keys: str) -> None:
        """Press keys: names of KEYS, or text as typed."""
        for key in keys:
            os.write(self._file, KEYS.get(key, key).encode())
            # A terminal tells escape from alt and a letter by the time between them.
            self.settle(0.4 if key == "escape" else 0.08)

    def close(self) -> None:
        """End the program and let go of the terminal."""
        if self._pid:
            with suppress(OSError):
                os.kill(self._pid, signal.SIGKILL)
                os.waitpid(self._pid, 0)
        with suppress(OSError):
            os.close(self._file)
