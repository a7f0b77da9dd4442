"""What of a line is text and what is markup: emphasis, links, images, escapes, tags.

Works on one line; every pattern is bounded, so that the cost is linear in the line's length. The result is
spans of the file, never rewritten text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from trendtui.documents.lines import merged, trimmed
from trendtui.model.document import Span

_URL = r"(?:[^\s()<>]|\([^\s()]{0,300}\)){0,2000}"
_TITLE = r"(?:\s{1,4}[\"'“][^\"”\n]{0,300}[\"'”])?"
_TARGET = rf"\(\s{{0,4}}<?({_URL})>?{_TITLE}\s{{0,4}}\)"
_TOKEN = re.compile(
    rf"(?P<escape>\\[!-/:-@\[-`{{-~])"
    rf"|(?P<image>!\[(?P<alt>[^\[\]\n]{{0,300}})\]\(\s{{0,4}}<?(?P<address>{_URL})>?{_TITLE}\s{{0,4}}\))"
    rf"|(?P<link>\[(?=(?:[^\[\]\n]|!\[[^\[\]\n]{{0,300}}\]|\[[^\[\]\n]{{0,80}}\]){{0,600}}\]\())"
    rf"|(?P<close>\]{_TARGET})"
    r"|(?P<auto><(?:https?://|mailto:|www\.)[^\s<>]{1,2000}>)"
    r"|(?P<comment><!--.{0,4000}?-->)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9:-]{0,30}(?:\s[^<>]{0,2000})?/?>)"
    r"|(?P<code>(?P<tick>`{1,3})[^`\n]{1,1000}(?P=tick))"
    r"|(?P<template>\{%[^{}]{0,300}%\}|\{\{[^{}]{0,120}\}\})"
    r"|(?P<space>&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj);)"
    r"|(?P<amp>&amp;)"
    r"|(?P<stress>\*{1,3}|_{1,3}|~~)"
)
_SOURCE = re.compile(r"""\ssrc\s*=\s*["']?([^"'\s>]{1,2000})""", re.IGNORECASE)
_ALT = re.compile(r"""\salt\s*=\s*["']([^"'>]{0,300})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Image:
    """An image in a line: where its mark stands, what it is called, and its address."""

    span: Span
    alt: str
    url: str


@dataclass(frozen=True, slots=True)
class Inline:
    """A line told apart."""

    spans: tuple[Span, ...]
    """The text that a reader sees, without white space at the ends."""
    images: tuple[Image, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses of links, in order."""
    bold: bool = False
    """The whole text is emphasised, and as one piece."""
    wrapped: bool = False
    """The whole line is one link."""


@dataclass(slots=True)
class _Scan:
    drops: list[tuple[int, int]] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    stress: list[tuple[int, int, str]] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)


def plain(text: str, start: int, end: int) -> Inline:
    """A line of a text without markup: all of it is text."""
    return Inline(trimmed(text, (Span(start, end),)))


def inline(text: str, start: int, end: int) -> Inline:
    """The visible text, images and links of the piece of a line between two offsets."""
    scan = _Scan()
    at = start
    while match := _TOKEN.search(text, at, end):
        at = _take(match, scan, text, start, end)
    _pair_stress(scan, text, start, end)
    spans = trimmed(text, _kept(start, end, scan.drops))
    bold = any(_covers(span, spans) for span in scan.bold)
    whole = bool(spans) and any(a <= spans[0].start and spans[-1].end <= b for a, b in scan.pairs)
    return Inline(spans, tuple(scan.images), tuple(scan.links), bold, whole)


def _covers(bold: tuple[int, int], spans: tuple[Span, ...]) -> bool:
    return bool(spans) and bold[0] <= spans[0].start and spans[-1].end <= bold[1]


def _take(match: re.Match[str], scan: _Scan, text: str, start: int, end: int) -> int:
    """Notes one token and says where to look for the next."""
    name, (a, b) = match.lastgroup, match.span()
    if name == "escape":
        scan.drops.append((a, a + 1))
    elif name == "image":
        scan.images.append(Image(Span(a, b), match["alt"].strip(), match["address"]))
        scan.drops.append((a, b))
    elif name == "link":
        scan.opened.append(a)
        return a + 1
    elif name == "close":
        if not scan.opened:
            return a + 1
        opened = scan.opened.pop()
        scan.drops += [(opened, opened + 1), (a, b)]
        scan.pairs.append((opened, b))
        scan.links.append(next(group for group in match.groups()[_CLOSE_GROUP:] if group is not None))
    elif name == "tag":
        if text[a + 1 : a + 4].lower() == "img" and (source := _SOURCE.search(match[0])):
            alt = _ALT.search(match[0])
            scan.images.append(Image(Span(a, b), alt[1].strip() if alt else "", source[1]))
        scan.drops.append((a, b))
    elif name == "auto":
        scan.drops += [(a, a + 1), (b - 1, b)]
        scan.links.append(match[0][1:-1])
    elif name == "code":
        ticks = len(match[0]) - len(match[0].lstrip("`"))
        scan.drops += [(a, a + ticks), (b - ticks, b)]
    elif name == "amp":
        scan.drops.append((a + 1, b))
    elif name == "stress":
        scan.stress.append((a, b, match[0]))
    else:
        scan.drops.append((a, b))
    return b


_CLOSE_GROUP = _TOKEN.groupindex["close"]


def _pair_stress(scan: _Scan, text: str, start: int, end: int) -> None:
    """Emphasis marks that belong together are markup; a lone * or _ is text, a lone ** never is."""
    waiting: dict[str, list[tuple[int, int]]] = {}
    for a, b, mark in scan.stress:
        before = text[a - 1] if a > start else " "
        after = text[b] if b < end else " "
        if mark[0] == "_" and before.isalnum() and after.isalnum() and before.isascii() and after.isascii():
            continue
        if len(mark) == 2 and mark == "**" and before.isdigit() and after.isdigit():
            continue
        opens, closes = not after.isspace(), not before.isspace()
        stack = waiting.setdefault(mark, [])
        if closes and stack:
            left = stack.pop()
            scan.drops += [left, (a, b)]
            if len(mark) > 1 and mark[0] != "~":
                scan.bold.append((left[0], b))
        elif opens:
            stack.append((a, b))
        elif len(mark) > 1:
            scan.drops.append((a, b))
    for mark, left_over in waiting.items():
        if len(mark) > 1 and mark[0] != "_":
            scan.drops += left_over


def _kept(start: int, end: int, drops: list[tuple[int, int]]) -> tuple[Span, ...]:
    kept, at = [], start
    for a, b in sorted(drops):
        if a > at:
            kept.append(Span(at, a))
        at = max(at, b)
    kept.append(Span(at, end))
    return merged(kept)
