"""All values of a facet, in a box."""

WORDS: dict[str, str | tuple[str, str]] = {
    "placeholder": "名字的一部分",
    "none": "没有取值含有这些字",
    "some": "{n:,} / {all}",
    "foot.choose": "选中或取消",
    "foot.list": "到列表",
    "foot.include": "选入",
    "foot.exclude": "排除",
    "foot.done": "完成",
    "foot.search": "查找",
    "foot.close": "关闭",
}
