"""The list of results: rows of one of the four kinds, or advice when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trendtui.model.results import CompanyRow, FigureRow, PassageRow, TrendRow
from trendtui.tui.present import advice, figures, groups, rows
from trendtui.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trendtui.tui.present.heading import AnyRow

PAINTERS = {**rows.PAINTERS, "passages": groups.paint}
"""List → how one of its rows is painted."""


class ResultList(RowList):
    """What was found, in the list that is open."""

    def fill(
        self, tab: str, values: Sequence[Any], labels: Mapping[str, str], cursor: int, words: bool = False,
        stays: bool = False,
    ) -> None:  # fmt: skip
        """Show the rows of a list.

        Args:
            labels: what themes are called.
            words: figures are shown in the words of the reports, not as values.
            stays: it is the list that was shown, with more rows or surer ones: what is in view stays there.
        """
        painter = figures.painter(values, words) if tab == "figures" else PAINTERS[tab]
        height = rows.HEIGHTS[tab]
        top = None if cursor and not groups.leads(values, cursor) else 0
        if stays:
            top = max(0, self.scroll_offset.y + (cursor - self.cursor) * height)
        self.show(
            values,
            lambda row, width: painter(row, width, labels),
            height=height,
            cursor=cursor,
            skip=lambda row: isinstance(row, groups.Head),
            top=top,
        )

    def advise(self, found: Sequence[advice.Advice]) -> None:
        """Show sentences and ways on instead of rows."""
        self.show(found, advice.paint, skip=lambda row: isinstance(row, advice.Words), top=0)

    @property
    def has_results(self) -> bool:
        """Whether the rows are results, and no advice."""
        return bool(self.rows) and not isinstance(self.rows[0], advice.Words | advice.Way)

    @property
    def chosen(self) -> AnyRow | None:
        """The result under the cursor; None on advice."""
        return self.row if isinstance(self.row, TrendRow | CompanyRow | FigureRow | PassageRow) else None
