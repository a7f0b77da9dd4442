"""Pages of themes, years and documents: opened from any row, each leads on to places, searches and other pages."""

import pytest

from tests.tui.stage import NORMAL, WIDE, Stage, opened
from trendtui.model.pages import DocumentPage, ThemePage, YearPage
from trendtui.tui.present import pages
from trendtui.tui.screens.browse import BrowseScreen
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.screens.sheet import PageScreen


def shown(stage: Stage) -> PageScreen:
    screen = stage.app.screen
    assert isinstance(screen, PageScreen)
    return screen


def to(stage: Stage, what: str) -> None:
    """Put the cursor on the first row with a place, a search or a page."""
    listed = shown(stage).list
    listed.cursor = next(
        n for n, row in enumerate(listed.rows) if row.leads and getattr(row.cells[0].lead, what, None) not in (None, ())
    )


@pytest.mark.parametrize("size", [WIDE, NORMAL, (60, 20), (200, 60)])
@pytest.mark.parametrize(
    ("keys", "kind"),
    [(("1", "T"), ThemePage), (("1", "d"), DocumentPage), (("3", "G", "Y"), YearPage), (("f", "T"), ThemePage)],
)
async def test_each_page_opens_scrolls_and_leads_back(
    size: tuple[int, int], keys: tuple[str, ...], kind: type
) -> None:  # fmt: skip
    async with opened(size) as stage:
        await stage.press(*keys)
        assert isinstance(shown(stage).page, kind)
        assert shown(stage).list.rows
        await stage.press("G", "tab", "shift+tab", "escape")
        assert isinstance(stage.app.screen, BrowseScreen)


async def test_a_place_opens_in_the_reader_and_is_cited() -> None:
    async with opened() as stage:
        await stage.press("1", "T")
        to(stage, "place")
        lead = shown(stage).list.lead
        assert lead is not None
        assert lead.place is not None
        await stage.press("y")
        assert "itation" in stage.status
        await stage.press("enter")
        assert isinstance(stage.app.screen, ReaderScreen)
        await stage.press("d")
        assert pages.subject(shown(stage).page) == ("document", lead.place.source)
        await stage.press("escape", "escape")
        assert isinstance(shown(stage).page, ThemePage)


async def test_a_value_is_searched_for_within_what_the_page_is_of() -> None:
    async with opened() as stage:
        await stage.type("芯片")
        await stage.press("enter", "1", "T")
        kind, slug = pages.subject(shown(stage).page)
        to(stage, "narrows")
        lead = shown(stage).list.lead
        assert lead is not None
        await stage.press("enter")
        assert isinstance(stage.app.screen, BrowseScreen)
        assert [(f.field, f.values) for f in stage.browse.asked.filters] == [(f, (v,)) for f, v in lead.narrows]
        assert not stage.browse.asked.terms
        assert (kind, slug) in lead.narrows
        await stage.press("escape")
        assert isinstance(shown(stage).page, ThemePage)


async def test_the_year_beside_is_one_key_away_and_back_leads_out() -> None:
    async with opened() as stage:
        await stage.press("3")
        stage.results.cursor = next(n for n, row in enumerate(stage.results.rows) if row.year == 2026)
        await stage.press("Y")
        assert pages.subject(shown(stage).page) == ("year", "2026")
        await stage.press("right_square_bracket")
        after = pages.subject(shown(stage).page)
        assert after > ("year", "2026")
        assert "Foretold" in stage.text()
        await stage.press("left_square_bracket")
        assert pages.subject(shown(stage).page) == ("year", "2026")
        await stage.press("escape")
        assert isinstance(stage.app.screen, BrowseScreen)


async def test_pages_lead_to_pages_and_space_narrows() -> None:
    async with opened() as stage:
        await stage.press("1", "d")
        listed = shown(stage).list
        listed.cursor = next(
            n for n, row in enumerate(listed.rows)
            if row.leads and any(c.lead and c.lead.subject("company") for c in row.cells)
        )  # fmt: skip
        listed._put(next(at for at, _, c in _spans(listed) if c.lead and c.lead.subject("company")))
        await stage.press("c")
        kind, name = pages.subject(shown(stage).page)
        assert kind == "company"
        await stage.press("space")
        assert stage.browse.asked.chosen("company") == (name,)


def _spans(listed):  # type: ignore[no-untyped-def]
    from trendtui.tui.present.sheet import spans

    return list(spans(listed.row, listed._width))


async def test_the_same_page_is_not_opened_upon_itself_and_ends_say_so() -> None:
    async with opened() as stage:
        await stage.press("1", "d", "d")
        assert "that page" in stage.status
        await stage.press("right_square_bracket")
        at = pages.subject(shown(stage).page)
        await stage.press("right_square_bracket")
        assert pages.subject(shown(stage).page) == at
        assert "no page after" in stage.status
