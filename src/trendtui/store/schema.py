"""The index, told in prose and made by numbered migrations.

An index is one SQLite file. A **document** is one imported file; `original` keeps its decoded text, so that the
reader shows the very text that was indexed. A document has **sections** (a tree over its headings) and **passages**
(paragraph-sized running text; headings and captions are passages too). `spans` is a JSON list of [start, end]
pairs, 0-based characters of the original: joined, they are the passage's text. Lines are 1-based everywhere.

What extraction found hangs on passages: a **mention** ties a passage to a company, a **figure** is a number with its
unit, company and year; `start` and `end` are 0-based characters of the passage's text, `line`, `column` and
`column_end` say the same in the original (columns 0-based). `passage_year` and `passage_theme` say what years and
themes a passage is about. A **trend** is a section that the report counts out. `rule` says what made a row.

Search is sets of passages. **gram** maps each term of `trendtui.store.grams` to a Roaring bitmap of passage ids
(the portable serialisation of https://github.com/RoaringBitmap/RoaringFormatSpec) and says how many they are (`n`), and
**facet** maps each value of each facet to one. A replaced document's passages leave every facet and the `live` bitmap
(facet 'live', value ''), by which every answer is cut, with their rows; their bits in `gram` go when the index is next
packed. **figure_layer** holds the passages with at least `layer` figures of a kind or of a company: figures are counted
by intersections too. A company's row counts the documents
that name it; a document's row counts what was found in it and knows its first and last passage; `lo` and `hi`
of a trend are the passages of its section when they follow each other, else they are NULL and `passages` tells.
What else can be asked for is the lexicon (`trendtui.store.lexicon`).

The reader's corrections change what was found, not what was read: of a document that has any, **uncorrected** keeps
the findings as extraction made them (`trendtui.store.amending`), and **correction_hit** says what each correction
changed there; `meta` has the corrections that the index was made with.

The views `trends`, `companies`, `figures` and `passages` read well by themselves in any SQLite tool, and `passage_fts`
is an FTS5 table over the passages (`trendtui.store.fulltext`). The tables'
names are the singular of what a row is. An applied migration is never edited: write the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from trendtui.store import fulltext
from trendtui.store.lexicon import TABLES

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

APPLICATION_ID = 0x7472656E
"""'tren', in the file's header: PRAGMA application_id."""

VERSION = 3
"""PRAGMA user_version of an index that has all migrations."""

