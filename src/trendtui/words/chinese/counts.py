"""How many of what."""

WORDS: dict[str, str | tuple[str, str]] = {
    "documents": "{n:,} 篇报告",
    "passages": "{n:,} 段",
    "trends": "{n:,} 个趋势",
    "companies": "{n:,} 家公司",
    "figures": "{n:,} 个数字",
    "mentions": "{n:,} 处提及",
    "values": "{n:,} 个取值",
    "seen": "{d}，{p}",
    "seen-of": "{d}，{p}，{m}",
    "line-of": "第 {n:,} / {last:,} 行",
}
