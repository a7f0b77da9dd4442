"""What the chips and the form for conditions tell: messages as those of `messages.py`, which has no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from trendtui.tui.messages import _fact

if TYPE_CHECKING:
    from trendtui.model.query import Condition, Filter, Query, Term
    from trendtui.tui.clipboard import Copied


@_fact
class ConditionCounted(Message):
    """How many passages a query with another condition finds, and what is odd in it."""

    query: Query
    total: int
    notes: tuple[str, ...]


@_fact
class ChipTaken(Message):
    """One part of the query is to be taken away."""

    part: Term | Filter | Condition


@_fact
class ChipTurned(Message):
    """One part of the query is to be excluded, or wanted again."""

    part: Term | Filter | Condition


@_fact
class ChipsLeft(Message):
    """The line of active filters has nothing more to show, or is left with a key."""


@_fact
class LineCopied(Message):
    """The query line was copied, by this route."""

    line: str
    copied: Copied
