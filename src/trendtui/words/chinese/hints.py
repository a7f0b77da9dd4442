"""Hints of the first days, each shown until it was seen."""

WORDS: dict[str, str | tuple[str, str]] = {
    "one-pane": "此处一次一个窗格：f 分面，right 预览，esc 列表。",
    "search": "提示：/ 搜索，X 清空，? 显示此处的全部按键。",
    "facets": "提示：f 到分面；在那里 space 选入一个取值，x 排除。",
    "reader": "提示：enter 打开报告到该处；在那里 n、N 前后跳到命中。",
    "more": "提示：m 找类似段落，w 看依据，y 复制引文。",
}
