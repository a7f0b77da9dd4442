"""Themes of passages and sections: words, hints, headings, what is common to the whole document."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from trendtui.extract.themes import ThemeTagger, Weighing, themes_of
from trendtui.model.catalogue import Theme
from trendtui.model.document import Passage, Section, Span

THEMES = (
    Theme("tea", "茶", "Tea", "drinks", words=("茶叶", "tea leaf"), hints=("冲泡", "采摘"), title_words=("茶",)),
    Theme("coffee", "咖啡", "Coffee", "drinks", words=("咖啡",), hints=("冲泡", "烘焙")),
    Theme("shops", "店", "Shops", "trade", words=("咖啡馆", "门店"), hints=("顾客",)),
    Theme("water", "水", "Water", "drinks", words=("饮水",), hints=("水",)),
)
TAGGER = ThemeTagger(THEMES, variants=("葉叶",))


def tags(text: str, heading: bool = False) -> list[str]:
    return [t.theme for t in TAGGER.tags(text, 0, heading)]


def passage(number: int, section: int | None, text: str, kind: str = "paragraph") -> Passage:
    return Passage(number, section, kind, text, (Span(0, len(text)),), number + 1, number + 1)


def section(number: int, title: str, parent: int | None = None) -> Section:
    return Section(number, parent, 1 if parent is None else 2, title, 1, 1, ())


def sections(parts: list[Section], passages: list[Passage]) -> dict[int, tuple[str, ...]]:
    return dict(themes_of(TAGGER, parts, passages)[1])


def test_a_word_makes_a_tag_and_is_named_in_it() -> None:
    [tag] = TAGGER.tags("今年茶叶丰收", 5)
    assert (tag.passage, tag.theme, tag.words) == (5, "tea", ("茶叶",))
    assert 0 < tag.score < 1


def test_one_hint_is_not_enough_and_two_are() -> None:
    assert tags("学会冲泡") == []
    assert tags("先采摘再冲泡") == ["tea"]


def test_a_passage_about_nothing_gets_no_tag() -> None:
    assert tags("今天天气很好") == []
    assert tags("") == []


def test_a_title_word_counts_in_a_heading_only() -> None:
    assert tags("茶", heading=True) == ["tea"]
    assert tags("茶") == []


def test_plurals_case_and_traditional_characters_count() -> None:
    assert tags("tea leafy") == []
    assert tags("TEA LEAFS and prices") == ["tea"]
    assert tags("茶葉") == ["tea"]


def test_a_hint_inside_a_longer_word_says_nothing() -> None:
    assert "water" not in tags("饮水机旁的水")[1:]
    assert tags("咖啡馆") == ["coffee", "shops"]


def test_a_section_takes_its_theme_from_title_and_body() -> None:
    parts = [section(0, "茶的未来"), section(1, "没有线索")]
    body = [passage(0, 0, "门店与顾客，门店很多"), passage(1, 1, "咖啡，咖啡与烘焙")]
    assert sections(parts, body) == {0: ("shops", "tea"), 1: ("coffee",)}


def test_what_the_whole_document_speaks_of_counts_less() -> None:
    parts = [section(n, f"第{n}节") for n in range(4)]
    body = [passage(n, n, "茶叶市场") for n in range(3)] + [passage(3, 3, "茶叶与咖啡")]
    assert sections(parts, body)[3][0] == "coffee"


def test_a_section_hears_its_parent_and_its_children() -> None:
    parts = [section(0, "饮品"), section(1, "一"), section(2, "咖啡篇"), section(3, "二", parent=2)]
    body = [passage(0, 3, "无事发生"), passage(1, 1, "茶叶")]
    assert sections(parts, body) == {1: ("tea",), 2: ("coffee",), 3: ("coffee",)}


def test_a_document_on_one_subject_tells_it_to_sections_that_hardly_speak_of_it() -> None:
    parts = [section(n, f"第{n}节") for n in range(6)]
    body = [passage(n, n, "茶叶与烘焙" if n else "茶叶与门店，顾客很多") for n in range(6)]
    alone = [passage(n, n, "无事发生") for n in range(1, 6)]
    assert "tea" in sections(parts, body)[0]
    assert sections(parts, [passage(0, 0, "门店，顾客很多"), *alone]) == {0: ("shops",)}


def test_circular_parents_end() -> None:
    parts = [Section(0, 1, 1, "茶", 1, 1, ()), Section(1, 0, 1, "咖啡", 1, 1, ())]
    assert set(sections(parts, [passage(0, 0, "茶叶")])) == {0, 1}


@given(st.lists(st.one_of(st.text(), st.sampled_from(["茶叶", "冲泡", "烘焙", "咖啡馆"])), max_size=8), st.booleans())
def test_any_text_gives_at_most_four_tags_with_words(parts: list[str], heading: bool) -> None:
    found = TAGGER.tags("".join(parts), 0, heading)
    assert len(found) <= 4
    assert all(tag.words and 0 < tag.score <= 1 for tag in found)


def test_a_word_that_an_exception_touches_does_not_count() -> None:
    drinks = Theme("tea", "茶", "Tea", "drinks", words=("茶馆", "茶"), exceptions=("茶色", "下午茶点"))
    tagger = ThemeTagger((drinks, Theme("glass", "玻璃", "Glass", "trade", words=("玻璃",))))
    assert [t.theme for t in tagger.tags("茶色玻璃", 0)] == ["glass"]
    assert next(t.words for t in tagger.tags("喝茶，茶色玻璃", 0)) == ("茶",)
    assert tagger.tags("下午茶点", 0) == ()
    assert [t.theme for t in tagger.tags("老茶馆", 0)] == ["tea"]


def test_a_spelling_counts_once_however_it_is_listed() -> None:
    twice = ThemeTagger(
        (Theme("tea", "茶", "Tea", "drinks", words=("茶叶",), hints=("茶葉",), title_words=("茶叶",)),), ("葉叶",)
    )
    once = ThemeTagger((Theme("tea", "茶", "Tea", "drinks", words=("茶叶",)),), ("葉叶",))
    assert twice.title_weights("茶叶") == once.title_weights("茶叶")
    assert twice.tags("茶叶", 0) == once.tags("茶叶", 0)


def test_a_title_counts_less_when_its_body_speaks_of_something_else() -> None:
    """门店 in the first title is a figure of speech; the second body has 门店 too."""
    parts = [section(0, "咖啡是新的门店"), section(1, "咖啡是新的门店")]
    body = [passage(0, 0, "咖啡，咖啡与烘焙"), passage(1, 1, "咖啡，门店，咖啡馆与顾客")]
    tagger = ThemeTagger(THEMES, weighing=Weighing(relative=0.6))
    found = dict(themes_of(tagger, parts, body)[1])
    assert (found[0], set(found[1])) == (("coffee",), {"coffee", "shops"})


def test_a_section_is_about_what_many_of_its_passages_speak_of() -> None:
    """One passage that goes on and on about tea against two that each speak of coffee."""
    parts = [section(0, "甲")]
    body = [passage(0, 0, "茶叶，tea leaf，采摘，冲泡"), passage(1, 0, "咖啡与烘焙"), passage(2, 0, "咖啡与烘焙")]
    by = Weighing(full=0.1, opening=0.0)
    first = {
        share: dict(themes_of(ThemeTagger(THEMES, weighing=replace(by, shared=share)), parts, body)[1])[0][0]
        for share in (0.0, 0.9)
    }
    assert first == {0.0: "tea", 0.9: "coffee"}
