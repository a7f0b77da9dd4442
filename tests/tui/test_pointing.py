"""What is marked in the text can be pointed at: cards, citations, mentions, and the way back."""

from dataclasses import replace

from tests.tui.fake import FakeExplorer, _read
from tests.tui.stage import NORMAL, Stage, opened
from trendtui.tui.screens.card import CardScreen
from trendtui.tui.screens.reader import ReaderScreen
from trendtui.tui.screens.sheet import PageScreen

REPORT = """\
# 引注与公司
北辰智能在 2025 年拿到 65 亿美元【1】。
\u202e云杉资本\u202c与北辰智能都看好算力，\x1b[31m份额 30%【1】。
## 后面
北辰智能说，监管还早【9】。
"""


class Cited(FakeExplorer):
    """One report with marks that point to its reference."""

    def __init__(self) -> None:
        super().__init__((_read("cited.md", "某院", "2026", REPORT + "正文。\n" * 60, 1),))


def reader(stage: Stage) -> ReaderScreen:
    assert isinstance(stage.app.screen, ReaderScreen)
    return stage.app.screen


def pointed(stage: Stage) -> str:
    """The words under the cursor, as they stand on the screen."""
    style = reader(stage).text.style_of("pointed")
    return "".join(
        segment.text for strip in stage.app.screen._compositor.render_strips() for segment in strip
        if segment.style and segment.style.bgcolor == style.bgcolor and segment.style.bold
    )  # fmt: skip


async def point_at(stage: Stage, words: str) -> None:
    for _ in range(40):
        await stage.press("full_stop")
        thing = reader(stage).text.thing
        if thing is not None and thing.noted.text == words:
            return
    raise AssertionError(f"{words} is not pointed at")


async def test_the_cursor_goes_through_all_that_is_marked_each_on_its_words() -> None:
    async with opened(NORMAL, Cited()) as stage:
        await stage.press("4", "enter")
        text = reader(stage).text
        seen = []
        for _ in text.things:
            await stage.press("full_stop")
            assert text.thing is not None
            assert pointed(stage) == text.thing.noted.text
            seen.append(text.thing)
        assert set(seen) == set(text.things)
        assert {t.noted.kind for t in seen} == {"company", "figure", "year", "citation", "reference"}
        await stage.press("comma")
        assert text.thing is seen[-2]


async def test_marks_are_taken_away_and_that_is_remembered_in_the_next_document() -> None:
    async with opened(explorer=Cited()) as stage:
        await stage.press("4", "enter")
        text = reader(stage).text
        row = text.layout_.row_of(1, 0)
        assert any("company" in piece.role for piece in text.painted(row))
        await stage.press("v")
        assert not any("company" in piece.role for piece in text.painted(row))
        await stage.press("escape", "enter")
        text = reader(stage).text
        assert not any("company" in piece.role for piece in text.painted(row))
        await stage.press("alt+v")
        assert any("company" in piece.role for piece in text.painted(row))


async def test_a_citation_leads_to_its_reference_and_back() -> None:
    async with opened(NORMAL, Cited()) as stage:
        await stage.press("4", "enter")
        text = reader(stage).text
        await point_at(stage, "【1】")
        await stage.press("enter")
        assert text.thing is not None
        assert text.thing.noted.kind == "reference"
        assert "企业调查" in stage.text()
        assert text.top != (0, 0)
        await stage.press("less_than_sign")
        assert text.top == (0, 0)
        await stage.press("greater_than_sign", "full_stop")
        assert text.thing is not None
        await stage.press("enter")
        assert text.thing.noted.kind == "citation"
        await point_at(stage, "【9】")
        await stage.press("enter")
        assert "no entry 9" in stage.status


async def test_the_card_of_a_company_tells_who_it_is_and_leads_on() -> None:
    async with opened() as stage:
        await stage.press("4", "enter")
        await point_at(stage, "北辰智能")
        assert "enter tells who" in stage.status
        await stage.press("enter")
        assert isinstance(stage.app.screen, CardScreen)
        for words in ("北辰智能", "Beichen AI", "2 documents", "State of Applied Agents 2025", "here"):
            assert words in stage.text()
        await stage.press("j", "enter")
        assert reader(stage).at.place.source == "agents-2025.md"
        await stage.press("escape", "enter", "c")
        assert isinstance(stage.app.screen, PageScreen)
        await stage.press("escape", "enter", "space")
        assert stage.app.screen is stage.browse
        assert stage.line == "company:北辰智能"
        await stage.press("less_than_sign")
        assert isinstance(stage.app.screen, ReaderScreen)


async def test_the_card_of_a_figure_tells_value_unit_company_year_and_rule_and_copies(tmp_path) -> None:  # type: ignore[no-untyped-def]
    keep = tmp_path / "copy.txt"
    async with opened(explorer=Cited(), keep=keep) as stage:
        await stage.press("4", "enter")
        await point_at(stage, "65 亿美元")
        assert "6.5 billion USD" in stage.status
        await stage.press("enter")
        for words in ("6500000000", "USD", "money", "北辰智能", "2025", "units.toml:money.USD"):
            assert words in stage.text()
        await stage.press("y")
        assert isinstance(stage.app.screen, ReaderScreen)
        assert "65 亿美元" in keep.read_text("utf-8")
        assert "cited.md" in keep.read_text("utf-8")
        await point_at(stage, "2025")
        await stage.press("enter", "space")
        assert stage.line == "year:2025"


async def test_mentions_of_the_chosen_company_or_theme_are_stepped_through() -> None:
    async with opened(NORMAL, Cited()) as stage:
        await stage.press("4", "enter")
        await point_at(stage, "云杉资本")
        await point_at(stage, "北辰智能")
        await stage.press("right_square_bracket")
        assert "Mention 3 of 3: 北辰智能" in stage.status
        await stage.press("right_square_bracket")
        assert "Round the end, mention 1 of 3" in stage.status
        await stage.press("alt+up", "left_square_bracket")
        assert "Mention 2 of 3" in stage.status
        assert pointed(stage) == "北辰智能"
    async with opened(NORMAL, Cited()) as stage:
        await stage.type("theme:regulation")
        await stage.press("enter", "4", "enter", "right_square_bracket")
        assert "1 of 1: 监管" in stage.status
        assert pointed(stage) == "监管"


async def test_a_click_points_and_a_second_one_opens() -> None:
    async with opened(explorer=Cited()) as stage:
        await stage.press("4", "enter")
        text = reader(stage).text
        thing = next(t for t in text.things if t.noted.text == "云杉资本")
        row = text.layout_.row_of(*thing.place) - text.scroll_offset.y
        offset = (2 + len("云"), row)
        await stage.pilot.click(text, offset=offset)
        await stage.rest()
        assert text.thing is thing
        await stage.pilot.click(text, offset=offset)
        await stage.rest()
        assert isinstance(stage.app.screen, CardScreen)
        await stage.press("escape")
        assert isinstance(stage.app.screen, ReaderScreen)


async def test_nothing_marked_is_told() -> None:
    explorer = FakeExplorer((replace(_read("bare.md", "", "", "# 标题\n一句话。\n", 1)),))
    async with opened(explorer=explorer) as stage:
        await stage.press("4", "enter", "enter")
        assert "Nothing is marked here" in stage.status
        await stage.press("right_square_bracket")
        assert "No company or theme" in stage.status
        await stage.press("n")
        assert "no words" in stage.status
