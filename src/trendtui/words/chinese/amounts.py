"""Amounts in words: each step of size with its template; whether two values are a range."""

WORDS: dict[str, str | tuple[str, str]] = {
    "steps": "1e12={n}万亿|1e8={n}亿|1e4={n}万",
    "range": "{low} 至 {high}",
}
