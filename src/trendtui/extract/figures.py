"""The figures of a passage and of a document: quantities with metric, company, year and whether they are to come.

The reading of numbers is `quantities`; this module puts the answers of its neighbours together and carries year and
company from one passage to the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from trendtui.extract.calendar import Calendar, announces, baseline
from trendtui.extract.clauses import Clauses, clauses
from trendtui.extract.cues import Cues
from trendtui.extract.forecast import is_forecast
from trendtui.extract.grammar import Grammar, grammar
from trendtui.extract.metrics import MetricWord, measured, metric_words, owned
from trendtui.extract.numbers import fold
from trendtui.extract.quantities import BILLED, PLAIN, Quantities, Quantity
from trendtui.extract.subjects import Subjects
from trendtui.extract.tabular import table_figures
from trendtui.extract.years import find_years, year_of_date
from trendtui.model.document import Passage, Section
from trendtui.model.findings import Figure, Mention, YearMention
from trendtui.model.units import Metric, Units

_PER_AFTER = re.compile(r"\s?(?:/|每|per )\s?((?:[0-9.]+\s?[KMk]?\s?)?[A-Za-z]{1,12}(?: tokens?)?|[一-鿿]{1,3})")
_PER_BEFORE = re.compile(
    r"每(?:一|个)?\s?((?:百万|千|万)?(?:输入|输出)?\s?(?:tokens?|[年月日天周次人]|小时|分钟|用户|家|席位|席))[^，。；每]{0,12}$"
)

TURN = 60
"""A passage as short as this and without a mark at its end, a turn of a talk, does not end what year is spoken of."""
CAPTION = 60
"""The longest line taken for the title of the table below it, in characters."""
MONEY_BACK = 4
"""How many figures back a currency is looked for when money has none of its own (从10亿美元到20亿)."""
_MARKS = re.compile("[。！？，；]")
_ASIDE = re.compile(r"[(（]约?合?$")
"""Before an amount converted into another currency."""
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
    predicted: bool = False,
    document_month: int | None = None,
    context_ahead: int | None = None,
) -> tuple[Figure, ...]:
    """The figures of one passage, in reading order.

    Args:
        text: the passage; may contain line breaks.
        passage: its number, for the result.
        mentions: the companies named in it (offsets in `text`).
        document_year: the year it was written in: 去年 is the year before, and later years are forecasts.
        context_year: the year that the passages before speak of.
        context_company: the company that they are about.
        predicted: the passage is part of a prediction.
        document_month: the month it was written in: 12月 in a text of January is that of the year before.
        context_ahead: the year to come that a heading before has announced predictions for.
    """
    context = Context(document_year, document_month, context_year, context_company, predicted, context_ahead)
    folded = fold(text)
    rules, layout = grammar(units), clauses(folded)
    names = [(m.start, m.end) for m in mentions if any("0" <= c <= "9" for c in folded[m.start : m.end])]
    quantities = Quantities(folded, layout, rules, names).read()
    if not quantities:
        return ()
    words = metric_words(folded, rules)
    surroundings = _Surroundings(text, folded, layout, rules, words, mentions, context)
    found: list[Figure] = []
    for place, quantity in enumerate(quantities):
        floor = quantities[place - 1].end if place else 0
        ceiling = quantities[place + 1].start if place + 1 < len(quantities) else len(text)
        metric = measured(quantity, words, folded, layout, rules, floor, ceiling)
        settled = _settled(quantity, metric, _currency(found, text))
        if settled is not None:
            found.append(surroundings.figure(settled, passage, metric.name if metric else "", floor))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a passage is read."""

    document_year: int | None
    document_month: int | None
    year: int | None
    company: str
    predicted: bool
    ahead: int | None


