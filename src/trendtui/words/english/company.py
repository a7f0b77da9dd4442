"""What is said of companies that were discovered."""

WORDS: dict[str, str | tuple[str, str]] = {
    "judge.none": "Only companies are confirmed or rejected: 2 lists them.",
    "judge.listed": "{name} is in the catalogue of companies; only discovered ones are confirmed or rejected.",
}
