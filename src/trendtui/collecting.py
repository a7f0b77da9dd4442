"""The commands for what belongs to the reader: bookmarks, the basket's exports, and saved searches.

They change one file of the reader's own (`trendtui.config.collection_path`) and never the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trendtui.commands import db_option, index_of, opened, told, write_out
from trendtui.config import collection_path
from trendtui.model.problems import Misuse, Problem
from trendtui.printing import print_answer, printable

if TYPE_CHECKING:
    from trendtui.collection.basket import Entry
    from trendtui.collection.shelf import Shelf
    from trendtui.model.collected import Bookmark, News, Standing
    from trendtui.model.results import Place
    from trendtui.model.wanted import Wanted
    from trendtui.search.service import Explorer


def _shelf() -> Shelf:
    from trendtui.collection.shelf import Shelf

    return Shelf(collection_path())


# --- bookmarks ------------------------------------------------------------------------------------------------------


@click.command()
@click.argument("place")
@click.option("--note", default="", help="Words of your own.")
@click.option("--label", "labels", multiple=True, help="A label; may be given again.")
@click.option("--figure", help="The figure of this passage, as it stands there: 65亿美元.")
@click.option("--company", help="The company of this passage, by its name in the index.")
@click.option("--trend", is_flag=True, help="The trend that holds this line, at its heading.")
@click.option("--accessed", default="", help="The day you saw the report at its address: 2025-02-08.")
@db_option
@click.pass_context
@told
def bookmark(
    context: click.Context,
    place: str,
    note: str,
    labels: tuple[str, ...],
    figure: str | None,
    company: str | None,
    trend: bool,
    accessed: str,
    db: Path | None,
) -> None:
    """Keep the passage at SOURCE:LINE, with a note and labels of your own.

    Keeping it again adds the labels and replaces the note. Prints the bookmark's id.
    """
    source, _, line = place.rpartition(":")
    if not source or not line.isdecimal():
        raise Misuse(f"{place} names no line", "Write the document and the line: trendtui bookmark 004:12")
    if (figure is not None) + (company is not None) + trend > 1:
        raise Misuse("--figure, --company and --trend say what is kept: give one of them")
    if accessed and not _is_day(accessed):
        raise Misuse(f"{accessed} is no day", "Write it as 2025-02-08.")
    with opened(context, db) as explorer:
        at = explorer.at_line(source, int(line))
        kept = _shelf().bookmark(
            explorer, _wanted(explorer, at, int(line), figure, company, trend, note, labels, accessed)
        )
    click.echo(kept.id)
    where = f"{kept.anchor.source}:{kept.anchor.line}"
    words = printable(_short(kept.name or kept.anchor.quotation))
    click.echo(f"{kept.kind} at {printable(where)} is kept: {words}", err=True)


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _wanted(
    explorer: Explorer, at: Place, line: int, figure: str | None, company: str | None, trend: bool,
    note: str, labels: tuple[str, ...], accessed: str,
) -> Wanted:  # fmt: skip
    """What is to be kept at a place.

    Raises:
        Problem: the passage has no such figure or company, or no trend holds the line.
    """
    from dataclasses import replace

    from trendtui.model.wanted import Wanted

    wanted = Wanted(at.source, at.passage, note=note, labels=labels, accessed=accessed)
    where = f"{at.source}:{at.line}"
    if trend:
        outline = explorer.reading(at.source, explorer.parse("")).outline
        holding = [o for o in outline if o.kind in ("trend", "prediction", "chapter") and o.line <= line <= o.end_line]
        if not holding:
            raise Problem(f"no trend holds {where}", f"See what was counted out: trendtui explain {where}")
        innermost = max(holding, key=lambda o: (o.line, o.level))
        heading = explorer.at_line(at.source, innermost.line)
        return replace(wanted, passage=heading.passage, kind="trend", name=innermost.title)
    if figure is None and company is None:
        return wanted
    for row in explorer.evidence(at):
        if figure is not None and row.kind == "figure" and row.text == figure:
            return replace(wanted, kind="figure", name=row.text, piece=row.text)
        if company is not None and row.company == company:
            return replace(wanted, kind="company", name=company, piece=row.text)
    missing = f"figure {figure}" if figure is not None else f"company {company}"
    raise Problem(f"{where} has no {missing}", f"See what was found there: trendtui explain {where}")


@click.command()
@click.option("--label", help="Only those with this label.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "csv", "jsonl", "bibtex", "csl"]),
    default="text",
    show_default=True,
    help="markdown, csv and jsonl have an entry a bookmark, bibtex and csl one a document.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@db_option
@click.pass_context
@told
def bookmarks(context: click.Context, label: str | None, form: str, output: Path | None, db: Path | None) -> None:
    """List or export your bookmarks, each with what has become of its words in the index as it is now."""
    from trendtui.collection.basket import Entry
    from trendtui.collection.shelf import labelled
    from trendtui.export import BASKET

    shelf = _shelf()
    held = shelf.collected().bookmarks
    chosen = labelled(held, label)
    if label is not None and not chosen:
        known = sorted({x for b in held for x in b.labels})
        raise Problem(f"no bookmark has the label {label}", f"Labels are: {', '.join(known)}." if known else "")
    found = _standing(context, db, shelf, chosen)
    entries = [Entry(b, found[b.id]) for b in chosen]
    pieces = _text(entries) if form == "text" else BASKET[form](entries)
    write_out(map(click.unstyle, pieces) if form == "text" and output is not None else pieces, output)
    if not held:
        click.echo("no bookmarks yet; keep a passage with: trendtui bookmark SOURCE:LINE", err=True)


def _standing(
    context: click.Context, db: Path | None, shelf: Shelf, chosen: Sequence[Bookmark]
) -> Mapping[str, Standing]:
    """What has become of bookmarks; without an index that is unknown, and they are shown all the same."""
    from trendtui.model.collected import Standing

    if not index_of(context, db).exists():
        return {b.id: Standing("unknown", why="there is no index") for b in chosen}
    with opened(context, db) as explorer:
        return shelf.standing(explorer, chosen)


def _text(entries: Sequence[Entry]) -> Iterator[str]:
    """A few lines a bookmark, for reading on a terminal."""
    for entry in entries:
        b, s = entry.bookmark, entry.standing
        state = "" if s.status in ("here", "moved") else click.style(f"  {s.status.upper()}: {s.why}", fg="red")
        labels = "".join(f" #{printable(x)}" for x in b.labels)
        where = click.style(printable(entry.place), fg="cyan")
        yield f"{click.style(b.id, bold=True)}  {where}  {b.kind}{labels}{state}\n"
        name = f"{printable(b.name)}: " if b.name and b.name != b.anchor.quotation else ""
        yield f"    {name}“{printable(_short(b.anchor.quotation))}”\n"
        if s.status == "changed" and s.passage is not None:
            yield f"    now, at line {s.passage.line}: “{printable(_short(s.passage.text))}”\n"
        if b.note:
            yield "".join(f"    {printable(line)}\n" for line in b.note.splitlines())


def _short(text: str, width: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


@click.command()
@click.argument("ids", nargs=-1, required=True)
@told
def unbookmark(ids: tuple[str, ...]) -> None:
    """Take bookmarks away, by their ids or the beginnings of them."""
    for gone in _shelf().forget(ids):
        click.echo(f"{gone.id} is gone: {printable(_short(gone.name or gone.anchor.quotation))}", err=True)


# --- saved searches -------------------------------------------------------------------------------------------------


@click.command()
@click.argument("name")
@click.argument("query")
@db_option
@click.pass_context
@told
def save(context: click.Context, name: str, query: str, db: Path | None) -> None:
    """Keep a query under a name; one of that name is replaced. What it finds now counts as looked at."""
    with opened(context, db) as explorer:
        keep_search(explorer, name, query)
        for note in explorer.search(explorer.parse(query), limit=1, lists=()).notes:
            click.echo(f"trendtui: {note}", err=True)


def keep_search(explorer: Explorer, name: str, query: str) -> None:
    """Keep a query line under a name, and say so.

    Raises:
        Problem: the name or the line is empty, or the collection cannot be changed.
    """
    kept = _shelf().save(explorer, name, query)
    click.echo(f"{printable(kept.name)} is kept; it finds {_found(kept.total, len(kept.seen))} now", err=True)


@click.command()
@click.argument("name", required=False)
@click.option("--seen", is_flag=True, help="Take everything there is now as looked at.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="With NAME: hits at the most.")
@db_option
@click.pass_context
@told
def searches(context: click.Context, name: str | None, seen: bool, as_json: bool, limit: int, db: Path | None) -> None:
    """Show saved searches: what each finds now, and what is new since you last looked.

    With NAME, run that one, as `search` does; it then counts as looked at.
    """
    import json

    if name is not None and seen:
        raise Misuse("give a NAME or --seen, one of them")
    shelf = _shelf()
    held = shelf.collected()
    if name is None and not held.searches:
        click.echo("no saved searches yet; keep one with: trendtui save NAME QUERY", err=True)
        return
    with opened(context, db) as explorer:
        if name is not None:
            from trendtui.collection.shelf import news

            search = shelf.named(held, name)
            print_answer(explorer, search.query, as_json, limit)
            shelf.looked([news(search, *explorer.counted(search.query))])
            return
        told = shelf.news(explorer)
    for n in told:
        row = {"name": n.search.name, "query": n.search.query, "passages": n.total, "documents": len(n.counts),
               "new_passages": n.new_passages, "new_documents": n.new_documents, "looked": n.search.looked}  # fmt: skip
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else _news(n))
    if seen:
        shelf.looked(told)


def _news(n: News) -> str:
    new = f"{_found(n.new_passages, n.new_documents, 'new ')}" if n.new_passages else "nothing new"
    shown = click.style(new, fg="green", bold=True) if n.new_passages else click.style(new, dim=True)
    name = click.style(printable(n.search.name), bold=True)
    looked = n.search.looked[:16].replace("T", " ")
    return f"{name}  {_found(n.total, len(n.counts))}; {shown} since {looked}  {printable(n.search.query)}"


def _found(passages: int, documents: int, new: str = "") -> str:
    """How many passages in how many documents, in words."""
    p = f"{passages:,} {new}passage{'' if passages == 1 else 's'}"
    d = f"{documents:,} {new}document{'' if documents == 1 else 's'}"
    return f"{p}, {d}" if new else f"{p} in {d}"


@click.command()
@click.argument("name")
@told
def unsave(name: str) -> None:
    """Take a saved search away."""
    gone = _shelf().unsave(name)
    click.echo(f"{printable(gone.name)} is gone: {printable(gone.query)}", err=True)
