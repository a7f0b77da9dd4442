"""The basket: bookmarks as rows for any table, and as Markdown to be pasted into a text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trendtui.model.collected import Bookmark, Standing
from trendtui.model.rows import Row


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark with what has become of its words."""

    bookmark: Bookmark
    standing: Standing

    @property
    def source(self) -> str:
        """The document: as it is called now, or as it was called."""
        return self.standing.source or self.bookmark.anchor.source

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line: where the words stand now, or where they stood when they stand there no more."""
        now = self.standing.passage
        if now is not None and self.standing.status in ("here", "moved"):
            return now.line, now.end_line
        return self.bookmark.anchor.line, self.bookmark.anchor.end_line

    @property
    def section(self) -> str:
        """The section's path, of the same moment as `lines`."""
        now = self.standing.passage
        if now is not None and self.standing.status in ("here", "moved"):
            return now.section
        return self.bookmark.anchor.section

    @property
    def place(self) -> str:
        """source:line or source:line-line."""
        first, last = self.lines
        return f"{self.source}:{first}" if first == last else f"{self.source}:{first}-{last}"


def rows(entries: Sequence[Entry], *, whole: bool) -> Iterator[Row]:
    """A row a bookmark.

    Args:
        whole: every column in every row (for CSV); else what is unknown is left out (for JSON).
    """
    for entry in entries:
        b, c = entry.bookmark, entry.bookmark.cited
        first, last = entry.lines
        now = entry.standing.passage if entry.standing.status == "changed" else None
        row: Row = {
            "id": b.id, "kind": b.kind, "name": b.name, "quotation": b.anchor.quotation, "words": b.anchor.piece,
            "title": c.title, "publisher": c.publisher, "authors": list(c.authors), "date": c.date,
            "section": entry.section, "source": entry.source, "line": first, "end_line": last, "url": c.url,
            "accessed": c.accessed, "note": b.note, "labels": list(b.labels), "made": b.made,
            "status": entry.standing.status, "now": now.text if now else "",
        }  # fmt: skip
        yield row if whole else {name: value for name, value in row.items() if value not in ("", [])}


def markdown(entries: Sequence[Entry]) -> Iterator[str]:
    """A block quotation a bookmark, then where it stands, then the reader's own words.

    Everything is escaped (https://spec.commonmark.org/0.31.2/#backslash-escapes), so that the words show as they stood.
    """
    for number, entry in enumerate(entries):
        if number:
            yield "\n---\n\n"
        b, c = entry.bookmark, entry.bookmark.cited
        shown = [escaped(line) for line in b.anchor.quotation.splitlines() if line.strip()]
        yield "> " + "\\\n> ".join(shown) + "\n\n"
        title = f"*{escaped(c.title or entry.source)}*"
        about = [", ".join(c.authors), c.publisher, c.date, entry.section]
        first, last = entry.lines
        where = f"line {first}" if first == last else f"lines {first}–{last}"
        parts = [title, *(escaped(x) for x in about if x), f"{escaped(entry.source)}, {where}"]
        if address(c.url):
            parts.append(f"<{address(c.url)}>")
        if c.accessed:
            parts.append(f"accessed {escaped(c.accessed)}")
        yield f"— {', '.join(parts)}\n"
        if b.name and b.name != b.anchor.quotation:
            yield f"\n{escaped(b.kind.capitalize())}: {escaped(b.name)}\n"
        if b.note.strip():
            yield "\n" + "\\\n".join(escaped(line) for line in b.note.splitlines() if line.strip()) + "\n"
        if b.labels:
            yield f"\nLabels: {escaped(', '.join(b.labels))}\n"
        if entry.standing.status in ("changed", "gone"):
            yield f"\n({entry.standing.status} since it was bookmarked: {escaped(entry.standing.why)})\n"


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>~|$])")
_AT_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))")


def escaped(text: str) -> str:
    """A text on one line, as Markdown that shows it character for character.

    >>> escaped("1. *not* <b>, a_b & #")
    '1\\\\. \\\\*not\\\\* \\\\<b\\\\>, a\\\\_b &amp; #'
    """
    line = _SPECIAL.sub(r"\\\1", one_line(text)).replace("&", "&amp;")
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)


def one_line(text: str) -> str:
    """A text without line breaks and control characters, runs of blanks made one."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())


def address(url: str) -> str:
    """An address that may stand in a document: http or https, with what would end it early percent-encoded; else ''."""
    url = url.strip()
    if not url.lower().startswith(("http://", "https://")):
        return ""
    return "".join(c if c not in '<>{}\\^`|"' and not c.isspace() and c.isprintable() else _encoded(c) for c in url)


def _encoded(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
