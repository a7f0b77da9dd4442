"""The user's own companies: rows come and go, and what the user wrote beside them stays."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.knowledge.own_rows import FILE, drop, put
from trendtui.model.problems import Problem


def rows(folder: Path) -> list[dict[str, object]]:
    data = tomllib.loads((folder / FILE).read_text("utf-8"))
    return list(data.get("company", []))


def test_a_row_is_added_replaced_and_taken_away(tmp_path: Path) -> None:
    put(tmp_path, "甲公司", {"kind": "company", "spellings": ["甲公司", "Jia"]})
    put(tmp_path, "乙", {"hidden": True})
    put(tmp_path, "甲公司", {"hidden": True})
    assert rows(tmp_path) == [{"name": "乙", "hidden": True}, {"name": "甲公司", "hidden": True}]
    assert drop(tmp_path, "乙")
    assert not drop(tmp_path, "乙")
    assert [r["name"] for r in rows(tmp_path)] == ["甲公司"]


def test_what_the_user_wrote_stays(tmp_path: Path) -> None:
    mine = '# mine\n[[company]]\nname = "丙"  # a note\nspellings = [\n  "丙",\n]\n'
    (tmp_path / FILE).write_text(mine, "utf-8")
    put(tmp_path, "丁", {"hidden": True})
    assert (tmp_path / FILE).read_text("utf-8").startswith(mine.rstrip())
    drop(tmp_path, "丁")
    assert (tmp_path / FILE).read_text("utf-8").rstrip() == mine.rstrip()


def test_a_broken_file_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[[company]\nname=", "utf-8")
    with pytest.raises(Problem, match=r"companies\.toml"):
        put(tmp_path, "戊", {})
    assert (tmp_path / FILE).read_text("utf-8") == "[[company]\nname="


@given(st.text(min_size=1).filter(lambda s: s.isprintable()))
def test_any_name_is_written_and_found_again(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("own")
    put(folder, name, {"kind": "company"})
    assert [r["name"] for r in rows(folder)] == [name]
    assert drop(folder, name)
    assert rows(folder) == []
