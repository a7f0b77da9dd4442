"""The user puts right what was read: the row's company, figure or trend; and undoes it. Corrections run in workers.

What can be corrected is shown in a box (`correction.py`); what comes of it is told, and every screen asks anew.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual import work

from trendtui.model.results import CompanyRow, EvidenceRow, FigureRow, Place, TrendRow
from trendtui.tui.messages import Told
from trendtui.tui.notices import CorrectionsCame, IndexChanged, SubjectFound
from trendtui.tui.screens.acting import Acting, unforeseen
from trendtui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from trendtui.model.corrections import Done, Wish
    from trendtui.model.imports import Progress
    from trendtui.tui.asking import Corrector, Explorer
    from trendtui.tui.present.corrections import Subject

_STEP = 10
"""Documents between two words on how far a correction is."""

_ONE_AT_A_TIME = threading.Lock()
"""An index has one writer; who corrects twice in one breath waits for the first."""


class Correcting(Acting):
    """A screen on which what was read can be put right."""

    corrector: Corrector | None = None
    """Keeps corrections; None when nobody does."""

    def correctable(self) -> CompanyRow | FigureRow | TrendRow | str | None:
        """The row to correct, or a company's name; None when the row is none of these."""
        return None

    def discovery_here(self) -> tuple[str, bool]:
        """The company to confirm or to reject, and whether it was discovered."""
        return "", False

    def action_why(self) -> None:
        """Show what was read in the passage; a screen deeper down knows how."""

    def action_correct(self) -> None:
        """Open the box with what can be corrected; of a passage, first what was read in it."""
        row = self.correctable()
        if self.corrector is None or self.explorer is None:
            self.tell(say("correcting.nowhere"), bad=True)
        elif isinstance(row, CompanyRow | str):
            self.ready.clear()
            self._weigh(self.explorer, row if isinstance(row, str) else row.name)
        elif row is not None:
            self._open_box(_subject(row))
        elif self.place_here() is not None:
            self.action_why()
            self.tell(say("correcting.nothing_here"))
        else:
            self.tell(say("correcting.nothing_here"))

    def correct_finding(self, place: Place, row: EvidenceRow) -> None:
        """The same for something that was read in a passage."""
        if self.corrector is None or self.explorer is None:
            self.tell(say("correcting.nowhere"), bad=True)
        elif row.company:
            self.ready.clear()
            self._weigh(self.explorer, row.company)
        elif row.kind == "figure":
            from trendtui.tui.present.corrections import Subject

            self._open_box(Subject("figure", row.text, place, start=row.start))
        else:
            self.tell(say("correcting.nothing_here"))

    @work(thread=True, exclusive=True, group="dig")
    def _weigh(self, explorer: Explorer, name: str) -> None:
        """Look up how much hangs on a company."""
        from trendtui.model.pages import CompanyPage
        from trendtui.tui.present.corrections import Subject

        try:
            page = explorer.page("company", name)
        except Exception as error:
            self.post_message(SubjectFound(None, unforeseen("page", error)))
            return
        if not isinstance(page, CompanyPage) or not page.documents:
            self.post_message(SubjectFound(None, say("pages.nothing", name=name)))
            return
        mentions = sum(share.mentions for share in page.documents)
        subject = Subject(
            "company", name, page.documents[0].first, mentions, len(page.documents),
            discovered=page.status == "discovered", now={"rename": name},
        )  # fmt: skip
        self.post_message(SubjectFound(subject))

    def on_subject_found(self, message: SubjectFound) -> None:
        """It is known what there is to correct."""
        self.ready.set()
        if message.subject is None:
            self.tell(message.sentence, bad=True)
        else:
            self._open_box(message.subject)

    def _open_box(self, subject: Subject) -> None:
        from trendtui.tui.screens.correction import CorrectionScreen

        if self.explorer is not None:
            self.app.push_screen(CorrectionScreen(self.explorer, subject), self._chosen)

    def _chosen(self, wish: Wish | str | None) -> None:
        if wish == "list":
            self.action_corrections()
        elif wish is not None and not isinstance(wish, str) and self.corrector is not None:
            corrector = self.corrector
            self._change(lambda watcher: corrector.make(wish, watcher), False)

    def action_judge(self, keep: bool) -> None:
        """Confirm or reject the discovered company under the cursor."""
        name, discovered = self.discovery_here()
        if not name:
            self.tell(say("company.judge.none"))
        elif not discovered:
            self.tell(say("company.judge.listed", name=name))
        elif self.corrector is None:
            self.tell(say("correcting.nowhere"), bad=True)
        else:
            from trendtui.model.corrections import CompanyMended

            self._chosen(CompanyMended(name, "confirm" if keep else "hide"))

    def action_uncorrect(self) -> None:
        """Undo the last correction."""
        self.undo(None)

    def undo(self, number: int | None) -> None:
        """Undo a correction by its number, or the last one."""
        if (corrector := self.corrector) is None:
            self.tell(say("correcting.nowhere"), bad=True)
        else:
            self._change(lambda watcher: corrector.undo(number, watcher), True)

    def _change(self, how: Callable[[Callable[[Progress], None]], Done], undone: bool) -> None:
        self.tell(say("correcting.at_work_first"))
        self._carry_out(how, undone)

    @work(thread=True, group="correct")
    def _carry_out(self, how: Callable[[Callable[[Progress], None]], Done], undone: bool) -> None:
        from trendtui.tui.present.corrections import came

        def watcher(step: Progress) -> None:
            if step.done and step.done % _STEP == 0:
                self.post_message(Told(say("correcting.at_work", done=step.done, total=step.total)))

        try:
            with _ONE_AT_A_TIME:
                done = how(watcher)
        except Exception as error:
            self.post_message(Told(unforeseen("answer", error), bad=True))
            return
        if done.applied:
            self.post_message(IndexChanged())
        self.post_message(Told(came(done, undone=undone), bad=not done.applied))

    def action_corrections(self) -> None:
        """List all corrections, to undo any."""
        if self.corrector is None:
            self.tell(say("correcting.nowhere"), bad=True)
        else:
            self.ready.clear()
            self._list(self.corrector)

    @work(thread=True, exclusive=True, group="dig")
    def _list(self, corrector: Corrector) -> None:
        try:
            self.post_message(CorrectionsCame(corrector.listed()))
        except Exception as error:
            self.post_message(SubjectFound(None, unforeseen("answer", error)))

    def on_corrections_came(self, message: CorrectionsCame) -> None:
        """Show them in a box, or say that there are none."""
        from trendtui.tui.screens.corrections import CorrectionsScreen

        self.ready.set()
        if message.listed:
            self.app.push_screen(CorrectionsScreen(message.listed), self._picked)
        else:
            self.tell(say("correcting.none"))

    def _picked(self, number: int | None) -> None:
        if number:
            self.undo(number)


def _subject(row: FigureRow | TrendRow) -> Subject:
    from trendtui.tui.present.corrections import Subject

    if isinstance(row, TrendRow):
        return Subject("trend", row.name, row.place, themes=row.themes)
    now = {"unit": row.unit, "company": row.company, "year": str(row.year or ""), "value": row.text, "kind": row.kind}
    start = row.context_marks[0][0] if row.context_marks else 0
    return Subject("figure", row.text, row.place, start=start, now=now)
