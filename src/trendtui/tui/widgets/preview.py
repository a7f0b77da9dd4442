"""The preview: what the chosen row is and where its words stand, over the passage with its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from trendtui.model.results import Block, CompanyRow, FigureRow, Marks
from trendtui.tui.present import heading
from trendtui.tui.widgets.page import Page
from trendtui.tui.widgets.painting import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult


class Preview(Container):
    """A heading over a page; the page is the pane that takes the focus."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._row: heading.AnyRow | None = None
        self._labels: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        """Three lines and the text."""
        yield Lines(id="above")
        yield Page(id="preview")

    @property
    def page(self) -> Page:
        """The text."""
        return self.query_one(Page)

    def announce(self, row: heading.AnyRow | None, labels: Mapping[str, str]) -> None:
        """Say which row it is; its text may come later. None empties the pane."""
        self._row, self._labels = row, labels
        if row is None:
            self.page.show(())
        self.on_resize()

    def fill(self, blocks: tuple[Block, ...]) -> None:
        """Show the surroundings of the row announced, its passage in view and its own words marked."""
        if self._row is not None:
            passage = heading.place_of(self._row).passage
            self.page.show(blocks, passage=passage, marks=own_marks(self._row))

    def on_resize(self) -> None:
        """The heading is made for a width."""
        above = self.query_one("#above", Lines)
        if self._row is None:
            above.show()
        else:
            above.show(*heading.above(self._row, max(10, above.content_size.width), self._labels))


def own_marks(row: heading.AnyRow) -> Marks:
    """What a row itself is about in its passage: the figure, or the company's name. 0-based, end exclusive."""
    if isinstance(row, FigureRow):
        return row.context_marks
    if isinstance(row, CompanyRow):
        at = row.text.lower().find(row.name.lower())
        return ((at, at + len(row.name)),) if at >= 0 else row.text_marks
    return ()
