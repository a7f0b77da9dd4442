"""Queries with wanted lines, answered by the product over the five reports: how often the first hits are right."""

from __future__ import annotations

import json
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from searching.measuring import spread
from searching.telling import Table, ms
from trendtui.config import bundled
from trendtui.importing.run import Knowledge, run
from trendtui.model.results import PassageRow


def _right(query: dict[str, Any], hit: PassageRow) -> bool:
    """Whether a wanted line lies within the hit, or its text has an intended term."""
    if any(s == hit.place.source and hit.place.line <= n <= hit.place.end_line for s, n in query["want"]):
        return True
    terms = [t.lower() for t in [query.get("intended"), *query.get("also_ok", [])] if t]
    return any(t in hit.text.lower() for t in terms)


def evaluate(file: Path) -> tuple[Table, list[str]]:
    """The table by type, and the queries without a right hit among the first ten.

    Args:
        file: JSON Lines of {"q", "type", "want": [[source, line], …]} and, if there are any, "intended" and "also_ok":
            terms that make a hit right wherever they stand.
    """
    from trendtui.search.service import Explorer

    queries = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    told: dict[str, list[tuple[bool, bool, bool, float]]] = defaultdict(list)
    missed = []
    with tempfile.TemporaryDirectory() as scratch:
        index = Path(scratch) / "seeds.db"
        run([bundled("seeds")], index, Knowledge.load(bundled("data")), fresh=True)
        explorer = Explorer.open(index)
        for query in queries:
            began = time.perf_counter()
            results = explorer.search(explorer.parse(query["q"]), limit=20)
            taken = (time.perf_counter() - began) * 1000
            right = [_right(query, hit) for hit in results.passages[:10]]
            row = (any(right[:1]), any(right), not results.passages, taken)
            for kind in (query["type"], "ALL"):
                told[kind].append(row)
            if not any(right):
                missed.append(f"{query['type']}: {query['q']!r} → {query.get('intended', '')}")
        explorer.close()
    rows = tuple(
        (
            kind, str(len(of_kind)), f"{sum(r[0] for r in of_kind) / len(of_kind):.3f}",
            f"{sum(r[1] for r in of_kind) / len(of_kind):.3f}", str(sum(r[2] for r in of_kind)),
            *map(ms, spread(r[3] for r in of_kind)[:2]),
        )
        for kind, of_kind in sorted(told.items(), key=lambda t: (t[0] == "ALL", t[0]))
    )  # fmt: skip
    head = ("type", "queries", "success@1", "success@10", "nothing", "median ms", "p95 ms")
    return Table(f"{file.name} over the five reports", head, rows), missed
