"""The help over a screen: its frame, and what the examples of the query line find."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "Help",
    "leave": "esc closes it",
    "query-line": "The query line",
    "both": "passages that have both words",
    "together": "these characters together",
    "looser": "also other names, scripts, pinyin, initials,",
    "groups": "slips: marked groups after what was typed",
    "exactly": "only what was typed; x quotes all words",
    "either": "one of them; passages without it",
    "any": "any of the values; not that one; tab completes",
    "figure": "what a figure must be like",
    "blanks": "a value with blanks",
    "range": "a range; only what is foretold",
    "fields": "a document, a person, what is measured",
    "chinese": "the fields in Chinese",
}
