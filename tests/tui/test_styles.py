"""The style files keep to what Textual needs: a file's rules reach every screen, so each names its own."""

import re
from pathlib import Path

import pytest

from trendtui.tui import app

STYLES = sorted((Path(app.__file__).parent / "styles").glob("*.tcss"))
SCREENS = {"lines": ("Screen",), "browse": ("BrowseScreen",), "reader": ("ReaderScreen",), "help": ("HelpScreen",),
           "sheet": ("PageScreen",), "evidence": ("EvidenceScreen",)}  # fmt: skip


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.stem)
def test_every_rule_starts_with_its_screen_and_names_no_colour(file: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
    screen = {"lines": "Screen", "sheet": "PageScreen"}.get(file.stem, f"{file.stem.capitalize()}Screen")
    assert "!important" not in text
    assert len(text.splitlines()) <= 200
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", text):
        for selector in selectors.split(","):
            assert re.split(r"[\s.:#]", selector.strip())[0] == screen, selector
        for value in re.findall(r"(?:color|background)[\w-]*:\s*([^;]+);", body):
            assert value.split()[0].startswith(("$", "auto", "ansi_")), f"a colour belongs in a theme: {value}"


def test_all_style_files_are_loaded() -> None:
    assert {Path(path) for path in app.TrendTui.CSS_PATH} == set(STYLES)
