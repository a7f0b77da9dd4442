"""What the palette offers beside the table of keys."""

WORDS: dict[str, str | tuple[str, str]] = {
    "theme": "配色",
    "theme.what": "更换颜色",
    "screenshot": "截图",
    "screenshot.what": "保存屏幕图片",
}
