"""Corrections applied to an index at once are those of an import that reads all again; undone, nothing is left."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from trendtui.config import bundled
from trendtui.corrections import file
from trendtui.importing.correcting import Desk
from trendtui.importing.run import Knowledge, again, remove, run
from trendtui.model.corrections import (
    CompanyMended,
    Correction,
    FigureMended,
    OfCompany,
    OfFigure,
    OfTrend,
    TrendMended,
    Where,
)
from trendtui.model.problems import Misuse, Problem
from trendtui.model.results import FigureRow
from trendtui.model.rows import TABLES
from trendtui.search.service import Explorer

DATA = {
    "companies": """
[[company]]
name = "Tallgrass"
sector = "cloud"
country = "US"
also = ["高草"]
[[company]]
name = "云杉"
spellings = ["云杉"]
products = ["松果助手"]
[[company]]
name = "研究所"
kind = "org"
spellings = ["研究所"]
""",
    "themes": """
[groups.things]
zh = "事物"
en = "Things"
[[theme]]
slug = "servers"
zh = "服务器"
en = "Servers"
group = "things"
words = ["服务器"]
[[theme]]
slug = "robots"
zh = "机器人"
en = "Robots"
group = "things"
words = ["机器人"]
""",
    "people": 'positions = ["创始人"]\nsurnames = ["李"]\nnot_names = ["表示"]\n',
    "discovery": 'after = ["完成A轮融资"]\nbefore = ["初创公司"]\n',
}
REPORTS = {
    "one.md": """# 一年的报告

## 趋势一：服务器更多了

2024年，云杉创始人李平表示，云杉营收达到30亿元，Tallgrass 的估值为 65亿美元，前一轮也是 65亿美元。

初创公司Oakline与松果助手竞争，Tallgrass 租下了更多的服务器。

## 趋势二：机器人走出实验室

研究所的调查说，62%的企业已在试用机器人。Oakline 的名字写在这里，却没有线索。
""",
    "two.md": """# 另一份报告

## 趋势一：服务器更少了

