"""What is marked in a whole document beside the hits, and which documents have the hits of a query."""

from __future__ import annotations

from collections.abc import Sequence

from pyroaring import BitMap

from trendtui.model.noted import DocumentHits, Noted
from trendtui.model.results import Marks
from trendtui.search.matching import candidates
from trendtui.search.ranking import marks
from trendtui.search.rows import figure_row, place_of
from trendtui.search.snapshot import Snapshot
from trendtui.store import noted as found_in
from trendtui.store.folding import fold
from trendtui.store.grams import occurrences
from trendtui.store.reading import Reader

COUNTED = 4_000
"""Passages whose hits are counted over all documents: some 0.1 s, in a worker. Of more the number is not told."""


def noted(reader: Reader, source: str) -> tuple[Noted, ...]:
    """Everything in a document that can be pointed at, in reading order; nothing when the index has it not."""
    row = reader.document(source)
    if row is None:
        return ()
    document = row["id"]
    passages = reader.passages_of(document)
    numbers = {p["id"]: p["number"] for p in passages}
    texts = {p["id"]: p["text"] for p in passages}
    made = [Noted(p, s, e, "company", text, name, rule or "")
            for p, s, e, text, name, rule in found_in.mentions(reader, document)]  # fmt: skip
    made += [
        Noted(f["passage"], f["start"], f["end"], "figure", f["text"], f["company_name"] or "", f["rule"] or "",
              figure_row(f))
        for f in found_in.figures(reader, document)
    ]  # fmt: skip
    made += [
        Noted(p, s, e, "year", texts[p][s:e], str(year), f"years:{role}")
        for p, s, e, year, role in found_in.years(reader, document)
    ]
    made += [
        Noted(p, *_stands(texts[p], words), "theme", "", slug, f"themes.toml:{slug} (score {score:.2f})")
        for p, slug, words, score in found_in.themes(reader, document)
    ]
    made += [
        Noted(p, s, e, "citation", texts[p][s:e], label, "")
        for p, s, e, label in found_in.citations(reader, document)
    ]  # fmt: skip
    made.sort(key=lambda n: (numbers[n.passage], n.start, -n.end))
    return tuple(made)


def _stands(text: str, words: Sequence[str]) -> tuple[int, int]:
    """Where the first of a theme's words stands in a text."""
    places = (place for word in words for place in occurrences(fold(word).text, text))
    return min(places, default=(0, 0))


def hits_in(texts: Sequence[str], words: str) -> tuple[Marks, ...]:
    """Where words stand in each of some texts, in whatever script, width and case; all of them as one phrase."""
    wanted = fold(words).text.strip()
    return tuple(marks(text, (wanted,)) if wanted else () for text in texts)


def documents_with(
    reader: Reader, snapshot: Snapshot, found: BitMap, needles: Sequence[str]
) -> tuple[DocumentHits, ...]:
    """The documents with found passages, the newest first.

    Args:
        found: the passages that a query finds.
        needles: what is marked in a text, folded.
    """
    sets = [candidates(reader, needle) for needle in needles]
    having = BitMap.union(BitMap(), *(snapshot.live if s is None else s for s in sets))
    shares = [(here, document & having) for document in snapshot.newest if (here := document & found)]
    known = sum(len(marked) for _, marked in shares) <= COUNTED
    ids = [i for _, marked in shares for i in marked] if known else []
    counted = {i: len(marks(text, needles)) for i, _, text, *_ in reader.texts(ids)}
    firsts = reader.passages([here.min() for here, _ in shares])
    return tuple(
        DocumentHits(
            place_of(firsts[here.min()]), len(here), sum(counted.get(i, 0) for i in marked) if known else -1
        )
        for here, marked in shares
    )  # fmt: skip
