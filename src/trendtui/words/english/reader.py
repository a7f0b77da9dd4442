"""The reader of a whole document."""

WORDS: dict[str, str | tuple[str, str]] = {
    "references": "References",
    "image": "image",
    "reading": "Reading",
    "hit": "hit {at} of {n:,}",
    "no-words": "The query has no words to find here.",
    "first": "Round to the first hit.",
    "last": "Round to the last hit.",
}
