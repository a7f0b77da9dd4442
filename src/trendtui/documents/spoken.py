"""Lists in spoken text: clauses that begin with 一、, 第一, 第三个趋势是 or the second trend is, and what they count.

A speaker announces a list anywhere before it, repeats its numbers and asks for the next one; so rows of numbers are
judged as a whole. Sections and paragraphs are `transcript`'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from trendtui.documents.counted import Series, series_of
from trendtui.documents.lines import Line
from trendtui.documents.numbering import CIRCLE, Label, label_of, number_of
from trendtui.documents.series import announcement
from trendtui.model.chrome import Chrome

_SPOKEN = CIRCLE + 10  # style of an ordinal that is said: 第一, the second
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LEAD = (
    r"(?:那么?|好的?|然后|接下来|接着|所以|其实|嗯|对|再|先|首先|下面|明白|OK|我们|咱们|来?看|来说|说说|说|聊聊|聊|我觉得|我的|最后(?:一个)?"
    r"|也?就是"
    r"|so|and|then|now|okay|well|my|finally|last but not least)"
)
_COUNTS = (
    "股|家|款|种|名|位|次|季|轮|期|批|台|时间|代|年|天|步|梯|线|手|届|财|阶段|方|者|类|份|篇|章|集|月|周|块|排|产|性"
)
_ORDINAL = re.compile(
    rf"(?:{_LEAD}[\s，,]*){{0,4}}第([一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?:个|条|点|大)?(?!{_COUNTS})",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"(?:{_LEAD}[\s,]+){{0,4}}(?:the |our )?(?:({'|'.join(_WORDS)})|(?:number|no\.?) (\w{{1,6}}))\b"
    r"\s*(?:big |major |key |main )?",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?:{_LEAD}[\s，,]*){{0,3}}最后(?:一|1)?(?:个|条|点|大)|(?:and )?(?:the |our )?last (?:big )?", re.IGNORECASE
)
_SAYS = re.compile(
    r"[\s，,：:、]*(?:嘛|呢|啊|吧|的话)?[\s，,：:、]*(?:我(?:认为|觉得)|在我看来)?[\s，,]*"
    r"(?:那?就是说?|是说?|叫做?|is that|is|would be|has to be)?[\s，,：:、]*",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:呢|吗|什么|啥|哪个|哪些|what|\?|？)$", re.IGNORECASE)
_FEWEST = 3  # numbered clauses that make a list
_OPEN = 4  # rows that are followed at a time
_NEAR = 4  # clauses above a list in which what it counts is said without a number
_SHORT = 3  # characters of a title


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered clause of a list and how many clauses belong to it."""

    start: int
    stop: int
    label: Label


@dataclass(frozen=True, slots=True)
class _Found:
    at: int
    label: Label
    named: bool
    """The trend or prediction is called one."""
    titled: bool
    """Words of its own follow the number."""
    own: bool = False
    """It is counted under a noun of the speaker's own."""
    alone: bool = False
    """Nothing follows the label."""


def items_of(spoken: Sequence[Line], chrome: Chrome) -> tuple[list[Item], str]:
    """The longest list of numbered clauses in a text, and the kind of its items: trend, prediction or section.

    第一 … counts only where such things are announced: a number of them anywhere above, or their name just above.
    """
    series = series_of(spoken, chrome)
    found = [item for at, line in enumerate(spoken) for item in _numbered(at, line.text, chrome, series)]
    found = [_answered(item, found[n + 1 : n + 3]) for n, item in enumerate(found)]
    named = _named_row([item for item in found if item.named], found)
    plain = _plain_row([item for item in found if not item.own], spoken, chrome)
    own = any(item.own for item in named)
    row = named if len(named) >= (max(_FEWEST, len(plain)) if own else _FEWEST) else plain
    if len(row) < _FEWEST:
        return [], "section"
    kind = row[0].label.kind if row is named else _announced(row, spoken, chrome)
    starts = [item.at for item in row]
    last = _end(spoken, starts, chrome)
    stops = [*starts[1:], last]
    return [Item(item.at, stop, item.label) for item, stop in zip(row, stops, strict=True)], kind


def _end(spoken: Sequence[Line], starts: Sequence[int], chrome: Chrome) -> int:
    """The clause after the last item: where the list is said to be over, else after as many as the longest has."""
    longest = max(after - start for start, after in pairwise(starts))
    first = starts[-1] + 1
    for at in range(first, min(len(spoken), first + longest + _NEAR)):
        if spoken[at].text in chrome.spoken_end:
            return at
    last = first
    while last < len(spoken) and last - starts[-1] < longest:
        if any(spoken[last].text in cue for cue in (chrome.greeting, chrome.openings_strong, chrome.closing)):
            break
        last += 1
    return last


def _numbered(at: int, words: str, chrome: Chrome, series: Series | None) -> list[_Found]:
    """The number with which a clause begins; ordinal 0 for 最后一个趋势."""
    if series and (own := _of_series(at, words, chrome, series)):
        return [own]
    label = _ordinal(words, chrome) or label_of(words, chrome)
    if label is None or (label.kind == "number" and not _listed(label)) or label.kind == "chapter":
        return []
    title = words[label.end :].strip()
    return [_Found(at, label, label.kind != "number", len(title) > _SHORT and not _ASKS.search(title))]


