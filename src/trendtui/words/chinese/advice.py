"""What a list without rows says, and the ways on that it offers."""

WORDS: dict[str, str | tuple[str, str]] = {
    "nothing": "没有段落同时满足这些条件。",
    "less": "在一行上按 enter，放宽条件：",
    "fewer": "少用或换用几个词试试：/ 到检索行，X 清空。",
    "not-in-list": "结果中没有{what}。",
    "without": "去掉 {what}",
    "unquoted": "去掉引号",
    "import": "按 I 导入，或：trendtui import 路径",
    "then": "之后按 R 在此打开；q 退出。",
    "empty": "索引里还没有报告。",
}
