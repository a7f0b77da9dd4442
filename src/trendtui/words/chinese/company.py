"""What is said of companies that were discovered."""

WORDS: dict[str, str | tuple[str, str]] = {
    "judge.none": "只有公司可以确认或否决：按 2 列出公司。",
    "judge.listed": "{name} 已在公司表中；只有新发现的公司可以确认或否决。",
    "judge.nowhere": "此处无法确认公司：没有保存答案的地方。",
    "judge.confirmed": "{name} 已确认，记入 {file}；trendtui import --again 使其处处生效",
    "judge.rejected": "{name} 已否决，记入 {file}；trendtui import --again 使其处处生效",
}
