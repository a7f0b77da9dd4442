"""The wheel alone, in a clean virtual environment, from another directory: it opens on the reports it carries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_data_and_seeds_unchanged(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for folder in ("data", "seeds"):
            for file in (ROOT / folder).iterdir():
                inside = f"trendtui/bundled/{folder}/{file.name}"
                assert inside in names
                assert archive.read(inside) == file.read_bytes()
        assert "trendtui/py.typed" in names
        assert any(n.endswith(".tcss") for n in names)


def test_installed_alone_it_opens_on_the_seeds(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    # The dependencies are those of this environment; the checkout itself must not be seen.
    import trendtui

    package = Path(trendtui.__file__).parents[1]
    paths = [str(target), *(p for p in sys.path if p and Path(p) != package and "site-packages" in p)]
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1",
        "XDG_DATA_HOME": str(tmp_path / "data"), "TERM": "xterm-256color",
    }  # fmt: skip
    where = subprocess.run(
        [sys.executable, "-S", "-c", "import trendtui; print(trendtui.__file__)"],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert str(target) in where
    from tests.e2e.terminal import Terminal

    terminal = Terminal([sys.executable, "-S", "-m", "trendtui"], 120, 40, environment, tmp_path)
    try:
        terminal.wait_for("算力|OpenAI", 60)
        assert "DeepSeek" in terminal.text() or "OpenAI" in terminal.text()
    finally:
        terminal.close()
    done = subprocess.run(
        [sys.executable, "-S", "-m", "trendtui", "stats", "--json"],
        env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    assert len([json.loads(x) for x in done.stdout.splitlines()]) == 5