migrations = Migrations("trendtui")

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE document (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, path TEXT, fingerprint TEXT NOT NULL, format TEXT,
    title TEXT, publisher TEXT, authors TEXT, date TEXT, language TEXT, url TEXT, kind TEXT, tags TEXT,
    characters INTEGER, lines INTEGER, imported TEXT
);
CREATE TABLE original (document INTEGER PRIMARY KEY REFERENCES document(id), text TEXT NOT NULL);
CREATE TABLE section (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id), number INTEGER, parent INTEGER,
    level INTEGER, title TEXT, path TEXT, line INTEGER, end_line INTEGER, spans TEXT, kind TEXT, ordinal INTEGER,
    label TEXT, "group" TEXT, themes TEXT
);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id), number INTEGER,
    section INTEGER REFERENCES section(id), kind TEXT, text TEXT NOT NULL, spans TEXT, line INTEGER, end_line INTEGER
);
CREATE TABLE company (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT, sector TEXT, country TEXT, ticker TEXT,
    status TEXT, also TEXT, row TEXT
);
CREATE TABLE spelling (folded TEXT, company TEXT, PRIMARY KEY (folded, company));
CREATE TABLE mention (
    id INTEGER PRIMARY KEY, passage INTEGER NOT NULL REFERENCES passage(id),
    company INTEGER NOT NULL REFERENCES company(id), start INTEGER, "end" INTEGER, surface TEXT, kind TEXT,
    status TEXT, rule TEXT, line INTEGER, "column" INTEGER, column_end INTEGER
);
CREATE TABLE figure (
    id INTEGER PRIMARY KEY, passage INTEGER NOT NULL REFERENCES passage(id), start INTEGER, "end" INTEGER, text TEXT,
    kind TEXT, low REAL, high REAL, unit TEXT, hedge TEXT, per TEXT, metric TEXT,
    company INTEGER REFERENCES company(id), year INTEGER, forecast INTEGER, rule TEXT, comparable REAL,
    line INTEGER, "column" INTEGER, column_end INTEGER
);
CREATE TABLE passage_year (
    passage INTEGER NOT NULL REFERENCES passage(id), year INTEGER, role TEXT, start INTEGER, "end" INTEGER
);
CREATE TABLE theme (slug TEXT PRIMARY KEY, zh TEXT, en TEXT, "group" TEXT);
CREATE TABLE passage_theme (
    passage INTEGER NOT NULL REFERENCES passage(id), theme TEXT, score REAL, words TEXT
);
CREATE TABLE trend (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id),
    section INTEGER NOT NULL REFERENCES section(id), ordinal INTEGER, title TEXT, kind TEXT, "group" TEXT,
    themes TEXT, words TEXT, passages BLOB
);
CREATE TABLE person (
    id INTEGER PRIMARY KEY, passage INTEGER NOT NULL REFERENCES passage(id), start INTEGER, "end" INTEGER,
    name TEXT, role TEXT, company TEXT, rule TEXT
);
CREATE TABLE chart (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id), section INTEGER, line INTEGER,
    caption TEXT, url TEXT, source TEXT
);
CREATE TABLE reference (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id), label TEXT, text TEXT, url TEXT,
    line INTEGER, end_line INTEGER
);
CREATE TABLE citation (
    document INTEGER NOT NULL REFERENCES document(id), label TEXT, line INTEGER, start INTEGER, "end" INTEGER
);
CREATE TABLE quotation (
    document INTEGER NOT NULL REFERENCES document(id), passage INTEGER, speaker TEXT, position TEXT, line INTEGER
);
CREATE TABLE left_out (
    document INTEGER NOT NULL REFERENCES document(id), line INTEGER, start INTEGER, "end" INTEGER, reason TEXT
);
CREATE TABLE gram (term TEXT PRIMARY KEY, passages BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE facet (facet TEXT, value TEXT, passages BLOB NOT NULL, PRIMARY KEY (facet, value)) WITHOUT ROWID;
"""

_INDEXES = (
    ("section", "document"),
    ("passage", "document"),
    ("mention", "passage"),
    ("mention", "company"),
    ("figure", "passage"),
    ("passage_year", "passage"),
    ("passage_theme", "passage"),
    ("trend", "document"),
    ("person", "passage"),
    ("chart", "document"),
    ("reference", "document"),
    ("citation", "document"),
    ("quotation", "document"),
    ("left_out", "document"),
)

_VIEWS = {
    "passages": """
        SELECT d.source, p.line, p.end_line, p.kind, s.path AS section, p.text
        FROM passage p JOIN document d ON d.id = p.document LEFT JOIN section s ON s.id = p.section""",
    "trends": """
        SELECT d.source, d.title AS document, t.ordinal, t.title AS trend, t.kind, t."group", t.themes,
               s.line, s.end_line
        FROM trend t JOIN document d ON d.id = t.document JOIN section s ON s.id = t.section
        ORDER BY d.source, s.line""",
    "companies": """
        SELECT c.name AS company, c.also, c.kind, c.sector, c.country, c.ticker, c.status,
               count(*) AS mentions, count(DISTINCT m.passage) AS passages,
               count(DISTINCT p.document) AS documents,
               (SELECT count(*) FROM figure f WHERE f.company = c.id) AS figures
        FROM mention m JOIN company c ON c.id = m.company JOIN passage p ON p.id = m.passage
        GROUP BY c.id ORDER BY mentions DESC, c.name""",
    "figures": """
        SELECT c.name AS company, f.metric, f.text, f.low, f.high, f.unit, f.kind, f.hedge, f.per, f.year,
               f.forecast, d.source, f.line, p.text AS passage
        FROM figure f JOIN passage p ON p.id = f.passage JOIN document d ON d.id = p.document
        LEFT JOIN company c ON c.id = f.company
        ORDER BY d.source, f.line""",
}


@migrations()
def m001_first_schema(db: Database) -> None:
    """Documents, what was found in them, the postings, and the views."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
    for table, column in _INDEXES:
        db.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
    for name, select in _VIEWS.items():
        db.execute(f"CREATE VIEW {name} AS {select}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_lexicon(db: Database) -> None:
    """What can be asked for by pinyin, initials, a homophone or with a typing error: see trendtui.store.lexicon."""
    for statement in TABLES.split(";\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


_SCALE = """
DROP TABLE gram;
CREATE TABLE gram (term TEXT PRIMARY KEY, n INTEGER NOT NULL, passages BLOB NOT NULL);
CREATE TABLE figure_layer (
    what TEXT, value TEXT, layer INTEGER, passages BLOB NOT NULL, PRIMARY KEY (what, value, layer)
) WITHOUT ROWID;
CREATE INDEX figure_company ON figure (company, year, passage, start);
CREATE INDEX figure_value ON figure (kind, (comparable IS NULL), comparable DESC, passage, start);
CREATE INDEX figure_metric ON figure (metric);
CREATE INDEX figure_year ON figure ((year IS NULL), year DESC, passage, start);
ALTER TABLE company ADD COLUMN folded TEXT;
ALTER TABLE company ADD COLUMN documents INTEGER NOT NULL DEFAULT 0;
ALTER TABLE trend ADD COLUMN folded TEXT;
ALTER TABLE trend ADD COLUMN first INTEGER;
ALTER TABLE trend ADD COLUMN lo INTEGER;
ALTER TABLE trend ADD COLUMN hi INTEGER;
ALTER TABLE document ADD COLUMN first INTEGER;
ALTER TABLE document ADD COLUMN last INTEGER
"""
_COUNTS = ("sections", "passages", "trends", "charts", "references", "mentions", "companies", "figures")
"""Columns of a document's row: how much the index holds of it."""


@migrations()
def m003_scale(db: Database) -> None:
    """What lets an index of a million passages open and answer at once. Older documents must be read again."""
    for statement in _SCALE.split(";\n"):
        db.execute(statement)
    for name in _COUNTS:
        db.execute(f'ALTER TABLE document ADD COLUMN "{name}" INTEGER NOT NULL DEFAULT 0')
    db.execute("PRAGMA user_version = 3")


_CORRECTIONS = """
CREATE TABLE uncorrected (document INTEGER PRIMARY KEY REFERENCES document(id), findings BLOB NOT NULL);
CREATE TABLE correction_hit (
    correction TEXT, document INTEGER NOT NULL REFERENCES document(id), n INTEGER, why TEXT,
    PRIMARY KEY (correction, document)
) WITHOUT ROWID;
CREATE INDEX correction_hit_document ON correction_hit (document)
"""


@migrations()
def m004_full_text(db: Database) -> None:
    """An FTS5 table for other tools. Readers do without it, so the schema's number stays."""
    fulltext.make(db)


@migrations()
def m005_corrections(db: Database) -> None:
    """What the reader's corrections changed. Readers do without it, so the schema's number stays."""
    for statement in _CORRECTIONS.split(";\n"):
        db.execute(statement)


def has_all(db: sqlite3.Connection) -> bool:
    """Whether an index has what migrations add that leave the schema's number as it is."""
    made = "SELECT 1 FROM sqlite_master WHERE name = 'correction_hit'"
    return db.execute(made).fetchone() is not None
