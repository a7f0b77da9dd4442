"""What can be done with what is kept: pick it for the basket, export that, change it, take it away, put it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from trendtui.tui.present import collected
from trendtui.tui.present.collected import Item, Search
from trendtui.tui.screens.shelving import Shelving
from trendtui.tui.widgets.rows import RowList
from trendtui.words import say

if TYPE_CHECKING:
    from trendtui.model.collected import Bookmark


class Tending(Shelving):
    """A screen with a list of what is kept; `KeptScreen` shows it."""

    part = "bookmarks"
    """What the list shows: bookmarks or searches."""

    items: tuple[Item, ...] = ()
    """All bookmarks, the newest first."""

    searches: tuple[Search, ...] = ()
    """All saved searches."""

    picked: frozenset[str] = frozenset()
    """The ids of those in the basket."""

    @property
    def list(self) -> RowList:
        """The bookmarks, or the saved searches."""
        return self.query_one(RowList)

    def show(self) -> None:
        """Show what the filter leaves."""

    def action_pick(self) -> None:
        """Into the basket or out of it, and on to the next row."""
        if isinstance(row := self.list.row, Item):
            self.picked ^= {row.bookmark.id}
            self.show()
            self.list.action_move(1)

    def action_pick_all(self) -> None:
        """All that are shown into the basket; out of it, when all are there."""
        shown = {row.bookmark.id for row in self.list.rows if isinstance(row, Item)}
        self.picked = self.picked - shown if shown <= self.picked else self.picked | shown
        self.show()

    def _in_basket(self) -> tuple[Item, ...]:
        """What was picked; all that is shown when nothing was."""
        if self.picked:
            return collected.picked(tuple(i for i in self.items if i.bookmark.id in self.picked), self.picked)
        return tuple(row for row in self.list.rows if isinstance(row, Item))

    def action_export(self) -> None:
        """Export the basket."""
        items = tuple(reversed(self._in_basket()))
        if not items:
            self.tell(say("collect.nothing-to-export"))
        elif any(item.standing is None for item in items):
            self.tell(say("collect.looking"))
        else:
            from trendtui.collection.basket import Entry
            from trendtui.tui.screens.basket import BasketScreen

            entries = tuple(Entry(i.bookmark, i.standing) for i in items if i.standing is not None)
            self.app.push_screen(
                BasketScreen(self.collection, entries, _file_name(self.query_one(Input).value), self.keep),
                self._exported,
            )

    def _exported(self, sentence: str | None) -> None:
        if sentence:
            self.tell(sentence)

    def action_amend(self) -> None:
        """Another note, other labels; of a search, another name."""
        row = self.list.row
        if isinstance(row, Item):
            from trendtui.tui.screens.note import NoteScreen

            labels = tuple(collected.labels_of(self.items))
            self.app.push_screen(NoteScreen(row.bookmark, labels), partial(self._noted, row.bookmark))
        elif isinstance(row, Search):
            from trendtui.tui.screens.name import NameScreen

            s = row.search
            names = {x.search.name: x.search.query for x in self.searches}
            self.app.push_screen(NameScreen(s.query, names, s.name), partial(self._renamed, s.name))

    def _noted(self, before: Bookmark, result: tuple[str, tuple[str, ...]] | str | None) -> None:
        if isinstance(result, tuple) and result != (before.note, before.labels):
            self.amend(before, *result)
        elif result == "away":
            self.drop((before,), ())

    def _renamed(self, old: str, new: str | None) -> None:
        if new and new != old:
            self.rename(old, new)

    def action_drop(self) -> None:
        """Take away the row; of bookmarks, those in the basket when there are some and the row is one of them."""
        row = self.list.row
        if isinstance(row, Search):
            self.drop((), (row.search,))
        elif isinstance(row, Item):
            both = row.bookmark.id in self.picked
            self.drop(tuple(i.bookmark for i in self._in_basket()) if both else (row.bookmark,), ())

    def action_undo(self) -> None:
        """Have things as they were before the last change."""
        if self.lost:
            self.put_back(self.lost.pop())
        else:
            self.tell(say("collect.nothing-to-undo"))

    def action_seen(self) -> None:
        """Take what the searches find now as looked at."""
        news = tuple(s.news for s in self.searches if s.news is not None)
        if self.part == "searches" and news:
            self.look_at(news, say("collect.seen"))
        else:
            self.tell(say("collect.only-searches"))


def _file_name(line: str) -> str:
    """What a file of what the filter leaves is called, without its ending: bookmarks-chips."""
    kept_of = "".join(c if c.isalnum() else "-" for c in line.strip()).strip("-")[:24]
    return "-".join(x for x in ("bookmarks", kept_of) if x)
