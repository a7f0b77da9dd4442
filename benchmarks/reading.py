"""A document of a megabyte in the reader: until its text stands there, until its marks do, a resize, memory.

    python benchmarks/reading.py [megabytes]

The text is made of invented sentences; the times are those of the processor, so that other programs do not count.
"""

from __future__ import annotations

import asyncio
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from trendtui.config import bundled
from trendtui.importing.run import Knowledge, run
from trendtui.search.service import Explorer
from trendtui.tui.app import TrendTui
from trendtui.tui.screens.reader import ReaderScreen

PIECES = (
    "英伟达的芯片在2025年涨价30%", "OpenAI 融资65亿美元", "智能体接管长流程", "算力仍是最紧的约束",
    "具身智能走出实验室", "推理的成本下降了3.5倍", "监管会先从金融开始", "the agent closes one ticket in three",
)  # fmt: skip


def written(size: int) -> str:
    """A report of so many bytes."""
    chance = random.Random(20261122)
    made = ["# 一份很长的报告\n"]
    length = 0
    while length < size:
        number = len(made)
        line = f"## 趋势{number}\n" if not number % 40 else "，".join(chance.choices(PIECES, k=6)) + "。\n"
        made.append(line)
        length += len(line.encode()) + 1
    return "\n".join(made)


async def measured(path: Path) -> None:
    """Open the document and print what it takes."""
    app = TrendTui(lambda: Explorer.open(path))
    async with app.run_test(size=(120, 40)) as pilot:
        while app._browse.answer is None:
            await pilot.pause(0.05)
        await app.workers.wait_for_complete()
        explorer = app._browse.explorer
        assert explorer is not None
        place = explorer.search(explorer.parse("")).passages[0].place
        before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        app._browse.open_reader(place, explorer.parse("智能体"))
        while not (isinstance(screen := app.screen, ReaderScreen) and screen.reading and screen.text.layout_.rows):
            await asyncio.sleep(0.001)
        print(f"text on the screen  {time.process_time() - began:.2f} s")
        while not screen.things:
            await asyncio.sleep(0.001)
        print(f"with its marks      {time.process_time() - began:.2f} s")
        print(f"memory              {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024:.0f} MB more")
        text = screen.text
        print(f"{len(text.blocks):,} blocks, {len(text.layout_.rows):,} rows, {len(text.hits):,} hits, "
              f"{len(text.things):,} marks")  # fmt: skip
        for name, action in (("end", lambda: text.action_end(1)), ("next hit", screen.action_next_hit)):
            began = time.process_time()
            action()
            await pilot.pause()
            print(f"{name:<19} {time.process_time() - began:.2f} s")
        began = time.process_time()
        await pilot.resize_terminal(100, 40)
        print(f"resize              {time.process_time() - began:.2f} s")


def main() -> None:
    """Make the document, import it, open it."""
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as folder:
        report, index = Path(folder) / "long.md", Path(folder) / "index.db"
        report.write_text(written(int(size * 1_000_000)), "utf-8")
        run([report], index, Knowledge.load(bundled("data")))
        asyncio.run(measured(index))


if __name__ == "__main__":
    main()
