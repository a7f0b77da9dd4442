"""The editor's command: the line where each editor wants it."""

import os

import pytest

from trendtui.tui.editor import command


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim", ["vim", "+12", "/r/报告.md"]),
        ("emacs -nw", ["emacs", "-nw", "+12", "/r/报告.md"]),
        ("code --wait", ["code", "--wait", "--goto", "/r/报告.md:12"]),
        ("/opt/bin/hx", ["/opt/bin/hx", "/r/报告.md:12"]),
        ("'/opt/my editor/kate'", ["/opt/my editor/kate", "--line", "12", "/r/报告.md"]),
        ("broken 'quote", ["broken 'quote", "+12", "/r/报告.md"]),
    ],
)
def test_a_file_at_a_line(editor: str, expected: list[str]) -> None:
    assert command("/r/报告.md", 12, {"EDITOR": editor}) == expected


def test_visual_comes_first_and_there_is_always_one() -> None:
    assert command("a", 1, {"VISUAL": "nano", "EDITOR": "vi"})[0] == "nano"
    assert command("a", 0, {})[0] == ("notepad" if os.name == "nt" else "vi")


def test_a_name_that_looks_like_an_option_is_none() -> None:
    assert command("-c evil.md", 3, {"EDITOR": "vi"})[-1] == os.path.join(".", "-c evil.md")
