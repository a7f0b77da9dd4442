"""The figures: sorted by place, value, year or company; one kind after the other."""

from tests.tui.stage import NORMAL, opened


async def test_s_goes_through_the_orders_and_the_head_marks_the_sorted_column() -> None:
    async with opened() as stage:
        await stage.press("3", "s")
        assert stage.browse.order == "value"
        assert "Figure v" in stage.text()
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
