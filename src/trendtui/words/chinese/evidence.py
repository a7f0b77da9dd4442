"""Why: what was read in a passage."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "依据",
    "note": "这里读出了什么、作何解、凭哪条规则",
    "found": "{n:,} 项",
    "nothing": "没有发现",
    "empty": "这一段里没有读出公司、数字、年份、人物或主题。",
    "foot.close": "关闭",
    "foot.company": "公司页面",
    "gone": "索引里已没有这一段。在总览按 R 重新打开索引。",
    "company": "公司",
    "org": "机构",
    "figure": "数字",
    "year": "年份",
    "person": "人物",
    "theme": "主题",
    "per": "每{what}",
    "discovered": "（{status}）",
}