class _Surroundings:
    """What stands around the quantities of one passage: companies, years, words of the future."""

    def __init__(
        self,
        text: str,
        folded: str,
        layout: Clauses,
        rules: Grammar,
        words: tuple[MetricWord, ...],
        mentions: Sequence[Mention],
        context: Context,
    ) -> None:
        self.text, self.folded, self.layout, self.words, self.context = text, folded, layout, words, context
        self.cues = Cues(folded, rules)
        self.subjects = Subjects(folded, layout, rules, mentions)
        date = f"{context.document_year:04d}" if context.document_year else ""
        years = find_years(text, passage=0, document_date=date)
        self.calendar = Calendar(folded, layout, rules, years, (context.document_year, context.document_month))

    def figure(self, quantity: Quantity, passage: int, metric: str, floor: int) -> Figure:
        """The figure that a quantity is; `floor` is the end of the one before it."""
        start, end = quantity.start, quantity.end
        year, coming = self._when(quantity)
        has_owner = owned(self.words, self.layout.clause(start)[0], end)
        return Figure(
            passage=passage,
            start=start,
            end=end,
            text=self.text[start:end],
            kind=quantity.kind,
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            hedge=quantity.hedge,
            per=_per(quantity, self.folded, self.layout),
            metric=metric,
            company=self.subjects.of(start, end, floor, owned=has_owner, context=self.context.company),
            year=year,
            forecast=coming,
            rule=quantity.rule,
        )

    def _when(self, quantity: Quantity) -> tuple[int | None, bool]:
        """The year of a figure and whether it is still to come."""
        written, mention = self.context.document_year, self.calendar.year(quantity)
        year = mention.year if mention is not None else self.context.year
        when = ""
        if written is not None and year is not None:
            later = year > written if mention is None else mention.role == "forecast"
            when = "coming" if later else "past" if year < written - 1 else "bygone" if year < written else ""
        own = mention is not None and mention.start >= self.layout.clause(quantity.start)[0]
        coming = is_forecast(
            quantity.start, quantity.end, self.layout, self.cues, when, predicted=self.context.predicted, own_year=own
        )
        if coming and when != "coming" and not own:
            told = self.calendar.within(quantity.start) or self.calendar.hoped(quantity.start)
            year = told or self.calendar.announced(quantity.start) or self.context.ahead or year
        return (None if when == "coming" and not coming else year), coming


def figures_of(
    passages: Sequence[Passage],
    mentions_by_passage: Mapping[int, Sequence[Mention]],
    units: Units,
    document_date: str,
    sections: Sequence[Section] = (),
) -> tuple[Figure, ...]:
    """The figures of a document: year and company are carried on within a section, from its heading to all of it.

    Args:
        passages: in reading order.
        mentions_by_passage: `Passage.number` → its mentions.
        document_date: ISO date or empty; without it the year most spoken of stands for it.
        sections: the document's; what stands in one that counts out a prediction is still to come
            once a year to come has been announced there; evidence that a talk gives for its bets is not.
    """
    years = {p.number: find_years(p.text, passage=p.number, document_date=document_date) for p in passages}
    written = year_of_date(document_date) or _likely_year(years)
    predictions = _predictions(sections)
    carried = _Carried(written)
    found: list[Figure] = []
    for passage in passages:
        mentions = mentions_by_passage.get(passage.number, ())
        predicted = passage.section in predictions and carried.announced is not None
        carried.enter(passage)
        read = partial(
            find_figures,
            units=units,
            passage=passage.number,
            document_year=written,
            document_month=_month(document_date),
            context_ahead=carried.announced or (carried.outlook if passage.section in predictions else None),
            context_year=carried.ahead if predicted else carried.year,
            predicted=predicted,
        )
        if passage.kind == "table":
            found += table_figures(passage.text, mentions, read, carried.company, carried.caption)
        else:
            found += read(passage.text, mentions=mentions, context_company=carried.company)
        carried.leave(passage, years[passage.number], mentions)
    return tuple(found)


