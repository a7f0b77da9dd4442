"""The peers, each over the same passages and with the same queries: at most two threads each.

A peer answers less than the product does: ripgrep only counts the lines with what was typed as it stands, FTS5 gives
fifty rows in the order of bm25 and no facets, tantivy its fifty best and three facets, the scan a count.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from searching.measuring import memory
from searching.using import FACETS, TEXTS

_PARTS = re.compile(r"(?P<cjk>[\u3400-\u9fff]+)|[^\W\u3400-\u9fff]+")
BIGRAMS, TRIGRAMS, TANTIVY = "fts5_bigrams.db", "fts5_trigrams.db", "tantivy"


def why_not(peer: str) -> str:
    """Why a peer cannot take part; empty when it can."""
    if peer == "rg" and shutil.which("rg") is None:
        return "rg (ripgrep) is not installed"
    if peer == "tantivy" and importlib.util.find_spec("tantivy") is None:
        return "tantivy is not installed (pip install --group bench)"
    return ""


def _texts(folder: Path) -> Iterator[str]:
    with (folder / TEXTS).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line[:-1]


# --- SQLite FTS5 --------------------------------------------------------------------------------------------------


def bigrams(text: str) -> str:
    """A text as FTS5 is to see it: pairs of Chinese characters, the last of a run alone, and words."""
    out: list[str] = []
    for m in _PARTS.finditer(text):
        if m["cjk"]:
            out += map("".join, pairwise(m[0]))
            out.append(m[0][-1])
        else:
            out.append(m[0])
    return " ".join(out)


def bigram_query(line: str) -> str:
    """What FTS5 is asked for a typed line: every pair and word, the last word as the start of one."""
    parts = list(_PARTS.finditer(line))
    asked = []
    for m in parts:
        if m["cjk"] and len(m[0]) > 1:
            asked += [f'"{a}{b}"' for a, b in pairwise(m[0])]
        else:
            asked.append(f'"{m[0]}"' + ("*" if m["cjk"] or m is parts[-1] else ""))
    return " AND ".join(asked)


def build_fts5(folder: Path, name: str) -> dict[str, float]:
    """Build an FTS5 index that keeps no text of its own."""
    file = folder / name
    file.unlink(missing_ok=True)
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -200000")
    options = "tokenize='trigram'" if name == TRIGRAMS else "detail=none, prefix='1'"
    db.execute(f"CREATE VIRTUAL TABLE f USING fts5(text, content='', {options})")
    shown = (lambda text: text) if name == TRIGRAMS else bigrams
    began = time.perf_counter()
    db.execute("BEGIN")
    rows = ((i, shown(text)) for i, text in enumerate(_texts(folder), 1))
    db.executemany("INSERT INTO f(rowid, text) VALUES (?, ?)", rows)
    db.execute("COMMIT")
    total = time.perf_counter() - began
    db.close()
    return {"total": total, "peak_mb": memory()[1], "size_mb": file.stat().st_size / 1e6}


def ask_fts5(folder: Path, name: str, lines: list[str]) -> list[float]:
    """Milliseconds for the fifty best by bm25; NaN where the index has no answer (under three characters)."""
    db = sqlite3.connect(f"file:{folder / name}?mode=ro", uri=True)
    db.execute("PRAGMA mmap_size = 2000000000")
    taken = []
    for line in lines:
        if name == TRIGRAMS:
            words = line.split()
            asked = " AND ".join('"' + w.replace('"', '""') + '"' for w in words) if min(map(len, words)) > 2 else ""
        else:
            asked = bigram_query(line)
        began = time.perf_counter()
        if asked:
            db.execute("SELECT rowid FROM f WHERE f MATCH ? ORDER BY rank LIMIT 50", [asked]).fetchall()
        taken.append((time.perf_counter() - began) * 1000 if asked else float("nan"))
    db.close()
    return taken


# --- tantivy ------------------------------------------------------------------------------------------------------


def open_tantivy(folder: Path) -> Any:
    """The tantivy index in a size's folder, made when there is none."""
    import tantivy as t

    schema = t.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name="grams", index_option="freq")
    schema.add_unsigned_field("id", stored=True, fast=True)
    for name in ("company", "theme", "year"):
        schema.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    index = t.Index(schema.build(), str(folder / TANTIVY))
    analyzer = t.TextAnalyzerBuilder(t.Tokenizer.ngram(1, 3, False)).filter(t.Filter.lowercase()).build()
    index.register_tokenizer("grams", analyzer)
    return index


def build_tantivy(folder: Path) -> dict[str, float]:
    """Build a tantivy index of one to three characters, with two threads."""
    import tantivy as t

    place = folder / TANTIVY
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    index = open_tantivy(folder)
    began = time.perf_counter()
    writer = index.writer(256_000_000, 2)
    with (folder / FACETS).open(encoding="utf-8", newline="\n") as facets:
        for i, (text, line) in enumerate(zip(_texts(folder), facets, strict=True), 1):
            one = t.Document()
            one.add_unsigned("id", i)
            one.add_text("text", text)
            for name, values in zip(("company", "theme", "year"), line[:-1].split("\t"), strict=True):
                for value in filter(None, values.split("\x1f")):
                    one.add_text(name, value)
            writer.add_document(one)
    writer.commit()
    writer.wait_merging_threads()
    total = time.perf_counter() - began
    size = sum(f.stat().st_size for f in place.iterdir()) / 1e6
    return {"total": total, "peak_mb": memory()[1], "size_mb": size}


def ask_tantivy(folder: Path, lines: list[str]) -> list[float]:
    """Milliseconds for the fifty best and the counts of companies, themes and years."""
    import tantivy as t

    index = open_tantivy(folder)
    index.reload()
    searcher, schema = index.searcher(), index.schema
    counts = {name: {"terms": {"field": name, "size": 200}} for name in ("company", "theme", "year")}
    taken = []
    for line in lines:
        began = time.perf_counter()
        grams = [g for word in line.lower().split() for g in _grams(word)]
        query = t.Query.boolean_query([(t.Occur.Must, t.Query.term_query(schema, "text", g)) for g in grams])
        for _, address in searcher.search(query, 50).hits:
            searcher.doc(address)
        searcher.aggregate(query, counts)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def _grams(word: str) -> list[str]:
    return [word] if len(word) <= 3 else [word[i : i + 3] for i in range(len(word) - 2)]


# --- no index -----------------------------------------------------------------------------------------------------


def ask_rg(folder: Path, lines: list[str]) -> list[float]:
    """Milliseconds for ripgrep to count the lines that hold what was typed, its own start included."""
    taken = []
    for line in lines:
        began = time.perf_counter()
        subprocess.run(
            ["rg", "-c", "-F", "-i", "-j", "2", "--no-config", "-e", line, str(folder / TEXTS)],
            stdout=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def ask_scan(folder: Path, lines: list[str]) -> list[float]:
    """Milliseconds for Python to look at every passage, in lower case, which is made beforehand."""
    texts = [text.lower() for text in _texts(folder)]
    taken = []
    for line in lines:
        words = line.lower().split()
        began = time.perf_counter()
        sum(all(w in text for w in words) for text in texts)
        taken.append((time.perf_counter() - began) * 1000)
    return taken
