"""The command line: builds the parts and hands them over. Heavy parts are imported inside the command that needs them.

Exit codes: 0 done, 1 it failed, 2 it was called wrongly. Rows go to standard output, everything else to standard error.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trendtui import __version__
from trendtui.commands import db_option, index_of, opened, place_named, told, write_out
from trendtui.config import bundled, user_config_dir
from trendtui.model.problems import Misuse, Problem
from trendtui.model.rows import TABLES
from trendtui.printing import print_answer, print_stats, print_summary, printable
from trendtui.settings import config_file, load
from trendtui.words import LANGUAGES, by_locale, use

if TYPE_CHECKING:
    from trendtui.desk import Desk
    from trendtui.importing.run import Knowledge
    from trendtui.model.imports import ImportReport, Progress


class LaterCommands(click.Group):
    """A group with commands of other modules too, loaded when they are called or listed: the app starts without."""

    later: Mapping[str, str] = {
        **dict.fromkeys(("bookmark", "bookmarks", "unbookmark", "save", "searches", "unsave"), "trendtui.collecting"),
        **dict.fromkeys(("correct", "corrections", "uncorrect"), "trendtui.correcting"),
        "config": "trendtui.configuring",
    }
    """Command → the module that has it, under the same name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them by name."""
        return sorted([*super().list_commands(ctx), *self.later])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them, or None."""
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        found: click.Command = getattr(import_module(self.later[cmd_name]), cmd_name)
        return found


