"""What the program says to its user, in English and in Chinese; the one place for both.

`say("reader.hit", n=3)` looks for `hit` in `english/reader.py` or `chinese/reader.py`; a module is loaded when
something of it is said. Words of reports never come through here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module

LANGUAGES = {"en": "english", "zh": "chinese"}
"""What `--lang` takes → the folder of that language."""

_chosen = "en"


def use(language: str) -> None:
    """Speak this language (a key of LANGUAGES) from now on, in the whole process.

    Raises:
        KeyError: there is no such language.
    """
    global _chosen
    LANGUAGES[language]
    _chosen = language


def chosen() -> str:
    """The language that is spoken: a key of LANGUAGES."""
    return _chosen


def by_locale(environment: Mapping[str, str] = os.environ) -> str:
    """The language that an environment asks for: zh for any Chinese locale, en for all others.

    LC_ALL goes before LC_MESSAGES before LANG (POSIX.1-2017, Base Definitions, 8.2).
    """
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    return "zh" if named.lower().startswith("zh") else "en"


@cache
def room(language: str, name: str) -> Mapping[str, str | tuple[str, str]]:
    """All that is said in one room (`reader`) in a language (a key of LANGUAGES): key → template.

    A pair of templates is for one thing and for any other number of them.
    """
    words: Mapping[str, str | tuple[str, str]] = import_module(f"{__name__}.{LANGUAGES[language]}.{name}").WORDS
    return words


def called(value: str, among: str = "kinds") -> str:
    """What the index's own word (`money`, `forecast`) is called; itself when the room `among` has no such word."""
    found = room(_chosen, among).get(value, value)
    return found if isinstance(found, str) else value


def say(key: str, /, **values: object) -> str:
    """A sentence in the chosen language.

    Args:
        key: `room.name`, as in `reader.hit`.
        values: What stands in the template's braces; `n` also decides between one and many.

    Raises:
        KeyError: nothing has that key.
    """
    name, _, rest = key.partition(".")
    found = room(_chosen, name)[rest]
    if isinstance(found, tuple):
        found = found[values.get("n") != 1]
    return found.format(**values) if values else found
