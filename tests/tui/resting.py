"""When an app under test is at rest: told by its event loop, not by a fixed pause.

Textual's pilot waits until the process has hardly used the processor for 20 ms, three times for every key: half of
the time of all tests of the screens. Here an app is at rest when nothing can run any more but timers and threads.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.worker import WorkerCancelled

PATIENCE = 10.0
"""Seconds after which an app that never comes to rest fails its test."""


async def nothing_to_run(min_sleep: float = 0, max_sleep: float = PATIENCE) -> None:
    """Wait until every task of the loop waits for a timer, a thread or a message; takes the place of `wait_for_idle`.

    Raises:
        TimeoutError: messages went on making messages.
    """
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    until = time.monotonic() + PATIENCE
    await asyncio.sleep(0)
    # What is ready beside this task is in the same queue: when that is empty, all others wait.
    while ready:
        if time.monotonic() > until:
            raise TimeoutError(f"{len(ready)} callbacks are still to be run after {PATIENCE} s")
        await asyncio.sleep(0)


async def at_rest(app: App[Any]) -> None:
    """Wait until every message is handled, every worker is done, and everything is painted.

    Raises:
        TimeoutError: it never came to rest.
    """
    until = time.monotonic() + PATIENCE
    while True:
        await nothing_to_run()
        if running := [worker for worker in app.workers if not worker.is_finished]:
            for worker in running:
                # An exclusive worker is cancelled by the next one of its group.
                with suppress(WorkerCancelled):
                    await worker.wait()
        elif app.is_running and app._resize_event is not None:
            # What timers would do within the next sixtieth of a second is done now.
            app._check_resize()
        elif app.is_running and _to_paint(app.screen):
            app.screen._on_timer_update()
        elif app.animator._complete_event.is_set():
            return
        else:
            await app.animator.wait_until_complete()
        if time.monotonic() > until:
            raise TimeoutError(f"the app is not at rest after {PATIENCE} s")


def _to_paint(screen: Screen[Any]) -> bool:
    """Whether anything waits for the next paint."""
    return bool(
        screen.is_current
        and (
            screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._recompose_required
            or screen._dirty_widgets
            or screen._callbacks
        )
    )
