"""The menu of completions under the query line, and the hint beside it."""

WORDS: dict[str, str | tuple[str, str]] = {
    "takes": "enter 采用",
    "how": "tab 取第一个，up 挑选",
    "hint": "tab：{what}",
}
