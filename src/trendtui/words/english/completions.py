"""The menu of completions under the query line, and the hint beside it."""

WORDS: dict[str, str | tuple[str, str]] = {
    "takes": "enter takes it",
    "how": "tab the first, up picks",
    "hint": "tab: {what}",
}
