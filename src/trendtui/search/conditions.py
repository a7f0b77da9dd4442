"""Conditions on figures: what their words mean in this index, and which passages have a figure that meets them.

All conditions of a query are asked of one and the same figure. A range meets a bound when any part of it does, and a
hedged figure when its words do (超过1000亿 is more than 1000亿): nobody who looks for figures wants to miss one.
An amount without a unit is compared with the number as it stands, whatever its currency; one in dollars, in another
currency or in a unit of time with the figures' common scale, and figures in the very currency with their own number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from trendtui.model.query import Condition, Query
from trendtui.model.results import PassageRow
from trendtui.model.units import KINDS
from trendtui.search.amounts import known
from trendtui.search.near import nearest
from trendtui.search.ranking import merge, snippet
from trendtui.store.figure_sets import figure_spans, metrics, passages_with_figures
from trendtui.store.figure_tests import FigureTest, Scale
from trendtui.store.folding import fold
from trendtui.store.reading import Reader
from trendtui.words import say

_SHOWN = 5
"""Metrics that a note names at the most."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The conditions of a query as this index can be asked, with the passages that meet them."""

    passages: BitMap
    of_kinds: BitMap | None = None
    """Those where the figure is also of one of the kinds that the query is narrowed to; None when it is to none."""
    tests: tuple[FigureTest, ...] = ()
    """For the list of figures, which shows only those that meet them."""
    notes: tuple[str, ...] = ()


def meeting(reader: Reader, query: Query) -> Meeting | None:
    """The passages with a figure that meets all conditions of a query, and is of a metric that it is narrowed to.

    None when it has neither conditions nor metrics.
    """
    wanted = query.chosen("metric")
    if not query.conditions and not wanted:
        return None
    there = metrics(reader)
    tests = tuple(_test(condition, there) for condition in query.conditions)
    if wanted:
        named = dict.fromkeys(m for word in wanted for m in metrics_named(word, there))
        tests = (*tests, FigureTest((Scale(None, None),), tuple(named)))
    kinds = query.chosen("kind")
    of_kinds = passages_with_figures(reader, tests, kinds) if kinds else None
    return Meeting(passages_with_figures(reader, tests), of_kinds, tests, _notes(query.conditions, tests, there))


def marked(reader: Reader, query: Query, met: Meeting, rows: Sequence[PassageRow]) -> tuple[PassageRow, ...]:
    """Passages with the figures that meet the conditions marked too, and their snippets around them."""
    spans = figure_spans(reader, [r.place.passage for r in rows], met.tests, query.chosen("kind"))
    out = []
    for row in rows:
        found = merge([*row.marks, *spans.get(row.place.passage, ())])
        shown, shown_marks = snippet(row.text, found)
        out.append(replace(row, marks=found, snippet=shown, snippet_marks=shown_marks))
    return tuple(out)


def having(reader: Reader, conditions: Sequence[Condition]) -> BitMap:
    """The passages with a figure that meets all conditions."""
    found = meeting(reader, Query(conditions=tuple(conditions)))
    return found.passages if found else reader.live()


def metrics_named(word: str, listed: Iterable[str]) -> tuple[str, ...]:
    """The metrics of the index that a word means: by name or spelling, else those whose name or spelling holds it.

    >>> metrics_named("增速", ["增长", "估值"]), metrics_named("Valuation", ["估值"]), metrics_named("净", ["估值"])
    (('增长',), ('估值',), ())
    """
    folded = fold(word).text
    table = known().metrics
    meant = table.get(folded, ())
    there = tuple(listed)
    if named := tuple(m for m in there if m in meant or fold(m).text == folded):
        return named
    if meant or len(folded) < 2:
        return ()
    holding = {name for spelling, names in table.items() if folded in spelling for name in names}
    return tuple(m for m in there if m in holding or folded in fold(m).text)


def _test(condition: Condition, there: Mapping[str, int]) -> FigureTest:
    named = metrics_named(condition.metric, there) if condition.metric else None
    return FigureTest(tuple(_scales(condition)), named)


def _scales(c: Condition) -> list[Scale]:
    """The scales on which a condition may be met."""
    opens = (c.low_open, c.high_open)
    if not c.kind:
        return [Scale(c.low, c.high, *opens)]
    if c.kind == "count" and not c.unit:
        return [Scale(c.low, c.high, *opens, kind="count")]
    if c.unit:
        scales = [Scale(c.low, c.high, *opens, kind=c.kind, units=(c.unit,))]
        if c.kind == "percent" and c.unit == "%":  # a third is 33 %
            scales.append(Scale(_times(c.low, 0.01), _times(c.high, 0.01), *opens, kind="fraction"))
        return scales
    if not c.currency:
        return [Scale(c.low, c.high, *opens, kind=c.kind, comparable=True)]
    typed = (_times(c.low, c.rate), _times(c.high, c.rate))
    return [
        Scale(*typed, *opens, kind=c.kind, units=(c.currency,)),
        Scale(c.low, c.high, *opens, kind=c.kind, other_than=c.currency, comparable=True),
    ]


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _notes(conditions: Sequence[Condition], tests: Sequence[FigureTest], there: Mapping[str, int]) -> tuple[str, ...]:
    """What no figure can meet, each with the condition's own words."""
    notes = []
    shared: set[str] | None = None
    for condition, test in zip(conditions, tests, strict=False):
        if test.metrics is None:
            continue
        if not test.metrics:
            notes.append(_unknown(condition, there))
        elif shared is not None and shared.isdisjoint(test.metrics):
            words = dict.fromkeys(c.metric for c in conditions if c.metric)
            notes.append(say("query.two-metrics", words=say("query.and").join(words)))
        shared = set(test.metrics) if shared is None else shared & set(test.metrics)
    return tuple(dict.fromkeys(notes))


def _unknown(condition: Condition, there: Mapping[str, int]) -> str:
    word = condition.metric
    if word.lower() in KINDS:
        asked = condition.text.removeprefix(word)
        return say("query.is-a-kind", word=word, kind=word.lower(), asked=asked)
    table = known().metrics
    spelled = {s: n for s, names in table.items() for n in names if n in there}
    close = dict.fromkeys(spelled[s] for s in nearest(fold(word).text, spelled))
    if close:
        return say("query.no-metric-near", word=word, near=say("query.or").join(close))
    most = sorted(there, key=lambda m: (-there[m], m))[:_SHOWN]
    if most:
        return say("query.no-metric-among", word=word, text=condition.text, all=", ".join(most))
    return say("query.no-metric", word=word, text=condition.text)
