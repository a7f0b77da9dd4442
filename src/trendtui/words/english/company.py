"""What is said of companies that were discovered."""

WORDS: dict[str, str | tuple[str, str]] = {
    "judge.none": "Only companies are confirmed or rejected: 2 lists them.",
    "judge.listed": "{name} is in the catalogue of companies; only discovered ones are confirmed or rejected.",
    "judge.nowhere": "Companies cannot be confirmed here: nothing was set up to keep the answer.",
    "judge.confirmed": "{name} is confirmed in {file}; trendtui import --again makes it so everywhere",
    "judge.rejected": "{name} is rejected in {file}; trendtui import --again makes it so everywhere",
}
