"""The reader's bookmarks and saved searches beside an index: made, found again, and told what is new.

The index is anything that answers as `Index` says; the rest of the house hands in the one that it has open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Protocol, TypeVar

from trendtui.collection import keeping
from trendtui.collection.anchoring import Text, anchor, find
from trendtui.model.collected import Bookmark, Collected, KeptDocument, News, SavedSearch, Standing
from trendtui.model.problems import Misuse, Problem
from trendtui.model.wanted import Wanted


class Index(Protocol):
    """What of an index is needed here."""

    def fingerprints(self) -> Mapping[str, str]:
        """Source → fingerprint of the document's bytes, for every document."""
        ...

    def kept(self, source: str) -> KeptDocument | None:
        """A document with its passages."""
        ...

    def counted(self, line: str) -> tuple[int, dict[str, int]]:
        """How many passages a query line finds, and how many in each document."""
        ...


class Shelf:
    """The file of one reader. Every question reads the file anew, for another program may have changed it."""

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.path = path
        self._now = now

    def collected(self) -> Collected:
        """All that is kept.

        Raises:
            Problem: the file cannot be read or understood.
        """
        return keeping.load(self.path)

    # --- bookmarks --------------------------------------------------------------------------------------------

    def bookmark(self, index: Index, wanted: Wanted) -> Bookmark:
        """Keep a place; one that is kept already gets the note (if there is one) and the labels besides.

        Raises:
            Problem: the index has no such passage, or the file cannot be changed.
        """
        document = index.kept(wanted.source)
        if document is None:
            raise Problem(f"the index has no document {wanted.source}", "See what it has: trendtui stats")
        try:
            tied = anchor(document, wanted.passage, wanted.piece)
        except ValueError as error:
            raise Problem(f"{wanted.source}: {error}", "Search for it again.") from error
        cited = replace(document.cited, accessed=wanted.accessed)
        made = Bookmark("", wanted.kind, wanted.name, tied, cited, wanted.note, tidy(wanted.labels), self._stamp())
        text = Text(document)
        done: list[Bookmark] = []

        def add(held: Collected) -> Collected:
            known = next((b for b in held.bookmarks if _same_place(b, made, text, wanted.passage)), None)
            if known is None:
                done[:] = [replace(made, id=_free_id(made, {b.id for b in held.bookmarks}))]
                return replace(held, bookmarks=(*held.bookmarks, *done))
            done[:] = [replace(
                made, id=known.id, made=known.made, note=made.note or known.note,
                labels=tidy((*known.labels, *made.labels)),
                cited=replace(cited, accessed=cited.accessed or known.cited.accessed),
            )]  # fmt: skip
            return replace(held, bookmarks=tuple(done[0] if b is known else b for b in held.bookmarks))

        keeping.change(self.path, add)
        return done[0]

    def forget(self, ids: Sequence[str]) -> tuple[Bookmark, ...]:
        """Take bookmarks away, by the beginnings of their ids; those that were taken.

        Raises:
            Problem: an id means none or several; nothing is taken then.
        """
        gone: list[Bookmark] = []

        def take(held: Collected) -> Collected:
            gone[:] = dict.fromkeys(one(held.bookmarks, i) for i in ids)
            return replace(held, bookmarks=tuple(b for b in held.bookmarks if b not in gone))

        keeping.change(self.path, take)
        return tuple(gone)

    def amend(self, before: Bookmark, note: str, labels: Sequence[str]) -> Bookmark:
        """Give a bookmark another note and other labels.

        Args:
            before: the bookmark as its reader saw it.

        Raises:
            Problem: it is gone, or another program has changed its note or its labels since.
        """
        done: list[Bookmark] = []

        def write(held: Collected) -> Collected:
            now = next((b for b in held.bookmarks if b.id == before.id), None)
            if now is None:
                raise Problem("another program has taken this bookmark away", "Keep it again.")
            if (now.note, now.labels) != (before.note, before.labels):
                raise Problem(
                    "another program has changed this bookmark meanwhile", "Look at it again, then change it."
                )
            done[:] = [replace(now, note=note.strip(), labels=tidy(labels))]
            return replace(held, bookmarks=tuple(done[0] if b is now else b for b in held.bookmarks))

        keeping.change(self.path, write)
        return done[0]

    def restore(self, lost: Collected) -> Collected:
        """Put bookmarks and saved searches back as they were, in the order they were made; what is kept then.

        Those of the same id or name that are there now are replaced.

        Raises:
            Problem: the file cannot be changed.
        """

        def put(held: Collected) -> Collected:
            bookmarks, searches = list(held.bookmarks), list(held.searches)
            for b in lost.bookmarks:
                _put_back(bookmarks, b, [x.id for x in bookmarks], b.id)
            for search in lost.searches:
                _put_back(searches, search, [x.name for x in searches], search.name)
            return Collected(tuple(bookmarks), tuple(searches))

        return keeping.change(self.path, put)

    def rename(self, old: str, new: str) -> SavedSearch:
        """Call a saved search otherwise.

        Raises:
            Problem: there is none of the old name, one of the new name already, or the new name is empty.
        """
        new = " ".join(new.split())
        done: list[SavedSearch] = []

        def call(held: Collected) -> Collected:
            search = self.named(held, old)
            if not new:
                raise Misuse("a saved search needs a name")
            if new != old and any(s.name == new for s in held.searches):
                raise Problem(f"there is a saved search {new} already", "Choose another name.")
            done[:] = [replace(search, name=new)]
            return replace(held, searches=tuple(done[0] if s is search else s for s in held.searches))

        keeping.change(self.path, call)
        return done[0]

    def standing(self, index: Index, bookmarks: Iterable[Bookmark]) -> dict[str, Standing]:
        """Bookmark's id → what has become of its words in the index as it is now."""
        prints = index.fingerprints()
        by_print = {f: source for source, f in sorted(prints.items(), reverse=True)}
        by_source: dict[str, list[Bookmark]] = {}
        found: dict[str, Standing] = {}
        for b in bookmarks:
            a = b.anchor
            same = prints.get(a.source) == a.fingerprint
            source = a.source if same else by_print.get(a.fingerprint, a.source)
            if source in prints:
                by_source.setdefault(source, []).append(b)
            else:
                found[b.id] = Standing("gone", why="the index has no such document")
        for source, those in by_source.items():
            document = index.kept(source)
            if document is None:  # an import has just taken it away
                found |= {b.id: Standing("gone", why="the index has no such document") for b in those}
                continue
            text = Text(document)
            found |= {b.id: find(b.anchor, text) for b in those}
        return found

    # --- saved searches ---------------------------------------------------------------------------------------

    def save(self, index: Index, name: str, line: str) -> SavedSearch:
        """Keep a query line under a name, as looked at now; one of that name is replaced.

        Raises:
            Problem: the name or the line is empty, or the file cannot be changed.
        """
        name, line = " ".join(name.split()), line.strip()
        if not name or not line:
            raise Misuse("a saved search needs a name and a query", 'For example: trendtui save chips "theme:chips"')
        total, counts = index.counted(line)
        now = self._stamp()
        made = SavedSearch(name, line, now, now, total, counts)

        def put(held: Collected) -> Collected:
            if any(s.name == name for s in held.searches):
                return replace(held, searches=tuple(made if s.name == name else s for s in held.searches))
            return replace(held, searches=(*held.searches, made))

        keeping.change(self.path, put)
        return made

    def unsave(self, name: str) -> SavedSearch:
        """Take a saved search away.

        Raises:
            Problem: there is none of that name.
        """
        gone: list[SavedSearch] = []

        def take(held: Collected) -> Collected:
            gone[:] = [self.named(held, name)]
            return replace(held, searches=tuple(s for s in held.searches if s.name != name))

        keeping.change(self.path, take)
        return gone[0]

    def named(self, held: Collected, name: str) -> SavedSearch:
        """The saved search of a name.

        Raises:
            Problem: there is none.
        """
        for search in held.searches:
            if search.name == name:
                return search
        raise Problem(f"no saved search is called {name}", "See what there is: trendtui searches")

    def news(self, index: Index) -> tuple[News, ...]:
        """What every saved search finds now, beside what it found at the last look."""
        return tuple(news(s, *index.counted(s.query)) for s in self.collected().searches)

    def looked(self, those: Iterable[News]) -> None:
        """Remember that the reader has seen what searches find now."""
        seen = {n.search.name: n for n in those}
        now = self._stamp()

        def mark(held: Collected) -> Collected:
            return replace(held, searches=tuple(
                replace(s, looked=now, total=seen[s.name].total, seen=seen[s.name].counts)
                if s.name in seen and s.query == seen[s.name].search.query else s
                for s in held.searches
            ))  # fmt: skip

        keeping.change(self.path, mark)

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def news(search: SavedSearch, total: int, counts: dict[str, int]) -> News:
    """What a search finds now, beside what it found at the last look."""
    more = [n - search.seen.get(source, 0) for source, n in counts.items()]
    documents = sum(n > 0 and source not in search.seen for source, n in counts.items())
    return News(search, total, counts, documents, sum(n for n in more if n > 0))


