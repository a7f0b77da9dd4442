"""How what was found is grouped by the way that found it, and told in a line."""

WORDS: dict[str, str | tuple[str, str]] = {
    "alias": "another name",
    "regional": "a region's word",
    "numeral": "the number written otherwise",
    "pinyin": "pinyin",
    "initials": "initials",
    "sound": "sounds alike",
    "slip": "a slip of typing",
    "parts": "its parts",
    "narrows": "enter narrows to it",
    "first": "{how}; x: exactly as typed",
    "nothing-as-typed": "Nothing is as typed. In looser ways:",
    "missing": (
        "{n:,} more passage of the group above: go on down to fetch it",
        "{n:,} more passages of the group above: go on down to fetch them",
    ),
    "all-looser": "none as typed, all looser",
    "shares": "{exact:,} as typed, {looser:,} looser",
    "ms": "{n:.0f} ms",
    "fast": "under 1 ms",
    "comma": ", ",
    "semicolon": "; ",
    "instead": "≈ {what} ({how}), nothing as typed",
}
