"""What the words of a query name: a company, a theme, a person, whichever way the words were understood.

One key narrows to what is named, with every spelling that extraction knew, and not only the one that was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyroaring import BitMap

from trendtui.model.results import Named
from trendtui.search.finding import Group
from trendtui.store.grams import CLOSED
from trendtui.store.reading import Reader

_MOST = 6


def named(
    reader: Reader,
    groups: Iterable[Group],
    facets: Mapping[str, Mapping[str, BitMap]],
    themes: Mapping[str, str],
    labels: Mapping[str, str],
    among: BitMap,
) -> tuple[Named, ...]:
    """The values that the words name and that some found passage has, those of the surer ways first.

    Args:
        facets: facet → value → its passages.
        themes: folded name → slug.
        labels: slug → what a person reads.
    """
    found: dict[tuple[str, str], Named] = {}
    for group in groups:
        words = [group.together] if group.together else []
        words += [tier[0] for tier in group.tiers] or group.needles
        for word in words:
            for facet, value in _values(reader, word, themes):
                count = among.intersection_cardinality(facets[facet].get(value, _NOTHING))
                if count:
                    label = labels.get(value, value) if facet == "theme" else value
                    found.setdefault((facet, value), Named(facet, value, label, count))
    return tuple(found.values())[:_MOST]


_NOTHING = BitMap()


def _values(reader: Reader, word: str, themes: Mapping[str, str]) -> list[tuple[str, str]]:
    word = word.rstrip(CLOSED)
    out = [("company", name) for name in reader.companies_spelled(word)]
    out += [("theme", themes[word])] if word in themes else []
    out += [("person", name) for name in reader.people_named(word)]
    return out
