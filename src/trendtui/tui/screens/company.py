"""The page of one company: one list that scrolls, whose rows lead into the reports or to other companies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from trendtui.model.results import CompanyPage, Place
from trendtui.tui import messages as told
from trendtui.tui.asking import Explorer, Judge
from trendtui.tui.keys import bindings
from trendtui.tui.present import company
from trendtui.tui.screens.digging import Digging, of_company
from trendtui.tui.trail import PageOf, Stop
from trendtui.tui.widgets.bars import KeyBar, StatusBar
from trendtui.tui.widgets.painting import Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say


class CompanyScreen(Digging):
    """A heading, the list, two bars."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("company")
    keys_of = "company"

    def __init__(
        self, explorer: Explorer, page: CompanyPage, *, keep: Path | None = None,
        keymap: Mapping[str, str] | None = None, judge: Judge | None = None,
    ) -> None:  # fmt: skip
        """Shows `page`; its rows are opened in `explorer`."""
        super().__init__()
        self.explorer = explorer
        self.page = page
        self.keep = keep
        self.keymap = keymap or {}
        self.judge = judge
        self._width = 0

    def compose(self) -> ComposeResult:
        """A heading, the list, two bars."""
        yield Lines(id="title")
        yield RowList(id="page")
        yield StatusBar(id="status")
        yield KeyBar(self.keymap, id="keys")

    def on_mount(self) -> None:
        """Everything is here already."""
        self.query_one(StatusBar).usual = say("company.usual")
        self.query_one(KeyBar).focus_at = "company"
        self.set_focus(self.list)
        self.call_after_refresh(self._lay_out)
        self.ready.set()

    @property
    def list(self) -> RowList:
        """The page's rows."""
        return self.query_one(RowList)

    def on_resize(self, event: events.Resize) -> None:
        """The page is laid out for a width."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        heading, listed = self.query_one("#title", Lines), self.list
        heading.show(*company.title(self.page, max(10, heading.content_size.width)))
        width = listed.scrollable_content_region.width - 2
        if width == self._width or width <= 0:
            return
        first, self._width = not self._width, width
        made = company.rows(self.page, width)
        # Facts take more or fewer lines at another width: the cursor stays on its row.
        cursor = next((n for n, row in enumerate(made) if row is listed.row), listed.cursor)
        listed.show(
            made, company.paint, cursor=0 if first else cursor, skip=lambda row: not company.leads_on(row),
            top=0 if first else None,
        )  # fmt: skip

    def on_told(self, message: told.Told) -> None:
        """One sentence for the status line."""
        message.stop()
        self.query_one(StatusBar).tell(message.sentence, bad=message.bad)

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """On another row: what was told is of no use."""
        self.query_one(StatusBar).told = ""

    def on_row_opened(self, message: told.RowOpened) -> None:
        """Enter on a row: its place, the other company's page, or the overview narrowed to a person."""
        row = self.list.row
        place = company.place_of(row)
        if place is not None:
            self.open_reader(place, of_company(self.page.name), company.marks_of(row))
        elif isinstance(row, company.Other):
            self.look_up(row.name)
        elif isinstance(row, company.Person):
            self.dismiss(f"person:{row.name}")

    def place_here(self) -> Place | None:
        """Where the row stands; of a company named beside it, where this one is first named."""
        first = self.page.documents[0].first if self.page.documents else None
        return company.place_of(self.list.row) or first

    def discovery_here(self) -> tuple[str, bool]:
        """The company of the page."""
        return self.page.name, self.page.status == "discovered"

    def action_part(self, step: int) -> None:
        """To the first row of the next part, or of the part before."""
        listed = self.list
        starts = [
            n + 1 for n, row in enumerate(listed.rows)
            if isinstance(row, company.Head) and company.leads_on(listed.rows[n + 1])
        ]  # fmt: skip
        at = listed.cursor
        further = [n for n in starts if n > at] if step > 0 else [n for n in reversed(starts) if n < at]
        if further:
            listed.cursor = further[0]
        elif step < 0:
            listed.action_end(-1)
        else:
            listed.action_end(1)

    def action_narrow(self) -> None:
        """Back to the overview, narrowed to this company."""
        self.dismiss(f"company:{self.page.name}")

    def action_search(self) -> None:
        """Back to the overview, to type."""
        self.dismiss("search")

    def action_back(self) -> None:
        """Back to the stop before."""
        self.post_message(told.StepWished(-1))

    def stop(self) -> PageOf:
        """The page, and where its cursor stands."""
        return PageOf("company", self.page.name, row=self.list.cursor if self.is_mounted else 0)

    def holds(self, stop: Stop) -> bool:
        """Its own page only."""
        return stop == self.stop()
