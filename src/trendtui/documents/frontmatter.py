"""Fields that stand above a document: YAML or TOML front matter, and `**Key:** value` lines in a hint block.

Reads the plain subset that blogs and exports write (texts, lists, one level); whatever else stands there is
skipped, never an error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trendtui.documents.lines import Line

_PAIR = re.compile(r"([A-Za-z_][\w-]{0,40})\s*[:=]\s*(.*)$")
_ITEM = re.compile(r"-\s+(.*)$")
_HINT = re.compile(r"(?:[-*]\s+)?\*\*\s*([^*:：]{1,30}?)\s*[:：]?\s*\*\*\s*[:：]?\s*(.*)$")
_LINK = re.compile(r"\[([^\]]*)\]\((\S+?)\)")
_LONGEST = 200  # lines


def front_matter(lines: Sequence[Line]) -> tuple[int, dict[str, tuple[str, ...]]]:
    """How many lines at the top are front matter (0 when there is none), and its fields, keys in small letters."""
    first = next((number for number, line in enumerate(lines) if line.text), len(lines))
    if first >= len(lines) or lines[first].text not in ("---", "+++"):
        return 0, {}
    mark = lines[first].text
    closing = (mark, "...") if mark == "---" else (mark,)
    for at in range(first + 1, min(len(lines), first + _LONGEST)):
        if lines[at].text in closing:
            fields = _fields(lines[first + 1 : at])
            return (at + 1, fields) if fields else (0, {})
    return 0, {}


def _fields(lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    key = ""
    for line in lines:
        item = _ITEM.match(line.text)
        pair = _PAIR.match(line.text)
        if item and key:
            fields[key] = (*fields[key], *_values(item[1]))
        elif pair:
            key = pair[1].lower()
            fields[key] = _values(pair[2])
        elif key and line.indent and line.text not in ("|", ">"):
            fields[key] = (*fields[key][:-1], " ".join((*fields[key][-1:], line.text)))
    return fields


def _values(raw: str) -> tuple[str, ...]:
    raw = raw.strip()
    if raw.startswith("[") and raw.endswith("]"):
        return tuple(value for part in raw[1:-1].split(",") if (value := part.strip().strip("\"'")))
    value = raw.strip("\"'") if raw[:1] in ("'", '"') else re.sub(r"\s+#.*$", "", raw)
    return (value,) if value and value not in ("|", ">", "|-", ">-") else ()


def hint_fields(lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """The fields of a hint block made of `**Key:** value` lines; empty when it holds anything else.

    The address of a link counts as `url` when the key speaks of the original or the source.
    """
    fields: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if not line.text:
            continue
        found = _HINT.match(line.text)
        if not found:
            return {}
        key, value = found[1].strip().lower(), found[2].strip()
        link = _LINK.search(value)
        if link and key in ("original", "source", "link", "url", "原文", "来源", "链接", "原文链接"):
            fields["url"] = (link[2],)
        else:
            fields[key] = tuple(part.strip() for part in _LINK.sub(r"\1", value).split(",") if part.strip())
    return fields
