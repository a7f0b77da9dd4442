"""Why: what was read in a passage."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "Why",
    "note": "what was read here, as what, by which rule",
    "found": "{n:,} found",
    "nothing": "nothing found",
    "empty": "Extraction found no company, figure, year, person or theme in this passage.",
    "foot.close": "close",
    "foot.company": "page of the company",
    "gone": "This passage is no longer in the index. R among the lists opens it again.",
    "company": "company",
    "org": "org",
    "figure": "figure",
    "year": "year",
    "person": "person",
    "theme": "theme",
    "per": "per {what}",
    "discovered": "({status})",
}