def _of_series(at: int, words: str, chrome: Chrome, series: Series) -> _Found | None:
    """第三注 …, 变化三 …: a label of the announced series; one that stands alone is titled by the next clause."""
    found = series.pattern.match(words[:60])
    if not found:
        return None
    raw = found["n"] or found["m"]
    ordinal = number_of(raw) if raw else 1 if found["first"] else 0
    if ordinal is None or _ASKS.search(words):
        return None
    title = words[found.end() :].strip(" ，,：:、")
    aside = len(title) <= _SHORT or title in chrome.spoken_aside
    says = _SAYS.match(words, found.end())
    end = len(words) if aside or not says else says.end()
    label = Label(series.kind, _SPOKEN, ordinal, found["label"], end)
    return _Found(at, label, True, title not in ("了", "啦"), own=True, alone=not title)


def _answered(item: _Found, following: Sequence[_Found]) -> _Found:
    """A label of the speaker's own that stands alone and is taken up just below is not the item, but asks for it."""
    again = any(
        each.titled and each.at - item.at < _NEAR and each.label.ordinal == item.label.ordinal for each in following
    )
    return replace(item, titled=False) if item.own and again and item.alone else item


def _ordinal(words: str, chrome: Chrome) -> Label | None:
    """第一 …, 那第二个趋势是 …, the third trend is …: an ordinal spoken before a clause."""
    found = _ORDINAL.match(words) or _ENGLISH.match(words) or _LAST.match(words)
    if not found:
        return None
    raw = next((group for group in found.groups() if group), "") if found.groups() else ""
    ordinal = _WORDS.index(raw.lower()) + 1 if raw.lower() in _WORDS else number_of(raw) if raw else 0
    kind, end = "number", found.end()
    for name, cue in (("trend", chrome.trend_words), ("prediction", chrome.prediction_words)):
        thing = re.compile(rf"\s*(?:{cue.pattern.pattern})", re.IGNORECASE).match(words, end)
        if thing:
            kind, end = name, thing.end()
            break
    if ordinal is None or (kind == "number" and (raw.isascii() or not ordinal)):
        return None
    says = _SAYS.match(words, end)
    return Label(kind, _SPOKEN, ordinal, words[found.start() : end].strip(), says.end() if says else end)


def _listed(label: Label) -> bool:
    spoken = label.style == _SPOKEN
    return spoken or label.text.endswith(("、", ".", "．", ")", "）")) or label.text.isdecimal()


def _named_row(named: Sequence[_Found], found: Sequence[_Found]) -> list[_Found]:
    """The row of clauses that call themselves first trend, second trend …; what is missing may be numbered only.

    Of two with one number the first counts that has words of its own.
    """
    row: list[_Found] = []
    best: list[_Found] = []
    kind = ""
    told = {(item.label.kind, item.label.ordinal): item.at for item in named if item.titled}
    for item in found:
        asked = bool(row) and not row[-1].titled  # the last one was asked for and is now answered
        ordinal = item.label.ordinal or len(row) + (0 if asked else 1)
        if ordinal == 1 and item.named and (len(row) < _FEWEST or item.label.kind != kind):
            row, kind = [item], item.label.kind
        elif not row or item.label.style not in (row[0].label.style, _SPOKEN):
            continue
        elif ordinal == len(row) + 1 and (item.named or told.get((kind, ordinal), -1) < item.at):
            if item.named and item.label.kind != kind:
                continue
            row.append(replace(item, label=replace(item.label, ordinal=ordinal)))
        elif ordinal == len(row) and item.titled and not row[-1].titled:
            row[-1] = replace(item, label=replace(item.label, ordinal=ordinal))
        best = list(row) if len(row) >= len(best) else best
    return [replace(item, label=replace(item.label, kind=best[0].label.kind)) for item in best]


def _plain_row(found: Sequence[_Found], spoken: Sequence[Line], chrome: Chrome) -> list[_Found]:
    """The longest row of clauses numbered 1, 2, 3 … in one style."""
    rows: list[list[_Found]] = []
    best: list[_Found] = []
    for item in found:
        if item.label.ordinal == 1:
            rows = [*rows[-_OPEN + 1 :], [item]]
        else:
            for row in rows:
                if item.label.style == row[0].label.style and item.label.ordinal == len(row) + 1:
                    row.append(item)
        for row in rows:
            said = row[0].label.style == _SPOKEN and row[0].label.kind == "number"
            if (
                len(row) > len(best)
                and len(row) >= _FEWEST
                and (not said or _announced(row, spoken, chrome) != "section")
            ):
                best = list(row)
    return best


def _announced(row: Sequence[_Found], spoken: Sequence[Line], chrome: Chrome) -> str:
    """What the clauses above a row call its items: trend, prediction or section."""
    if row[0].label.kind in ("trend", "prediction"):
        return row[0].label.kind
    start = row[0].at
    near = " ".join(line.text for line in spoken[max(0, start - _NEAR) : start])
    cues = (("prediction", chrome.prediction_words), ("trend", chrome.trend_words), ("trend", chrome.counted_trends))
    for kind, cue in cues:
        count, _ = announcement(near, cue.pattern.pattern)
        if (count and abs(count - len(row)) <= 1) or (
            not count and cue is not chrome.counted_trends and near[-400:] in cue
        ):
            return kind
    for kind, cue in cues:
        above = (line.text for line in (*spoken[max(0, start - 400) : start], *spoken[:40]) if line.text in cue)
        if any(announcement(words, cue.pattern.pattern)[0] == len(row) for words in above):
            return kind
    return "section"
