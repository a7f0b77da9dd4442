"""When each index was last opened: one small file of the user's, for telling what came since."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

LONGEST = 100
"""Indexes that are remembered, the latest opened last."""


def visit(file: Path, index: Path, now: str) -> str:
    """Remember that an index is opened now; when it was before, or nothing when that is not known.

    The file is swapped in whole. One that cannot be read counts as empty, one that cannot be written is left as it is:
    nobody's work hangs on it.

    Args:
        file: where the moments are kept; made when there is none.
        now: ISO 8601, UTC.
    """
    name = str(index.absolute())
    moments = _read(file)
    before = moments.pop(name, "")
    moments[name] = now
    kept = dict(list(moments.items())[-LONGEST:])
    beside = file.with_name(f"{file.name}.{os.getpid()}.part")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps({"opened": kept}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside.replace(file)
    return before


def _read(file: Path) -> dict[str, str]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))["opened"]
        return {name: when for name, when in told.items() if isinstance(name, str) and isinstance(when, str)}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
