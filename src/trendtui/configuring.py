"""The settings at work: the app opened as they say, and `trendtui config`, which shows them and what is wrong."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trendtui.commands import index_of, told
from trendtui.config import state_path
from trendtui.intake import Intake
from trendtui.model.problems import Misuse, Problem
from trendtui.model.view import View
from trendtui.remembering import keep, recall
from trendtui.settings import SETTINGS, Settings, config_file, load, sample
from trendtui.words import by_locale, say

if TYPE_CHECKING:
    from trendtui.tui.asking import Corrector
    from trendtui.tui.keeping import OpenCollection


@click.command("config")
@click.option("--init", "make", is_flag=True, help="Write a sample to begin with; one that is there is left alone.")
@click.option("--path", "where", is_flag=True, help="Only say where the file is.")
@click.pass_context
@told
def config(context: click.Context, make: bool, where: bool) -> None:
    """Show the settings in force and where each comes from. Exit code 2 when something is wrong with them."""
    path = config_file()
    if where:
        click.echo(path)
        return
    if make:
        _make(path)
        click.echo(f"made {path}", err=True)
        return
    found = load(path)
    for setting in SETTINGS:
        value, origin = _in_force(context, found, setting.name)
        click.echo(f"{setting.name:<15} {_written(value):<24} {origin}")
    for name, keys in found.keys.items():
        click.echo(f"{f'keys.{name}':<40} {keys}  {path}:{found.lines.get(f'keys.{name}', 0)}")
    click.echo(f"{'(state)':<15} {state_path()}")
    if found.complaints:
        raise Misuse("\n".join(found.complaints))


def open_app(
    path: Path, *, corrector: Corrector, line: str, fresh: bool, imports: bool, collection: OpenCollection
) -> None:
    """Open the app on an index as the settings say and as it was left; returns when its user quits.

    Args:
        line: The query line to begin with, instead of the last one.
        imports: Whether the app imports; a page in a browser must not read this machine's files.
        fresh: Begin as at a first start; what it looks like at the end is kept all the same.
    """
    from trendtui.tui.running import run
    from trendtui.tui.setup import Setup

    found = load(config_file())
    last, damaged = recall(state_path())
    wrong = [*found.complaints, *([damaged] if damaged else [])]
    sentence = say("settings.in-config", first=wrong[0], n=len(wrong)) if wrong else ""
    begin = _begin_with(found, last, fresh=fresh)
    setup = Setup(begin, sentence, found.get("hints"), Intake(path) if imports else None, partial(keep, state_path()))
    theme = os.environ.get("TEXTUAL_THEME") or begin.theme or found.get("theme")
    run(path, keymap=found.keys, theme=theme, corrector=corrector, line=line or begin.line, setup=setup,
        mouse=found.get("mouse"), collection=collection, last_time=partial(_last_time, path))  # fmt: skip


def _last_time(index: Path) -> str:
    """When the app was last opened on an index; from now on, that is now."""
    from trendtui.collection.visits import visit

    return visit(state_path().with_name("opened.json"), index, datetime.now(UTC).isoformat(timespec="seconds"))


def _begin_with(found: Settings, last: View, *, fresh: bool) -> View:
    """What to restore of the last view: of one that is not wanted, the hints that were seen and the theme."""
    if fresh or not found.get("restore"):
        last = View(theme=last.theme, hints=last.hints)
    return replace(
        last, facets=last.facets or found.get("panes.facets"), preview=last.preview or found.get("panes.preview")
    )


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) if value not in ("", 0) else "-"


def _in_force(context: click.Context, found: Settings, name: str) -> tuple[object, str]:
    """The value that holds for a setting, and where it comes from."""
    given = context.ensure_object(dict)
    here = f"{config_file()}:{found.lines.get(name, 0)}"
    if name == "language":
        if given.get("lang"):
            return given["lang"], "TRENDTUI_LANG" if os.environ.get("TRENDTUI_LANG") else "--lang"
        return (found.get(name), here) if found.get(name) else (by_locale(), "the locale")
    if name == "index":
        if given.get("db"):
            return given["db"], "--db"
        if os.environ.get("TRENDTUI_DB"):
            return os.environ["TRENDTUI_DB"], "TRENDTUI_DB"
        if found.readable and not found.get(name):
            return index_of(context, None), "the default"
    if name == "theme" and os.environ.get("TEXTUAL_THEME"):
        return os.environ["TEXTUAL_THEME"], "TEXTUAL_THEME"
    return found.get(name), here if name in found.values else "the default"


def _make(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(sample())
    except FileExistsError:
        raise Misuse(f"{path} is there already; it is left as it is", "Move it away first, or edit it.") from None
    except OSError as error:
        raise Problem(f"cannot write {path}: {error.strerror or error}") from error
