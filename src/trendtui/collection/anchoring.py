"""Ties a bookmark to words and finds them again in a document that may have changed. Pure.

The same words elsewhere in the document are the bookmark's as long as they can be no others; a look-alike never is.
What can only be guessed is told as changed, with the old words kept. Quotation, words before and words after are the
TextQuoteSelector of https://www.w3.org/TR/annotation-model/#text-quote-selector, compared as searching compares.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from trendtui.model.collected import Anchor, KeptDocument, Standing
from trendtui.store.folding import Folded, fold, is_cjk

CONTEXT = 48
"""Folded characters kept on each side of a quotation: a sentence or so of Chinese."""

_SURE = 12
"""Folded characters of context that make a place sure: shorter runs recur in one report."""

_RUNS = (_SURE, 2 * _SURE, CONTEXT)
"""Lengths of context by which the place of changed words is looked for: the first that stands once."""

_LONG = 24
"""A quotation of this many folded characters that ever stood but once in a document needs no context to be sure."""

_ALIKE = 0.5
"""Share of common pairs of characters from which a passage counts as the old one changed."""


class Text:
    """A document's passages as one folded text, and the way back to them."""

    def __init__(self, document: KeptDocument) -> None:
        self.document = document
        self.passages = document.passages
        self._starts: list[int] = []
        at = 0
        for p in self.passages:
            self._starts.append(at)
            at += len(p.text) + 1

    @cached_property
    def folded(self) -> Folded:
        """Made when it is needed: of a document that has not changed, it is not."""
        return fold("\n".join(p.text for p in self.passages))

    @property
    def words(self) -> str:
        """The folded text."""
        return self.folded.text

    def at(self, place: int) -> int:
        """The number in `passages` of the one that holds a folded place."""
        return bisect_right(self._starts, self.folded.back[place]) - 1

    def line(self, place: int) -> int:
        """The 1-based line of a folded place."""
        number = self.at(place)
        p = self.passages[number]
        return min(p.line + p.text.count("\n", 0, self.folded.back[place] - self._starts[number]), p.end_line)

    def begins(self, number: int) -> int:
        """The first folded place of a passage; for the number after the last, the end."""
        if number == len(self.passages):
            return len(self.words)
        place = bisect_left(self.folded.back, self._starts[number])
        return place + (self.words[place : place + 1] == " ")


def anchor(document: KeptDocument, passage: int, piece: str = "") -> Anchor:
    """The anchor of a passage.

    Args:
        passage: its row number in the index.
        piece: the words of it that are meant, '' for all.

    Raises:
        ValueError: the document has no such passage, the passage no such piece, or there are no words.
    """
    number = next((n for n, p in enumerate(document.passages) if p.passage == passage), None)
    if number is None:
        raise ValueError(f"{document.source} has no passage {passage}")
    p = document.passages[number]
    words = fold(p.text).text.strip()
    if not words or piece not in p.text:
        raise ValueError(f"the passage has no words {piece}".rstrip())
    text = Text(document)
    first, last = text.begins(number), text.begins(number) + len(words)
    made = Anchor(
        document.source, document.fingerprint, p.text, piece if piece != p.text else "",
        before=text.words[max(0, first - CONTEXT) : first].strip(),
        after=text.words[last : last + CONTEXT].strip(),
        section=p.section, line=p.line, end_line=p.end_line,
    )  # fmt: skip
    places = _places(made, words, text)
    made = replace(made, stood=len(places))
    return replace(made, twins=sum(_sure(made, words, place) for place in places))


def find(kept: Anchor, text: Text) -> Standing:
    """What has become of an anchor's words in a document.

    Returns:
        here or moved only when the words stand there unchanged (width, case, script and blanks aside).
    """
    source = text.document.source
    if kept.fingerprint == text.document.fingerprint:
        there = [p for p in text.passages if p.line == kept.line and p.text == kept.quotation]
        if len(there) == 1:
            return Standing("here" if source == kept.source else "moved", source, there[0])
    words = fold(kept.quotation).text.strip()
    places = _places(kept, words, text)
    chosen, why = _choose(kept, words, text, places)
    if chosen is not None:
        same = source == kept.source and text.line(chosen) == kept.line
        return Standing("here" if same else "moved", source, text.passages[text.at(chosen)])
    standing = _changed(kept, words, text)
    return Standing("changed", source, None, why) if why and standing.status == "gone" else standing


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quotation stands, how many characters beside it are the old ones, and whether they are enough."""

    at: int
    before: int
    after: int
    sure_before: bool
    """A sure run of them, or all there was between the document's beginning and the quotation."""
    sure_after: bool


def _places(kept: Anchor, words: str, text: Text) -> list[_Place]:
    """Every place of a quotation; of a short one only those that are passages by themselves, if there are such."""
    all_of_them = list(occurrences(words, text.words))
    if len(words) < _LONG:
        own = [at for at in all_of_them if _own(words, text, at)]
        all_of_them = own or all_of_them
    places = []
    for at in all_of_them:
        left = text.words[max(0, at - CONTEXT - 1) : at].rstrip(" ")
        right = text.words[at + len(words) : at + len(words) + CONTEXT + 1].lstrip(" ")
        before, after = _same(kept.before[::-1], left[::-1]), _same(kept.after, right)
        sure = (before >= _SURE or left == kept.before, after >= _SURE or right == kept.after)
        places.append(_Place(at, before, after, *sure))
    return places


