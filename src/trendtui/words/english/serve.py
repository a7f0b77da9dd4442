"""The app in a browser."""

WORDS: dict[str, str | tuple[str, str]] = {
    "at": "trendtui is at {url} (ctrl+c ends it)",
    "open": "Warning: {host} is not this machine alone. Whoever reaches {url} reads and writes as you do: there is no "
    "password and no encryption.",
    "missing": "textual-serve is not installed: it puts the app into a browser",
    "install": "Install it beside trendtui: pip install 'trendtui[web]', or pip install textual-serve",
    "taken": "cannot listen at {host}, port {port}: {why}",
    "other_port": "Choose another: trendtui serve --port {port}",
    "ended": "The session has ended.",
    "again": "Start again",
    "loading": "Loading",
    "copied": "{what} sent to the browser, which takes it on this machine or over https only",
    "text": "There is no editor in a browser: the text of {source} is downloaded instead; this is line {line}.",
}
