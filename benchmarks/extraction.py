"""What reading a report costs, and that the cost grows with the length only: `python benchmarks/extraction.py`.

Makes markdown reports of the five reports' own paragraphs (a seeded shuffle, some 8,000 characters each), reads 10, 100
and 1,000 of them, extracts from each, and prints seconds per million characters and peak memory. The floor in the
same run is one pass of Python's `str.split` and `unicodedata.normalize` over the same text.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
import unicodedata
from collections.abc import Iterator

from trendtui.config import bundled
from trendtui.documents.reader import read
from trendtui.extract.findings import Extractor
from trendtui.importing.run import Knowledge

LENGTH = 8_000


def reports(count: int, knowledge: Knowledge) -> Iterator[str]:
    """Invented reports: a title, and sections of paragraphs drawn from the five reports."""
    pieces = []
    for file in sorted(bundled("seeds").glob("*.txt")):
        parsed = read(file.read_text("utf-8"), file.name, knowledge.chrome)
        pieces += [p.text.replace("\n", "，") for p in parsed.passages if p.kind == "paragraph"]
    draw = random.Random(7)
    for number in range(count):
        parts, length = [f"# 报告{number}"], 0
        while length < LENGTH:
            if draw.random() < 0.12:
                parts.append(f"## 第{draw.randint(1, 99)}部分")
            piece = draw.choice(pieces)
            parts.append(piece)
            length += len(piece)
        yield "\n\n".join(parts) + "\n"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--counts", type=int, nargs="+", default=[10, 100, 1000])
    counts = ap.parse_args().counts
    knowledge = Knowledge.load(bundled("data"))
    extractor = Extractor(knowledge.catalogue, knowledge.units)
    extractor.find(read("# 题\n\n英伟达的算力在2025年增长50%。\n", "warm.md", knowledge.chrome))
    print(f"{'reports':>8}{'characters':>14}{'s / million':>13}{'x floor':>9}{'figures':>10}{'peak MB':>9}")
    for count in counts:
        began, characters, figures, floor = 0.0, 0, 0, 0.0
        for text in reports(count, knowledge):
            start = time.perf_counter()
            found = extractor.find(read(text, "x.md", knowledge.chrome))
            began += time.perf_counter() - start
            start = time.perf_counter()
            unicodedata.normalize("NFKC", text).split("\n")
            floor += time.perf_counter() - start
            characters += len(text)
            figures += len(found.figures)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rate = began / characters * 1e6
        print(f"{count:>8}{characters:>14,}{rate:>13.1f}{began / floor:>9.0f}{figures:>10,}{peak:>9.0f}", flush=True)


if __name__ == "__main__":
    main()
