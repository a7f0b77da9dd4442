"""Numerals in Arabic and Chinese writing: where they stand and what they are worth.

Leaves units, ranges and meaning to `quantities`. Written here rather than taken from cn2an (0.5.24), which knows no
places in a text, refuses 千万, 十几 and 两万多, and takes 0.17 s to import.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HAN_DIGITS = {c: n for n, forms in enumerate(("零〇", "一", "二两", *"三四五六七八九")) for c in forms}
HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
LONGEST = 30
"""A longer numeral is an identifier or damage, never a quantity."""

_TRADITIONAL = (
    "億亿萬万個个兩两幾几餘余點点張张塊块顆颗項项條条輛辆臺台鎊镑歐欧圓元韓韩幣币盧卢數数參参達达過过約约將将預预計计測测"
    "資资額额營营業业員员戶户開开發发後后間间鐘钟時时週周歲岁噸吨國国場场門门錢钱餐餐價价費费訂订購购貸贷買买賣卖"
    "繳缴單单據据報报說说認认為为與与從从給给對对讓让較较趨趋勢势億亿餘余遠远進进還还這这該该們们來来時时會会長长"
    "產产銷销總总潤润虧亏損损獲获稅税匯汇鍊链鏈链體体類类機机構构師师學学醫医務务專专質质量量級级種种層层輪轮組组"
    "雙双顯显標标準准確确誤误達达淨净毛毛賬账戶户濟济經经濟济際际續续維维護护終终結结實实現现變变動动態态應应"
    "訓训練练詞词語语語语詞词檔档頁页網网絡络電电腦脑視视頻频聲声響响遲迟緩缓壓压縮缩漲涨幅幅躍跃飆飙倍倍"
)
_FORMS = {ord(_TRADITIONAL[i]): _TRADITIONAL[i + 1] for i in range(0, len(_TRADITIONAL), 2)}
_WIDE = {0xFF01 + i: chr(0x21 + i) for i in range(0x5E) if chr(0x21 + i) not in ",;:!?"}
_SIGNS = {ord(c): " " for c in "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t"} | {ord(c): "-" for c in "‐‑‒–—−"}
_FOLDED = _WIDE | _SIGNS | _FORMS | {ord("～"): "~", ord("〜"): "~", ord("∼"): "~", ord("﹪"): "%", ord("٪"): "%"}
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_ARABIC = (
    r"(?:[0-9]{1,6}(?:\.[0-9]{1,6})?\s?[×x*]\s?)?10(?:(?:\^|\*\*)\{?[0-9]{1,3}\}?|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3}(?![0-9A-Za-z]))?"
)
_HAN = r"[零〇一二两三四五六七八九十百千万亿几数]+(?:点[零〇一二三四五六七八九]+[十百千万亿]*)?"
NUMERAL = re.compile(f"(?P<arabic>{_ARABIC})|(?P<han>{_HAN})")
_POWER = re.compile(
    r"(?:(?P<times>[0-9.]+)\s?[×x*]\s?)?10(?:(?:\^|\*\*)\{?(?P<caret>[0-9]{1,3})\}?|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))"
)
_PAIR = re.compile("[一二两三四五六七八九]{2}")
_TAIL = re.compile("[十百千万亿]+$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: `low` and `high` differ for 七八 and 几十."""

    start: int
    end: int
    low: float
    high: float
    factor: float = 1.0
    """The 百万 of 三百万, which 两到三百万 gives to its 两 as well."""
    han: bool = False
    bare: bool = False
    """Scale words only: 千万, 百亿."""
    vague: bool = False
    """Says 几 or 数."""
    plain: bool = False
    """Digits alone, so that it may be a year: no separator, no point."""


def fold(text: str) -> str:
    """The text with full-width signs as ASCII and traditional numerals, units and metric words simplified.

    Every character becomes exactly one character, so that places stay. Clause marks (，；：！？) are kept.

    >>> fold("１．５億％")
    '1.5亿%'
    """
    return text.translate(_FOLDED)


def numeral(match: re.Match[str]) -> Numeral | None:
    """What a match of NUMERAL is worth; None when it is no well-formed number.

    >>> numeral(NUMERAL.search("约三百万")).low
    3000000.0
    """
    start, end, written = match.start(), match.end(), match.group()
    if end - start > LONGEST:
        return None
    if match.lastgroup == "han":
        return _han_numeral(written, start, end)
    power = _POWER.fullmatch(written)
    if power:
        exponent = int((power["caret"] or power["raised"]).translate(_SUPER))
        value = float(power["times"] or 1) * 10.0**exponent if exponent <= 100 else 0.0
    else:
        value = float(written.replace(",", "").replace("，", ""))
    if not 0 <= value < 1e120:
        return None
    return Numeral(start, end, value, value, plain=written.isascii() and written.isdigit())


def _han_numeral(written: str, start: int, end: int) -> Numeral | None:
    vague = "几" in written or "数" in written
    lower, upper = written, written
    pair = _PAIR.search(written)
    if vague:
        if written in ("几", "数") or written.count("几") + written.count("数") > 1:
            return None
        after_ten = "十几" in written
        lower = written.replace("几", "一" if after_ten else "二").replace("数", "二")
        upper = written.replace("几", "九").replace("数", "九")
    elif pair and len(written.strip("十百千万亿")) == 2 and "点" not in written:
        first, second = tuple(pair.group())
        if HAN_DIGITS[second] - HAN_DIGITS[first] not in (1, 2):
            return None
        lower, upper = written.replace(pair.group(), first), written.replace(pair.group(), second)
    low, high = han_value(lower), han_value(upper)
    if low is None or high is None or low > high:
        return None
    tail = _TAIL.search(written)
    factor = 1.0
    if tail and not vague and 0 < tail.start() <= 2 and "十" not in written[: tail.start()]:
        factor = han_value("一" + tail.group()) or 1.0
    return Numeral(start, end, low, high, factor=factor, han=True, vague=vague, bare=not written.strip("百千万亿"))


def han_value(written: str) -> float | None:
    """The value of a Chinese numeral with its scale words; None when it is not one.

    >>> han_value("一亿二千万"), han_value("三点五万"), han_value("百亿"), han_value("三百二"), han_value("一二三四")
    (120000000.0, 35000.0, 10000000000.0, 320.0, None)
    """
    whole, point, rest = written.partition("点")
    if point:
        digits = rest.rstrip("十百千万亿")
        scale = han_value("一" + rest[len(digits) :]) if len(digits) < len(rest) else 1.0
        base = han_value(whole)
        if base is None or scale is None or not digits:
            return None
        return float(f"{int(base)}.{''.join(str(HAN_DIGITS[c]) for c in digits)}") * scale
    return _whole(whole)


def _whole(written: str) -> float | None:
    total = section = 0  # total: closed by 亿; section: since then
    under = 0  # below 万
    digit: int | None = None
    last = 0  # the scale word before, for 三百二 = 320
    for place, char in enumerate(written):
        if char in HAN_DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = HAN_DIGITS[char]
            if char in "零〇":
                last = 0
            continue
        scale = HAN_SCALES.get(char)
        if scale is None:
            return None
        if scale < 10**4:
            if digit is None and place and scale != 10 and written[place - 1] not in "万亿":
                return None
            under += (1 if digit is None else digit) * scale
            last = scale
        elif scale == 10**4:
            section = (section + under + (digit or 0) or 1) * scale
            under, last = 0, scale
        else:
            total = (total + section + under + (digit or 0) or 1) * scale
            section, under, last = 0, 0, scale
        digit = None
    if digit is not None:
        under += digit * (last // 10 if last >= 100 else 1)
    return float(total + section + under)
