"""All values of a facet, in a box."""

WORDS: dict[str, str | tuple[str, str]] = {
    "placeholder": "名字的一部分",
    "none": "没有取值含有这些字",
    "some": "{n:,} / {all}",
    "foot.choose": "选中或取消",
    "foot.move": "移动",
    "foot.close": "关闭",
}
