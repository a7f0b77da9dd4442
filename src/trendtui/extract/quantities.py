"""Numbers with their units in a passage: value, kind, range and hedge, without asking what they are about.

`figures` adds metric, company, year and forecast. The rules are the rows of data/units.toml; grammar that no row can
say (ranges, 百分之…, N分之…, 1/9) is here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trendtui.extract.amounts import Amount, Amounts
from trendtui.extract.clauses import Clauses
from trendtui.extract.grammar import Grammar
from trendtui.extract.numbers import HAN_DIGITS, NUMERAL, Numeral, numeral

PLAIN = "plain"
"""The `scale` of a number without magnitude and unit, which its metric alone makes a figure (得分 88.7)."""

BILLED = "个亿"
"""The `scale` of numbers said as sums of money are, which count something else only if their metric says so."""

_RANGE = re.compile(r"\s?(?:--?|~|至|到|或者?|、(?=[一二两三四五六七八九])|to(?![a-z])|or(?![a-z]))\s?")
_CHANGE = re.compile(
    r"(?:(?:从|自|from)[^，。；,;]{0,24}|由[^，。；,;的将]{0,8}"
    r"|(?:提升|提高|增长|增加|增|上升|下降|降低|降|升|扩大|涨|rose|fell|grew)[^，。；,;到至]{0,24})$"
)
"""Before A到B: a change from A to B, which is two figures, not a range."""
_BELOW = re.compile(r"/([0-9]{1,4})(?![0-9/A-Za-z%月]|\.[0-9])")
_OF = re.compile(r"\s(?:of|the)\b")
_SHARE_OF = re.compile(r"\s?(?:的|of\b)")
_MINUS = re.compile(r"(?:^|[比长为达是至到率过了(（，,、:：]|[^-A-Za-z0-9%)]\s)-$")
"""A minus sign before a number, not a dash: 环比-4%, (-12%)."""
_MODEL_NEAR = re.compile(r"参数|模型|规模|大小|parameter|param|model", re.IGNORECASE)
LISTED = 6
"""How many numbers of a list may share the unit of the last one."""
_ITEM = re.compile(r"(?P<number>(?<![0-9.,])[0-9]{1,9}(?:\.[0-9]{1,4})?)\s?(?:、|和|及|与|或)\s?$")
_BETWEEN = re.compile(r"\s?(?:、|和|及|与|或)\s?")
_TENTHS = re.compile(
    r"(?P<low>[一二三四五六七八九])成(?P<more>[一二三四五六七八九]?)"
    r"(?:(?:到|至|-|~)(?P<high>[一二三四五六七八九])成(?P<rest>[一二三四五六七八九]?))?(?=$|[^㐀-鿿]|[的左以了是在都上下来之])"
)
"""三成三, 五成五到六成: tenths with their own tenths."""
_ELIDED = re.compile(
    r"[一二两三四五六七八九]{1,2}[百千万][一二三四五六七八九](?=$|[^㐀-鿿0-9A-Za-z.%]|[了吧呢啊左上的])"
)
"""五百八, 一千九: the last scale is left out, and so is what is counted."""
_HALF_TO = re.compile(r"(?:到|至|-|~)(?=[二三四五六七八九十]分之)")
_PORTION = re.compile(r"(?:占|约|近|达|到|过|有|的|比例|降|超|为|是|减少|缩短|提升|提高)\s?$")
_BEFORE_IDIOM = frozenset("0123456789.,一二三四五六七八九十百千万亿几数")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `kind` is empty when only the metric can tell it."""

    start: int
    end: int
    low: float
    high: float
    kind: str
    unit: str
    hedge: str = ""
    rule: str = ""
    scale: str = ""
    """The magnitude as written when there is no unit (万, 亿, K): the metric tells what it counts."""
    rate: float = 0.0
    """What the number as written is multiplied by (magnitude and unit); 0 when it is written otherwise."""


