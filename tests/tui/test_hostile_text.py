"""Text of documents is never markup and never a command to the terminal, on any screen."""

import unicodedata
from dataclasses import replace

import pytest

from tests.tui.fake import REPORTS, FakeExplorer, Report
from tests.tui.stage import opened
from trendtui.model.results import FacetValue, Results

HOSTILE = (
    "[/]",
    "[red]赤[/red] a [b c=d] e",
    "[@click=app.quit]x[/]",
    "[link=https://example.org]y[/link]",
    "$name {0} %s \\[b]",
    "\x1b[31mred\x1b[0m \x1b]52;c;eHg=\x07 \x9b31m",
    "a\tb\rc\vd\x00e\x7f",
    "\u202eecilA\u202c \u2066x\u2069 \u200f\u061c",
    "\ud83d lone \udc00",
    "👨‍👩‍👧‍👦 ❤️ 🇨🇳 e\u0301\u0323 \u200b\ufeff",
    "，，，。。。）））",
    "\u2028two\u2029three\x85four",
    "𠮷野家 ｱｲｳ ＡＢＣ",
)


def spoiled(words: str) -> Report:
    report = REPORTS[0]
    return replace(
        report,
        source=f"{words}.md",
        title=f"{words} {report.title}",
        publisher=words,
        blocks=tuple(replace(b, text=f"{words} {b.text} 北辰智能 65 亿美元 2025") for b in report.blocks),
        outline=tuple(replace(i, title=f"{words} {i.title}", label=words) for i in report.outline),
    )


class Hostile(FakeExplorer):
    """Every name of every kind is the hostile one."""

    def __init__(self, words: str) -> None:
        super().__init__((spoiled(words),))
        self.words = words

    @property
    def labels(self) -> dict[str, str]:
        return dict.fromkeys(("agents", "robots", "compute", "chips", "regulation"), self.words)

    def search(self, query, *, limit=200, order="place") -> Results:  # type: ignore[no-untyped-def]
        found = super().search(query, limit=limit, order=order)
        value = FacetValue(self.words, self.words, 3)
        return replace(
            found,
            notes=(self.words,),
            facets={**found.facets, "theme": (value,), "company": (value,)},
            companies=tuple(replace(c, name=self.words, kind=self.words, text=self.words) for c in found.companies),
            figures=tuple(replace(f, text=self.words, metric=self.words, company=self.words) for f in found.figures),
        )


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_are_shown_harmlessly_everywhere(words: str) -> None:
    async with opened(explorer=Hostile(words)) as stage:
        for keys in (
            ("1",),
            ("2",),
            ("3",),
            ("s", "w", "j"),
            ("escape", "c"),
            ("j", "tab", "w"),
            ("escape",),
            ("escape", "s"),
            ("4", "j"),
            ("y",),
            ("enter",),
            ("n",),
            ("y",),
            ("f", "j"),
            ("escape",) * 2,
        ):
            await stage.press(*keys)
            assert stage.app.is_running
            lines = stage.lines()
            assert len(lines) == 40
            for line in lines:
                assert all(unicodedata.category(c) not in ("Cc", "Cs") for c in line)
                assert not any(c in "\u202e\u202d\u2066\u2067\u200f\u061c" for c in line)
            if words.startswith("["):
                assert words[:4] in stage.text()
        await stage.press("question_mark", "escape", "f2", "escape")
        if words.isprintable():
            await stage.type(words[:6])
        await stage.press("escape", "escape")
        assert stage.app.is_running