def _own(words: str, text: Text, at: int) -> bool:
    return fold(text.passages[text.at(at)].text).text.strip() == words


def occurrences(quotation: str, words: str) -> Iterator[int]:
    """Every place where a quotation stands as words of its own: not 65亿 in 165亿, not AI in PAIR. Both folded."""
    at = words.find(quotation) if quotation else -1
    while at >= 0:
        end = at + len(quotation)
        if not (_joined(words[max(0, at - 2) : at], quotation) or _joined(quotation[-2:], words[end : end + 2])):
            yield at
        at = words.find(quotation, at + 1)


def _joined(left: str, right: str) -> bool:
    """Whether two texts beside each other go on with one word or number."""
    if not left or not right:
        return False
    a, b = left[-1], right[0]
    if a.isalnum() and b.isalnum():
        return not is_cjk(a) and not is_cjk(b)
    if a in ".,":  # 1.65亿
        return len(left) > 1 and left[-2].isdigit() and b.isdigit()
    return b in ".," and len(right) > 1 and right[1].isdigit() and a.isdigit()


def _same(a: str, b: str) -> int:
    """How many characters two texts begin with alike."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _choose(kept: Anchor, words: str, text: Text, places: Sequence[_Place]) -> tuple[int | None, str]:
    """The place that can be no other, or None and why not ('' when there is no place worth a word)."""
    sure = [p for p in places if _sure(kept, words, p)]
    best = max((p.before + p.after for p in sure), default=0)
    sure = [p for p in sure if p.before + p.after == best]
    if kept.twins > 1 or len(sure) > 1:
        many = max(kept.twins, len(sure))
        return None, f"the same words stood in {many} places, and which is meant cannot be told" if places else ""
    if sure:
        return sure[0].at, ""
    if len(places) == 1 and kept.stood == 1 and _alone(kept, words, text, places[0].at):
        return places[0].at, ""
    if len(places) > 1 and kept.stood == 1 and len(words) >= _LONG:
        return None, f"the words now stand in {len(places)} places, none of them among the old ones"
    return None, ""


def _sure(kept: Anchor, words: str, place: _Place) -> bool:
    """Whether enough of the old words stand around: on both sides when the words alone may be others'."""
    sides = (place.sure_before, place.sure_after)
    return all(sides) if len(words) < _LONG or kept.stood > 1 else any(sides)


def _alone(kept: Anchor, words: str, text: Text, at: int) -> bool:
    """Whether words without their old surroundings are the old ones all the same: long, or a passage of its own."""
    return len(words) >= _LONG or (text.passages[text.at(at)].section == kept.section and _own(words, text, at))


def _changed(kept: Anchor, old: str, text: Text) -> Standing:
    """What stands where the words stood, when the words beside them tell, else that they are gone."""
    source = text.document.source
    left = next((x for n in _RUNS if (x := _only(kept.before[-n:], text.words))), None)
    right = next((x for n in _RUNS if (x := _only(kept.after[:n], text.words))), None)
    start = None if left is None else left[1]
    end = None if right is None else right[0]
    if start is not None and end is not None and start <= end <= start + 3 * len(old) + 60:
        now = text.words[start:end].strip()
        if not now:
            return Standing("gone", source, None, "the words around it stand side by side")
        if len(old) < _LONG or alike(old, now) >= _ALIKE:
            place = start + text.words[start:].index(now)
            return Standing("changed", source, text.passages[text.at(place)], "other words stand in their place")
        return Standing("gone", source, None, "something else stands in their place")
    near = ([] if start is None else [start + 1]) + ([] if end is None else [end - 1])
    for place in near if len(old) >= _LONG else ():
        if 0 <= place < len(text.words):
            p = text.passages[text.at(place)]
            if alike(old, fold(p.text).text) >= _ALIKE:
                return Standing("changed", source, p, "words like them stand in their place")
    return Standing("gone", source, None, "the document has no such words")


def _only(piece: str, words: str) -> tuple[int, int] | None:
    """Where a piece of context stands when it stands once; None when it is too short to say anything."""
    if len(piece) < _SURE or (at := words.find(piece)) < 0 or words.find(piece, at + 1) >= 0:
        return None
    return at, at + len(piece)


def alike(a: str, b: str) -> float:
    """The share of pairs of characters that two texts have in common, 0 to 1 (Dice's coefficient).

    >>> alike("估值65亿美元", "估值80亿美元") >= 0.5 > alike("估值65亿美元", "天气很好")
    True
    """
    x, y = (Counter(t[i : i + 2] for i in range(len(t) - 1)) for t in (a, b))
    both = sum(x.values()) + sum(y.values())
    return 2 * sum((x & y).values()) / both if both else float(a == b)
