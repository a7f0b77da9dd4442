"""More like this: the list of passages alike."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "More like this",
    "note": "in other documents, the likest first",
    "usual": "What they share is marked. enter opens, esc goes back",
    "none": "No passage of another document shares enough with this one.",
    "interrupted": "The comparison was interrupted by a search.",
}
