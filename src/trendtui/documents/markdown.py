"""The reader for Markdown and what is exported in its dress: blogs' front matter, GitBook hints, HTML scraps.

Turns marked-up lines into blocks; what the blocks mean (captions, references, bare headings) is found by the
shared stages. Tolerant rather than strict: an unclosed fence or comment is a line like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from trendtui.documents.blocks import Block, left_out, of_lines
from trendtui.documents.frontmatter import front_matter, hint_fields
from trendtui.documents.inline import Inline, inline
from trendtui.documents.lines import Line, ends_sentence, width
from trendtui.documents.paragraphs import run_blocks, wrap_width
from trendtui.model.document import Span

_ATX = re.compile(r"(#{1,6})(?:[ \t\u3000\u00a0]+|(?<=##)(?=[^#\s]))(.*?)(?:[ \t]+#+)?$")
_SETEXT = re.compile(r"(?:=+|-{2,})$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|[—–=~─━＊]{3,})$")
_FENCE = re.compile(r"(`{3,}|~{3,})([^`]*)$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ROW_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_DEFINITION = re.compile(r"\[[^\]\n^][^\]\n]{0,200}\]:\s*\S+")
_TEMPLATE = re.compile(r"\{%.*%\}$")
_HINT = re.compile(r"\{%\s*(hint|callout|note|admonition)\b")
_END_HINT = re.compile(r"\{%\s*end")
_FRAME, _BANNER = 10, 6  # columns of a rule around a banner, lines from one to the other
_TABLE_SIZE = 1500  # characters of a table passage; a longer table is cut between rows

_EVIDENCE = (
    (re.compile(r"^#{1,6}[ \t]\S", re.MULTILINE), 3.0),
    (re.compile(r"^(?:=|-){3,}[ \t]*$", re.MULTILINE), 1.0),
    (re.compile(r"!\[[^\]\n]{0,200}\]\(\S"), 2.0),
    (re.compile(r"(?<!!)\[[^\]\n]{1,200}\]\(\S"), 1.0),
    (re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*"), 1.0),
    (re.compile(r"^\|.+\|[ \t]*$", re.MULTILINE), 1.0),
    (re.compile(r"^>[ \t]", re.MULTILINE), 1.0),
    (re.compile(r"^(?:```|~~~)", re.MULTILINE), 2.0),
    (re.compile(r"^\[\^[^\]\n]{1,20}\]:", re.MULTILINE), 2.0),
    (re.compile(r"^[ \t]{0,3}[-*+][ \t]+\S", re.MULTILINE), 0.15),
)
_ENOUGH = 6.0
_FRONT = re.compile(r"\s*---[ \t]*\r?\n\s*[\w-]+:(?:[^\n]*\n){1,200}?---[ \t\r]*(?:\n|$)")


def score(text: str) -> float:
    """How much a text looks like Markdown, 0 to 1: front matter, headings, images, links, tables, fences."""
    sample = text[:200_000]
    if _FRONT.match(sample):
        return 1.0
    found = sum(weight * min(len(pattern.findall(sample)), 5) for pattern, weight in _EVIDENCE)
    return min(1.0, found / _ENOUGH)


def blocks_of(text: str, lines: Sequence[Line]) -> tuple[list[Block], dict[str, tuple[str, ...]]]:
    """The blocks of a Markdown file, and the fields of its front matter and hint blocks."""
    return _Parser(text, lines).parse()


class _Parser:
    """Walks over the lines once; each construct takes the lines that are its own."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = lines
        self.at = 0
        self.gap = 0
        self.limit = wrap_width(lines)
        self.blocks: list[Block] = []
        self.fields: dict[str, tuple[str, ...]] = {}
        self.last_comment_end = text.rfind("-->")
        self.frames = _frames(lines)

    def parse(self) -> tuple[list[Block], dict[str, tuple[str, ...]]]:
        """All blocks and fields."""
        self.at, self.fields = front_matter(self.lines)
        if self.at:
            self._out(0, self.at, "metadata")
        constructs: tuple[Callable[[Line], bool], ...] = (
            self._hint,
            self._template,
            self._comment,
            self._fence,
            self._atx,
            self._setext,
            self._rule,
            self._table,
            self._quote,
            self._definition,
            self._run,
        )
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.text:
                self.at, self.gap = self.at + 1, self.gap + 1
                continue
            any(construct(line) for construct in constructs)
        return self.blocks, self.fields

    def _add(self, block: Block, lines: int) -> bool:
        self.blocks.append(replace(block, gap=self.gap))
        self.at, self.gap = self.at + lines, 0
        return True

    def _out(self, start: int, stop: int, reason: str) -> None:
        first, last = self.lines[start], self.lines[stop - 1]
        self.blocks.append(left_out(self.text, first.start, last.end, first.number, last.number, reason, self.gap))
        self.gap = 0

    def _hint(self, line: Line) -> bool:
        if not _HINT.match(line.text):
            return False
        stop = self.at + 1
        while stop < len(self.lines) and stop - self.at <= 60 and not _END_HINT.match(self.lines[stop].text):
            stop += 1
        if stop == len(self.lines) or stop - self.at > 60:
            return False
        found = hint_fields(self.lines[self.at + 1 : stop])
        if not found:
            return False
        self.fields = {**found, **self.fields}
        self._out(self.at, stop + 1, "metadata")
        self.at = stop + 1
        return True

    def _template(self, line: Line) -> bool:
        if not _TEMPLATE.match(line.text):
            return False
        self._out(self.at, self.at + 1, "markup")
        self.at += 1
        return True

    def _comment(self, line: Line) -> bool:
        if not line.text.startswith("<!--") or line.start > self.last_comment_end:
            return False
        end = self.text.find("-->", line.start) + 3
        stop = self.at + 1
        while stop < len(self.lines) and self.lines[stop].start < end:
            stop += 1
        if self.lines[stop - 1].end > end:
            return False
        self._out(self.at, stop, "markup")
        self.at = stop
        return True

    def _fence(self, line: Line) -> bool:
        found = _FENCE.match(line.text)
        if not found:
            return False
        stop = self.at + 1
        while stop < len(self.lines):
            closing = self.lines[stop].text
            if closing.startswith(found[1]) and not closing.strip(found[1][0]):
                break
            stop += 1
        inner = [each for each in self.lines[self.at + 1 : stop] if each.text]
        if stop == len(self.lines) or not inner:
            self._out(self.at, min(stop + 1, len(self.lines)) if not inner else self.at + 1, "markup")
            self.at = self.at + 1 if inner else min(stop + 1, len(self.lines))
            return True
        parts = [Inline((Span(each.start, each.end),)) for each in inner]
        return self._add(of_lines(self.text, inner, "code", parts, separate=True), stop + 1 - self.at)

    def _atx(self, line: Line) -> bool:
        found = _ATX.match(line.text)
        if not found:
            return False
        part = inline(self.text, line.start + found.start(2), line.start + found.end(2))
        if not part.spans:
            self._out(self.at, self.at + 1, "image" if part.images else "markup")
            self.at += 1
            return True
        made = of_lines(self.text, [line], "heading", [part], style="atx", rank=len(found[1]))
        return self._add(made, 1)

    def _setext(self, line: Line) -> bool:
        if self.at + 1 >= len(self.lines) or line.text.startswith(("|", ">", "- ", "![", "[!")):
            return False
        under = self.lines[self.at + 1].text
        if self.at + 1 in self.frames:
            return False
        if not _SETEXT.match(under) or _RULE.match(line.text) or width(line.text[:300]) > 160:
            return False
        part = inline(self.text, line.start, line.end)
        if not part.spans or part.images or ends_sentence(self.text[part.spans[-1].start : part.spans[-1].end]):
            return False
        rank = 1 if under[0] == "=" else 2
        made = of_lines(self.text, [line], "heading", [part], style="atx", rank=rank)
        return self._add(replace(made, end=self.lines[self.at + 1].end), 2)

    def _rule(self, line: Line) -> bool:
        if not _RULE.match(line.text):
            return False
        self._out(self.at, self.at + 1, "rule")
        self.at += 1
        return True

    def _table(self, line: Line) -> bool:
        if "|" not in line.text:
            return False
        below = self._next(self.at)
        ruled = "-" in below and "|" in below and bool(_ROW_RULE.match(below))
        if not ruled and not (line.text.startswith("|") and below.startswith("|")):
            return False
        stop = self.at + 2
        while stop < len(self.lines) and "|" in self.lines[stop].text:
            stop += 1
        for group in _row_groups(self.lines[self.at : stop]):
            self._rows(group)
        self.at = stop
        return True

    def _rows(self, rows: Sequence[Line]) -> None:
        kept, parts = [], []
        for row in rows:
            if _ROW_RULE.match(row.text):
                continue
            start, end = row.start, row.end
            start += row.text.startswith("|")
            end -= len(row.text) > 1 and row.text.endswith("|")
            part = inline(self.text, start, end)
            if part.spans:
                kept.append(row)
                parts.append(part)
        if kept:
            made = of_lines(self.text, kept, "table", parts, separate=True)
            self.blocks.append(replace(made, gap=self.gap, style="table"))
            self.gap = 0

    def _quote(self, line: Line) -> bool:
        if not line.text.startswith(">"):
            return False
        run: list[Line] = []
        while self.at < len(self.lines):
            here = self.lines[self.at]
            mark = _QUOTE.match(here.text)
            if not here.text or (not mark and (not run or not _lazy(here.text))):
                break
            body = here.text[mark.end() :] if mark else here.text
            body = body.lstrip("# ") if body.startswith("#") else body
            if body:
                run.append(replace(here, start=here.end - len(body), text=body, indent=0))
            elif run:
                self._runs(run, "quote")
                run = []
            self.at += 1
        self._runs(run, "quote")
        return True

    def _definition(self, line: Line) -> bool:
        if not _DEFINITION.match(line.text):
            return False
        self._out(self.at, self.at + 1, "markup")
        self.at += 1
        return True

    def _run(self, line: Line) -> bool:
        run = [line]
        self.at += 1
        while self.at < len(self.lines):
            here = self.lines[self.at]
            if not here.text or _interrupts(here.text, self._next(self.at)):
                break
            run.append(here)
            self.at += 1
        self._runs(run, "paragraph")
        return True

    def _next(self, at: int) -> str:
        return self.lines[at + 1].text if at + 1 < len(self.lines) else ""

    def _runs(self, run: Sequence[Line], kind: str) -> None:
        if run:
            self.blocks += run_blocks(self.text, run, inline, self.limit, self.gap, kind)
            self.gap = 0


