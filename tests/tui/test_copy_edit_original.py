"""A citation is copied honestly, the file opens in the editor, the original address in the browser."""

import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui.fake import FakeExplorer
from tests.tui.stage import opened
from trendtui.model.query import Query
from trendtui.model.results import Reading
from trendtui.tui import clipboard
from trendtui.tui.app import TrendTui

BARE = {"PATH": ""}


async def test_a_copy_sent_to_the_terminal_is_told_as_sent_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.environ", BARE)
    kept = tmp_path / "deep" / "last-copy.txt"
    async with opened(keep=kept) as stage:
        await stage.press("4", "j", "y")
        words = "《2026年智能产业展望：十个判断》, 2026年智能产业展望：十个判断 › 开篇, outlook-2026.md:2"
        assert stage.app.clipboard == words
        assert kept.read_text("utf-8") == words + "\n"
        assert "sent to the terminal" in stage.status
        assert "copied" not in stage.status
        assert str(kept) in stage.status


async def test_in_the_reader_the_passage_in_view_is_cited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.environ", BARE)
    async with opened() as stage:
        await stage.type("触觉")
        await stage.press("enter", "4", "enter", "y")
        assert stage.app.clipboard.endswith("具身智能走出实验室, outlook-2026.md:11")


@pytest.mark.skipif(sys.platform == "win32", reason="makes a shell script")
def test_a_tool_that_took_the_text_is_named_and_one_that_failed_is_passed_over(tmp_path: Path) -> None:
    took = tmp_path / "took"
    (tmp_path / "wl-copy").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "xclip").write_text(f"#!/bin/sh\n/bin/cat > {took}\n")
    for name in ("wl-copy", "xclip"):
        (tmp_path / name).chmod(0o755)
    environ = {"PATH": str(tmp_path), "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    copied = clipboard.copy("算力 “65亿”", None, environ)
    assert (copied.route, copied.sure) == ("xclip", True)
    assert took.read_text("utf-8") == "算力 “65亿”"
    assert clipboard.sentence(copied, "Citation") == "Citation copied with xclip."


def test_a_remote_session_does_not_copy_on_the_remote_machine() -> None:
    names = [name for name, _ in clipboard.commands({"SSH_TTY": "/dev/pts/1", "DISPLAY": ":0", "TMUX": "x"}, "linux")]
    assert names == ["tmux"]
    assert "clip" not in [name for name, _ in clipboard.commands({}, "linux")]


class Filed(FakeExplorer):
    """Reports with a file and an address of the test's choosing."""

    path, url = "", "https://example.org/report"

    def reading(self, source: str, query: Query) -> Reading:
        return replace(super().reading(source, query), path=self.path, url=self.url)


async def test_the_file_opens_at_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    explorer = Filed()
    explorer.path = str(tmp_path / "报告 1.md")
    Path(explorer.path).touch()
    ran: list[list[str]] = []
    monkeypatch.setenv("EDITOR", "nvim -p")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(
        subprocess, "run", lambda command, **_: ran.append(command) or subprocess.CompletedProcess([], 0)
    )
    async with opened(explorer=explorer) as stage:
        monkeypatch.setattr(stage.app, "suspend", nullcontext)
        await stage.press("4", "j", "e")
        assert ran == [["nvim", "-p", "+2", explorer.path]]


async def test_a_file_that_is_gone_is_told() -> None:
    async with opened() as stage:
        await stage.press("e")
        assert "no longer at /nowhere/outlook-2026.md" in stage.status


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "", "ftp://example.org"])
async def test_only_web_addresses_are_opened(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    explorer = Filed()
    explorer.url = url
    async with opened(explorer=explorer) as stage:
        visited: list[str] = []
        monkeypatch.setattr(stage.app, "open_url", visited.append)
        await stage.press("o")
        assert visited == []
        assert "no address" in stage.status
        explorer.url = "https://example.org/report"
        await stage.press("o")
        assert visited == ["https://example.org/report"]


async def test_in_a_browser_it_is_asked_to_copy_and_the_text_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    delivered = []
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    monkeypatch.setattr(TrendTui, "is_web", True)
    monkeypatch.setattr(TrendTui, "deliver_text", lambda self, text, save_filename: delivered.append(save_filename))
    async with opened() as stage:
        await stage.press("4", "j", "y")
        assert "sent to the browser" in stage.status
        assert stage.app.clipboard
        await stage.press("L")
        assert "empty" in stage.status
        await stage.press("e")
        assert "no editor in a browser" in stage.status
        assert delivered == ["outlook-2026.md"]
