"""A numeral with all that belongs to it: currency before, 多, magnitude, unit. Made for `quantities`.

Decides by the rows of data/units.toml and by what stands right around the number; knows nothing of sentences except
the clause in which a row's `near` words are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from trendtui.extract.clauses import Clauses
from trendtui.extract.grammar import Grammar
from trendtui.extract.numbers import HAN_DIGITS, Numeral
from trendtui.model.units import Unit

MORE = re.compile(r"\s?(?:[多余来]|\+)(?![0-9])")
NEAR = 60
"""How far from the number a row's `near` words are looked for within the clause, in characters."""

LETTERS = frozenset("KkMmBbTwW")
"""Magnitudes of one letter, which need a unit, a currency or a metric beside them."""

_OPEN = frozenset(("千", "万", "亿"))
_MODIFIERS = tuple(re.compile(rf"(?:[A-Za-z][A-Za-z0-9-]{{0,20}} ){{{count}}}") for count in (1, 2))
_HALF = re.compile(r"个半(?=(月)|小时|钟头|星期)")
_HAN = re.compile(r"[㐀-鿿]")
_ADDED = re.compile(r"([0-9]{1,4})(千万|百万|万|千|百)(?![0-9])")
"""The 2千 of 1万2千, the 2000万 of 1亿2000万."""
_CHANGE = re.compile(r"([0-9]{1,2}|[一二三四五六七八九])(?![0-9.,万千百十亿%个家年月天倍成人张台元块])")
"""The 9 of 19块9: tenths, or hundredths when it has two digits."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with its magnitude and, when there is one, its unit."""

    start: int
    end: int
    low: float
    high: float
    written: Numeral
    factor: float = 1.0
    """What the magnitude has multiplied it by."""
    scale: str = ""
    """The magnitude as written: 万, million, K."""
    more: bool = False
    """Says 多, 余 or +."""
    unit: Unit | None = None
    word: str = ""
    """The unit as written."""
    prefix: bool = False
    """The unit is a currency that stands before."""

    @property
    def year_like(self) -> bool:
        """Four bare digits of our time. 2000 is left out, and so is 2048: more often a number than a year."""
        whole = self.written.plain and self.factor == 1.0 and not self.more
        return whole and (1900 <= self.low <= 1999 or 2001 <= self.low <= 2040)


