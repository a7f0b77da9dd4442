"""`corrections.toml`: read, checked and written. A mistake in it is told with its line, and the file left alone."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from trendtui.collection.keeping import locked, swap
from trendtui.corrections.tables import HEAD, Block, Malformed, blocks, with_table, without_table
from trendtui.model.corrections import Correction, OfCompany, OfFigure, OfTrend, Where
from trendtui.model.problems import Problem
from trendtui.model.units import KINDS

FILE = "corrections.toml"
_MOST = 8
_REMEDY = "Mend it by hand; the file is left as it is until then. docs/corrections.md explains the keys."


def load(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file, in its order; none when there is no file.

    Raises:
        Problem: the file cannot be read, or something in it is not understood; it names the line.
    """
    return of_text(_read(path), path)


def of_text(text: str, path: Path) -> tuple[Correction, ...]:
    """The corrections of a file's text; `path` is what it is called in a complaint.

    Raises:
        Problem: as `load`.
    """
    try:
        found = blocks(text)
    except Malformed as wrong:
        place = f"{path}:{wrong.line}" if wrong.line else f"{path}"
        raise Problem(f"{place}: {wrong.what}", _REMEDY) from None
    made: list[Correction] = []
    complaints: list[str] = []
    for block in found:
        try:
            made.append(_MADE[block.name](_Fields(block)))
        except _Wrong as wrong_value:
            complaints.append(f"{path}:{block.line}: {wrong_value}")
    if complaints:
        more = [f"… and {len(complaints) - _MOST} more"] if len(complaints) > _MOST else []
        raise Problem("\n".join([*complaints[:_MOST], *more]), _REMEDY)
    return tuple(made)


def to_text(corrections: Iterable[Correction]) -> str:
    """A file's text for corrections, without a head: what an index remembers of them."""
    text = "#\n"
    for correction in corrections:
        text = with_table(text, *table_of(correction))
    return text


def add(path: Path, correction: Correction) -> tuple[Correction, ...]:
    """Put a correction at the end of the file; all that it holds then.

    Raises:
        Problem: as `load`, or the file cannot be written.
    """
    return _change(path, lambda text: with_table(text or HEAD, *table_of(correction)))


def take(path: Path, number: int) -> tuple[Correction, ...]:
    """Take the correction `number` (1-based) out of the file; all that it holds then.

    Raises:
        Problem: there is none of that number; or as `add`.
    """
    return _change(path, lambda text: without_table(text, number))


