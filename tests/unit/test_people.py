"""People named with a position: before it, after it, in Chinese, transliterated and Latin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.config import bundled
from trendtui.extract.people import PeopleFinder, people_of
from trendtui.knowledge.catalogue import load_catalogue
from trendtui.model.catalogue import PeopleCues
from trendtui.model.document import Passage, Quotation, Span
from trendtui.model.findings import Mention, Person

CUES = PeopleCues(
    positions=("联合创始人", "首席技术官", "创始人", "CEO", "教授", "researcher"),
    surnames=("欧阳", "李", "黄", "王"),
    not_names=("表示", "在", "认为"),
    known=(("Sam Altman", ("Sam Altman", "奥特曼")),),
)
FINDER = PeopleFinder(CUES)


def mention(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(0, start, start + len(name), name, name, "company")


@pytest.mark.parametrize(
    ("text", "company", "name", "role"),
    [
        ("云杉CEO黄晓东表示", "云杉", "黄晓东", "CEO"),
        ("云杉CEO李平在会上", "云杉", "李平", "CEO"),
        ("云杉首席技术官Mara Lindqvist发文", "云杉", "Mara Lindqvist", "首席技术官"),
        ("云杉联合创始人埃米尔·索伦森认为", "云杉", "埃米尔·索伦森", "联合创始人"),
        ("云杉CEO奥特曼", "云杉", "Sam Altman", "CEO"),
        ("欧阳明，云杉创始人", "云杉", "欧阳明", "创始人"),
        ("Mara Lindqvist（云杉CEO）", "云杉", "Mara Lindqvist", "CEO"),
    ],
)
def test_a_name_beside_a_position(text: str, company: str, name: str, role: str) -> None:
    [person] = FINDER.find(text, 0, [mention(text, company)])
    assert (person.name, person.role, person.company) == (name, role, company)
    assert person.name == "Sam Altman" or text[person.start : person.end] == person.name


@pytest.mark.parametrize("text", ["CEO表示", "创始人团队", "教授王", "李平去了", "一位researcher说", "", "CEO"])
def test_a_position_without_a_name_or_a_name_without_a_position(text: str) -> None:
    assert FINDER.find(text, 0) == ()


def test_the_speaker_of_a_quotation_box_is_a_person() -> None:
    passage = Passage(3, None, "quote", "未来可期。", (Span(0, 5),), 1, 1)
    box = Quotation("李平", "云杉创始人", 3, 1)
    assert people_of(FINDER, [passage], [box], {}) == (Person(3, 0, 0, "李平", "云杉创始人", "", "quotation"),)


@given(st.lists(st.one_of(st.text(), st.sampled_from(["CEO", "李", "王", "，", "创始人", "Sam Altman"])), max_size=9))
def test_any_text_gives_people_inside_it(parts: list[str]) -> None:
    text = "".join(parts)
    for person in FINDER.find(text, 0):
        assert 0 <= person.start < person.end <= len(text)
        assert person.name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云杉前对齐负责人Mara Ostrow以及联合创始人Theo Brandt离开了公司", ["Mara Ostrow", "Theo Brandt"]),
        ("由前云杉研究员Ravi Menon和前松果研究科学家Ilse Kramer等联合创立", ["Ravi Menon", "Ilse Kramer"]),
        ("云杉CEO李青、松果CTO Nora Vance，以及创始人Karl Otto表示", ["李青", "Nora Vance", "Karl Otto"]),
    ],
)
def test_a_name_ends_where_a_conjunction_or_a_position_begins(text: str, names: list[str]) -> None:
    catalogue = load_catalogue([bundled("data")])
    found = PeopleFinder(catalogue.people, catalogue.variants).find(text, 0)
    assert [person.name for person in found] == names
