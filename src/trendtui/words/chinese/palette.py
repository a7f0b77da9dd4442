"""What the palette offers beside the table of keys."""

WORDS: dict[str, str | tuple[str, str]] = {
    "theme": "配色",
    "theme.what": "更换颜色",
    "screenshot": "截图",
    "screenshot.what": "保存屏幕图片",
    "placeholder": "要做什么，或按什么取值筛选",
    "themes": "搜索配色",
}
