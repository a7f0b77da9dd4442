"""The navigation: what facets are called and what stands among their values."""

WORDS: dict[str, str | tuple[str, str]] = {
    "name.theme": "主题",
    "name.company": "公司",
    "name.year": "年份",
    "name.person": "人物",
    "name.source": "报告",
    "name.metric": "指标",
    "more": "再显示 {n:,} 个",
    "fewer": "收起",
    "held": "{n:,} / {total:,}，a 搜索全部",
}
