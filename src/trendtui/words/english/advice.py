"""What a list without rows says, and the ways on that it offers."""

WORDS: dict[str, str | tuple[str, str]] = {
    "nothing": "Nothing has all of this.",
    "less": "Enter on a row asks for less:",
    "fewer": "Fewer or other words may help. / goes to the query line, X clears it.",
    "not-in-list": "No {what} in what was found.",
    "without": "without {what}",
    "unquoted": "without quotation marks",
    "import": "I imports, or: trendtui import PATH",
    "then": "Then R opens it here; q quits.",
    "empty": "The index holds no documents yet.",
}
