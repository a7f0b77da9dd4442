"""The documents of a basket for reference managers: BibTeX and CSL-JSON, an entry a document. Pure.

What is unknown is left out, never made up. Names are written as they stand (a literal), for whether 硅兔赛跑 is a
person, and which part of a name is the family's, is not known. Quotations and notes go into `annote`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from trendtui.collection.basket import Entry, address, one_line
from trendtui.model.collected import Cited

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(entries: Sequence[Entry]) -> Iterator[str]:
    """A @misc entry a document, as classic BibTeX and biblatex both read it."""
    for number, (key, those) in enumerate(_documents(entries)):
        c = those[-1].bookmark.cited
        fields = [("title", f"{{{_tex(c.title or those[0].source)}}}")]
        if c.authors:
            fields.append(("author", " and ".join(f"{{{_tex(a)}}}" for a in c.authors)))
        if c.publisher:
            fields.append(("publisher", f"{{{_tex(c.publisher)}}}"))
        if when := _DATE.fullmatch(c.date):
            fields += [("year", when[1]), ("date", c.date)]
        if address(c.url):
            fields.append(("url", address(c.url)))
        if accessed := _accessed(those):
            fields.append(("urldate", accessed))
        if c.language:
            fields.append(("language", _tex(c.language)))
        if labels := _labels(those):
            fields.append(("keywords", _tex(", ".join(labels))))
        fields.append(("annote", _tex(" ".join(_annotation(e) for e in those))))
        body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
        if when and when[2]:
            body += f"  month = {_MONTHS[min(max(int(when[2]), 1), 12) - 1]},\n"
        yield f"{chr(10) if number else ''}@misc{{{key},\n{body}}}\n"


def csl(entries: Sequence[Entry]) -> Iterator[str]:
    """A JSON list with an item a document, by https://github.com/citation-style-language/schema (csl-data.json)."""
    items = []
    for key, those in _documents(entries):
        c = those[-1].bookmark.cited
        item: dict[str, Any] = {"id": key, "type": _type(c), "title": c.title or those[0].source}
        if c.authors:
            item["author"] = [{"literal": one_line(a)} for a in c.authors]
        if c.publisher:
            item["publisher"] = c.publisher
        if issued := _parts(c.date):
            item["issued"] = issued
        if address(c.url):
            item["URL"] = address(c.url)
        if accessed := _parts(_accessed(those)):
            item["accessed"] = accessed
        if c.language:
            item["language"] = c.language
        if labels := _labels(those):
            item["keyword"] = ", ".join(labels)
        item["annote"] = "\n".join(_annotation(e) for e in those)
        items.append(item)
    yield json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _type(c: Cited) -> str:
    if c.kind == "report":
        return "report"
    return "webpage" if address(c.url) else "document"


def _parts(date: str) -> dict[str, Any] | None:
    found = _DATE.fullmatch(date)
    return {"date-parts": [[int(x) for x in found.groups() if x]]} if found else None


def _documents(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The entries by document, each with a key (letters, digits, hyphens) that no other one here has."""
    by_source: dict[str, list[Entry]] = {}
    for entry in entries:
        by_source.setdefault(entry.source, []).append(entry)
    keys: set[str] = set()
    for source, those in by_source.items():
        name = re.sub(r"[^A-Za-z0-9]+", "-", source.rpartition("/")[2].rpartition(".")[0]).strip("-")[:32]
        key = name if name[:1].isalpha() else f"doc-{name}".rstrip("-")
        if key in keys or not name:
            key = f"{key}-{hashlib.blake2b(source.encode('utf-8', 'replace'), digest_size=4).hexdigest()}"
        keys.add(key)
        yield key, those


def _accessed(those: Sequence[Entry]) -> str:
    return max((e.bookmark.cited.accessed for e in those), default="")


def _labels(those: Sequence[Entry]) -> list[str]:
    return list(dict.fromkeys(one_line(label) for e in those for label in e.bookmark.labels))


def _annotation(entry: Entry) -> str:
    first, last = entry.lines
    where = f"line {first}" if first == last else f"lines {first}-{last}"
    place = f"{entry.section}, {where}" if entry.section else where
    note = one_line(entry.bookmark.note)
    since = f" [{entry.standing.status} since]" if entry.standing.status in ("changed", "gone") else ""
    return one_line(f"“{one_line(entry.bookmark.anchor.quotation)}” ({place}){since}{'. ' + note if note else ''}")


# BibTeX counts braces even behind a backslash, so they are written as commands.
# http://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf, and The LaTeX Companion for the commands.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
}  # fmt: skip


def _tex(text: str) -> str:
    """A text as the value of a field: on one line, braces balanced, nothing that TeX takes for a command."""
    return "".join(_TEX.get(c, c) for c in one_line(text))
