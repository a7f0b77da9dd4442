"""The help over a screen: its frame, and what the examples of the query line find."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "帮助",
    "leave": "esc 关闭",
    "query-line": "检索行",
    "both": "同时含有两个词的段落",
    "together": "连在一起的这些字",
    "looser": "也找别名、异体、拼音、首字母、",
    "groups": "笔误：分组列在原样结果之后",
    "exactly": "只找原样；x 给所有词加引号",
    "either": "其中之一；不含此词的段落",
    "any": "任一取值；排除此值；tab 补全",
    "figure": "数字须满足的条件",
    "blanks": "带空格的取值",
    "range": "一段年份；只看预测",
    "fields": "报告、人物、数字的指标",
    "chinese": "字段名也可用中文",
}
