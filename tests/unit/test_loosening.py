"""The same word in other clothes: each looser way finds what it should and never mixes with what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trendtui.model.catalogue import AliasGroup
from trendtui.search.loosening import _numerals
from trendtui.search.service import Explorer
from trendtui.store.sounds import cut, keys, merged, pair_keys
from trendtui.store.terms import standing_out
from trendtui.store.writing import Builder

REPORT = """英伟达和智谱都在谈具身智能，具身智能要靠世界模型。
谷歌的世界模型会生成合成数据；合成数据便宜，世界模型不便宜。
NVIDIA 说 Transformer 之后还有别的结构，DeepSeek 不同意。
芯片要涨价三倍，数据中心也要跟着涨，芯片厂商很高兴。
软件公司在数据中心旁边建了发电站，软件却没有变快。
Scaling Law 仍然成立，DeepSeek 的模型说明了这一点，Transformer 也是。
马斯克和谷歌都买芯片；智谱不买，英伟达卖。
人工智能提供了新的可能。"""

ALIASES = (
    AliasGroup(("英伟达", "NVIDIA", "輝達", "NVDA"), "a:1"),
    AliasGroup(("世界模型", "world model"), "a:2"),
    AliasGroup(("马斯克", "Elon Musk", "musk"), "a:3"),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explorer]:
    from tests.conftest import COMPANIES, THEMES, small_document

    path: Path = tmp_path_factory.mktemp("loose") / "loose.db"
    with Builder(path) as builder:
        parsed, findings = small_document("report.md", REPORT)
        builder.add("report.md", "/reports/report.md", "1", REPORT, parsed, findings, COMPANIES, "2026-01-01")
        builder.write_catalogue(list(COMPANIES.values()), list(THEMES), ALIASES)
        builder.publish()
    explorer = Explorer.open(path)
    yield explorer
    explorer.close()


@pytest.mark.parametrize(
    ("typed", "how", "searched"),
    [
        ("nvda", "alias", "英伟达"),
        ("輝達", "alias", "英伟达"),
        ("world model", "alias", "世界模型"),
        ("musk", "alias", "马斯克"),
        ("軟體", "regional", "软件"),
        ("資料中心", "regional", "数据中心"),
        ("3倍", "numeral", "三倍"),
        ("yingweida", "pinyin", "英伟达"),
        ("yinweida", "pinyin", "英伟达"),
        ("hecheng shuju", "pinyin", "合成数据"),
        ("shi jie mo xing", "pinyin", "世界模型"),
        ("jszn", "initials", "具身智能"),
        ("hcsj", "initials", "合成数据"),
        ("具生智能", "sound", "具身智能"),
        ("英伟答", "sound", "英伟达"),
        ("质谱", "sound", "智谱"),
        ("deepseak", "slip", "deepseek"),
        ("trasformer", "slip", "transformer"),
        ("nvdia", "slip", "nvidia"),
        ("scalinglaw", "slip", "scaling law"),
        ("具身智能芯片厂商", "parts", ""),
    ],
)
def test_what_was_meant_is_found_in_its_way(opened: Explorer, typed: str, how: str, searched: str) -> None:
    results = opened.search(opened.parse(typed))
    found = {w.how: w.searched for w in results.ways}
    assert how in found, results.ways
    if searched:
        assert searched in found[how]
        number = next(i for i, w in enumerate(results.ways) if w.how == how)
        rows = [p for p in results.passages if p.way == number]
        assert len(rows) == results.ways[number].total > 0
        assert all(p.marks for p in rows)


@pytest.mark.parametrize("typed", ["具身智能", "芯片", "nvidia", "deepseek", "scaling law", "三倍", "GPT-9", "zzzz"])
def test_what_was_typed_comes_first_and_no_passage_twice(opened: Explorer, typed: str) -> None:
    results = opened.search(opened.parse(typed))
    ways = [p.way for p in results.passages]
    assert ways == sorted(ways)
    ids = [p.place.passage for p in results.passages]
    assert len(ids) == len(set(ids)) == results.total == results.exact + sum(w.total for w in results.ways)


def test_a_mainland_word_finds_a_taiwanese_report(tmp_path: Path, write_index: Callable[..., None]) -> None:
    path = tmp_path / "tw.db"
    write_index(path, {"tw.md": "臺灣的晶片產業與軟體產業都在成長，資料中心也是。"})
    explorer = Explorer.open(path)
    for typed, region in (("芯片", "晶片"), ("软件", "軟體"), ("数据中心", "資料中心")):
        results = explorer.search(explorer.parse(typed))
        assert [w.searched for w in results.ways if w.how == "regional"] == [(region,)]
        (row,) = results.passages
        assert [row.text[a:b] for a, b in row.marks] == [region]
    explorer.close()


def test_a_quoted_word_is_found_as_it_stands_only(opened: Explorer) -> None:
    assert opened.search(opened.parse("“英伟答”")).total == 0
    assert opened.search(opened.parse("nvda").exactly()).total == 0
    assert opened.search(opened.parse("nvda")).total == 3


def test_a_word_that_is_there_often_is_not_corrected(opened: Explorer) -> None:
    assert not [w for w in opened.search(opened.parse("芯片")).ways if w.how in ("sound", "slip")]


def test_every_word_of_a_line_is_loosened_by_itself(opened: Explorer) -> None:
    results = opened.search(opened.parse("masike xinpian"))
    assert [p.text[:3] for p in results.passages] == ["马斯克"]
    assert {opened_mark for p in results.passages for opened_mark in (p.text[a:b] for a, b in p.marks)} == {
        "马斯克", "芯片",
    }  # fmt: skip


def test_likest_passages_share_what_is_particular(tmp_path: Path, write_index: Callable[..., None]) -> None:
    path = tmp_path / "two.db"
    write_index(path, {"one.md": REPORT, "two.md": "别的报告也谈具身智能和世界模型。\n天气很好，没有别的可说。"})
    explorer = Explorer.open(path)
    (row,) = explorer.search(explorer.parse("具身智能 谈 source:one.md")).passages
    alike = explorer.alike(row.place)
    assert [r.place.source for r in alike] == ["two.md"]
    assert {"具身智能", "世界模型"} <= {alike[0].text[a:b] for a, b in alike[0].marks}
    explorer.close()


@settings(deadline=None)
@given(st.text(max_size=16))
def test_no_line_raises_and_marks_stay_inside(opened: Explorer, line: str) -> None:
    for whole in (False, True):
        for p in opened.search(opened.parse(line), whole=whole).passages:
            assert all(0 <= a < b <= len(p.text) for a, b in p.marks)
            assert all(0 <= a < b <= len(p.snippet) for a, b in p.snippet_marks)


@given(st.text())
def test_keys_are_letters_and_digits_and_stay_as_they_are(text: str) -> None:
    assert merged(merged(text)) == merged(text)
    found = keys(text)
    if found is not None:
        assert all(k == "" or k.isalnum() for k in found)


def test_readings() -> None:
    assert keys("英伟达") == ("yinweida", "ywd")
    assert keys("重庆") == ("conqin", "cq")
    assert keys("OpenAI") is None
    assert pair_keys("银行")[0] == "yin han"
    assert cut("yinhang", frozenset({"yin", "hang", "yi", "han"})) == [("yin", "hang")]


@pytest.mark.parametrize(
    ("typed", "other"),
    [("3倍", ["三倍"]), ("二十强", ["20强"]), ("第12章", ["第十二章"]), ("GPT-4", []), ("100倍", [])],
)
def test_numbers_below_a_hundred_are_written_otherwise(typed: str, other: list[str]) -> None:
    assert [w for w in _numerals(typed) if w] == other or other == []


def test_words_stand_out_by_being_repeated_among_others() -> None:
    found = standing_out(["我们看具身智能。", "他说具身智能好", "关于具身智能的事"])
    assert found.get("具身智能") == 3
    assert "身智" not in found
