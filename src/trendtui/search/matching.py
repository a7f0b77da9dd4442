"""From a term to the passages that have it: the postings narrow, the text decides.

A CJK term of any length is looked up as its single characters or pairs, Latin by where a word starts, mixed ones by
their joints too; then the text itself is checked, so that an answer holds what was typed and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pyroaring import BitMap

from trendtui.store.folding import is_cjk
from trendtui.store.grams import CLOSED, LONGEST, SHORT, occurrences, units
from trendtui.store.looked_at import Text
from trendtui.store.reading import Reader


def candidates(reader: Reader, folded: str) -> BitMap | None:
    """The passages that may have a folded term; None when the postings cannot tell (only signs in it)."""
    if folded.endswith(CLOSED):
        word = folded[:-1]
        return reader.gram(word) | reader.gram(word + "s")
    found: BitMap | None = None
    for term, whole in lookups(folded):
        here = reader.gram(term) if whole else reader.prefix(term)
        found = here if found is None else found & here
        if not found:
            return found
    return found


def lookups(folded: str) -> Iterator[tuple[str, bool]]:
    """The postings to read for a term, and whether each is a whole term of the index or the start of one.

    >>> list(lookups("ai芯片")), list(lookups("gpt-4"))
    ([('ai芯', True), ('芯片', True)], [('gpt', True), ('4*', True)])
    """
    at = 0
    parts = list(units(folded))
    for number, (part, cjk) in enumerate(parts):
        start = folded.index(part, at)
        at = start + len(part)
        if cjk:
            beside = number and folded[start - 1].isalnum()
            if len(part) == 1 and not beside and not _goes_on(folded, at):
                yield part, True
            yield from ((a + b, True) for a, b in pairwise(part))
            continue
        if number and parts[number - 1][1] and folded[start - 1].isalnum():
            yield _begun(folded[start - 1] + part, at == len(folded))
        if at == len(folded):
            yield (part + SHORT, True) if len(part) <= 2 else (part[:LONGEST], False)
        elif folded[at].isalnum():
            yield (part + folded[at])[:LONGEST], True
        else:
            yield part[:LONGEST], True


def _goes_on(folded: str, at: int) -> bool:
    return at < len(folded) and folded[at].isalnum()


def _begun(joint: str, last: bool) -> tuple[str, bool]:
    return joint[:LONGEST], not last


def is_exact(folded: str) -> bool:
    """Whether the postings alone tell that a passage has the term.

    They do for one CJK character or pair, for one Latin word, and for a Latin word beside one CJK character.
    """
    folded = folded.rstrip(CLOSED)
    parts = list(units(folded))
    if not parts or sum(len(p) for p, _ in parts) != len(folded) or len(folded) >= LONGEST:
        return False
    if len(parts) == 1:
        return not parts[0][1] or len(folded) <= 2
    return len(parts) == 2 and all(len(part) == 1 for part, cjk in parts if cjk)


def matching(reader: Reader, term: str, within: BitMap) -> BitMap:
    """The passages among `within` that have a folded term, every one of them checked."""
    found = candidates(reader, term)
    found = within if found is None else found & within
    return found if is_exact(term) else having(reader, (term,), found)


def having(reader: Reader, terms: Iterable[str], within: BitMap) -> BitMap:
    """The passages among `within` whose text has every one of some folded terms."""
    wanted = [t for t in terms if not is_exact(t)]
    if not wanted or not within:
        return within
    return BitMap(x.id for x in reader.texts(list(within)) if all(has(t, x) for t in wanted))


def written(reader: Reader, terms: Iterable[str], within: BitMap) -> BitMap:
    """The passages among `within` whose text has every one of some folded terms written just so, in any case."""
    wanted = [t.rstrip(CLOSED) for t in terms]
    return BitMap(x.id for x in reader.texts(list(within)) if all(t in x.plain for t in wanted))


def has(term: str, passage: Text) -> bool:
    """Whether a folded term stands in a text; quick where the text is written as the term is, and else by folding."""
    text, plain = passage.text, passage.plain
    if len(plain) == len(text) and (at := plain.find(term)) >= 0:
        before = plain[at - 1] if at else " "
        if is_cjk(term[0]) or not before.isalnum() or is_cjk(before):
            return True
    return bool(occurrences(term, text))
