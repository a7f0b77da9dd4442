"""What a report counts out: its trends, predictions and numbered parts, and the series they belong to.

Works on the finished tree of headings: labels (趋势一, Trend 3) tell trends; where labels are mere numbers, an
announcement does (十大趋势 in the title, 五个预测 above a list) if the count fits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trendtui.documents.blocks import Block
from trendtui.documents.contents import key_of
from trendtui.documents.numbering import PADDED, label_of, number_of
from trendtui.documents.outline import Heading
from trendtui.model.chrome import Chrome

_COUNT = r"(\d{1,2}|[一二两三四五六七八九十]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_AREA = re.compile(r"(?:^|[，,的在与和对])(?:在|对|针对)?([\u4e00-\u9fffA-Za-z]{2,8}?)(?:的)?(方面|领域|层面)")
_NUMBERING = re.compile(r"[第之#\d一二三四五六七八九十大个個条條]|No\.?")
_FEWEST_CHAPTERS = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """What a heading is in a series."""

    kind: str = "section"
    ordinal: int | None = None
    label: str = ""
    group: str = ""


def kinds(blocks: Sequence[Block], headings: Sequence[Heading], title: str, chrome: Chrome, format: str) -> list[Kind]:
    """The kind of every heading, in their order."""
    found = [
        Kind("section", heading.label.ordinal, heading.label.text) if heading.label else Kind() for heading in headings
    ]
    counted = _labelled(blocks, headings, chrome)
    if not counted:
        counted = _announced(blocks, headings, title, chrome)
    for number, kind in counted.items():
        found[number] = replace(found[number], kind=kind)
    if counted:
        _group(blocks, headings, found, chrome)
    else:
        for number in _chapters(headings, format):
            found[number] = replace(found[number], kind="chapter")
    return found


def _labelled(blocks: Sequence[Block], headings: Sequence[Heading], chrome: Chrome) -> dict[int, str]:
    """Headings labelled as trends or predictions; of two with the same title the one with a body counts."""
    named = {n: h.label.kind for n, h in enumerate(headings) if h.label and h.label.kind in ("trend", "prediction")}
    last: dict[tuple[str, int, str], int] = {}
    for number in named:
        label = headings[number].label
        assert label is not None
        last[(label.kind, label.ordinal, key_of(headings[number].title))] = number
    return {number: kind for number, kind in named.items() if number in last.values()}


def _announced(blocks: Sequence[Block], headings: Sequence[Heading], title: str, chrome: Chrome) -> dict[int, str]:
    """Numbered sister headings 1 to N where the title or the text above them announces N trends or predictions."""
    for members in _rows(headings):
        first = headings[members[0]].block
        above = [block.text[-200:] for block in blocks[max(0, first - 6) : first] if block.kind != "out"]
        parent = headings[members[0]].parent
        parents = [headings[parent].title] if parent is not None else []
        for words in (*reversed(above), *parents, title):
            for kind, cue in (("prediction", chrome.prediction_words), ("trend", chrome.trend_words)):
                count, _ = announcement(words, cue.pattern.pattern)
                if count == len(members):
                    return dict.fromkeys(members, kind)
    return {}


def announcement(words: str, things: str) -> tuple[int, str]:
    """How many trends (or whatever `things` names) a line announces, and what it calls them.

    >>> announcement("我们总结了八大技术趋势：", "趋势"), announcement("five AI trends to watch", "trends?")
    ((8, '技术趋势'), (5, 'AI trends'))
    >>> announcement("趋势明显", "趋势")
    (0, '')
    """
    pattern = rf"{_COUNT}\s*(?:个|大|条|项|种|类)?\s*([^，。；：:,.;!？?“”]{{0,24}}?(?:{things}))"
    for found in re.finditer(pattern, words[:400], re.IGNORECASE):
        count = number_of(found[1])
        if count and 1 < count <= 50:
            name = re.sub(r"^(?:\d{4}年?的?)", "", found[2].strip())
            return count, name
    return 0, ""


def mark_counted(blocks: Sequence[Block], chrome: Chrome) -> list[Block]:
    """The blocks with the items of an announced list (three predictions: 1. … 2. … 3. …) marked as counted.

    Only in a document that labels no trends in headings, where such a list is more than a summary.
    """
    marked = list(blocks)
    for block in blocks:
        label = label_of(block.text, chrome) if block.kind == "heading" else None
        if label and label.kind in ("trend", "prediction"):
            return marked
    at = 0
    while at < len(marked):
        stop = _counted_list(marked, at, chrome)
        for number in range(at + 1, stop):
            if marked[number].kind == "list":
                marked[number] = replace(marked[number], style="counted")
        at = max(stop, at + 1)
    return marked


def _counted_list(blocks: Sequence[Block], at: int, chrome: Chrome) -> int:
    """The block after a list that the block at `at` announces; 0 when it announces none."""
    lead = blocks[at]
    if lead.kind not in ("paragraph", "heading") or at + 1 >= len(blocks) or blocks[at + 1].kind != "list":
        return 0
    things = "|".join(cue.pattern.pattern for cue in (chrome.trend_words, chrome.prediction_words))
    count, _ = announcement(lead.text[-200:], things)
    stop = at + 1
    while stop < len(blocks) and blocks[stop].kind == "list" and blocks[stop].style == "ordered":
        label = label_of(blocks[stop].text, chrome)
        if label is None or label.ordinal != stop - at:
            break
        stop += 1
    return stop if count >= _FEWEST_CHAPTERS and stop - at - 1 == count else 0


def _rows(headings: Sequence[Heading]) -> list[list[int]]:
    """Sister headings numbered 1, 2, 3 … in one style, rows of two or more."""
    rows: list[list[int]] = []
    current: dict[tuple[int | None, int], list[int]] = {}
    for number, heading in enumerate(headings):
        if not heading.label or heading.label.kind != "number":
            continue
        key = (heading.parent, heading.label.style * 10 + heading.label.depth)
        row = current.get(key)
        if heading.label.ordinal == 1:
            current[key] = [number]
            rows.append(current[key])
        elif row is not None and heading.label.ordinal == len(row) + 1:
            row.append(number)
    return [row for row in rows if len(row) > 1]


def _chapters(headings: Sequence[Heading], format: str) -> list[int]:
    """Numbered parts: 第三章 and 03 anywhere at the top, any numbering at the top of a plain page."""
    named = [n for n, h in enumerate(headings) if h.label and h.label.kind == "chapter"]
    if len(named) >= 2:
        return named
    top = min((h.depth for h in headings if h.label and h.label.kind == "number"), default=1)
    for row in _rows(headings):
        label = headings[row[0]].label
        parts = label and headings[row[0]].depth == top and len(row) >= _FEWEST_CHAPTERS
        if label and parts and (label.style == PADDED or format in ("page", "pdftext")):
            return row
    return []


def _group(blocks: Sequence[Block], headings: Sequence[Heading], found: list[Kind], chrome: Chrome) -> None:
    """Names the series when there are several: from announcements with the same counts in the same order, else
    from the heading above."""
    series: list[list[int]] = []
    for number, kind in enumerate(found):
        if kind.kind not in ("trend", "prediction"):
            continue
        last = found[series[-1][-1]] if series else kind
        if series and last.kind == kind.kind and (kind.ordinal or 0) > (last.ordinal or 0):
            series[-1].append(number)
        else:
            series.append([number])
    if len(series) < 2:
        return
    thing = _NUMBERING.sub("", found[series[0][0]].label).strip()
    names = _announced_names(blocks, headings[series[0][0]].block, [len(row) for row in series], thing, chrome)
    for position, row in enumerate(series):
        parent = headings[row[0]].parent
        above = headings[parent].title if parent is not None else ""
        _, own = announcement(above, chrome.trend_words.pattern.pattern)
        name = names[position] if names else own or above
        for number in row:
            found[number] = replace(found[number], group=name)


def _announced_names(blocks: Sequence[Block], stop: int, counts: list[int], thing: str, chrome: Chrome) -> list[str]:
    """What the lead-ins of summary lists call the series, when the lists have the series' lengths in order."""
    leads: list[tuple[str, int]] = []
    for block in blocks[:stop]:
        if block.kind == "out" or block.kind == "image":
            continue
        if block.kind == "list":
            if leads:
                leads[-1] = (leads[-1][0], leads[-1][1] + 1)
        elif block.text.rstrip().endswith(("：", ":")) and block.kind == "paragraph":
            leads.append((block.text, 0))
    lists = [(words, size) for words, size in leads if size > 1]
    sizes = [size for _, size in lists]
    for start in range(len(sizes) - len(counts) + 1):
        if sizes[start : start + len(counts)] == counts:
            return [_name(words, thing, chrome) for words, _ in lists[start : start + len(counts)]]
    return []


def _name(words: str, thing: str, chrome: Chrome) -> str:
    """What a lead-in calls its series of things (趋势): 四大行业趋势 → 行业趋势, 在应用方面 → 应用趋势."""
    count, name = announcement(words, chrome.trend_words.pattern.pattern)
    if count and key_of(name) != key_of(thing):
        return name
    area = Counter(found[1].removeprefix("在") for found in _AREA.finditer(words)).most_common(1)
    if not area:
        return words.strip("：: ")
    place = area[0][0].rsplit("的", 1)[-1]
    return f"{place}{thing}" if thing else place
