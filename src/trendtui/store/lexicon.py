"""The names and words that an index can be asked for in another form: pinyin, initials, a homophone, a typing error.

`term` holds what is worth offering (companies, themes, people, titles, words that stand out); `reading` its pinyin and
initials; `sound` every pair of Chinese characters in the index by how it is read; `word` its Latin words. `alias`
holds the groups of names that mean the same. Written beside the postings, read at a key press.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from trendtui.model.catalogue import AliasGroup
from trendtui.model.document import Parsed
from trendtui.model.findings import Findings
from trendtui.store.folding import fold
from trendtui.store.grams import prepared
from trendtui.store.regions import converter
from trendtui.store.sounds import keys, pair_keys, readings, syllables
from trendtui.store.terms import standing_out

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE term (term TEXT PRIMARY KEY, kind TEXT, n INTEGER) WITHOUT ROWID;
CREATE TABLE reading (way TEXT, key TEXT, term TEXT, PRIMARY KEY (way, key, term)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, pair TEXT, PRIMARY KEY (key, pair)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
CREATE TABLE alias (folded TEXT, grp INTEGER, name TEXT);
CREATE INDEX alias_folded ON alias (folded);
CREATE INDEX alias_grp ON alias (grp)
"""

READINGS = "readings"
"""The key in table meta of what `trendtui.store.sounds.readings` tells."""

SYLLABLES = "syllables"
"""The key of all syllables."""

TRADITIONAL = "traditional"
"""The key that says that some document is written in traditional characters."""

_SAMPLE, _TRADITIONAL = 20_000, 0.05
"""Characters that are looked at, and the share of them that differ when simplified: a third does in running text."""

KINDS = ("company", "theme", "person", "name", "trend", "document", "word")
"""Kinds of terms, the one that is offered first foremost."""


_JOINTS = re.compile(r"[\s\-‐‑–_.·・'’]+")


def name_key(folded: str) -> str:
    """The form in which a folded name is looked up: joints and the s of a plural make no difference.

    >>> name_key("fine-tuning"), name_key("fine tuning"), name_key("gpus"), name_key("山姆·奥特曼")
    ('finetuning', 'finetuning', 'gpu', '山姆奥特曼')
    """
    key = _JOINTS.sub("", folded) or folded
    if key.isascii() and len(key) > 3 and key[-1] == "s" and key[-2] != "s":
        return key[:-3] + "y" if key.endswith("ies") and len(key) > 4 else key[:-1]
    return key


_ASKED = 5_000
"""Terms of which it is asked which are there already: that takes less time than reading them aloud."""

_AT_ONCE = 900
"""Terms in one statement: SQLite allows 999 variables in its oldest builds."""


class LexiconWriter:
    """Writes the lexicon of an index under construction; only `finish` begins and ends a transaction of its own."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._traditional = False

    def add_terms(self, terms: Iterable[tuple[str, str, int]]) -> None:
        """Add terms with their kinds and how often they come; counts of a known one add up.

        A term is kept as it is folded, so that one word has one row; one that has no Chinese has no reading.
        """
        rows: dict[str, tuple[str, int]] = {}
        for term, kind, n in terms:
            folded = fold(term).text
            if len(folded) > 1:
                known, before = rows.get(folded, (kind, 0))
                rows[folded] = (min(known, kind, key=KINDS.index), before + n)
        read = self._known(rows)
        self._db.conn.executemany(
            "INSERT INTO term (term, kind, n) VALUES (?, ?, ?) ON CONFLICT (term) DO UPDATE SET n = n + excluded.n, "
            "kind = CASE WHEN kind = 'word' THEN excluded.kind ELSE kind END",
            [(term, kind, n) for term, (kind, n) in sorted(rows.items())],
        )
        found = [(term, both) for term in sorted(rows) if term not in read and (both := keys(term))]
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO reading (way, key, term) VALUES (?, ?, ?)",
            [
                row
                for term, (pinyin, initials) in found
                for row in (("pinyin", pinyin, term), ("initials", initials, term))
            ],
        )

    def _known(self, terms: Collection[str]) -> set[str]:
        """Those of a few terms that are there, and have their readings; of many it is not asked."""
        found: set[str] = set()
        asked = sorted(terms) if len(terms) <= _ASKED else []
        for at in range(0, len(asked), _AT_ONCE):
            part = asked[at : at + _AT_ONCE]
            select = f"SELECT term FROM term WHERE term IN ({','.join('?' * len(part))})"
            found.update(r[0] for r in self._db.execute(select, part).fetchall())
        return found

    def add_grams(self, counted: Mapping[str, int], new: Collection[str]) -> None:
        """Add what newly written passages are found by: gram → how many of them have it.

        Args:
            new: those that no passage had before; the others are read aloud already.
        """
        sounds, words = [], []
        for gram in sorted(counted):
            if gram[0] >= "\u3400":
                if len(gram) == 2 and gram in new:
                    sounds += [(key, gram) for key in pair_keys(gram)]
            elif len(gram) >= 4 and gram[0].isalpha() and gram.isalnum() and gram[-1] < "\u3400":
                words.append((gram, counted[gram]))
        self._db.conn.executemany("INSERT OR IGNORE INTO sound (key, pair) VALUES (?, ?)", sounds)
        self._db.conn.executemany(
            "INSERT INTO word (word, n) VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET n = n + excluded.n", words
        )

    def write_aliases(self, groups: Iterable[AliasGroup]) -> None:
        """Write the groups of names anew, each name in its group's order."""
        self._db.execute("DELETE FROM alias")
        rows = [
            (folded, number, name)
            for number, group in enumerate(groups)
            for name in group.names
            if (folded := fold(name).text)
        ]
        self._db.conn.executemany(
            "INSERT INTO alias (folded, grp, name) VALUES (?, ?, ?)",
            [(name_key(folded), number, name) for folded, number, name in rows],
        )
        self.add_terms((name, "name", 0) for _, _, name in rows)
        latin = sorted({(folded,) for folded, _, _ in rows if len(folded) >= 4 and folded.isascii()})
        self._db.conn.executemany("INSERT OR IGNORE INTO word (word, n) VALUES (?, 0)", latin)

    def note_script(self, text: str) -> None:
        """Remember whether a document is written in traditional characters: then Taiwan's words are looked for too."""
        if not self._traditional:
            sample = text[:_SAMPLE]
            changed = sum(a != b for a, b in zip(sample, converter("t2s").convert(sample), strict=False))
            self._traditional = changed > _TRADITIONAL * len(sample)

    def finish(self) -> None:
        """Add, once, what a reader needs to read typed Chinese aloud, and whether any text is traditional."""
        if self._traditional:
            with self._db.atomic():
                self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')", [TRADITIONAL])
        if self._db.execute("SELECT 1 FROM meta WHERE key = ?", [READINGS]).fetchone() is None:
            table = readings()
            rows = [(READINGS, table), (SYLLABLES, " ".join(sorted(syllables(table))))]
            with self._db.atomic():
                self._db.conn.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", rows)


def document_terms(parsed: Parsed, findings: Findings) -> Iterator[tuple[str, str, int]]:
    """What one document gives the lexicon: (term, kind, how often it comes)."""
    yield from ((m.company, "company", 1) for m in findings.mentions)
    yield from ((m.surface, "company", 1) for m in findings.mentions)
    yield from ((p.name, "person", 1) for p in findings.people)
    yield from ((t.title, "trend", 1) for t in findings.trends)
    yield (parsed.metadata.title, "document", 1)
    yield from (
        (word, "word", n) for word, n in standing_out(prepared(p.text)[0].text for p in parsed.passages).items()
    )
