"""Importing from within the app."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "导入报告：一个文件，或一个文件夹及其下全部",
    "stop": "正在导入。要停止吗？索引保持原样。",
    "placeholder": "路径",
    "foot.complete": "补全",
    "foot.import": "导入",
    "foot.close": "关闭",
    "foot.stop": "停止",
    "foot.on": "继续",
    "begins": "正在导入 {path}。I 停止",
    "step": "正在导入 {n} / {total}：{name}。I 停止",
    "done": "已导入 {documents}。",
    "done-but": "已导入 {documents}，{failed} 个无法读取：在命令行 trendtui import 可看原因。",
    "nothing": "没有新内容：都已在索引中。",
    "stopped": "导入已停止；索引保持原样。",
    "failed": "没有导入：{why}",
    "ended": "以代码 {code} 结束",
    "not-here": "此处无法导入：请用 trendtui import。",
    "replaced": "另一程序换上了新索引：按 R 显示。",
}
