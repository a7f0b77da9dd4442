"""Rooms stay small enough to be understood: one test for each limit, with what to do when it is passed."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "trendtui"
MODULES = sorted(SOURCE.rglob("*.py"))

LIMITS = {"tui/app.py": 150}
LONGER: dict[str, tuple[int, str]] = {
    "tui/messages.py": (450, "a list of facts, each a few lines, read from the top"),
}
"""Path → (lines allowed, why). Add a reason here, in the same commit, before passing a limit."""
LONGER_FUNCTIONS: dict[str, tuple[int, str]] = {}
"""path:name → (lines allowed, why)."""


def names() -> list[str]:
    return [str(m.relative_to(SOURCE)) for m in MODULES]


@pytest.mark.parametrize("name", names())
def test_a_module_fits_on_a_desk(name: str) -> None:
    lines = len((SOURCE / name).read_text("utf-8").splitlines())
    allowed, _ = LONGER.get(name, (LIMITS.get(name, 400), ""))
    assert lines <= allowed, f"{name} has {lines} lines: which part of it belongs to a room of its own?"


@pytest.mark.parametrize("name", names())
def test_a_function_fits_on_a_page_and_a_class_in_a_chapter(name: str) -> None:
    for node in ast.walk(ast.parse((SOURCE / name).read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            allowed, _ = LONGER_FUNCTIONS.get(f"{name}:{node.name}", (50, ""))
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= allowed, f"{name}:{node.name} has {lines} lines: name its steps"
        elif isinstance(node, ast.ClassDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            methods = sum(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) for n in node.body)
            assert lines <= 300, f"{name}:{node.name} has {lines} lines: which of its jobs is another class?"
            assert methods <= 30, f"{name}:{node.name} has {methods} methods"


@pytest.mark.parametrize("name", names())
def test_a_module_says_what_it_is_for(name: str) -> None:
    assert ast.get_docstring(ast.parse((SOURCE / name).read_text("utf-8"))), f"{name} has no docstring"
