"""Whether reading costs time in proportion to length even for documents made to be slow: see `main`.

Reads each of `DOCUMENTS` and its first quarter with every reader, and finds the figures in each of `LINES` (the best of
three each), and prints what took over a second or grew by more than 6 times; 4 is linear, 16 quadratic. The exit code
is 1 if anything grew so. `tests/unit` counts steps of Python on the same texts; only a clock sees into C.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial

from trendtui.config import bundled
from trendtui.documents.reader import READERS, read
from trendtui.extract.figures import find_figures
from trendtui.importing.run import Knowledge
from trendtui.model.chrome import Chrome

DOCUMENTS = {
    "brackets": "[" * 300_000,
    "images": "![](" * 80_000,
    "stars": "**a" * 100_000,
    "one long line": "字" * 400_000,
    "rules": "---\n" * 60_000,
    "bars": "a|b\n" * 60_000,
    "fences": "```\n~~~\n" * 30_000,
    "comments": "<!-- \n\n" * 40_000,
    "quotes": "> 一\n" * 60_000,
    "contents": "目录\n\n" * 40_000,
    "references": "参考文献\n\n甲\n\n" * 20_000,
    "names": "李明\n\n" * 40_000,
    "torn": "没有说完的一句话它一直一直继续下去没有说完的一句话它一直\n\n" * 8_000,
    "captions": "来源：某\n\n" * 30_000,
    "labels": "趋势一\n\n" * 30_000,
    "numbers": "".join(f"{n % 9 + 1}、某某\n\n" for n in range(30_000)),
    "openings": "再来看欧洲\n" * 40_000,
    "headings": "# 甲\n\n" * 30_000,
    "deep": "".join(f"{'#' * (n % 6 + 1)} 甲{n}\n\n正文正文。\n\n" for n in range(10_000)),
}
"""Name → a document made of one thing that readers look for, again and again; all are ASCII or Chinese."""

LINES = ("1", "一二三", " ", "5%到", "1,000,", "2024年营收3亿元，", "a", "（", "1-", "甲")
"""What a single long line is made of."""

SHORT = 0.02
"""Seconds under which a growth is only noise."""


def seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def measured(name: str, work: Callable[[str], object], text: str) -> bool:
    """Measure a text and its first quarter; whether the growth is what it should be."""
    quarter, whole = seconds(lambda: work(text[: len(text) // 4])), seconds(lambda: work(text))
    good = whole < 6 * max(quarter, SHORT)
    if whole > 1 or not good:
        print(f"{name:<32}{len(text):>10,}{quarter:>9.2f}{whole:>9.2f}{whole / quarter:>7.1f}{'' if good else '  <--'}")
    return good


def _read(chrome: Chrome, reader: str, text: str) -> object:
    return read(text, "any.txt", chrome, reader)


def main() -> int:
    """Measure all; the exit code."""
    knowledge = Knowledge.load(bundled("data"))
    print(f"{'document, reader':<32}{'characters':>10}{'quarter':>9}{'whole s':>9}{'x':>7}")
    good = [
        measured(f"{name}, {reader.name}", partial(_read, knowledge.chrome, reader.name), text[: len(text) // 3])
        for name, text in DOCUMENTS.items()
        for reader in READERS
    ]
    good += [
        measured(f"line of {piece!r}", lambda t: find_figures(t, knowledge.units, passage=0, document_year=2025),
                 piece * (20_000 // len(piece)))
        for piece in LINES
    ]  # fmt: skip
    print(f"{sum(good)} of {len(good)} in proportion to length")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
