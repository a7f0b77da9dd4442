"""The list of results: rows of one of the four kinds, or advice when there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from trendtui.model.results import CompanyRow, FigureRow, PassageRow, TrendRow
from trendtui.tui.present import advice, figures, rows
from trendtui.tui.present.heading import AnyRow
from trendtui.tui.widgets.rows import RowList


class ResultList(RowList):
    """What was found, in the list that is open."""

    def fill(
        self, tab: str, values: Sequence[Any], labels: Mapping[str, str], cursor: int, order: str = "place"
    ) -> None:
        """Show the rows of a list; `labels` are what themes are called, `order` is that of the figures."""
        painter = figures.by_value(values) if tab == "figures" and order == "value" else rows.PAINTERS[tab]
        height = rows.HEIGHTS[tab]
        top = self.scroll_offset.y if cursor else 0
        same = bool(self.rows) and self.height_of_row == height and cursor == self.cursor
        self.show(
            values,
            lambda row, width: painter(row, width, labels),
            height=height,
            cursor=cursor,
            top=top if same or not cursor else None,
        )

    def advise(self, found: Sequence[advice.Advice]) -> None:
        """Show sentences and ways on instead of rows."""
        self.show(found, advice.paint, skip=lambda row: isinstance(row, advice.Words), top=0)

    @property
    def chosen(self) -> AnyRow | None:
        """The result under the cursor; None on advice."""
        return self.row if isinstance(self.row, TrendRow | CompanyRow | FigureRow | PassageRow) else None
