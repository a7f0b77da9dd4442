"""Text of documents is never markup and never a command to the terminal, on any screen."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.correcting import FakeCorrector
from tests.tui.fake import REPORTS, FakeExplorer, Report
from tests.tui.stage import Stage, opened
from trendtui.collection import keeping
from trendtui.desk import Desk
from trendtui.model.collected import Anchor, Bookmark, Cited, Collected, SavedSearch
from trendtui.model.corrections import OfCompany, OfFigure, Where
from trendtui.model.pages import (
    AnyPage,
    CompanyPage,
    DocumentPage,
    Overview,
    Tally,
    ThemePage,
    YearPage,
)
from trendtui.model.query import Query
from trendtui.model.results import EvidenceRow, FacetValue, Named, Place, Reading, Results, Way
from trendtui.tui.present.groups import Head, Names
from trendtui.tui.present.heading import place_of
from trendtui.tui.present.rows import TABS
from trendtui.tui.screens.sheet import PageScreen
from trendtui.tui.widgets.rows import RowList
from trendtui.tui.widgets.searchbox import SearchBox

HOSTILE = (
    "[/]",
    "[red]赤[/red] a [b c=d] e",
    "[@click=app.quit]x[/]",
    "[link=https://example.org]y[/link]",
    "$name {0} %s \\[b]",
    "\x1b[31mred\x1b[0m \x1b]52;c;eHg=\x07 \x9b31m",
    "a\tb\rc\vd\x00e\x7f",
    "\u202eecilA\u202c \u2066x\u2069 \u200f\u061c",
    "\ud83d lone \udc00",
    "👨‍👩‍👧‍👦 ❤️ 🇨🇳 e\u0301\u0323 \u200b\ufeff",
    "，，，。。。）））",
    "\u2028two\u2029three\x85four",
    "𠮷野家 ｱｲｳ ＡＢＣ",
)

pytestmark = pytest.mark.slow


KEPT = (1, 3, 4, 5, 6, 7, 12)
"""Lines of the report that stand for each kind of text; its table is kept as well."""


def spoiled(number: int, words: str) -> Report:
    """A report whose every name and every text begins with the words."""
    report = REPORTS[0]
    blocks = [b for b in report.blocks if b.line in KEPT or b.kind == "table"]
    return replace(
        report,
        source=f"{words}.md",
        title=f"{words} {report.title}",
        publisher=words,
        blocks=tuple(
            replace(b, passage=100 * number + n, text=f"{words} {b.text} 北辰智能 65 亿美元 2025")
            for n, b in enumerate(blocks, 1)
        ),
        outline=tuple(replace(i, title=f"{words} {i.title}", label=words) for i in report.outline if i.line in KEPT),
    )


class Hostile(FakeExplorer):
    """A report for each of the hostile words, and in lists, facets, pages and evidence a value of each."""

    def __init__(self) -> None:
        super().__init__(tuple(spoiled(n, words) for n, words in enumerate(HOSTILE)))

    @property
    def labels(self) -> dict[str, str]:
        return {words: words for words in HOSTILE}

    def search(self, query, *, limit=200, order="place", whole=True, lists=TABS) -> Results:  # type: ignore[no-untyped-def]
        found = super().search(query, limit=limit, order=order, whole=whole)
        if not found.companies:
            return found
        values = tuple(FacetValue(words, words, 3) for words in HOSTILE)
        companies = tuple(
            replace(found.companies[0], name=words, kind=words, text=f"{words} 北辰智能", first=row.place)
            for words, row in zip(HOSTILE, found.trends, strict=False)
        )
        return replace(
            found,
            notes=HOSTILE,
            ways=(Way("alias", HOSTILE[0], HOSTILE, 3),),
            named=tuple(Named("company", words, words, 3) for words in HOSTILE),
            passages=tuple(replace(p, way=0) for p in found.passages),
            facets={**found.facets, "theme": values, "company": values, "person": values},
            trends=tuple(replace(t, group=self.words_at(t.place)) for t in found.trends),
            companies=companies,
            figures=tuple(
                replace(f, text=words, metric=words, company=words, per=words, hedge=words, rule=words)
                for f in found.figures
                for words in [self.words_at(f.place)]
            ),
            totals={**found.totals, "companies": len(companies)},
        )

    @staticmethod
    def words_at(place: Place) -> str:
        return place.source.removesuffix(".md")

    def company(self, name: str) -> CompanyPage | None:
        page = super().company("北辰智能")
        assert page
        return replace(
            page, name=name, also=(name,), kind=name, sector=name, country=name, ticker=name, rule=name,
            surfaces=((name, 2),), together=((name, 2),), people=((name, name, 1),),
        )  # fmt: skip

    def page(self, kind: str, value: str) -> AnyPage | None:
        found = super().page(kind, {"theme": "agents", "year": "2025"}.get(kind, value))
        tallies = tuple(Tally(words, words, 3, 1, 2.0) for words in HOSTILE)
        match found:
            case ThemePage():
                return replace(found, slug=value, label=value, group=value, companies=tallies, others=tallies)
            case YearPage():
                return replace(found, companies=tallies, themes=tallies, others=tallies, before=value, after=value)
            case DocumentPage():
                words = value.removesuffix(".md")
                return replace(
                    found, path=words, publisher=words, authors=(words,), date=words, url=words, imported=words,
                    companies=tallies, themes=tallies, people=tallies, kind=words, language=words,
                    charts=tuple((replace(c, caption=words, url=words), p) for c, p in found.charts),
                    references=tuple((replace(r, label=words, text=words), p) for r, p in found.references),
                    left_out=tuple((replace(w, reason=words), p) for w, p in found.left_out),
                )  # fmt: skip
        return found

    def overview(self, query: Query, since: str = "") -> Overview:
        found = super().overview(query, since)
        return replace(found, companies=tuple(Tally(words, words, 3) for words in HOSTILE))

    def evidence(self, place: Place) -> tuple[EvidenceRow, ...]:
        words = self.words_at(place)
        return tuple(
            replace(row, text=words, meaning=words, rule=words) for row in super().evidence(place)
        )  # fmt: skip

    def reading(self, source: str, query: Query) -> Reading:
        words = source.removesuffix(".md")
        found = super().reading(source, query)
        return replace(
            found,
            authors=(words,),
            url=words,
            charts=tuple(replace(c, caption=words, url=words) for c in found.charts),
            references=tuple(replace(r, label=words, text=words, url=words) for r in found.references),
        )


def faults(stage: Stage) -> list[str]:
    """The lines on the screen that a terminal would obey, each with what is wrong."""
    lines = stage.lines()
    assert stage.app.is_running
    assert len(lines) == 40
    return [
        f"{line!r} has {sorted(bad)}"
        for line in lines
        if (
            bad := {
                c
                for c in line
                if unicodedata.category(c) in ("Cc", "Cs") or c in "\u202e\u202d\u2066\u2067\u200f\u061c"
            }
        )
    ]


async def test_hostile_words_are_shown_harmlessly_in_every_list() -> None:
    async with opened(explorer=Hostile()) as stage:
        for keys in (("1",), ("2",), ("3", "s"), ("4", "j"), ("f", "j"), ("escape", "G")):
            await stage.press(*keys)
            assert not faults(stage)
            if keys[0] in "124":
                for words in HOSTILE:
                    assert not words.startswith("[") or words[:4] in stage.text()
        await stage.press("question_mark", "escape", "f2")
        assert not faults(stage)


async def test_hostile_words_are_shown_harmlessly_on_every_page_and_in_the_overview() -> None:
    async with opened(explorer=Hostile(), last_time=lambda: "2026-01-01") as stage:
        assert stage.browse.glance
        wrong = faults(stage)
        await stage.press("G")
        wrong += faults(stage)
        for words in HOSTILE:
            for kind, value in (("company", words), ("theme", words), ("year", "2025"), ("document", f"{words}.md")):
                stage.browse.look_up(kind, value)
                await stage.rest()
                assert isinstance(stage.app.screen, PageScreen)
                for key in ("tab", "G", "y"):
                    wrong += [f"{words!r} on {kind}: {fault}" for fault in faults(stage)]
                    await stage.press(key)
                await stage.press("escape")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
async def test_hostile_words_are_shown_harmlessly_wherever_a_row_leads(key: str) -> None:
    """From each list, for each of the words: the preview, then the screens that open from the row."""
    ways = {
        "1": ("y", "enter"),
        "2": ("c",),
        "3": ("w",),
        "4": ("enter", "n", "full_stop", "enter", "escape", "y", "f"),
    }[key]
    wrong: list[str] = []
    async with opened(explorer=Hostile()) as stage:
        await stage.press(key)
        for words in HOSTILE:
            try:
                at = next(
                    n
                    for n, row in enumerate(stage.results.rows)
                    if not isinstance(row, Names | Head) and place_of(row).source == f"{words}.md"
                )
                stage.results.cursor = at
                await stage.rest()
                for way in ("", *ways):
                    await stage.press(*[way] * bool(way))
                    wrong += [f"{words!r} after {key} {way}: {fault}" for fault in faults(stage)]
                    if words.startswith("["):
                        assert words[:4] in stage.text()
                while len(stage.app.screen_stack) > 1:
                    await stage.press("escape")
            except BaseException as error:
                error.add_note(f"at the words {words!r}")
                raise
    assert not wrong, "\n".join(wrong)


async def test_hostile_words_are_kept_and_shown_harmlessly(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "own.jsonl")
    marks = tuple(
        Bookmark(
            f"{n:08x}", "figure", words, Anchor(f"{words}.md", "x", f"{words} 65亿", words, section=words, line=n),
            Cited(words, words, (words,), url=words), f"{words}\n{words}", (words, f"{words},b"), f"2026-01-{n:02}",
        )
        for n, words in enumerate(HOSTILE, 1)
    )  # fmt: skip
    searches = tuple(SavedSearch(words, words, words, words) for words in HOSTILE)
    keeping.change(desk.path, lambda _: Collected(marks, searches))
    async with opened(explorer=Hostile(), collection=lambda: desk) as stage:
        await stage.press("B")
        wrong = faults(stage)
        for key in ("b", "escape", "a", "x", "ctrl+y", "t", "escape", "t", "x", "escape", "escape"):
            await stage.press(key)
            wrong += [f"after {key}: {fault}" for fault in faults(stage)]
        for _ in HOSTILE:
            await stage.press("j")
            wrong += faults(stage)
        await stage.press("enter", "tab")
        for _ in HOSTILE:
            wrong += faults(stage)
            await stage.press("j")
        await stage.press("b")
        wrong += faults(stage)
        await stage.press("escape")
        assert stage.app.screen.query_one(RowList).cursor == len(HOSTILE) - 1
        assert not wrong, "\n".join(wrong)


async def test_hostile_words_can_be_searched_for() -> None:
    async with opened(explorer=Hostile()) as stage:
        await stage.press("slash")
        for words in HOSTILE:
            stage.browse.query_one(SearchBox).value = words
            await stage.rest()
            assert not faults(stage), repr(words)
        await stage.press("escape", "escape")
        assert stage.app.is_running


async def test_hostile_names_are_harmless_as_chips_and_among_the_values_of_a_facet() -> None:
    async with opened(explorer=Hostile()) as stage:
        for words in HOSTILE:
            for excluded in (False, True):
                stage.browse.visit(Query().toggle("company", words, excluded=excluded))
                await stage.rest()
                assert "✕" in stage.text()
                assert not faults(stage), repr(words)
            await stage.press("L")
            assert not faults(stage), repr(words)
        await stage.press("F", "space", "escape", "2", "a", "tab", "x")
        assert not faults(stage)
        for keys in (("escape", "X", "3", "V"), ("M",), ("escape", "W")):
            await stage.press(*keys)
            assert not faults(stage), keys
        for field, words in zip(stage.app.screen.query(Input), HOSTILE, strict=False):
            field.value = words
            await stage.rest()
            assert not faults(stage), repr(words)


async def test_hostile_words_are_harmless_where_they_are_corrected() -> None:
    corrector = FakeCorrector()
    async with opened(explorer=Hostile(), corrector=corrector) as stage:
        for key, ways in (("1", ("C", "space", "enter")), ("2", ("C", "enter", "a", "escape", "down", "enter")),
                          ("3", ("C", "down", "enter"))):  # fmt: skip
            await stage.press(key)
            for n, words in enumerate(HOSTILE[: len(stage.results.rows)]):
                stage.results.cursor = n
                await stage.rest()
                for way in ways:
                    await stage.press(way)
                    assert not faults(stage), f"{words!r} after {key} {way}"
                while len(stage.app.screen_stack) > 1:
                    await stage.press("escape")
                assert not faults(stage), repr(words)
        corrector.kept += [OfCompany("2026-11-22", words, "merge", words) for words in HOSTILE]
        corrector.kept += [OfFigure("2026-11-22", Where(words, words), words, unit=words) for words in HOSTILE]
        await stage.press("alt+u")
        for _ in range(4):
            assert not faults(stage)
            await stage.press("pagedown")
        kept = len(corrector.kept)
        await stage.press("enter")
        assert not faults(stage)
        assert len(corrector.kept) == kept - 1
