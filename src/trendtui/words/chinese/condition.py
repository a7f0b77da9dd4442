"""The form for a condition on figures."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "只看这样的数字",
    "field.metric": "指标",
    "field.low": "不小于",
    "field.high": "不大于",
    "field.kind": "类型",
    "field.year": "年份",
    "field.company": "公司",
    "example.metric": "估值、ARR、增速；空着则不限",
    "example.low": "30%、1亿美元、10亿元、5000",
    "example.high": "50%、10亿美元、100亿元",
    "example.kind": "money、percent、count、duration……",
    "example.year": "2025，或 2025-2030",
    "example.company": "任一名称",
    "foot.search": "检索",
    "foot.next": "下一栏",
    "foot.close": "关闭",
}
