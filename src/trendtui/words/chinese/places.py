"""What is told of a place that the index does not have."""

WORDS: dict[str, str | tuple[str, str]] = {
    "no-document": "索引里没有报告 {name}",
    "see": "查看现有报告：trendtui stats",
    "several": "{name} 可能指 {n} 篇报告：{some}",
    "write-more": "请把名字写得更全。",
    "no-line": "{source} 没有第 {line} 行",
    "lines": "它有第 1 至 {last} 行。",
    "no-passage": "{source} 第 {line} 行及其后没有段落",
    "chrome": "其后是页面杂项或参考资料。",
}
