"""The reader's own file: JSON Lines, a bookmark or saved search a line. Read whole, changed under a lock, swapped in.

The first line says what the file is. A line that cannot be understood is told with its number, and the file is then
left alone: nothing of the reader's is ever written over because of a slip of the pen.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from trendtui.model.collected import KINDS, Anchor, Bookmark, Cited, Collected, SavedSearch
from trendtui.model.problems import Problem

VERSION = 1
_HEAD = {"trendtui": "collection", "version": VERSION}
_WAIT = 5.0
"""Seconds to wait for another program that is changing the file; a change takes some milliseconds."""


def load(path: Path) -> Collected:
    """Everything in the file; nothing when there is none.

    Raises:
        Problem: the file cannot be read, or a line of it not understood; it names the line.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Collected()
    except OSError as error:
        raise Problem(f"cannot read {path}: {error.strerror or error}") from error
    bookmarks: list[Bookmark] = []
    searches: list[SavedSearch] = []
    known: dict[tuple[str, str], int] = {}
    headed = False
    # Only \n ends a line: the other characters that Python's splitlines knows may stand inside a JSON string.
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            row = _object(line)
            if not headed:
                _check_head(row)
                headed = True
                continue
            item = _item(row)
        except _Wrong as wrong:
            raise Problem(
                f"{path}:{number}: {wrong}", "Mend that line; the file is left as it is until then."
            ) from None
        key = ("bookmark", item.id) if isinstance(item, Bookmark) else ("search", item.name)
        if key in known:
            raise Problem(f"{path}:{number}: the same {key[0]} {key[1]} as on line {known[key]}", "Keep one of them.")
        known[key] = number
        if isinstance(item, Bookmark):
            bookmarks.append(item)
        else:
            searches.append(item)
    return Collected(tuple(bookmarks), tuple(searches))


def change(path: Path, how: Callable[[Collected], Collected]) -> Collected:
    """Read the file, change what it holds, and put the new one in its place; what it holds then.

    Raises:
        Problem: as `load`; also when another program keeps it, or it cannot be written. It is then as it was.
    """
    path = Path(os.path.realpath(path))  # a link stays a link
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            before = load(path)
            after = how(before)
            if after != before:
                swap(path, "".join(lines(after)))
            return after
    except OSError as error:
        raise Problem(f"cannot write {path}: {error.strerror or error}") from error


def lines(collected: Collected) -> Iterator[str]:
    """The file's lines."""
    yield json.dumps(_HEAD) + "\n"
    for bookmark in collected.bookmarks:
        row = {"id": bookmark.id, "kind": bookmark.kind, "name": bookmark.name, "note": bookmark.note,
               "labels": bookmark.labels, "made": bookmark.made}  # fmt: skip
        yield _line({"bookmark": row, "anchor": asdict(bookmark.anchor), "cited": asdict(bookmark.cited)})
    for search in collected.searches:
        yield _line({"search": asdict(search)})


def _line(row: Mapping[str, Any]) -> str:
    """A row as a line; a lone half of a surrogate pair is written as its escape, for UTF-8 has none."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(row)
    return line + "\n"


# --- reading a line -------------------------------------------------------------------------------------------------


class _Wrong(Exception):
    """What is wrong with a line."""


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _Wrong("not UTF-8") from None
    except json.JSONDecodeError as error:
        raise _Wrong(f"no JSON: {error.msg} at character {error.colno}") from None
    except RecursionError:
        raise _Wrong("nested too deeply") from None
    if not isinstance(row, dict):
        raise _Wrong("not a JSON object")
    return row


def _check_head(row: Mapping[str, Any]) -> None:
    if row.get("trendtui") != "collection":
        raise _Wrong(f"the file must begin with {json.dumps(_HEAD)}")
    if row.get("version") != VERSION:
        raise _Wrong(f"made by another version of trendtui ({row.get('version')}; this one writes {VERSION})")


def _item(row: Mapping[str, Any]) -> Bookmark | SavedSearch:
    if set(row) == {"search"}:
        search: SavedSearch = _made(SavedSearch, row["search"], "search")
        if not search.name or not search.query:
            raise _Wrong("a search has a name and a query")
        if not all(isinstance(n, int) for n in search.seen.values()):
            raise _Wrong("seen must hold whole numbers")
        return search
    if set(row) != {"bookmark", "anchor", "cited"}:
        raise _Wrong(f"neither a bookmark nor a search: {', '.join(row) or 'nothing'}")
    parts = {"anchor": _made(Anchor, row["anchor"], "anchor"), "cited": _made(Cited, row["cited"], "cited")}
    bookmark: Bookmark = _made(Bookmark, row["bookmark"], "bookmark", parts)
    if bookmark.kind not in KINDS:
        raise _Wrong(f"unknown kind {bookmark.kind}; it is one of {', '.join(KINDS)}")
    if not bookmark.id:
        raise _Wrong("a bookmark has an id")
    return bookmark


_TYPES: Mapping[str, type] = {"str": str, "int": int, "tuple[str, ...]": list, "dict[str, int]": dict}
"""How the fields of the values stand in JSON."""
_CALLED = {str: "a text", int: "a whole number", list: "a list", dict: "an object"}


def _made(kind: type[Any], row: object, what: str, parts: Mapping[str, Any] | None = None) -> Any:
    """A value made of a JSON object, every key of which must be one of its fields and of the field's type."""
    if not isinstance(row, dict):
        raise _Wrong(f"{what} must be an object")
    types = {f.name: str(f.type) for f in fields(kind) if f.name not in (parts or {})}
    values: dict[str, Any] = dict(parts or {})
    for key, value in row.items():
        if key not in types:
            raise _Wrong(f"unknown key {key} in {what}")
        wanted = _TYPES[types[key]]
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise _Wrong(f"{key} in {what} must be {_CALLED[wanted]}")
        if isinstance(value, list) and not all(isinstance(v, str) for v in value):
            raise _Wrong(f"{key} in {what} must hold texts")
        values[key] = tuple(value) if isinstance(value, list) else value
    try:
        return kind(**values)
    except TypeError as error:
        raise _Wrong(f"{what} lacks {str(error).rpartition(': ')[2]}") from None


# --- writing --------------------------------------------------------------------------------------------------------


def swap(path: Path, text: str) -> None:
    """Put a new file in the place of the old one: a killed program leaves the one or the other, whole."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            os.chmod(name, path.stat().st_mode & 0o777)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make sure that the new name is on the disk; Windows cannot open a folder and needs no such thing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Be the only one who changes the file; the system lets go when a program dies."""
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + _WAIT
        while not _held(handle):
            if time.monotonic() > until:
                raise Problem(f"another program is changing {path}", "Try again when it has ended.")
            time.sleep(0.02)
        yield
    finally:
        os.close(handle)


def _held(handle: int) -> bool:
    """Try to lock an open file."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
