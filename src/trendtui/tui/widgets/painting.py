"""How lines of pieces reach the terminal: roles become component styles of the screen.

Every widget of ours that draws is a `Painting`; nothing else turns text into segments, so no text of a
document is ever read as markup. The screen has the component styles, not the widgets: with 25 roles on
ten widgets, Textual spends half of the first paint on matching them.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from trendtui.tui.present.cells import clean, shown
from trendtui.tui.present.line import ROLES, Line

CURSOR, CURSOR_AWAY, HOVER = "line--cursor", "line--cursor-away", "line--hover"
"""Backgrounds of a whole row: under the cursor with and without focus, under the mouse."""


COMPONENTS = {*(f"line--{role}" for role in ROLES), CURSOR, CURSOR_AWAY, HOVER}
"""The component classes that a screen with paintings must have; their styles are in styles/lines.tcss."""

STALE = "-stale"
"""The class of a widget that shows an old answer while the next one is on its way."""


class Painting(Widget):
    """A widget that draws `Line` values."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_found: dict[tuple[str, str], Style] = {}
        self._blanks: dict[tuple[int, str], Strip] = {}

    def style_of(self, role: str, under: str = "") -> Style:
        """The style of a role on this widget's background, or on that of the row class `under`."""
        if role in ("count", "tab") and self.has_class(STALE):
            role = "faded"
        found = self._styles_found.get((role, under))
        if found is None:
            roles = tuple(f"line--{one}" for one in role.split("+"))
            names = (under, *roles) if under else roles
            found = self._styles_found[(role, under)] = self._composed(names)
        return found

    def _composed(self, names: tuple[str, ...]) -> Style:
        """The component styles laid over the widget's own.

        Textual's partial visual styles lose opaque backgrounds (8.2.8), so the layers are put together here.
        """
        background, color = self.visual_style.background, self.visual_style.foreground
        background = background or Color.parse("black")
        color = color or background.get_contrast_text()
        text_style = Style()
        for name in names:
            styles = self.screen.get_component_styles(name)
            if styles.has_rule("background"):
                background = background + styles.background
            if styles.auto_color:
                color = background.get_contrast_text()
            elif styles.has_rule("color"):
                color = styles.color
            text_style += styles.text_style
        color = background + color
        return Style(color=color.rich_color, bgcolor=background.rich_color) + text_style

    def notify_style_update(self) -> None:
        """The theme or a class changed: what was found before no longer holds."""
        self._styles_found = {}
        self._blanks = {}
        super().notify_style_update()

    def strip(self, line: Line, width: int, under: str = "") -> Strip:
        """The line as a strip of exactly `width` cells."""
        if not line:
            # One for all: what Textual remembers of a strip (cut, filtered) it then remembers for every row.
            blank = self._blanks.get((width, under))
            if blank is None:
                blank = self._blanks[(width, under)] = Strip.blank(width, self.style_of("text", under))
            return blank
        segments = [Segment(shown(clean(text)), self.style_of(role, under)) for text, role in line if text]
        return Strip(segments).adjust_cell_length(width, self.style_of("text", under))


class Scrolling(Painting, ScrollView):
    """A painting that is higher than its pane. The scrollbar always has its column (see the styles)."""

    def set_height(self, lines: int) -> None:
        """Scroll over so many lines from now on.

        Textual lays the whole screen out anew when `virtual_size` is set; ours moves nothing but the bar.
        """
        self.set_reactive(Widget.virtual_size, Size(0, lines))
        self._scroll_update(Size(0, lines))
        self.scroll_to(y=min(self.scroll_offset.y, self.max_scroll_y), animate=False, force=True)


class Lines(Painting):
    """A few fixed lines: a heading, a status, a bar. `show` puts them there; too long ones are cut."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()

    def lines(self, width: int) -> tuple[Line, ...]:
        """What to draw at a width; overridden where lines depend on the room."""
        return self._lines

    def show(self, *lines: Line) -> None:
        """Draw these lines from now on."""
        if lines != self._lines:
            self._lines = lines
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, as Textual asks for it."""
        width = self.size.width
        made = self.lines(width)
        return self.strip(made[y] if y < len(made) else (), width)
