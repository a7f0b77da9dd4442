"""From a term to the passages that have it: the postings narrow, the text decides.

A CJK term of any length is looked up as its single characters or pairs, Latin by where a word starts; then the
text itself is checked, so that an answer holds what was typed and nothing else.
"""

from __future__ import annotations

from pyroaring import BitMap

from trendtui.model.query import Term
from trendtui.store.folding import fold
from trendtui.store.grams import occurrences, units
from trendtui.store.reading import Reader


def folded_terms(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The wanted (not excluded) terms as they are looked for, without repetition."""
    return tuple(dict.fromkeys(f for t in terms if not t.excluded and (f := fold(t.text).text.strip())))


def candidates(reader: Reader, folded: str) -> BitMap | None:
    """The passages that may have a folded term; None when the postings cannot tell (only signs in it)."""
    parts = list(units(folded))
    found: BitMap | None = None
    for i, (part, cjk) in enumerate(parts):
        last = i == len(parts) - 1 and folded.endswith(part)
        for term, whole in _lookups(part, cjk, last):
            here = reader.gram(term) if whole else reader.prefix(term)
            found = here if found is None else found & here
            if not found:
                return found
    return found


def _lookups(part: str, cjk: bool, last: bool) -> list[tuple[str, bool]]:
    """The postings to read for one part, and whether each is a whole term or the start of one."""
    if not cjk:
        return [(part, not last)]
    if len(part) == 1:
        return [(part, True)]
    return [(part[i : i + 2], True) for i in range(len(part) - 1)]


def is_exact(folded: str) -> bool:
    """Whether the postings alone tell that a passage has the term: one CJK character or pair, or one Latin word."""
    parts = list(units(folded))
    return len(parts) == 1 and parts[0][0] == folded and (not parts[0][1] or len(folded) <= 2)


def matching(reader: Reader, term: str, within: BitMap) -> BitMap:
    """The passages among `within` that have a folded term."""
    found = candidates(reader, term)
    found = within if found is None else found & within
    if is_exact(term) or not found:
        return found
    return BitMap(i for i, _, text in reader.texts(list(found)) if occurrences(term, text))
