"""The passages that searches have looked at, remembered while one version of the index is open: the next key press
looks at most of them again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from trendtui.model.results import Place

Among = Callable[[str, Sequence[int]], Iterator[sqlite3.Row]]
"""A statement with {ids} and the ids → its rows."""

_SHOWN = 4_000
"""Rows of lists that are remembered: some 4 MB."""

_TEXTS = 16_000
"""Texts that are remembered: some 10 MB. The next key press asks for most of those that the last one looked at."""

_MANY = 2_000
"""Texts that are read at once without being remembered: every candidate of a word, when the keys rest."""


class Text(NamedTuple):
    """What finding and ranking look at in a passage."""

    id: int
    kind: str
    text: str
    plain: str
    """The text in lower case."""
    document: int


class Shown(NamedTuple):
    """What a list shows of a passage, whatever was looked for."""

    place: Place
    kind: str
    text: str
    themes: tuple[str, ...]
    years: tuple[int, ...]


class LookedAt:
    """Texts and rows of one index, for one thread."""

    def __init__(self, among: Among) -> None:
        self._among = among
        self._texts: dict[int, Text] = {}
        self._shown: dict[int, Shown] = {}

    def texts(self, ids: Sequence[int]) -> Iterator[Text]:
        """The texts of passages, in no promised order; one that is gone is left out."""
        held = self._texts
        if len(ids) > _MANY:
            yield from self._read(ids)
            return
        missing = [i for i in ids if i not in held]
        if len(missing) + len(held) > _TEXTS:
            held.clear()
            missing = list(ids)
        for text in self._read(missing):
            held[text.id] = text
        yield from [held[i] for i in ids if i in held]

    def _read(self, ids: Sequence[int]) -> Iterator[Text]:
        for i, kind, text, document in self._among(
            "SELECT id, kind, text, document FROM passage WHERE id IN ({ids})", ids
        ):
            yield Text(i, kind, text, text.lower(), document)

    def shown(self, ids: Sequence[int]) -> dict[int, Shown]:
        """What lists show of passages, by id."""
        held = self._shown
        missing = [i for i in ids if i not in held]
        if len(missing) + len(held) > _SHOWN:
            held.clear()
            missing = list(ids)
        if missing:
            themes, years = self._marks_of(missing)
            sql = """SELECT p.id, p.line, p.end_line, p.kind, p.text, d.source, d.title, coalesce(s.path, '')
                     FROM passage p JOIN document d ON d.id = p.document LEFT JOIN section s ON s.id = p.section
                     WHERE p.id IN ({ids})"""
            for i, line, end, kind, text, source, title, path in self._among(sql, missing):
                place = Place(source, line, end, i, title or source, path)
                held[i] = Shown(place, kind, text, tuple(themes.get(i, ())), tuple(years.get(i, ())))
        return {i: held[i] for i in ids if i in held}

    def _marks_of(self, ids: Sequence[int]) -> tuple[dict[int, list[str]], dict[int, list[int]]]:
        """The themes and the years of passages, by id."""
        themes: dict[int, list[str]] = {}
        for r in self._among(
            "SELECT passage, theme FROM passage_theme WHERE passage IN ({ids}) ORDER BY score DESC, theme", ids
        ):
            themes.setdefault(r[0], []).append(r[1])
        years: dict[int, list[int]] = {}
        for r in self._among(
            "SELECT DISTINCT passage, year FROM passage_year WHERE passage IN ({ids}) ORDER BY year", ids
        ):
            years.setdefault(r[0], []).append(r[1])
        return themes, years
