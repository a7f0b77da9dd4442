"""The commands by which the reader puts right what was read: make a correction, list them, undo one.

They change `corrections.toml` in the reader's own folder, and bring the index up to date with it at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trendtui.atdesk import desk
from trendtui.commands import db_option, index_of, opened, told
from trendtui.model.corrections import CompanyMended, FigureMended, TrendMended
from trendtui.model.problems import Misuse, Problem
from trendtui.printing import printable
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.importing.correcting import Watcher
    from trendtui.model.corrections import Done, Wish
    from trendtui.search.service import Explorer


@contextmanager
def _watched() -> Iterator[Watcher]:
    """A bar on standard error while documents are looked through."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from trendtui.model.imports import Progress as Step

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("correcting.at_work_first"), total=None)

        def shown(step: Step) -> None:
            bar.update(task, completed=step.done, total=step.total, description=step.name[:40])

        yield shown


def _tell(done: Done, *, undone: bool = False) -> None:
    from trendtui.tui.present.corrections import came

    click.echo(printable(came(done, undone=undone)), err=True)
    if not done.applied:
        raise SystemExit(1)


def _make(context: click.Context, db: Path | None, wish: Wish) -> None:
    with _watched() as watcher:
        done = desk(index_of(context, db)).make(wish, watcher)
    _tell(done)


@click.group()
def correct() -> None:
    """Put right what was read: a company, a figure, the themes of a trend. It takes effect at once.

    Every correction is kept in corrections.toml and applied at every import; trendtui uncorrect takes it back.
    """


@correct.command()
@click.argument("name")
@click.option("--merge-into", help="It is the same as this company.")
@click.option("--rename", help="It is better called so.")
@click.option("--hide", is_flag=True, help="It is no company.")
@click.option("--confirm", is_flag=True, help="It is one, wherever its name stands.")
@db_option
@click.pass_context
@told
def company(
    context: click.Context, name: str, merge_into: str | None, rename: str | None, hide: bool, confirm: bool,
    db: Path | None,
) -> None:  # fmt: skip
    """Merge, rename, hide or confirm the company NAME."""
    given = {"merge": merge_into is not None, "rename": rename is not None, "hide": hide, "confirm": confirm}
    acts = [act for act, wanted in given.items() if wanted]
    if len(acts) != 1:
        raise Misuse("give one of --merge-into, --rename, --hide and --confirm")
    _make(context, db, CompanyMended(name, acts[0], merge_into or rename or ""))


@correct.command()
@click.argument("place")
@click.argument("figure", required=False)
@click.option("--nth", type=click.IntRange(1), help="Which one, when the passage has several of these words.")
@click.option("--reject", is_flag=True, help="It is no figure.")
@click.option("--value", help="As one would write it (80亿美元, 3-5倍), or a bare number in its unit.")
@click.option("--unit", help="In which it is: USD, %, day.")
@click.option("--kind", help="money, percent, multiple, duration, count…")
@click.option("--year", type=click.IntRange(0, 2999), help="Which year it is of; 0 for none.")
@click.option("--company", help="Whose it is; '' for nobody's.")
@db_option
@click.pass_context
@told
def figure(
    context: click.Context, place: str, figure: str | None, nth: int | None, reject: bool, value: str | None,
    unit: str | None, kind: str | None, year: int | None, company: str | None, db: Path | None,
) -> None:  # fmt: skip
    """Reject or mend the FIGURE (65亿美元) at SOURCE:LINE; it may be left out where there is but one."""
    if reject and (value, unit, kind, year, company) != (None,) * 5:
        raise Misuse("a figure that is rejected has nothing to mend")
    with opened(context, db) as explorer:
        source, line = _line(place)
        at = explorer.at_line(source, line)
        there = [r for r in explorer.evidence(at) if r.kind == "figure" and figure in (None, r.text)]
    if not there:
        raise Problem(f"{place} has no figure {figure or ''}".rstrip(), f"See what was found: trendtui explain {place}")
    if len(there) > 1 and nth is None:
        words = ", ".join(dict.fromkeys(r.text for r in there))
        raise Misuse(
            f"{place} has {len(there)} such figures: {words}", "Write which one, and --nth where they are alike."
        )
    if (nth or 1) > len(there):
        raise Misuse(f"{place} has {len(there)} such figures, not {nth}")
    row = there[(nth or 1) - 1]
    _make(context, db, FigureMended(
        at.source, at.passage, row.start, row.text, reject, value, unit, kind, year, company
    ))  # fmt: skip


