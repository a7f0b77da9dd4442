"""One run: every corpus built (or taken from the work folder), then the product and its peers measured over it."""

from __future__ import annotations

import hashlib
import inspect
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from searching import corpus, peers, using, writing
from searching.corpus import Pool
from searching.measuring import Phases, alone, each_median, spread
from searching.queries import LOOSER, PHRASES, keys

T = TypeVar("T")

OURS, AT_REST = "trendtui", "trendtui, all lists, exact"
"""The product's two rows beside its peers': a key press, and what is asked when the keys rest."""

_SCANNED = 8
"""The scan in Python answers every eighth key only, once: it is two hundred times slower than the rest."""


_ENOUGH = 60.0
"""Seconds after which no other round of the same begins: a slow one varies less, and a run must end."""


_ONLY_READ = ("reading.py", "exporting.py")
"""Modules of the store that write nothing: when they change, an index that is kept is still good."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    work: Path
    sizes: tuple[int, ...]
    with_peers: bool
    quick: bool
    stale: bool


@dataclass
class Measured:
    """What one size came to. Times of queries are milliseconds, one for each line, the median over the rounds."""

    size: int
    characters: int
    build: dict[str, float]
    tables: dict[str, float]
    lines: list[str]
    keys: dict[str, list[float]]
    """Product or peer → a time for each line; NaN where it had no answer."""
    worked: list[float]
    """The product's own processor time for each line, which a shared machine does not stretch."""
    found: list[int]
    about: int
    """Of how many lines the counts were upper bounds."""
    looser: dict[str, tuple[list[float], int]]
    """Kind → a time for each of its words typed as a whole, and how many of them found something."""
    typed_looser: list[float]
    """The same words, letter by letter."""
    recall: dict[int, tuple[int, int, int, int]]
    adding: dict[str, float]
    opening: dict[str, float]
    memory_mb: float
    peers: dict[str, dict[str, float]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def _rounds(rounds: int, work: Callable[..., T], *arguments: Any) -> list[T]:
    """The answers of some work done again and again, each time in a fresh process; fewer times when it is slow."""
    out: list[T] = []
    began = time.perf_counter()
    while len(out) < rounds and (not out or time.perf_counter() - began < _ENOUGH):
        out.append(alone(work, *arguments))
    return out


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


class Kept:
    """What is in one size's folder already, and which program made it."""

    def __init__(self, folder: Path, stale: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "built.json"
        self._stale = stale
        self._known: dict[str, Any] = json.loads(self._file.read_text()) if self._file.exists() else {}

    def get(self, name: str, key: str, make: Callable[[], dict[str, float]]) -> dict[str, float]:
        """The figures of a build that was made under this key, made now unless there is one."""
        known = self._known.get(name)
        if known is None or (known["key"] != key and not self._stale):
            self._known.pop(name, None)
            self._file.write_text(json.dumps(self._known))
            known = {"key": key, "figures": make()}
            self._known[name] = known
            self._file.write_text(json.dumps(self._known, indent=1))
        return dict(known["figures"])


def _builds(options: Options, folder: Path, pool: Pool, size: int, phases: Phases) -> dict[str, dict[str, float]]:
    """Build the index and those of the peers that can take part: name → its figures."""
    kept = Kept(folder, options.stale)
    here = Path(__file__).parent
    base = _digest(corpus.sources("data", "seeds", "documents", "extract", "knowledge", "model"),
                   (here / "corpus.py").read_text("utf-8"))  # fmt: skip
    store = (corpus.PACKAGE / "store").glob("*.py")
    written = corpus.sources(*sorted(f"store/{f.name}" for f in store if f.name not in _ONLY_READ))

    def timed(name: str, work: Callable[..., dict[str, float]], *arguments: Any) -> Callable[[], dict[str, float]]:
        def make() -> dict[str, float]:
            with phases.phase(f"building {name}", size):
                return alone(work, *arguments)

        return make

    out = {"trendtui": kept.get("trendtui", _digest(base, written), timed("index", writing.build, folder, pool, size))}
    if not options.with_peers:
        return out
    parts: tuple[Callable[..., Any], ...] = (peers.bigrams, peers.build_fts5, peers.build_tantivy, peers.open_tantivy)
    theirs = _digest(base, *map(inspect.getsource, parts))
    for name in (peers.BIGRAMS, peers.TRIGRAMS):
        out[name] = kept.get(name, theirs, timed(name, peers.build_fts5, folder, name))
    if not peers.why_not("tantivy"):
        out["tantivy"] = kept.get("tantivy", theirs, timed("tantivy", peers.build_tantivy, folder))
    return out


def _ask_peers(folder: Path, lines: list[str], rounds: int, phases: Phases, size: int) -> dict[str, list[float]]:
    """Every peer with every line, as often as the product."""
    work: dict[str, tuple[Callable[..., list[float]], tuple[Any, ...]]] = {
        "rg -c": (peers.ask_rg, (folder, lines)),
        "FTS5 bigrams, by rank": (peers.ask_fts5, (folder, peers.BIGRAMS, lines)),
        "FTS5 trigrams, by rank": (peers.ask_fts5, (folder, peers.TRIGRAMS, lines)),
        "tantivy, 50 and 3 facets": (peers.ask_tantivy, (folder, lines)),
    }
    out = {}
    for name, (ask, arguments) in work.items():
        if peers.why_not(name.split()[0].rstrip(",")):
            continue
        with phases.phase(f"asking {name}", size):
            out[name] = each_median(_rounds(rounds, ask, *arguments))
    with phases.phase("asking a scan in Python", size):
        some = alone(peers.ask_scan, folder, lines[::_SCANNED])
    out["scan in Python"] = [some[i // _SCANNED] if i % _SCANNED == 0 else float("nan") for i in range(len(lines))]
    return out


def _looser(index: Path, rounds: int) -> tuple[dict[str, tuple[list[float], int]], list[float]]:
    words = [(kind, word) for kind, of_kind in LOOSER.items() for word in of_kind]
    whole = _rounds(rounds, using.key_presses, index, [w for _, w in words], using.TYPING)
    times = each_median([w["ms"] for w in whole])
    out = {}
    for kind in LOOSER:
        at = [i for i, (k, _) in enumerate(words) if k == kind]
        out[kind] = ([times[i] for i in at], sum(whole[0]["found"][i] > 0 for i in at))
    letters = keys(tuple(w for _, w in words))
    typed = each_median([told["ms"] for told in _rounds(rounds, using.key_presses, index, letters, using.TYPING)])
    return out, typed


def _opening(index: Path, rounds: int, phases: Phases, size: int) -> dict[str, float]:
    with phases.phase("opening", size):
        opened = _rounds(rounds, using.opening, index)
    return {key: spread(one[key] for one in opened)[0] for key in opened[0]}


def measure(options: Options, pool: Pool, size: int, phases: Phases) -> Measured:
    """Build and measure one size."""
    folder = options.work / str(size)
    builds = _builds(options, folder, pool, size, phases)
    index = folder / using.INDEX
    using.warm(index)
    rounds = 1 if options.quick else 3
    lines = keys(PHRASES)
    opening = _opening(index, rounds, phases, size)
    with phases.phase(f"typing {len(PHRASES)} phrases, {len(lines)} keys, up to {rounds} times", size):
        typed = _rounds(rounds, using.key_presses, index, lines, using.TYPING)
    with phases.phase("the same, all lists and every text looked at", size):
        rested = _rounds(rounds, using.key_presses, index, lines, using.AT_REST)
    with phases.phase("typing what is found in looser ways", size):
        looser, typed_looser = _looser(index, rounds)
    with phases.phase("recall against a scan", size):
        recall = alone(using.recall, folder, 4 if options.quick else 12)
    with phases.phase("adding ten passages", size):
        adding = alone(writing.add_ten, folder, pool)
    times = {name: each_median([t["ms"] for t in told]) for name, told in ((OURS, typed), (AT_REST, rested))}
    missing = [why for name in ("rg", "tantivy") if (why := peers.why_not(name))] if options.with_peers else []
    if options.with_peers:
        using.warm(folder / using.TEXTS, *(folder / n for n in (peers.BIGRAMS, peers.TRIGRAMS)))
        times |= _ask_peers(folder, lines, rounds, phases, size)
    measured = Measured(
        size=size,
        characters=sum(len(t) for t in (folder / using.TEXTS).open(encoding="utf-8")),
        build=builds.pop("trendtui"),
        tables=writing.sizes(index),
        lines=lines,
        keys=times,
        worked=each_median([t["worked"] for t in typed]),
        found=typed[0]["found"],
        about=sum(typed[0]["about"]),
        looser=looser,
        typed_looser=typed_looser,
        recall=recall,
        adding=adding,
        opening=opening,
        memory_mb=max(t["now_mb"] for t in (*typed, *rested)),
        peers=builds,
        missing=missing,
    )
    (folder / "measured.json").write_text(json.dumps(asdict(measured), ensure_ascii=False))
    return measured
