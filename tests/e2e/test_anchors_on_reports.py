"""Bookmarks on real reports that are then edited: each finds its own passage or says why not; none takes another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from trendtui.collection.anchoring import Text, anchor, find
from trendtui.model.collected import Anchor, KeptDocument, KeptPassage
from trendtui.search.service import Explorer

pytestmark = pytest.mark.slow
EVERY = 7
"""Of so many passages one is bookmarked; and one is edited, so that of seven bookmarks one is."""

Edit = Callable[[int, str], str | None]
"""A passage's number and text → its new text, None when it is deleted."""


@pytest.fixture(scope="module")
def documents(seeds_index: Path) -> Iterator[list[KeptDocument]]:
    explorer = Explorer.open(seeds_index)
    yield [d for source in explorer.fingerprints() if (d := explorer.kept(source)) is not None]
    explorer.close()


@pytest.fixture(scope="module")
def kept(documents: list[KeptDocument]) -> list[tuple[KeptDocument, KeptPassage, Anchor]]:
    return [(d, p, anchor(d, p.passage)) for d in documents for p in d.passages[::EVERY]]


def edited(document: KeptDocument, edit: Edit) -> Text:
    """The document after an edit, every line two lower."""
    passages = [
        replace(p, text=text, line=p.line + 2, end_line=p.end_line + 2)
        for number, p in enumerate(document.passages)
        if (text := edit(number, p.text)) is not None
    ]
    return Text(replace(document, fingerprint="another", passages=tuple(passages)))


def middle_changed(number: int, text: str) -> str:
    return text if number % (2 * EVERY) else f"{text[: len(text) // 2]}改{text[len(text) // 2 + 1 :]}"


@pytest.mark.parametrize(
    ("edit", "whole", "least"),
    [
        (lambda number, text: text, "moved", 1.0),
        (middle_changed, "changed", 0.95),
        (lambda number, text: None if number % (2 * EVERY) == 0 else text, "gone", 1.0),
    ],
    ids=["lines inserted", "a character changed", "deleted"],
)
def test_every_bookmark_tells_what_became_of_its_words(
    documents: list[KeptDocument], kept: list[tuple[KeptDocument, KeptPassage, Anchor]], edit: Edit, whole: str,
    least: float,
) -> None:  # fmt: skip
    texts = {d.source: edited(d, edit) for d in documents}
    touched: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for document, passage, made in kept:
        number = document.passages.index(passage)
        found = find(made, texts[document.source])
        (left if edit(number, passage.text) == passage.text else touched)[found.status] += 1
        if found.status in ("here", "moved"):
            assert found.passage is not None
            assert found.passage.passage == passage.passage, f"{passage.text[:40]} was taken for another's"
    assert len(kept) > 100
    assert left["moved"] >= 0.97 * left.total()
    assert touched.total() == 0 or touched[whole] >= least * touched.total()
    assert not touched["here"] + touched["moved"]
