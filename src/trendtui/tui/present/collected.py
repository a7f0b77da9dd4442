"""Bookmarks and saved searches as rows of a list, filtered, and a bookmark as a page to read."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from trendtui.model.results import Block, Place
from trendtui.tui.present.cells import clean, shown
from trendtui.tui.present.kept import FOUND
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trendtui.model.collected import Bookmark, News, SavedSearch, Standing

HEIGHTS = {"bookmarks": 3, "searches": 2}
"""Lines that a row of each part takes."""


@dataclass(frozen=True, slots=True)
class Item:
    """A bookmark, what has become of it (None until that is known), and whether it is in the basket."""

    bookmark: Bookmark
    standing: Standing | None = None
    picked: bool = False
    said: str = ""
    """Everything that a filter looks at, as it compares it."""

    @property
    def status(self) -> str:
        """here, moved, changed, gone or unknown; empty until that is known."""
        return self.standing.status if self.standing is not None else ""

    @property
    def place(self) -> Place | None:
        """Where its words stand now, or of changed ones those in their place; None when they stand nowhere."""
        s = self.standing
        if s is None or s.passage is None:
            return None
        p = s.passage
        title = self.bookmark.cited.title
        return Place(s.source, p.line, p.end_line, p.passage, title, p.section.rsplit(" › ", 1)[-1])


def item(bookmark: Bookmark, standing: Standing | None = None) -> Item:
    """A bookmark as a row that filters find."""
    b = bookmark
    status = _status(standing.status) if standing is not None else ""
    said = (b.name, b.anchor.quotation, b.note, b.cited.title, b.anchor.source, *b.labels, status)
    return Item(b, standing, said=plain("\n".join(said)))


@dataclass(frozen=True, slots=True)
class Search:
    """A saved search and what it finds now (None until that is known)."""

    search: SavedSearch
    news: News | None = None


def plain(text: str) -> str:
    """A text as filters compare it: without case and width."""
    return unicodedata.normalize("NFKC", text).casefold()


def chosen(items: Sequence[Item], line: str) -> tuple[Item, ...]:
    """The bookmarks that hold every word of a line anywhere; a word like #chips is the beginning of a label."""
    words = plain(line).split()
    return tuple(item for item in items if all(_holds(item, word) for word in words))


def _holds(item: Item, word: str) -> bool:
    if word.startswith("#"):
        return any(plain(_as_word(label)).startswith(word) for label in item.bookmark.labels)
    return word in item.said


def searched(rows: Sequence[Search], line: str) -> tuple[Search, ...]:
    """The saved searches whose name or query holds every word of a line."""
    words = plain(line).split()
    return tuple(r for r in rows if all(w in plain(r.search.name) or w in plain(r.search.query) for w in words))


def labels_of(items: Iterable[Item]) -> dict[str, int]:
    """Label → how many bookmarks have it, most first."""
    found: dict[str, int] = {}
    for item in items:
        for label in item.bookmark.labels:
            found[label] = found.get(label, 0) + 1
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def next_label(labels: Sequence[str], line: str) -> str:
    """The line that filters by the label after the one that it filters by; empty after the last."""
    asked = [_as_word(label) for label in labels]
    if not asked:
        return ""
    at = asked.index(line.strip()) + 1 if line.strip() in asked else 0
    return asked[at] if at < len(asked) else ""


def _as_word(label: str) -> str:
    """A label as a filter names it: one word, and nothing in it that a terminal would obey."""
    return "#" + "".join(shown(clean(label)).split())


def picked(items: Sequence[Item], ids: frozenset[str]) -> tuple[Item, ...]:
    """The items, those of the ids in the basket."""
    return tuple(replace(item, picked=item.bookmark.id in ids) for item in items)


def _status(status: str) -> str:
    return say(f"collect.status.{status}") if status else ""


def paint(row: Item | Search, width: int) -> tuple[Line, ...]:
    """One row of either part in `width` cells."""
    return _search(row, width) if isinstance(row, Search) else _bookmark(row, width)


