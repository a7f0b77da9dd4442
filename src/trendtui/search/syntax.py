"""The query line: what is typed, as a Query and back. Every character is safe in any order; nothing raises.

    word word        all of them            "a phrase" “…” 「…」 『…』    these characters together
    -word -"…"       none of them           theme:agents,chips         any of the values
    year:2025..2030  a range                company:"Air Street Capital"

Field names may be Chinese (主题 公司 年份 人物 来源 预测 发布 类型) and the colon and comma full-width.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from trendtui.model.query import FIELDS, Filter, Query, Term

CHINESE_FIELDS = {
    "主题": "theme",
    "公司": "company",
    "年份": "year",
    "人物": "person",
    "来源": "source",
    "预测": "forecast",
    "发布": "published",
    "类型": "kind",
}
"""The fields by their Chinese names."""

_QUOTES = {'"': '"', "“": "”", "„": "”", "”": "”", "「": "」", "『": "』", "＂": "＂", "«": "»"}
_MINUS = "-−－"
_COMMAS = ",，、"
_COLONS = ":："


@dataclass(frozen=True, slots=True)
class Understood:
    """A typed line as it was understood, and what was not."""

    query: Query
    notes: tuple[str, ...] = ()


def parse(line: str) -> Query:
    """The Query that a typed line means.

    >>> parse('算力 -芯片 theme:agents,chips').terms
    (Term(text='算力', phrase=False, excluded=False), Term(text='芯片', phrase=False, excluded=True))
    """
    return understand(line).query


def understand(line: str) -> Understood:
    """As `parse`, with a note for every part that looks like a field and is none, or has no value yet."""
    line = "".join(" " if unicodedata.category(c) == "Cc" else c for c in line)
    terms: list[Term] = []
    filters: list[Filter] = []
    notes: list[str] = []
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        excluded = line[at] in _MINUS and at + 1 < len(line) and not line[at + 1].isspace()
        start = at + 1 if excluded else at
        field, after = _field(line, start)
        if field:
            values, at = _values(line, after)
            if values:
                filters.append(Filter(field, values, excluded))
            else:
                notes.append(f"{field}: has no value yet")
            continue
        text, quoted, at = _piece(line, start)
        if text:
            terms.append(Term(text, quoted, excluded))
            name = text.split(":", 1)[0]
            if not quoted and ":" in text and name.isascii() and name.isalpha() and "//" not in text:
                notes.append(f"{name}: is no field (there are {', '.join(FIELDS)}); searched as words")
    return Understood(Query(tuple(terms), _joined(filters)), tuple(notes))


def _joined(filters: list[Filter]) -> tuple[Filter, ...]:
    """Filters of one field together, values once, in the order they were typed."""
    merged: dict[tuple[str, bool], dict[str, None]] = {}
    for f in filters:
        merged.setdefault((f.field, f.excluded), {}).update(dict.fromkeys(f.values))
    return tuple(Filter(field, tuple(values), excluded) for (field, excluded), values in merged.items())


def _field(line: str, start: int) -> tuple[str, int]:
    """The field whose name and colon stand at `start`, and where its value starts; '' if there is none."""
    for end in range(start, min(len(line), start + 12)):
        if line[end] in _COLONS:
            name = unicodedata.normalize("NFKC", line[start:end]).lower()
            field = name if name in FIELDS else CHINESE_FIELDS.get(name, "")
            return field, end + 1
        if line[end].isspace() or line[end] in _QUOTES:
            break
    return "", start


def _values(line: str, at: int) -> tuple[tuple[str, ...], int]:
    """The values at `at`, separated by commas, and where they end."""
    values: dict[str, None] = {}
    while at < len(line):
        text, _, at = _piece(line, at, stop=_COMMAS)
        if text:
            values[text] = None
        if at >= len(line) or line[at] not in _COMMAS:
            break
        at += 1
    return tuple(values), at


def _piece(line: str, at: int, stop: str = "") -> tuple[str, bool, int]:
    """A word or a quoted phrase at `at`: its text, whether it was quoted, and where it ends.

    An opening quotation mark without its partner quotes to the end of the line.
    """
    if at < len(line) and line[at] in _QUOTES:
        close = line.find(_QUOTES[line[at]], at + 1)
        end = close if close >= 0 else len(line)
        return _clean(line[at + 1 : end]), True, end + 1 if close >= 0 else end
    end = at
    while end < len(line) and not line[end].isspace() and line[end] not in stop:
        if end > at and line[end] in _QUOTES:
            break
        end += 1
    return _clean(line[at:end]), False, end


def _clean(text: str) -> str:
    return " ".join(text.split())


def write(query: Query) -> str:
    """The line that means a Query: `parse(write(q)) == q` for every q that `parse` makes."""
    return " ".join([*map(_write_term, query.terms), *map(_write_filter, query.filters)])


def _write_filter(f: Filter) -> str:
    return f"{'-' if f.excluded else ''}{f.field}:{','.join(map(_write_value, f.values))}"


def _write_term(term: Term) -> str:
    sign = "-" if term.excluded else ""
    return sign + (_quote(term.text) if term.phrase else term.text)


def _write_value(value: str) -> str:
    plain = not any(c.isspace() or c in _COMMAS or c in _QUOTES for c in value)
    return value if plain else _quote(value)


def _quote(text: str) -> str:
    for opening, closing in _QUOTES.items():
        if closing not in text:
            return f"{opening}{text}{closing}"
    return '"' + text.replace('"', "") + '"'
