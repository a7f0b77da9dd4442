"""An index in memory for tests of the screens: invented reports of real shape, searched by substring.

It answers what `trendtui.tui.asking.Explorer` asks; `slow` holds its searches until they are let go.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trendtui.model.collected import Cited, KeptDocument, KeptPassage
from trendtui.model.noted import DocumentHits, Noted
from trendtui.model.pages import (
    AnyPage,
    CompanyPage,
    DocumentPage,
    DocumentShare,
    HeatMap,
    Imported,
    Overview,
    Series,
    Tally,
    ThemePage,
    ThemeShare,
    Warned,
    YearPage,
    YearShare,
)
from trendtui.model.query import FACETS, Query, Term
from trendtui.model.results import (
    Block,
    ChartNote,
    CompanyRow,
    Completion,
    DocumentRow,
    EvidenceRow,
    FacetValue,
    FigureRow,
    Marks,
    OutlineItem,
    PassageRow,
    Place,
    Reading,
    ReferenceNote,
    Results,
    TrendRow,
    Way,
)
from trendtui.search import syntax

LABELS = {"agents": "智能体", "robots": "具身智能", "compute": "算力", "chips": "芯片", "regulation": "监管"}
_THEMES = {
    "agents": "智能体|agent",
    "robots": "机器人|具身",
    "compute": "算力|数据中心",
    "chips": "芯片|GPU",
    "regulation": "监管|法规",
}
_COMPANIES = ("北辰智能", "Lumen Robotics", "云杉资本", "Harbor Compute", "青禾芯片")

DISCOVERED = ("青禾芯片",)
"""Companies that no catalogue lists."""

_PEOPLE = ("李默",)

LOOSER = {
    "beichen": ("alias", "北辰"),
    "suanli": ("pinyin", "算力"),
    "agnet": ("slip", "agent"),
    "法规": ("parts", "监管"),
}
"""Word → the looser way in which it is looked for, too, and what is searched instead."""


@dataclass(frozen=True)
class Report:
    """One invented report."""

    source: str
    title: str
    publisher: str
    date: str
    blocks: tuple[Block, ...]
    outline: tuple[OutlineItem, ...]


REPORT = """\
# 2026年智能产业展望：十个判断
## 开篇
过去一年，智能体（agent）从演示走进了生产线，算力仍是最紧的约束。北辰智能的调查说，62%的企业已在试用。
> “我们不再问模型能不能做，而是问谁来负责。”云杉资本合伙人李默说。
## 趋势一：智能体接管长流程
Lumen Robotics 在 2025 年把 agent 接入仓库调度，平均等待时间下降了 3.5 倍，单仓每年节省约 1,200 万美元。
- 流程越长，收益越大；
- 责任划分要写进合同，而不是留给提示词（prompt）；
- 监管会先从金融开始。
## 趋势二：具身智能走出实验室
机器人本体的成本在三年里降到 9.8 万元，具身智能的数据瓶颈转向触觉。GPU 的价格没有跟着下降。
图 2：机器人本体成本（万元，2022 至 2026 年）
### 数据从哪里来
遥操作、仿真与互联网视频各占三分之一；Harbor Compute 预计到 2028 年仿真数据将占 70%。
## 趋势三：算力转向推理
推理的算力需求在 2026 年第一次超过训练。数据中心的电力合同已排到 2031 年，青禾芯片的订单达到 65 亿美元。
| 年份 | 训练 | 推理 |
|---|---|---|
| 2024 | 72% | 28% |
| 2026 | 46% | 54% |
## 结语
监管、芯片与电力，会决定这十个判断里哪些先成真。
"""

SECOND = """\
# State of Applied Agents 2025
## What changed
Agents moved from chat to back-office work; 北辰智能 and Harbor Compute both report retention above 80%.
## Prediction 1: one in three tickets is closed without a person
Support desks that adopted an agent in 2025 closed 34% of tickets unattended, at $0.18 each.
## Prediction 2: chips stay scarce
GPU lead times stay above 30 weeks through 2026, says 云杉资本.
"""


def _read(source: str, publisher: str, date: str, text: str, first: int) -> Report:
    blocks: list[Block] = []
    outline: list[OutlineItem] = []
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            blocks.append(Block(first + len(blocks), "table", 0, "\n".join(table), number - len(table), number - 1))
            table = []
        level = len(line) - len(line.lstrip("#"))
        kind, words = "paragraph", line.lstrip("#").strip()
        if level:
            kind = "heading"
            trend = re.match(r"(趋势[一二三]|Prediction \d)[：:]\s*(.*)", words)
            what = "section" if trend is None else "prediction" if words[0] == "P" else "trend"
            label, title = (trend[1], trend[2]) if trend else ("", words)
            outline.append(OutlineItem(level, title, label, what, number, number))
        elif line.startswith("> "):
            kind, words = "quote", line[2:]
        elif line.startswith("- "):
            kind, words = "list", line[2:]
        elif line.startswith("图"):
            kind = "caption"
        blocks.append(Block(first + len(blocks), kind, level, words, number, number))
    title = outline[0].title
    return Report(source, title, publisher, date, tuple(blocks), tuple(outline))


REPORTS = (
    _read("outlook-2026.md", "北辰研究院", "2026-01-08", REPORT, 1),
    _read("agents-2025.md", "Harbor Review", "2025-06", SECOND, 101),
)


@dataclass(frozen=True)
class _Row:
    report: Report
    block: Block
    section: OutlineItem

    @property
    def place(self) -> Place:
        return Place(
            self.report.source, self.block.line, self.block.end_line, self.block.passage, self.report.title,
            f"{self.report.title} › {self.section.title}",
        )  # fmt: skip

    def values(self, field: str) -> tuple[str, ...]:
        text = self.block.text
        if field == "theme":
            return tuple(slug for slug, words in _THEMES.items() if re.search(words, text, re.IGNORECASE))
        if field == "company":
            return tuple(name for name in _COMPANIES if name in text)
        if field == "year":
            return tuple(sorted(set(re.findall(r"20[23]\d", text)), reverse=True))
        if field == "kind":
            return tuple(dict.fromkeys(figure.kind for figure in FakeExplorer.figures_of(self)))
        if field == "metric":
            return ("规模",) if FakeExplorer.figures_of(self) else ()
        if field == "person":
            return tuple(name for name in _PEOPLE if name in text)
        return (self.report.source,) if field == "source" else ()


class FakeExplorer:
    """A small index that any thread may ask."""

    def __init__(self, reports: Sequence[Report] = REPORTS, copies: int = 1) -> None:
        """`copies` repeats every passage in the lists, for long ones."""
        self.reports = reports
        self.copies = copies
        self.slow = threading.Event()
        self.slow.set()
        self.searches: list[Query] = []
        self.orders: list[str] = []
        self.whole: list[bool] = []
        self.listed: list[tuple[str, ...]] = []
        self.about = False
        self.counting = True
        self.completed: list[str] = []
        self.closed = False
        self.rows = [_Row(r, b, self._section(r, b)) for r in reports for b in r.blocks]

    @staticmethod
    def _section(report: Report, block: Block) -> OutlineItem:
        above = [item for item in report.outline if item.line <= block.line]
        return above[-1] if above else OutlineItem(1, "", "", "section", 1, 1)

    @property
    def labels(self) -> Mapping[str, str]:
        return LABELS

    def parse(self, line: str) -> Query:
        return syntax.parse(line)

    def write(self, query: Query) -> str:
        return syntax.write(query)

    def _holds(self, row: _Row, query: Query, but: str = "") -> bool:
        text = row.block.text.lower()
        return all((t.text.lower() in text) != t.excluded for t in query.terms) and all(
            bool(set(f.values) & set(row.values(f.field))) != f.excluded for f in query.filters if f.field != but
        )

    def _marks(self, text: str, query: Query) -> Marks:
        found = [m.span() for t in query.terms if not t.excluded for m in re.finditer(re.escape(t.text), text, re.I)]
        return tuple(sorted(found))

    def _looser(self, query: Query) -> tuple[Query, Way | None]:
        for n, term in enumerate(query.terms):
            if not term.phrase and not term.excluded and term.text in LOOSER:
                how, instead = LOOSER[term.text]
                terms = (*query.terms[:n], Term(instead), *query.terms[n + 1 :])
                return replace(query, terms=terms), Way(how, term.text, (instead,))
        return query, None

    def search(
        self, query: Query, *, limit: int = 200, order: str = "place", whole: bool = True,
        lists: tuple[str, ...] = ("trends", "companies", "figures", "passages"),
    ) -> Results:  # fmt: skip
        self.searches.append(query)
        self.listed.append(lists)
        self.orders.append(order)
        self.whole.append(whole)
        self.slow.wait(5)
        exact = [row for row in self.rows if self._holds(row, query)]
        instead, way = self._looser(query)
        looser = [row for row in self.rows if way and row not in exact and self._holds(row, instead)]
        found = [*exact, *looser]
        facets = {}
        for field in (*FACETS, "kind", "metric"):
            among = [row for row in self.rows if any(self._holds(row, q, but=field) for q in (query, instead))]
            counts = Counter(value for row in among for value in row.values(field))
            chosen, without = query.chosen(field), query.excluded(field)
            if without:
                bare = [row for row in self.rows if self._holds(row, query.without(field))]
                counts |= Counter(value for row in bare for value in row.values(field) if value in without)
            values = [
                FacetValue(v, self._label(field, v), n, v in chosen, v in without, self._foretold(field, v, n))
                for v, n in counts.items()
            ]
            values += [
                FacetValue(v, self._label(field, v), 0, v in chosen, v in without)
                for v in (*chosen, *without)
                if v not in counts
            ]
            facets[field] = tuple(
                sorted(values, key=lambda v: -int(v.value) if field == "year" and v.value.isdecimal() else -v.count)
            )
        made: dict[str, Any] = {
            "passages": [self._passage(row, query) for row in exact] * self.copies
            + [replace(self._passage(row, instead), way=0) for row in looser] * self.copies,
            "trends": self._trends(found, instead),
            "companies": self._companies(found, instead),
            "figures": self._figures(found, query, order) * self.copies,
        }
        return Results(
            query, len(found) * self.copies, **{name: tuple(made[name][:limit]) for name in lists},
            totals={name: len(rows) for name, rows in made.items()}, facets=facets, elapsed_ms=1.0,
            notes=query.remarks, ways=(replace(way, total=len(looser) * self.copies),) if way and looser else (),
            exact=len(exact) * self.copies, about=self.about and not whole,
        )  # fmt: skip

    @staticmethod
    def _foretold(field: str, value: str, count: int) -> int:
        return count if field == "year" and value > "2026" else 0

    def _label(self, field: str, value: str) -> str:
        if field == "theme":
            return LABELS.get(value, value)
        return next((r.title for r in self.reports if r.source == value), value)

    def _passage(self, row: _Row, query: Query) -> PassageRow:
        marks = self._marks(row.block.text, query)
        years = tuple(int(y) for y in row.values("year"))
        return PassageRow(
            row.place, row.block.kind, row.block.text, marks, row.block.text, marks, row.values("theme"), years
        )

    def _trends(self, found: list[_Row], query: Query) -> list[TrendRow]:
        made: list[TrendRow] = []
        for row in self.rows:
            if row.block.kind != "heading" or row.section.kind == "section":
                continue
            hits = sum(other.section is row.section for other in found)
            if hits:
                title = row.section.title
                made.append(
                    TrendRow(row.place, len(made) + 1, title, self._marks(title, query), row.section.kind, "",
                             row.values("theme"), hits)
                )  # fmt: skip
        return made

    def _companies(self, found: list[_Row], query: Query) -> list[CompanyRow]:
        made: list[CompanyRow] = []
        for name in _COMPANIES:
            rows = [row for row in found if name in row.block.text]
            if rows:
                documents = len({row.report.source for row in rows})
                text = rows[0].block.text
                made.append(
                    CompanyRow(name, self._marks(name, query), "company", self._status(name), len(rows), documents, 1,
                               rows[0].place, text, self._marks(text, query))
                )  # fmt: skip
        return sorted(made, key=lambda c: -c.passages)

    def _figures(self, found: list[_Row], query: Query, order: str) -> list[FigureRow]:
        kinds = query.chosen("kind")
        made = [figure for row in found for figure in self.figures_of(row) if not kinds or figure.kind in kinds]
        keys: dict[str, Any] = {
            "value": lambda f: (f.kind, -(f.comparable or 0)),
            "year": lambda f: -(f.year or 0),
            "company": lambda f: (not f.company, f.company),
        }
        return sorted(made, key=keys[order]) if order in keys else made

    @staticmethod
    def figures_of(row: _Row) -> list[FigureRow]:
        made: list[FigureRow] = []
        for m in re.finditer(r"(约 )?([\d.,]+) ?(%|亿美元|万美元|倍|万元)", row.block.text):
            number = float(m[2].replace(",", "").rstrip("."))
            unit = {"%": "%", "倍": "x", "万元": "CNY"}.get(m[3], "USD")
            value = number * {"亿美元": 1e8, "万美元": 1e4, "万元": 1e4}.get(m[3], 1)
            company = next(iter(row.values("company")), "")
            year = next((int(y) for y in row.values("year")), None)
            kind = {"%": "percent", "x": "multiple"}.get(unit, "money")
            made.append(
                FigureRow(row.place, m[0], kind, value, value, unit, "about" if m[1] else "", "规模", company,
                          year, bool(year and year > 2026), row.block.text, (m.span(),), "",
                          value / 7 if unit == "CNY" else value, unit == "CNY", f"units.toml:{kind}.{unit}")
            )  # fmt: skip
        return made

    def _status(self, name: str) -> str:
        return "discovered" if name in DISCOVERED else "listed"

    def page(self, kind: str, value: str) -> AnyPage | None:
        made = {"company": self.company, "theme": self.theme, "year": self.year, "document": self.document}[kind]
        return made(value)

    def subject(self, kind: str, place: Place) -> str:
        if kind == "document":
            return place.source
        row = next(row for row in self.rows if row.block.passage == place.passage)
        return next(iter(row.values(kind)), "")

    def _tallies(self, field: str, rows: Sequence[_Row]) -> tuple[Tally, ...]:
        counts = Counter(value for row in rows for value in row.values(field))
        ahead = {v: n if field == "year" and v > "2026" else 0 for v, n in counts.items()}
        return tuple(Tally(v, self._label(field, v), n, ahead[v]) for v, n in counts.most_common())

    def _here(self, rows: Sequence[_Row]) -> list[tuple[Report, list[_Row]]]:
        by_report = [(r, [row for row in rows if row.report is r]) for r in self.reports]
        return [(report, here) for report, here in by_report if here]

    def theme(self, slug: str) -> ThemePage | None:
        rows = [row for row in self.rows if slug in row.values("theme")]
        query = Query((Term(_THEMES[slug].split("|")[0]),)) if slug in _THEMES else Query()
        shares = [
            ThemeShare(
                r.source, r.title, r.date, len(here), len(r.blocks), here[0].place, tuple(self._trends(here, query)),
                tuple(self._passage(row, query) for row in here[:3]),
                tuple(f for row in here for f in self.figures_of(row)),
            )
            for r, here in self._here(rows)
        ]  # fmt: skip
        order = list(LABELS)
        at = order.index(slug) if slug in order else 0
        return ThemePage(
            slug, LABELS.get(slug, slug), "tech", len(rows), len(shares), tuple(shares),
            (Tally("more.md", "One more report", 1),), self._tallies("year", rows), self._tallies("company", rows),
            order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else "",
        ) if rows else None  # fmt: skip

    def year(self, value: str) -> YearPage | None:
        rows = [row for row in self.rows if value in row.values("year")]
        if not rows:
            return None
        shares = [
            YearShare(
                r.source, r.title, r.date, len(here), here[0].place,
                tuple(f for row in here for f in self.figures_of(row)),
                tuple(self._passage(row, Query()) for row in here),
            )
            for r, here in self._here(rows)
        ]  # fmt: skip
        ahead = value > "2026"
        order = sorted({year for row in self.rows for year in row.values("year")})
        at = order.index(value)
        figures = sum(len(share.figures) for share in shares)
        return YearPage(
            int(value), len(rows), len(rows) if ahead else 0, figures, figures if ahead else 0,
            () if ahead else tuple(shares), tuple(shares) if ahead else (), (), self._tallies("company", rows),
            self._tallies("theme", rows), order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else "",
        )  # fmt: skip

    def document(self, source: str) -> DocumentPage | None:
        report = next((r for r in self.reports if r.source == source), None)
        if report is None:
            return None
        rows = [row for row in self.rows if row.report is report]
        place, names = rows[0].place, [r.source for r in self.reports]
        at = names.index(source)
        found = self.reading(source, Query())
        return DocumentPage(
            source, f"/nowhere/{source}", report.title, report.publisher, found.authors, report.date, "zh", "report",
            "markdown", found.url, "2026-02-03T04:05:06+00:00", 1000, 99, len(rows), place,
            tuple((item, place) for item in report.outline), tuple(self._trends(rows, Query())),
            self._tallies("theme", rows), self._tallies("company", rows), self._tallies("year", rows),
            self._tallies("person", rows), tuple(f for row in rows for f in self.figures_of(row)), 7,
            tuple((chart, place) for chart in found.charts), tuple((note, place) for note in found.references),
            ((Warned("chrome", 2, 40), place),), 40, ("url",), names[at - 1] if at else "",
            names[at + 1] if at + 1 < len(names) else "",
        )  # fmt: skip

    def overview(self, query: Query, since: str = "") -> Overview:
        rows = [row for row in self.rows if self._holds(row, query)]
        here = self._here(rows)
        themes = self._tallies("theme", rows)
        columns = tuple(Tally(r.source, r.title, len(some)) for r, some in here)
        cells = tuple(
            (t, tuple(sum(t.value in row.values("theme") for row in some) for _, some in here)) for t in themes
        )
        imported = tuple(
            Imported(r.source, r.title, r.date, f"2026-02-0{n}T00:00:00+00:00",
                     bool(since) and f"2026-02-0{n}" > since, len(some), some[0].place)
            for n, (r, some) in enumerate(here[:9], 1)
        )  # fmt: skip
        return Overview(
            query, since, len(here), len(rows), sum(one.new for one in imported), imported[::-1],
            (HeatMap("source", columns, cells),) if columns else (), self._tallies("company", rows),
            tuple(sorted(self._tallies("year", rows), key=lambda t: t.value)),
        )  # fmt: skip

    def company(self, name: str) -> CompanyPage | None:
        rows = [row for row in self.rows if name in row.block.text]
        if not rows:
            return None
        together = Counter(other for row in rows for other in row.values("company") if other != name)
        shares = []
        for report in self.reports:
            here = [row for row in rows if row.report.source == report.source]
            if here:
                shares.append(
                    DocumentShare(report.source, report.title, report.date, len(here), len(here), here[0].place,
                                  report.source == REPORTS[0].source, int(report.source == REPORTS[0].source))
                )  # fmt: skip
        figures = [f for row in rows for f in self.figures_of(row) if f.company == name]
        return CompanyPage(
            name, ("Beichen AI",), "company", "models", "CN", "", self._status(name),
            "cue:名单" if self._status(name) == "discovered" else f"companies.toml:{name}", ((name, len(rows)),),
            tuple(sorted(figures, key=lambda f: f.year or 9999)), tuple(shares), tuple(together.most_common()),
            tuple(self._trends(rows, Query())),
            tuple((person, "合伙人", 1) for row in rows for person in row.values("person")),
            (Series("规模", "money", "USD", "", tuple(figures)),) if figures else (), len(figures), len(shares), 3,
            len(rows), len(rows), 1, "", "",
        )  # fmt: skip

    def evidence(self, place: Place) -> tuple[EvidenceRow, ...]:
        row = next(row for row in self.rows if row.block.passage == place.passage)
        text = row.block.text
        made = [
            EvidenceRow("company", text.index(n), text.index(n) + len(n), n, n, f"companies.toml:{n}", n)
            for n in row.values("company")
        ]
        made += [
            EvidenceRow("figure", *f.context_marks[0], f.text, f"{f.low:g} {f.unit} · {f.kind}", f.rule)
            for f in self.figures_of(row)
        ]
        made.sort(key=lambda r: r.start)
        made += [EvidenceRow("theme", 0, 0, t, LABELS[t], f"themes.toml:{t}") for t in row.values("theme")]
        return tuple(made)

    def complete(self, line: str, cursor: int) -> tuple[Completion, ...]:
        self.completed.append(line[:cursor])
        word = re.search(r"\S*$", line[:cursor])
        assert word is not None
        field, colon, typed = word[0].partition(":")
        start = word.start() + len(field + colon)
        if colon:
            counts = Counter(value for row in self.rows for value in row.values(field))
            known = [(v, self._label(field, v), n) for v, n in counts.most_common() if v.startswith(typed)]
            return tuple(Completion(start, cursor, v, label, n) for v, label, n in known)
        fields = [Completion(word.start(), cursor, f"{f}:", f"a {f}") for f in FACETS if field and f.startswith(field)]
        names = [(n, sum(n in r.block.text for r in self.rows)) for n in _COMPANIES if field and n.startswith(field)]
        return (*fields, *(Completion(word.start(), cursor, f"company:{n}", n, count) for n, count in names))

    def facet_values(self, query: Query, facet: str, contains: str = "") -> tuple[FacetValue, ...]:
        values = self.search(query).facets[facet]
        return tuple(v for v in values if contains.lower() in f"{v.value} {v.label}".lower())

    def alike(self, place: Place, limit: int = 20) -> tuple[PassageRow, ...]:
        here = next(row for row in self.rows if row.block.passage == place.passage)
        made = []
        for row in self.rows:
            shared = [w for slug, w in _THEMES.items() if slug in here.values("theme") and slug in row.values("theme")]
            if shared and row.report is not here.report:
                query = Query(tuple(Term(word) for words in shared for word in words.split("|")))
                made.append(self._passage(row, query))
        return tuple(made[:limit])

    def around(self, passage_id: int, query: Query, before: int = 3, after: int = 8) -> tuple[Block, ...]:
        for report in self.reports:
            for n, block in enumerate(report.blocks):
                if block.passage == passage_id:
                    return self._marked(report.blocks[max(0, n - before) : n + after + 1], query)
        return ()

    def _marked(self, blocks: Sequence[Block], query: Query) -> tuple[Block, ...]:
        return tuple(replace(block, marks=self._marks(block.text, query)) for block in blocks)

    def reading(self, source: str, query: Query) -> Reading:
        report = next(r for r in self.reports if r.source == source)
        return Reading(
            query, source, f"/nowhere/{source}", report.title, report.publisher, (), report.date,
            "https://example.org/report", "report", self._marked(report.blocks, query), report.outline,
            (ChartNote(14, "推理与训练的算力份额", "https://example.org/chart.png"),),
            (ReferenceNote("1", "北辰智能，企业调查", "https://example.org/survey", 99),),
        )  # fmt: skip

    def noted(self, source: str) -> tuple[Noted, ...]:
        made = []
        for row in self.rows:
            if row.report.source != source:
                continue
            text, passage = row.block.text, row.block.passage
            here = [
                Noted(passage, m.start(), m.end(), "company", n, n, f"companies.toml:{n}")
                for n in row.values("company")
                for m in re.finditer(n, text)
            ]
            here += [
                Noted(passage, *f.context_marks[0], "figure", f.text, f.company, f.rule, f)
                for f in self.figures_of(row)
            ]
            here += [
                Noted(passage, *m.span(), "year", m[0], m[0], "years:stated") for m in re.finditer(r"20[23]\d", text)
            ]
            here += [
                Noted(passage, *m.span(), "theme", "", slug, f"themes.toml:{slug}")
                for slug, words in _THEMES.items()
                if (m := re.search(words, text, re.IGNORECASE))
            ]
            here += [Noted(passage, *m.span(), "citation", m[0], m[1], "") for m in re.finditer(r"【(\d+)】", text)]
            made += sorted(here, key=lambda n: (n.start, -n.end))
        return tuple(made)

    def hits_in(self, texts: Sequence[str], words: str) -> tuple[Marks, ...]:
        query = Query((Term(words, phrase=True),) if words.strip() else ())
        return tuple(self._marks(text, query) for text in texts)

    def documents_with(self, query: Query) -> tuple[DocumentHits, ...]:
        made = []
        for report in self.reports:
            found = [row for row in self.rows if row.report is report and self._holds(row, query)]
            if found:
                hits = sum(len(self._marks(block.text, query)) for block in report.blocks)
                made.append(DocumentHits(found[0].place, len(found), hits if self.counting else -1))
        return tuple(made)

    def citation(self, place: Place) -> str:
        return f"《{place.title}》, {place.section}, {place.source}:{place.line}"

    def documents(self) -> tuple[DocumentRow, ...]:
        return tuple(
            DocumentRow(r.source, r.title, r.publisher, r.date, "zh", "report", "markdown", 1000, len(r.outline),
                        len(r.blocks), 3, 5, 9, 7, 1, 1)
            for r in self.reports
        )  # fmt: skip

    def edition(self) -> object:
        return self.reports

    def fingerprints(self) -> Mapping[str, str]:
        return {r.source: str(hash(r.blocks)) for r in self.reports}

    def kept(self, source: str) -> KeptDocument | None:
        found = next((r for r in self.reports if r.source == source), None)
        if found is None:
            return None
        passages = tuple(
            KeptPassage(b.passage, b.text, b.line, b.end_line, self._section(found, b).title, b.kind)
            for b in found.blocks
        )
        cited = Cited(found.title, found.publisher, (), found.date, "https://example.org/report", "", "report", "zh")
        return KeptDocument(source, str(hash(found.blocks)), cited, passages)

    def counted(self, line: str) -> tuple[int, dict[str, int]]:
        found = self.search(self.parse(line))
        return found.total, {v.value: v.count for v in found.facets["source"] if v.count}

    def interrupt(self) -> None:
        pass

    def warm(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True
