"""Rows of companies.toml as `Company` values: what the keys mean, what is wrong with a row, how a user's row extends.

Finding companies in a text is the extract room's work.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from trendtui.knowledge.tables import Kinds, Row, complaints
from trendtui.model.catalogue import Company, Spelling

KEYS: Kinds = {
    "name": str,
    "kind": str,
    "sector": str,
    "country": str,
    "ticker": str,
    "also": tuple,
    "spellings": tuple,
    "exact": tuple,
    "slips": tuple,
    "ambiguous": tuple,
    "near": tuple,
    "not_before": tuple,
    "not_after": tuple,
    "not_near": tuple,
    "products": tuple,
    "hidden": bool,
}
"""The keys of a row; the head of data/companies.toml explains each."""

KINDS = ("company", "org")
WRITTEN = ("spellings", "exact", "slips", "ambiguous", "products")
"""The keys whose words are matched in a text."""


@lru_cache(maxsize=1 << 16)
def key_of(text: str) -> str:
    """The form in which two spellings are the same: width, case and blanks made alike.

    >>> key_of("ＯｐｅｎＡＩ "), key_of("Hugging Face")
    ('openai', 'huggingface')
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(plain.casefold().split())


def plain_words(row: Row) -> tuple[str, ...]:
    """What is matched without further conditions: spellings, slips, and the name unless it stands in another list.

    A name of one character (X) would be found everywhere, so such a row must spell out what counts (X平台).
    """
    name = key_of(row.text("name"))
    plain = row.words("spellings") + row.words("slips")
    if len(name) > 1 and all(key_of(word) != name for key in WRITTEN for word in row.words(key)):
        return (row.text("name"), *plain)
    return plain


def spellings_of(row: Row) -> tuple[Spelling, ...]:
    """Every way the row's company is written, and when it counts."""
    spelled = partial(
        Spelling,
        not_before=row.words("not_before"),
        not_after=row.words("not_after"),
        not_near=row.words("not_near"),
    )
    near, slips = row.words("near"), frozenset(row.words("slips"))
    return (
        *(spelled(word, slip=word in slips) for word in plain_words(row)),
        *(spelled(word, exact=True) for word in row.words("exact")),
        *(spelled(word, near=near) for word in row.words("ambiguous")),
        *(spelled(word, product=True) for word in row.words("products")),
    )


def company_of(row: Row) -> Company:
    """The company that a checked row describes."""
    return Company(
        name=row.text("name"),
        kind=row.text("kind") or "company",
        sector=row.text("sector"),
        country=row.text("country"),
        ticker=row.text("ticker"),
        also=row.words("also"),
        spellings=spellings_of(row),
        row=row.place,
    )


def check_rows(rows: Sequence[Row], sectors: Sequence[str]) -> list[str]:
    """What is wrong with the rows of one file, a sentence each."""
    found: list[str] = []
    names: dict[str, str] = {}
    owners: dict[str, tuple[str, str]] = {}
    for row in rows:
        place = f"{row.place} {row.text('name')}".rstrip()
        wrong = complaints(place, row.values, KEYS, ("name",))
        found += wrong
        if wrong:
            continue
        name = row.text("name")
        if name in names:
            found.append(f"{place}: the name stands at {names[name]} too; make one row of the two")
        names.setdefault(name, row.place)
        found += _check_values(place, row, sectors) + _check_spellings(place, row, owners)
    return found


def _check_values(place: str, row: Row, sectors: Sequence[str]) -> list[str]:
    found = []
    kind, sector, country = row.text("kind"), row.text("sector"), row.text("country")
    if kind and kind not in KINDS:
        found.append(f"{place}: unknown kind '{kind}'; use {' or '.join(KINDS)}")
    if sector and sectors and sector not in sectors:
        found.append(f"{place}: unknown sector '{sector}'; add it to `sectors` in the head or use one of them")
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        found.append(f"{place}: country '{country}' is not an ISO 3166 code of two capital letters")
    if row.words("ambiguous") and not row.words("near"):
        found.append(f"{place}: 'ambiguous' without 'near' would never count; name words that must stand near")
    return found


def _check_spellings(place: str, row: Row, owners: dict[str, tuple[str, str]]) -> list[str]:
    """Complaints about the row's spellings; enters them into `owners`."""
    found, name = [], row.text("name")
    conditional = (word for key in ("exact", "ambiguous", "products") for word in row.words(key))
    for word in (*plain_words(row), *conditional):
        key = key_of(word)
        if len(key) < 2:
            found.append(f"{place}: '{word}' is a single character; it would be found everywhere")
        owner, where = owners.setdefault(key, (name, row.place))
        if owner != name:
            found.append(f"{place}: '{word}' is a spelling of {owner} too ({where}); give it to one")
    return found


def extended(row: Row, other: Row) -> Row:
    """A row with a user's row of the same name laid over it: lists grow, words and numbers are replaced."""
    values: dict[str, Any] = dict(row.values)
    for key, value in other.values.items():
        if isinstance(value, list):
            values[key] = list(dict.fromkeys([*values.get(key, []), *value]))
        else:
            values[key] = value
    return Row(other.file, other.line, values)


def hidden(tables: Sequence[Sequence[Row]]) -> frozenset[str]:
    """The names whose last row hides them."""
    last = {row.text("name"): bool(row.values.get("hidden")) for table in tables for row in table}
    return frozenset(name for name, away in last.items() if away)


def owners(tables: Sequence[Sequence[Row]]) -> dict[str, str]:
    """The form of every name that needs no other word beside it → its company; a later file's word holds."""
    return {
        key_of(word): row.text("name")
        for table in tables
        for row in table
        for word in (*row.words("exact"), *plain_words(row))
    }


def merged(tables: Sequence[Sequence[Row]]) -> tuple[Company, ...]:
    """The companies of several files, later ones extending or hiding rows of the same name.

    A spelling that a later file gives to another company is taken from the earlier one.
    """
    rows: dict[str, Row] = {}
    rank: dict[str, int] = {}
    for number, table in enumerate(tables):
        for row in table:
            name = row.text("name")
            rows[name] = extended(rows[name], row) if name in rows else row
            rank[name] = number
    shown = [company_of(row) for row in rows.values() if not row.values.get("hidden")]
    owner: dict[str, str] = {}
    for company in sorted(shown, key=lambda c: -rank[c.name]):
        for spelling in company.spellings:
            owner.setdefault(key_of(spelling.text), company.name)
    return tuple(_owning(company, owner) for company in shown)


def _owning(company: Company, owner: dict[str, str]) -> Company:
    kept = tuple(s for s in company.spellings if owner[key_of(s.text)] == company.name)
    if len(kept) == len(company.spellings):
        return company
    return replace(company, spellings=kept)