@click.group(cls=LaterCommands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.option(
    "--lang",
    type=click.Choice(sorted(LANGUAGES)),
    envvar="TRENDTUI_LANG",
    help="Language of the app (else your locale's).",
)
@db_option
@click.option("--query", "-q", "line", default="", metavar="LINE", help="Open the app with this query line.")
@click.option("--fresh-view", is_flag=True, help="Open the app as at its first start, not as it was left.")
@click.pass_context
@told
def main(context: click.Context, db: Path | None, line: str, lang: str | None, fresh_view: bool) -> None:
    """Read trend reports by their trends, companies and figures, each one key from its passage.

    Without a command, opens the app; the first time, on the five reports that come with it. The query line holds a
    whole view: L in the app copies it, --query opens it again.
    """
    context.ensure_object(dict).update(db=db, lang=lang)
    use(lang or load(config_file(), with_keys=False).get("language") or by_locale())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if context.invoked_subcommand is not None:
        if line:
            raise Misuse("--query opens the app; it goes with no command", "Search here: trendtui search QUERY")
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and not _in_browser():
        raise Misuse(
            "the app needs a terminal",
            "In scripts, use: trendtui search QUERY --json, trendtui export, trendtui stats.",
        )
    from trendtui.atdesk import AtDesk
    from trendtui.configuring import open_app

    path = index_of(context, db)
    _first_import(path)
    open_app(
        path,
        corrector=AtDesk(path),
        line=line,
        fresh=fresh_view,
        imports=not _in_browser(),
        collection=_collection,
    )


def _collection() -> Desk:
    """The reader's own bookmarks and saved searches, for the app."""
    from trendtui.desk import Desk

    return Desk.open()


def _in_browser() -> bool:
    from trendtui.serving import in_browser

    return in_browser()


def _first_import(index: Path) -> None:
    """Read the reports that come with trendtui, when there is no index yet."""
    if not index.exists():
        click.echo(f"No index yet: reading the reports that come with trendtui into {index}", err=True)
        _import([bundled("seeds")], index, fresh=False)


@main.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Read every document of the index anew, by what the data files say now.")
@click.option("--fresh", is_flag=True, help="Start from nothing instead of from the index that is there.")
@click.option("--json", "as_json", is_flag=True, help="Tell each step and what was done as JSON, an object a line.")
@db_option
@click.pass_context
@told
def import_(
    context: click.Context, paths: tuple[Path, ...], again: bool, fresh: bool, as_json: bool, db: Path | None
) -> None:
    """Read files, or folders with all below them, into the index.

    An unchanged file is not read again. The old index stays in use until all is read.
    """
    if again == bool(paths) or (again and fresh):
        raise Misuse("give files or folders to read, or --again alone")
    report = _import(list(paths), index_of(context, db), fresh=fresh, as_json=as_json)
    if report.count("failed"):
        raise SystemExit(1)


def _knowledge() -> Knowledge:
    from trendtui.importing.run import Knowledge

    return Knowledge.load(bundled("data"), user_config_dir())


def _import(paths: list[Path], index: Path, *, fresh: bool, as_json: bool = False) -> ImportReport:
    """Import (or read again, when no paths are given) with a progress bar and a table of what was done, or JSON."""
    if as_json:
        return _import_for_programs(paths, index, fresh=fresh)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    from trendtui.importing.run import again, run

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def shown(p: Progress) -> None:
            bar.update(task, completed=p.done, total=p.total, description=p.name[:40])

        try:
            if paths:
                report = run(paths, index, _knowledge(), progress=shown, fresh=fresh)
            else:
                report = again(index, _knowledge(), progress=shown)
        except KeyboardInterrupt:
            raise Problem("stopped; the index is as it was", "Run the same command again to go on.") from None
    print_summary(console, report, index)
    return report


def _import_for_programs(paths: list[Path], index: Path, *, fresh: bool) -> ImportReport:
    from trendtui.importing.run import again, run

    def step(p: Progress) -> None:
        click.echo(json.dumps({"done": p.done, "of": p.total, "name": p.name}, ensure_ascii=False))
        sys.stdout.flush()

    if paths:
        report = run(paths, index, _knowledge(), progress=step, fresh=fresh)
    else:
        report = again(index, _knowledge(), progress=step)
    counts = {status: report.count(status) for status in ("added", "changed", "unchanged", "duplicate", "failed")}
    click.echo(json.dumps({**counts, "seconds": round(report.seconds, 1)}))
    return report


@main.command()
@click.argument("sources", nargs=-1, required=True)
@db_option
@click.pass_context
@told
def remove(context: click.Context, sources: tuple[str, ...], db: Path | None) -> None:
    """Take documents out of the index, by the names that `stats` shows."""
    from trendtui.importing.run import remove as take_out

    missing = take_out(sources, index_of(context, db))
    if missing:
        raise Problem(f"the index has no document {missing[0]}; nothing was removed", "See what it has: trendtui stats")


@main.command()
@click.argument("query", required=False)
@click.option("--stdin", "from_stdin", is_flag=True, help="Read a query a line; write a JSON object a line.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines to read.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Hits at the most.")
@click.option("--exact", "exactly", is_flag=True, help="Only what was typed: no other names, no pinyin, no slips.")
@click.option("--explain", "why", is_flag=True, help="Say of every hit which way found it.")
@click.option("--save", "name", help="Keep the query under this name, too; see `trendtui searches`.")
@db_option
@click.pass_context
@told
def search(
    context: click.Context,
    query: str | None,
    from_stdin: bool,
    as_json: bool,
    limit: int,
    exactly: bool,
    why: bool,
    name: str | None,
    db: Path | None,
) -> None:
    """Find passages: words are ANDed, "a phrase", -not, OR, and theme: company: year: source: kind:.

    What was typed comes first; then other names, pinyin, homophones and mended slips, each in a group of its own.
    """
    if from_stdin == (query is not None):
        raise Misuse("give a query or --stdin, one of them")
    if name is not None and (query is None or exactly):
        raise Misuse("--save keeps one query line as it is written", "For exact words, write them in quotation marks.")
    with opened(context, db) as explorer:
        if query is not None:
            print_answer(explorer, query, as_json, limit, exactly=exactly, why=why)
            if name is not None:
                from trendtui.collecting import keep_search

                keep_search(explorer, name, query)
            return
        for line in io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace"):
            print_answer(explorer, line.rstrip("\r\n"), True, limit, exactly=exactly)
            sys.stdout.flush()


@main.command()
@click.argument("place")
@click.option("--before", default=2, show_default=True, type=click.IntRange(0), help="Passages before it.")
@click.option("--after", default=3, show_default=True, type=click.IntRange(0), help="Passages after it.")
@click.option("--cite", is_flag=True, help="Only the citation of the passage.")
@db_option
@click.pass_context
@told
def show(context: click.Context, place: str, before: int, after: int, cite: bool, db: Path | None) -> None:
    """Show the passage at SOURCE[:LINE] with its surroundings."""
    from trendtui.model.query import Query

    with opened(context, db) as explorer:
        at = place_named(explorer, place)
        if cite:
            click.echo(explorer.citation(at))
            return
        for block in explorer.around(at.passage, Query(), before, after):
            chosen = block.passage == at.passage
            lines = f"{block.line}" if block.line == block.end_line else f"{block.line}-{block.end_line}"
            text = "\n".join(printable(part) for part in block.text.splitlines())
            head = click.style(f"{at.source}:{lines}", fg="cyan", bold=chosen)
            click.echo(f"{'> ' if chosen else '  '}{head}\n{click.style(text, bold=True) if chosen else text}\n")


@main.command()
@click.argument("place")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@db_option
@click.pass_context
@told
def explain(context: click.Context, place: str, as_json: bool, db: Path | None) -> None:
    """Show what was found in the passage at SOURCE[:LINE], and the rule or data row that found it."""
    from dataclasses import asdict

    if as_json:
        use("en")
    with opened(context, db) as explorer:
        at = place_named(explorer, place)
        rows = explorer.evidence(at)
        (block,) = explorer.around(at.passage, explorer.parse(""), 0, 0)
    if as_json:
        for row in rows:
            click.echo(json.dumps(asdict(row), ensure_ascii=False))
        return
    click.echo(f"{click.style(f'{at.source}:{at.line}', fg='cyan')}  {printable(block.text)}\n")
    for row in rows:
        span = f"{row.start}-{row.end}" if row.end else "whole"
        click.echo(
            f"{row.kind:<8} {span:<10} {click.style(printable(row.text), bold=True)}  → {printable(row.meaning)}"
            f"  {click.style(row.rule, dim=True)}"
        )
    if not rows:
        click.echo("nothing was found in this passage", err=True)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--query", "-q", "line", default="", metavar="LINE", help="Begin with this query line.")
@db_option
@click.pass_context
@told
def serve(context: click.Context, host: str, port: int, line: str, db: Path | None) -> None:
    """Show the app in a browser; needs the extra `web`: pip install 'trendtui[web]'.

    Only this machine reaches it, unless --host says otherwise: then whoever reaches it reads and writes as you do.
    """
    from trendtui.serving import listen, prepared

    path = index_of(context, db)
    page = prepared(path, line, host, port)
    _first_import(path)
    listen(page)


@main.command("lint-data")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@told
def lint_data(folder: Path | None) -> None:
    """Check your own data files (or those in FOLDER) together with the bundled ones, and say what is wrong where."""
    from trendtui.knowledge.catalogue import check

    mine = folder or user_config_dir()
    complaints = check([bundled("data"), *([mine] if mine.is_dir() else [])])
    if not complaints:
        from trendtui.importing.run import Knowledge

        try:
            Knowledge.load(bundled("data"), mine)
        except Problem as problem:
            complaints = [str(problem)]
    for complaint in complaints:
        click.echo(complaint, err=True)
    if complaints:
        raise SystemExit(1)
    click.echo(f"nothing wrong in {mine if mine.is_dir() else bundled('data')}", err=True)


@main.command()
@click.argument("table", type=click.Choice(TABLES))
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@db_option
@click.pass_context
@told
def export(context: click.Context, table: str, form: str, output: Path | None, db: Path | None) -> None:
    """Write every row of a table of the index."""
    from trendtui.export import FORMATS

    with opened(context, db) as explorer:
        pieces = FORMATS[form](explorer.export(table))
        write_out(pieces, output)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@db_option
@click.pass_context
@told
def stats(context: click.Context, as_json: bool, db: Path | None) -> None:
    """Show what is in the index, a row a document."""
    from dataclasses import asdict

    with opened(context, db) as explorer:
        rows = explorer.documents()
    if as_json:
        for row in rows:
            click.echo(json.dumps(asdict(row), ensure_ascii=False))
        return
    print_stats(rows)


if __name__ == "__main__":
    main()
