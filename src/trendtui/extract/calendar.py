"""Which of the years that a passage speaks of a figure is for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from trendtui.extract.clauses import Clauses
from trendtui.extract.grammar import Grammar
from trendtui.extract.quantities import Quantity
from trendtui.model.findings import YearMention

YEARS_BACK = 8
"""How many years before a figure are tried: the nearer ones may be compared with or tell when something was founded."""
SENTENCES_BACK = 3
"""How many sentences a year is carried on within a passage."""

_ATTACHED = re.compile(r"\s?[(（]?\s?|\s(?:in|by|for|during|as of)\s")
_FOUNDED = re.compile(r"(?:年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:成立|创立|创办|创建|建立|出生|毕业|founded)")
_FOUNDED_IN = re.compile(r"(?:成立|创立|创办|创建|建立|建|始|出生|毕业|founded|born)\s?(?:于|in)\s?$")
_MONTH_DAY = re.compile(r"(?<![0-9年])(?<!年\s)(1[0-2]|[1-9])月(?:[0-9]{1,2}日|份|初|底|末)?")


class Calendar:
    """The years of one passage and which of them a figure is for; made for each passage."""

    def __init__(
        self, folded: str, layout: Clauses, rules: Grammar, years: Sequence[YearMention], written: int | None
    ) -> None:
        self.text, self.layout, self.rules = folded, layout, rules
        self.years = tuple(sorted((y for y in years if not self._title(y)), key=_start))
        month = _MONTH_DAY.search(folded) if written is not None else None
        if month is not None and written is not None and not (self.years and self.years[0].start < month.end()):
            # 1月14日 without a year before it is of the year the document was written in.
            self.years = (YearMention(0, month.start(), month.end(), written, "relative"), *self.years)

    def year(self, quantity: Quantity) -> YearMention | None:
        """The year that a figure is for: the one it is bracketed with, else the last before it, else the one after."""
        clause_start, clause_end = self.layout.clause(quantity.start)
        place = bisect_left(self.years, quantity.end, key=_start)
        behind = self.years[place] if place < len(self.years) and self.years[place].start < clause_end else None
        if behind is not None and _ATTACHED.fullmatch(self.text, quantity.end, behind.start):
            return behind
        near, far = self._back(clause_start, 2), self._far(quantity.start)
        for year in reversed(self.years[max(0, place - YEARS_BACK) : place]):
            if year.end > quantity.start:
                continue
            if year.start < far:
                break
            if year.start < near and year.role == "forecast":
                continue
            if year.start < clause_start and self._founding(year):
                continue
            if not self._compared(year, quantity):
                return year
        return behind if behind is not None and not self._founding(behind) else None

    def _far(self, start: int) -> int:
        """How far back a year is carried: some sentences, or as many clauses as make them where there are no marks."""
        sentence = self.layout.sentence(start)[0]
        for _ in range(SENTENCES_BACK):
            sentence = self.layout.sentence(max(sentence - 1, 0))[0]
        return max(sentence, self._back(start, 4 * SENTENCES_BACK))

    def _back(self, at: int, clauses: int) -> int:
        """Where the clause begins that is so many clauses before the one of `at`."""
        at = self.layout.clause(at)[0]
        for _ in range(clauses):
            at = self.layout.clause(max(at - 1, 0))[0]
        return at

    def _founding(self, year: YearMention) -> bool:
        """2012年成立 and 成立于2012年 tell of the company, not of its figures."""
        before = self.text[max(0, year.start - 12) : year.start]
        return bool(_FOUNDED.match(self.text, year.end - 1) or _FOUNDED_IN.search(before))

    def _title(self, year: YearMention) -> bool:
        """Within 《…》: the year of a title."""
        opened = self.text.rfind("《", max(0, year.start - 30), year.start)
        return opened >= 0 and "》" not in self.text[opened : year.start]

    def _compared(self, year: YearMention, quantity: Quantity) -> bool:
        """较2023年增长28%: the year is the one compared with, unless the figure is its own (2023年的23亿)."""
        between = self.text[year.end : quantity.start]
        if between.strip(" 的约近超仅只有") == "" and quantity.kind not in ("percent", "multiple"):
            return False
        begin = self.layout.clause(year.start)[0]
        before = self.text[max(begin, year.start - 6) : year.start].replace("比如", "··")
        if quantity.kind == "multiple" and before.endswith("是"):
            return True
        cue = self.rules.cue("compare").search(before)
        return cue is not None and len(before) - cue.end() <= 3


def _start(year: YearMention) -> int:
    return year.start