class _Carried:
    """What the passages before have established; a heading's word holds for its whole section."""

    def __init__(self, written: int | None) -> None:
        self.written = written
        self.section: int | None = None
        self.year: int | None = None
        self.ahead: int | None = None
        """The last year to come that was spoken of."""
        self.company = ""
        self.caption = ""
        """The short line right before, which may be the title of a table."""
        self.announced: int | None = None
        """The year to come that the section announces predictions for."""
        self.outlook: int | None = None
        """The last year to come that predictions have been announced for, if they follow in sections of their own."""
        self._heading: tuple[int | None, str] = (None, "")

    def enter(self, passage: Passage) -> None:
        """Forgets what belongs to another section than the passage's."""
        if passage.section != self.section:
            self.section, self.year, self.company, self._heading = passage.section, None, "", (None, "")
            self.announced = None

    def leave(self, passage: Passage, years: Sequence[YearMention], mentions: Sequence[Mention]) -> None:
        """Takes over what the passage has established."""
        own = [y for y in years if not baseline(passage.text, y)]
        spoken = [y.year for y in own if self.written is None or y.year <= self.written]
        coming = [y.year for y in years if self.written is not None and y.year > self.written]
        self.ahead = coming[-1] if coming else self.ahead
        if passage.kind == "heading":
            self._heading = (spoken[-1] if spoken else None, _topic(mentions, ""))
        told = [y.year for y in years if y.year in coming and announces(passage.text, y)]
        self.announced = told[-1] if told else self.announced
        self.outlook = self.announced or self.outlook
        if spoken or len(passage.text) > TURN or passage.text[-1:] in "。！？!?.":
            self.year = spoken[-1] if spoken else self._heading[0]
        self.company = _topic(mentions, self.company) or self._heading[1]
        if mentions and not _MARKS.search(passage.text):
            self.company = max(mentions, key=lambda m: m.start).company  # talk goes on about whom it came to last
        short = passage.kind != "table" and len(passage.text) <= CAPTION
        self.caption = passage.text if short and passage.text[-1:] not in "。！？!?" else ""


def _predictions(sections: Sequence[Section]) -> frozenset[int]:
    """The sections that are predictions or stand within one (`sections` come in reading order)."""
    found: set[int] = set()
    for section in sections:
        if section.kind == "prediction" or section.parent in found:
            found.add(section.number)
    return frozenset(found)


def _topic(mentions: Sequence[Mention], before: str) -> str:
    """The company a passage is about when it names one only or most often; the one before when it names none."""
    named = Counter(m.company for m in mentions if m.kind != "product").most_common(2)
    if not named:
        return before
    return named[0][0] if len(named) == 1 or named[0][1] > named[1][1] else ""


def _month(date: str) -> int | None:
    """The month of an ISO date, None when it has none."""
    month = date[5:7]
    return int(month) if len(month) == 2 and month.isascii() and month.isdigit() else None


def _likely_year(years: Mapping[int, Sequence[YearMention]]) -> int | None:
    counted = Counter(y.year for found in years.values() for y in found)
    return max(counted, key=lambda y: (counted[y], y)) if counted else None


def _currency(found: Sequence[Figure], text: str) -> str:
    """The currency of the amounts before, conversions in brackets aside."""
    for figure in reversed(found[-MONEY_BACK:]):
        if figure.kind == "money" and not _ASIDE.search(text, max(0, figure.start - 4), figure.start):
            return figure.unit
    return ""


def _settled(quantity: Quantity, metric: Metric | None, money: str) -> Quantity | None:
    """The quantity with the kind that its metric gives it; None when nothing says what it is."""
    if quantity.kind:
        large = quantity.unit == "个" and quantity.low >= LEAST_OVERRIDDEN
        if metric is not None and quantity.kind in metric.over and large:
            return replace(quantity, kind=metric.kind, unit=metric.unit, rule=metric.row)
        return quantity
    if metric is None and quantity.scale == BILLED:
        return replace(quantity, kind="money", unit=money or "CNY")
    if metric is None:
        return None if quantity.scale.isascii() else replace(quantity, kind="count")
    if (quantity.scale == PLAIN) != metric.plain:
        return None
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
