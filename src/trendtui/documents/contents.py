"""The table of contents: where it is, what it lists, and which lines of the body are the headings it lists.

A contents page is left out as text, but it tells the titles (also those broken over several lines), their
numbering, and which repeated lines are only running heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from trendtui.documents.blocks import Block, left_out, together
from trendtui.documents.lines import ends_sentence
from trendtui.documents.numbering import label_of
from trendtui.model.chrome import Chrome

_PAGE = re.compile(r"[\s.…·．‥_-]*(?:(?<=[\s.…·．‥_-])|(?:\s|^)[pP]\.?\s?|第\s?)(\d{1,4})\s*页?$")
_LEADERS = re.compile(r"[.…·．‥]{3,}")
_ONLY_PAGE = re.compile(r"[-–—\s]*[pP]?\.?\s?(\d{1,4})[-–—\s]*$")
_ANCHOR = re.compile(r"\]\(#")
_MOST = 400  # entries of a contents page
_LONGEST = 120  # characters of an entry
_ALIKE = 0.85  # how alike a heading and its entry must be, 0 to 1 (editors correct one and forget the other)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: its label (may be empty), its title, its page (0 when none is given)."""

    label: str
    title: str
    page: int

    @property
    def key(self) -> str:
        """The title without blanks, signs and case, for comparing."""
        return key_of(self.title)


def key_of(title: str) -> str:
    """A title without blanks, signs and case.

    >>> key_of("“AI for Science”： 新 范式")
    'aiforscience新范式'
    """
    return "".join(char for char in title.lower() if char.isalnum())


def take_contents(text: str, blocks: Sequence[Block], chrome: Chrome) -> tuple[list[Block], tuple[Entry, ...]]:
    """The blocks with every contents page left out, and what the pages list."""
    kept: list[Block] = []
    entries: list[Entry] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind == "list" and _ANCHOR.search(text[block.start : block.end][:800]):
            kept.append(_out(block))
            at += 1
        elif block.kind in ("heading", "paragraph") and chrome.contents.fits(block.text):
            stop, found = _page_of_contents(blocks, at + 1, chrome)
            kept += [_out(each) for each in blocks[at:stop]] if found else [block]
            entries += found
            at = stop if found else at + 1
        else:
            kept.append(block)
            at += 1
    return kept, tuple(entries)


def _out(block: Block) -> Block:
    return left_out("", block.start, block.end, block.line, block.end_line, "contents", block.gap)


def _page_of_contents(blocks: Sequence[Block], start: int, chrome: Chrome) -> tuple[int, list[Entry]]:
    """Where the entries that begin at `start` stop, and what they are (fewer than two is no contents page)."""
    entries: list[Entry] = []
    label, title, seen = "", "", set[str]()
    stop = at = start
    numbered = False
    while at < min(len(blocks), start + _MOST):
        block = blocks[at]
        words = block.text.strip()
        if block.kind not in ("paragraph", "list", "heading", "table", "out") or len(words) > _LONGEST:
            break
        at += 1
        if block.kind == "out" or not words:
            continue
        page = _PAGE.search(words)
        named = label_of(words, chrome)
        bare = bool(named and not words[named.end :].strip())
        own = _LEADERS.sub("", words[: page.start()] if page else words).strip()
        if not page and (ends_sentence(words) or key_of(own) in seen or (numbered and not bare and title)):
            break
        if bare:
            label = words
            continue
        own = f"{title} {own}".strip() if title else own
        if named and not title:
            label, own = named.text, words[named.end : page.start() if page else None].strip()
        if page or not numbered:
            numbered = numbered or page is not None
            entries.append(Entry(label, own, int(page[1]) if page else 0))
            seen.add(key_of(own))
            label, title, stop = "", "", at
        else:
            title = own
    return (stop, entries) if len(entries) >= 2 else (start, [])


def mark_contents(
    text: str, blocks: Sequence[Block], entries: Sequence[Entry], chrome: Chrome, pages: bool
) -> list[Block]:
    """The blocks with the listed titles made headings, and their later repetitions left out.

    A title may stand over up to three short blocks. On pages (PDF) a line that is only a label, or a title that
    was seen before, is a running head.
    """
    if not entries:
        return list(blocks)
    matcher = _Matcher(entries)
    marked: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        size, entry = _title_at(text, blocks, at, matcher, chrome)
        if entry is not None and entry not in matcher.used:
            matcher.used.add(entry)
            found = entries[entry]
            title = together(text, blocks[at : at + size])
            marked.append(replace(title, kind="heading", style="contents", label=found.label, rank=title.rank))
        elif pages and (entry is not None or (_only_label(block, chrome) and matcher.used)):
            marked += [_running(each) for each in blocks[at : at + max(1, size)]]
        else:
            marked += blocks[at : at + max(1, size)]
        at += max(1, size)
    return marked


def _running(block: Block) -> Block:
    return left_out("", block.start, block.end, block.line, block.end_line, "chrome", block.gap)


def _only_label(block: Block, chrome: Chrome) -> bool:
    if block.kind not in ("paragraph", "heading") or block.lines > 1 or len(block.text) > 30:
        return False
    named = label_of(block.text, chrome)
    return named is not None and named.kind != "number" and not block.text[named.end :].strip()


def _title_at(text: str, blocks: Sequence[Block], at: int, matcher: _Matcher, chrome: Chrome) -> tuple[int, int | None]:
    """How many blocks from `at` on are a listed title (0 when none), and which entry it is."""
    title = ""
    for size in range(1, 4):
        if at + size > len(blocks):
            break
        block = blocks[at + size - 1]
        if block.kind not in ("paragraph", "heading", "list") or len(block.text) > _LONGEST or block.lines > 3:
            break
        if ends_sentence(block.text) and not block.text.rstrip().endswith(("?", "？", "!", "！", ".")):
            break
        title = f"{title} {block.text}" if title else block.text
        named = label_of(title, chrome)
        plain = title[named.end :] if named else title
        for form in (title, plain):
            entry = matcher.find(key_of(form))
            if entry is not None:
                return size, entry
        if not (named and not plain.strip()) and not matcher.begins(key_of(plain)):
            break
    return 0, None


class _Matcher:
    """Finds the entry that a heading's key stands for: the same, or alike and with the same beginning or end."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.keys = [entry.key for entry in entries]
        self.exact: dict[str, list[int]] = {}
        self.used: set[int] = set()
        self.near: dict[str, list[int]] = {}
        for number, key in enumerate(self.keys):
            if key:
                self.exact.setdefault(key, []).append(number)
            if len(key) >= 6:
                for part in {"^" + key[:3], "$" + key[-3:]}:
                    self.near.setdefault(part, []).append(number)

    def find(self, key: str) -> int | None:
        """The number of the entry, None when there is none."""
        if not key:
            return None
        if key in self.exact:
            same = self.exact[key]
            return next((number for number in same if number not in self.used), same[-1])
        if len(key) < 6:
            return None
        around = [*self.near.get("^" + key[:3], []), *self.near.get("$" + key[-3:], [])]
        for number in around[:20]:
            other = self.keys[number]
            if abs(len(other) - len(key)) > 0.3 * len(key):
                continue
            if SequenceMatcher(None, key, other, autojunk=False).ratio() >= _ALIKE:
                return number
        return None

    def begins(self, key: str) -> bool:
        """Whether some entry begins with a key (of four characters or more) and goes on."""
        return len(key) >= 4 and any(self.keys[number].startswith(key) for number in self.near.get("^" + key[:3], ()))
