"""The one door of extraction: what the parts hand to each other, and that any document comes through."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trendtui.config import bundled
from trendtui.documents.reader import read
from trendtui.extract.findings import Extractor
from trendtui.knowledge.catalogue import load_catalogue
from trendtui.knowledge.chrome import load_chrome
from trendtui.knowledge.units import load_units
from trendtui.model.document import Metadata, Parsed, Passage, Quotation, Section, Span
from trendtui.model.findings import Findings

CHROME = load_chrome(bundled("data") / "chrome.toml")
COMPANIES = """
[[company]]
name = "Tallgrass"
sector = "cloud"
[[company]]
name = "云杉"
spellings = ["云杉"]
products = ["松果助手"]
"""
THEMES = """
[groups.things]
zh = "事物"
en = "Things"
[[theme]]
slug = "servers"
zh = "服务器"
en = "Servers"
group = "things"
words = ["服务器"]
"""
PEOPLE = 'positions = ["创始人"]\nsurnames = ["李"]\nnot_names = ["表示"]\n'
DISCOVERY = 'after = ["完成A轮融资"]\nbefore = ["初创公司"]\n'


@pytest.fixture(scope="module")
def extractor(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    folder: Path = tmp_path_factory.mktemp("data")
    files = {"companies": COMPANIES, "themes": THEMES, "people": PEOPLE, "discovery": DISCOVERY}
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return Extractor(load_catalogue([folder]), load_units(bundled("data") / "units.toml"))


def document(*texts: str) -> Parsed:
    passages = tuple(
        Passage(n, 0 if n else None, "paragraph" if n else "heading", t, (Span(0, len(t)),), n + 1, n + 1)
        for n, t in enumerate(texts)
    )
    section = Section(0, None, 1, texts[0], 1, len(texts), (), kind="trend", ordinal=1)
    quotations = (Quotation("李平", "云杉创始人", 1, 2),) if len(texts) > 1 else ()
    return Parsed("markdown", Metadata(date="2025-01"), (section,), passages, quotations=quotations)


def test_everything_in_a_document_is_found_and_linked(extractor: Extractor) -> None:
    found = extractor.find(
        document(
            "服务器的一年", "2024年，云杉创始人李平表示，云杉营收达到30亿元。", "Oakline完成A轮融资，与松果助手竞争。"
        )
    )
    assert [(m.surface, m.company, m.kind, m.status) for m in found.mentions] == [
        ("云杉", "云杉", "company", "listed"),
        ("云杉", "云杉", "company", "listed"),
        ("Oakline", "Oakline", "company", "discovered"),
        ("松果助手", "云杉", "product", "listed"),
    ]
    assert [(f.text, f.low, f.company, f.year) for f in found.figures] == [("30亿元", 3e9, "云杉", 2024)]
    assert {(p.name, p.role, p.company) for p in found.people} == {
        ("李平", "创始人", "云杉"),
        ("李平", "云杉创始人", ""),
    }
    assert [y.year for y in found.years] == [2024]
    assert [(t.passage, t.theme) for t in found.passage_themes] == [(0, "servers")]
    assert found.section_themes == ((0, ("servers",)),)
    assert [(t.title, t.themes) for t in found.trends] == [("服务器的一年", ("servers",))]


def test_an_empty_document_has_nothing(extractor: Extractor) -> None:
    assert extractor.find(Parsed("markdown", Metadata(), (), ())) == Findings()


PIECES = st.sampled_from(
    ["云杉", "云杉创始人李平表示", "Tallgrass", "松果助手", "Oakline完成A轮融资", "初创公司", "服务器", "2024年",
     "去年", "FY26", "30亿元", "$1.5 billion", "３５％", "三分之一", "约", "到", "预计", "e\u0301", "👩‍💻", "\u200b",
     "𠮷", "\x00",
     "\r\n", "\u2028", "\u3000", "，", "。", "（", "」", "## ", "- ", "> ", "| a | b |", "[1]", "\n\n"]
)  # fmt: skip
# Lone surrogates are left out: no file that could be decoded holds one.
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=12).map("".join)


def check(parsed: Parsed, found: Findings) -> None:
    """Whatever was found stands where it says, in the passage and in the file."""
    texts = [passage.text for passage in parsed.passages]
    for mention in found.mentions:
        assert texts[mention.passage][mention.start : mention.end] == mention.surface
    for figure in found.figures:
        assert texts[figure.passage][figure.start : figure.end] == figure.text
    # The speaker of a quotation box stands outside the passage.
    people = [person for person in found.people if person.rule != "quotation"]
    for some in (*found.mentions, *found.figures, *found.years, *people):
        assert 0 <= some.start < some.end <= len(texts[some.passage])
    assert all(0 <= tag.passage < len(texts) for tag in found.passage_themes)
    assert all(0 <= trend.section < len(parsed.sections) for trend in found.trends)


@given(texts=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_passages_come_through(extractor: Extractor, texts: list[str]) -> None:
    parsed = document(*texts)
    check(parsed, extractor.find(parsed))


@given(text=st.lists(TEXTS, max_size=8).map("\n".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_file_comes_through(extractor: Extractor, text: str) -> None:
    parsed = read(text, "any.md", CHROME)
    check(parsed, extractor.find(parsed))
    for passage in parsed.passages:
        assert "".join(text[span.start : span.end] for span in passage.spans) == passage.text
