"""Writing an index: one document, one transaction; the postings follow their passages.

An index is not written where it is read: `Builder` works on a copy beside it and `publish` swaps the copy in, so a
build that is killed leaves the last good index as it was. To a large index little is added in place, in one transaction
(docs/decisions/0001). sqlite-utils does the inserting.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import cast

from sqlite_utils import Database
from sqlite_utils.db import Table

from trendtui.model.catalogue import AliasGroup, Company, Theme
from trendtui.model.document import Parsed
from trendtui.model.findings import Findings
from trendtui.model.problems import Problem
from trendtui.store.amending import Amending, Hits
from trendtui.store.document_rows import DocumentRows
from trendtui.store.folding import fold
from trendtui.store.fulltext import FullText
from trendtui.store.lexicon import LexiconWriter, document_terms
from trendtui.store.opening import open_readonly
from trendtui.store.postings import Postings
from trendtui.store.schema import VERSION, has_all, migrations
from trendtui.store.swapping import begin, build, copy, lock, sync

_BY_PASSAGE = ("mention", "figure", "passage_year", "passage_theme", "person")
_BY_DOCUMENT = ("trend", "chart", "reference", "citation", "quotation", "left_out", "passage", "section", "original",
                "uncorrected", "correction_hit")  # fmt: skip

_CATALOGUE = "catalogue"
"""The key in table meta of the fingerprint of the companies, themes and aliases that the index was written with."""

_TERMS = 500_000
"""Terms of the lexicon that are counted in memory before they are written."""

_COPIED = 64_000_000
"""Bytes of an index up to which even a small import works on a copy: that takes a tenth of a second."""

_SMALL = 50_000
_CHECK_WHEN = 0.1
"""SQLite's check reads the whole file, and ANALYZE some of every index: they are made of a small index (passages), and
when this share of it is new."""


class Builder:
    """An index under construction beside the one that is in use.

    Use as a context manager: leaving it without `publish` throws away what was written.

    Args:
        fresh: start from nothing instead of from the index that is there.
        again: every document will be read again: the index must exist and may be of an earlier schema.
        small: little will be added or taken away: a large index is then written in place.

    Raises:
        Problem: the folder cannot be written, another import is running, or the file is no index of ours.
    """

    def __init__(self, target: Path, *, fresh: bool = False, again: bool = False, small: bool = False) -> None:
        complete = True
        if again or (target.exists() and not fresh):
            there = open_readonly(target, earlier=again)
            complete = has_all(there)
            there.close()
        self.target = target
        self.copy = target.with_name(target.name + ".building")
        small = small and complete and not fresh and not again
        self.in_place = small and target.exists() and target.stat().st_size > _COPIED
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._lock = lock(target)
            with ExitStack() as failing:
                failing.callback(self._lock.close)
                self._discard()
                if self.in_place:
                    self._db = Database(begin(target))
                else:
                    if target.exists() and not fresh:
                        copy(target, self.copy)
                    self._db = Database(build(self.copy))
                failing.pop_all()
        except (OSError, sqlite3.Error) as error:
            raise Problem(
                f"cannot write the index {target}: {error}", "Choose another place with --db, or free the file."
            ) from error
        (schema,) = self._db.execute("PRAGMA user_version").fetchone()
        if schema < VERSION or not complete:
            migrations.apply(self._db)
        self._upgraded = 0 < schema < VERSION
        self._lexicon = LexiconWriter(self._db)
        self._postings = Postings(self._db, self._lexicon)
        self._rows = DocumentRows(self._db)
        self._terms: dict[tuple[str, str], int] = {}
        self._before = int(self.meta("last_passage") or 0)
        self._full_text = FullText(self._db, self._before)
        self._companies_left: set[int] = set()
        self.amending = Amending(self._db, self._rows, self._postings, self._companies_left)

    def __enter__(self) -> Builder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self._db.close()
        self._discard()
        self._lock.close()

    def _discard(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(str(self.copy) + suffix).unlink(missing_ok=True)

    def meta(self, key: str) -> str | None:
        """A remembered fact about the index, such as the fingerprint of the catalogue it was built with."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return None if row is None else str(row[0])

    def remember(self, key: str, value: str) -> None:
        """Set what `meta` returns."""
        with self._db.atomic():
            self._table("meta").insert({"key": key, "value": value}, pk="key", replace=True)

    def fingerprints(self) -> dict[str, str]:
        """Source → fingerprint of every document in the index."""
        return dict(self._db.execute("SELECT source, fingerprint FROM document").fetchall())

    def paths(self) -> dict[str, str]:
        """Source → where the file of every document was when it was imported."""
        return dict(self._db.execute("SELECT source, path FROM document").fetchall())

    def kept(self, source: str) -> tuple[Path, str]:
        """Where a document's file was, and its text as the index keeps it."""
        path, text = self._db.execute(
            "SELECT d.path, o.text FROM document d JOIN original o ON o.document = d.id WHERE d.source = ?", [source]
        ).fetchone()
        return Path(path), str(text)

    def write_catalogue(
        self,
        companies: Sequence[Company],
        themes: Sequence[Theme],
        aliases: Sequence[AliasGroup] = (),
        fingerprint: str = "",
    ) -> None:
        """Store the themes, the other names, and by which spellings each company that is mentioned may be asked for.

        Args:
            fingerprint: of all this; when the index was written with the same, only what is new in it is added.
        """
        with self._db.atomic():
            if not fingerprint or self.meta(_CATALOGUE) != fingerprint:
                self._db.execute("DELETE FROM theme")
                self._db.execute("DELETE FROM spelling")
                self._lexicon.add_terms((t.zh, "theme", 0) for t in themes)
                self._lexicon.write_aliases(aliases)
                self._table("theme").insert_all(
                    ({"slug": t.slug, "zh": t.zh, "en": t.en, "group": t.group} for t in themes), pk="slug"
                )
                self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [_CATALOGUE, fingerprint])
            self._write_spellings(companies)

    def respell(self, names: Collection[str], catalogue: Mapping[str, Company]) -> None:
        """Store anew what is known of some companies, and by which spellings they may be asked for."""
        with self._db.atomic():
            there = [n for n in names if self._is_named(n)]
            self._db.conn.executemany("DELETE FROM spelling WHERE company = ?", [(n,) for n in names])
            for name in there:
                self._rows.companies.tell(name, catalogue.get(name), "company", self._status(name))
            found = [company for name in there if (company := catalogue.get(name)) is not None]
            self._write_spellings(found)
            self._lexicon.add_terms((name, "company", 1) for name in there)

    def _status(self, company: str) -> str:
        """Of a company that no catalogue lists: whether a text names it, or only the reader did."""
        mention = "SELECT 1 FROM mention WHERE company = (SELECT id FROM company WHERE name = ?) LIMIT 1"
        return "listed" if self._db.execute(mention, [company]).fetchone() is None else "discovered"

    def _write_spellings(self, companies: Iterable[Company]) -> None:
        told = "SELECT company FROM spelling"
        new = {r[0] for r in self._db.execute(f"SELECT name FROM company WHERE name NOT IN ({told})").fetchall()}
        names = {
            (fold(name).text, c.name)
            for c in companies
            if c.name in new
            for name in (c.name, *c.also, *(s.text for s in c.spellings if not s.near and not s.product))
        }
        self._table("spelling").insert_all(
            ({"folded": folded, "company": name} for folded, name in sorted(names) if folded),
            pk=("folded", "company"),
        )

    def remove(self, source: str) -> bool:
        """Take a document out; whether it was there."""
        with self._db.atomic():
            return self._remove(source)

    def _remove(self, source: str) -> bool:
        row = self._db.execute("SELECT id FROM document WHERE source = ?", [source]).fetchone()
        if row is None:
            return False
        passages = [r[0] for r in self._db.execute("SELECT id FROM passage WHERE document = ?", row).fetchall()]
        for table in ("mention", "figure"):
            of_document = f"SELECT company FROM {table} JOIN passage p ON p.id = passage WHERE p.document = ?"
            self._companies_left.update(r[0] for r in self._db.execute(of_document, row).fetchall() if r[0])
        self._db.execute(
            """UPDATE company SET documents = documents - 1 WHERE id IN
               (SELECT m.company FROM mention m JOIN passage p ON p.id = m.passage WHERE p.document = ?)""",
            row,
        )
        self._full_text.forget(row[0])
        for table in _BY_PASSAGE:
            self._db.execute(f"DELETE FROM {table} WHERE passage IN (SELECT id FROM passage WHERE document = ?)", row)
        for table in _BY_DOCUMENT:
            self._db.execute(f"DELETE FROM {table} WHERE document = ?", row)
        self._db.execute("DELETE FROM document WHERE id = ?", row)
        self._postings.bury(passages)
        return True

    def add(
        self,
        source: str,
        path: str,
        fingerprint: str,
        text: str,
        parsed: Parsed,
        findings: Findings,
        catalogue: Mapping[str, Company],
        imported: str,
        raw: Findings | None = None,
        hits: Hits = MappingProxyType({}),
    ) -> None:
        """Write one document with all that was found in it, replacing one of the same source: all or nothing.

        Args:
            source: the file's name, unique in the index.
            fingerprint: tells whether the file or what reads it has changed.
            text: the decoded file.
            catalogue: the companies by name, for those mentioned.
            imported: when, ISO 8601.
            raw: what extraction made, when corrections were applied to it; `hits` is what each of them did.
        """
        facts = {"source": source, "path": path, "fingerprint": fingerprint, "imported": imported}
        with self._db.atomic():
            self._remove(source)
            passages = self._rows.write(facts, text, parsed, findings, catalogue)
            self.amending.keep(source, raw or findings, findings, hits)
        self._postings.add(source, parsed, findings, passages)
        self._lexicon.note_script(text)
        for term, kind, n in document_terms(parsed, findings):
            self._terms[term, kind] = self._terms.get((term, kind), 0) + n
        if len(self._terms) > _TERMS:
            self._write_terms()

    def _write_terms(self) -> None:
        with self._db.atomic():
            self._lexicon.add_terms((term, kind, n) for (term, kind), n in self._terms.items())
        self._terms.clear()

    def _table(self, name: str) -> Table:
        return cast(Table, self._db[name])

    def _is_named(self, company: str | int) -> bool:
        """Whether any document names a company (by its name, or its row)."""
        of = "company = ?" if isinstance(company, int) else "company = (SELECT id FROM company WHERE name = ?)"
        named = f"SELECT 1 FROM mention WHERE {of} UNION ALL SELECT 1 FROM figure WHERE {of} LIMIT 1"
        return self._db.execute(named, [company, company]).fetchone() is not None

    def _forget_unmentioned(self) -> None:
        """Forget the companies that only documents named which are gone now."""
        with self._db.atomic():
            for company in sorted(self._companies_left):
                if not self._is_named(company):
                    self._db.execute(
                        "DELETE FROM spelling WHERE company = (SELECT name FROM company WHERE id = ?)", [company]
                    )
                    self._db.execute("DELETE FROM company WHERE id = ?", [company])

    def _take_in_the_rest(self) -> None:
        """Of an index of an earlier schema, the terms of documents that could not be read again."""
        if self._upgraded:
            rest = "SELECT id, text FROM passage WHERE id <= ?"
            for passage, text in self._db.execute(rest, [self._before]).fetchall():
                self._postings.add_text(passage, text)

    def publish(self) -> None:
        """Check the copy and swap it in, or end the transaction: readers see the old index or the new one, never
        anything between.

        Raises:
            Problem: the copy failed SQLite's own check, or could not be moved.
        """
        self._take_in_the_rest()
        self._write_terms()
        self._postings.flush()
        self._full_text.take_in()
        last = int(self.meta("last_passage") or 0)
        self._postings.pack(last)
        self._forget_unmentioned()
        self._lexicon.finish()
        if last - self._before > last * _CHECK_WHEN or last < _SMALL:
            self._db.execute("PRAGMA analysis_limit = 500")
            self._db.execute("ANALYZE")
            self._check()
        if self.in_place:
            self._commit()
            return
        self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()
        try:
            sync(self.copy)
            os.replace(self.copy, self.target)
            sync(self.target.parent)
        except OSError as error:
            raise Problem(f"cannot put the new index in place at {self.target}: {error}") from error

    def _commit(self) -> None:
        try:
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise Problem(f"cannot write the index {self.target}: {error}", "It is as it was; try again.") from error

    def _check(self) -> None:
        verdict = self._db.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            raise Problem(f"the new index failed SQLite's check ({verdict}); the old one is untouched")
