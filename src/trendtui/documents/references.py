"""The list of references and footnotes, and the marks in the text that point to them.

An entry begins with its label – 【46】, [12], [^3]:, 7. – below a heading such as 参考文献, or anywhere for
footnote definitions and for a long closing row of bracketed labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from trendtui.documents.blocks import Block, left_out
from trendtui.documents.lines import place
from trendtui.documents.numbering import label_of
from trendtui.model.chrome import Chrome
from trendtui.model.document import Citation, Passage, Reference

_ENTRY = re.compile(
    r"(?:[-*+•]\s+)?(?:【(?P<a>\d{1,4})】|\[\^(?P<d>[\w-]{1,30})\][:：]?"
    r"|\\?\[(?P<b>\d{1,4})\\?\][:：]?|［(?P<e>\d{1,4})］)\s*"
)
_PLAIN_ENTRY = re.compile(r"(?P<c>\d{1,3})\\?(?:[.．、)）]\s*|\s+)(?=\S)")
_FOOTNOTE = re.compile(r"\[\^([\w-]{1,30})\][:：]")
_ADDRESS = re.compile(r"https?://[^\s<>\"'）)\]】》，。；]{3,2000}")
_MANY = r"(\d{1,4}(?:[-–,，、]\s?\d{1,4}){0,8})"
_MARK = re.compile(rf"【{_MANY}】|\[\^([\w-]{{1,30}})\]|\[{_MANY}\]")
_INTRODUCTION = 2  # blocks of words allowed between the heading and the first entry
_FEWEST = 3  # bracketed labels in a row that make a list without a heading


@dataclass(frozen=True, slots=True)
class Found:
    """The references of a document, and the blocks that are left."""

    blocks: list[Block]
    references: tuple[Reference, ...]
    brackets: frozenset[str]
    """How the entries' labels are written: 【, [, ^ (footnotes), or nothing for plain numbers."""


NO_REFERENCES = Found([], (), frozenset())


def take_references(text: str, blocks: Sequence[Block], chrome: Chrome) -> Found:
    """The blocks without the entries of reference lists, and the entries.

    Blocks of entries become `out` blocks of the reason "reference", so that positions and order stay.
    """
    kept: list[Block] = []
    entries: list[Reference] = []
    brackets: set[str] = set()
    at, headed = 0, False
    while at < len(blocks):
        block = blocks[at]
        stop = at
        heading = block.kind in ("heading", "paragraph", "list") and _is_heading(block, chrome)
        if heading:
            start = _first_entry(text, blocks, at + 1, chrome)
            stop = _end_of_list(text, blocks, start, True) if start else at
            if start is None or stop <= start:
                stop = at
            else:
                kept.append(_again(block) if headed else replace(block, kind="heading", style="references"))
                kept += blocks[at + 1 : start]
                at, headed = start or at, True
        elif _ENTRY.match(_raw(text, block)) and block.kind != "out":
            stop = _end_of_list(text, blocks, at, False)
            alone = _FOOTNOTE.match(_raw(text, block)) is not None
            enough = stop - at >= _FEWEST or (stop - at == 2 and all(_ADDRESS.search(b.text) for b in blocks[at:stop]))
            stop = stop if alone or (enough and _near_end(blocks, stop)) else at
        if stop > at:
            entries += _entries(text, blocks[at:stop])
            kept += [left_out("", b.start, b.end, b.line, b.end_line, "reference", b.gap) for b in blocks[at:stop]]
            brackets |= {_bracket(text, block) for block in blocks[at:stop]}
            at = stop
        else:
            kept.append(block)
            at += 1
    return Found(kept, tuple(entries), frozenset(brackets))


def _bracket(text: str, block: Block) -> str:
    found = _ENTRY.match(_raw(text, block))
    if not found:
        return ""
    return "^" if found["d"] else "【" if found["a"] else "["


def _is_heading(block: Block, chrome: Chrome) -> bool:
    if block.lines > 1 or len(block.text) > 40:
        return False
    named = label_of(block.text, chrome)
    return chrome.references.fits(block.text[named.end :] if named else block.text)


def _again(block: Block) -> Block:
    return left_out("", block.start, block.end, block.line, block.end_line, "chrome", block.gap)


def _raw(text: str, block: Block) -> str:
    return text[block.start : min(block.end, block.start + 60)]


def _begins(text: str, block: Block) -> re.Match[str] | None:
    raw = _raw(text, block)
    return _ENTRY.match(raw) or _PLAIN_ENTRY.match(raw)


