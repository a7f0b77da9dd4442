"""What is typed: phrases letter by letter, and words that a person gets wrong or writes in another way."""

from __future__ import annotations

import random
import re

PHRASES = (
    "具身智能", "英伟达 芯片", "人工智能大模型", "多模态大模型", "推理时代", "openai", "gpt-4o",
    "deepseek", "transformer", "nvidia", "ai芯片", "ai agent", "智能体", "数据中心 能源",
    "模型训练成本", "合成数据", "强化学习", "scaling law", "世界模型", "谷歌 苹果", "llama 3",
    "的", "人形机器人", "检索增强生成", "chatgpt", "算力 成本 下降", "AI 推理 成本", "芯",
)  # fmt: skip
"""Each is typed letter by letter."""

LOOSER = {
    "slip": ("deepseak", "anthropc", "opneai", "trasformer", "nvdia", "gogle", "micorsoft", "perplexty"),
    "homophone": ("具生智能", "英伟答", "检所增强生成", "人型机器人", "合成数剧", "大魔型", "谷哥", "强化学系"),
    "pinyin": ("yingweida", "yinweida", "jushenzhineng", "renxingjiqiren", "guge", "damoxing", "suanli", "zhinengti"),
    "initials": ("ywd", "jszn", "dmx", "qhxx"),
    "another name": ("nvda", "輝達", "晶片", "軟體", "llm", "world model"),
}
"""Words that are found in a looser way only, by that way."""

_CJK = re.compile(r"[\u4e00-\u9fff]+")


def keys(phrases: tuple[str, ...]) -> list[str]:
    """What the query line holds after each key; a blank at the end changes nothing and is left out."""
    return [p[:n] for p in phrases for n in range(1, len(p) + 1) if not p[:n].endswith(" ")]


def chinese(text: str, each: int) -> dict[int, list[str]]:
    """Pieces of Chinese text of 1 to 8 characters, `each` of every length, drawn from a text."""
    draw = random.Random(8)
    runs = [m[0] for m in _CJK.finditer(text[:4_000_000])]
    pieces: dict[int, list[str]] = {}
    for length in range(1, 9):
        fitting = [r for r in runs if len(r) >= length]
        drawn: dict[str, None] = {}
        for _ in range(each * 20):
            if not fitting or len(drawn) == each:
                break
            run = draw.choice(fitting)
            at = draw.randrange(len(run) - length + 1)
            drawn[run[at : at + length]] = None
        pieces[length] = list(drawn)
    return pieces
