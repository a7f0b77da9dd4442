"""The basket in other programs' forms: each read back by a strict reader of that form."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.collection.basket import Entry, address, escaped, markdown, one_line, rows
from trendtui.collection.citations import bibtex, csl
from trendtui.export import as_csv, jsonl
from trendtui.model.collected import Anchor, Bookmark, Cited, KeptPassage, Standing

KNOWN = Cited(
    "算力 100% {on} $5 & #1_a", "势乘资本", ("硅兔赛跑", "A. Smith and Sons"), "2025-01-03",
    "https://x.cn/a b?q=1&r={}", "2025-02-08", "report", "zh",
)  # fmt: skip
HERE = Standing("here", "r.md", KeptPassage(7, "芯片\n算力", 12, 13, "一 › 二"))


def entry(cited: Cited = KNOWN, standing: Standing = HERE, quotation: str = "芯片\n算力", **more: Any) -> Entry:
    anchor = Anchor("r.md", "f", quotation, section="旧", line=3, end_line=4)
    return Entry(Bookmark("0a1b2c3d", "passage", "", anchor, cited, **more), standing)


# --- BibTeX: braces counted as BibTeX counts them, whatever stands before them ------------------------------------

TOKEN = re.compile(r"\s*(@\w+)\{([A-Za-z][A-Za-z0-9-]*),\s*")
FIELD = re.compile(r"\s*(\w+)\s*=\s*")


def read_bibtex(text: str) -> list[tuple[str, dict[str, str]]]:
    """A strict reader: key and fields of every entry; raises where BibTeX would complain."""
    at, out = 0, []
    while text[at:].strip():
        head = TOKEN.match(text, at)
        assert head, text[at : at + 40]
        assert head[1] == "@misc"
        at, fields = head.end(), {}
        while not text[at:].lstrip().startswith("}"):
            name = FIELD.match(text, at)
            assert name, text[at : at + 40]
            at = name.end()
            if text[at] == "{":
                start, depth = at + 1, 0
                while True:
                    depth += {"{": 1, "}": -1}.get(text[at], 0)
                    at += 1
                    if not depth:
                        break
                value = text[start : at - 1]
            else:
                macro = re.compile(r"[a-z]{3}").match(text, at)
                assert macro
                at, value = macro.end(), macro[0]
            assert text[at] == ","
            assert name[1] not in fields
            at, fields[name[1]] = at + 1, value
        at = text.index("}", at) + 1
        out.append((head[2], fields))
    return out


TEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", r"\textless{}": "<", r"\textgreater{}": ">", r"\textbar{}": "|",
    r"\$": "$", r"\&": "&", r"\#": "#", r"\%": "%", r"\_": "_",
}  # fmt: skip


def typeset(value: str) -> str:
    """What TeX would show of a value that has no commands but ours."""
    shown = re.sub(r"\\text\w+\{\}|\\[$&#%_]", lambda m: chr(0xE000 + list(TEX).index(m[0])), value)
    assert not set(shown) & set("\\${}&#%_^~<>|"), f"TeX would stumble over {shown}"
    return "".join(list(TEX.values())[ord(c) - 0xE000] if 0xE000 <= ord(c) < 0xE000 + len(TEX) else c for c in shown)


def test_bibtex_has_every_known_field_and_month() -> None:
    (text,) = bibtex([entry(note="why", labels=("甲",))])
    ((key, fields),) = read_bibtex(text)
    assert key == "r"
    assert typeset(fields["title"][1:-1]) == KNOWN.title
    assert fields["author"] == "{硅兔赛跑} and {A. Smith and Sons}"
    assert (fields["year"], fields["month"], fields["date"]) == ("2025", "jan", "2025-01-03")
    assert fields["url"] == "https://x.cn/a%20b?q=1&r=%7B%7D"
    assert (fields["urldate"], fields["keywords"], fields["language"]) == ("2025-02-08", "甲", "zh")
    assert typeset(fields["annote"]) == "“芯片 算力” (一 › 二, lines 12-13). why"


def test_what_is_unknown_is_left_out() -> None:
    bare = entry(Cited("标题"))
    ((_, fields),) = read_bibtex("".join(bibtex([bare])))
    assert set(fields) == {"title", "annote"}
    (item,) = json.loads("".join(csl([bare])))
    assert set(item) == {"id", "type", "title", "annote"}
    (row,) = map(json.loads, jsonl(rows([bare], whole=False)))
    assert not {"authors", "date", "url", "accessed", "publisher", "note", "labels"} & set(row)
    shown = "".join(markdown([bare]))
    assert "accessed" not in shown
    assert ", ," not in shown


def test_documents_have_an_entry_each_and_keys_of_their_own() -> None:
    names = ("r.md", "a/r.md", "报告.md", "b/报告.txt", "004_x.txt", "r.md")
    given = [entry(standing=replace(HERE, source=name)) for name in names]
    keys = [key for key, _ in read_bibtex("".join(bibtex(given)))]
    assert len(set(keys)) == len(keys) == 5
    assert keys[0] == "r"
    assert [item["id"] for item in json.loads("".join(csl(given)))] == keys
    assert "".join(bibtex(given)).count("芯片 算力") == 6


def test_csl_has_dates_as_parts_and_names_as_they_stand() -> None:
    (item,) = json.loads("".join(csl([entry()])))
    assert item["type"] == "report"
    assert item["issued"] == {"date-parts": [[2025, 1, 3]]}
    assert item["accessed"] == {"date-parts": [[2025, 2, 8]]}
    assert item["author"] == [{"literal": "硅兔赛跑"}, {"literal": "A. Smith and Sons"}]
    (item,) = json.loads("".join(csl([entry(replace(KNOWN, date="2026-02", kind="article"))])))
    assert (item["type"], item["issued"]) == ("webpage", {"date-parts": [[2026, 2]]})


anything = st.text(st.one_of(st.characters(), st.sampled_from("{}\\$&#%_^~\"'@,=*`[]<>|-+.1\n\r\t\u2028")), max_size=40)


@given(anything, anything, anything, st.lists(anything, max_size=2))
def test_any_text_comes_through_bibtex_and_csl(title: str, quotation: str, note: str, authors: list[str]) -> None:
    private = {chr(0xE000 + n) for n in range(len(TEX))}
    title = "".join(c for c in title if c not in private)
    cited = replace(KNOWN, title=title, authors=tuple(authors))
    given = [entry(cited, quotation=quotation, note=note)]
    ((_, fields),) = read_bibtex("".join(bibtex(given)))
    assert typeset(fields["title"][1:-1]) == one_line(title or "r.md")
    assert ("author" in fields) == bool(authors)
    (item,) = json.loads("".join(csl(given)))
    assert item["title"] == (title or "r.md")


# --- rows -----------------------------------------------------------------------------------------------------------


@given(anything, anything, anything)
def test_any_text_comes_through_csv_and_json_lines(title: str, quotation: str, note: str) -> None:
    given = [entry(replace(KNOWN, title=title), quotation=quotation, note=note), entry(Cited())]
    read = list(csv.DictReader(io.StringIO("".join(as_csv(rows(given, whole=True))), newline=""), strict=True))
    assert len(read) == 2
    # A leading apostrophe keeps spreadsheets from taking a text for a formula.
    assert read[0]["quotation"].removeprefix("'") == quotation.removeprefix("'")
    assert read[0]["note"].removeprefix("'") == note.removeprefix("'")
    assert (read[0]["source"], read[0]["line"], read[0]["section"]) == ("r.md", "12", "一 › 二")
    assert set(read[0]) == set(read[1])
    first, _ = (json.loads(line) for line in jsonl(rows(given, whole=False)))
    assert first["quotation" if quotation else "id"] == (quotation or "0a1b2c3d")


def test_changed_words_are_given_as_they_were_with_what_stands_there_now() -> None:
    changed = Standing("changed", "r.md", KeptPassage(9, "芯片 新", 40, 40, "别处"), "other words stand in their place")
    (row,) = rows([entry(standing=changed)], whole=False)
    assert (row["quotation"], row["now"], row["line"], row["section"]) == ("芯片\n算力", "芯片 新", 3, "旧")
    assert "changed since it was bookmarked" in "".join(markdown([entry(standing=changed)]))
    assert "[changed since]" in "".join(csl([entry(standing=changed)]))


# --- Markdown -------------------------------------------------------------------------------------------------------


def test_markdown_quotes_and_says_where() -> None:
    text = "".join(markdown([entry(note="# mine", labels=("甲", "b_c")), entry()]))
    assert text.startswith(
        "> 芯片\\\n> 算力\n\n— *算力 100% \\{on\\} \\$5 &amp; #1\\_a*, 硅兔赛跑, A. Smith and Sons, 势乘资本, "
    )
    assert "2025-01-03, 一 › 二, r.md, lines 12–13, <https://x.cn/a%20b?q=1&r=%7B%7D>, accessed 2025-02-08\n" in text
    assert "\n\\# mine\n" in text
    assert "Labels: 甲, b\\_c" in text
    assert text.count("\n---\n") == 1


def unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).replace("&amp;", "&")


@given(anything)
def test_escaped_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    assert unescaped(shown) == one_line(text)
    bare = re.sub(r"\\.", "", shown).replace("&amp;", "")
    assert not set(bare) & set("\\`*_{}[]<>~|$&")
    assert not re.match(r"[#+=-]|\d+[.)]", shown)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://x.cn/路?a=1", "https://x.cn/路?a=1"),
        (" HTTP://x/>)", "HTTP://x/%3E)"),
        ("javascript:alert(1)", ""),
        ("https://x/\x1b]8;;\n", "https://x/%1B]8;;"),
        ("", ""),
    ],
)
def test_only_web_addresses_and_none_that_breaks_out(url: str, shown: str) -> None:
    assert address(url) == shown
