"""The navigation: what facets are called and what stands among their values."""

WORDS: dict[str, str | tuple[str, str]] = {
    "name.theme": "Theme",
    "name.company": "Company",
    "name.year": "Year",
    "name.person": "Person",
    "name.source": "Document",
    "name.metric": "Measure",
    "more": "show {n:,} more",
    "fewer": "show fewer",
    "held": "{n:,} of {total:,}, a searches all",
}
