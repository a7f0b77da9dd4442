"""Many names of one thing, for the search: the rows of aliases.toml, and every company, theme and person as a group.

Looking a typed word up and searching for its group is the search room's work. Groups are never merged because they
share a name: a name may mean two things (MR: mixed reality, magnetic resonance), and whoever types it is shown both,
but whoever types 混合现实 is not shown the other.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from trendtui.knowledge.companies import extended, key_of
from trendtui.knowledge.tables import Kinds, Row, Table, complaints
from trendtui.model.catalogue import AliasGroup, Catalogue, Company

KEYS: Kinds = {"names": tuple, "note": str, "hidden": bool}
"""The keys of a row; the head of data/aliases.toml explains each."""

MOST_GROUPS = 3
"""In how many groups of one file a name may stand: one that means more things than that says nothing."""


def check_table(table: Table, owners: Mapping[str, str]) -> list[str]:
    """What is wrong with one aliases.toml, a sentence each.

    Args:
        owners: the form of a company's spelling (`companies.key_of`) → the company.
    """
    found = complaints(table.file, table.head, {}, ())
    firsts: dict[str, str] = {}
    used: Counter[str] = Counter()
    for row in table.rows:
        wrong = complaints(row.place, row.values, KEYS, ("names",))
        found += wrong
        if wrong:
            continue
        names = row.words("names")
        place = f"{row.place} {names[0]}"
        if firsts.setdefault(key_of(names[0]), row.place) != row.place:
            found.append(f"{place}: another group begins with it at {firsts[key_of(names[0])]}; make one of the two")
        used.update({written(name) for name in names})
        found += _check_names(place, names, bool(row.values.get("hidden")))
        found += [
            f"{place}: '{name}' stands in more than {MOST_GROUPS} groups; keep the ones it is most often meant for"
            for name in names
            if used[written(name)] == MOST_GROUPS + 1
        ]
        found += _check_owners(place, names, owners)
    return found


def _check_names(place: str, names: Sequence[str], hidden: bool) -> list[str]:
    found = []
    seen: set[str] = set()
    for name in names:
        key = written(name)
        if len(key) < 2:
            found.append(f"{place}: '{name}' is a single character; it would be found everywhere")
        if key in seen:
            found.append(f"{place}: '{name}' stands in the group twice (case and width make no difference)")
        seen.add(key)
    if len({key_of(name) for name in names}) < 2 and not hidden:
        found.append(f"{place}: a group needs two names; write the other ones too")
    return found


def _check_owners(place: str, names: Sequence[str], owners: Mapping[str, str]) -> list[str]:
    owned = {owners[key]: name for name in names if (key := key_of(name)) in owners}
    if len(owned) < 2:
        return []
    told = " and ".join(f"'{name}' is {company}" for company, name in owned.items())
    return [f"{place}: two companies of companies.toml in one group: {told}"]


def merged(tables: Sequence[Sequence[Row]]) -> tuple[tuple[AliasGroup, ...], frozenset[str]]:
    """The groups of several files, and the first names (`companies.key_of`) of those that the last word on hides.

    A row of a later file extends the one whose first name it shares.
    """
    rows: dict[str, Row] = {}
    for table in tables:
        for row in table:
            first = key_of(row.words("names")[0])
            rows[first] = extended(rows[first], row) if first in rows else row
    hidden = frozenset(first for first, row in rows.items() if row.values.get("hidden"))
    shown = (AliasGroup(distinct(row.words("names")), row.place) for first, row in rows.items() if first not in hidden)
    return tuple(shown), hidden


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once, as it is written first, without those of a single character."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(written(name), name)
    return tuple(name for key, name in seen.items() if len(key) > 1)


def written(name: str) -> str:
    """The form in which two names are found in the same texts: unlike in `key_of`, a blank between words counts.

    >>> written("Fine  Tuning"), written("ＡＩ")
    ('fine tuning', 'ai')
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def groups(catalogue: Catalogue) -> tuple[AliasGroup, ...]:
    """Every group that a search knows: one per company, theme and person, and those of aliases.toml.

    A group of aliases.toml whose first name is what a company, a theme or a person is called extends theirs; otherwise
    groups stand for themselves even where they share a name. What has one name only makes no group.
    """
    own = [(_names(company), company.row) for company in catalogue.companies]
    called: list[tuple[str, ...]] = [(company.name, *company.also) for company in catalogue.companies]
    own += [((theme.zh, theme.en), f"themes.toml:{theme.slug}") for theme in catalogue.themes]
    own += [((name, *spellings), "people.toml") for name, spellings in catalogue.people.known]
    called += [names for names, _ in own[len(called) :]]
    at: dict[str, int] = {}
    for number, names in enumerate(called):
        for name in names:
            at.setdefault(key_of(name), number)
    more: dict[int, tuple[str, ...]] = {}
    alone = []
    for group in catalogue.aliases:
        number = at.get(key_of(group.names[0]), -1)
        if number < 0:
            alone.append((group.names, group.row))
        else:
            more[number] = more.get(number, ()) + group.names
    away = catalogue.hidden_aliases
    grown = [
        ((*names, *more.get(number, ())), row)
        for number, (names, row) in enumerate(own)
        if not any(key_of(name) in away for name in called[number])
    ]
    return tuple(
        AliasGroup(kept, row) for names, row in (*grown, *alone) if len({*map(key_of, kept := distinct(names))}) > 1
    )


def _names(company: Company) -> tuple[str, ...]:
    """What a company is called, the Chinese name first where there is one, for that is what Chinese reports write.

    No slips (the search mends those itself), no products (they are other things).
    """
    plain = [s.text for s in company.spellings if not (s.near or s.slip or s.product)]
    other = {key_of(s.text) for s in company.spellings if s.near or s.slip or s.product}
    also = [name for name in company.also if key_of(name) not in other]
    # 0700.HK is nothing else; NVDA is told in aliases.toml, because many a ticker of letters is a word (NOW, PATH).
    code = (company.ticker,) if company.ticker[:1].isdigit() else ()
    names = (company.name, *also, *plain, *code)
    chinese = () if not company.name.isascii() else tuple(name for name in also if not name.isascii())[:1]
    return (*chinese, *names)
