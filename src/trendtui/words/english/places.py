"""What is told of a place that the index does not have."""

WORDS: dict[str, str | tuple[str, str]] = {
    "no-document": "the index has no document {name}",
    "see": "See what it has: trendtui stats",
    "several": "{name} may mean {n} documents: {some}",
    "write-more": "Write more of the name.",
    "no-line": "{source} has no line {line}",
    "lines": "It has lines 1 to {last}.",
    "no-passage": "{source} has no passage at line {line} or after it",
    "chrome": "What follows is chrome or references.",
}
