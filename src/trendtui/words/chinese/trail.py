"""后退与前进。"""

WORDS: dict[str, str | tuple[str, str]] = {
    "beginning": "这里是起点。按 q 退出。",
    "end": "前面没有了：这是最后到过的地方。",
}
