"""Reads data/units.toml into `trendtui.model.units.Units`, and says clearly which row is wrong.

Checks shapes and values here, so that the extraction can trust them; what the rows mean is told in the file itself.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from trendtui.model.problems import Problem
from trendtui.model.units import KINDS, Cue, Example, Hedge, Idiom, Magnitude, Mask, Metric, Unit, Units

ROLES = (
    "forecast",
    "maybe",
    "past",
    "source",
    "speaker",
    "document",
    "oblique",
    "pronoun",
    "generic",
    "compare",
    "named",
)
"""What a [[cue]] can be for; each is explained in data/units.toml."""

HEDGES = ("about", "over", "under", "near", "up to", "at least")


TABLES = ("magnitude", "unit", "idiom", "hedge", "metric", "cue", "mask")


def load_units(path: Path, own: Path | None = None) -> Units:
    """The tables of `path`, in its order; rows of the user's `own` file, when there is one, come first and win.

    Raises:
        Problem: a file is missing or is no TOML, or a row lacks something or has a wrong value.
    """
    read = [_read(file) for file in (own, path) if file is not None and (file == path or file.exists())]
    rows = {name: [row for file, tables in read for row in _rows(file, tables, name)] for name in TABLES}
    return Units(
        magnitudes=tuple(_magnitude(row) for row in rows["magnitude"]),
        units=tuple(_unit(row) for row in rows["unit"]),
        idioms=tuple(_idiom(row) for row in rows["idiom"]),
        hedges=tuple(_hedge(row) for row in rows["hedge"]),
        metrics=tuple(_metric(row) for row in rows["metric"]),
        cues=tuple(_cue(row) for row in rows["cue"]),
        masks=tuple(_mask(row) for row in rows["mask"]),
    )


def _read(path: Path) -> tuple[Path, dict[str, Any]]:
    help_ = "Restore the file, or reinstall the program."
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Problem(f"{path} cannot be read: {error.strerror}.", help_) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{path} is no valid TOML: {error}.", "Correct it there.") from error
    unknown = set(tables) - set(TABLES)
    if unknown:
        raise Problem(f"{path} has tables that nobody reads: {', '.join(sorted(unknown))}.", "Correct the names.")
    return path, tables


class _Row:
    """One table of the file, with the checks that name it when something is wrong."""

    def __init__(self, path: Path, table: str, number: int, values: dict[str, Any]) -> None:
        self.path, self.table, self.number, self.values = path, table, number, dict(values)

    def wrong(self, what: str) -> Problem:
        return Problem(f"{self.path}: [[{self.table}]] number {self.number} {what}.", "Correct the row there.")

    def text(self, key: str, default: str | None = None) -> str:
        value = self.values.pop(key, default)
        if not isinstance(value, str):
            raise self.wrong(f"needs a text '{key}'")
        return value

    def number_of(self, key: str, default: float | None = None) -> float:
        value = self.values.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(f"needs a number '{key}'")
        return float(value)

    def flag(self, key: str) -> bool:
        value = self.values.pop(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"needs true or false for '{key}'")
        return value

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        value = self.values.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.wrong(f"needs a list of texts '{key}'")
        if needed and not value:
            raise self.wrong(f"needs at least one text in '{key}'")
        return tuple(value)

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in allowed and value != default:
            raise self.wrong(f"has {key} = {value!r}; allowed are {', '.join(allowed)}")
        return value

    def examples(self) -> tuple[Example, ...]:
        given = self.values.pop("examples", [])
        if not isinstance(given, list):
            raise self.wrong("needs 'examples' as a list of [sentence, reading]")
        found = []
        for pair in given:
            if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(v, str) for v in pair):
                raise self.wrong("needs 'examples' as a list of [sentence, reading]")
            found.append(Example(pair[0], pair[1]))
        if not found:
            raise self.wrong("needs at least one example")
        return tuple(found)

    def done(self) -> None:
        if self.values:
            raise self.wrong(f"has keys that nobody reads: {', '.join(sorted(self.values))}")


def _rows(path: Path, tables: dict[str, Any], name: str) -> list[_Row]:
    rows = tables.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Problem(f"{path}: {name} must be written as [[{name}]].", "Correct it there.")
    return [_Row(path, name, number, row) for number, row in enumerate(rows, 1)]


def _magnitude(row: _Row) -> Magnitude:
    spellings = row.texts("spellings", needed=True)
    made = Magnitude(
        spellings, row.number_of("factor"), row.flag("bare"), f"units.toml:magnitude.{spellings[0]}", row.examples()
    )
    row.done()
    return made


def _unit(row: _Row) -> Unit:
    kind, unit = row.one_of("kind", KINDS), row.text("unit")
    made = Unit(
        kind=kind,
        unit=unit,
        scale=row.number_of("scale", 1.0),
        after=row.texts("after"),
        before=row.texts("before"),
        not_before=row.texts("not_before"),
        near=row.texts("near"),
        loose=row.flag("loose"),
        least=row.number_of("least", 0.0),
        spelled=row.number_of("spelled", 0.0),
        joiner=row.flag("joiner"),
        row=f"units.toml:{kind}.{unit}",
        examples=row.examples(),
    )
    if not made.after and not made.before:
        raise row.wrong("needs spellings in 'after' or 'before'")
    row.done()
    return made


def _idiom(row: _Row) -> Idiom:
    words = row.texts("words", needed=True)
    low = row.number_of("low")
    made = Idiom(
        words=words,
        kind=row.one_of("kind", KINDS),
        unit=row.text("unit"),
        low=low,
        high=row.number_of("high", low),
        row=f"units.toml:idiom.{words[0]}",
        examples=row.examples(),
    )
    if made.high < made.low:
        raise row.wrong("has low above high")
    row.done()
    return made


def _hedge(row: _Row) -> Hedge:
    name = row.one_of("name", HEDGES)
    made = Hedge(name, row.texts("before"), row.texts("after"), f"units.toml:hedge.{name}", row.examples())
    row.done()
    return made


def _metric(row: _Row) -> Metric:
    name = row.text("name")
    made = Metric(
        name=name,
        words=row.texts("words", needed=True),
        kind=row.one_of("kind", KINDS, ""),
        unit=row.text("unit", ""),
        company=row.flag("company"),
        plain=row.flag("plain"),
        fits=row.texts("fits"),
        over=row.texts("over"),
        row=f"units.toml:metric.{name}",
        examples=row.examples(),
    )
    row.done()
    return made


def _cue(row: _Row) -> Cue:
    role = row.one_of("role", ROLES)
    made = Cue(role, row.texts("words", needed=True), f"units.toml:cue.{role}", row.examples())
    row.done()
    return made


def _mask(row: _Row) -> Mask:
    reason, pattern = row.text("reason"), row.text("pattern")
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise row.wrong(f"has a pattern that is no regular expression: {error}") from error
    if compiled.match(""):
        raise row.wrong("has a pattern that matches the empty text")
    made = Mask(reason, pattern, f"units.toml:mask.{reason}", row.examples())
    row.done()
    return made
