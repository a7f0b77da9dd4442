"""Which of the years that a passage speaks of a figure is for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from trendtui.extract.clauses import Clauses, is_unmarked, turn
from trendtui.extract.grammar import Grammar
from trendtui.extract.quantities import Quantity
from trendtui.model.findings import YearMention

YEARS_BACK = 8
"""How many years before a figure are tried: the nearer ones may be compared with or tell when something was founded."""
SENTENCES_BACK = 4
"""How many sentences a year is carried on within a passage."""
ASIDE = 120
"""How far before a figure a word is looked for that tells its year otherwise, in characters."""

_ATTACHED = re.compile(r"\s?[(（]?\s?|\s(?:in|by|for|during|as of)\s")
_FOUNDED = re.compile(r"(?:年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:成立|创立|创办|创建|建立|出生|毕业|founded)")
_FOUNDED_IN = re.compile(r"(?:成立|创立|创办|创建|建立|建|始|出生|毕业|founded|born)\s?(?:于|in)\s?$")
_MONTH_DAY = re.compile(
    r"(?<![0-9年])(?<!年\s)(?:(1[0-2]|[1-9])月(?:[0-9]{1,2}日|份|初|底|末)?|(上半年|下半年|前三季度|[一二三四]季度|(?<![一二两三四五六七八九十几])年内))"
)
_BEGINS = {"前三季度": 9, "二季度": 4, "三季度": 7, "四季度": 10, "下半年": 7}
"""The month from which on a part of a year is spoken of as the present year's."""
_COUNTS = {char: number for number, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_PART = re.compile("一季度|上半年|二季度|前三季度|三季度")
_ENDED = {"一季度": 4, "上半年": 7, "二季度": 7, "前三季度": 10, "三季度": 10}
"""The month from which on a part of a year without a year, after 去年 in a clause before, is of the present one."""
_ANNOUNCES = re.compile(r"预测|预言|预判|展望|前瞻|[押下][^，。\n]{0,3}注|打赌|predict|outlook", re.IGNORECASE)
_SHARES = re.compile(r"比(?=[例重率如])|[占性同环](?:价)?比")
_NOW = re.compile(r"现在|如今|目前|眼下|当前")
_FROM = re.compile(r"(?:从|由|较|比)$")
_RISES = re.compile(r"(?:升|增|降|减|提|涨|跌|回|扩|缩|掉|拉|拖|压|高|长)\S{0,2}?[到至]")
"""从去年同期的3%回升到18%: what comes after is no longer of the year compared with."""
_WITHIN = re.compile(r"(?<![近去的过头前这每连满年])(?:未来)?([0-9]{1,2}|[一二两三四五六七八九十])年(?:之?内|以内)")
_BASELINE = re.compile(r"年?[初末底]?(?:同期|[^。；\n]{0,10}还(?:是|只|不|仅))")


class Calendar:
    """The years of one passage and which of them a figure is for; made for each passage."""

    def __init__(
        self,
        folded: str,
        layout: Clauses,
        rules: Grammar,
        years: Sequence[YearMention],
        date: tuple[int | None, int | None],
    ) -> None:
        self.text, self.layout, self.rules = folded, layout, rules
        self.unmarked = is_unmarked(folded)
        written, month = date
        self.written, self.month = written, month
        self.years = tuple(sorted((y for y in years if not self._title(y)), key=_start))
        first = _MONTH_DAY.search(folded) if written is not None else None
        if first is not None and written is not None and not (self.years and self.years[0].start < first.end()):
            # 1月14日 without a year before it is of the year the document was written in, or the one before.
            begins = int(first.group(1) or _BEGINS.get(first.group(2), 0))
            over = month is not None and begins > month and not self._ahead(first)
            self.years = (YearMention(0, first.start(), first.end(), written - over, "relative"), *self.years)

    def year(self, quantity: Quantity) -> YearMention | None:
        """The year that a figure is for: the one it is bracketed with, else the last before it, else the one after."""
        clause_start, clause_end = self.layout.clause(quantity.start)
        place = bisect_left(self.years, quantity.end, key=_start)
        behind = self.years[place] if place < len(self.years) and self.years[place].start < clause_end else None
        if behind is not None and _ATTACHED.fullmatch(self.text, quantity.end, behind.start):
            spoken = self.unmarked and self.text[quantity.end : behind.start].isspace()  # a pause stands for a comma
            if not spoken:
                return behind
        near, far = self._back(clause_start, 2), self._far(quantity.start)
        if not self.unmarked:
            near = max(near, self.layout.sentence(quantity.start)[0])
        else:
            near = max(near, turn(self.text, quantity.start))
        for year in reversed(self.years[max(0, place - YEARS_BACK) : place]):
            if year.end > quantity.start:
                continue
            if year.start < far:
                break
            if year.start < near and year.role == "forecast":
                continue
            if year.start < clause_start and (self._founding(year) or baseline(self.text, year)):
                continue
            if not self._compared(year, quantity):
                return self._by_then(year, quantity, clause_start)
        return behind if behind is not None and not self._founding(behind) else None

    def within(self, start: int) -> int | None:
        """The year by which a forecast is to have come true: 两年内 of a text of 2025 is 2027."""
        begin = self.layout.clause(max(self.layout.clause(start)[0] - 1, 0))[0]
        found = None if self.written is None else _WITHIN.search(self.text, max(begin, start - ASIDE), start)
        if found is None or self.written is None:
            return None
        return self.written + (int(found[1]) if found[1].isdecimal() else _COUNTS[found[1]])

    def hoped(self, start: int) -> int | None:
        """The year to come that was spoken of last before `start`, sentences back: a forecast goes on about it."""
        place = bisect_left(self.years, start, key=_start)
        last = self.years[place - 1] if place else None
        return last.year if last is not None and last.role == "forecast" and last.start >= self._far(start) else None

    def _by_then(self, year: YearMention, quantity: Quantity, clause: int) -> YearMention:
        """The year before a quantity, or that of the text where a word for now or a part of this year comes between."""
        written = self.written
        if written is None or year.year >= written:
            return year
        now = _NOW.search(self.text, max(year.end, quantity.start - ASIDE), quantity.start)
        if now is None or self.text[now.end() : now.end() + 1] == "的":
            now = (
                _PART.search(self.text, max(clause, quantity.start - ASIDE), quantity.start)
                if year.role == "relative"
                else None
            )
            if now is None or year.end > clause or (self.month is not None and self.month < _ENDED[now.group()]):
                return year
        return YearMention(0, now.start(), now.end(), written, "relative")

    def announced(self, start: int) -> int | None:
        """The year to come that the predictions before `start` have been announced for (来预测一下2031年)."""
        for year in reversed(self.years[: bisect_left(self.years, start, key=_start)]):
            if year.role == "forecast" and announces(self.text, year):
                return year.year
        return None

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

    def _ahead(self, place: re.Match[str]) -> bool:
        """Whether a month stands with words of the future."""
        begin, end = self.layout.clause(place.start())
        return (
            self.rules.cue("forecast").search(self.text, max(begin, place.start() - 40), min(end, place.end() + 40))
            is not None
        )

    def _title(self, year: YearMention) -> bool:
        """Within 《…》: the year of a title."""
        opened = self.text.rfind("《", max(0, year.start - 30), year.start)
        return opened >= 0 and "》" not in self.text[opened : year.start]

    def _compared(self, year: YearMention, quantity: Quantity) -> bool:
        """较2023年增长28%: the year is the one compared with, unless the figure is its own (2023年的23亿)."""
        between = self.text[year.end : quantity.start]
        own = "的" in between or quantity.kind != "percent"
        if between.strip(" 的约近超仅只有末底初") == "" and own and quantity.kind != "multiple":
            return False
        begin = self.layout.clause(year.start)[0]
        before = _SHARES.sub("··", self.text[max(begin, year.start - 6) : year.start])
        if quantity.kind == "multiple" and before.endswith("是") and len(between) <= 4:
            return True
        if _FROM.search(before) and _RISES.search(between[:ASIDE]) and "以来" not in between:
            return True
        cue = self.rules.cue("compare").search(before)
        return cue is not None and len(before) - cue.end() <= 3


def baseline(text: str, year: YearMention) -> bool:
    """Whether a year is only named to compare with: 去年同期, 2023年初还是0.9元. What follows is not of it."""
    return _BASELINE.match(text, year.end) is not None


def announces(text: str, year: YearMention) -> bool:
    """Whether predictions for a year to come are announced: 大胆预测一下2031年, 2031年展望."""
    return _ANNOUNCES.search(text, max(0, year.start - 12), year.end + 8) is not None


def _start(year: YearMention) -> int:
    return year.start
