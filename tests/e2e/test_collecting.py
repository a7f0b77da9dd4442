"""Collecting on the real command line: kept, found again in an index built anew, exported, and what is new told."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow

REPORT = """# 2026年算力观察

## 趋势一：推理成为主要的负载

初创公司Zorvexa完成5000万美元B轮融资，由红杉资本领投，估值达到3亿美元。

数据中心的电费在去年第一次超过了机房的租金，运维负责人说这件事没有人预料到。

## 趋势二：芯片不再只看单卡

英伟达的GPU仍是多数训练任务的首选，但是推理任务正在迁往更便宜的芯片。
"""
FIGURE, POWER, CHIPS = 5, 7, 11
"""Lines of the report."""
OTHER = "# 另一份报告\n\n## 趋势一：芯片\n\n国产芯片在推理场景的份额继续上升，云厂商开始公布自研芯片的数量。\n"


class Desk:
    """A reader with an index and a collection of their own."""

    def __init__(self, trendtui: Run, folder: Path) -> None:
        self._run = trendtui
        self.folder = folder
        self.report = folder / "report.md"
        self.index = folder / "i.db"
        self.own = folder / "own.jsonl"

    def __call__(self, *arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = self._run(*arguments, TRENDTUI_DB=str(self.index), TRENDTUI_COLLECTION=str(self.own))
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done

    def read(self, text: str, name: str = "report.md", *more: str) -> None:
        (self.folder / name).write_text(text, "utf-8")
        self("import", self.folder / name, *more)

    def kept(self) -> dict[str, dict[str, object]]:
        rows = map(json.loads, self("bookmarks", "--format", "jsonl").stdout.splitlines())
        return {str(r["id"]): r for r in rows}


@pytest.fixture
def desk(trendtui: Run, tmp_path: Path) -> Desk:
    made = Desk(trendtui, tmp_path)
    made.read(REPORT)
    return made


def test_everything_survives_an_index_built_from_nothing(desk: Desk) -> None:
    ids = {
        "passage": desk("bookmark", f"report.md:{POWER}", "--note", "问 #1", "--label", "电力"),
        "figure": desk("bookmark", f"report:{FIGURE}", "--figure", "3亿美元", "--label", "融资"),
        "company": desk("bookmark", f"report:{CHIPS}", "--company", "NVIDIA"),
        "trend": desk("bookmark", f"report:{POWER}", "--trend"),
    }
    kept = {kind: done.stdout.strip() for kind, done in ids.items()}
    desk("save", "芯", "芯片")
    before, file = desk.kept(), desk.own.read_bytes()
    assert {k: before[i]["kind"] for k, i in kept.items()} == {k: k for k in kept}
    assert before[kept["trend"]]["line"] == 3
    assert before[kept["figure"]]["words"] == "3亿美元"

    desk.index.unlink()
    assert {r["status"] for r in desk.kept().values()} == {"unknown"}, "they are there without any index"
    desk.read(OTHER, "other.md")
    desk("import", desk.report, "--fresh")
    assert desk.kept() == before
    assert desk.own.read_bytes() == file
    assert {r["status"] for r in before.values()} == {"here"}
    (told,) = map(json.loads, desk("searches", "--json").stdout.splitlines())
    assert (told["new_passages"], told["new_documents"]) == (0, 0)


def test_a_changed_report_tells_what_moved_what_changed_and_what_is_gone(desk: Desk) -> None:
    ids = [desk("bookmark", f"report:{line}").stdout.strip() for line in (FIGURE, POWER, CHIPS)]
    lines = REPORT.split("\n")
    lines[FIGURE - 1] = lines[FIGURE - 1].replace("3亿", "8亿")
    del lines[CHIPS - 1]
    desk.read("\n".join([*lines[:2], "出版者在新的一版里加了这一段话，放在所有的趋势之前。", "", *lines[2:]]))
    rows = desk.kept()
    assert [rows[i]["status"] for i in ids] == ["changed", "moved", "gone"]
    assert "3亿" in str(rows[ids[0]]["quotation"])
    assert "8亿" in str(rows[ids[0]]["now"])
    assert rows[ids[1]]["line"] == POWER + 2
    shown = desk("bookmarks").stdout
    assert "CHANGED: other words stand in their place" in shown
    assert "GONE" in shown
    desk.read(REPORT)
    assert {r["status"] for r in desk.kept().values()} == {"here"}, "the old words are back"


def test_a_renamed_report_keeps_its_bookmarks(desk: Desk) -> None:
    desk("bookmark", f"report:{POWER}")
    desk("remove", "report.md")
    desk.report.unlink()
    assert [r["status"] for r in desk.kept().values()] == ["gone"]
    desk.read(REPORT, "renamed.md")
    (row,) = desk.kept().values()
    assert (row["status"], row["source"], row["line"]) == ("moved", "renamed.md", POWER)


def test_the_basket_is_exported_by_label_in_every_form(desk: Desk) -> None:
    desk("bookmark", f"report:{POWER}", "--label", "电力", "--note", "=1+1", "--accessed", "2026-11-01")
    desk("bookmark", f"report:{CHIPS}", "--label", "芯片")
    (row,) = csv.DictReader(
        io.StringIO(desk("bookmarks", "--label", "电力", "--format", "csv").stdout, newline=""), strict=True
    )
    assert row["quotation"].startswith("数据中心的电费")
    assert row["note"] == "'=1+1"
    listed = desk.folder / "list.txt"
    desk("bookmarks", "-o", listed)
    assert listed.read_text("utf-8") == desk("bookmarks").stdout
    assert "\x1b" not in listed.read_text("utf-8")
    out = desk.folder / "basket.json"
    desk("bookmarks", "--format", "csl", "-o", out)
    (item,) = json.loads(out.read_text("utf-8"))
    assert item["title"] == "2026年算力观察"
    assert item["accessed"] == {"date-parts": [[2026, 11, 1]]}
    assert "author" not in item
    assert item["annote"].count("“") == 2
    text = desk("bookmarks", "--format", "bibtex").stdout
    assert text.count("@misc{report,") == 1
    assert "urldate = {2026-11-01}" in text
    shown = desk("bookmarks", "--label", "芯片", "--format", "markdown").stdout
    assert shown.startswith("> 英伟达的GPU")
    assert f"report.md, line {CHIPS}" in shown


def test_a_saved_search_tells_what_is_new_until_it_was_looked_at(desk: Desk) -> None:
    done = desk("search", "芯片", "--save", "芯")
    assert "芯 is kept" in done.stderr
    assert "report.md" in done.stdout
    assert "nothing new" in desk("searches").stdout
    desk.read(OTHER, "other.md")
    (told,) = map(json.loads, desk("searches", "--json").stdout.splitlines())
    found = json.loads(desk("search", "芯片", "--json").stdout)
    assert told["passages"] == found["total"]
    new = sum(h["source"] == "other.md" for h in found["hits"])
    assert (told["new_passages"], told["new_documents"]) == (new, 1)
    assert f"{new} new passages, 1 new document" in desk("searches").stdout
    assert "other.md" in desk("searches", "芯").stdout
    assert "nothing new" in desk("searches").stdout
    desk("unsave", "芯")
    assert desk("searches").stdout == ""


def test_what_is_taken_away_is_gone(desk: Desk) -> None:
    kept = desk("bookmark", f"report:{POWER}").stdout.strip()
    assert desk("bookmark", f"report:{POWER}").stdout.strip() == kept
    desk("unbookmark", kept[:4])
    assert desk.kept() == {}
    assert "no bookmarks yet" in desk("bookmarks").stderr


@pytest.fixture(scope="module")
def shared(trendtui: Run, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on which nothing is changed any more."""
    made = Desk(trendtui, tmp_path_factory.mktemp("shared"))
    made.read(REPORT)
    made("save", "芯", "芯片")
    return made


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("bookmark", "report.md"), 2, "names no line"),
        (("bookmark", "report:999"), 1, "has no line 999"),
        (("bookmark", "nowhere:1"), 1, "no document nowhere"),
        (("bookmark", "report:5", "--figure", "9亿"), 1, "has no figure 9亿"),
        (("bookmark", "report:5", "--company", "无"), 1, "has no company 无"),
        (("bookmark", "report:1", "--trend"), 1, "no trend holds"),
        (("bookmark", "report:5", "--trend", "--company", "x"), 2, "one of them"),
        (("bookmark", "report:5", "--accessed", "2026-13-01"), 2, "is no day"),
        (("bookmarks", "--label", "无"), 1, "no bookmark has the label 无"),
        (("bookmarks", "--format", "xml"), 2, "xml"),
        (("bookmarks", "-o", "/nowhere/at/all"), 1, "cannot write"),
        (("unbookmark", "ffff"), 1, "no bookmark ffff"),
        (("unsave", "x"), 1, "no saved search is called x"),
        (("searches", "x"), 1, "no saved search is called x"),
        (("searches", "x", "--seen"), 2, "one of them"),
        (("save", "x", " "), 2, "needs a name and a query"),
        (("search", "芯片", "--exact", "--save", "x"), 2, "as it is written"),
        (("search", "芯片", "--save", " "), 2, "needs a name and a query"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(shared: Desk, arguments: tuple[str, ...], code: int, told: str) -> None:
    before = shared.own.read_bytes()
    assert told in shared(*arguments, code=code).stderr
    assert shared.own.read_bytes() == before


def test_a_broken_file_is_told_with_its_line_and_left_alone(desk: Desk) -> None:
    desk("bookmark", f"report:{POWER}")
    broken = desk.own.read_text("utf-8") + "{oops\n"
    desk.own.write_text(broken, "utf-8")
    for arguments in (("bookmarks",), ("bookmark", "report:5"), ("save", "x", "y"), ("unbookmark", "a"), ("searches",)):
        done = desk(*arguments, code=1)
        assert "own.jsonl:3: no JSON" in done.stderr
    assert desk.own.read_text("utf-8") == broken
