"""What may have been meant by a name that nothing has: the known names that begin like it, and those a slip away."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(wanted: str, names: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The names nearest to one that is none of them, best first; both folded.

    One slip from three letters, two from six (insertion, deletion, another letter, two letters exchanged); and
    names that begin with the whole of what was typed, from two characters.

    >>> nearest("opneai", ["openai", "anthropic"]), nearest("ant", ["openai", "anthropic"]), nearest("x", ["xai"])
    (('openai',), ('anthropic',), ())
    """
    if len(wanted) < 2:
        return ()
    from rapidfuzz import process  # some 30 ms to load, needed only when something is not known
    from rapidfuzz.distance import OSA

    known = list(dict.fromkeys(names))
    allowed = (len(wanted) >= 3) + (len(wanted) >= 6)
    slips = process.extract(wanted, known, scorer=OSA.distance, score_cutoff=allowed, limit=limit) if allowed else []
    longer = sorted((n for n in known if n.startswith(wanted)), key=len)
    return tuple(dict.fromkeys([*(name for name, _, _ in slips), *longer]))[:limit]
