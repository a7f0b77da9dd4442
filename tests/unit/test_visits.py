"""When an index was last opened: remembered for each, never in the way."""

from pathlib import Path

import pytest

from trendtui.collection.visits import LONGEST, visit


def test_each_index_has_its_last_time(tmp_path: Path) -> None:
    file, one, other = tmp_path / "deep" / "state.json", tmp_path / "a.db", tmp_path / "b.db"
    assert visit(file, one, "2026-01-01T00:00:00+00:00") == ""
    assert visit(file, other, "2026-01-02T00:00:00+00:00") == ""
    assert visit(file, one, "2026-01-03T00:00:00+00:00") == "2026-01-01T00:00:00+00:00"
    assert visit(file, one, "2026-01-04T00:00:00+00:00") == "2026-01-03T00:00:00+00:00"
    assert [p.name for p in file.parent.iterdir()] == ["state.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"opened": 3}', '{"opened": {"x": 4}}', "\udcff"])
def test_a_file_that_makes_no_sense_is_begun_anew(tmp_path: Path, text: str) -> None:
    file = tmp_path / "state.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert visit(file, tmp_path / "a.db", "2026-01-01T00:00:00+00:00") == ""
    assert visit(file, tmp_path / "a.db", "2026-01-02T00:00:00+00:00") == "2026-01-01T00:00:00+00:00"


def test_a_place_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert visit(tmp_path / "file" / "state.json", tmp_path / "a.db", "2026-01-01T00:00:00+00:00") == ""


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    for n in range(LONGEST + 5):
        visit(file, tmp_path / f"{n}.db", "2026-01-01T00:00:00+00:00")
    assert visit(file, tmp_path / "0.db", "2026-01-02T00:00:00+00:00") == ""
    assert visit(file, tmp_path / f"{LONGEST}.db", "2026-01-02T00:00:00+00:00") != ""
