"""The tables of a run, for the terminal and for docs/performance.md."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from searching.measuring import spread
from searching.peers import BIGRAMS, TRIGRAMS
from searching.running import AT_REST, OURS, Measured
from searching.writing import ROOMS, SEARCHED

RANKED, TANTIVY, RG = "FTS5 bigrams, by rank", "tantivy, 50 and 3 facets", "rg -c"


SLOWEST = "The slowest keys"
"""How the title of a table begins that is for the terminal only."""


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; the first column is text, the others are figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def ms(value: float) -> str:
    """A time in milliseconds, three digits at the most."""
    return (
        "–"
        if math.isnan(value)
        else f"{value:.2f}"
        if value < 1
        else f"{value:.1f}"
        if value < 100
        else f"{value:,.0f}"
    )


def ratio(ours: float, theirs: float) -> str:
    """Ours as a multiple of theirs."""
    return "–" if math.isnan(ours) or math.isnan(theirs) or not theirs else f"{ours / theirs:.2f} ×"


def _answered(m: Measured, name: str) -> tuple[list[float], list[float]]:
    """The product's times and a peer's, of the lines that the peer answered."""
    pairs = [(a, b) for a, b in zip(m.keys[OURS], m.keys[name], strict=True) if not math.isnan(b)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def p95_ratio(m: Measured, name: str) -> float:
    """The product's 95th percentile over a peer's, of the lines that the peer answered; NaN when it did not run."""
    if name not in m.keys:
        return math.nan
    ours, theirs = _answered(m, name)
    return spread(ours)[1] / spread(theirs)[1]


def key_presses(m: Measured) -> Table:
    """What a key press costs, next to every peer."""
    rows: list[tuple[str, ...]] = []
    for name in m.keys:
        ours, theirs = _answered(m, name)
        median, p95, most = spread(theirs)
        compared = "" if name in (OURS, AT_REST) else ratio(spread(ours)[1], p95)
        rows.append((name, ms(median), ms(p95), ms(most), f"{len(theirs)} of {len(m.lines)}", compared))
        if name == OURS:
            rows.append(("— its processor time", *map(ms, spread(m.worked)), "", ""))
    note = f"Counts were upper bounds for {m.about} of {len(m.lines)} keys."
    return Table(
        f"A key press at {m.size:,} passages, milliseconds",
        ("", "median", "p95", "most", "keys answered", "trendtui's p95 to its"), tuple(rows), note,
    )  # fmt: skip


def slowest(m: Measured) -> Table:
    """The ten keys that the product answers slowest."""
    order = sorted(range(len(m.lines)), key=lambda i: -m.worked[i])[:10]
    rows = [(m.lines[i], ms(m.worked[i]), ms(m.keys[OURS][i]), f"{m.found[i]:,}") for i in order]
    head = ("the line", "processor", "milliseconds", "passages")
    return Table(f"{SLOWEST} at {m.size:,} passages", head, tuple(rows))


def shared(runs: Sequence[Measured]) -> str:
    """A sentence when the machine had other work to do, by how much longer keys took than the processor worked."""
    stretched = max(sum(m.keys[OURS]) / sum(m.worked) for m in runs)
    if stretched < 1.25:
        return ""
    return f"The machine had other work during this run: a key took {stretched:.1f} × the processor time it needed."


def looser(m: Measured) -> Table:
    """Slips, homophones, pinyin and the like."""
    rows = [
        (kind, *map(ms, spread(times)), f"{found} of {len(times)}") for kind, (times, found) in m.looser.items()
    ]  # fmt: skip
    every = [t for times, _ in m.looser.values() for t in times]
    rows.append(("all of them", *map(ms, spread(every)), f"{sum(f for _, f in m.looser.values())} of {len(every)}"))
    rows.append(("all of them, letter by letter", *map(ms, spread(m.typed_looser)), ""))
    head = ("typed as a whole", "median", "p95", "most", "words with hits")
    return Table(f"Looser ways at {m.size:,} passages, milliseconds", head, tuple(rows))


def building(runs: Sequence[Measured]) -> Table:
    """Build times, memory and sizes of all corpora."""

    def row(name: str, value: Callable[[Measured], str]) -> tuple[str, ...]:
        return (name, *(value(m) for m in runs))

    def peer(m: Measured, name: str, key: str) -> float:
        return m.peers.get(name, {}).get(key, math.nan)

    def shown(value: float, digits: int = 1) -> str:
        return "–" if math.isnan(value) else f"{value:,.{digits}f}"

    rows = [
        row("characters, millions", lambda m: shown(m.characters / 1e6)),
        row("index built in all, s", lambda m: shown(m.build["total"])),
        row("— of that: postings, s", lambda m: shown(m.build["postings"])),
        row("— of that: texts and findings, s", lambda m: shown(m.build["rows"])),
        row("— of that: names, aliases and their readings, s", lambda m: shown(m.build["lexicon"])),
        row("— of that: repeated words, catalogue, check, swap, s", lambda m: shown(_rest(m.build))),
        row("FTS5 bigrams built, s", lambda m: shown(peer(m, BIGRAMS, "total"))),
        row("FTS5 trigrams built, s", lambda m: shown(peer(m, TRIGRAMS, "total"))),
        row("tantivy built, two threads, s", lambda m: shown(peer(m, "tantivy", "total"))),
        row("**postings to FTS5 bigrams**", lambda m: ratio(m.build["postings"], peer(m, BIGRAMS, "total"))),
        row("peak memory while building, MB", lambda m: shown(m.build["peak_mb"], 0)),
        row("gram and facet tables, MB", lambda m: shown(searched(m))),
        row("whole index, texts and findings too, MB", lambda m: shown(sum(m.tables.values()))),
        row("FTS5 bigrams, MB", lambda m: shown(peer(m, BIGRAMS, "size_mb"))),
        row("FTS5 trigrams, MB", lambda m: shown(peer(m, TRIGRAMS, "size_mb"))),
        row("tantivy, MB", lambda m: shown(peer(m, "tantivy", "size_mb"))),
        row("**gram and facet to FTS5 trigrams**", lambda m: ratio(searched(m), peer(m, TRIGRAMS, "size_mb"))),
    ]
    return Table("Building", ("passages", *(f"{m.size:,}" for m in runs)), tuple(rows))


def _rest(build: dict[str, float]) -> float:
    return build["total"] - sum(build[room] for room in ROOMS)


def searched(m: Measured) -> float:
    """MB of the tables that find passages and count facets."""
    return sum(m.tables.get(t, 0.0) for t in SEARCHED)


def living(runs: Sequence[Measured]) -> Table:
    """Opening, memory and adding."""

    def row(name: str, value: Callable[[Measured], float], digits: int) -> tuple[str, ...]:
        return (name, *(f"{value(m):,.{digits}f}" for m in runs))

    rows = (
        row("opened, s", lambda m: m.opening["opened"], 2),
        row("opened and first search answered, s", lambda m: m.opening["first"], 2),
        row("memory of the app's modules alone, MB", lambda m: m.opening["bare_mb"], 0),
        row("memory with the index open, MB", lambda m: m.opening["open_mb"], 0),
        row("memory after typing all phrases, MB", lambda m: m.memory_mb, 0),
        row("ten passages added, s", lambda m: m.adding["total"], 2),
        row("a plain copy of the file, s", lambda m: m.adding["plain_copy"], 2),
    )
    return Table("Opening, memory, adding", ("passages", *(f"{m.size:,}" for m in runs)), rows)


def recalled(runs: Sequence[Measured]) -> Table:
    """Chinese recall by length."""
    rows = [
        (f"{length}", *(_share(m.recall[length]) for m in runs if length in m.recall)) for length in runs[0].recall
    ]  # fmt: skip
    return Table(
        "Passages found of those that a scan finds, by characters typed (quoted Chinese)",
        ("characters", *(f"{m.size:,}" for m in runs)), tuple(rows), "≈ marks counts that were upper bounds.",
    )  # fmt: skip


def _share(told: tuple[int, int, int, int]) -> str:
    _, wanted, shared, bounds = told
    return ("≈ " if bounds else "") + (f"{shared / wanted:.3f}" if wanted else "–")


def goals(runs: Sequence[Measured]) -> Table:
    """What was to be reached, and what was."""
    rows: list[tuple[str, ...]] = []

    def goal(what: str, limit: float, value: float, unit: str = "×", more: bool = False) -> None:
        met = "–" if math.isnan(value) else "yes" if (value >= limit if more else value <= limit) else "no"
        measured = "–" if math.isnan(value) else f"{value:.3g} {unit}"
        rows.append((what, f"{'≥' if more else '≤'} {limit:g} {unit}", measured, met))

    for m in runs:
        wanted = sum(w for _, w, _, _ in m.recall.values())
        shared = sum(s for _, _, s, _ in m.recall.values())
        goal(f"Chinese recall against a scan, {m.size:,}", 1, shared / wanted if wanted else math.nan, "", more=True)
        p95 = spread(m.keys[OURS])[1]
        if m.size == 100_000:
            goal("p95 of a key press at 100,000", 16, p95, "ms")
            goal("the same to rg -c", 1, p95_ratio(m, RG))
        if m.size == 1_000_000:
            goal("p95 of a key press at 1,000,000 to rg -c", 0.2, p95_ratio(m, RG))
            goal("the same to FTS5 bigrams by rank", 0.1, p95_ratio(m, RANKED))
            goal("the same to tantivy with three facets", 2, p95_ratio(m, TANTIVY))
            goal("p95 of slips, homophones, pinyin", 15, spread(t for x, _ in m.looser.values() for t in x)[1], "ms")
            goal("postings to building FTS5 bigrams", 0.6, _over(m, "postings", BIGRAMS, "total"))
            goal("peak memory while building", 1000, m.build["peak_mb"], "MB")
            size = m.peers.get(TRIGRAMS, {}).get("size_mb", math.nan)
            goal("gram and facet tables to FTS5 trigrams", 0.75, searched(m) / size)
            goal("memory with the index open, after typing", 350, m.memory_mb, "MB")
            goal("opened and first search answered", 1.2, m.opening["first"], "s")
            goal("ten passages added", 0.5, m.adding["total"], "s")
    if len(runs) > 1:
        a, b = runs[0], runs[-1]
        grown = b.size / a.size
        times = spread(b.keys[OURS])[1] / spread(a.keys[OURS])[1]
        goal(f"growth of p95 for {grown:g} times the passages", grown, times)
        goal("growth of the whole index", grown, sum(b.tables.values()) / sum(a.tables.values()))
        goal("growth of the time to build", grown, b.build["total"] / a.build["total"])
    return Table("Goals", ("", "goal", "measured", "met"), tuple(rows))


def _over(m: Measured, ours: str, peer: str, theirs: str) -> float:
    return m.build[ours] / m.peers.get(peer, {}).get(theirs, math.nan)


def tables(runs: Sequence[Measured]) -> list[Table]:
    """Every table of a run."""
    out = []
    for m in runs:
        out += [key_presses(m), slowest(m), looser(m)]
    return [*out, building(runs), living(runs), recalled(runs), goals(runs)]


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def for_terminal(table: Table) -> str:
    """A table in columns."""
    rows = [table.head, *(tuple(c.replace("**", "") for c in row) for row in table.rows)]
    widths = [max(_cells(row[i]) for row in rows if i < len(row)) for i in range(len(table.head))]
    lines = [table.title]
    for row in rows:
        cells = [row[0] + " " * (widths[0] - _cells(row[0]))]
        cells += [" " * (widths[i] - _cells(c)) + c for i, c in enumerate(row) if i]
        lines.append("  " + "   ".join(cells).rstrip())
    return "\n".join([*lines, *([f"  {table.note}"] if table.note else []), ""])


def for_page(table: Table) -> str:
    """A table in Markdown."""
    lines = [f"## {table.title}", "", "| " + " | ".join(table.head) + " |"]
    lines.append("| --- |" + " ---: |" * (len(table.head) - 1))
    lines += ["| " + " | ".join(row) + " |" for row in table.rows]
    return "\n".join([*lines, "", *([table.note, ""] if table.note else [])])
