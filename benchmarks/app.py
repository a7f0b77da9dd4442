"""Time what a person sees of the app in a terminal, beside a bare Textual app in the same run.

    python benchmarks/app.py                      the five reports
    python benchmarks/app.py --index FILE         and another index, such as build/bench-search/100000/index.db

Both programs are driven in a pseudo-terminal by `tuiprobe` (../shared/tools, not part of the product; without it there
is nothing to measure, and that is said), in turns. First paint is when the first frame stands: a bare app's text, or
the app's key bar. A key press is answered when the last byte has come that the key led to, before 150 ms of silence:
with what is fetched after painting, such as the rows of other lists.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parents[1] / "shared" / "tools"
SIZES = ((120, 40), (80, 24))
WORDS = ("具身智能", "openai", "算力", "yingweida", "deepseak", "英伟达 芯片", "scaling law")
BARE = [sys.executable, str(HERE / "bare.py")]
PAINTED = {"bare": r"nothing here", "trendtui": r"\? help"}


def _probe() -> Any:
    if not (TOOLS / "tuiprobe.py").exists():
        raise SystemExit(f"nothing measured: {TOOLS} has no tuiprobe.py, which drives the terminal")
    sys.path.insert(0, str(TOOLS))
    from tuiprobe import Probe  # type: ignore[import-not-found]

    return Probe


@contextmanager
def _started(
    probe: Any, name: str, command: list[str], size: tuple[int, int], home: Path
) -> Iterator[tuple[Any, float]]:
    """A program, and the seconds until its first frame stood."""
    columns, rows = size
    environment = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home), "TRENDTUI_LANG": "en"}
    started = probe(command, cols=columns, rows=rows, env=environment, cwd=str(home))
    try:
        yield started, started.wait_for(PAINTED[name])
    finally:
        started.close()


def _first_paint(probe: Any, ours: list[str], size: tuple[int, int], home: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds to the first frame of both programs, in turns, the first round left out (it fills the caches)."""
    times: dict[str, list[float]] = {"bare": [], "trendtui": []}
    for at in range(rounds + 1):
        for name, command in (("bare", BARE), ("trendtui", ours)):
            with _started(probe, name, command, size, home) as (_, took):
                if at:
                    times[name].append(took)
    return times


def _keys(probe: Any, name: str, command: list[str], size: tuple[int, int], home: Path) -> list[float]:
    """Seconds from each key to the last byte of its answer, words typed letter by letter into the line."""
    times: list[float] = []
    with _started(probe, name, command, size, home) as (started, _):
        started.settle(0.5)
        if name != "bare":
            started.send("/")
            started.settle()
        for word in WORDS:
            for letter in word:
                started.send(letter)
                times.append(started.settle())
            started.send("ctrl+u")
            started.settle(0.3)
    return times


def _told(what: str, floor: list[float], ours: list[float]) -> str:
    ms = [1000 * median(floor), 1000 * median(ours), 1000 * quantiles(ours, n=20)[-1]]
    return f"{what:<44} {ms[0]:8.0f} {ms[1]:8.0f} {ms[2]:8.0f} {ms[1] / ms[0]:8.2f}"


def main() -> None:
    """Measure and tell."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--index", type=Path, action="append", default=[], help="measure with this index as well")
    ap.add_argument("--rounds", type=int, default=9, help="starts of each program")
    a = ap.parse_args()
    probe = _probe()
    with tempfile.TemporaryDirectory(prefix="bench-app-") as folder:
        home = Path(folder)
        seeds = home / "seeds.db"
        subprocess.run(
            [sys.executable, "-m", "trendtui", "import", str(HERE.parent / "seeds"), "--db", str(seeds)],
            check=True, stderr=subprocess.DEVNULL, env={**os.environ, "TRENDTUI_CONFIG": str(home / "none")},
        )  # fmt: skip
        print(f"{'milliseconds':<44} {'bare':>8} {'median':>8} {'p95':>8} {'ratio':>8}")
        for index in (seeds, *a.index):
            ours = [sys.executable, "-m", "trendtui", "--db", str(index.resolve())]
            for size in SIZES:
                what = f"{'seeds' if index == seeds else index.parent.name}, {size[0]}x{size[1]}"
                times = _first_paint(probe, ours, size, home, a.rounds)
                print(_told(f"first paint, {what}", times["bare"], times["trendtui"]), flush=True)
                floor = _keys(probe, "bare", BARE, size, home)
                print(_told(f"a key, {what}", floor, _keys(probe, "trendtui", ours, size, home)), flush=True)


if __name__ == "__main__":
    main()
