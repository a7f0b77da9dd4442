"""The keys that a user binds anew: the table `[keys]` of config.toml, checked against the table of all keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.keys import KEY_ALIASES, Keys

from trendtui.search.near import nearest
from trendtui.tui import keys
from trendtui.words import say

Wrongs = list[tuple[str, str]]
"""Action (empty for the table as a whole) and what is wrong with it."""


def checked(table: object) -> tuple[dict[str, str], Wrongs]:
    """The keymap (action → keys, comma between) and what was wrong; an action with anything wrong is left out."""
    if not isinstance(table, dict):
        return {}, [("", say("settings.type", name="keys", kind=say("settings.kind.dict"), value=repr(table)))]
    known = {key.id: key for key in keys.KEYS}
    keymap: dict[str, str] = {}
    wrongs: Wrongs = []
    for name, value in _flat(table):
        bound = [value] if isinstance(value, str) else value
        if name not in known:
            near = nearest(name, known)
            wrongs.append((name, say("settings.no-action-near", name=name, near=near[0]) if near
                           else say("settings.no-action", name=name)))  # fmt: skip
        elif not isinstance(bound, list) or not bound or not all(isinstance(key, str) and key for key in bound):
            wrongs.append((name, say("settings.type", name=name, kind=say("settings.kind.keys"), value=repr(value))))
        elif strange := [key for key in bound if not _known(_named(key))]:
            near = nearest(strange[0], _KNOWN)
            wrongs.append((name, say("settings.no-key-near", key=strange[0], near=near[0]) if near
                           else say("settings.no-key", key=strange[0])))  # fmt: skip
        else:
            keymap[name] = ",".join(_named(key) for key in bound)
    for name, other, key in list(_clashes(keymap)):
        wrongs.append((name, say("settings.clash", name=name, key=keys.name(key), other=other)))
        keymap.pop(name, None)
    return keymap, wrongs


def _flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Actions and their keys, whether they are written `"browse.copy"` or `browse.copy`."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


_KNOWN = sorted({key.value for key in Keys} | set(KEY_ALIASES))
_WRITTEN = {keys.name(key): key for row in keys.KEYS for key in (*row.keys, *row.twins)}
"""Keys as people write them → as Textual names them: / → slash."""


def _named(key: str) -> str:
    return _WRITTEN.get(key, key)


def _known(key: str) -> bool:
    plain = key
    for modifier in ("ctrl+", "alt+", "shift+", "super+"):
        plain = plain.removeprefix(modifier)
    return len(plain) == 1 or key in _KNOWN or plain in _KNOWN or key in _WRITTEN.values()


def _clashes(keymap: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """An action of the keymap, the action that has one of its keys already in the same place, and that key."""
    for place in keys.PLACES:
        taken: dict[str, str] = {}
        rows = sorted(keys.of(place), key=lambda row: row.id in keymap)  # the user's own come last: they are told of
        for row in rows:
            bound = keymap[row.id].split(",") if row.id in keymap else [*row.keys, *row.twins]
            for key in bound:
                if key in taken and row.id in keymap:
                    yield row.id, taken[key], key
                    break
                taken.setdefault(key, row.id)
