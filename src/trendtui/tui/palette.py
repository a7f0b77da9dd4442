"""The palette: every action of the screen one is on, with its keys, and the values one can narrow to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from trendtui.tui.keys import KEYS, Key, name
from trendtui.tui.messages import FacetToggled
from trendtui.tui.present.cells import clean, shown
from trendtui.tui.present.facets import name as facet_name
from trendtui.tui.screens.acting import Acting
from trendtui.tui.screens.digging import Digging
from trendtui.tui.screens.searching import Searching
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trendtui.model.results import FacetValue

VALUES = 20
"""Values of facets that are offered at most; more letters make them fewer."""


class Actions(Provider):
    """The table of keys, as commands; and the facets' values, once something is typed."""

    def _offered(self) -> Iterator[Key]:
        here = self.screen.keys_of if isinstance(self.screen, Acting) else ""
        places = (here, "everywhere")
        return (key for key in KEYS if key.palette and key.place in places)

    def _words(self, key: Key) -> str:
        return f"{key.words}  ({', '.join(name(k) for k in (*key.keys, *key.twins))})"

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for key in self._offered():
            yield DiscoveryHit(Content(self._words(key)), partial(self._run, key), key.words)

    async def search(self, query: str) -> Hits:
        """The actions whose words or keys match, then the values whose names hold what was typed."""
        matcher = self.matcher(query)
        for key in self._offered():
            words = self._words(key)
            if (score := matcher.match(words)) > 0:
                yield Hit(score, matcher.highlight(words), partial(self._run, key), key.words)
        for rank, (field, value) in enumerate(self._values(query.strip().lower())):
            words = f"{facet_name(field)}: {value.label}  ({say('counts.passages', n=value.count)})"
            command = partial(self.screen.post_message, FacetToggled(field, value.value))
            yield Hit(0.5 - rank / 1000, Content(shown(clean(words))), command, value.label)

        for rank, (named, line) in enumerate(self._searches(query.strip().lower())):
            words = say("collect.run", name=named, query=line)
            yield Hit(0.6 - rank / 1000, Content(shown(clean(words))), partial(self._take_up, line), named)

    def _searches(self, typed: str) -> list[tuple[str, str]]:
        """The saved searches whose name or query holds what was typed."""
        screen = self.screen
        if not isinstance(screen, Digging) or not typed:
            return []
        return [one for one in screen.kept.searches.items() if any(typed in part.lower() for part in one)][:VALUES]

    def _take_up(self, line: str) -> None:
        if isinstance(screen := self.screen, Digging):
            screen.come_back(f"line:{line}")

    def _values(self, typed: str) -> list[tuple[str, FacetValue]]:
        screen = self.screen
        if not isinstance(screen, Searching) or screen.answer is None or not typed:
            return []
        found = [
            (field, value)
            for field, values in screen.answer.facets.items()
            for value in values
            if not value.excluded
            if typed in value.label.lower() or typed in value.value.lower()
        ]
        return sorted(found, key=lambda one: -one[1].count)[:VALUES]

    async def _run(self, key: Key) -> None:
        node = self.app if key.place == "everywhere" else self.screen
        await self.app.run_action(key.action, node)
