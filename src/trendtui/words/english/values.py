"""All values of a facet, in a box."""

WORDS: dict[str, str | tuple[str, str]] = {
    "placeholder": "part of a name",
    "none": "none of them holds these words",
    "some": "{n:,} of {all}",
    "foot.choose": "choose or take away",
    "foot.list": "to the list",
    "foot.include": "include",
    "foot.exclude": "exclude",
    "foot.done": "done",
    "foot.search": "search",
    "foot.close": "close",
}
