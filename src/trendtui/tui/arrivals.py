"""What happened around an import, as the overview and the worker tell it: the list of messages goes on here."""

from __future__ import annotations

from textual.message import Message

from trendtui.tui.messages import _fact


@_fact
class ImportWished(Message):
    """Reports are to be imported, or the import that is running to be stopped."""


@_fact
class ImportStepped(Message):
    """An import goes on: files read, files in all, the one that is read now."""

    done: int
    total: int
    name: str


@_fact
class ImportEnded(Message):
    """An import came to its end; `bad` when it failed or was stopped."""

    sentence: str
    bad: bool
