"""The four lists; `.short` where there is little room, `.head` over their columns."""

WORDS: dict[str, str | tuple[str, str]] = {
    "overview": "概览",
    "trends": "趋势",
    "companies": "公司",
    "figures": "数字",
    "passages": "段落",
    "overview.short": "概览",
    "trends.short": "趋势",
    "companies.short": "公司",
    "figures.short": "数字",
    "passages.short": "段落",
    "trends.head": "  #  趋势",
    "companies.head": "公司",
    "passages.head": "段落",
    "column.passages": "段落",
    "column.documents": "报告",
    "column.figures": "数字",
    "discovered": "新发现",
    "line": "第 {n} 行",
}