class Quantities:
    """Reads the quantities of one folded text; `names` are places whose digits belong to a name (11x, 3M)."""

    def __init__(self, folded: str, layout: Clauses, rules: Grammar, names: Sequence[tuple[int, int]] = ()) -> None:
        self.text, self.layout, self.rules = folded, layout, rules
        self.amounts = Amounts(folded, layout, rules)
        self.names = tuple(names)

    def read(self) -> tuple[Quantity, ...]:
        """All quantities of the text, in order, none overlapping."""
        idioms = [q for q in map(self._idiom, self.rules.idiom.finditer(self.text)) if q is not None]
        found: list[Quantity] = []
        at = reach = 0
        for match in NUMERAL.finditer(self.text):
            start, end = match.span()
            while at < len(idioms) and idioms[at].start < end:
                reach = max(reach, idioms[at].end)
                at += 1
            if start < reach:
                continue
            quantity = self._quantity(match)
            if quantity is None:
                continue
            reach = quantity.end
            found.append(quantity)
        if not found and not idioms:
            return ()
        apart: list[Quantity] = []
        for quantity in sorted([*(q for q in found if q.kind or q.scale), *idioms], key=lambda q: q.start):
            if not apart or quantity.start >= apart[-1].end:
                apart.append(quantity)
        return tuple(self._unmasked(self._listed(apart)))

    def _listed(self, found: Sequence[Quantity]) -> list[Quantity]:
        """With the numbers that share the unit of the last of a list: 10、30、60美元, 5%、8和12个百分点."""
        made: list[Quantity] = []
        for quantity in found:
            beside = made and _BETWEEN.fullmatch(self.text, made[-1].end, quantity.start)
            if beside and made[-1].scale and quantity.kind:
                made[-1] = replace(made[-1], kind=quantity.kind, unit=quantity.unit, rule=quantity.rule)
            reach = made[-1].end if made else 0
            before: list[Quantity] = []
            start = quantity.start
            while len(before) < LISTED and quantity.kind and quantity.low == quantity.high:
                item = _ITEM.search(self.text, max(reach, start - 24), start)
                number = numeral(match) if item and (match := NUMERAL.match(item["number"])) else None
                if item is None or number is None or not self._lists(item, quantity):
                    break
                start = item.start("number")
                value = number.low * quantity.rate
                before.append(replace(quantity, start=start, end=item.end("number"), low=value, high=value))
            made += [*reversed(before), quantity]
        return made

    def _lists(self, item: re.Match[str], quantity: Quantity) -> bool:
        """Whether a number before a sign of listing is no list number, year or part of a name."""
        start, written = item.start("number"), item["number"]
        before = self.text[max(0, start - 2) : start]
        first = not before.strip() or before[-1] in "\n。；;(（"
        year = written.isdigit() and 1900 <= int(written) <= 2099
        end = before.rstrip()[-1:]
        name = end in "第-/._#" or (end.isascii() and end.isalpha())
        return bool(quantity.rate) and not (first or year or name)

    def _unmasked(self, found: Sequence[Quantity]) -> list[Quantity]:
        """Those that touch no mask and no name. Masks are looked for last, since most passages have no quantity."""
        if not found:
            return []
        blocked = sorted([*(m.span() for m in self.rules.mask.finditer(self.text)), *self.names])
        free: list[Quantity] = []
        at = reach = 0
        for quantity in found:
            while at < len(blocked) and blocked[at][0] < quantity.end:
                reach = max(reach, blocked[at][1])
                at += 1
            if quantity.start >= reach:
                free.append(quantity)
        return free

    def _idiom(self, match: re.Match[str]) -> Quantity | None:
        start, end = match.span()
        if start and self.text[start - 1] in _BEFORE_IDIOM:
            return None
        row = self.rules.idioms[match.group().lower()]
        high, between = row.high, _HALF_TO.match(self.text, end) if row.kind == "fraction" else None
        upper = NUMERAL.match(self.text, between.end()) if between else None
        part = self._quantity(upper) if upper else None
        if part is not None and part.kind == row.kind and part.low > row.low:
            end, high = part.end, part.high
        return Quantity(start, end, row.low, high, row.kind, row.unit, self._hedge(start, end), row.row)

    def _quantity(self, match: re.Match[str]) -> Quantity | None:
        """The quantity that a numeral begins; one without kind and scale says that nothing is to be read here."""
        written = numeral(match)
        if written is None:
            return None
        if self.amounts.in_name(written):
            return self._glued(written)
        if self.text.startswith("分之", written.end):
            return self._parts_of(written)
        tenths = _TENTHS.match(self.text, written.start) if written.han else None
        if tenths is not None and (tenths["more"] or tenths["rest"]):
            return self._tenths(tenths)
        below = _BELOW.match(self.text, written.end) if written.plain else None
        if below is not None:
            return self._fraction(written, below)
        first = self.amounts.read(written)
        last = self._upper(first)
        if last is not None:
            return self._made(*_inherited(first, last))
        return self._made(first, first)

    def _tenths(self, match: re.Match[str]) -> Quantity:
        """七成六 is 76%, 五成五到六成 55% to 60%."""
        low = 10.0 * HAN_DIGITS[match["low"]] + HAN_DIGITS.get(match["more"], 0)
        high = 10.0 * HAN_DIGITS[match["high"]] + HAN_DIGITS.get(match["rest"], 0) if match["high"] else low
        hedge, (low, high) = self._hedge(match.start(), match.end()), sorted((low, high))
        return Quantity(match.start(), match.end(), low, high, "percent", "%", hedge, "quantities:N成M")

    def _glued(self, written: Numeral) -> Quantity | None:
        """A figure right behind a Latin word: 投资Acme7亿美元, GDP5%. Only money and percentages are read so."""
        if self.text[written.start - 1] in "-/+_.":
            return None
        first = self.amounts.read(written)
        sure = first.unit is not None and first.unit.kind in ("money", "percent") and not first.prefix
        return self._made(first, first) if sure else None

    def _parts_of(self, written: Numeral) -> Quantity:
        """百分之四十六 is a percentage, 三分之一 a fraction."""
        start, at = written.start, written.end + 2
        part = NUMERAL.match(self.text, at)
        number = numeral(part) if part else None
        if number is None or written.low < 2:
            return Quantity(start, at, 0, 0, "", "")
        percent = written.low == 100
        scale = 1.0 if percent else 1.0 / written.low
        high, end = number.high, number.end
        between = _RANGE.match(self.text, end) if percent else None
        more = NUMERAL.match(self.text, between.end()) if between else None
        upper = numeral(more) if more else None
        if upper is not None and upper.low > high and not self.text.startswith("分之", upper.end):
            high, end = upper.high, upper.end
        kind, unit = ("percent", "%") if percent else ("fraction", "fraction")
        hedge = self._hedge(start, end)
        return Quantity(start, end, number.low * scale, high * scale, kind, unit, hedge, "quantities:N分之M")

    def _fraction(self, written: Numeral, below: re.Match[str]) -> Quantity:
        """1/9, unless it is a date, a page or a part of a series."""
        start, end = written.start, below.end()
        over, under = written.low, float(below.group(1))
        shares = over == 1 and (self.amounts.han_near(start, end) or _OF.match(self.text, end))
        shares = shares or (under <= 10 and _PORTION.search(self.text, max(0, start - 4), start) is not None)
        if not 0 < over < under or not (shares or _SHARE_OF.match(self.text, end)):
            return Quantity(start, end, 0, 0, "", "")
        value = over / under
        return Quantity(start, end, value, value, "fraction", "fraction", self._hedge(start, end), "quantities:a/b")

    def _upper(self, first: Amount) -> Amount | None:
        """The upper end when `first` is the lower end of a range: 17-19亿美元, 40%到50%, $10-$20."""
        between = _RANGE.match(self.text, first.end)
        if between is None:
            return None
        at = between.end()
        sign = self.text[first.start : first.written.start]
        if first.prefix and self.text.startswith(sign, at):
            at += len(sign)
        match = NUMERAL.match(self.text, at)
        written = numeral(match) if match else None
        if written is None:
            return None
        last = self.amounts.read(written)
        own = first.unit is not None and not first.prefix
        if own and last.unit is not first.unit:
            return None
        if first.prefix and last.unit is None:
            last = replace(last, unit=first.unit)
        if last.unit is None and not last.scale:
            return None
        if (own or first.scale) and between.group().strip() in ("到", "至", "to"):
            begin = self.layout.clause(first.start)[0]
            if _CHANGE.search(self.text[max(begin, first.start - 30) : first.start]):
                return None
        lower, upper = _inherited(first, last)
        year = first.written.plain and 1900 <= first.written.low <= 2099 and upper.high > 10_000 * lower.low
        return last if lower.low < upper.high and not year else None

    def _made(self, first: Amount, last: Amount) -> Quantity | None:
        unit = last.unit or first.unit
        start, end = first.start, last.end
        hedge = self._hedge(start, end, more=first.more or last.more)
        if unit is not None:
            low, high = first.low * unit.scale, last.high * unit.scale
            if (
                first is last
                and unit.kind in ("percent", "other")
                and _MINUS.search(self.text, max(0, start - 3), start)
            ):
                start, low, high = start - 1, -low, -high
            rate = unit.scale * (last.factor if not last.written.han else 0.0)
            return Quantity(start, end, low, high, unit.kind, unit.unit or last.word, hedge, unit.row, rate=rate)
        if last.written.vague or last.written.bare or last.scale in ("百", "千"):
            return None
        if last.scale in ("B", "b"):
            near = self.text[max(0, start - 12) : start] + self.text[end : end + 6]
            if not _MODEL_NEAR.search(near) and not self._latin_before(start):
                return None
            return Quantity(start, end, first.low, last.high, "params", "param", hedge, "quantities:NB")
        if last.scale or (last.written.han and self.text[end - 1] in "万亿" and last.low >= 10**4):
            scale = BILLED if self.text.endswith("个亿", start, end) else last.scale or self.text[end - 1]
            return Quantity(start, end, first.low, last.high, "", "", hedge, "quantities:scale", scale)
        if first is last and last.written.han and self._elided(start, end):
            return Quantity(start, end, first.low, last.high, "", "", hedge, "quantities:elided", BILLED)
        many = last.more and self.text[end - 1] == "+" and not 1900 <= last.low <= 1999
        if first is last and not last.written.han and self._scored(start):
            return Quantity(start, end, first.low, last.high, "", "", hedge, "quantities:score", PLAIN)
        if many and (last.low >= 100 or (last.low >= 10 and self.amounts.han_follows(end))):
            return Quantity(start, end, first.low, last.high, "count", "", hedge, "quantities:N+")
        return None

    def _elided(self, start: int, end: int) -> bool:
        """Whether a number leaves out its last scale and what it counts: 五百八, 一千九."""
        match = _ELIDED.match(self.text, start)
        return match is not None and match.end() == end

    def _scored(self, start: int) -> bool:
        """Whether a measure that needs no unit stands right before: 得分为 88.7, PUE 1.2."""
        return self.rules.plain.search(self.text, max(0, start - 24), start) is not None

    def _latin_before(self, start: int) -> bool:
        """Whether a Latin word and a blank come before: Llama 3.1 405B."""
        blank = self.text[start - 1 : start] == " "
        return blank and (self.amounts.letter(start - 2) or self.amounts.digit(start - 2))

    def _hedge(self, start: int, end: int, *, more: bool = False) -> str:
        """The hedge before the number, else the one after it."""
        before = self.rules.hedge_before.search(self.text[max(0, start - 16) : start])
        if before:
            return self.rules.hedges[before.group(1)].name
        after = self.rules.hedge_after.match(self.text, end)
        if after:
            return self.rules.hedges[after.group(1)].name
        return "over" if more else ""


def _inherited(first: Amount, last: Amount) -> tuple[Amount, Amount]:
    """A range with the magnitude of its upper end given to the lower one too: 17-19亿."""
    if first.scale or (first.unit is not None and not first.prefix):
        return first, last
    factor = last.factor
    if last.written.han and first.written.low < last.written.factor:
        factor *= last.written.factor
    if factor > 1.0 and first.low < last.high / factor:
        return replace(first, low=first.low * factor, high=first.high * factor), last
    return first, last
