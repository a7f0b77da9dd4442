"""The tree of headings: which heading stands below which.

Markup ranks first; numbering ranks by its style; bare headings rank by what they share with those before
them. The result is a depth for every heading, 1 at the top, never jumping by more than one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trendtui.documents.blocks import Block
from trendtui.documents.numbering import BARE_DIGIT, DIGIT, Label, label_of
from trendtui.model.chrome import Chrome

_TOP, _NAMED, _NUMBER, _BOLD, _BARE = 0, 1, 2, 3, 4
_STATEMENT = 60  # characters of the name of a counted item
_SPACED = re.compile(r"(?:[\u4e00-\u9fff] ){1,3}[\u4e00-\u9fff]")
_LOW = DIGIT * 10  # numbering from 1. down: in marked-up text a bare heading ends it


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its place in the tree."""

    block: int
    """Its block's number."""
    depth: int
    parent: int | None
    """The number of the heading above it, in the order of headings."""
    label: Label | None
    title: str


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading whose body still goes on."""

    number: int
    family: int
    """_TOP for markup, then named, numbered, bold, bare."""
    rank: int
    empty: bool
    """Another heading follows it directly: it is a parent."""
    shape: str
    counted: bool = False
    """An item of an announced list: it stands below whatever heading the list stands below."""
    edge: bool = False
    """A preface or an ending without markup: what is numbered after it does not stand below it."""


def outline(blocks: Sequence[Block], chrome: Chrome) -> list[Heading]:
    """The headings of a document, with depth and parent."""
    places = [
        at
        for at, block in enumerate(blocks)
        if (block.kind == "heading" and block.style != "title") or block.style == "counted"
    ]
    headings: list[Heading] = []
    stack: list[_Open] = []
    listed = any(blocks[at].style == "contents" for at in places)
    for number, at in enumerate(places):
        block = blocks[at]
        label, title = titled(block, chrome)
        opened = _open(number, block, label, title, _followed(blocks, at), chrome, listed)
        _settle(stack, opened)
        parent = stack[-1].number if stack else None
        stack.append(opened)
        depth = headings[parent].depth + 1 if parent is not None else 1
        headings.append(Heading(at, depth, parent, label, title))
    return headings


def titled(block: Block, chrome: Chrome) -> tuple[Label | None, str]:
    """The label of a heading (its own or the one in the contents page) and its title without it."""
    words = " ".join(block.text[:400].split())
    label = label_of(words, chrome)
    if block.style == "counted" and label is not None:
        return label, _first_statement(words[label.end :])
    if label is not None and words[label.end :].strip():
        return label, _clean(words[label.end :])
    if block.label:
        listed = label_of(block.label, chrome)
        return listed or label, _clean(words)
    return label, _clean(words)


def _first_statement(words: str) -> str:
    """What a counted item says first: its first sentence, or clause when that is long."""
    for stop in (r"[。！？；：:;!?]|\.(?=\s|$)", r"[，,。]"):
        first = re.split(stop, words, maxsplit=1)[0].strip()
        if first and len(first) <= _STATEMENT:
            return first
    return words[:_STATEMENT].strip()


def _clean(words: str) -> str:
    words = words.strip()
    if _SPACED.fullmatch(words):
        return words.replace(" ", "")
    return words.rstrip("：:").strip() or words


def _followed(blocks: Sequence[Block], at: int) -> bool:
    """Whether the next words below a heading are a heading again."""
    following = next((b for b in blocks[at + 1 :][:40] if b.kind not in ("image", "out", "caption")), None)
    return following is not None and following.kind == "heading"


def _open(
    number: int, block: Block, label: Label | None, title: str, empty: bool, chrome: Chrome, listed: bool
) -> _Open:
    shape = _shape(block.text)
    if block.style == "atx":
        return _Open(number, _TOP, block.rank, empty, shape)
    named = label is not None and label.kind != "number"
    edge = label is None and (chrome.front.fits(title) or chrome.back.fits(title))
    if edge or block.style == "references" or (block.style == "contents" and label is None):
        rank = 1 if listed or block.style == "references" else 2
        return _Open(number, _TOP, rank, empty, shape, edge=block.style != "references")
    if label is not None and named:
        return _Open(number, _NAMED, label.style * 10, empty, shape)
    if label is not None and not (label.style == BARE_DIGIT and block.style == "bold"):
        style = DIGIT if label.style == BARE_DIGIT else label.style
        return _Open(number, _NUMBER, style * 10 + label.depth, empty, shape, counted=block.style == "counted")
    return _Open(number, _BOLD if block.style == "bold" else _BARE, 0, empty, shape)


def _shape(title: str) -> str:
    """What sister headings share: a dash or a colon in the same place, the same last sign."""
    title = title.strip()
    for mark in ("—", "–", " vs ", " VS ", "："):
        if mark in title[:-1]:
            return mark.strip()
    return title[-1:] if title[-1:] in "：:？?" else ""


def _settle(stack: list[_Open], new: _Open) -> None:
    """Closes the headings that end where a new one begins."""
    if new.family == _TOP:
        while stack and not (stack[-1].family == _TOP and stack[-1].rank < new.rank):
            stack.pop()
    elif new.family in (_NAMED, _NUMBER):
        _settle_numbered(stack, new)
    elif new.family == _BOLD:
        while stack and stack[-1].family in (_BARE, _BOLD):
            stack.pop()
        same = next((at for at, one in enumerate(stack) if one.family == _BOLD), None)
        del stack[same if same is not None else len(stack) :]
    else:
        _settle_bare(stack, new)


def _settle_numbered(stack: list[_Open], new: _Open) -> None:
    same = next((at for at, one in enumerate(stack) if one.family in (_NAMED, _NUMBER) and one.rank >= new.rank), None)
    if same is not None:
        del stack[same:]
    while stack and not new.counted and (stack[-1].edge or (stack[-1].family == _BARE and not stack[-1].empty)):
        stack.pop()


def _settle_bare(stack: list[_Open], new: _Open) -> None:
    marked = any(one.family in (_TOP, _BOLD) and not one.edge for one in stack)
    low = next((at for at, one in enumerate(stack) if one.family == _NUMBER and one.rank >= _LOW), None)
    if marked and low is not None and not stack[-1].empty:
        del stack[low:]
    first = next((at for at, one in enumerate(stack) if one.family == _BARE), len(stack))
    bare = stack[first:]
    if not bare:
        return
    if bare[-1].empty and bare[-1].number == new.number - 1:
        return
    sister = None
    if new.empty:
        sister = next((at for at, one in enumerate(bare) if one.empty and at > 0), None)
        sister = sister if sister is not None else next((at for at, one in enumerate(bare) if one.empty), None)
    if sister is None and new.shape:
        sister = next((at for at in range(len(bare) - 1, -1, -1) if bare[at].shape == new.shape), None)
    if sister is None:
        sister = len(bare) - 1
    del stack[first + sister :]
