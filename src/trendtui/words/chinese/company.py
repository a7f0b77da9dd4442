"""What is said of companies that were discovered."""

WORDS: dict[str, str | tuple[str, str]] = {
    "judge.none": "只有公司可以确认或否决：按 2 列出公司。",
    "judge.listed": "{name} 已在公司表中；只有新发现的公司可以确认或否决。",
}
