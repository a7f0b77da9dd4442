"""What the lexicon of an index answers: other names, readings, homophones, words. One per open index and thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from trendtui.store.lexicon import READINGS, SYLLABLES, TRADITIONAL, name_key
from trendtui.store.reading import Reader
from trendtui.store.sounds import read_aloud

_PAIRS = 64
"""Pairs of characters with one sound that are looked at: more are hardly ever words."""


class Thesaurus:
    """Other forms of a word, as the index knows them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.pairs = lru_cache(maxsize=4096)(self._pairs)

    def warm(self) -> None:
        """Read what is kept in memory."""
        _ = (self.words, self.terms, self.syllables, self.traditional)

    def others(self, folded: str) -> list[tuple[str, ...]]:
        """The groups that a folded name stands in, each whole and in its order; see `lexicon.name_key`."""
        rows = self._reader.rows(
            "SELECT grp, name FROM alias WHERE grp IN (SELECT grp FROM alias WHERE folded = ?) ORDER BY rowid",
            (name_key(folded),),
        )
        groups: dict[int, list[str]] = {}
        for group, name in rows:
            groups.setdefault(group, []).append(name)
        return [tuple(names) for names in groups.values()]

    def read_as(self, way: str, key: str, *, begins: bool, limit: int = 40) -> list[tuple[str, str, int]]:
        """(term, kind, how often) of the terms that have a key, or whose key begins with it; most frequent first.

        Args:
            way: pinyin or initials.
        """
        where, values = ("r.key = ?", (way, key)) if not begins else ("r.key >= ? AND r.key < ?", (way, key, key + "~"))
        rows = self._reader.rows(
            f"SELECT t.term, t.kind, t.n FROM reading r JOIN term t ON t.term = r.term WHERE r.way = ? AND {where} "
            "ORDER BY t.n DESC, t.term LIMIT ?",
            (*values, limit),
        )
        return [(str(r[0]), str(r[1]), int(r[2])) for r in rows]

    def kind(self, term: str) -> str:
        """The kind of a term, '' when it is none of the lexicon's."""
        rows = self._reader.rows("SELECT kind FROM term WHERE term = ?", (term,))
        return str(rows[0][0]) if rows else ""

    def known(self, words: Sequence[str]) -> set[str]:
        """Those words that are terms of the lexicon, titles left out."""
        found: set[str] = set()
        for at in range(0, len(words), 900):
            part = words[at : at + 900]
            marks = ",".join("?" * len(part))
            sql = f"SELECT term FROM term WHERE term IN ({marks}) AND kind NOT IN ('trend', 'document')"
            found.update(str(r[0]) for r in self._reader.rows(sql, part))
        return found

    def under(self, passage: int, most: int = 60) -> list[int]:
        """A passage; or, when it is a heading, the passages of its section and of those below it, the first ones."""
        rows = self._reader.rows(
            """SELECT p.id FROM passage h JOIN section s ON s.id = h.section
               JOIN section t ON t.document = s.document
                    AND (t.id = s.id OR substr(t.path, 1, length(s.path) + 3) = s.path || ' › ')
               JOIN passage p ON p.section = t.id WHERE h.id = ? AND h.kind = 'heading' ORDER BY p.number LIMIT ?""",
            (passage, most),
        )
        return [int(r[0]) for r in rows] or [passage]

    def _pairs(self, key: str) -> tuple[str, ...]:
        """The pairs of Chinese characters that are read as two syllables, the most frequent first."""
        rows = self._reader.rows("SELECT pair FROM sound WHERE key = ?", (key,))
        found = sorted(((len(self._reader.gram(r[0])), str(r[0])) for r in rows), reverse=True)
        return tuple(pair for n, pair in found[:_PAIRS] if n)

    @cached_property
    def words(self) -> dict[str, int]:
        """Every Latin word of four letters and more with the number of passages that were written with it.

        Names that mean the same as others are there too, some with no passage.
        """
        return {str(r[0]): int(r[1]) for r in self._reader.rows("SELECT word, n FROM word", ())}

    @cached_property
    def terms(self) -> dict[str, int]:
        """Every Chinese term of three to eight characters, and how often it comes."""
        rows = self._reader.rows("SELECT term, n FROM term WHERE length(term) BETWEEN 3 AND 8 AND n >= 2", ())
        return {str(r[0]): int(r[1]) for r in rows if not str(r[0]).isascii()}

    def aloud(self, char: str) -> tuple[str, ...]:
        """A Chinese character's commonest readings, as keys."""
        return read_aloud(char, self._readings)

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Every syllable, in full and as keys spell it."""
        return frozenset(self._told(SYLLABLES).split())

    @cached_property
    def traditional(self) -> bool:
        """Whether some document is written in traditional characters."""
        return self._told(TRADITIONAL).strip() == "1"

    @cached_property
    def _readings(self) -> str:
        return self._told(READINGS)

    def _told(self, key: str) -> str:
        rows = self._reader.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else " "
