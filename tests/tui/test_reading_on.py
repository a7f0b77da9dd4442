"""Reading on: hits into the next document, words found in this one, a line, and back to where one was."""

import pytest

from tests.tui.fake import FakeExplorer
from tests.tui.stage import NORMAL, Stage, opened
from trendtui.tui.reading_messages import NotedCame, WordsFound
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.widgets.askline import AskLine
from trendtui.tui.widgets.document import Document
from trendtui.words import say


def reader(stage: Stage) -> ReaderScreen:
    assert isinstance(stage.app.screen, ReaderScreen)
    return stage.app.screen


def marked(stage: Stage) -> str:
    """The words of the current hit, on the screen."""
    text = reader(stage).text
    assert text.hit is not None
    row = text.layout_.row_of(text.hit.block, text.hit.start)
    assert 0 <= row - text.scroll_offset.y < text.size.height
    return text.layout_.texts[text.hit.block][text.hit.start : text.hit.end]


async def test_n_goes_on_into_the_next_document_and_says_so_and_counts_over_all_of_them() -> None:
    async with opened(NORMAL) as stage:
        await stage.type("agent")
        await stage.press("enter", "4", "enter")
        documents = reader(stage).documents
        total = sum(d.hits for d in documents)
        assert len(documents) == 2
        here = len(reader(stage).text.hits)
        assert f"hit 1 of {total}, document 1 of 2" in stage.text()
        for n in range(2, total + 1):
            await stage.press("n")
            assert f"hit {n} of {total}" in stage.text()
            assert marked(stage).lower() == "agent"
            if n == here + 1:
                assert "Next document, 2 of 2: State of Applied Agents" in stage.text()
                assert reader(stage).reading.source == "agents-2025.md"  # type: ignore[union-attr]
        await stage.press("n")
        assert "Round the end, to document 1 of 2" in stage.text()
        assert f"hit 1 of {total}" in stage.text()
        await stage.press("N")
        assert f"hit {total} of {total}, document 2 of 2" in stage.text()
        await stage.press("less_than_sign")
        assert f"hit 1 of {total}, document 1 of 2" in stage.text()


async def test_where_not_every_number_is_known_only_those_of_the_document_are_told() -> None:
    explorer = FakeExplorer()
    explorer.counting = False
    async with opened(explorer=explorer) as stage:
        await stage.type("agent")
        await stage.press("enter", "4", "enter")
        here = len(reader(stage).text.hits)
        assert f"hit 1 of {here} here, document 1 of 2" in stage.text()
        await stage.press(*["n"] * here)
        assert reader(stage).reading.source == "agents-2025.md"  # type: ignore[union-attr]


async def test_words_are_found_as_one_types_and_escape_returns_to_the_hits_of_the_query() -> None:
    async with opened((100, 14)) as stage:
        await stage.type("算力")
        await stage.press("enter", "4", "enter")
        text = reader(stage).text
        hits, top = text.hits, text.top
        await stage.press("slash", "监", "管")
        assert stage.app.screen.query_one(AskLine).line.value == "监管"
        assert "1 of 2" in stage.lines()[-2]
        assert marked(stage) == "监管"
        await stage.press("x")
        assert say("reading.nothing").strip() in stage.text()
        await stage.press("escape")
        assert (text.hits, text.top) == (hits, top)
        assert "hit 1 of 3" in stage.text()
        await stage.press("ctrl+f", "监", "管", "enter", "n")
        assert text.has_focus
        assert "found 2 of 2: 监管" in stage.text()
        assert marked(stage) == "监管"
        await stage.press("n")
        assert "first hit" in stage.status
        await stage.press("escape")
        assert text.hits == hits
        await stage.press("escape")
        assert isinstance(stage.app.screen, ReaderScreen)
        assert text.top == top


async def test_a_line_is_gone_to_and_one_that_is_not_there_is_told() -> None:
    async with opened((100, 14)) as stage:
        await stage.press("4", "enter")
        text = reader(stage).text
        await stage.press("colon", "2", "2", "enter")
        assert text.line == 22
        assert "line 22" in stage.text()
        await stage.press("colon", "9", "9", "9", "enter")
        assert "no line 999" in stage.status
        assert text.line == 22
        await stage.press("colon", "3", "escape")
        assert text.line == 22
        await stage.press("less_than_sign")
        assert text.top == (0, 0)
        await stage.press("greater_than_sign")
        assert text.line == 22


async def test_the_outline_is_a_jump_that_can_be_taken_back() -> None:
    async with opened((120, 14)) as stage:
        await stage.press("4", "enter", "f", "end", "enter")
        text = reader(stage).text
        assert text.top != (0, 0)
        await stage.press("escape")
        assert text.top == (0, 0)
        await stage.press("escape")
        assert stage.app.screen is stage.browse


async def test_what_comes_too_late_for_another_document_is_dropped() -> None:
    async with opened() as stage:
        await stage.type("agent")
        await stage.press("enter", "4", "enter")
        screen = reader(stage)
        from trendtui.tui import messages as told

        things = screen.things
        screen.post_message(NotedCame("another.md", (), ()))
        screen.post_message(WordsFound("another.md", "", ()))
        screen.post_message(told.ReadingCame(stage.explorer.reading("agents-2025.md", screen.at.query)))
        await stage.rest()
        assert screen.reading is not None
        assert screen.reading.source == screen.at.place.source
        assert screen.things == things


@pytest.mark.parametrize("size", [(120, 30), (60, 20)])
async def test_hits_are_marked_along_the_scroll_bar(size: tuple[int, int]) -> None:
    async with opened(size) as stage:
        await stage.type("算力")
        await stage.press("enter", "4", "enter")
        text = reader(stage).query_one(Document)
        ruled = [text._ruled(y) for y in range(text.size.height)]
        rows = {text.layout_.row_of(h.block, h.start) for h in text.hits}
        assert 1 <= sum(role != "text" for role in ruled) <= len(rows)
        assert ruled.count("hit") == 1
