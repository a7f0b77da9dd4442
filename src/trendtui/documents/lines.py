"""The table of a file's lines, and how pieces of lines are joined into the text of a passage.

Everything in this room counts in characters of the decoded file; lines are told apart here and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from trendtui.model.document import Span

_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
_BREAK = re.compile(r"\n")
_OLD_BREAK = re.compile(r"\r")
_END = re.compile(r"[。！？!?…．.｡](?:[”’\"'」』）)\]】》〉*_~]|【\d{1,4}】|\[\^?\d{1,4}\])*$")
_OPEN_END = re.compile(r"[，、,；;：:（(“「《—–-]$")
_DIVIDED = re.compile(r"(?<![\w-])(?:[a-z]+-)*([A-Za-z]{2,20})-$")
_SMALL = re.compile(r"[a-z]{2}")
_COMPOUND = re.compile(
    "self|non|pre|post|re|co|anti|multi|cross|end|high|low|long|short|open|real|state|in|on|off|up|year|well|large|small"
    "|first|second|third|mid|semi|ultra|cloud|data|full|half|one|two|three|four|five|six|ten|single|dual|energy|cost|time"
    "|user|customer|human|machine|deep|fine|chain|pay|per|over|under|out|top|text|image|voice|test|edge|risk|rule|so|built"
    "|fast|slow|hard|soft|best|world|production|enterprise|consumer",
    re.IGNORECASE,
)
INVISIBLE = "\ufeff\u200b\u2060"
_BLANK = "".join(char for code in range(0x3001) if (char := chr(code)).isspace()) + INVISIBLE


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start` and `end` enclose its text without the white space at either end."""

    number: int
    """1-based."""
    start: int
    end: int
    stop: int
    """After the line break."""
    text: str
    indent: int
    """White space before the text, in columns (a full-width blank is two)."""
    page_break: bool = False
    """A form feed stands in this line."""


def table(text: str) -> tuple[Line, ...]:
    """The lines of a text, broken at line feeds (at carriage returns when it has no line feed at all)."""
    found = []
    start = 0
    breaks = _BREAK if "\n" in text else _OLD_BREAK
    ends = [match.end() for match in breaks.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    for number, stop in enumerate(ends, 1):
        raw = text[start:stop]
        left = raw.lstrip(_BLANK)
        body = left.rstrip(_BLANK)
        indent = len(raw) - len(left)
        first = start + indent if body else start
        columns = indent + raw[:indent].count("\u3000") + 3 * raw[:indent].count("\t")
        found.append(Line(number, first, first + len(body), stop, body, columns if body else 0, "\f" in raw))
        start = stop
    return tuple(found)


def width(text: str) -> int:
    """Columns on a screen: wide characters count two."""
    return len(text) + len(_WIDE.findall(text))


def is_wide(char: str) -> bool:
    """Whether a character is written without blanks beside it: Han, kana, full-width signs."""
    return _WIDE.match(char) is not None


def ends_sentence(text: str) -> bool:
    """Whether a text ends with closing punctuation, quotation marks and citation marks after it allowed.

    >>> [ends_sentence(words) for words in ("他说：“好。”", "增长到【3】", "It grew [4].", "同时,")]
    [True, False, True, False]
    """
    return _END.search(text[-60:]) is not None


def stays_open(text: str) -> bool:
    """Whether a text ends in the middle of a sentence for certain: with a comma, a colon, an opening bracket."""
    return _OPEN_END.search(text[-1:]) is not None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, empty ones dropped, touching ones made one."""
    found: list[Span] = []
    for span in spans:
        if span.start >= span.end:
            continue
        if found and found[-1].end == span.start:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def trimmed(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans without white space (and invisible characters) at the outer ends."""
    kept = list(spans)
    while kept:
        piece = text[kept[0].start : kept[0].end]
        cut = len(piece) - len(piece.lstrip(_BLANK))
        if cut < len(piece):
            kept[0] = Span(kept[0].start + cut, kept[0].end)
            break
        del kept[0]
    while kept:
        piece = text[kept[-1].start : kept[-1].end]
        left = len(piece.rstrip(_BLANK))
        if left:
            kept[-1] = Span(kept[-1].start, kept[-1].start + left)
            break
        del kept[-1]
    return tuple(kept)


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The text of spans, character for character."""
    return "".join(text[span.start : span.end] for span in spans)


def joined(text: str, parts: Iterable[Sequence[Span]], separate: bool = False) -> tuple[Span, ...]:
    """The spans of several lines as one passage.

    Between wide characters nothing is put; where a blank is needed, or always when the lines are clauses of their
    own (`separate`), the line break after the earlier part stays in the spans.
    """
    found: list[Span] = []
    for part in parts:
        spans = [span for span in part if span.start < span.end]
        if not spans:
            continue
        if found:
            before, after = found[-1].end, spans[0].start
            if not separate and (cut := _hyphen(text, found[-1], spans[0])):
                found[-1] = cut
            elif separate or not (is_wide(text[before - 1]) or is_wide(text[after])):
                found.append(_blank(text, before, after))
        found.extend(spans)
    return merged(found)


def _hyphen(text: str, last: Span, first: Span) -> Span | None:
    """The end of a line without the hyphen of a divided word (tech-/nology); None when it is not one.

    A word that is written with a hyphen anyway (long-/term, state-of-the-/art) keeps it.
    """
    found = _DIVIDED.search(text, max(last.start, last.end - 30), last.end)
    if not found or not _SMALL.match(text, first.start, first.end):
        return None
    keeps = _COMPOUND.fullmatch(found[1]) or "-" in found[0][:-1]
    return last if keeps else Span(last.start, last.end - 1)


def _blank(text: str, start: int, end: int) -> Span:
    """The first line break between two places, or the first blank if there is none, or nothing."""
    for char in ("\n", "\r", " ", "\u3000", "\t", "\u00a0"):
        at = text.find(char, start, end)
        if at >= 0:
            return Span(at, at + 1)
    return Span(start, start)


def place(spans: Sequence[Span], start: int, end: int) -> Span:
    """Where characters `start` to `end` of a passage's text stand in the file, what lies between included."""
    first = last = -1
    at = 0
    for span in spans:
        size = span.end - span.start
        if first < 0 and start < at + size:
            first = span.start + start - at
        if end <= at + size:
            last = span.start + end - at
            break
        at += size
    return Span(first, last)


def ends_of(spans: Sequence[Span]) -> list[int]:
    """Where each span ends in the passage's text, for `cut`."""
    return list(accumulate(span.end - span.start for span in spans))


def cut(spans: Sequence[Span], start: int, end: int, ends: Sequence[int] | None = None) -> tuple[Span, ...]:
    """The spans of characters `start` to `end` of a passage's text; `ends` from `ends_of` saves a pass over them."""
    ends = ends_of(spans) if ends is None else ends
    found = []
    for number in range(bisect_right(ends, start), len(spans)):
        span = spans[number]
        at = ends[number] - (span.end - span.start)
        if at >= end:
            break
        low, high = max(span.start, span.start + start - at), min(span.end, span.start + end - at)
        if low < high:
            found.append(Span(low, high))
    return tuple(found)
