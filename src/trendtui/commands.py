"""What the modules of the command line share: how a problem is told, --db, the index opened, files written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from trendtui.config import index_path
from trendtui.model.problems import Misuse, Problem
from trendtui.settings import config_file, load

if TYPE_CHECKING:
    from trendtui.model.results import Place
    from trendtui.search.service import Explorer

P = ParamSpec("P")
R = TypeVar("R")


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Show a Problem as a sentence, and end quietly when the reader of a pipe has gone."""

    @wraps(command)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except Problem as problem:
            click.echo(f"trendtui: {problem}", err=True)
            raise SystemExit(problem.exit_code) from problem
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None

    return wrapper


def db_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --db."""
    return click.option(
        "--db", type=click.Path(dir_okay=False, path_type=Path), help="The index file (else TRENDTUI_DB, else yours)."
    )(command)


def index_of(context: click.Context, db: Path | None) -> Path:
    """The index that --db names, before or after the command's name; else TRENDTUI_DB or config.toml do.

    Raises:
        Misuse: config.toml cannot be read, or what it says of the index is no path.
    """
    given = db or context.ensure_object(dict).get("db")
    if given or os.environ.get("TRENDTUI_DB"):
        return index_path(given)
    found = load(config_file(), with_keys=False)
    if not found.readable:
        raise Misuse("\n".join(found.complaints))
    return index_path(found.get("index") or None)


@contextmanager
def opened(context: click.Context, db: Path | None) -> Iterator[Explorer]:
    """The index, open."""
    from trendtui.search.service import Explorer

    explorer = Explorer.open(index_of(context, db))
    try:
        yield explorer
    finally:
        explorer.close()


def place_named(explorer: Explorer, named: str) -> Place:
    """The passage that SOURCE[:LINE] names."""
    source, colon, line = named.rpartition(":")
    return explorer.at_line(source, int(line)) if colon and line.isdecimal() else explorer.first(named)


def write_out(pieces: Iterable[str], output: Path | None) -> None:
    """Write pieces of text to a file, which is whole or not there, or to standard output.

    Raises:
        Problem: the file cannot be written.
    """
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    beside = output.with_name(output.name + ".part")
    try:
        with beside.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(pieces)
        beside.replace(output)
    except OSError as error:
        raise Problem(f"cannot write {output}: {error.strerror or error}") from error
