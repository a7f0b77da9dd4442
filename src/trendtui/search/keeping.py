"""What the reader's own collection asks of an index: a document with its passages and what a citation needs."""

from __future__ import annotations

from trendtui.model.collected import Cited, KeptDocument, KeptPassage
from trendtui.store.reading import Reader


def content(fingerprint: str) -> str:
    """Of a document's fingerprint, the part that is of its bytes alone."""
    return fingerprint.split(":")[0]


def kept(reader: Reader, source: str) -> KeptDocument | None:
    """A document with its passages in reading order, or None."""
    d = reader.document(source)
    if d is None:
        return None
    cited = Cited(
        title=d["title"] or "",
        publisher=d["publisher"] or "",
        authors=tuple(d["authors"]),
        date=d["date"] or "",
        url=d["url"] or "",
        kind=d["kind"] or "",
        language=d["language"] or "",
    )
    passages = (
        KeptPassage(p["id"], p["text"], p["line"], p["end_line"], p["path"], p["kind"])
        for p in reader.passages_of(d["id"])
    )
    return KeptDocument(source, content(d["fingerprint"]), cited, tuple(passages))
