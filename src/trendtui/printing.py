"""What the command line prints: answers, tables and summaries. Reports' text never steers the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trendtui.words import say, use

if TYPE_CHECKING:
    from rich.console import Console

    from trendtui.model.imports import ImportReport
    from trendtui.model.results import DocumentRow, Results, Way
    from trendtui.search.service import Explorer


def print_summary(console: Console, report: ImportReport, index: Path) -> None:
    """A table of what an import did, and every file that it did not read, with the reason."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("document", "status"):
        table.add_column(name, overflow="fold")
    for name in ("passages", "trends", "companies", "figures"):
        table.add_column(name, justify="right")
    shown = [o for o in report.outcomes if o.status in ("added", "changed")]
    for o in shown[:40]:
        counts = (str(n) for n in (o.passages, o.trends, o.companies, o.figures))
        table.add_row(Text(o.source), o.status, *counts)
    if shown:
        console.print(table)
    if len(shown) > 40:
        console.print(f"… and {len(shown) - 40} more")
    for o in report.outcomes:
        if o.status in ("failed", "duplicate"):
            console.print(Text(f"not read: {o.path}: {o.reason}"), soft_wrap=True)
    tally = ", ".join(
        f"{n} {status}"
        for status in ("added", "changed", "unchanged", "duplicate", "failed")
        if (n := report.count(status))
    )
    place = f"index: {index}" if index.exists() else "there is no index yet"
    console.print(Text(f"{tally} in {report.seconds:.1f} s; {place}"), soft_wrap=True)


def print_answer(
    explorer: Explorer, line: str, as_json: bool, limit: int, *, exactly: bool = False, why: bool = False
) -> None:
    """Answer one query line: a JSON object on one line, or the hits for a person to read.

    Args:
        exactly: find only what was typed, in no looser way.
        why: say of every hit which way found it.
    """
    if as_json:
        use("en")
    query = explorer.parse(line)
    if exactly:
        query = query.exactly()
    results = explorer.search(query, limit=limit)
    if as_json:
        click.echo(json.dumps(_answer(line, results), ensure_ascii=False))
        return
    for note in results.notes:
        click.echo(f"trendtui: {note}", err=True)
    for n in results.named:
        click.echo(click.style(f"{n.facet}: {printable(n.label)} ({n.count} passages)", dim=True), err=True)
    way = -1
    for p in results.passages:
        if p.way != way and not why:
            click.echo(click.style(f"≈ {_told(results.ways[p.way])}", dim=True))
        way = p.way
        where = click.style(f"{p.place.source}:{p.place.line}", fg="cyan")
        reason = f"[{_told(results.ways[p.way]) if p.way >= 0 else 'as typed'}]  " if why else ""
        click.echo(f"{where}  {click.style(reason, dim=True)}{_marked(p.snippet, p.snippet_marks)}")
    parts = [f"{results.exact} as typed", *(f"{w.total} {_told(w)}" for w in results.ways)]
    detail = f" ({'; '.join(parts)})" if results.ways else ""
    click.echo(f"{results.total} passages{detail} in {results.elapsed_ms:.0f} ms", err=True)


def _told(way: Way) -> str:
    return printable(f"{way.typed} → {' · '.join(way.searched)}: {say(f'ways.{way.how}')}")


def _answer(line: str, results: Results) -> dict[str, object]:
    """An answer as one JSON object; `way` of a hit counts in `ways`, null for the words as typed."""
    hits = [
        {
            "source": p.place.source,
            "line": p.place.line,
            "end_line": p.place.end_line,
            "section": p.place.section,
            "kind": p.kind,
            "text": p.text,
            "marks": p.marks,
            "snippet": p.snippet,
            "themes": p.themes,
            "years": p.years,
            "score": round(p.score, 4),
            "way": p.way if p.way >= 0 else None,
        }
        for p in results.passages
    ]
    return {
        "query": line,
        "total": results.total,
        "exact": results.exact,
        "elapsed_ms": round(results.elapsed_ms, 3),
        "notes": results.notes,
        "named": [asdict(n) for n in results.named],
        "ways": [asdict(w) for w in results.ways],
        "hits": hits,
    }


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """A snippet as one terminal line: control characters out, marks in bold."""
    out: list[str] = []
    at = 0
    for start, end in (*marks, (len(text), len(text))):
        out.append(printable(text[at:start]))
        if end > start:
            out.append(click.style(printable(text[start:end]), bold=True, fg="yellow"))
        at = end
    return "".join(out)


def printable(text: str) -> str:
    """A report's text must not steer the terminal: control characters become blanks."""
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in text)


_NUMBERS = ("sections", "passages", "trends", "companies", "mentions", "figures", "charts", "references")


def print_stats(rows: Sequence[DocumentRow]) -> None:
    """A table of documents, and their sums; a column is left out rather than cut where it does not fit."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console() if sys.stdout.isatty() else Console(width=160)
    numbers = _NUMBERS if console.width >= 120 else _NUMBERS[:6]
    table = Table(box=None, pad_edge=False, header_style="bold", width=console.width, padding=(0, 1))
    table.add_column("document", overflow="ellipsis", no_wrap=True, ratio=2)
    if console.width >= 100:
        table.add_column("title", overflow="ellipsis", no_wrap=True, ratio=3)
        table.add_column("date", no_wrap=True, width=10)
    for name in numbers:
        table.add_column(name, justify="right", no_wrap=True, width=max(len(name), 6))
    for row in rows:
        about: list[Text | str] = [Text(printable(row.title)), row.date] if console.width >= 100 else []
        table.add_row(Text(printable(row.source)), *about, *(f"{getattr(row, n):,}" for n in numbers))
    totals = (f"{sum(getattr(r, n) for r in rows):,}" for n in numbers)
    table.add_row(f"{len(rows)} documents", *([""] * 2 if console.width >= 100 else []), *totals, style="bold")
    console.print(table)
