"""Back and forward."""

WORDS: dict[str, str | tuple[str, str]] = {
    "beginning": "This is where the search began. q quits.",
    "end": "There is nothing further on: this is where you went last.",
}
