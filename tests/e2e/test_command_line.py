"""The command line as scripts and people use it: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
Run = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.slow


def exported(trendtui: Run, index: Path, table: str) -> list[dict[str, object]]:
    done = trendtui("export", table, "--db", index)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_stats_tell_what_each_document_holds(trendtui: Run, seeds_index: Path) -> None:
    done = trendtui("stats", "--json", "--db", seeds_index)
    rows = {r["source"][:3]: r for r in map(json.loads, done.stdout.splitlines())}
    assert {k: r["trends"] for k, r in rows.items()} == {"000": 15, "001": 5, "002": 0, "003": 10, "004": 10}
    assert rows["002"]["references"] == 62
    assert rows["004"]["references"] == 51
    assert all(r["passages"] > 20 and r["companies"] > 5 and r["figures"] > 3 for r in rows.values())
    table = trendtui("stats", "--db", seeds_index).stdout
    assert "5 documents" in table


def test_the_section_tree_of_a_gitbook_has_its_parts_with_sections_below(trendtui: Run, seeds_index: Path) -> None:
    sections = [s for s in exported(trendtui, seeds_index, "sections") if str(s["source"]).startswith("002")]
    parts = ("展望AI未来", "大模型产业链", "基础层", "AI Infra层", "大模型层", "应用层——软件", "应用层——硬件")
    for part in parts:
        assert any(part in str(s["title"]) for s in sections), part
        below = [s for s in sections if any(part in above for above in str(s["path"]).split(" › ")[:-1])]
        assert below, f"{part} has no section below it"


def test_every_passage_is_its_spans_of_the_original(trendtui: Run, seeds_index: Path) -> None:
    texts = {f.name: f.read_text("utf-8") for f in SEEDS.glob("*.txt")}
    for p in exported(trendtui, seeds_index, "passages"):
        text = texts[str(p["source"])]
        spans = p["spans"]
        assert isinstance(spans, list)
        assert "".join(text[a:b] for a, b in spans) == p["text"]
        assert (p["start"], p["end"]) == (spans[0][0], spans[-1][1])
        assert text.count("\n", 0, spans[0][0]) + 1 == p["line"]
        assert text.count("\n", 0, spans[-1][1] - 1) + 1 == p["end_line"]


@pytest.mark.parametrize("table", ["mentions", "figures"])
def test_places_of_findings_are_characters_of_the_line(trendtui: Run, seeds_index: Path, table: str) -> None:
    lines = {f.name: f.read_text("utf-8").split("\n") for f in SEEDS.glob("*.txt")}
    rows = exported(trendtui, seeds_index, table)
    assert len(rows) > 300
    whole = 0
    for r in rows:
        line = lines[str(r["source"])][int(str(r["line"])) - 1]
        piece = line[int(str(r["start"])) : int(str(r["end"]))]
        text = str(r["surface" if table == "mentions" else "text"])
        assert piece
        assert text.startswith(piece[:1])
        whole += piece == text
    assert whole > 0.97 * len(rows)


def test_search_answers_json_a_line_for_each_query_of_standard_input(trendtui: Run, seeds_index: Path) -> None:
    queries = ["算力", "芯", "具身智能 -机器人", 'company:英伟达 "GPU"', "", "[/] ' \" : -", "theme:"]
    done = trendtui("search", "--stdin", "--json", "--limit", 3, "--db", seeds_index, stdin="\n".join(queries) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["query"] for a in answers] == queries
    for a in answers[:4]:
        assert 1 <= len(a["hits"]) <= 3 <= max(3, a["total"])
        assert {"source", "line", "end_line", "text", "snippet"} <= set(a["hits"][0])
    assert all("算力" in h["text"] for h in answers[0]["hits"] if h["way"] is None)
    assert all("机器人" not in h["text"] for h in answers[2]["hits"])


def test_search_counts_what_a_scan_counts(trendtui: Run, seeds_index: Path) -> None:
    texts = ["".join(str(p["text"]).split()) for p in exported(trendtui, seeds_index, "passages")]
    words = ["芯", "算力", "具身智能", "下一代大模型", "涌现", "税"]
    done = trendtui("search", "--stdin", "--exact", "--limit", 1, "--db", seeds_index, stdin="\n".join(words) + "\n")
    totals = [json.loads(line)["total"] for line in done.stdout.splitlines()]
    assert totals == [sum(w in t for t in texts) for w in words]
    assert all(totals)


def test_show_prints_the_passage_at_a_line_and_its_citation(trendtui: Run, seeds_index: Path) -> None:
    hit = json.loads(trendtui("search", "生成式界面", "--json", "--limit", 1, "--db", seeds_index).stdout)["hits"][0]
    shown = trendtui("show", f"{hit['source']}:{hit['line']}", "--db", seeds_index)
    assert hit["text"] in shown.stdout
    cited = trendtui("show", f"{hit['source'][:3]}:{hit['line']}", "--cite", "--db", seeds_index).stdout
    assert hit["text"][:40] in cited
    assert f"{hit['source']}:{hit['line']}" in cited


def test_csv_has_a_header_and_a_row_for_every_trend(trendtui: Run, seeds_index: Path, tmp_path: Path) -> None:
    output = tmp_path / "trends.csv"
    assert trendtui("export", "trends", "--format", "csv", "-o", output, "--db", seeds_index).returncode == 0
    rows = list(csv.DictReader(io.StringIO(output.read_text("utf-8"))))
    assert len(rows) == len(exported(trendtui, seeds_index, "trends")) == 40
    assert rows[0]["title"]


def test_importing_again_changes_nothing_and_a_changed_file_is_read_again(trendtui: Run, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "one.md").write_text("# 报告\n\n英伟达的算力在2025年增长50%。\n", "utf-8")
    index = tmp_path / "i.db"
    assert trendtui("import", reports, "--db", index).returncode == 0
    before = index.stat().st_mtime_ns
    again = trendtui("import", reports, "--db", index)
    assert again.returncode == 0
    assert "1 unchanged" in again.stderr
    assert index.stat().st_mtime_ns == before
    (reports / "one.md").write_text("# 报告\n\n台积电的产能在2026年增长80%。\n", "utf-8")
    assert "1 changed" in trendtui("import", reports, "--db", index).stderr
    hits = trendtui("search", "--stdin", "--db", index, stdin="英伟达\n台积电\n").stdout.splitlines()
    assert [json.loads(h)["total"] for h in hits] == [0, 1]


def test_the_same_text_twice_is_one_document_and_two_files_of_one_name_are_two(trendtui: Run, tmp_path: Path) -> None:
    for folder, text in (("a", "甲公司的报告，讲算力。"), ("b", "乙公司的报告，讲芯片。")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text * 3, "utf-8")
    shutil.copy(tmp_path / "a" / "report.txt", tmp_path / "b" / "copy.txt")
    index = tmp_path / "i.db"
    done = trendtui("import", tmp_path / "a", tmp_path / "b", "--db", index)
    assert "2 added, 1 duplicate" in done.stderr
    sources = [json.loads(x)["source"] for x in trendtui("stats", "--json", "--db", index).stdout.splitlines()]
    assert sources == ["b/report.txt", "report.txt"] or sources == ["b/report.txt", "copy.txt"]


def test_remove_takes_a_document_out(trendtui: Run, seeds_index: Path, tmp_path: Path) -> None:
    index = tmp_path / "copy.db"
    shutil.copy(seeds_index, index)
    (name,) = [f.name for f in SEEDS.glob("001*.txt")]
    assert trendtui("remove", name, "--db", index).returncode == 0
    assert len(trendtui("stats", "--json", "--db", index).stdout.splitlines()) == 4
    assert trendtui("remove", name, "--db", index).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["search", "x", "--db", "{none}"], 1, "there is no index"),
        (["stats", "--db", "{folder}"], 2, "is a directory"),
        (["search", "--db", "{index}"], 2, "give a query or --stdin"),
        (["search", "x", "--limit", "0", "--db", "{index}"], 2, "--limit"),
        (["show", "nothing-like-it", "--db", "{index}"], 1, "no document nothing-like-it"),
        (["show", "000:99999", "--db", "{index}"], 1, "no line 99999"),
        (["show", "00", "--db", "{index}"], 1, "may mean 5 documents"),
        (["import", "{folder}/absent", "--db", "{none}"], 2, "there is no file or folder"),
        (["import", "{empty}", "--db", "{none}"], 2, "holds no document"),
        (["export", "nonsense", "--db", "{index}"], 2, "nonsense"),
        (["export", "trends", "-o", "{folder}/no/such/x", "--db", "{index}"], 1, "cannot write"),
        (["--db", "{index}"], 2, "needs a terminal"),
        (["--query", "x", "--db", "{index}", "stats"], 2, "--query opens the app"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(
    trendtui: Run, seeds_index: Path, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    (tmp_path / "empty").mkdir()
    names = {"none": tmp_path / "none.db", "folder": tmp_path, "index": seeds_index, "empty": tmp_path / "empty"}
    done = trendtui(*(a.format(**names) for a in arguments))
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.md", b" \n\n \n", "nothing but blanks"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not text"),
    ],
    ids=["empty", "blank", "picture"],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(
    trendtui: Run, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / "good.md").write_text("算力是新的石油，这是一段正文。\n", "utf-8")
    (tmp_path / name).write_bytes(data)
    index = tmp_path / "i.db"
    done = trendtui("import", tmp_path, "--db", index)
    assert done.returncode == 1
    assert told in done.stderr
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(trendtui("search", "石油", "--json", "--db", index).stdout)["total"] == 1


def test_old_encodings_are_read(trendtui: Run, tmp_path: Path) -> None:
    text = "第一段讲算力的增长。\r\n\r\n第二段讲芯片与智能体的未来。\r\n" * 3
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        (tmp_path / f"{encoding}.txt").write_bytes((text + encoding).encode(encoding))
    index = tmp_path / "i.db"
    assert trendtui("import", tmp_path, "--db", index).returncode == 0
    answer = json.loads(trendtui("search", "智能体", "--json", "--db", index).stdout)
    assert {h["source"] for h in answer["hits"]} == {"gb18030.txt", "utf-16.txt", "utf-8-sig.txt"}


def test_a_pipe_that_closes_early_is_no_error(seeds_index: Path, environment: dict[str, str]) -> None:
    import sys

    done = subprocess.run(
        f"{sys.executable} -m trendtui export passages --db {seeds_index} | head -1",
        shell=True, capture_output=True, encoding="utf-8", env=environment, timeout=60, check=False,
    )  # fmt: skip
    assert json.loads(done.stdout)["source"]
    assert "Traceback" not in done.stderr


def test_the_environment_names_the_index(trendtui: Run, seeds_index: Path) -> None:
    assert len(trendtui("stats", "--json", TRENDTUI_DB=str(seeds_index)).stdout.splitlines()) == 5
