"""The form for a condition on figures."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "Only figures that are like this",
    "field.metric": "Measure",
    "field.low": "At least",
    "field.high": "At most",
    "field.kind": "Kind",
    "field.year": "Year",
    "field.company": "Company",
    "example.metric": "估值, ARR, growth; empty for any",
    "example.low": "30%, $1b, 10亿元, 5000",
    "example.high": "50%, $10b, 100亿元",
    "example.kind": "money, percent, count, duration...",
    "example.year": "2025, or 2025-2030",
    "example.company": "any of its names",
    "foot.search": "search",
    "foot.next": "next field",
    "foot.close": "close",
}
