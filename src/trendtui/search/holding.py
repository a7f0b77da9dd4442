"""An index held open: a reader for every thread, and what stays the same while one version of the file is there.

It notices when an import has put a new index in place, or written to this one, and reads that from the next search on.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from trendtui.search.finding import Finder
from trendtui.search.snapshot import Snapshot
from trendtui.store.reading import Reader
from trendtui.store.regions import converter


class Holding:
    """One index, which any thread may read."""

    def __init__(self, path: Path, language: str = "zh") -> None:
        self.path = path
        self._language = language
        self._local = threading.local()
        self._guard = threading.Lock()
        self._readers: list[Reader] = []
        self._state: tuple[object, Snapshot] | None = None
        self._turn = threading.Lock()
        self._held: tuple[object, Reader, Snapshot, Finder] | None = None
        self._snapshot()

    @classmethod
    def open(cls, path: Path, language: str = "zh") -> Self:
        """Open an index; `language` ('zh' or 'en') is what themes are called in.

        Raises:
            Problem: there is no index, or it cannot be read.
        """
        return cls(path, language)

    def close(self) -> None:
        """Let go of the file in every thread."""
        with self._guard:
            for reader in self._readers:
                reader.close()
            self._readers.clear()
            if self._held is not None:
                self._held[1].close()
            self._held = None
            self._local = threading.local()

    def interrupt(self) -> None:
        """Stop the search that is running now; it raises `Interrupted` where it runs."""
        with self._guard:
            if self._held is not None:
                self._held[1].interrupt()

    # --- the index that is there now --------------------------------------------------------------------------

    def edition(self) -> object:
        """Which index is there now: after an import, another one. Costs one look at the file."""
        return self._version()

    def _version(self) -> object:
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    def _reader(self) -> Reader:
        version = self._version()
        held: tuple[object, Reader] | None = getattr(self._local, "held", None)
        if held is not None and (held[0] == version or version is None):
            return held[1]
        reader = Reader(self.path)
        with self._guard:
            if held is not None and held[1] in self._readers:
                self._readers.remove(held[1])
                held[1].close()
            self._readers.append(reader)
        self._local.held = (version, reader)
        return reader

    def _snapshot(self) -> Snapshot:
        while True:
            reader = self._reader()
            version = self._local.held[0]
            if self._state is not None and self._state[0] == version:
                return self._state[1]
            with reader.consistent():
                # From here on nobody can write to it; if somebody did just before, it is opened anew.
                if self._version() in (version, None):
                    self._state = (version, Snapshot(reader))
                    return self._state[1]

    @contextmanager
    def _searching(self) -> Iterator[tuple[Snapshot, Finder]]:
        """What finds words, for one thread at a time: what it has looked up serves the next key press."""
        with self._turn, ExitStack() as reading:
            while True:
                held = self._held if self._held is not None else self._hold()
                held[1].resume()
                reading.enter_context(held[1].consistent())
                if self._version() in (held[0], None):
                    break
                reading.pop_all().close()
                self._hold()
            yield held[2], held[3]

    def _hold(self) -> tuple[object, Reader, Snapshot, Finder]:
        """What finds words in the index that is there now."""
        snapshot, reader = self._snapshot(), Reader(self.path)
        version = self._state[0] if self._state is not None else None
        with self._guard:
            if self._held is not None:
                self._held[1].close()
            self._held = (version, reader, snapshot, Finder(reader, snapshot.live))
        return self._held

    def warm(self) -> None:
        """Load what the first typed word would wait for: some 0.1 s. May run beside anything."""
        import rapidfuzz.distance
        import rapidfuzz.process  # noqa: F401

        for config in ("t2s", "tw2sp"):
            converter(config)
        with self._searching() as (_, finder):
            finder.warm()
