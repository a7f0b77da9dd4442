"""Measure search as a person types, at ten thousand to a million passages, beside the tools that people use today.

    python benchmarks/search.py                          10,000, 100,000 and 1,000,000 passages, every peer
    python benchmarks/search.py --sizes 10000 --quick    a look in a minute
    python benchmarks/search.py --eval queries.jsonl     how often the wanted line is among the first hits

The corpora are made here, from the sentences of the five reports and what is found in them, always the same. Indexes
are built once and kept in the folder of --work; a second run only measures, unless the program has changed since. Every
peer that is there takes part in the same run, over the same passages, with two threads at the most: ripgrep, SQLite
FTS5 with bigrams and with trigrams, tantivy (`pip install --group bench`), and a scan in Python. Machines differ and
are shared: read the ratios.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from searching.corpus import pool
from searching.evaluating import evaluate
from searching.measuring import Phases
from searching.plotting import growth
from searching.running import Measured, Options, measure
from searching.telling import SLOWEST, for_page, for_terminal, shared, tables

IMAGE = "images/search-growth.svg"

HEAD = """# How fast it searches

Written by `make bench-search`; do not edit. Corpora are recombined from the sentences of the five reports in
`seeds/` with what the extractor finds in them: documents of 300 passages with dates, sections and trends, so that
companies, themes, years, figures and people are real. Texts repeat (some 2,500 sentences make a million passages), so
there are fewer rare terms than in as many real reports.

A key press is `Explorer.search(explorer.parse(line), limit=40, whole=False, lists=("passages",))`: passages found,
ranked and with their marks, the totals of the other lists, and the counts of every facet; counts of long terms may be
upper bounds. When the keys rest all lists are asked for and every candidate's text is looked at: the second row.

28 phrases, Chinese and Latin, are typed letter by letter by a process that has just opened the index and, as the app
does while its first screen is looked at, loaded what the first word would wait for; each time is the
median of {rounds}. A peer answers the same lines over the same passages in the same run, with two threads at the most,
and does less: `rg -c` counts lines, FTS5 gives its fifty best by bm25 and no facets, tantivy its fifty best and three
facets, the scan a count. FTS5 trigrams have no answer for one or two characters. Times depend on the machine; the
ratios to a peer in the same run tell more.

"""


def _arguments() -> argparse.Namespace:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], help="passages")
    ap.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="measure the peers as well")
    ap.add_argument("--quick", action="store_true", help="every key once, and a smaller sample for recall")
    ap.add_argument("--work", type=Path, help="keep what is built here (else a temporary folder)")
    ap.add_argument("--stale", action="store_true", help="use what is kept even if the program has changed since")
    ap.add_argument("--docs", type=Path, help="write performance.md and its picture into this folder")
    ap.add_argument("--eval", type=Path, metavar="FILE", help="only answer the queries of a JSON Lines file")
    return ap.parse_args()


def _write(docs: Path, runs: list[Measured], rounds: int) -> None:
    body = [HEAD.format(rounds=f"{rounds} rounds" if rounds > 1 else "one round")]
    parts = [for_page(t) for t in tables(runs) if not t.title.startswith(SLOWEST)]
    if len(runs) > 1:
        (docs / IMAGE).parent.mkdir(parents=True, exist_ok=True)
        (docs / IMAGE).write_text(growth(runs), "utf-8")
        body.append(f"![Time and size against passages, both axes logarithmic]({IMAGE})\n\n")
    body.append(parts[-1] + "\n")
    body += [part + "\n" for part in parts[:-1]]
    body += [f"{note}\n\n" for note in (shared(runs), *(f"Left out: {why}." for why in runs[-1].missing)) if note]
    (docs / "performance.md").write_text("".join(body).rstrip("\n") + "\n", "utf-8")


def main() -> None:
    """Build, measure and tell, as the arguments say."""
    a = _arguments()
    if a.eval:
        table, missed = evaluate(a.eval)
        print(for_terminal(table))
        print("\n".join(f"missed: {m}" for m in missed))
        return
    with ExitStack() as stack:
        work = a.work or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-search-")))
        work.mkdir(parents=True, exist_ok=True)
        options = Options(work, tuple(sorted(set(a.sizes))), a.peers, a.quick, a.stale)
        phases = Phases()
        with phases.phase("reading the five reports", 0):
            sentences = pool(work, a.stale)
        runs = []
        for size in options.sizes:
            phases.announce(size)
            runs.append(measure(options, sentences, size, phases))
            print(file=sys.stderr)
        for why in runs[-1].missing:
            print(f"left out: {why}", file=sys.stderr)
        print(f"{phases.total / 60:.1f} minutes in all\n", file=sys.stderr)
        for table in tables(runs):
            print(for_terminal(table))
        print(shared(runs))
        if a.docs:
            _write(a.docs, runs, 1 if a.quick else 3)


if __name__ == "__main__":
    main()
