"""Every row of the catalogue: companies, themes, people, discovery and variants; and what checks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from trendtui.config import bundled
from trendtui.extract.companies import CompanyMatcher
from trendtui.extract.themes import ThemeTagger
from trendtui.knowledge.catalogue import check, load_catalogue
from trendtui.model.catalogue import Catalogue
from trendtui.model.problems import Problem


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue([bundled("data")])


def test_the_bundled_files_have_no_mistakes() -> None:
    assert check([bundled("data")]) == []


def test_every_plain_spelling_finds_its_company(catalogue: Catalogue) -> None:
    matcher = CompanyMatcher(catalogue)
    missed = []
    for company in catalogue.companies:
        for spelling in company.spellings:
            if spelling.near or spelling.product:
                continue
            found = matcher.find(f"据悉：“{spelling.text}”。", 0)
            if company.name not in {m.company for m in found}:
                missed.append(f"{company.row} {company.name}: {spelling.text}")
    assert missed == [], "these spellings cannot be found: another rule of the row, or a longer name, hides them"


def test_every_ambiguous_spelling_counts_beside_each_of_its_words(catalogue: Catalogue) -> None:
    matcher = CompanyMatcher(catalogue)
    missed = []
    for company in catalogue.companies:
        for spelling in company.spellings:
            for word in spelling.near:
                if word not in spelling.not_before and word not in spelling.not_near:
                    found = matcher.find(f"“{spelling.text}”。{word}。", 0)
                    if company.name not in {m.company for m in found}:
                        missed.append(f"{company.row} {company.name}: {spelling.text} + {word}")
    assert missed == []


def test_every_word_of_a_theme_makes_its_tag(catalogue: Catalogue) -> None:
    tagger = ThemeTagger(catalogue.themes, catalogue.variants)
    missed = [
        f"{theme.slug}: {word}"
        for theme in catalogue.themes
        for word in theme.words
        if theme.slug not in {tag.theme for tag in tagger.tags(f"（{word}）", 0)}
    ]
    assert missed == [], "a longer word of the same text hides these, or they belong to too many themes"


def test_every_theme_is_in_a_group_and_has_both_names(catalogue: Catalogue) -> None:
    groups = {group.slug for group in catalogue.groups}
    assert all(theme.group in groups and theme.zh and theme.en for theme in catalogue.themes)
    assert groups == {theme.group for theme in catalogue.themes}


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


GOOD = '[[company]]\nname = "云杉"\nspellings = ["云杉集团"]\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[company]]\nname = "云杉"\nspeling = ["a b"]\n', "companies.toml:1 云杉: unknown key 'speling'"),
        ('\n\n[[company]]\nname = "云杉"\nalso = "x"\n', "companies.toml:3 云杉: 'also' must be a list of texts"),
        ('[[company]]\nkind = "org"\n', "companies.toml:1: 'name' is missing or empty"),
        (
            GOOD + '[[company]]\nname = "青枫"\nproducts = ["云杉集团"]\n',
            "is a spelling of 云杉 too (companies.toml:1)",
        ),
        (GOOD + '[[company]]\nname = "ＹＵＮ"\nslips = ["云 杉"]\n', "is a spelling of 云杉 too"),
        (GOOD + GOOD, "the name stands at companies.toml:1 too"),
        ('[[company]]\nname = "云杉"\nexact = ["云"]\n', "is a single character"),
        ('[[company]]\nname = "云杉"\nkind = "firm"\n', "unknown kind 'firm'"),
        ('sectors = ["cloud"]\n[[company]]\nname = "云杉"\nsector = "tree"\n', "unknown sector 'tree'"),
        ('[[company]]\nname = "云杉"\ncountry = "cn"\n', "is not an ISO 3166 code"),
        ('[[company]]\nname = "云杉"\nambiguous = ["杉树"]\n', "'ambiguous' without 'near'"),
        ("[[company]]\nname = 3\n", "'name' must be a text"),
        ('[[company]]\nname = "云杉\n', "is not valid TOML"),
        ("colour = 1\n", "companies.toml: unknown key 'colour'; known are sectors"),
        ("sectors = 3\n", "companies.toml: 'sectors' must be a list of texts"),
    ],
)
def test_a_mistake_in_companies_is_told_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    folder = write(tmp_path, "companies.toml", text)
    assert any(complaint in line for line in check([folder])), check([folder])
    with pytest.raises(Problem):
        load_catalogue([folder])


THEME = '[groups.a]\nzh = "甲"\nen = "A"\n[[theme]]\nslug = "x"\nzh = "某"\nen = "X"\ngroup = "a"\nwords = ["w"]\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (THEME.replace('group = "a"', 'group = "b"'), "unknown group 'b'; known are a"),
        (THEME + THEME[THEME.index("[[") :], "duplicate slug"),
        (THEME.replace('slug = "x"', 'slug = "X y"'), "a slug is lower-case letters"),
        (THEME.replace('words = ["w"]', ""), "'words' is missing or empty"),
        ("groups = 3\n", "'groups' must be tables"),
    ],
)
def test_a_mistake_in_themes_is_told_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    folder = write(write(tmp_path, "companies.toml", GOOD), "themes.toml", text)
    assert any(complaint in line for line in check([folder])), check([folder])


def test_the_users_rows_extend_hide_and_take_over(tmp_path: Path) -> None:
    bundled_rows = GOOD + '[[company]]\nname = "青枫"\nspellings = ["青枫", "枫树"]\n[[company]]\nname = "白桦"\n'
    own_rows = (
        '[[company]]\nname = "云杉"\nspellings = ["Spruce"]\nticker = "SPR"\n'
        '[[company]]\nname = "白桦"\nhidden = true\n'
        '[[company]]\nname = "枫叶"\nspellings = ["枫树"]\n'
    )
    ours, own = write(tmp_path / "a", "companies.toml", bundled_rows), write(tmp_path / "b", "companies.toml", own_rows)
    companies = {c.name: c for c in load_catalogue([ours, own]).companies}
    assert [s.text for s in companies["云杉"].spellings] == ["云杉", "云杉集团", "Spruce"]
    assert companies["云杉"].ticker == "SPR"
    assert "白桦" not in companies
    assert [s.text for s in companies["青枫"].spellings] == ["青枫"]
    assert [s.text for s in companies["枫叶"].spellings] == ["枫叶", "枫树"]


def test_no_folder_with_companies_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"no companies\.toml"):
        load_catalogue([tmp_path])
