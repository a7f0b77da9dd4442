"""How many of what."""

WORDS: dict[str, str | tuple[str, str]] = {
    "documents": ("{n:,} document", "{n:,} documents"),
    "passages": ("{n:,} passage", "{n:,} passages"),
    "trends": ("{n:,} trend", "{n:,} trends"),
    "companies": ("{n:,} company", "{n:,} companies"),
    "figures": ("{n:,} figure", "{n:,} figures"),
    "mentions": ("{n:,} mention", "{n:,} mentions"),
    "values": ("{n:,} value", "{n:,} values"),
    "seen": "{p} in {d}",
    "seen-of": "{m} in {p} of {d}",
    "line-of": "line {n:,} of {last:,}",
}
