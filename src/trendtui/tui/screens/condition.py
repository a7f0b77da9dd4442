"""A form that writes a condition on figures into the query line, for who does not know how one is written.

It shows the line that it makes and how many passages that finds; so one learns to type it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input

from trendtui.model.query import Query
from trendtui.tui import messages as told
from trendtui.tui.narrowed import ConditionCounted
from trendtui.tui.present import condition
from trendtui.tui.present.cells import clean
from trendtui.tui.present.line import Line, Piece, crop
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.widgets.field import Field
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from trendtui.tui.asking import Explorer


class ConditionScreen(ModalScreen[Query | None]):
    """The form; dismissed with the query that it makes of the one it was opened on, or None."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    AUTO_FOCUS = "#metric"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,alt+left", "leave", "Close", show=False),
        Binding("down,ctrl+n", "app.focus_next", "Below", show=False),
        Binding("up,ctrl+r", "app.focus_previous", "Above", show=False),
        Binding("enter,ctrl+g", "done", "Search", show=False, priority=True),
    ]

    def __init__(self, explorer: Explorer, query: Query) -> None:
        """`query` is what the conditions are added to."""
        super().__init__(id="condition-on-figures")
        self._explorer, self._before = explorer, query

    def compose(self) -> ComposeResult:
        """A heading, the fields, what they mean, how to leave."""
        with Container(id="box"):
            yield Lines(id="heading")
            for name in condition.FIELDS:
                with Container(classes="row"):
                    yield Lines(id=f"of-{name}", classes="name")
                    yield Field(say(f"condition.example.{name}"), id=name)
            yield Lines(id="made")
            yield Lines(id="foot")

    def on_mount(self) -> None:
        """Say what the fields are."""
        self.query_one("#heading", Lines).show((Piece(say("condition.title"), "title"),))
        for name in condition.FIELDS:
            self.query_one(f"#of-{name}", Lines).show((Piece(say(f"condition.field.{name}"), "dim"),))
        keys = (("enter", "search"), ("tab", "next"), ("esc", "close"))
        foot: list[Piece] = []
        for key, word in keys:
            foot += [Piece(f" {key}", "key"), Piece(f" {say(f'condition.foot.{word}')} ", "dim")]
        self.query_one("#foot", Lines).show(tuple(foot))

    def _made(self) -> Query:
        fields = {name: self.query_one(f"#{name}", Input).value for name in condition.FIELDS}
        before = self._explorer.write(self._before)
        return self._explorer.parse(f"{before} {condition.line(fields)}")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another condition: say what it is, and find out how much it finds."""
        event.stop()
        query = self._made()
        self._tell(query, None)
        if query != self._before and not query.remarks:
            self._count(query)

    def _tell(self, query: Query, found: int | None) -> None:
        made = self.query_one("#made", Lines)
        width = max(20, made.content_size.width)
        lines: list[Line] = []
        if query != self._before:
            lines.append(crop((Piece(clean(self._explorer.write(query)), "accent"),), width))
        if query.remarks:
            lines.append(crop((Piece(clean("; ".join(query.remarks)), "warn"),), width))
        elif found is not None:
            lines.append((Piece(say("counts.passages", n=found), "count"),))
        made.show(*lines)

    @work(thread=True, exclusive=True, group="condition")
    def _count(self, query: Query) -> None:
        from trendtui.search.service import Interrupted

        try:
            results = self._explorer.search(query, limit=1, lists=("figures",))
        except Interrupted:
            return
        except Exception as error:
            self.post_message(told.Told(unforeseen("search", error), bad=True))
        else:
            self.post_message(ConditionCounted(query, results.total, results.notes))

    def on_condition_counted(self, message: ConditionCounted) -> None:
        """How much it finds; of another condition it is dropped."""
        if message.query == self._made():
            found = Query(message.query.terms, message.query.filters, message.query.conditions, message.notes)
            self._tell(found, message.total)

    def on_told(self, message: told.Told) -> None:
        """What went wrong stands where the count would."""
        message.stop()
        self.query_one("#made", Lines).show((Piece(message.sentence, "warn"),))

    def action_done(self) -> None:
        """Ask it."""
        query = self._made()
        self.dismiss(query if query != self._before else None)

    def action_leave(self) -> None:
        """Back, with nothing changed."""
        self.dismiss(None)
