"""The list of figures: its columns and its orders."""

WORDS: dict[str, str | tuple[str, str]] = {
    "words": "原文",
    "value": "数值",
    "log": "对数条：{kinds}",
    "in-words": "数字按报告原文显示。",
    "in-values": "数字按数值显示。",
    "company": "公司",
    "measure": "指标",
    "year": "年份",
    "order.place": "数字按在报告中出现的先后排列。",
    "order.value": "数字逐类排列，大者在前。",
    "order.year": "数字按年份排列，近者在前。",
    "order.company": "数字按公司排列。",
    "kind": "{kind}类数字：第 {n} / {total} 类。",
    "all-kinds": "所有类型的数字。",
    "none": "这里没有数字。",
}
