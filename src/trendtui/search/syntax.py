"""The query line: what is typed, as a Query and back. Every character is safe in any order; nothing raises.

    word word        all of them            "a phrase" “…” 「…」 『…』    these characters together
    -word -"…"       none of them           theme:agents,chips         any of the values
    a OR b, a | b    one of them            估值>1000亿美元 增速:30%..50%    what a figure must be like
    year:2025..2030  a range                company:"Air Street Capital"

Field names may be Chinese (主题 公司 年份 人物 来源 预测 发布 类型 指标) and the colon, the comma and the comparison
signs full-width. What is odd is told in notes, each with the word it is about; docs/query-line.md tells it to users.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from trendtui.model.query import FIELDS, YEARS, Condition, Filter, Query, Term
from trendtui.search.comparisons import condition_at
from trendtui.search.near import nearest
from trendtui.words import say

CHINESE_FIELDS = {
    "主题": "theme",
    "公司": "company",
    "年份": "year",
    "人物": "person",
    "来源": "source",
    "预测": "forecast",
    "发布": "published",
    "类型": "kind",
    "指标": "metric",
}
"""The fields by their Chinese names."""

QUOTES = {'"': '"', "“": "”", "„": "”", "”": "”", "「": "」", "『": "』", "＂": "＂", "«": "»"}
"""Opening quotation marks and what closes each."""
_MINUS = "-−－"
COMMAS = ",，、"
"""What stands between the values of a field."""
COLONS = ":："
_OR = frozenset({"OR", "|", "｜", "或"})
_SIGN = "<>=≥≤≧≦⩾⩽＞＜＝"
_YEAR = re.compile(r"(?P<name>\w{1,12})\s*(?P<sign>[<>]=?|[≥≤=])\s*(?P<year>[0-9]{1,4})年?(?=\s|$)")
_COMPARING = re.compile(r"(?P<metric>[\w.%+-]*[^\W\d_])(?:[<>＜＞][=＝]?|[≥≤≧≦⩾⩽])(?P<value>[\w.%$¥€+-]*)")

_FIELD_LIKE = re.compile(rf"([^\W\d_]{{1,12}})[{COLONS}]")


@dataclass(frozen=True, slots=True)
class Understood:
    """A typed line as it was understood, and what was not."""

    query: Query
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Or:
    """A word that may join the terms beside it."""

    text: str


_Item = Term | Filter | Condition | _Or


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a quoted phrase of a line: its text, and where it begins and ends (0-based, end exclusive)."""

    text: str
    start: int
    end: int
    quote: str = ""
    """The opening quotation mark, '' for a word."""
    closed: bool = True


@dataclass(slots=True)
class _Line:
    """The parts of a line in their order, and what is to be said of it."""

    items: list[_Item] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def tell_open(self, piece: Piece) -> None:
        if not piece.closed:
            self.notes.append(say("query.open", quote=piece.quote))


def parse(line: str) -> Query:
    """The Query that a typed line means.

    >>> [(term.text, term.excluded) for term in parse('算力 -芯片 theme:agents,chips').terms]
    [('算力', False), ('芯片', True)]
    """
    return understand(line).query


def understand(line: str) -> Understood:
    """As `parse`, with a note for every part that is odd: no field, no value yet, no number, nothing to join."""
    line = "".join(" " if unicodedata.category(c) == "Cc" else c for c in line)
    read = _Line()
    at = 0
    while at < len(line):
        at = at + 1 if line[at].isspace() else _item(line, at, read)
    items = _with_alternatives(read)
    notes = tuple(dict.fromkeys(read.notes))
    query = Query(
        tuple(i for i in items if isinstance(i, Term)),
        _joined([i for i in items if isinstance(i, Filter)]),
        tuple(dict.fromkeys(i for i in items if isinstance(i, Condition))),
        notes,
    )
    return Understood(query, notes)


def _item(line: str, at: int, read: _Line) -> int:
    """Read the part that begins at `at`; where the next may begin."""
    start = word_start(line, at)
    excluded = start > at
    name, after = field_at(line, start)
    if name:
        values, end = _values(line, after, read)
        if values:
            read.items.append(Filter(name, values, excluded))
        else:
            read.notes.append(say("query.no-value", field=name))
        return end
    found = condition_at(line, start)
    years = _year_at(line, start)
    if years is None and found and (written := _year_at(found.condition.text, 0)):
        years = written[0], found.end
    if years is not None:
        read.items.append(replace(years[0], excluded=excluded))
        return years[1]
    if found:
        if not excluded:
            read.items.append(found.condition)
            return found.end
        read.notes.append(say("query.not-excluded", text=found.condition.text))
    piece = piece_at(line, start)
    text, quoted, end = piece.text, bool(piece.quote), piece.end
    read.tell_open(piece)
    if not text:
        return end
    if not quoted and not excluded and text in _OR:
        read.items.append(_Or(text))
    else:
        read.items.append(_word(text, quoted, excluded, not line[end:].strip(), read))
    return end


def word_start(line: str, at: int) -> int:
    """Where the word itself begins that stands at `at`, a minus sign before it left out."""
    return at + (line[at] in _MINUS and at + 1 < len(line) and not line[at + 1].isspace())


def _word(text: str, quoted: bool, excluded: bool, last: bool, read: _Line) -> Term:
    """A word as a term; one that would be read differently beside others is a phrase."""
    if quoted:
        return Term(text, True, excluded)
    name = _FIELD_LIKE.match(text)
    if name and "//" not in text:
        read.notes.append(_no_field(name[1]))
    if (m := _COMPARING.fullmatch(text)) and not m["value"]:
        read.notes.append(say("query.no-number", text=text))
        if last:
            return Term(m["metric"], m["metric"] in _OR, excluded)
    elif m and not excluded:
        read.notes.append(say("query.not-a-number", text=text, value=m["value"]))
    return Term(text, text[-1] in _SIGN, excluded)


