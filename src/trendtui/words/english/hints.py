"""Hints of the first days, each shown until it was seen."""

WORDS: dict[str, str | tuple[str, str]] = {
    "one-pane": "One pane at a time here: f facets, right preview, esc list.",
    "search": "Tip: / types a search, X clears it, ? shows every key of the place one is at.",
    "facets": "Tip: f goes to the facets; space there narrows to a value, x leaves it out.",
    "reader": "Tip: enter opens the report at the row; n and N go from hit to hit there.",
    "more": "Tip: m finds more like a passage, w tells why it was read so, y copies a citation.",
}
