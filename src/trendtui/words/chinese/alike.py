"""More like this: the list of passages alike."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "更多类似",
    "note": "在其他报告中，最相近的在前",
    "usual": "相同之处已标出。enter 打开，esc 返回",
    "none": "其他报告中没有与这一段足够相近的段落。",
    "interrupted": "比较被一次搜索打断。",
}
