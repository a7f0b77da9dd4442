"""Hints of the first days, each shown until it was seen."""

WORDS: dict[str, str | tuple[str, str]] = {
    "one-pane": "One pane at a time here: f facets, right preview, esc list.",
}
