"""Documents as they are read: blocks with marks, the outline, a passage's surroundings, and citations."""

from __future__ import annotations

from collections.abc import Sequence

from trendtui.model.problems import Problem
from trendtui.model.query import Query
from trendtui.model.results import Block, ChartNote, OutlineItem, Place, Reading, ReferenceNote
from trendtui.model.rows import Row
from trendtui.search.ranking import marks
from trendtui.search.rows import place_of
from trendtui.store.folding import fold
from trendtui.store.reading import Reader
from trendtui.words import say


def _block(row: Row, terms: Sequence[str]) -> Block:
    level = int(row["level"] or 1) if row["kind"] == "heading" else 0
    return Block(row["id"], row["kind"], level, row["text"], row["line"], row["end_line"], marks(row["text"], terms))


def around(reader: Reader, passage: int, terms: Sequence[str], before: int, after: int) -> tuple[Block, ...]:
    """A passage with its neighbours in reading order."""
    ids = reader.neighbours(passage, before, after)
    rows = reader.passages(ids)
    return tuple(_block(rows[i], terms) for i in ids)


def reading(reader: Reader, source: str, query: Query, terms: Sequence[str]) -> Reading:
    """A whole document with its hits.

    Raises:
        Problem: the index has no such document.
    """
    d = reader.document(source)
    if d is None:
        raise Problem(say("places.no-document", name=source), say("places.see"))
    outline = (
        OutlineItem(s["level"], s["title"], s["label"] or "", s["kind"], s["line"], s["end_line"])
        for s in reader.of_document("section", d["id"])
    )
    return Reading(
        query=query,
        source=source,
        path=d["path"] or "",
        title=d["title"] or source,
        publisher=d["publisher"] or "",
        authors=tuple(d["authors"]),
        date=d["date"] or "",
        url=d["url"] or "",
        kind=d["kind"] or "",
        blocks=tuple(_block(p, terms) for p in reader.passages_of(d["id"])),
        outline=tuple(outline),
        charts=tuple(ChartNote(c["line"], c["caption"], c["url"]) for c in reader.of_document("chart", d["id"])),
        references=tuple(
            ReferenceNote(r["label"], r["text"], r["url"], r["line"]) for r in reader.of_document("reference", d["id"])
        ),
        original=d["text"],
    )


def find_source(documents: Sequence[Row], name: str) -> str:
    """The one document that a name means.

    Raises:
        Problem: none or several are meant.
    """
    sources = [d["source"] for d in documents]
    if name in sources:
        return name
    wanted = fold(name).text
    found = [s for s in sources if fold(s).text.startswith(wanted)] or [
        d["source"] for d in documents if wanted in fold(d["source"]).text or wanted in fold(d["title"] or "").text
    ]
    if len(found) == 1:
        return str(found[0])
    if not found:
        raise Problem(say("places.no-document", name=name), say("places.see"))
    raise Problem(say("places.several", name=name, n=len(found), some=", ".join(found[:5])), say("places.write-more"))


def at_line(reader: Reader, source: str, line: int) -> Place:
    """The passage that holds a line, or the next one.

    Raises:
        Problem: the document has no such line, or no passage at or after it.
    """
    d = reader.document(source)
    if d is None:
        raise Problem(say("places.no-document", name=source), say("places.see"))
    if not 1 <= line <= d["lines"]:
        raise Problem(say("places.no-line", source=source, line=line), say("places.lines", last=d["lines"]))
    rows = reader.passages_of(d["id"])
    for row in rows:
        if row["end_line"] >= line:
            return place_of({**row, "source": source, "title": d["title"]})
    raise Problem(say("places.no-passage", source=source, line=line), say("places.chrome"))


def citation(reader: Reader, place: Place) -> str:
    """A quotation with where it stands, on one line."""
    d = reader.document(place.source)
    rows = reader.passages([place.passage]) if place.passage else {}
    if d is None:
        return place.source
    parts = [f"《{d['title'] or place.source}》"]
    parts += [x for x in (d["publisher"], d["date"]) if x]
    parts += [place.section] if place.section else []
    lines = f"{place.line}" if place.line == place.end_line else f"{place.line}-{place.end_line}"
    parts.append(f"{place.source}:{lines}")
    text = rows[place.passage]["text"] if place.passage in rows else ""
    words = " ".join(text.split())
    return f"{', '.join(parts)}: “{words}”" if words else ", ".join(parts)
