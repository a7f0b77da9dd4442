"""Our theme, those of Textual and those of the terminal's own colours all show rows and hits apart."""

import pytest
from rich.color import Color as RichColor

from tests.tui.stage import opened
from trendtui.tui.themes import OURS, load


@pytest.mark.parametrize(
    "theme", [OURS, "trendtui-light", "textual-light", "nord", "solarized-light", "ansi-dark", "ansi-light"]
)
async def test_marks_and_cursor_differ_from_what_is_around_them(theme: str) -> None:
    async with opened(theme=theme) as stage:
        assert stage.app.theme == theme
        await stage.type("算力")
        styles = [stage.results.style_of(role) for role in ("text", "mark", "hit")]
        grounds = [style.bgcolor for style in styles] + [stage.results.style_of("text", "line--cursor").bgcolor]
        assert len({str(ground) for ground in grounds}) == 4


@pytest.mark.parametrize("theme", [theme.name for theme in load()])
async def test_our_themes_can_be_read(theme: str) -> None:
    async with opened(theme=theme) as stage:
        for role, least in (("text", 7.0), ("dim", 4.0), ("hit", 5.0), ("mark", 5.0), ("accent", 4.5), ("theme", 4.0)):
            for under in ("", "line--cursor"):
                style = stage.results.style_of(role, under)
                assert style.color is not None
                assert style.bgcolor is not None
                found = contrast(style.color, style.bgcolor)
                assert found >= (least if not under else 3.0), f"{role} {under} {found:.1f}"


def contrast(one: RichColor, other: RichColor) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(color: RichColor) -> float:
        parts = [c / 255 for c in color.get_truecolor()]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


async def test_an_unknown_theme_in_the_environment_does_not_stop_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", "no-such-theme")
    async with opened() as stage:
        assert stage.app.theme == OURS


async def test_the_theme_of_the_environment_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", "nord")
    async with opened() as stage:
        assert stage.app.theme == "nord"
        other = str(stage.results.style_of("mark"))
        stage.app.theme = OURS
        await stage.rest()
        assert str(stage.results.style_of("mark")) != other


async def test_without_colour_hits_and_cursor_can_still_be_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as stage:
        assert stage.app.no_color
        await stage.type("算力")
        assert stage.results.style_of("mark").bold
