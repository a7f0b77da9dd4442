"""What several tests start from: an index of small invented documents, made through the store itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from trendtui.model.catalogue import Company, Spelling, Theme
from trendtui.model.document import Metadata, Parsed, Passage, Section, Span
from trendtui.model.findings import Figure, Findings, Mention, ThemeTag, Trend, YearMention
from trendtui.search.service import Explorer
from trendtui.store.writing import Builder
from trendtui.words import use

# The same examples in every run, so that a landing does not hang on luck. TRENDTUI_FUZZ=1 draws new ones.
settings.register_profile("steady", derandomize=True)
if not os.environ.get("TRENDTUI_FUZZ"):
    settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A test that speaks another language speaks it alone."""
    yield
    use("en")


COMPANIES = {
    "NVIDIA": Company(
        "NVIDIA", "company", "semiconductor", "US", "NVDA", ("英伟达",), (Spelling("英伟达"), Spelling("nvidia")), "x:1"
    ),
    "OpenAI": Company("OpenAI", "company", "ai", "US", "", (), (Spelling("OpenAI"),), "x:2"),
    "月之暗面": Company("月之暗面", "company", "ai", "CN", "", ("Moonshot AI",), (Spelling("月之暗面"),), "x:3"),
}
THEMES = (
    Theme("chips", "芯片", "Chips", "infrastructure", ("芯片", "GPU")),
    Theme("agents", "智能体", "Agents", "applications", ("智能体", "agent")),
)

REPORTS = {
    "alpha.md": """算力与芯片
英伟达的 GPU 仍是算力的核心，2024年市值突破3万亿美元。
各家云厂商在2025年继续购买芯片，算力不再只看单卡。
智能体的一年
OpenAI 在2025年发布智能体，估值达到1570亿美元。
AI芯片与 AI 芯片写法不同，说的是同一件事。""",
    "beta.txt": """模型与训练
月之暗面的模型走长文本路线，training data 占成本的三成。
Storage is cheap; RAG is not. 检索增强生成 (RAG) 要靠好的数据。
智能体也需要芯片：推理成本在2026年预计下降50%。
[/] [@click=app.quit]x[/] 是文字，不是标记。""",
}
HEADINGS = ("算力与芯片", "智能体的一年", "模型与训练")


def small_document(name: str, text: str) -> tuple[Parsed, Findings]:
    """A document whose lines are its passages, with what the simplest of rules finds in them."""
    sections: list[Section] = []
    passages: list[Passage] = []
    at = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        if line in HEADINGS:
            sections.append(
                Section(len(sections), None, 1, line, number + 1, number + 1, (span,), "trend", len(sections) + 1)
            )
        kind = "heading" if line in HEADINGS else "paragraph"
        passages.append(
            Passage(number, len(sections) - 1 if sections else None, kind, line, (span,), number + 1, number + 1)
        )
        at += len(line) + 1
    meta = Metadata(f"{name} 的标题", "某出版者", ("甲",), "2025-01-02" if name == "alpha.md" else "2026-02", "zh", "")
    parsed = Parsed("markdown", meta, tuple(sections), tuple(passages))
    return parsed, _found(parsed)


def _found(parsed: Parsed) -> Findings:
    mentions: list[Mention] = []
    years: list[YearMention] = []
    tags: list[ThemeTag] = []
    figures: list[Figure] = []
    for p in parsed.passages:
        for company in COMPANIES.values():
            for spelling in company.spellings:
                mentions += [
                    Mention(p.number, m.start(), m.end(), m[0], company.name, "company", rule=company.row)
                    for m in re.finditer(re.escape(spelling.text), p.text)
                ]
        years += [YearMention(p.number, m.start(), m.end() - 1, int(m[1]), "stated")
                  for m in re.finditer(r"(20\d\d)年", p.text)]  # fmt: skip
        tags += [
            ThemeTag(p.number, theme.slug, float(len(words)), words)
            for theme in THEMES
            if (words := tuple(w for w in theme.words if w.lower() in p.text.lower()))
        ]
        for m in re.finditer(r"(\d+)(万?亿)美元", p.text):
            value = int(m[1]) * (1e12 if m[2] == "万亿" else 1e8)
            figures.append(Figure(p.number, m.start(), m.end(), m[0], "money", value, value, "USD"))
    trends = tuple(Trend(s.number, s.ordinal, s.title, "trend", "", ("chips",)) for s in parsed.sections)
    return Findings(tuple(mentions), tuple(figures), tuple(years), tuple(tags), (), trends)


@pytest.fixture
def write_index() -> Callable[..., None]:
    """Write documents (name → text) into an index through the store."""

    def write(path: Path, documents: dict[str, str], fresh: bool = False) -> None:
        with Builder(path, fresh=fresh, small=True) as builder:
            for name, text in documents.items():
                parsed, findings = small_document(name, text)
                builder.add(name, f"/reports/{name}", f"{hash(text)}", text, parsed, findings, COMPANIES, "2026-01-01")
            builder.write_catalogue(list(COMPANIES.values()), list(THEMES))
            builder.publish()

    return write


@pytest.fixture
def small_index(tmp_path: Path, write_index: Callable[..., None]) -> Path:
    """An index of the two invented reports."""
    path = tmp_path / "small.db"
    write_index(path, REPORTS)
    return path


@pytest.fixture
def explorer(small_index: Path) -> Iterator[Explorer]:
    """The small index, open."""
    opened = Explorer.open(small_index)
    yield opened
    opened.close()
