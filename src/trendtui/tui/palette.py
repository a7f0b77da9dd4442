"""The palette: every action of the screen one is on, with its keys, and the values one can narrow to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from trendtui.tui.keys import KEYS, Key, name

SCREENS = {"browse": ("browse", "everywhere"), "reader": ("reader", "everywhere")}
"""Screen → the places whose actions it offers."""


class Actions(Provider):
    """The table of keys, as commands."""

    def _offered(self) -> Iterator[Key]:
        places = SCREENS.get(self.screen.id or "", ("everywhere",))
        return (key for key in KEYS if key.palette and key.place in places)

    def _words(self, key: Key) -> str:
        return f"{key.words}  ({', '.join(name(k) for k in (*key.keys, *key.twins))})"

    async def discover(self) -> Hits:
        """All actions, before anything is typed."""
        for key in self._offered():
            yield DiscoveryHit(Content(self._words(key)), partial(self._run, key), key.words)

    async def search(self, query: str) -> Hits:
        """The actions whose words or keys match."""
        matcher = self.matcher(query)
        for key in self._offered():
            words = self._words(key)
            if (score := matcher.match(words)) > 0:
                yield Hit(score, matcher.highlight(words), partial(self._run, key), key.words)

    async def _run(self, key: Key) -> None:
        node = self.app if key.place == "everywhere" else self.screen
        await self.app.run_action(key.action, node)