def _change(path: Path, how: Callable[[str], str]) -> tuple[Correction, ...]:
    path = Path(os.path.realpath(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            before = _read(path)
            of_text(before, path)
            try:
                after = how(before)
            except IndexError:
                there = len(blocks(before))
                raise Problem(
                    f"there is no such correction; there are {there}", "See their numbers: trendtui corrections"
                ) from None
            made = of_text(after, path)
            swap(path, after)
            return made
    except OSError as error:
        raise Problem(f"cannot write {path}: {error.strerror or error}") from error


def _read(path: Path) -> str:
    try:
        # As bytes: reading as text would change the ends of the lines.
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise Problem(f"{path} is not UTF-8 (byte {error.start})", "Save it as UTF-8.") from error
    except OSError as error:
        raise Problem(f"cannot read {path}: {error.strerror or error}") from error


# --- from a table to a value ----------------------------------------------------------------------------------------


class _Wrong(Exception):
    """What is wrong with a table."""


class _Fields:
    """The values of one table, taken one by one; what is left over is unknown."""

    def __init__(self, block: Block) -> None:
        self.name = block.name
        self._left: dict[str, Any] = dict(block.values)

    def text(self, key: str, *, needed: bool = False) -> str:
        value = self._left.pop(key, "")
        if not isinstance(value, str):
            raise _Wrong(f"'{key}' must be a text, not {value!r}")
        if needed and not value.strip():
            raise _Wrong(f"[[{self.name}]] needs '{key}'")
        return value

    def maybe(self, key: str) -> str | None:
        return self.text(key) if key in self._left else None

    def words(self, key: str) -> tuple[str, ...]:
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise _Wrong(f"'{key}' must be a list of texts, not {value!r}")
        return tuple(value)

    def flag(self, key: str) -> bool:
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise _Wrong(f"'{key}' must be true or false, not {value!r}")
        return value

    def number(self, key: str) -> float | None:
        value = self._left.pop(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise _Wrong(f"'{key}' must be a number, not {value!r}")
        try:
            return float(value)
        except OverflowError:
            raise _Wrong(f"'{key}' is too large") from None

    def whole(self, key: str, least: int, most: int) -> int | None:
        value = self._left.pop(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise _Wrong(f"'{key}' must be a whole number from {least} to {most}, not {value!r}")
        return value

    def day(self) -> str:
        value = self._left.pop("on", None)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = None
        if type(value) is not date:
            raise _Wrong(f"[[{self.name}]] needs 'on', the day: on = 2025-02-08")
        return value.isoformat()

    def done(self) -> None:
        if self._left:
            raise _Wrong(f"unknown '{next(iter(self._left))}'; docs/corrections.md has the keys of [[{self.name}]]")


def _company(fields: _Fields) -> OfCompany:
    on, name = fields.day(), fields.text("name", needed=True)
    merge, rename = fields.maybe("merge_into"), fields.maybe("rename")
    acts = {"merge": merge is not None, "rename": rename is not None, "hide": fields.flag("hide"),
            "confirm": fields.flag("confirm")}  # fmt: skip
    fields.done()
    wanted = [act for act, given in acts.items() if given]
    if len(wanted) != 1:
        raise _Wrong('[[company]] needs one of merge_into = "…", rename = "…", hide = true and confirm = true')
    to = merge if merge is not None else rename
    if to is not None and (not to.strip() or to == name):
        raise _Wrong(f"'{'merge_into' if merge is not None else 'rename'}' must be another name than {name}")
    return OfCompany(on, name, wanted[0], to or "")


def _where(fields: _Fields, words: str) -> Where:
    return Where(
        fields.text("document", needed=True), words, fields.text("before"), fields.text("after"),
        fields.whole("line", 1, 10**9) or 1, fields.whole("stood", 1, 10**9) or 1, fields.whole("twins", 1, 10**9) or 1,
        fields.text("text"),
    )  # fmt: skip


def _figure(fields: _Fields) -> OfFigure:
    on, words, figure = fields.day(), fields.text("passage", needed=True), fields.text("figure", needed=True)
    where = _where(fields, words)
    nth, reject = fields.whole("nth", 1, 10**6) or 1, fields.flag("reject")
    value, low, high = fields.number("value"), fields.number("low"), fields.number("high")
    if value is not None and (low is not None or high is not None):
        raise _Wrong("give 'value', or 'low' and 'high'")
    if (low is None) != (high is None) or (low is not None and high is not None and low > high):
        raise _Wrong("'low' and 'high' go together, the smaller one first")
    low, high = (value, value) if value is not None else (low, high)
    unit, kind, company = fields.maybe("unit"), fields.maybe("kind"), fields.maybe("company")
    if kind is not None and kind not in KINDS:
        raise _Wrong(f"unknown kind {kind!r}; use {', '.join(KINDS)}")
    made = OfFigure(on, where, figure, nth, reject, low, high, unit, kind, fields.whole("year", 0, 2999), company)
    fields.done()
    mended = (made.low, made.unit, made.kind, made.year, made.company) != (None,) * 5
    if reject == mended:
        raise _Wrong("[[figure]] needs reject = true, or some of value, low and high, unit, kind, year, company")
    return made


def _trend(fields: _Fields) -> OfTrend:
    on, heading = fields.day(), fields.text("heading", needed=True)
    made = OfTrend(on, _where(fields, heading), heading, fields.words("add"), fields.words("take_away"))
    fields.done()
    if not made.add and not made.take:
        raise _Wrong('[[trend]] needs add = ["…"] or take_away = ["…"], slugs of themes')
    if both := set(made.add) & set(made.take):
        raise _Wrong(f"the theme {min(both)} cannot be both added and taken away")
    return made


_MADE: Mapping[str, Callable[[_Fields], Correction]] = {"company": _company, "figure": _figure, "trend": _trend}


# --- from a value to a table ----------------------------------------------------------------------------------------


def table_of(correction: Correction) -> tuple[str, dict[str, str]]:
    """The table that keeps a correction: its name, and key → value as TOML writes it."""
    values: dict[str, object] = {}
    if isinstance(correction, OfCompany):
        key = {"merge": "merge_into"}.get(correction.act, correction.act)
        values = {"name": correction.name, key: correction.to or True}
        name = "company"
    elif isinstance(correction, OfFigure):
        name = "figure"
        values = {"document": correction.where.source, "figure": correction.figure}
        values |= {"nth": correction.nth} if correction.nth > 1 else {}
        values |= {"reject": True} if correction.reject else {}
        if correction.low is not None:
            same = correction.low == correction.high
            values |= {"value": correction.low} if same else {"low": correction.low, "high": correction.high}
        mended = {k: getattr(correction, k) for k in ("unit", "kind", "year", "company")}
        values |= {k: v for k, v in mended.items() if v is not None}
        values |= {"passage": correction.where.quotation}
    else:
        name = "trend"
        values = {"document": correction.where.source, "heading": correction.heading}
        values |= {k: v for k, v in (("add", correction.add), ("take_away", correction.take)) if v}
    if not isinstance(correction, OfCompany):
        w = correction.where
        hints = {
            "before": w.before,
            "after": w.after,
            "line": w.line,
            "stood": w.stood,
            "twins": w.twins,
            "text": w.text,
        }
        values |= {k: v for k, v in hints.items() if v not in ("", 1)}
    return name, {"on": correction.on, **{k: _value(v) for k, v in values.items()}}


def _value(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        whole = isinstance(value, float) and value.is_integer() and abs(value) < 2**53
        return str(int(value)) if whole else repr(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    # A JSON string is a TOML basic string but for U+007F, which JSON leaves as it is.
    return json.dumps(str(value).encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
