"""The active filters: chips in words, and the query line they stand for."""

WORDS: dict[str, str | tuple[str, str]] = {
    "theme": "theme {value}",
    "company": "company {value}",
    "year": "year {value}",
    "person": "person {value}",
    "source": "document {value}",
    "forecast": "foretold for {value}",
    "published": "published {value}",
    "kind": "figures of {value}",
    "metric": "figures that measure {value}",
    "not": "not {words}",
    "without": "without {words}",
    "or": " or ",
    "or_else": "or {words}",
    "gone": "Taken away: {words}.",
    "none": "Nothing is filtered: there is nothing to take away.",
    "no_words": "Nothing is filtered: the query line is empty.",
    "line": "Query line {line}",
    "cannot_turn": "A condition is turned round by its sign: < for >.",
}
