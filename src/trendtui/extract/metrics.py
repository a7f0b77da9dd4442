"""What a figure measures (估值, ARR, 月活): the metric word that stands nearest and fits its kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from trendtui.extract.clauses import Clauses
from trendtui.extract.grammar import Grammar
from trendtui.extract.quantities import Quantity
from trendtui.model.units import Metric

BEFORE = 60
"""How far before a figure its metric may stand within the sentence, in characters."""
AFTER = 14
"""How far after it, within the clause (5000万美元的种子轮融资)."""
_OPENING = re.compile(r"[\s*(（]{0,4}(?:其中|而|并|达到?了?|高达|超过?|突破|约|近|仅|只有|为|到|升至|降至|有){0,4}\s?")
"""A clause that opens so with its figure may have the metric of the clause before."""
ATTACHED = 6
"""A metric this near behind the figure is its own (65亿美元的融资)."""


@dataclass(frozen=True, slots=True)
class MetricWord:
    """A metric word of the passage."""

    start: int
    end: int
    metric: Metric


def metric_words(folded: str, rules: Grammar) -> tuple[MetricWord, ...]:
    """All metric words of a folded text, in order."""
    return tuple(
        MetricWord(m.start(), m.end(), rules.metrics[m.group().lower()]) for m in rules.metric.finditer(folded)
    )


def measured(
    quantity: Quantity,
    words: tuple[MetricWord, ...],
    folded: str,
    layout: Clauses,
    rules: Grammar,
    floor: int,
    ceiling: int,
) -> Metric | None:
    """The metric of a figure.

    Args:
        floor: end of the figure before it in the same sentence, which has used the words before that.
        ceiling: start of the next figure.
    """
    clause_start, clause_end = layout.clause(quantity.start)
    sentence_start = layout.sentence(quantity.start)[0]
    begin = max(sentence_start, quantity.start - BEFORE)
    nearby = words[bisect_left(words, begin, key=_start) : bisect_left(words, quantity.end + AFTER, key=_start)]
    fitting = [w for w in nearby if _fits(w.metric, quantity)]
    before = [w for w in fitting if w.end <= quantity.start]
    own = [w for w in before if w.start >= max(clause_start, floor)]
    last = min(clause_end, quantity.end + AFTER, ceiling)
    after = [w for w in fitting if quantity.end <= w.start < last]
    far = not own or quantity.start - own[-1].end > ATTACHED
    if far and after and _attached(folded[quantity.end : after[0].start]):
        return after[0].metric
    if own:
        return own[-1].metric
    if after:
        return after[0].metric
    if quantity.kind == "count":
        return rules.metrics.get(quantity.unit)
    shared = before and (before[-1].start >= clause_start or _OPENING.fullmatch(folded, clause_start, quantity.start))
    return before[-1].metric if shared else None


def _start(word: MetricWord) -> int:
    return word.start


def owned(words: tuple[MetricWord, ...], start: int, end: int) -> bool:
    """Whether a metric that only companies have stands between `start` and `end`."""
    first = bisect_left(words, max(start, end - BEFORE), key=_start)
    last = bisect_left(words, end, key=_start)
    return any(w.metric.company and w.end <= end for w in words[first:last])


def _attached(between: str) -> bool:
    return len(between) <= ATTACHED and not re.search(r"[,，、;；。（(]", between)


def _fits(metric: Metric, quantity: Quantity) -> bool:
    if not quantity.kind:
        return bool(metric.kind) and (metric.plain or metric.kind != "percent")
    if quantity.kind in metric.over:
        return True
    return quantity.kind in (metric.fits or (metric.kind,))
