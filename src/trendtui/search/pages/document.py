"""The page of one document: who published it, what it holds, what was found in it, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from trendtui.model.pages import DocumentPage, Warned
from trendtui.model.results import ChartNote, OutlineItem, Place, ReferenceNote
from trendtui.model.rows import Row
from trendtui.search.pages.tallies import Desk, Lines, beside
from trendtui.store import page_rows

FIGURES, TRENDS, VALUES, LEFT_OUT = 300, 200, 24, 100
"""Rows of each part at the most."""

_SAID = ("title", "publisher", "date", "url")
"""What a reader wants to be told of a document."""


def document(desk: Desk, source: str) -> DocumentPage | None:
    """One document's page, or None when the index has it not."""
    row = desk.snapshot.by_source.get(source)
    if row is None:
        return None
    here = desk.passages("source", source)
    listed = desk.reader.passages_of(row["id"])
    place = _Places(row, listed)
    rows = {name: desk.reader.of_document(name, row["id"]) for name in ("section", "chart", "reference", "left_out")}
    order = [d["source"] for d in sorted(desk.snapshot.documents, key=lambda d: (d["date"] or "", d["source"]))]
    before, after = beside(order, source)
    return DocumentPage(
        source=source,
        path=row["path"] or "",
        title=row["title"] or source,
        publisher=row["publisher"] or "",
        authors=tuple(row["authors"]),
        date=row["date"] or "",
        language=row["language"] or "",
        kind=row["kind"] or "",
        format=row["format"] or "",
        url=row["url"] or "",
        imported=row["imported"] or "",
        characters=row["characters"] or 0,
        lines=row["lines"] or 0,
        passages=len(here),
        first=place({"line": listed[0]["line"] if listed else 1}),
        outline=tuple((_heading(s), place(s)) for s in rows["section"]),
        trends=desk.snapshot.trends.within(desk.reader, here, TRENDS),
        themes=desk.top("theme", here, VALUES),
        companies=desk.top("company", here, VALUES),
        years=desk.years(here),
        people=desk.top("person", here, VALUES),
        figures=desk.figures(page_rows.figure_ids(desk.reader, here, FIGURES)),
        figures_total=row["figures"],
        charts=tuple((ChartNote(c["line"], c["caption"] or "", c["url"] or ""), place(c)) for c in rows["chart"]),
        references=tuple(
            (ReferenceNote(r["label"] or "", r["text"] or "", r["url"] or "", r["line"]), place(r))
            for r in rows["reference"]
        ),
        left_out=_left_out(rows["left_out"], place),
        left_out_total=sum(x["end"] - x["start"] for x in rows["left_out"]),
        missing=tuple(name for name in _SAID if not row[name]),
        before=before,
        after=after,
    )


def _heading(row: Row) -> OutlineItem:
    return OutlineItem(row["level"], row["title"], row["label"] or "", row["kind"], row["line"], row["end_line"])


class _Places:
    """The place of a row of which only the lines are known: the passage there, or the next one."""

    def __init__(self, document: Row, passages: Sequence[Row]) -> None:
        self._source, self._title = document["source"], document["title"] or document["source"]
        self._lines = Lines((p["line"], p["id"], p["path"]) for p in passages)

    def __call__(self, row: Row) -> Place:
        passage, path = self._lines.at(row["line"])
        return Place(self._source, row["line"], row.get("end_line") or row["line"], passage, self._title, path)


def _left_out(rows: Sequence[Row], place: _Places) -> tuple[tuple[Warned, Place], ...]:
    """What the import left out, the longest stretches first."""
    longest = sorted(rows, key=lambda x: (x["start"] - x["end"], x["line"]))[:LEFT_OUT]
    return tuple(
        (Warned(x["reason"] or "", x["line"], x["end"] - x["start"]), place({"line": x["line"]})) for x in longest
    )
