"""The figures: sorted by place, value, year or company; one kind after the other."""

from tests.tui.stage import NORMAL, opened


async def test_s_goes_through_the_orders_and_the_head_marks_the_sorted_column() -> None:
    async with opened() as stage:
        await stage.press("3", "s")
        assert stage.browse.order == "value"
        assert "Value v" in stage.text()
        kinds = [(f.kind, -(f.comparable or 0)) for f in stage.results.rows]
        assert kinds == sorted(kinds)
        await stage.press("s")
        assert "year v" in stage.text()
        years = [f.year or 0 for f in stage.results.rows]
        assert years == sorted(years, reverse=True)
        await stage.press("s")
        assert "Company ^" in stage.text()
        await stage.press("s")
        assert stage.browse.order == "place"
        asked = zip(stage.explorer.orders, stage.explorer.listed, strict=True)
        assert [order for order, lists in asked if "figures" in lists][-4:] == ["value", "year", "company", "place"]


async def test_another_order_starts_at_its_top() -> None:
    async with opened() as stage:
        await stage.press("3", "j", "j", "s")
        assert stage.results.cursor == 0
        assert stage.browse.chosen is stage.results.rows[0]


async def test_t_writes_one_kind_after_the_other_into_the_query_line() -> None:
    async with opened(NORMAL) as stage:
        await stage.press("3")
        answer = stage.browse.answer
        assert answer is not None
        kinds = [value.value for value in answer.facets["kind"]]
        assert len(kinds) > 1
        for kind in kinds:
            await stage.press("t")
            assert stage.line == f"kind:{kind}"
            assert {f.kind for f in stage.results.rows} == {kind}
        await stage.press("t")
        assert stage.line == ""


async def test_converted_values_and_forecasts_are_marked_in_words() -> None:
    async with opened() as stage:
        await stage.press("3", "s")
        text = stage.text()
        assert "≈ 14,000 USD" in text  # 9.8 万元 at 7
        assert "2031 F" in text


async def test_s_in_another_list_opens_the_figures() -> None:
    async with opened() as stage:
        await stage.press("1", "s")
        assert stage.browse.tab == "figures"


async def test_v_shows_the_words_of_the_reports_and_the_values_again() -> None:
    async with opened() as stage:
        await stage.press("3")
        assert "6.5 billion USD" in stage.text()
        await stage.press("j", "V")
        assert stage.results.cursor == 1
        assert "As written" in stage.text()
        assert "65 亿美元" in stage.text()
        assert "Value" not in stage.text()
        await stage.press("V")
        assert "6.5 billion USD" in stage.text()


async def test_m_narrows_by_what_is_measured() -> None:
    async with opened() as stage:
        await stage.press("M")
        assert stage.browse.tab == "figures"
        assert "规模" in stage.text()
        await stage.press("enter")
        assert stage.line == "metric:规模"
        assert "figures that measure 规模" in stage.text()


async def test_a_form_writes_the_condition_and_says_what_it_finds() -> None:
    async with opened() as stage:
        await stage.type("agent")
        await stage.press("enter", "W", *"规模", "tab", *"1亿", "down", "down", "down", *"2025")
        assert "agent year:2025 规模>=1亿" in stage.text()
        await stage.press("enter")
        assert stage.line == "agent year:2025 规模>=1亿"
        assert stage.browse.tab == "figures"
        await stage.press("W", "tab", *"x", "escape")
        assert stage.line == "agent year:2025 规模>=1亿"


async def test_a_form_says_what_is_odd_and_does_nothing_when_it_is_empty() -> None:
    async with opened(NORMAL) as stage:
        await stage.press("W", "tab", *"many")
        assert "many is no number" in stage.text()
        await stage.press("backspace", "backspace", "backspace", "backspace", "enter")
        assert stage.app.screen is stage.browse
        assert stage.line == ""
