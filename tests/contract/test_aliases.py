"""Every group of names: what stands in aliases.toml, what companies, themes and people add, and what checks it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trendtui.config import bundled
from trendtui.importing.run import Knowledge
from trendtui.knowledge.aliases import MOST_GROUPS, distinct, groups, written
from trendtui.knowledge.catalogue import check, load_catalogue
from trendtui.knowledge.companies import key_of
from trendtui.model.catalogue import AliasGroup, Catalogue, Company, PeopleCues, Spelling, Theme
from trendtui.model.problems import Problem


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue([bundled("data")])


@pytest.fixture(scope="module")
def known(catalogue: Catalogue) -> tuple[AliasGroup, ...]:
    return groups(catalogue)


def test_every_group_has_two_names_none_twice_none_of_one_character(known: tuple[AliasGroup, ...]) -> None:
    wrong = []
    for group in known:
        forms = [written(name) for name in group.names]
        if len({*map(key_of, forms)}) < 2 or len(set(forms)) < len(forms) or min(map(len, forms)) < 2:
            wrong.append((group.row, group.names))
    assert wrong == []


def test_no_name_means_too_many_things(known: tuple[AliasGroup, ...]) -> None:
    used = Counter(written(name) for group in known for name in group.names)
    assert {name: count for name, count in used.items() if count > MOST_GROUPS} == {}


def test_the_table_and_the_companies_agree(catalogue: Catalogue) -> None:
    owners = {
        key_of(s.text): c.name for c in catalogue.companies for s in c.spellings if not (s.near or s.slip or s.product)
    }
    wrong = []
    for group in catalogue.aliases:
        first, *others = group.names
        owner = owners.get(key_of(first))
        taken = {owners[key_of(name)] for name in others if key_of(name) in owners} - {owner}
        if owner and taken:
            wrong.append((group.row, owner, taken))
    assert wrong == []


def test_the_bundled_first_names_lead_somewhere_of_their_own(catalogue: Catalogue) -> None:
    firsts = Counter(key_of(group.names[0]) for group in catalogue.aliases)
    assert [name for name, count in firsts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("NVDA", "英伟达"),
        ("輝達", "英伟达"),
        ("llm", "大模型"),
        ("RL", "强化学习"),
        ("cot", "思维链"),
        ("world model", "世界模型"),
        ("musk", "马斯克"),
        ("RAG", "检索增强生成"),
        ("embodied", "具身智能"),
        ("矽谷", "硅谷"),
        ("晶片", "芯片"),
        ("ARR", "年度经常性收入"),
        ("capex", "资本开支"),
        ("0700.HK", "腾讯"),
        ("doubao", "豆包"),
    ],
)
def test_what_people_type_leads_to_what_reports_write(known: tuple[AliasGroup, ...], typed: str, found: str) -> None:
    assert any({key_of(typed), key_of(found)} <= {key_of(name) for name in group.names} for group in known)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("机器学习", "深度学习"),
        ("芯片", "GPU"),
        ("豆包", "字节跳动"),
        ("训练", "推理"),
        ("VR", "AR"),
        ("预训练", "后训练"),
    ],
)
def test_different_things_share_no_group(known: tuple[AliasGroup, ...], one: str, other: str) -> None:
    assert not [g.row for g in known if {key_of(one), key_of(other)} <= {key_of(name) for name in g.names}]


def company(name: str, *spellings: Spelling, also: tuple[str, ...] = (), ticker: str = "") -> Company:
    return Company(name, "company", "", "", ticker, also, (Spelling(name), *spellings), "companies.toml:1")


def test_a_company_is_a_group_without_what_is_no_name_of_it() -> None:
    spruce = company(
        "云杉",
        Spelling("Spruce", exact=True),
        Spelling("云彬", slip=True),
        Spelling("杉树", near=("融资",)),
        Spelling("杉杉写作", product=True),
        also=("Spruce Inc", "杉树"),
        ticker="0123.HK",
    )
    assert groups(Catalogue((spruce, company("白桦")), ())) == (
        AliasGroup(("云杉", "Spruce Inc", "Spruce", "0123.HK"), "companies.toml:1"),
    )


def test_the_chinese_name_of_a_company_stands_first() -> None:
    birch = company("Birch", also=("Birch Inc", "白桦", "桦木"))
    assert groups(Catalogue((birch,), ()))[0].names == ("白桦", "Birch", "Birch Inc", "桦木")


def test_groups_grow_by_their_first_name_and_never_by_another() -> None:
    catalogue = Catalogue(
        (company("云杉", also=("Spruce",)),),
        (Theme("forest", "森林", "Forests", "g", ("林",)),),
        people=PeopleCues(known=(("Ada Birch", ("艾达",)),)),
        aliases=(
            AliasGroup(("Spruce", "SPR"), "aliases.toml:1"),
            AliasGroup(("森林", "woods"), "aliases.toml:2"),
            AliasGroup(("艾达", "Ada"), "aliases.toml:3"),
            AliasGroup(("云南", "云杉", "SPR"), "aliases.toml:4"),
        ),
    )
    assert [group.names for group in groups(catalogue)] == [
        ("云杉", "Spruce", "SPR"),
        ("森林", "Forests", "woods"),
        ("Ada Birch", "艾达", "Ada"),
        ("云南", "云杉", "SPR"),
    ]


@given(st.lists(st.text(max_size=6), max_size=8))
def test_distinct_names_keep_their_order_and_their_first_writing(names: list[str]) -> None:
    kept = distinct(names)
    assert distinct(kept) == kept
    assert {written(name) for name in kept} == {key for name in names if len(key := written(name)) > 1}
    assert [names.index(name) for name in kept] == sorted(names.index(name) for name in kept)


COMPANIES = (
    '[[company]]\nname = "Spruce"\nalso = ["云杉"]\nspellings = ["云杉", "Spruce Inc"]\n[[company]]\nname = "白桦"\n'
)
GOOD = '[[alias]]\nnames = ["算力", "compute"]\n'


def write(folder: Path, text: str, companies: str = COMPANIES) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "companies.toml").write_text(companies, "utf-8")
    (folder / "aliases.toml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# mine\n\n[[alias]]\nname = ['a b']\n", "aliases.toml:3: unknown key 'name'; known are names, note, hidden"),
        ('[[alias]]\nnames = "算力"\n', "aliases.toml:1: 'names' must be a list of texts"),
        ('[[alias]]\nnote = "x"\n', "aliases.toml:1: 'names' is missing or empty"),
        ("[[alias]]\nnames = []\n", "aliases.toml:1: 'names' is missing or empty"),
        ('[[alias]]\nnames = ["算力"]\n', "aliases.toml:1 算力: a group needs two names"),
        ('[[alias]]\nnames = ["OpenAI", "ＯＰＥＮＡＩ"]\n', "'ＯＰＥＮＡＩ' stands in the group twice"),
        ('[[alias]]\nnames = ["算力", "算"]\n', "'算' is a single character"),
        (GOOD + GOOD, "aliases.toml:3 算力: another group begins with it at aliases.toml:1"),
        (
            "".join(f'[[alias]]\nnames = ["甲{n}", "乙丙"]\n' for n in range(4)),
            "aliases.toml:7 甲3: '乙丙' stands in more than 3 groups",
        ),
        ('[[alias]]\nnames = ["白桦", "spruce"]\n', "two companies of companies.toml in one group"),
        ('[[alias]]\nnames = ["算力\n', "is not valid TOML"),
        ("aliases = 1\n", "aliases.toml: unknown key 'aliases'"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    folder = write(tmp_path, text)
    assert any(complaint in line for line in check([folder])), check([folder])
    with pytest.raises(Problem):
        load_catalogue([folder])


def test_the_users_rows_extend_add_and_hide(tmp_path: Path) -> None:
    ours = write(tmp_path / "a", GOOD + '[[alias]]\nnames = ["芯片", "chip"]\n')
    own = write(
        tmp_path / "b",
        '[[alias]]\nnames = ["算力", "运算力", "Compute"]\nnote = "mine"\n'
        '[[alias]]\nnames = ["芯片"]\nhidden = true\n'
        '[[alias]]\nnames = ["Spruce"]\nhidden = true\n'
        '[[alias]]\nnames = ["白桦", "Birch"]\n',
        companies="",
    )
    assert [group.names for group in groups(load_catalogue([ours, own]))] == [
        ("白桦", "Birch"),
        ("算力", "compute", "运算力"),
    ]


def test_a_changed_table_is_other_knowledge(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    before = Knowledge.load(bundled("data"), own)
    (own / "aliases.toml").write_text('[[alias]]\nnames = ["云杉木", "spruce wood"]\n', "utf-8")
    after = Knowledge.load(bundled("data"), own)
    assert before.fingerprint != after.fingerprint
    assert after.aliases[-1].names == ("云杉木", "spruce wood")
