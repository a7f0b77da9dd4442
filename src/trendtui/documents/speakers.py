"""Who speaks in a written-down conversation: 主持人：, 嘉宾：, Speaker 1:, names before a colon, again and again.

The label stays in the text, so that people see who speaks; only what is looked for in the words skips it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trendtui.documents.lines import Line

Speakers = Mapping[int, str]
"""Number of a line → who speaks in it; empty when the text is no conversation."""

_LABEL = re.compile(
    r"[【\[*]{0,2}([^\s：:，。,.!?！？【】\[\]*|][^：:，。,!?！？【】\[\]*|]{0,23})[】\]*]{0,2}\s*(?:[（(][^)）]{1,12}[)）])?\s*[：:]\s*"
)
_SHARE = 0.4  # of the lines begin with the name of a speaker
_TURNS = 3  # of a speaker
_MOST = 8  # speakers of a conversation
_SHORT = 40  # characters of a turn that is joined to the next one
_LONG = 600  # characters of a passage; a longer turn is cut at its lines


def without_labels(words: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """Lines without the names of those who speak, and these names; none when it is no conversation."""
    labels = [_LABEL.match(line[:60]) for line in words]
    counted = Counter(found[1].strip() for found in labels if found)
    names = frozenset(name for name, count in counted.items() if count >= _TURNS)
    said = sum(counted[name] for name in names)
    if not 2 <= len(names) <= _MOST or said < _SHARE * len(words):
        return list(words), frozenset()
    bare = [
        line[found.end() :] if found and found[1].strip() in names else line
        for line, found in zip(words, labels, strict=True)
    ]
    return bare, names


def by_speaker(clauses: Sequence[Line]) -> tuple[list[Line], Speakers]:
    """The clauses with the words alone as their text (their place still holds the label), and who says them."""
    bare, names = without_labels([line.text for line in clauses])
    if not names:
        return list(clauses), {}
    speakers: dict[int, str] = {}
    speaker = ""
    for line, words in zip(clauses, bare, strict=True):
        if words != line.text and (found := _LABEL.match(line.text[:60])):
            speaker = found[1].strip()
        speakers[line.number] = speaker
    return [replace(line, text=words or line.text) for line, words in zip(clauses, bare, strict=True)], speakers


def turns(clauses: Sequence[Line], speakers: Speakers) -> list[tuple[int, int]]:
    """Where passages begin and end (positions in `clauses`): turns, a short one with the one that answers it."""
    cuts: list[tuple[int, int]] = []
    start = size = 0
    for at, line in enumerate(clauses):
        changed = at > 0 and speakers.get(line.number) != speakers.get(clauses[at - 1].number)
        if at > start and ((changed and size > _SHORT) or size + len(line.text) > _LONG):
            cuts.append((start, at))
            start, size = at, 0
        size += len(line.text)
    return [*cuts, (start, len(clauses))] if clauses else []
