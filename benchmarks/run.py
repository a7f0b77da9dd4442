"""Measure importing and searching on the five reports, each against a floor in the same run: `make bench`.

Machines are shared and noisy, so read the ratios, not the milliseconds. Importing is set against the least that any
importer must do (read and decode the files, split their lines); searching against a scan of every passage's text.
"""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from trendtui.config import bundled
from trendtui.importing.run import Knowledge, run
from trendtui.search.service import Explorer

QUERIES = (
    "芯",
    "算力",
    "具身智能",
    "OpenAI",
    "AI芯片",
    "英伟达 芯片",
    "theme:agents 推理",
    "year:2025",
    "company:OpenAI",
)


def timed(work: Callable[[], object], times: int) -> tuple[float, float]:
    """Median and 95th percentile of a piece of work, in milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return statistics.median(taken), taken[min(len(taken) - 1, int(len(taken) * 0.95))]


def importing(folder: Path) -> None:
    files = sorted(bundled("seeds").glob("*.txt"))
    characters = sum(len(f.read_text("utf-8")) for f in files)
    began = time.perf_counter()
    knowledge = Knowledge.load(bundled("data"))
    loading = time.perf_counter() - began
    whole, _ = timed(lambda: run([bundled("seeds")], folder / "i.db", knowledge, fresh=True), 3)
    floor, _ = timed(lambda: [f.read_text("utf-8").split("\n") for f in files], 20)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"knowledge   {loading * 1000:8.0f} ms to load")
    print(f"importing   {whole:8.0f} ms for {characters:,} characters = {whole / characters * 1000:.1f} s a million")
    print(f"            {whole / floor:8.0f} x reading and splitting the files; peak {peak:.0f} MB")


def searching(folder: Path) -> None:
    explorer = Explorer.open(folder / "i.db")
    texts = [str(p["text"]).lower() for p in explorer.export("passages")]
    print(f"\n{'query':<24}{'median ms':>10}{'p95 ms':>10}{'x scan':>10}{'passages':>10}")
    for line in QUERIES:
        query = explorer.parse(line)
        median, p95 = timed(lambda query=query: explorer.search(query), 25)
        words = [t.text.lower() for t in query.terms]
        scan, _ = timed(lambda words=words: [t for t in texts if all(w in t for w in words)], 25)
        total = explorer.search(query).total
        print(f"{line:<24}{median:>10.1f}{p95:>10.1f}{median / scan:>10.1f}{total:>10}")
    explorer.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        importing(Path(scratch))
        searching(Path(scratch))