@correct.command()
@click.argument("place")
@click.option("--theme", "themes", multiple=True, required=True, help="+slug adds it, -slug takes it away. May repeat.")
@db_option
@click.pass_context
@told
def trend(context: click.Context, place: str, themes: tuple[str, ...], db: Path | None) -> None:
    """Give the trend at SOURCE:LINE other themes: --theme +agents --theme -chips."""
    if wrong := [t for t in themes if t[:1] not in ("+", "-") or not t[1:].strip()]:
        raise Misuse(f"{wrong[0]} is neither to be added nor to be taken away", "Write +slug or -slug.")
    with opened(context, db) as explorer:
        wish = _trend(explorer, *_line(place), themes)
    _make(context, db, wish)


def _line(place: str) -> tuple[str, int]:
    source, _, line = place.rpartition(":")
    if not source or not line.isdecimal():
        raise Misuse(f"{place} names no line", "Write the document and the line: 004:12")
    return source, int(line)


def _trend(explorer: Explorer, named: str, line: int, themes: tuple[str, ...]) -> TrendMended:
    """The innermost trend that holds a line, with the themes that it should have.

    Raises:
        Problem: none holds it.
    """
    source = explorer.find_source(named)
    outline = explorer.reading(source, explorer.parse("")).outline
    holding = [o for o in outline if o.kind in ("trend", "prediction", "chapter") and o.line <= line <= o.end_line]
    if not holding:
        raise Problem(f"no trend holds {source}:{line}", "See where they are: trendtui export trends")
    at = max(holding, key=lambda o: (o.line, o.level))
    signs = {sign: tuple(t[1:].strip() for t in themes if t[0] == sign) for sign in "+-"}
    return TrendMended(source, at.line, at.title, signs["+"], signs["-"])


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--apply", "apply_", is_flag=True, help="Bring the index up to date with a file that you changed.")
@db_option
@click.pass_context
@told
def corrections(context: click.Context, as_json: bool, apply_: bool, db: Path | None) -> None:
    """List your corrections by number, with what each changes in the index, or why it finds nothing."""
    from trendtui.tui.present.corrections import standing, what, where

    ours = desk(index_of(context, db))
    if apply_:
        with _watched() as watcher:
            done = ours.apply(watcher)
        click.echo(say("correcting.applied", n=done.documents), err=True)
        return
    listed = ours.listed()
    for one in listed:
        if as_json:
            about = type(one.correction).__name__.removeprefix("Of").lower()
            row = {"number": one.number, "about": about, **asdict(one.correction), "found": one.found,
                   "documents": one.documents, "why": one.why}  # fmt: skip
            click.echo(json.dumps(row, ensure_ascii=False))
            continue
        number = click.style(f"{one.number:>3}", bold=True)
        place = f"  {click.style(printable(where(one.correction)), fg='cyan')}" if where(one.correction) else ""
        said = click.style(standing(one), fg="red") if one.why else click.style(standing(one), dim=True)
        click.echo(f"{number}  {one.correction.on}  {printable(what(one.correction))}{place}  {said}")
    if not listed:
        click.echo(say("correcting.none"), err=True)


@click.command()
@click.argument("number", type=click.IntRange(1))
@db_option
@click.pass_context
@told
def uncorrect(context: click.Context, number: int, db: Path | None) -> None:
    """Undo the correction NUMBER of those that `corrections` lists; those after it move up by one."""
    with _watched() as watcher:
        done = desk(index_of(context, db)).undo(number, watcher)
    _tell(done, undone=True)
