"""Pages gathered from a real index: what is in earnest, what is foretold, what is new, what stands beside."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trendtui.model.pages import CompanyPage, DocumentPage, ThemePage, YearPage
from trendtui.model.query import Query
from trendtui.search.service import Explorer

WRITTEN = {
    "serious.md": "算力与芯片\n英伟达的芯片，英伟达的 GPU。\n天气很好。\n英伟达在2024年。",
    "passing.md": "模型与训练\n没有名字。\n顺便说到英伟达的芯片。\n没有名字。\n智能体。",
    "row.md": "智能体的一年\n英伟达一。\n英伟达二。\n英伟达三。\n别的。\n英伟达四。",
}


@pytest.fixture
def written(tmp_path: Path, write_index: Callable[..., None]) -> Explorer:
    write_index(tmp_path / "pages.db", WRITTEN)
    return Explorer.open(tmp_path / "pages.db")


def test_a_company_is_spoken_of_in_earnest_or_in_passing(written: Explorer) -> None:
    page = written.page("company", "NVIDIA")
    assert isinstance(page, CompanyPage)
    assert {d.source: (d.passages, d.earnest, d.primary) for d in page.documents} == {
        "serious.md": (2, 1, True),  # named twice in one passage
        "row.md": (4, 3, True),  # three in a row name it
        "passing.md": (1, 0, False),
    }
    assert page.documents[-1].source == "passing.md"
    assert (page.passages, page.earnest, page.mentions) == (7, 4, 8)


def test_a_theme_has_its_documents_side_by_side(explorer: Explorer) -> None:
    page = explorer.page("theme", "chips")
    assert isinstance(page, ThemePage)
    assert page.documents == len(page.shares) == 2
    assert [share.passages for share in page.shares] == sorted((s.passages for s in page.shares), reverse=True)
    best = page.shares[0].best[0]
    assert [best.text[a:b] for a, b in best.marks]
    assert page.after or page.before


def test_a_year_knows_its_neighbours_and_tells_forecasts_apart(explorer: Explorer) -> None:
    page = explorer.page("year", "2025")
    assert isinstance(page, YearPage)
    assert (page.before, page.after) == ("2024", "2026")
    facets = explorer._snapshot().facets
    facets["forecast"]["2026"] = facets["year"]["2026"]
    ahead = explorer.page("year", "2026")
    assert isinstance(ahead, YearPage)
    assert not ahead.after
    assert (ahead.passages, ahead.foretold) == (1, 1)
    assert [share.source for share in ahead.forecasts] == ["beta.txt"]
    assert ahead.facts == ()
    assert [share.source for share in page.facts] == ["alpha.md"]
    assert page.forecasts == ()


def test_a_document_tells_what_it_holds(explorer: Explorer) -> None:
    page = explorer.page("document", "alpha.md")
    assert isinstance(page, DocumentPage)
    assert page.publisher == "某出版者"
    assert [item.title for item, _ in page.outline] == ["算力与芯片", "智能体的一年"]
    assert [place.line for _, place in page.outline] == [1, 4]
    assert page.after == "beta.txt"
    assert page.missing == ("url",)


@pytest.mark.parametrize(("kind", "value"), [("company", "x"), ("theme", "x"), ("year", "x"), ("document", "x")])
def test_what_the_index_has_not_has_no_page(explorer: Explorer, kind: str, value: str) -> None:
    assert explorer.page(kind, value) is None


def test_the_overview_counts_what_is_found_and_what_is_new(explorer: Explorer) -> None:
    whole = explorer.overview(Query(), "2025-12-31")
    assert (whole.documents, whole.new) == (2, 2)
    assert explorer.overview(Query(), "").new == 0
    by_document = whole.heat[0]
    assert by_document.by == "source"
    assert whole.heat[-1].by == "published"
    for theme, counts in by_document.rows:
        assert sum(counts) == theme.count
    some = explorer.overview(explorer.parse("智能体"))
    assert some.passages < whole.passages
    assert [t.value for t in whole.years] == sorted(t.value for t in whole.years)


def test_what_a_passage_is_about_first(explorer: Explorer) -> None:
    found = explorer.search(explorer.parse("OpenAI 在2025年"), lists=("passages",)).passages[0].place
    assert explorer.subject("company", found) == "OpenAI"
    assert explorer.subject("year", found) == "2025"
    assert explorer.subject("theme", found) == "agents"
    assert explorer.subject("document", found) == "alpha.md"
