"""The user's settings: config.toml in the user's own folder, checked; a table says what may stand in it.

Whatever is wrong is a complaint with file and line, and the default holds in its place: the app always starts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trendtui.config import user_config_dir
from trendtui.search.near import nearest
from trendtui.words import LANGUAGES, say

FILE = "config.toml"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting."""

    name: str
    """As it is written: `language`, or `panes.facets` for `facets` under `[panes]`."""
    default: Any
    """The value that holds when there is none; its type is that of the setting."""
    told: str
    """What it is for, in the sample."""
    example: Any = None
    """What the sample shows when the default says nothing."""
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


SETTINGS: tuple[Setting, ...] = (
    Setting("language", "", "What the app speaks: en or zh; else your locale decides.", "zh", tuple(sorted(LANGUAGES))),
    Setting("theme", "", "The colours: trendtui-dark, trendtui-light, ansi-dark and ansi-light (your terminal's own),\n"
            "or another of the palette's list. One chosen in the app goes before this one.", "trendtui-light"),
    Setting("index", "", "The index to open, when neither --db nor TRENDTUI_DB names one.", "~/reports/index.db"),
    Setting("restore", True, "Whether the app opens with the query line, list and order that it was left with."),
    Setting("hints", True, "Whether the hints of the first days are shown."),
    Setting("mouse", True, "Whether the app takes the mouse; without, the terminal selects text as ever."),
    Setting("panes.facets", 0, "Cells of the facets' pane; 0 for what fits the terminal.", 28, least=12, most=80),
    Setting("panes.preview", 0, "Percent of the room that the preview takes beside or below the list; 0 for what fits.",
            50, least=15, most=85),
)  # fmt: skip
"""Every setting but the keys, in the order of the sample."""

BY_NAME = {setting.name: setting for setting in SETTINGS}
KEYS = "keys"
"""The table of keys: the name of an action (docs/keys.md) → its keys."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds: a value for every setting, and what was wrong in the file."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """Setting → value, of those that the file sets."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Setting or action → the line of the file that sets it; 1-based, 0 when it could not be told."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Action → keys, comma between, as Textual names them."""
    complaints: tuple[str, ...] = ()
    readable: bool = True
    """Whether the file is TOML at all, or there is none."""

    def get(self, name: str) -> Any:
        """The value that holds for a setting."""
        return self.values.get(name, BY_NAME[name].default)


def config_file() -> Path:
    """Where the settings are; it need not exist."""
    return user_config_dir() / FILE


def load(path: Path, *, with_keys: bool = True) -> Settings:
    """Read the settings; what is wrong is left out and complained of.

    Args:
        with_keys: whether the keys are checked too, for which the table of keys (and Textual) is loaded.
    """
    try:
        text = path.read_text("utf-8-sig")
        data = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(complaints=(say("settings.unreadable", file=path, error=error),), readable=False)
    except tomllib.TOMLDecodeError as error:
        return Settings(complaints=(say("settings.no-toml", file=path, error=error),), readable=False)
    lines = _lines(text)
    values: dict[str, Any] = {}
    complaints: list[str] = []
    for name, value in _flat(data):
        if name == KEYS or name.startswith(f"{KEYS}."):
            continue
        wrong = _wrong(name, value)
        if wrong:
            complaints.append(f"{path}:{lines.get(name, 0)}: {wrong}")
        elif name in BY_NAME:
            values[name] = value
    keys: Mapping[str, str] = {}
    if with_keys and values.get("theme"):
        from trendtui.tui.themes import names

        if (theme := values["theme"]) not in names():
            near = nearest(theme, names())
            wrong = (
                say("settings.no-theme-near", name=theme, near=near[0])
                if near
                else say("settings.no-theme", name=theme)
            )
            complaints.append(f"{path}:{lines.get('theme', 0)}: {wrong}")
            del values["theme"]
    if with_keys and KEYS in data:
        from trendtui.keymap import checked

        keys, wrongs = checked(data[KEYS])
        complaints += [f"{path}:{lines.get(f'{KEYS}.{name}' if name else KEYS, 0)}: {wrong}" for name, wrong in wrongs]
    return Settings(values, lines, keys, tuple(complaints))


def _flat(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Names with dots and their values; a table that should be none is given as it is."""
    for name, value in data.items():
        known = f"{before}{name}" in BY_NAME
        if isinstance(value, dict) and value and not known and name != KEYS:
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _wrong(name: str, value: object) -> str:
    """What is wrong with a setting; empty when all is well."""
    setting = BY_NAME.get(name)
    if setting is None:
        if value == {}:
            return ""  # a table with nothing in it
        near = nearest(name, (*BY_NAME, KEYS))
        if near:
            return say("settings.unknown-near", name=name, near=near[0])
        return say("settings.unknown", name=name, all=", ".join((*BY_NAME, KEYS)))
    kind = type(setting.default)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return say("settings.type", name=name, kind=say(f"settings.kind.{kind.__name__}"), value=repr(value))
    if setting.choices and value not in setting.choices:
        return say("settings.choice", name=name, all=", ".join(setting.choices), value=value)
    if kind is int and value != setting.default and not setting.least <= int(str(value)) <= setting.most:
        return say("settings.bounds", name=name, least=setting.least, most=setting.most, value=value)
    return ""


_TABLE = re.compile(r"^\s*\[\s*([^\[\]]+?)\s*\]")
_ENTRY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w.\-\s])+?)\s*=""")


def _lines(text: str) -> dict[str, int]:
    """Name with dots → the line that sets it. Good for files as people write them; of others some are not found."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if head := _TABLE.match(line):
            table = _bare(head[1]) + "."
            found.setdefault(table[:-1], number)
        elif entry := _ENTRY.match(line):
            found.setdefault(table + _bare(entry[1]), number)
    return found


def _bare(name: str) -> str:
    return re.sub(r'\s*\.\s*|"', lambda m: "." if "." in m[0] else "", name).strip()


def sample() -> str:
    """A config.toml with every setting as a comment, to be taken out of it where wanted."""
    made = ["# Settings of trendtui. Every line here is a comment that shows a setting; take the # away to set it.",
            "# `trendtui config` shows what holds and why, and says what is wrong with this file."]  # fmt: skip
    table = ""
    for setting in SETTINGS:
        head, _, name = setting.name.rpartition(".")
        if head != table:
            table = head
            made += ["", f"[{head}]"]
        made += ["", *(f"# {line}" for line in setting.told.split("\n"))]
        made.append(f"# {name} = {_toml(setting.default if setting.example is None else setting.example)}")
    made += ["", "# Keys: the name of an action, as in docs/keys.md, and the keys that do it from now on.",
             f"[{KEYS}]", '# "browse.copy" = ["y", "f12"]']  # fmt: skip
    return "\n".join(made) + "\n"


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)