class Amounts:
    """Reads the amounts of one folded text."""

    def __init__(self, folded: str, layout: Clauses, rules: Grammar) -> None:
        self.text, self.layout, self.rules = folded, layout, rules

    def read(self, written: Numeral) -> Amount:
        """The amount that a numeral begins; without unit when none is there."""
        amount = self._scaled(Amount(written.start, written.end, written.low, written.high, written))
        lettered = self._lettered(amount)
        choices = [self.with_unit(amount), self.with_unit(lettered) if lettered else None]
        if amount.scale == "T":
            choices.append(self.with_unit(Amount(written.start, written.end, written.low, written.high, written)))
        best = max((a for a in choices if a is not None), key=lambda a: a.end, default=None)
        currency = self.currency(written.start)
        if currency is None:
            return best or lettered or amount
        unit, begin = currency
        if best is not None and best.unit is not None and best.unit.kind == "money":
            return replace(best, start=begin, prefix=True)
        return replace(lettered or amount, start=begin, unit=unit, prefix=True)

    def currency(self, at: int) -> tuple[Unit, int] | None:
        """The currency that ends right before `at`, and where it begins."""
        window = self.text[max(0, at - 6) : at]
        match = self.rules.prefix.search(window)
        if match is None:
            return None
        begin = at - len(window) + match.start()
        if self.letter(begin) and self.letter(begin - 1):
            return None
        if not self.text[begin].isascii() and begin and self.text[begin - 1] in "0123456789万亿千百十元":
            return None
        return self.rules.prefixes[match.group().strip()], begin

    def in_name(self, written: Numeral) -> bool:
        """Whether the digits go on from a name or a longer number: A100, GPT-4, 3.1.4."""
        at = written.start
        if not at or written.han:
            return False
        before = self.text[at - 1]
        if before == ".":
            return self.letter(at - 2) or self.digit(at - 2)
        if self.letter(at - 1) or before == "_":
            return self.currency(at) is None and not self._after_unit(at)
        if before in "-/+":
            return self.letter(at - 2) or (self.digit(at - 2) and (before == "/" or self._numbered_name(at - 2)))
        return False

    def _numbered_name(self, at: int) -> bool:
        """Whether the digits that end at `at` belong to a Latin name: the 3 of Emu3-8B."""
        begin = at
        while begin > at - 8 and (self.digit(begin) or self.text[begin] == "."):
            begin -= 1
        return self.letter(begin) or (self.text[begin] == "-" and self.letter(begin - 1))

    def letter(self, at: int) -> bool:
        """Whether an ASCII letter stands at `at`."""
        return 0 <= at < len(self.text) and self.text[at].isascii() and self.text[at].isalpha()

    def digit(self, at: int) -> bool:
        """Whether an ASCII digit stands at `at`."""
        return 0 <= at < len(self.text) and self.text[at] in "0123456789"

    def _after_unit(self, at: int) -> bool:
        """Whether a spelled-out Latin unit ends here: 每百万tokens16元."""
        begin = at
        while begin > at - 16 and self.letter(begin - 1):
            begin -= 1
        return at - begin >= 4 and self.text[begin:at].lower() in self.rules.after.lowered

    def _scaled(self, amount: Amount) -> Amount:
        """With 多 and the Chinese or spelled-out magnitudes that follow (5千万, 3 million, 两万多)."""
        end, factor, more, scale = amount.end, 1.0, False, ""
        for _ in range(3):
            plus = MORE.match(self.text, end)
            if plus and not more:
                end, more = plus.end(), True
            word = self.rules.magnitude.match(self.text, end + (self.text.startswith("个亿", end) and not factor > 1.0))
            if word is None or word.group(1) in LETTERS:
                break
            latin = word.group(1).isascii()
            if latin and self.letter(word.end()) and self.letter(word.end() - 1):
                break
            if word.start(1) > end and not latin and (amount.year_like or word.group(1) in ("百", "千")):
                break
            end, scale = word.end(), word.group(1)
            factor *= self.rules.magnitudes[scale].factor
        low, high = amount.low * factor, amount.high * factor
        added = _ADDED.match(self.text, end) if scale in _OPEN and not more and low == high else None
        if added is not None:
            rest = float(added.group(1)) * self.rules.magnitudes[added.group(2)].factor
            if rest < factor:
                low, high, end = low + rest, high + rest, added.end()
        return replace(amount, end=end, low=low, high=high, factor=factor, more=more, scale=scale)

    def _lettered(self, amount: Amount) -> Amount | None:
        """With a magnitude of one letter: 5M, 250k, 3w. A model's 7B-Instruct has none."""
        if amount.written.han or amount.factor != 1.0:
            return None
        at = amount.end + (self.text[amount.end : amount.end + 1] == " ")
        letter = self.text[at : at + 1]
        if letter not in LETTERS:
            return None
        if self.text[at + 1 : at + 2] == "-" and self.letter(at + 2):
            return None
        factor = self.rules.magnitudes[letter].factor
        made = replace(
            amount, end=at + 1, low=amount.low * factor, high=amount.high * factor, factor=factor, scale=letter
        )
        if self.digit(at + 1):
            return None
        if self.letter(at + 1) and (letter in "wW" or self.with_unit(made) is None):
            return None
        return made

    def with_unit(self, amount: Amount) -> Amount | None:
        """With the longest unit that follows and whose row has no objection; None when there is none."""
        half = _HALF.match(self.text, amount.end)
        if half:
            more = replace(amount, low=amount.low + 0.5, high=amount.high + 0.5)
            month = self.rules.after.exact.get("个月", ()) if half.group(1) else ()
            if month:
                return replace(more, end=half.end() + 1, unit=month[0], word="个月")
            return self._spelled(more, half.end())
        at = amount.end
        while at < amount.end + 2 and self.text[at : at + 1].isspace():
            at += 1
        found = self._spelled(amount, at)
        if found is None or (found.unit is not None and found.unit.kind == "count"):
            found = self._joined(amount, at) or found
        return found

    def _joined(self, amount: Amount, at: int) -> Amount | None:
        """With 个 or 的 before a unit that allows it: 3 个小时, 2e25 的 FLOPS."""
        if self.text[at : at + 1] not in ("个", "的"):
            return self._modified(amount, at)
        at += 1
        while self.text[at : at + 1] == " ":
            at += 1
        found = self._spelled(amount, at)
        return found if found is not None and found.unit is not None and found.unit.joiner else None

    def _modified(self, amount: Amount, at: int) -> Amount | None:
        """With up to two Latin words before what is counted: 24,000 H100 GPUs. Small numbers belong to names."""
        if amount.low < 100 or amount.written.han or amount.year_like or not self.letter(at):
            return None
        for words in _MODIFIERS:
            match = words.match(self.text, at)
            found = self._spelled(amount, match.end()) if match else None
            if found is not None and found.unit is not None and found.unit.kind == "count" and found.word.isascii():
                return found
        return None

    def _spelled(self, amount: Amount, at: int) -> Amount | None:
        spellings = self.rules.after
        for length in spellings.lengths.get(self.text[at : at + 1], ()):
            word = self.text[at : at + length]
            if len(word) < length:
                continue
            rows: Iterable[Unit] = spellings.exact.get(word, ())
            if not rows and length >= 4 and word.isascii():
                rows = spellings.lowered.get(word.lower(), ())
            for unit in rows:
                if self._allowed(amount, unit, word, at + length):
                    paid = self._paid(amount, unit, word, at + length)
                    if paid is not None:
                        return paid
                    more = amount.more or MORE.match(self.text, at + length) is not None
                    return replace(amount, end=at + length, unit=unit, word=word, more=more)
        return None

    def _paid(self, amount: Amount, unit: Unit, word: str, end: int) -> Amount | None:
        """With the small change behind 块: 19块9."""
        if unit.kind != "money" or word != "块" or amount.low != amount.high or amount.low % 1:
            return None
        change = _CHANGE.match(self.text, end)
        if change is None:
            return None
        digits = change.group(1)
        tenths = float(HAN_DIGITS.get(digits, 0) or digits.ljust(2, "0")) / (1 if digits in HAN_DIGITS else 10)
        value = float(f"{amount.low + tenths / 10:.2f}")
        return replace(amount, end=change.end(), low=value, high=value, unit=unit, word=word)

    def _allowed(self, amount: Amount, unit: Unit, word: str, end: int) -> bool:
        written = amount.written
        if word[-1].isascii() and word[-1].isalpha():
            if self.letter(end) or (self.digit(end) and len(word) < 4):
                return False
            if self.text[end : end + 1] == "-" and self.letter(end + 1) and len(word) < 3:
                return False
        if any(self.text.startswith(stop, end) for stop in unit.not_before):
            return False
        if written.han and amount.high < 10 and unit.kind == "count" and self.letter(written.start - 1):
            return False  # Acme和Beta两家: those just named
        if amount.low < unit.least or (written.han and amount.low < unit.spelled):
            return False
        if written.vague and unit.kind not in ("money", "percent", "multiple"):
            return False
        many = amount.low >= 1000 and self.text.startswith("以上", end)
        if written.bare and not many and (unit.kind != "money" or amount.low < 1e6 or written.end - written.start < 2):
            return False
        if amount.year_like and (unit.loose or word == "年"):
            return False
        if unit.near:
            begin, stop = self.layout.clause(written.start)
            around = self.text[max(begin, written.start - NEAR) : min(stop, end + NEAR)]
            return any(near in around for near in unit.near)
        return True

    def han_near(self, start: int, end: int) -> bool:
        """Whether a Chinese character stands right before `start` or right behind `end`, blanks aside."""
        before = start - 2 if self.text[start - 1 : start] == " " else start - 1
        after = end + (self.text[end : end + 1] == " ")
        return (before >= 0 and self.han_follows(before)) or self.han_follows(after)

    def han_follows(self, at: int) -> bool:
        """Whether a Chinese character stands at `at`."""
        return _HAN.match(self.text, at) is not None
