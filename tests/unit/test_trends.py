"""Counted sections become findings, with their themes and in reading order."""

from trendtui.extract.trends import trends
from trendtui.model.document import Metadata, Parsed, Section


def section(number: int, kind: str, ordinal: int | None = None, group: str = "") -> Section:
    return Section(number, None, 1, f"title {number}", number + 1, number + 1, (), kind, ordinal, "", group)


def test_only_counted_sections_are_trends() -> None:
    sections = (
        section(0, "section"),
        section(1, "trend", 1, "行业趋势"),
        section(2, "prediction", 4),
        section(3, "chapter", 2),
    )
    parsed = Parsed("markdown", Metadata(), sections, ())
    found = trends(parsed, {1: ("chips", "agents"), 0: ("legal",)})
    assert [(trend.section, trend.kind, trend.ordinal) for trend in found] == [
        (1, "trend", 1),
        (2, "prediction", 4),
        (3, "chapter", 2),
    ]
    assert found[0].themes == ("chips", "agents")
    assert found[0].group == "行业趋势"
    assert found[1].themes == ()
