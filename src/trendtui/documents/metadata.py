"""Who wrote and published a document and when, as far as the file tells: fields, bylines, first heading.

`merge` puts a sidecar's values (sources.toml) before what was found in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from trendtui.documents.blocks import Block
from trendtui.documents.dates import iso_date
from trendtui.documents.lines import is_wide
from trendtui.model.chrome import Chrome
from trendtui.model.document import Metadata

_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "标题", "题目"),
    "publisher": ("publisher", "source", "site", "site_name", "媒体", "来源", "机构", "organization", "organisation"),
    "authors": ("author", "authors", "作者", "by"),
    "date": ("date", "published", "pubdate", "publish_date", "created", "日期", "发布", "发布时间", "time", "year"),
    "language": ("lang", "language", "语言"),
    "url": ("url", "original", "original_url", "link", "source_url", "canonical", "canonical_url", "permalink"),
    "tags": ("tags", "keywords", "标签", "关键词", "categories"),
}
_APART = re.compile(r"[、,，;；/|｜&]+|\s+(?:and|和|与)\s+|\s{2,}|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_REPORT = re.compile(
    r"报告|研报|白皮书|蓝皮书|趋势|展望|指数|\breport\b|\btrends?\b|\boutlook\b|white ?paper|\bsurvey\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://\S{3,2000}")


def from_fields(found: Mapping[str, tuple[str, ...]]) -> Metadata:
    """Metadata from the fields of front matter or a hint block."""
    taken = {name: next((found[key] for key in keys if found.get(key)), ()) for name, keys in _KEYS.items()}
    url = next((value for value in taken["url"] if _ADDRESS.fullmatch(value)), "")
    publisher = next((value for value in taken["publisher"] if not _ADDRESS.match(value)), "")
    return Metadata(
        title=next(iter(taken["title"]), ""),
        publisher=publisher,
        authors=taken["authors"],
        date=iso_date(next(iter(taken["date"]), "")),
        language=next(iter(taken["language"]), ""),
        url=url,
        tags=taken["tags"],
    )


def from_bylines(blocks: Sequence[Block], chrome: Chrome) -> Metadata:
    """Metadata from lines that were left out as bylines."""
    authors: list[str] = []
    publisher = date = url = ""
    cards = sum(bool(block.url) for block in blocks)
    for block in blocks:
        words = block.text.strip()
        for part in (words[:400], *_parts(words[:400])):
            authors += [name for name in names_in(chrome.author.value(part)) if name not in authors]
            publisher = publisher or _publisher(chrome.publisher.value(part)) or _organisation(part, chrome)
        found = iso_date(words) if len(words) <= 160 else ""
        date = found if found.startswith(date) else date
        if not url and (words in chrome.original or (block.url and len(words) <= 40 and cards == 1)):
            links = (*block.links, *_ADDRESS.findall(words))
            url = next((link for link in links if link.startswith("http")), "")
    return Metadata(publisher=publisher, authors=tuple(authors), date=date, url=url)


def _publisher(value: str) -> str:
    """A publisher's name without what follows it: an account's number, a date, another field."""
    return re.split(r"[|｜（(【\[]|\s{2,}|\s(?=(?:19|20)\d\d)", value, maxsplit=1)[0].strip(" ）)】]。.，")


def _organisation(words: str, chrome: Chrome) -> str:
    """A line that is nothing but the name of an organisation."""
    found = chrome.organisations.find(words) if len(words) <= 40 and not chrome.author.find(words) else None
    return words if found and found.end() == len(words) and "：" not in words and ":" not in words else ""


def names_in(words: str) -> tuple[str, ...]:
    """The names of a byline: 张三、李四 and Ann Lee, Bo Chen.

    >>> names_in("张三、李四 王五"), names_in("Ann Lee and Bo Chen")
    (('张三', '李四', '王五'), ('Ann Lee', 'Bo Chen'))
    """
    names = (part.strip(" *·-—【】[]") for part in _APART.split(words))
    return tuple(name for name in names if 1 < len(name) <= 40 and not re.search(r"\d|[:：]", name))


def _parts(words: str) -> list[str]:
    """The pieces of a byline: 作者：周明 | 来源：某刊 | 2026-01-15."""
    return [part for part in re.split(r"\s*[|｜•·]\s*|\s{3,}|\u3000+|\s+(?=(?:19|20)\d\d)", words) if part.strip()]


def language_of(text: str) -> str:
    """zh when a good part of the letters are Han, else en."""
    sample = [char for char in text[:40_000] if char.isalpha()]
    wide = sum(is_wide(char) for char in sample)
    return "zh" if sample and wide * 5 >= len(sample) else "en" if sample else ""


def kind_of(title: str, format: str, references: int, trends: int) -> str:
    """transcript, report (it calls itself one, counts trends out, or has many references) or article."""
    if format == "transcript":
        return "transcript"
    if format == "pdftext" or trends or references >= 10 or _REPORT.search(title):
        return "report"
    return "article"


def merge(first: Metadata, *others: Metadata) -> Metadata:
    """The first value that is not empty, field by field."""
    merged = first
    for other in others:
        missing = {f.name: getattr(other, f.name) for f in fields(Metadata) if not getattr(merged, f.name)}
        merged = replace(merged, **missing)
    return merged
