"""What the palette offers beside the table of keys."""

WORDS: dict[str, str | tuple[str, str]] = {
    "theme": "Theme",
    "theme.what": "Change the colours",
    "screenshot": "Screenshot",
    "screenshot.what": "Save a picture of the screen",
    "placeholder": "What to do, or a value to narrow to",
    "themes": "Search among the themes",
}
