"""Why: what extraction read in a passage, as what, and by which rule or data row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trendtui.model.results import EvidenceRow
from trendtui.model.rows import Row
from trendtui.words import called, say


def explain(found: Mapping[str, Sequence[Row]], labels: Mapping[str, str]) -> tuple[EvidenceRow, ...]:
    """The rows of one passage as evidence, in reading order, the themes of the whole passage last.

    Args:
        found: table → rows, as `Reader.found_in` gives them.
        labels: theme slug → what it is called.
    """
    rows = [
        EvidenceRow(m["kind"], m["start"], m["end"], m["surface"], _company(m), m["rule"] or "", m["company_name"])
        for m in found["mention"]
    ]
    rows += [EvidenceRow("figure", f["start"], f["end"], f["text"], _figure(f), f["rule"]) for f in found["figure"]]
    rows += [
        EvidenceRow("year", y["start"], y["end"], str(y["year"]), f"{y['year']} ({y['role']})", f"years:{y['role']}")
        for y in found["passage_year"]
    ]
    rows += [
        EvidenceRow(
            "person", p["start"], p["end"], p["name"], " · ".join(x for x in (p["role"], p["company"]) if x), p["rule"]
        )
        for p in found["person"]
    ]
    rows.sort(key=lambda r: (r.start, r.end))
    rows += [
        EvidenceRow(
            "theme", 0, 0, ", ".join(t["words"]), labels.get(t["theme"], t["theme"]),
            f"themes.toml:{t['theme']} (score {t['score']:.2f})",
        )
        for t in found["passage_theme"]
    ]  # fmt: skip
    return tuple(rows)


def _company(mention: Row) -> str:
    found = "" if mention["status"] == "listed" else " " + say("evidence.discovered", status=called(mention["status"]))
    return f"{mention['company_name']}{found}"


def _figure(figure: Row) -> str:
    low, high = figure["low"], figure["high"]
    value = f"{low:.12g}" if low == high else f"{low:.12g}..{high:.12g}"
    parts = [
        f"{called(figure['hedge'])} {value} {called(figure['unit'])}".strip(),
        say("evidence.per", what=figure["per"]) if figure["per"] else "",
        called(figure["kind"]),
        figure["metric"],
        figure["company_name"],
        str(figure["year"] or ""),
        called("forecast") if figure["forecast"] else "",
    ]
    return _joined(*parts)


def _joined(*parts: str | None) -> str:
    return " · ".join(p for p in parts if p)
