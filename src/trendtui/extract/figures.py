"""The figures of a passage and of a document: quantities with metric, company, year and whether they are to come.

The reading of numbers is `quantities`; this module puts the answers of its neighbours together and carries year and
company from one passage to the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trendtui.extract.calendar import Calendar
from trendtui.extract.clauses import Clauses, clauses
from trendtui.extract.cues import Cues
from trendtui.extract.forecast import is_forecast
from trendtui.extract.grammar import grammar
from trendtui.extract.metrics import measured, metric_words, owned
from trendtui.extract.numbers import fold
from trendtui.extract.quantities import Quantities, Quantity
from trendtui.extract.subjects import Subjects
from trendtui.extract.years import find_years, year_of_date
from trendtui.model.document import Passage
from trendtui.model.findings import Figure, Mention, YearMention
from trendtui.model.units import Metric, Units

_PER_AFTER = re.compile(r"\s?(?:/|每|per )\s?((?:[0-9.]+\s?[KMk]?\s?)?[A-Za-z]{1,12}(?: tokens?)?|[一-鿿]{1,3})")
_PER_BEFORE = re.compile(
    r"每(?:一|个)?\s?((?:百万|千|万)?(?:输入|输出)?\s?(?:tokens?|[年月日天周次人]|小时|分钟|用户|家|席位|席))[^，。；每]{0,12}$"
)

LEAST_OVERRIDDEN = 100_000
"""A metric may say what 个 counts from here on: 参数约 1750 亿个, but not 参数调优需要 8 个节点."""


def find_figures(
    text: str,
    units: Units,
    *,
    passage: int,
    mentions: Sequence[Mention] = (),
    document_year: int | None = None,
    context_year: int | None = None,
    context_company: str = "",
) -> tuple[Figure, ...]:
    """The figures of one passage, in reading order.

    Args:
        text: the passage; may contain line breaks.
        passage: its number, for the result.
        mentions: the companies named in it (offsets in `text`).
        document_year: the year it was written in: 去年 is the year before, and later years are forecasts.
        context_year: the year that the passages before speak of.
        context_company: the company that they are about.
    """
    folded = fold(text)
    rules, layout = grammar(units), clauses(folded)
    names = [(m.start, m.end) for m in mentions if any("0" <= c <= "9" for c in folded[m.start : m.end])]
    quantities = Quantities(folded, layout, rules, names).read()
    if not quantities:
        return ()
    words = metric_words(folded, rules)
    cues = Cues(folded, rules)
    subjects = Subjects(folded, layout, rules, mentions)
    date = f"{document_year:04d}" if document_year else ""
    calendar = Calendar(folded, layout, rules, find_years(text, passage=passage, document_date=date), document_year)
    found: list[Figure] = []
    money = ""
    for place, quantity in enumerate(quantities):
        floor = quantities[place - 1].end if place else 0
        ceiling = quantities[place + 1].start if place + 1 < len(quantities) else len(text)
        metric = measured(quantity, words, folded, layout, rules, floor, ceiling)
        if (
            not quantity.kind
            and quantity.scale.isascii()
            and (metric is None or (quantity.scale == "plain") != metric.plain)
        ):
            continue
        settled = _settled(quantity, metric, money)
        money = settled.unit if settled.kind == "money" else money
        year = calendar.year(settled, context_year)
        found.append(
            Figure(
                passage=passage,
                start=settled.start,
                end=settled.end,
                text=text[settled.start : settled.end],
                kind=settled.kind,
                low=settled.low,
                high=settled.high,
                unit=settled.unit,
                hedge=settled.hedge,
                per=_per(settled, folded, layout),
                metric=metric.name if metric else "",
                company=subjects.of(
                    settled.start,
                    settled.end,
                    floor,
                    owned=owned(words, layout.clause(settled.start)[0], settled.end),
                    context=context_company,
                ),
                year=year,
                forecast=is_forecast(settled.start, layout, cues, year, document_year),
                rule=settled.rule,
            )
        )
    return tuple(found)


def figures_of(
    passages: Sequence[Passage],
    mentions_by_passage: Mapping[int, Sequence[Mention]],
    units: Units,
    document_date: str,
) -> tuple[Figure, ...]:
    """The figures of a document: year and company are carried from a passage to the next one of its section.

    Args:
        passages: in reading order.
        mentions_by_passage: `Passage.number` → its mentions.
        document_date: ISO date or empty; without it the year most spoken of stands for it.
    """
    years = {p.number: find_years(p.text, passage=p.number, document_date=document_date) for p in passages}
    written = year_of_date(document_date) or _likely_year(years)
    found: list[Figure] = []
    section: int | None = None
    year: int | None = None
    company = ""
    for passage in passages:
        if passage.section != section:
            section, year, company = passage.section, None, ""
        mentions = mentions_by_passage.get(passage.number, ())
        found += find_figures(
            passage.text,
            units,
            passage=passage.number,
            mentions=mentions,
            document_year=written,
            context_year=year,
            context_company=company,
        )
        spoken = [y.year for y in years[passage.number] if written is None or y.year <= written]
        year = spoken[-1] if spoken else None
        company = _topic(mentions, company)
    return tuple(found)


def _topic(mentions: Sequence[Mention], before: str) -> str:
    """The company a passage is about when it names one only; the one before when it names none."""
    named = {m.company for m in mentions}
    if not named:
        return before
    return named.pop() if len(named) == 1 else ""


def _likely_year(years: Mapping[int, Sequence[YearMention]]) -> int | None:
    counted = Counter(y.year for found in years.values() for y in found)
    return max(counted, key=lambda y: (counted[y], y)) if counted else None


def _settled(quantity: Quantity, metric: Metric | None, money: str) -> Quantity:
    """The quantity with the kind that its metric gives it, when it has none or the metric knows better."""
    if (
        metric is not None
        and quantity.kind in metric.over
        and quantity.unit == "个"
        and quantity.low >= LEAST_OVERRIDDEN
    ):
        return replace(quantity, kind=metric.kind, unit=metric.unit, rule=metric.row)
    if quantity.kind:
        return quantity
    if metric is None:
        return replace(quantity, kind="count")
    unit = money if metric.kind == "money" else metric.unit
    return replace(quantity, kind=metric.kind, unit=unit, rule=metric.row)


def _per(quantity: Quantity, folded: str, layout: Clauses) -> str:
    """What a price or rate is for: 200美元/月, 每次2美元."""
    if quantity.kind not in ("money", "energy_power", "tokens"):
        return ""
    after = _PER_AFTER.match(folded, quantity.end)
    if after:
        return after.group(1).strip()
    begin = max(layout.clause(quantity.start)[0], quantity.start - 24)
    before = _PER_BEFORE.search(folded, begin, quantity.start)
    return before.group(1) if before else ""