def _frames(lines: Sequence[Line]) -> frozenset[int]:
    """Positions of rules that frame a banner of two or more lines, or stand below one line and above another.

    Two alike, with no blank line between: no underlines of headings, though text stands above them.
    """
    framed: set[int] = set()
    last = -1
    for at, line in enumerate(lines):
        if not line.text:
            last = -1
        elif len(line.text) >= _FRAME and _SETEXT.match(line.text):
            alike = last >= 0 and lines[last].text == line.text
            if alike and (2 < at - last <= _BANNER or (at - last == 2 and last > 0 and lines[last - 1].text)):
                framed |= {last, at}
            last = at
    return frozenset(framed)


def _row_groups(rows: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    size = 0
    for row in rows:
        if size and size + len(row.text) > _TABLE_SIZE:
            groups.append([])
            size = 0
        groups[-1].append(row)
        size += len(row.text)
    return groups


def _lazy(body: str) -> bool:
    return not _interrupts(body, "")


def _interrupts(body: str, below: str) -> bool:
    """Whether a line is no more part of the run above it."""
    return bool(
        body.startswith((">", "```", "~~~", "<!--"))
        or _ATX.match(body)
        or _TEMPLATE.match(body)
        or _RULE.match(body)
        or _DEFINITION.match(body)
        or (body.startswith("|") and below.startswith("|"))
        or ("|" in body and "|" in below and _ROW_RULE.match(below))
        or (below and _SETEXT.match(below) and len(below) > 2 and width(body[:300]) <= 100)
    )
