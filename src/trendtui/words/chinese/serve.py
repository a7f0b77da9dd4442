"""The app in a browser."""

WORDS: dict[str, str | tuple[str, str]] = {
    "at": "trendtui 已在 {url} 提供（ctrl+c 结束）",
    "open": "警告：{host} 不限于本机。任何能打开 {url} 的人都可以和你一样读写：没有密码，也没有加密。",
    "missing": "没有安装 textual-serve：它让程序在浏览器中运行",
    "install": "装在 trendtui 旁边：pip install 'trendtui[web]'，或 pip install textual-serve",
    "taken": "无法在 {host} 的端口 {port} 上监听：{why}",
    "other_port": "换一个端口：trendtui serve --port {port}",
    "ended": "会话已结束。",
    "again": "重新开始",
    "loading": "载入中",
    "copied": "{what}已送到浏览器；只有在本机或经 https 时浏览器才会收下",
    "text": "浏览器里没有编辑器：改为下载 {source} 的全文；此处是第 {line} 行。",
}
