"""Amounts in words: each step of size with its template; whether two values are a range."""

WORDS: dict[str, str | tuple[str, str]] = {
    "steps": "1e12={n} trillion|1e9={n} billion|1e6={n} million",
    "range": "{low} to {high}",
}
