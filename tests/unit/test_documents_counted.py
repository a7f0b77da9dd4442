"""Series that speakers count out under a noun of their own, banners, subtitles, lines that stand alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from trendtui.documents.reader import read
from trendtui.knowledge.chrome import load_chrome
from trendtui.model.document import Parsed

_CHROME = load_chrome(Path(__file__).parents[2] / "data" / "chrome.toml")
_FILL = "\n".join(f"养蜂场里的事情说也说不完{at * '啊'}" for at in range(1, 4))


def _counted(parsed: Parsed) -> list[tuple[str, int | None, str]]:
    return [(each.kind, each.ordinal, each.title) for each in parsed.sections if each.ordinal]


@pytest.mark.parametrize(
    ("labels", "announced", "kind"),
    [
        (("头一签", "然后第二签", "第三签啊这个可能没人信", "最后一签"), "我今年一共押四签", "prediction"),
        (("先说头一个苗头", "那么第二个苗头", "苗头三", "最后这个苗头"), "手里有四个苗头 一个一个说", "trend"),
    ],
)
def test_a_series_is_counted_out_under_any_noun(labels: tuple[str, ...], announced: str, kind: str) -> None:
    said = ("蜂蜜会按产地论斤卖", "小镇要抢着办蜂蜜节", "机器会替人看守蜂箱", "老蜂农都要学会直播")
    items = "\n".join(f"{label}\n{words}\n{_FILL}" for label, words in zip(labels, said, strict=True))
    parsed = read(f"养蜂这一行我看了十年\n{announced}\n{items}\n好了都说完了\n", "x", _CHROME, "transcript")
    assert _counted(parsed) == [(kind, at + 1, words) for at, words in enumerate(said)]


def test_what_nobody_announces_and_steps_are_no_series() -> None:
    for noun, announced in (("苗头", "养蜂的人都很忙"), ("步骤", "一共四个步骤")):
        items = "\n".join(f"第{n}个{noun}\n要把蜂箱搬到山上去\n{_FILL}" for n in "一二三四")
        parsed = read(f"养蜂这一行我看了十年\n{announced}\n{items}\n", "x", _CHROME, "transcript")
        assert not [each for each in parsed.sections if each.kind in ("trend", "prediction")]


_BODY = (
    "山里的蜂箱一年要搬四次，每一次都得赶在花开之前。老人们说，路修好以后，跑一趟只要半天，从前却要走上整整两天。" * 2
)


def test_a_banner_between_rules_is_no_heading() -> None:
    rule = "=" * 30
    text = (
        f"在浏览器中查看 | 退订\n{rule}\n蜂 农 周 刊  VOL.9\n2025-03-04 · 周二 · 阅读约需6分钟\n{rule}\n\n{_BODY}\n\n"
    )
    parsed = read(text + f"## 花期\n\n{_BODY}\n\n## 蜜源\n\n{_BODY}\n", "x", _CHROME, "markdown")
    assert [each.title for each in parsed.sections] == ["花期", "蜜源"]
    assert parsed.metadata.title == "蜂 农 周 刊 VOL.9"


def test_the_title_is_the_line_above_its_subtitle() -> None:
    text = f"养蜂业：从山里到货架\n——二〇二五年春季的长篇观察之北方花期篇\n\n{_BODY}\n\n花期\n\n{_BODY}\n"
    assert read(text, "x", _CHROME, "page").metadata.title == "养蜂业：从山里到货架"


@pytest.mark.parametrize("line", ["搬箱这件事，比想象中难", "年轻人去哪了", "留下来的和走掉的"])
def test_a_short_line_alone_above_a_long_paragraph_is_a_heading(line: str) -> None:
    text = f"养蜂人的四季与山路\n\n{_BODY}\n\n{line}\n\n{_BODY}\n\n花期的账本\n\n{_BODY}\n"
    assert line in [each.title for each in read(text, "x", _CHROME, "page").sections]
    inside = f"养蜂人的四季与山路\n\n{_BODY}\n{line}\n{_BODY}\n\n花期的账本\n\n{_BODY}\n"
    assert line not in [each.title for each in read(inside, "x", _CHROME, "page").sections]
