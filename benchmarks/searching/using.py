"""The product as it is used, each part in a fresh process that loads no more than the app does."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from searching.measuring import memory
from searching.queries import chinese

TEXTS = "passages.txt"
INDEX = "index.db"
FACETS = "facets.tsv"
"""The files of one size: its passages, one a line, the product's index of them, and their facet values."""


TYPING: dict[str, Any] = {"whole": False, "limit": 40, "lists": ("passages",)}
AT_REST: dict[str, Any] = {}
"""How a search is asked for at a key press, when one list is on the screen, and when the keys rest: every list's rows,
every candidate's text looked at."""


def explorer_of(index: Path) -> Any:
    from trendtui.search.service import Explorer

    return Explorer.open(index)


def warm(*files: Path) -> None:
    """Read files once, so that they are in the system's cache for everyone who is measured next."""
    for file in files:
        with file.open("rb", buffering=0) as stream:
            while stream.read(1 << 24):
                pass


def opening(index: Path) -> dict[str, float]:
    """Time to open and to answer the first search; memory of a process that has the app loaded as well."""
    import trendtui.search.service
    import trendtui.tui.app  # noqa: F401

    bare, _ = memory()
    began = time.perf_counter()
    explorer = explorer_of(index)
    opened = time.perf_counter() - began
    explorer.search(explorer.parse("智能"))
    first = time.perf_counter() - began
    now, _ = memory()
    explorer.close()
    return {"opened": opened, "first": first, "bare_mb": bare, "open_mb": now}


def key_presses(index: Path, lines: list[str], asked: dict[str, Any]) -> dict[str, Any]:
    """Each line searched once, in order, by a process that has just opened the index: milliseconds, and memory.

    As the app does, it has loaded what the first word would wait for while its first screen is looked at.

    Args:
        asked: how, as `Explorer.search` takes it: `TYPING` or `AT_REST`.
    """
    import trendtui.tui.app  # noqa: F401

    explorer = explorer_of(index)
    explorer.search(explorer.parse(""), **asked)
    explorer.warm()
    taken, worked, found, about = [], [], [], []
    for line in lines:
        began, busy = time.perf_counter(), time.process_time()
        results = explorer.search(explorer.parse(line), **asked)
        taken.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        found.append(results.total)
        about.append(results.about)
    now, peak = memory()
    explorer.close()
    return {"ms": taken, "worked": worked, "found": found, "about": about, "now_mb": now, "peak_mb": peak}


def recall(folder: Path, each: int) -> dict[int, tuple[int, int, int, int]]:
    """Chinese of every length, quoted, against a scan of the texts.

    Returns length → (pieces, passages that the scan found, passages that both counts share, pieces with an upper
    bound for a count). Both are counts of passages: what the product adds to the scan's is taken off again.
    """
    text = (folder / TEXTS).read_text("utf-8")
    explorer = explorer_of(folder / INDEX)
    out = {}
    for length, pieces in chinese(text, each).items():
        wanted = shared = bounds = 0
        for piece in pieces:
            truth = _lines_with(text, piece)
            results = explorer.search(explorer.parse(f'"{piece}"'), limit=1)
            count = results.total
            bounds += results.about
            wanted += truth
            shared += truth - abs(count - truth)
        out[length] = (len(pieces), wanted, shared, bounds)
    explorer.close()
    return out


def _lines_with(text: str, piece: str) -> int:
    count, at = 0, text.find(piece)
    while at >= 0:
        count += 1
        end = text.find("\n", at)
        at = text.find(piece, end)
    return count
