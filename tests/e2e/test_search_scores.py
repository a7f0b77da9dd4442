"""The queries that people wrote for the five reports: the wanted line is among the first hits.

Needs `../shared/eval` beside the checkout, as CI has it; skipped where it is absent.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Run

QUERIES = Path(__file__).parents[3] / "shared" / "eval" / "queries.jsonl"
pytestmark = pytest.mark.skipif(not QUERIES.is_file(), reason=f"{QUERIES} is not there")

FIRST, AMONG_TEN = 0.97, 0.98
"""Measured 0.99 and 1.0; the goals are 0.92 and 0.98."""


def test_the_wanted_line_is_found(trendtui: Run, seeds_index: Path) -> None:
    queries = [json.loads(line) for line in QUERIES.read_text("utf-8").splitlines() if line.strip()]
    done = trendtui(
        "search", "--json", "--stdin", "--limit", 10, "--db", seeds_index, stdin="".join(q["q"] + "\n" for q in queries)
    )
    assert done.returncode == 0, done.stderr
    first, among, missed = 0, 0, []
    for query, line in zip(queries, done.stdout.splitlines(), strict=True):
        hits = json.loads(line)["hits"]
        terms = [t.lower() for t in (query.get("intended"), *(query.get("also_ok") or ())) if t]
        right = [
            any(h["source"] == s and h["line"] <= n <= h["end_line"] for s, n in query["want"])
            or any(t in h["text"].lower() for t in terms)
            for h in hits
        ]
        first += right[:1] == [True]
        among += any(right)
        if not any(right):
            missed.append((query["type"], query["q"], query.get("intended")))
    assert among >= AMONG_TEN * len(queries), missed
    assert first >= FIRST * len(queries)
