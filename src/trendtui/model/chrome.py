"""What the readers know about the dress around a report: furniture of web pages, captions, bylines, openings.

The values come from data/chrome.toml (see there for what each list means); `trendtui.knowledge.chrome` reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

REACH = 400
"""Characters of a block in which a cue is looked for; keeps every look constant in cost."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Alternatives of one kind as one compiled pattern; the empty one never matches."""

    pattern: re.Pattern[str]

    def find(self, text: str) -> re.Match[str] | None:
        """The first place where the cue stands in the first `REACH` characters."""
        return self.pattern.search(text[:REACH])

    def value(self, text: str) -> str:
        """What the first group of the first match holds, trimmed; empty when the cue does not stand there."""
        found = self.find(text)
        return next((group.strip() for group in found.groups() if group), "") if found else ""

    def fits(self, text: str) -> bool:
        """Whether the whole text is the cue, white space and a closing colon aside."""
        return self.pattern.fullmatch(text.strip().rstrip(":：").rstrip()) is not None if len(text) <= REACH else False

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self.find(text) is not None


@dataclass(frozen=True, slots=True)
class Chrome:
    """One cue per list of data/chrome.toml, under the list's name."""

    web: Cue
    closing: Cue
    end: Cue
    template: Cue
    advert: Cue
    legal: Cue
    contact: Cue
    caption: Cue
    credit: Cue
    image_names: Cue
    references: Cue
    contents: Cue
    front: Cue
    back: Cue
    author: Cue
    editor: Cue
    publisher: Cue
    date: Cue
    date_line: Cue
    date_cue: Cue
    year_now: Cue
    year_title: Cue
    year_next: Cue
    year_last: Cue
    year_then: Cue
    past: Cue
    future: Cue
    original: Cue
    organisations: Cue
    statement: Cue
    roles: Cue
    trend_words: Cue
    prediction_words: Cue
    counted_trends: Cue
    counted_bets: Cue
    counted_not: Cue
    spoken_aside: Cue
    greeting: Cue
    subject: Cue
    spoken_end: Cue
    openings_strong: Cue
    openings_medium: Cue
    openings_weak: Cue
    greeting_edge: int = 12
