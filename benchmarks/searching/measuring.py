"""Clocks: a piece of work in a process of its own, its memory, and the spread of many times."""

from __future__ import annotations

import importlib
import math
import os
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def spread(values: Iterable[float]) -> tuple[float, float, float]:
    """Median, 95th percentile and largest (the nearest rank, so that each is a value that was measured)."""
    ordered = sorted(values)
    if not ordered:
        return (math.nan, math.nan, math.nan)

    def rank(share: float) -> float:
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

    return rank(0.5), rank(0.95), ordered[-1]


def each_median(rounds: list[list[float]]) -> list[float]:
    """The median over the rounds, key by key."""
    return [spread(times)[0] for times in zip(*rounds, strict=True)]


def memory() -> tuple[float, float]:
    """This process's memory now and at its peak, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(told["VmRSS"].split()[0]) / 1024, int(told["VmHWM"].split()[0]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return peak, peak


_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from searching.measuring import answer; answer()"


def alone(work: Callable[..., T], *arguments: Any) -> T:
    """What a module-level function returns when it runs in a fresh process that loads its module only."""
    asked = pickle.dumps((work.__module__, work.__name__))
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(Path(__file__).parents[1])],
        input=asked + pickle.dumps(arguments), stdout=subprocess.PIPE, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{work.__module__}.{work.__name__} failed (exit code {done.returncode})")
    return pickle.loads(done.stdout)  # type: ignore[no-any-return]


def answer() -> None:
    """Do in this process what `alone` asks for on standard input; anything printed goes to standard error."""
    module, name = pickle.load(sys.stdin.buffer)
    work = getattr(importlib.import_module(module), name)
    arguments = pickle.load(sys.stdin.buffer)
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        pickle.dump(work(*arguments), out)


def _worked() -> float:
    """Seconds of processor that this process and its ended children have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


@dataclass
class Phases:
    """Says what is being done, how long it may take by the size before, and how long it took."""

    seen: dict[str, tuple[int, float]] = field(default_factory=dict)
    total: float = 0.0

    def _expected(self, name: str, size: int) -> float:
        """Seconds, in proportion to the size before; 0 when that was none or so small that it tells nothing."""
        before, taken = self.seen.get(name, (0, 0.0))
        return taken * size / before if before >= 10_000 else 0.0

    def announce(self, size: int) -> None:
        """Say how long all phases of a size may take, if that is known."""
        if minutes := sum(self._expected(name, size) for name in self.seen) / 60:
            print(f"  {size:>9,}  up to {minutes:.0f} minutes expected", file=sys.stderr, flush=True)

    @contextmanager
    def phase(self, name: str, size: int) -> Any:
        """Time one phase of one size."""
        known = self._expected(name, size)
        expected = f" (up to {known:.0f} s expected)" if known else ""
        print(f"  {size:>9,}  {name}{expected} ...", end="", file=sys.stderr, flush=True)
        began, worked = time.perf_counter(), _worked()
        yield
        taken = time.perf_counter() - began
        self.seen[name] = (size, taken)
        self.total += taken
        print(f" {taken:.1f} s ({_worked() - worked:.1f} s of a processor)", file=sys.stderr, flush=True)
