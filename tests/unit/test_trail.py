"""The trail: back and forward over queries, none lost, none twice."""

from hypothesis import given
from hypothesis import strategies as st

from trendtui.model.query import Query, Term
from trendtui.tui.trail import LONGEST, Trail

QUERIES = st.sampled_from([Query((Term(c),)) for c in "abcd"])


@given(st.lists(QUERIES))
def test_back_undoes_every_visit_and_forward_redoes_it(queries: list[Query]) -> None:
    trail = Trail()
    for query in queries:
        trail = trail.visit(query)
    there = trail
    steps = 0
    while trail.past:
        trail = trail.back()
        steps += 1
    assert trail.now == Query()
    assert steps == sum(a != b for a, b in zip([Query(), *queries], queries, strict=False))
    for _ in range(steps):
        trail = trail.forward()
    assert trail == there


def test_ends_and_new_ways() -> None:
    one, two = Query((Term("1"),)), Query((Term("2"),))
    assert Trail().back() == Trail()
    assert Trail().forward() == Trail()
    left = Trail().visit(one).back()
    assert left.visit(two).future == ()
    assert Trail().visit(one).refine(two).back().now == Query()
    long = Trail()
    for n in range(LONGEST * 2):
        long = long.visit(Query((Term(str(n)),)))
    assert len(long.past) == LONGEST
