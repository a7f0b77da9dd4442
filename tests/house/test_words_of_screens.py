"""No sentence for the user stands in the code of the screens: all are in `words/`, in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import trendtui.tui

SCREENS = Path(trendtui.tui.__file__).parent
FILES = sorted(SCREENS.rglob("*.py"))

SHOWING = {"Piece", "Head", "Fact", "Words", "Way", "tell", "Told", "LookupFailed", "SystemCommand", "notify", "update"}
"""Calls whose first argument is put on the screen."""

NOT_SHOWN = {
    "Binding",
    "bindings",
    "Key",
    "compile",
    "say",
    "called",
    "error",
    "warning",
    "debug",
    "get_component_styles",
}
"""Calls whose arguments never are."""

ALLOWED = {
    "esc", "enter", "up down",  # what is printed on keys
    "[@click=app.quit]",
}  # fmt: skip
"""Shown as they are in every language."""

ELSEWHERE = {
    "present/figures.py": "SIGNS",  # the words of the index for hedges
    "keys.py": "page",  # docs/keys.md, in English whatever is spoken
    "screens/help.py": "QUERY_LINE",  # query lines, which are the same in every language
}
"""File → a function or a table in it whose strings are no sentences of the screen."""

WORD = re.compile(r"[A-Za-z]{2,}")
SENTENCE = re.compile(r"[A-Za-z]{2,}[,:;.]? +[A-Za-z]{2,}")


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def constants(node: ast.AST) -> Iterator[ast.Constant]:
    """The strings below a node that are put together there, without the arguments of calls."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.JoinedStr):
        yield from (part for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.IfExp):
        yield from (*constants(node.body), *constants(node.orelse))
    elif isinstance(node, ast.BinOp | ast.BoolOp):
        for part in ast.iter_child_nodes(node):
            yield from constants(part)


def silent(node: ast.AST, spared: str) -> bool:
    """Whether nothing below a node is for the screen: docstrings, styles, errors, arguments of quiet calls."""
    match node:
        case ast.Call():
            return name_of(node) in NOT_SHOWN
        case ast.Assign():
            return any(getattr(target, "id", "") in ("DEFAULT_CSS", spared) for target in node.targets)
        case ast.FunctionDef():
            return node.name == spared
        case ast.Expr():
            return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Raise)


def told(tree: ast.Module, spared: str = "") -> Iterator[tuple[int, str]]:
    """Every literal that a user would read: sentences anywhere, and single words where they are shown."""
    quiet = {id(below) for node in ast.walk(tree) if silent(node, spared) for below in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            if SENTENCE.search(node.value):
                yield node.lineno, node.value
        elif isinstance(node, ast.Call) and name_of(node) in SHOWING and node.args:
            for constant in constants(node.args[0]):
                if WORD.search(constant.value):
                    yield constant.lineno, constant.value


def test_what_screens_say_is_in_words() -> None:
    found = [
        f"{file.relative_to(SCREENS)}:{line}: {words!r}"
        for file in FILES
        for line, words in told(
            ast.parse(file.read_text("utf-8")), ELSEWHERE.get(file.relative_to(SCREENS).as_posix(), "")
        )
        if words.strip() not in ALLOWED
    ]
    assert not found, "put these into words/english and words/chinese, and say() them:\n" + "\n".join(found)


def test_it_would_be_found() -> None:
    tree = ast.parse(
        'self.tell("No such thing" if x else "yes")\nPiece(f" close {n}", "dim")\nlog.error("all is lost")'
    )
    assert sorted(words for _, words in told(tree)) == [" close ", "No such thing", "No such thing", "yes"]