def _no_field(name: str) -> str:
    names = FIELDS if name.isascii() else tuple(CHINESE_FIELDS)
    close = nearest(name.lower(), names)
    if close:
        return say("query.no-field-near", name=name, near=close[0])
    return say("query.no-field", name=name, all=", ".join(names))


def _with_alternatives(read: _Line) -> list[_Item]:
    """The parts with terms that OR joins as one; an OR that joins nothing is a phrase, so that it stays one."""
    items: list[_Item] = []
    open_group = False
    for i, item in enumerate(read.items):
        before = read.items[i - 1] if i else None
        after = read.items[i + 1] if i + 1 < len(read.items) else None
        if isinstance(item, _Or):
            open_group = _joins(before, after)
            if not open_group:
                items.append(Term(item.text, phrase=True))
                read.notes.append(say("query.joins-nothing", word=item.text))
        elif open_group and isinstance(item, Term) and isinstance(first := items[-1], Term):
            others = dict.fromkeys((*first.others, item.text))
            others.pop(first.text, None)
            items[-1] = Term(first.text, first.phrase or item.phrase, False, tuple(others))
            open_group = False
        else:
            items.append(item)
            open_group = False
    return items


def _joins(before: _Item | None, after: _Item | None) -> bool:
    """Whether an OR between two parts means something: two words that are wanted, or two values of one field."""
    if isinstance(before, Term) and isinstance(after, Term):
        return not before.excluded and not after.excluded
    if isinstance(before, Filter) and isinstance(after, Filter):
        return before.field == after.field and not before.excluded and not after.excluded
    return False


def _joined(filters: list[Filter]) -> tuple[Filter, ...]:
    """Filters of one field together, values once, in the order they were typed."""
    merged: dict[tuple[str, bool], dict[str, None]] = {}
    for f in filters:
        merged.setdefault((f.field, f.excluded), {}).update(dict.fromkeys(f.values))
    return tuple(Filter(field, tuple(values), excluded) for (field, excluded), values in merged.items())


def field_at(line: str, start: int) -> tuple[str, int]:
    """The field whose name and colon stand at `start`, and where its value starts; '' if there is none."""
    for end in range(start, min(len(line), start + 12)):
        if line[end] in COLONS:
            return field_named(line[start:end]), end + 1
        if line[end].isspace() or line[end] in QUOTES:
            break
    return "", start


def field_named(text: str) -> str:
    """The field of an English or Chinese name; '' if there is none."""
    name = unicodedata.normalize("NFKC", text).lower()
    return name if name in FIELDS else CHINESE_FIELDS.get(name, "")


def _year_at(line: str, start: int) -> tuple[Filter, int] | None:
    """year>2025 as the filter year:>2025, and where it ends."""
    m = _YEAR.match(line.translate(str.maketrans("＞＜＝", "><=")), start)
    name = field_named(m["name"]) if m else ""
    if m is None or name not in YEARS:
        return None
    return Filter(name, (m["year"] if m["sign"] == "=" else m["sign"] + m["year"],)), m.end()


def _values(line: str, at: int, read: _Line) -> tuple[tuple[str, ...], int]:
    """The values at `at`, separated by commas, and where they end."""
    values: dict[str, None] = {}
    for piece in values_at(line, at):
        at = piece.end
        read.tell_open(piece)
        if piece.text:
            values[piece.text] = None
    return tuple(values), at


def values_at(line: str, at: int) -> Iterator[Piece]:
    """The values at `at` that commas separate; one of them may be empty."""
    while True:
        piece = piece_at(line, at, stop=COMMAS)
        yield piece
        if piece.end >= len(line) or line[piece.end] not in COMMAS:
            return
        at = piece.end + 1


def piece_at(line: str, at: int, stop: str = "") -> Piece:
    """A word or a quoted phrase at `at`; an opening quotation mark without its partner quotes to the line's end."""
    if at < len(line) and line[at] in QUOTES:
        close = line.find(QUOTES[line[at]], at + 1)
        inside = line[at + 1 : close if close >= 0 else len(line)]
        return Piece(_clean(inside), at, close + 1 if close >= 0 else len(line), line[at], close >= 0)
    end = at
    while end < len(line) and not line[end].isspace() and line[end] not in stop:
        if end > at and line[end] in QUOTES:
            break
        end += 1
    return Piece(_clean(line[at:end]), at, end)


def _clean(text: str) -> str:
    return " ".join(text.split())


def write(query: Query) -> str:
    """The line that means a Query: `parse(write(q)) == q` for every q that `parse` makes."""
    conditions = (c.text for c in query.conditions)
    return " ".join([*map(_write_term, query.terms), *map(_write_filter, query.filters), *conditions])


def _write_filter(f: Filter) -> str:
    return f"{'-' if f.excluded else ''}{f.field}:{','.join(map(write_value, f.values))}"


def _write_term(term: Term) -> str:
    sign = "-" if term.excluded else ""
    return sign + " OR ".join(_quote(t) if term.phrase else t for t in (term.text, *term.others))


def write_value(value: str) -> str:
    """A field's value as it stands in the line, in quotation marks where it needs them."""
    plain = not any(c.isspace() or c in COMMAS or c in QUOTES for c in value)
    return value if plain else _quote(value)


def _quote(text: str) -> str:
    for opening, closing in QUOTES.items():
        if closing not in text:
            return f"{opening}{text}{closing}"
    return '"' + text.replace('"', "") + '"'
