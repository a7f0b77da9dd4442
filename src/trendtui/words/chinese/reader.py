"""The reader of a whole document."""

WORDS: dict[str, str | tuple[str, str]] = {
    "references": "参考资料",
    "image": "图",
    "reading": "正在读取",
    "hit": "命中 {at} / {n:,}",
    "no-words": "检索式里没有可在此查找的词。",
    "first": "回到第一处命中。",
    "last": "绕到最后一处命中。",
}