def labelled(bookmarks: Iterable[Bookmark], label: str | None) -> tuple[Bookmark, ...]:
    """Those that have a label, in either case; all when it is None."""
    wanted = label.casefold() if label is not None else None
    return tuple(b for b in bookmarks if wanted is None or wanted in (x.casefold() for x in b.labels))


def one(bookmarks: Iterable[Bookmark], start: str) -> Bookmark:
    """The one bookmark whose id begins so.

    Raises:
        Problem: there is none, or several.
    """
    found = [b for b in bookmarks if start and b.id.startswith(start.lower())]
    exactly = [b for b in found if b.id == start.lower()]
    if len(exactly or found) == 1:
        return (exactly or found)[0]
    if not found:
        raise Problem(f"there is no bookmark {start}", "See what there is: trendtui bookmarks")
    raise Problem(f"{start} may mean {len(found)} bookmarks: {', '.join(b.id for b in found)}", "Write more of the id.")


def tidy(given: Iterable[str]) -> tuple[str, ...]:
    """Labels without the blanks around them, each once."""
    return tuple(dict.fromkeys(label for x in given if (label := " ".join(x.split()))))


_Made = TypeVar("_Made", Bookmark, SavedSearch)


def _put_back(held: list[_Made], lost: _Made, names: Sequence[str], name: str) -> None:
    """Put one back where it stood among those made before and after it, or in the place of its namesake."""
    if name in names:
        held[names.index(name)] = lost
    else:
        held.insert(next((n for n, one in enumerate(held) if one.made > lost.made), len(held)), lost)


def _same_place(known: Bookmark, made: Bookmark, text: Text, passage: int) -> bool:
    """Whether a bookmark that is kept already is of the place that is to be kept now, wherever that stood before."""
    a, b = known.anchor, made.anchor
    if (known.kind, known.name, a.piece) != (made.kind, made.name, b.piece):
        return False
    if a.source != b.source and a.fingerprint != b.fingerprint:
        return False
    found = find(a, text)
    return found.status in ("here", "moved") and found.passage is not None and found.passage.passage == passage


def _free_id(made: Bookmark, taken: Collection[str]) -> str:
    """Eight hexadecimal digits made of the place's words, and of a count where another place has the same ones."""
    a = made.anchor
    said = (made.kind, made.name, a.piece, a.source, a.quotation, a.before, a.after)
    for more in count():
        words = "\0".join((*said, *([str(more)] if more else [])))
        found = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        if found not in taken:
            break
    return found