Oakline完成A轮融资，Tallgrass 的收入增长了 40%。云杉的服务器有 3 万台。
""",
    "three.md": "# 第三份\n\n这里只有 Oakline 和机器人，没有线索，也没有别的。\n",
}


class World:
    """What the tests start from: a small catalogue, its folder, three reports, and an index without corrections."""

    def __init__(self, folder: Path) -> None:
        self.data, self.reports, self.plain = folder / "data", folder / "reports", folder / "plain.db"
        self.data.mkdir()
        self.reports.mkdir()
        for name, text in DATA.items():
            (self.data / f"{name}.toml").write_text(text, "utf-8")
        for name in ("units", "chrome", "rates"):
            (self.data / f"{name}.toml").write_bytes((bundled("data") / f"{name}.toml").read_bytes())
        for name, text in REPORTS.items():
            (self.reports / name).write_text(text, "utf-8")
        self._knowledge = Knowledge.load(self.data)
        run([self.reports], self.plain, self._knowledge)

    def knowledge(self, corrections: Sequence[Correction]) -> Knowledge:
        """What an import knows, with some corrections."""
        return replace(self._knowledge, corrections=tuple(corrections))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world"))


@pytest.fixture
def index(world: World, tmp_path: Path) -> Path:
    return Path(shutil.copy(world.plain, tmp_path / "i.db"))


def shown(index: Path) -> dict[str, Any]:
    """All that can be seen of an index: its exports, its sets, by what companies may be asked for."""
    explorer = Explorer.open(index)
    found: dict[str, Any] = {table: list(explorer.export(table)) for table in TABLES}
    explorer.close()
    with sqlite3.connect(index) as db:
        found["spelling"] = set(db.execute("SELECT folded, company FROM spelling"))
        found["company"] = set(
            db.execute(
                "SELECT name, kind, coalesce(sector, ''), status, also, coalesce(row, ''), documents FROM company"
            )
        )
        found["document"] = set(db.execute("SELECT source, mentions, companies, figures FROM document"))
        found["hits"] = set(
            db.execute("SELECT correction, source, n, why FROM correction_hit h JOIN document d ON d.id = h.document")
        )
        found["comparable"] = sorted(db.execute("SELECT text, line, comparable FROM figure"))
        where = dict(
            db.execute("SELECT p.id, d.source || p.number FROM passage p JOIN document d ON d.id = p.document")
        )
        for table, key in (("facet", "facet, value"), ("figure_layer", "what, value, layer")):
            sets = db.execute(f"SELECT {key}, passages FROM {table}").fetchall()
            found[table] = {tuple(k): {where[i] for i in BitMap.deserialize(s) if i in where} for *k, s in sets}
    return found


DAY = "2026-11-22"
NAMES = ("Tallgrass", "云杉", "研究所", "Oakline", "新名")
COMPANIES = st.builds(
    lambda name, to, act: OfCompany(DAY, name, act, to if act in ("merge", "rename") else ""),
    st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["merge", "rename", "hide", "confirm"]),
).filter(lambda c: c.name != c.to)  # fmt: skip
PASSAGE = REPORTS["one.md"].split("\n\n")[2]
FIGURES = st.builds(
    lambda nth, reject, company, year: OfFigure(
        DAY, Where("one.md", PASSAGE), "65亿美元", nth, reject, *((None,) * 4 if reject else (7e9, 8e9, "CNY", None)),
        None if reject else year, None if reject else company,
    ),
    st.integers(1, 3), st.booleans(), st.sampled_from((None, "", *NAMES)), st.sampled_from((None, 0, 2030)),
)  # fmt: skip
TRENDS = st.builds(
    lambda add, source: OfTrend(
        DAY, Where(source, "服务器更多了"), "服务器更多了", ("robots",) if add else (), ("servers",)
    ),
    st.booleans(), st.sampled_from(["one.md", "two.md"]),
)  # fmt: skip
LISTS = st.lists(COMPANIES | FIGURES | TRENDS, max_size=5)


def settle(index: Path, world: World, folder: Path, corrections: Sequence[Correction]) -> None:
    (folder / file.FILE).write_text(file.to_text(corrections), "utf-8")
    Desk(index, world.data, folder).apply()


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=LISTS, then=LISTS)
def test_at_once_is_the_same_as_reading_everything_again(
    first: list[Correction], then: list[Correction], world: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("both")
    at_once, fresh = folder / "once.db", folder / "fresh.db"
    shutil.copy(world.plain, at_once)
    before = shown(at_once)
    for corrections in (first, then):
        settle(at_once, world, folder, corrections)
    run([world.reports], fresh, world.knowledge(then))
    expected = shown(fresh)
    told = shown(at_once)
    assert {k for k in expected if told[k] != expected[k]} == set()
    again(at_once, world.knowledge(then))
    told = shown(at_once)
    assert {k for k in expected if told[k] != expected[k]} == set()
    settle(at_once, world, folder, [])
    told = shown(at_once)
    assert {k for k in before if told[k] != before[k]} == set()


def companies(index: Path) -> dict[str, dict[str, Any]]:
    return {row["company"]: row for row in shown(index)["companies"]}


def figures(index: Path, text: str) -> list[FigureRow]:
    explorer = Explorer.open(index)
    found = [f for f in explorer.search(explorer.parse("")).figures if f.text == text]
    explorer.close()
    return found


@pytest.fixture
def desk(index: Path, world: World, tmp_path: Path) -> Desk:
    return Desk(index, world.data, tmp_path, lambda: date(2026, 11, 22))


def test_a_hidden_company_is_gone_and_comes_back(desk: Desk, index: Path) -> None:
    before = shown(index)
    done = desk.make(CompanyMended("tallgrass", "hide"))
    assert (done.found, done.documents) == (3, 2)
    assert "Tallgrass" not in companies(index)
    assert [f.company for f in figures(index, "65亿美元")] == ["", ""]
    assert [(x.number, x.found, x.documents, x.why) for x in desk.listed()] == [(1, 3, 2, "")]
    assert desk.undo().found == 3
    assert shown(index) == before


def test_a_merged_company_is_found_by_both_names(desk: Desk, index: Path) -> None:
    desk.make(CompanyMended("Oakline", "merge", "高草"))
    found = companies(index)
    assert "Oakline" not in found
    assert found["Tallgrass"]["mentions"] == 6
    assert found["Tallgrass"]["also"] == ["高草", "Oakline"]
    explorer = Explorer.open(index)
    # The names as the text has them stay as they are, and lead to what they mean.
    assert explorer.search(explorer.parse("company:oakline")).total == explorer.search(
        explorer.parse("company:Tallgrass")
    ).total == 4  # fmt: skip
    rules = {m["rule"] for m in explorer.export("mentions") if m["surface"] == "Oakline"}
    assert all(rule.startswith("your correction of 2026-11-22 · cue:") for rule in rules)
    explorer.close()


def test_a_renamed_company_keeps_what_is_known_of_it(desk: Desk, index: Path) -> None:
    desk.make(CompanyMended("Tallgrass", "rename", "Tallgrass Cloud"))
    row = companies(index)["Tallgrass Cloud"]
    assert (row["sector"], row["country"], row["also"], row["mentions"]) == ("cloud", "US", ["高草", "Tallgrass"], 3)


def test_a_confirmed_company_is_found_wherever_its_name_stands(desk: Desk, index: Path) -> None:
    assert companies(index)["Oakline"]["status"] == "discovered"
    before = companies(index)["Oakline"]["mentions"]
    desk.make(CompanyMended("Oakline", "confirm"))
    row = companies(index)["Oakline"]
    assert (row["status"], row["documents"]) == ("listed", 3)
    assert row["mentions"] > before


def test_a_figure_is_mended_by_its_words_and_only_that_one(desk: Desk, index: Path) -> None:
    one, two = figures(index, "65亿美元")
    wish = FigureMended("one.md", two.place.passage, two.context_marks[0][0], two.text, value="80亿欧元", year=2023,
                        company="云杉")  # fmt: skip
    assert desk.make(wish).found == 1
    left, mended = figures(index, "65亿美元")
    assert left == one
    assert (mended.low, mended.unit, mended.year, mended.company) == (8e9, "EUR", 2023, "云杉")
    assert mended.comparable is not None
    assert mended.comparable > 8e9
    assert mended.rule.startswith("your correction of 2026-11-22")
    # A bare number keeps the unit; a later word goes over an earlier one.
    desk.make(FigureMended("one.md", two.place.passage, two.context_marks[0][0], two.text, value="9e9", year=0))
    assert [(f.low, f.unit, f.year) for f in figures(index, "65亿美元")[1:]] == [(9e9, "EUR", None)]
    desk.make(FigureMended("one.md", one.place.passage, one.context_marks[0][0], one.text, reject=True))
    assert [f.low for f in figures(index, "65亿美元")] == [9e9]
    assert [x.found for x in desk.listed()] == [1, 1, 1]


def test_a_trend_is_found_by_the_theme_that_it_was_given(desk: Desk, index: Path) -> None:
    explorer = Explorer.open(index)
    (trend,) = (t for t in explorer.search(explorer.parse("")).trends if t.name == "服务器更少了")
    explorer.close()
    desk.make(TrendMended("two.md", trend.place.line, trend.name, ("robots",), ("servers",)))
    explorer = Explorer.open(index)
    found = explorer.search(explorer.parse("theme:robots")).trends
    assert [t.themes for t in found if t.name == "服务器更少了"] == [("robots",)]
    explorer.close()


def test_what_a_correction_finds_no_more_is_told(desk: Desk, index: Path, world: World, tmp_path: Path) -> None:
    one = figures(index, "65亿美元")[0]
    desk.make(FigureMended("one.md", one.place.passage, one.context_marks[0][0], one.text, reject=True))
    desk.make(CompanyMended("研究所", "hide"))
    there = world.knowledge(file.load(desk.path))
    report = tmp_path / "one.md"
    report.write_text(
        (world.reports / "one.md").read_text("utf-8").replace("65亿美元，前一轮", "66亿美元，前一轮"), "utf-8"
    )
    remove(["one.md"], index)
    assert [x.why for x in desk.listed()] == ["document", "nothing"]
    run([report], index, there)
    assert [x.why for x in desk.listed()] == ["changed", ""]
    file.add(desk.path, OfCompany(DAY, "云杉", "hide"))
    assert desk.listed()[2].why == "pending"
    assert "云杉" in companies(index)
    # Any import brings the whole index up to date.
    run([world.reports / "two.md"], index, world.knowledge(file.load(desk.path)))
    assert desk.listed()[2].why == ""
    assert "云杉" not in companies(index)


def test_a_document_under_another_name_keeps_its_corrections(
    desk: Desk, index: Path, world: World, tmp_path: Path
) -> None:
    one = figures(index, "65亿美元")[0]
    desk.make(FigureMended("one.md", one.place.passage, one.context_marks[0][0], one.text, reject=True))
    remove(["one.md"], index)
    (tmp_path / "uno.md").write_bytes((world.reports / "one.md").read_bytes())
    run([tmp_path / "uno.md"], index, world.knowledge(file.load(desk.path)))
    assert len(figures(index, "65亿美元")) == 1


Make = Callable[[FigureRow], Any]
REFUSED: list[tuple[Make, str]] = [
    (lambda f: CompanyMended("Nobody", "hide"), "no company Nobody"),
    (lambda f: CompanyMended("Tallgrass", "merge", "Nobody"), "no company Nobody to merge"),
    (lambda f: CompanyMended("Tallgrass", "merge", "高草"), "another name"),
    (lambda f: CompanyMended("Tallgrass", "rename", " "), "another name"),
    (lambda f: FigureMended("no.md", 1, 0, "3"), "no document no.md"),
    (lambda f: FigureMended("one.md", f.place.passage, 0, "3"), "no figure 3"),
    (lambda f: FigureMended("one.md", f.place.passage, f.context_marks[0][0], f.text), "nothing is to be mended"),
    (lambda f: FigureMended("one.md", f.place.passage, f.context_marks[0][0], f.text, kind="x"), "unknown kind"),
    (lambda f: FigureMended("one.md", f.place.passage, f.context_marks[0][0], f.text, value="many"), "not understood"),
    (lambda f: TrendMended("one.md", 1, "x", ("robots",)), "no heading of a trend"),
]


@pytest.mark.parametrize(("wish", "why"), REFUSED)
def test_what_makes_no_sense_is_refused_and_not_kept(desk: Desk, index: Path, wish: Make, why: str) -> None:
    with pytest.raises((Problem, Misuse), match=why):
        desk.make(wish(figures(index, "65亿美元")[0]))
    assert not desk.path.exists()
    with pytest.raises(Problem, match="no corrections"):
        desk.undo()


def test_an_index_that_is_being_written_gets_the_correction_later(desk: Desk, index: Path) -> None:
    from trendtui.store.writing import Builder

    with Builder(index):
        done = desk.make(CompanyMended("Tallgrass", "hide"))
    assert not done.applied
    assert "another import" in done.why
    assert [x.why for x in desk.listed()] == ["pending"]
    assert desk.apply().documents == 2
    assert "Tallgrass" not in companies(index)
