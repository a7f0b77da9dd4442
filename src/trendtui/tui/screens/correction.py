"""What can be corrected in a row: a box with the ways to put it right, then a line for what is asked.

Dismissed with what is to be put right, with 'list' for the list of corrections, or with nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input

from trendtui.model.corrections import Wish
from trendtui.model.query import Query
from trendtui.model.units import KINDS
from trendtui.tui import messages as told
from trendtui.tui.present import corrections
from trendtui.tui.present.cells import clean, shown
from trendtui.tui.present.corrections import Act, Choice, Subject
from trendtui.tui.present.line import Line, Piece, crop, spread
from trendtui.tui.screens.acting import unforeseen
from trendtui.tui.widgets.painting import COMPONENTS, Lines
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from trendtui.tui.asking import Explorer

MANY = 200
"""Names that are offered at most; more letters make them fewer."""


class CorrectionScreen(ModalScreen[Wish | str | None]):
    """A list of what can be done; a line below it when something is to be typed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,alt+left", "leave", show=False),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+r", "move(-1)", show=False),
        Binding("enter", "choose", show=False, priority=True),
        Binding("space,ctrl+g", "tick", show=False),
        Binding("alt+u", "list", show=False),
    ]

    def __init__(self, explorer: Explorer, subject: Subject) -> None:
        """`explorer` tells the names of companies and themes."""
        super().__init__(id="correction")
        self._explorer, self._subject = explorer, subject
        self._act: Act | None = None
        self._ticked = set(subject.themes)

    def compose(self) -> ComposeResult:
        """A heading, what can be done, the line, how to leave."""
        with Container(id="box"):
            yield Lines(id="heading")
            with Container(id="line"):
                yield Lines(id="prompt")
                typed = Input(compact=True, id="typed")
                typed.cursor_blink = False
                yield typed
            yield RowList(id="choices")
            yield Lines(id="note")
            yield Lines(id="foot")

    def on_mount(self) -> None:
        """Begin with what can be done; of a trend, with its themes."""
        self._begin()

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.query_one(Input).value.strip()

    def _begin(self) -> None:
        self._act = None
        self.query_one("#line").display = False
        listed = self.query_one(RowList)
        if self._subject.kind == "trend":
            listed.show(self._themes(), corrections.paint_choice)
        else:
            listed.show(corrections.acts(self._subject), corrections.paint_act)
        self.set_focus(listed)
        self._explain(corrections.effect(self._subject))

    def _themes(self, cursor: str = "") -> list[Choice]:
        labels = self._explorer.labels
        own = [slug for slug in self._subject.themes if slug in labels]
        others = sorted((slug for slug in labels if slug not in own), key=lambda slug: labels[slug])
        return [Choice(slug, labels[slug], chosen=slug in self._ticked) for slug in (*own, *others)]

    def _explain(self, note: str, role: str = "dim") -> None:
        self.query_one("#note", Lines).show((Piece(f" {clean(note)}", role),))
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        heading, foot = self.query_one("#heading", Lines), self.query_one("#foot", Lines)
        width = max(10, heading.content_size.width)
        place = f"{self._subject.place.source}:{self._subject.place.line}"
        title = Piece(clean(self._subject.name).replace("\n", " "), "accent")
        heading.show(
            crop((Piece(say("correcting.title"), "title"), Piece("  "), title), width),
            spread((Piece(""),), (Piece(clean(place), "dim"),), width),
        )
        foot.show(crop(self._keys(), max(10, foot.content_size.width)))

    def _keys(self) -> Line:
        trend = self._subject.kind == "trend"
        keys = [("space", "toggle"), ("enter", "done")] if trend else [("enter", "choose")]
        said = [*keys, ("esc", "close"), ("alt+u", "list")]
        return tuple(p for key, does in said for p in (Piece(f" {key}", "key"), Piece(say(f"correcting.foot.{does}"),
                                                                                     "dim")))  # fmt: skip

    def on_resize(self) -> None:
        """The heading is made for a width."""
        self.call_after_refresh(self._fit)

    # --- what is typed --------------------------------------------------------------------------------------------

    def _ask_for(self, act: Act) -> None:
        """Show the line for what an act needs."""
        self._act = act
        box, listed = self.query_one(Input), self.query_one(RowList)
        prompt = self.query_one("#prompt", Lines)
        self.query_one("#line").display = True
        prompt.styles.width = cell_len(say(f"correcting.ask.{act.name}")) + 2
        prompt.show((Piece(f" {say(f'correcting.ask.{act.name}')} ", "key"),))
        box.placeholder = say(f"correcting.hint.{act.name}")
        with self.prevent(Input.Changed):
            now = self._subject.now.get(act.name, "") if act.asks == "text" else ""
            box.value = " ".join(shown(clean(now)).split())
        box.cursor_position = len(box.value)
        listed.show((), corrections.paint_choice)
        self.set_focus(box)
        self._offer()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words: other values."""
        event.stop()
        self._offer()

    def _offer(self) -> None:
        """Offer what the act may take."""
        if self._act is None:
            return
        if self._act.asks == "company":
            self._find(self.typed)
        elif self._act.asks == "kind":
            kinds = [Choice(kind, kind) for kind in KINDS if self.typed.lower() in kind]
            self.query_one(RowList).show(kinds, corrections.paint_choice)

    @work(thread=True, exclusive=True, group="values")
    def _find(self, contains: str) -> None:
        from trendtui.search.service import Interrupted

        try:
            values = self._explorer.facet_values(Query(), "company", contains)
        except Interrupted:
            return
        except Exception as error:
            self.post_message(told.Told(unforeseen("facet", error), bad=True))
        else:
            self.post_message(told.ValuesFound(contains, values))

    def on_values_found(self, message: told.ValuesFound) -> None:
        """Names came; those for other words are dropped."""
        if self._act is None or self._act.asks != "company" or message.contains != self.typed:
            return
        own = self._subject.name if self._subject.kind == "company" else ""
        names = [Choice(v.value, v.label, v.count) for v in message.values if v.value != own]
        # The very name that was typed comes first, however rare it is.
        names.sort(key=lambda c: c.value.casefold() != message.contains.casefold())
        if self._act.name == "company":
            exactly = bool(names) and names[0].value == message.contains
            free = Choice(message.contains, say("correcting.as_typed", text=message.contains))
            none = Choice("", say("correcting.nobody"))
            names = [none, *names] if not message.contains else names if exactly else [*names, free]
        self.query_one(RowList).show(names[:MANY], corrections.paint_choice)
        effect = corrections.effect(self._subject)
        self._explain(effect if names else say("correcting.no_candidate"), "dim" if names else "warn")

    def on_told(self, message: told.Told) -> None:
        """What went wrong stands in the note."""
        message.stop()
        self._explain(message.sentence, "warn")

    # --- what is done ---------------------------------------------------------------------------------------------

    def on_row_opened(self, message: told.RowOpened) -> None:
        """A click on a row."""
        message.stop()
        if self._subject.kind == "trend":
            self.action_tick()
        else:
            self.action_choose()

    def on_cursor_moved(self, message: told.CursorMoved) -> None:
        """The screen below has a list of its own."""
        message.stop()

    def on_end_neared(self, message: told.EndNeared) -> None:
        """All values are here."""
        message.stop()

    def action_move(self, step: int) -> None:
        """Up or down by a row."""
        self.query_one(RowList).action_move(step)

    def action_tick(self) -> None:
        """Give the trend a theme, or take it away."""
        listed = self.query_one(RowList)
        if self._subject.kind == "trend" and isinstance(listed.row, Choice):
            self._ticked ^= {listed.row.value}
            listed.show(self._themes(), corrections.paint_choice, cursor=listed.cursor)

    def action_choose(self) -> None:
        """Do it, or ask for what it needs."""
        row = self.query_one(RowList).row
        if self._subject.kind == "trend":
            self.dismiss(corrections.themed(self._subject, self._ticked))
        elif self._act is None:
            if isinstance(row, Act):
                self._ask_for(row) if row.asks else self.dismiss(corrections.wish(self._subject, row.name))
        elif self._act.asks != "text":
            if isinstance(row, Choice):
                self.dismiss(corrections.wish(self._subject, self._act.name, row.value))
        elif self._act.name in ("rename", "value", "unit") and not self.typed:
            self._explain(say(f"correcting.hint.{self._act.name}"), "warn")
        else:
            try:
                self.dismiss(corrections.wish(self._subject, self._act.name, self.typed))
            except ValueError:
                self._explain(say("correcting.not_a_year"), "warn")

    def action_list(self) -> None:
        """To the list of corrections."""
        self.dismiss("list")

    def action_leave(self) -> None:
        """Back to what can be done; from there, away."""
        if self._act is not None:
            self._begin()
        else:
            self.dismiss(None)
