"""How what was found is grouped by the way that found it, and told in a line."""

WORDS: dict[str, str | tuple[str, str]] = {
    "alias": "别名",
    "regional": "地区用词",
    "numeral": "数字的另一写法",
    "pinyin": "拼音",
    "initials": "首字母",
    "sound": "同音",
    "slip": "笔误",
    "parts": "拆开的部分",
    "narrows": "enter 以此筛选",
    "first": "{how}；x：只按原样",
    "nothing-as-typed": "没有与输入完全一致的。放宽后：",
    "missing": "上一组还有 {n:,} 段：继续向下即取来",
    "all-looser": "原样 0，均为放宽所得",
    "shares": "原样 {exact:,}，放宽 {looser:,}",
    "ms": "{n:.0f} 毫秒",
    "fast": "不到 1 毫秒",
    "comma": "，",
    "semicolon": "；",
    "instead": "≈ {what}（{how}），没有原样的",
}
