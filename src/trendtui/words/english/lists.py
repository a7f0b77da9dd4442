"""The four lists; `.short` where there is little room, `.head` over their columns."""

WORDS: dict[str, str | tuple[str, str]] = {
    "overview": "Overview",
    "trends": "Trends",
    "companies": "Companies",
    "figures": "Figures",
    "passages": "Passages",
    "overview.short": "All",
    "trends.short": "Trend",
    "companies.short": "Comp",
    "figures.short": "Fig",
    "passages.short": "Pass",
    "trends.head": "  #  Trend",
    "companies.head": "Company",
    "passages.head": "Passage",
    "column.passages": "passages",
    "column.documents": "docs",
    "column.figures": "figures",
    "discovered": "discovered",
    "line": "line {n}",
}
