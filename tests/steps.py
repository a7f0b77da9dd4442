"""How much work something is, counted in lines of Python: the same on every machine and at every load.

What one call into C costs is not seen by it (a regular expression that tries over and over); `benchmarks/hostile.py`
measures that with a clock.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """Lines of Python that run in `work`, each turn of a loop counted."""
    count = 0

    def line(_frame: FrameType, _event: str, _value: Any) -> Any:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(lambda *_: line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[str], object], text: str) -> float:
    """How many times more work a text is than its first quarter: 4 when the cost is linear, 16 when it is quadratic."""
    quarter = text[: len(text) // 4]
    # What the first call of all does for all later ones is none of theirs.
    work(quarter)
    return steps(lambda: work(text)) / steps(lambda: work(quarter))
