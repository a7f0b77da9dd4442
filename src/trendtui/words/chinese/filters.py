"""The active filters: chips in words, and the query line they stand for."""

WORDS: dict[str, str | tuple[str, str]] = {
    "theme": "主题 {value}",
    "company": "公司 {value}",
    "year": "年份 {value}",
    "person": "人物 {value}",
    "source": "报告 {value}",
    "forecast": "预测 {value}",
    "published": "发布 {value}",
    "kind": "数字类型 {value}",
    "metric": "指标 {value}",
    "not": "排除{words}",
    "without": "不含 {words}",
    "or": " 或 ",
    "or_else": "或{words}",
    "gone": "已去掉：{words}。",
    "none": "没有筛选条件可去掉。",
    "no_words": "没有筛选条件：检索行是空的。",
    "line": "检索式 {line}",
    "cannot_turn": "数字条件请改符号：用 < 代替 >。",
}
