"""OpenCC: traditional and simplified characters, and the words of mainland China and Taiwan."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


@cache
def converter(config: str) -> OpenCC:
    """What converts as one of OpenCC's configurations says: t2s (characters), tw2sp and s2twp (words too).

    Loaded when first asked for: the library takes 20 ms, a configuration some 5. It would take a file of that name in
    the working directory for its own, so it is given the packaged one's place.
    """
    import opencc

    packaged = Path(opencc.__file__).parent / "clib" / "share" / "opencc" / f"{config}.json"
    return opencc.OpenCC(str(packaged) if packaged.is_file() else config)
