"""Where things are: the bundled data and seeds, the user's own folders, and the index.

Reads the environment and nothing else; every path is decided here and handed over.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

APP = "trendtui"


@cache
def bundled(name: str) -> Path:
    """The folder `name` ('data' or 'seeds') that came with the program.

    In a wheel it lies inside the package; in a checkout, at the top level of the repository.

    Raises:
        FileNotFoundError: the installation is broken and has neither.
    """
    inside = Path(__file__).parent / "bundled" / name
    beside = Path(__file__).parents[2] / name
    for place in (inside, beside):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the installation has no {name}/ folder (looked at {inside} and {beside})")


def index_path(given: str | os.PathLike[str] | None = None) -> Path:
    """The index file: `--db` when given, else TRENDTUI_DB, else the user's data directory."""
    named = given or os.environ.get("TRENDTUI_DB")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "index.db"


def user_config_dir() -> Path:
    """The user's own settings and data rows (companies.toml, themes.toml, …); may not exist."""
    named = os.environ.get("TRENDTUI_CONFIG")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def state_path() -> Path:
    """What the app remembers of itself: TRENDTUI_STATE, else in the user's data directory."""
    named = os.environ.get("TRENDTUI_STATE")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "state.json"


def collection_path() -> Path:
    """The reader's own bookmarks and saved searches: TRENDTUI_COLLECTION, else in the user's data directory."""
    named = os.environ.get("TRENDTUI_COLLECTION")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "collection.jsonl"