def _first_entry(text: str, blocks: Sequence[Block], start: int, chrome: Chrome) -> int | None:
    """The block of the first entry below a heading; some words of introduction may stand before it."""
    for at in range(start, min(len(blocks), start + _INTRODUCTION + 1)):
        block = blocks[at]
        if block.kind in ("image", "out") or _begins(text, block):
            if _begins(text, block):
                return at
            continue
        if block.kind == "heading":
            return None
        if block.kind == "list" and block.style == "bullet":
            return at
        if at == start and _ADDRESS.search(block.text):
            return at
    return None


def _end_of_list(text: str, blocks: Sequence[Block], start: int, headed: bool) -> int:
    """The block after the last entry of a list that begins at `start`."""
    at, stop = start, start
    labelled = _begins(text, blocks[start]) is not None
    previous = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind in ("out", "image") and block.reason != "reference":
            at += 1
            continue
        found = _ENTRY.match(_raw(text, block)) or (_PLAIN_ENTRY.match(_raw(text, block)) if headed else None)
        if found and found.groupdict().get("c"):
            number = int(found["c"])
            if not (number == previous + 1 or (previous == 0 and number == 1)):
                break
            previous = number
        elif not found:
            goes_on = block.gap == 0 and stop == at and block.kind in ("paragraph", "list")
            unlabelled = not labelled and (block.style == "bullet" or _ADDRESS.search(block.text))
            if not (goes_on and labelled) and not (unlabelled and block.kind in ("list", "paragraph")):
                break
        at += 1
        stop = at
    return stop


def _near_end(blocks: Sequence[Block], stop: int) -> bool:
    """Whether a list without a heading stands at the end: little text follows it."""
    return sum(len(block.text) for block in blocks[stop : stop + 60] if block.kind == "paragraph") < 2000


def _entries(text: str, blocks: Sequence[Block]) -> list[Reference]:
    found: list[Reference] = []
    for block in blocks:
        if block.kind in ("out", "image"):
            continue
        match = _begins(text, block)
        bracketed = _ENTRY.match(_raw(text, block))
        label = next((group for group in match.groups() if group), "") if match else ""
        words = block.text
        shown = _ENTRY.match(words) or (_PLAIN_ENTRY.match(words) if match and not bracketed else None)
        words = words[shown.end() :] if shown else words
        if found and not match and block.gap == 0 and found[-1].label.isdigit() and block.style != "bullet":
            before = found[-1]
            joint = f"{before.text} {words}".strip()
            found[-1] = replace(before, text=joint, url=before.url or _address(block), end_line=block.end_line)
            continue
        label = label or str(len(found) + 1)
        found.append(Reference(label, words.strip(), _address(block), block.line, block.end_line))
    return found


def _address(block: Block) -> str:
    link = next((link for link in block.links if link.startswith(("http://", "https://"))), "")
    found = _ADDRESS.search(block.text)
    return link or (found[0].rstrip(".,;:'") if found else "")


def citations_of(
    passages: Iterable[Passage],
    references: Iterable[Reference],
    brackets: frozenset[str],
    line_at: Callable[[int], int],
) -> tuple[Citation, ...]:
    """The marks in passages that point to an entry of the references; 【3-5】 and [3,4] point to several.

    Args:
        brackets: how the entries are written; marks of another kind (an interval [0,1]) are no citations, unless
            the entries are merely numbered.
        line_at: the 1-based line of an offset of the file.
    """
    known = {reference.label for reference in references}
    found: list[Citation] = []
    if not known:
        return ()
    for passage in passages:
        for match in _MARK.finditer(passage.text):
            bracket = "【" if match[1] else "^" if match[2] else "["
            if bracket not in brackets and "" not in brackets:
                continue
            labels = [label for label in _labels(match[1] or match[3] or match[2]) if label in known]
            if labels:
                span = place(passage.spans, match.start(), match.end())
                found += [Citation(label, span, line_at(span.start)) for label in labels]
    return tuple(found)


def _labels(mark: str) -> list[str]:
    labels: list[str] = []
    for part in re.split(r"[,，、]\s?", mark):
        ends = re.split(r"[-–]", part)
        if len(ends) == 2 and ends[0].isdigit() and ends[1].isdigit() and 0 < int(ends[1]) - int(ends[0]) < 30:
            labels += [str(number) for number in range(int(ends[0]), int(ends[1]) + 1)]
        else:
            labels.append(part)
    return labels
