"""The trail: back and forward over stops of every kind, none lost, none twice."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from trendtui.model.query import Query, Term
from trendtui.model.results import Place
from trendtui.tui.trail import LONGEST, AskedFor, PageOf, ReadAt, Stop, Trail, same_spot

QUERIES = st.sampled_from([Query((Term(c),)) for c in "ab"])
STOPS: st.SearchStrategy[Stop] = st.one_of(
    st.builds(AskedFor, QUERIES, st.sampled_from(["trends", "figures"]), st.integers(0, 9)),
    st.builds(
        ReadAt, st.builds(lambda s, n: Place(s, n, n, n), st.sampled_from(["a.md", "b.md"]), st.integers(1, 3)), QUERIES
    ),
    st.builds(PageOf, st.sampled_from(["company", "theme"]), st.sampled_from("xy"), row=st.integers(0, 9)),
)


@given(st.lists(STOPS))
def test_back_undoes_every_visit_and_forward_redoes_it(stops: list[Stop]) -> None:
    trail = Trail()
    for stop in stops:
        trail = trail.visit(stop)
    there = trail
    steps = 0
    while trail.past:
        trail = trail.back()
        steps += 1
    assert trail.now == AskedFor()
    assert steps == sum(a != b for a, b in zip([AskedFor(), *stops], stops, strict=False))
    for _ in range(steps):
        trail = trail.forward()
    assert trail == there


@given(st.lists(st.one_of(STOPS, st.sampled_from(["back", "forward"])), max_size=30), STOPS)
def test_a_stop_left_is_remembered_where_it_was_left_and_moves_no_other(walk: list[Stop | str], left: Stop) -> None:
    trail = Trail()
    for step in walk:
        trail = trail.visit(step) if not isinstance(step, str) else getattr(trail, step)()
    after = trail.leave(left)
    assert (after.past, after.future) == (trail.past, trail.future)
    assert after.now is (left if same_spot(left, trail.now) else trail.now)


def test_a_row_or_a_list_is_no_other_stop_but_is_come_back_to() -> None:
    asked = AskedFor(Query((Term("a"),)))
    trail = Trail().visit(asked).leave(replace(asked, tab="figures", row=7)).visit(PageOf("company", "x"))
    assert trail.visit(PageOf("company", "x", row=3)) == trail
    now = trail.back().now
    assert isinstance(now, AskedFor)
    assert (now.tab, now.row) == ("figures", 7)


def test_two_places_of_a_document_are_two_stops_on_one_spot() -> None:
    top, below = ReadAt(Place("a.md", 1, 1, 1)), ReadAt(Place("a.md", 9, 9, 9))
    assert same_spot(top, below)
    assert Trail().visit(top).visit(below).back().now == top
    assert not same_spot(top, ReadAt(top.place, Query((Term("a"),))))
    assert not same_spot(top, AskedFor())


def test_ends_and_new_ways() -> None:
    one, two = AskedFor(Query((Term("1"),))), AskedFor(Query((Term("2"),)))
    assert Trail().back() == Trail()
    assert Trail().forward() == Trail()
    left = Trail().visit(one).back()
    assert left.visit(two).future == ()
    assert Trail().visit(one).refine(two).back().now == AskedFor()
    long = Trail()
    for n in range(LONGEST * 2):
        long = long.visit(AskedFor(Query((Term(str(n)),))))
    assert len(long.past) == LONGEST
