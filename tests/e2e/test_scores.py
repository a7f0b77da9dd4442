"""How well the index says what the documents say, against hand-made annotations.

Needs `../shared/eval` (the scorer and annotations of parts of the seeds), which lies beside the checkout in CI; where
it is absent these tests are skipped. `tests/corpus/annotated` holds seven reports of our own invention, annotated in
the same way by somebody who had not seen the program, `annotated2` seven more. The floors are what an analyst needs, a
little under what was measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVAL = ROOT.parent / "shared" / "eval"
INVENTED = ROOT / "tests" / "corpus" / "annotated"
SECOND = ROOT / "tests" / "corpus" / "annotated2"
Run = Callable[..., subprocess.CompletedProcess[str]]
Report = dict[str, dict[str, dict[str, float]]]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (EVAL / "score.py").exists(), reason="../shared/eval is not beside this checkout"),
]


def scored(trendtui: Run, documents: Path, gold: Path, folder: Path) -> Report:
    index = folder / "i.db"
    assert trendtui("import", documents, "--db", index).returncode == 0
    for table in ("mentions", "figures", "trends", "sections"):
        assert trendtui("export", table, "--db", index, "-o", folder / f"{table}.jsonl").returncode == 0
    done = subprocess.run(
        [sys.executable, str(EVAL / "score.py"), "--gold", str(gold), "--exports", str(folder), "--json"],
        capture_output=True, encoding="utf-8", check=True, timeout=120,
    )  # fmt: skip
    report: Report = json.loads(done.stdout)
    return report


@pytest.fixture(scope="module")
def seeds(trendtui: Run, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return scored(trendtui, ROOT / "seeds", EVAL / "gold", tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="module")
def invented(trendtui: Run, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return scored(trendtui, INVENTED, INVENTED, tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="module")
def second(trendtui: Run, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return scored(trendtui, SECOND, SECOND, tmp_path_factory.mktemp("second"))


def mean(report: Report, part: str, key: str) -> float:
    """A figure's mean over the documents that have it."""
    values = [parts[part][key] for name, parts in report.items() if name != "all" and parts.get(part, {}).get(key)]
    return sum(values) / len(values)


@pytest.mark.parametrize(
    ("part", "floor"), [("companies", 0.97), ("figures", 0.97), ("trends", 0.97), ("sections", 0.97)]
)
def test_the_annotated_parts_of_the_seeds(seeds: Report, part: str, floor: float) -> None:
    assert seeds["all"][part]["f1"] >= floor


@pytest.mark.parametrize(
    ("part", "key", "floor"),
    [
        ("companies", "link_accuracy", 0.98),
        ("figures", "kind_accuracy", 0.98),
        ("figures", "subject_accuracy", 0.85),
        ("figures", "year_accuracy", 0.95),
        ("figures", "forecast_f1", 0.87),
        ("trends", "theme_f1", 0.83),
        ("sections", "theme_f1", 0.75),
    ],
)
def test_what_figures_and_mentions_say_on_the_seeds(seeds: Report, part: str, key: str, floor: float) -> None:
    assert mean(seeds, part, key) >= floor


@pytest.mark.parametrize(
    ("part", "floor"), [("companies", 0.85), ("figures", 0.90), ("trends", 0.85), ("sections", 0.85)]
)
def test_reports_that_the_rules_were_not_made_on(invented: Report, part: str, floor: float) -> None:
    assert invented["all"][part]["f1"] >= floor


@pytest.mark.parametrize(
    ("part", "key", "floor"),
    [
        ("figures", "year_accuracy", 0.94),
        ("figures", "forecast_f1", 0.93),
        ("trends", "theme_f1", 0.78),
        ("sections", "theme_f1", 0.80),
    ],
)
def test_what_figures_and_trends_say_in_reports_that_the_rules_were_not_made_on(
    invented: Report, part: str, key: str, floor: float
) -> None:
    assert mean(invented, part, key) >= floor


@pytest.mark.parametrize(
    ("part", "floor"), [("companies", 0.96), ("figures", 0.96), ("trends", 0.90), ("sections", 0.97)]
)
def test_the_second_seven_invented_reports(second: Report, part: str, floor: float) -> None:
    assert second["all"][part]["f1"] >= floor


@pytest.mark.parametrize(
    ("part", "key", "floor"),
    [
        ("figures", "subject_accuracy", 0.83),
        ("figures", "year_accuracy", 0.91),
        ("figures", "forecast_f1", 0.89),
        ("trends", "theme_f1", 0.61),
        ("sections", "theme_f1", 0.65),
    ],
)
def test_what_figures_and_trends_say_in_the_second_seven(second: Report, part: str, key: str, floor: float) -> None:
    assert mean(second, part, key) >= floor
