"""The list of figures: its columns and its orders."""

WORDS: dict[str, str | tuple[str, str]] = {
    "words": "As written",
    "value": "Value",
    "log": "log bars: {kinds}",
    "in-words": "Figures in the words of the reports.",
    "in-values": "Figures as values.",
    "company": "Company",
    "measure": "Measure",
    "year": "year",
    "order.place": "Figures in the order they stand in the reports.",
    "order.value": "Figures kind by kind, largest first.",
    "order.year": "Figures by year, latest first.",
    "order.company": "Figures by company.",
    "kind": "Figures of {kind}: {n} of {total} kinds.",
    "all-kinds": "Figures of all kinds.",
    "none": "There are no figures here.",
}
