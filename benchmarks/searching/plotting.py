"""How time and size grow with the number of passages: two panels of an SVG, both axes logarithmic, by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from searching.measuring import spread
from searching.running import OURS, Measured
from searching.telling import RANKED, RG, TANTIVY, searched

Line = tuple[str, str, list[tuple[float, float]]]
"""A name, a colour and points."""

WIDTH, HEIGHT = 960, 400
_PANEL, _TOP, _BOTTOM, _LEFT, _GAP = 300, 50, 340, 60, 180


def _panel(left: float, title: str, unit: str, lines: list[Line]) -> list[str]:
    points = [p for _, _, of_line in lines for p in of_line if p[1] > 0]
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    low = 10 ** math.floor(math.log10(min(y for _, y in points)))
    high = 10 ** math.ceil(math.log10(max(y for _, y in points)) + 1e-9)

    def at(x: float, y: float) -> tuple[float, float]:
        across = math.log(x / x0) / math.log(x1 / x0)
        up = math.log(y / low) / math.log(high / low)
        return left + across * _PANEL, _BOTTOM - up * (_BOTTOM - _TOP)

    out = [f'<text x="{left}" y="{_TOP - 22}" font-weight="bold">{escape(title)}</text>']
    tick = low
    while tick <= high * 1.001:
        y = at(x0, tick)[1]
        out.append(f'<line x1="{left}" x2="{left + _PANEL}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        out.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{tick:,g}{unit}</text>')
        tick *= 10
    for x in sorted({x for x, _ in points}):
        across = at(x, low)[0]
        out.append(f'<line x1="{across:.1f}" x2="{across:.1f}" y1="{_TOP}" y2="{_BOTTOM}" stroke="#ddd"/>')
        out.append(f'<text x="{across:.1f}" y="{_BOTTOM + 18}" text-anchor="middle">{x:,.0f}</text>')
    first = lines[0][2][0]
    reach = min(x1, first[0] * high / first[1])
    (ax, ay), (bx, by) = at(*first), at(reach, first[1] * reach / first[0])
    out.append(f'<line x1="{ax:.1f}" y1="{ay:.1f}" x2="{bx:.1f}" y2="{by:.1f}" stroke="#999" stroke-dasharray="4 4"/>')
    used: list[float] = []
    for name, colour, of_line in sorted(lines, key=lambda line: -line[2][-1][1]):
        shown = [at(x, y) for x, y in of_line if y > 0]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in shown)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in shown]
        y = max([shown[-1][1] + 4, *(u + 14 for u in used[-1:])])
        used.append(y)
        out.append(f'<text x="{left + _PANEL + 8}" y="{y:.1f}" fill="{colour}">{escape(name)}</text>')
    return out


def growth(runs: Sequence[Measured]) -> str:
    """The SVG of a run over two sizes or more."""

    def line(name: str, colour: str, value: object) -> Line:
        return name, colour, [(m.size, value(m)) for m in runs]  # type: ignore[operator]

    times = [
        line("a key, p95", "#c2185b", lambda m: spread(m.keys[OURS])[1]),
        line("a key, median", "#f06292", lambda m: spread(m.keys[OURS])[0]),
    ]
    for name, colour in ((RG, "#1565c0"), (RANKED, "#2e7d32"), (TANTIVY, "#ef6c00")):
        if all(name in m.keys for m in runs):
            shown = {RG: "rg -c, p95", RANKED: "FTS5 bigrams, p95", TANTIVY: "tantivy, p95"}[name]
            times.append(line(shown, colour, lambda m, name=name: spread(m.keys[name])[1]))
    sizes = [
        line("whole index, MB", "#c2185b", lambda m: sum(m.tables.values())),
        line("gram and facet, MB", "#f06292", searched),
        line("built in all, s", "#1565c0", lambda m: m.build["total"]),
        line("postings, s", "#64b5f6", lambda m: m.build["postings"]),
    ]
    body = [
        *_panel(_LEFT, "Milliseconds for a key press", "", times),
        *_panel(_LEFT + _PANEL + _GAP, "Size and time to build", "", sizes),
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 14}" text-anchor="middle">passages; dashed: growth in proportion</text>',
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
            'font-size="12" fill="#333">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
            *body,
            "</svg>\n",
        ]
    )
