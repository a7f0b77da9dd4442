"""Keys in turn: each takes effect before the next one is looked at.

Textual hands a key to the widget that has the focus when it arrives, and looks for its binding only when
it has come back unused from there. A burst of keys arrives at once: of `/算力⏎4` the 4 would be typed into
the box that ⏎ is about to leave. Who types ahead, or sits behind a slow line, means the keys one after
the other, each on what the one before it led to.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.widgets import Input

from trendtui.tui.screens.acting import Acting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.message_pump import MessagePump

PATIENCE = 0.5
"""Seconds that a key waits for the one before it, and for what that one asked; then it goes its way."""


class InTurn(App[None]):
    """An app whose keys take turns."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key] = deque()
        self._turn = 0
        self._busy = False
        self._tasks: set[asyncio.Task[None]] = set()

    async def on_event(self, event: events.Event) -> None:
        """A key from the terminal gets in line; all else goes on as ever."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if not self._busy:
            self._busy = True
            await self._next()

    async def _next(self) -> None:
        """The next key's turn, as soon as the screen shows what the last one asked for."""
        if not self._waiting:
            self._busy = False
            return
        screen = self.screen
        typing = isinstance(screen.focused, Input)
        if isinstance(screen, Acting) and not typing and not screen.ready.is_set():
            # In a task: the answer may be among the messages that this app has still to handle.
            task = asyncio.create_task(self._next_when(screen.ready))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            await self._take(self._waiting.popleft())

    async def _next_when(self, ready: asyncio.Event) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(ready.wait(), PATIENCE)
        if self._waiting:
            self.call_later(self._take, self._waiting.popleft())

    async def _take(self, key: events.Key) -> None:
        self._turn += 1
        target = self.focused or self.screen
        await super().on_event(key)
        # What is posted now goes the way of the key, behind it: up to the app, which runs its binding. The
        # second time it goes behind what the action told.
        way = target.ancestors_with_self
        self._follow((*way, *way), self._turn)
        self.set_timer(PATIENCE, lambda turn=self._turn: self._end(turn))

    def _follow(self, way: Sequence[MessagePump], turn: int) -> None:
        for step, pump in enumerate(way):
            if pump.call_later(self._follow, way[step + 1 :], turn):
                return
        self._end(turn)

    def _end(self, turn: int) -> None:
        if turn == self._turn:
            self._turn += 1
            self.call_later(self._next)