def _bookmark(item: Item, width: int) -> tuple[Line, ...]:
    b = item.bookmark
    box = Piece("[x] " if item.picked else "[ ] ", "chosen" if item.picked else "dim")
    role = {"changed": "warn", "gone": "warn", "moved": "accent"}.get(item.status, "dim")
    quoted = clean(b.anchor.quotation).replace("\n", " ")
    words: Line = (Piece(clean(b.name), "title"), Piece("  " + quoted, "dim")) if b.name else (Piece(quoted, "title"),)
    if b.name and b.name == b.anchor.quotation:
        words = words[:1]
    kind = "" if b.kind == "passage" else say(f"collect.a.{b.kind}")
    state = kind if item.status == "here" else _status(item.status)
    where = " ".join((clean(b.cited.title or b.anchor.source), clean(b.anchor.section.rsplit(" › ", 1)[-1])))
    labels = "".join(f" #{clean(label)}" for label in b.labels)
    line = say("collect.line", n=item.place.line if item.place and item.status in FOUND else b.anchor.line)
    right = (*crop((Piece(labels, "theme"),), max(0, width // 2 - 12)), Piece("  " + line, "dim"))
    note = clean(b.note).replace("\n", " ")
    below: Line = (Piece("    "), Piece(note, "quote"))
    if not note and item.standing is not None and item.status in ("changed", "gone"):
        below = (Piece("    "), Piece(why(item.standing), "dim"))
    return (
        spread((box, *words), (Piece(state, role),) if state else (), width),
        spread((Piece("    "), Piece(where, "dim")), right, width),
        crop(below, width),
    )


def why(standing: Standing) -> str:
    """What has become of a bookmark, plainly."""
    told = _status(standing.status)
    return f"{told}: {clean(standing.why)}" if standing.why else told


def _search(row: Search, width: int) -> tuple[Line, ...]:
    s, n = row.search, row.news
    left = (Piece(clean(s.name), "title"), Piece("  " + clean(s.query), "dim"))
    if n is None:
        return (crop(left, width), (Piece("..", "dim"),))
    found = say("collect.finds", passages=say("counts.passages", n=n.total), documents=say("counts.documents",
                n=len(n.counts)))  # fmt: skip
    return (crop(left, width), spread((Piece(found, "count"),), (new(n),), width))


def _local(stamp: str) -> str:
    """A moment of the collection as its reader's clock had it; one that was written otherwise stays as it is."""
    try:
        return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return clean(stamp)


def new(n: News) -> Piece:
    """What is new of a saved search since its reader last looked."""
    since = _local(n.search.looked)
    if not n.new_passages:
        return Piece(say("collect.nothing-new", since=since), "dim")
    passages, documents = (say(f"counts.{k}", n=v) for k, v in
                           (("passages", n.new_passages), ("documents", n.new_documents)))  # fmt: skip
    return Piece(say("collect.new", passages=passages, documents=documents, since=since), "chosen")


def blocks(item: Item) -> tuple[Block, ...]:
    """A bookmark as a page to read: its words as they stood, what stands there now when that is another thing, note."""
    b, a, s = item.bookmark, item.bookmark.anchor, item.standing
    at = a.quotation.find(a.piece) if a.piece else -1
    marks = ((at, at + len(a.piece)),) if at >= 0 else ()
    where = s.passage.line if s is not None and s.status in FOUND and s.passage is not None else a.line
    head = "  ".join(x for x in (b.cited.title or a.source, a.section, say("collect.line", n=where)) if x)
    made = [("caption", head, ()), ("paragraph", a.quotation, marks)]
    if s is not None and s.status in ("changed", "gone", "unknown"):
        made.append(("caption", why(s), ()))
        if s.passage is not None:
            made += [("heading", say("collect.now", n=s.passage.line), ()), ("quote", s.passage.text, ())]
    elif s is not None and s.status == "moved":
        made.append(("caption", say("collect.moved", source=s.source, n=where, before=a.line), ()))
    if b.note:
        made += [("heading", say("collect.note"), ()), ("paragraph", b.note, ())]
    if b.labels:
        made.append(("caption", " ".join(f"#{label}" for label in b.labels), ()))
    return tuple(
        Block(0, kind, 3 if kind == "heading" else 0, text, n, n, marks)
        for n, (kind, text, marks) in enumerate(made, 1)
    )
