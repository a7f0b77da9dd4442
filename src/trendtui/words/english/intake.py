"""Importing from within the app."""

WORDS: dict[str, str | tuple[str, str]] = {
    "title": "Import reports: a file, or a folder with all below it",
    "stop": "An import is running. Stop it? The index stays as it was.",
    "placeholder": "path",
    "foot.complete": "complete",
    "foot.import": "import",
    "foot.close": "close",
    "foot.stop": "stop it",
    "foot.on": "let it go on",
    "begins": "Importing {path}. I stops it",
    "step": "Importing {n} of {total}: {name}. I stops it",
    "done": "{documents} imported.",
    "done-but": "{documents} imported, {failed} could not be read: trendtui import in a shell tells why.",
    "nothing": "Nothing new there: all of it is in the index.",
    "stopped": "The import was stopped; the index is as it was.",
    "failed": "Nothing was imported: {why}",
    "ended": "it ended with code {code}",
    "not-here": "Nothing can be imported from here: trendtui import does it.",
    "replaced": "Another program has put a new index in place: R shows it.",
}
