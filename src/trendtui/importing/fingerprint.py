"""What tells whether a document must be read again: its bytes, what is said of it, and what reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from trendtui import __version__
from trendtui.corrections.file import FILE as CORRECTIONS

_SETTINGS = "config.toml"


def of_bytes(data: bytes) -> str:
    """A short fingerprint of a file's bytes (BLAKE2b, 128 bits)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def of_knowledge(folders: Iterable[Path]) -> str:
    """A fingerprint of the program's version and of every data file in some folders.

    The user's settings and corrections are no such files: these are applied to what is found, and nothing is read
    again for them.
    """
    total = hashlib.blake2b(__version__.encode(), digest_size=8)
    for folder in folders:
        for file in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            if file.name in (CORRECTIONS, _SETTINGS):
                continue
            total.update(file.name.encode())
            total.update(file.read_bytes())
    return total.hexdigest()


def combined(data: str, said: object, knowledge: str) -> str:
    """The fingerprint of a document: its bytes', what `sources.toml` says of it, and the knowledge's."""
    aside = hashlib.blake2b(repr(said).encode(), digest_size=4).hexdigest()
    return f"{data}:{aside}:{knowledge}"
