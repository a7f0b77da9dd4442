"""The figures of the overview: shown as values or as words, narrowed by what they measure and how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trendtui.tui.messages import ValuesWished
from trendtui.tui.screens.filtering import Filtering
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.query import Query


class Measuring(Filtering):
    """A screen with a list of figures."""

    in_words: bool = False
    """Whether figures are shown in the words of the reports, not as values."""

    def refill(self) -> None:
        """Show the list again, as it is to be shown now."""

    def _to_figures(self) -> None:
        if self.tab != "figures":
            self.action_tab("figures")

    def action_words(self) -> None:
        """Figures in the words of the reports, or as values again."""
        self.in_words = not self.in_words
        self._to_figures()
        self.refill()
        self.tell(say("figures.in-words" if self.in_words else "figures.in-values"))

    def action_metric(self) -> None:
        """What the figures measure, with counts: choose or exclude."""
        self._to_figures()
        self.post_message(ValuesWished("metric"))

    def action_condition(self) -> None:
        """Write a condition on figures without knowing how conditions are written."""
        from trendtui.tui.screens.condition import ConditionScreen

        if self.explorer is not None:
            self._to_figures()
            self.app.push_screen(ConditionScreen(self.explorer, self.asked), self._conditioned)

    def _conditioned(self, query: Query | None) -> None:
        if query is not None:
            self.visit(query)
