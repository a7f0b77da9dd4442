"""Hints of the first days, each shown until it was seen."""

WORDS: dict[str, str | tuple[str, str]] = {
    "one-pane": "此处一次一个窗格：f 分面，right 预览，esc 列表。",
}
