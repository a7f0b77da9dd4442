"""The exports' columns, told once: table → (statement, columns that hold JSON, columns that are true or false).

The keys are a contract with scripts; `column` counts from 0 within the line, the end is exclusive.
"""

from __future__ import annotations

SELECTS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "documents": (
        """SELECT source, path, title, publisher, authors, date, language, url, kind, tags, format, characters, lines
           FROM document ORDER BY source""",
        ("authors", "tags"),
        (),
    ),
    "sections": (
        """SELECT d.source, s.line, s.end_line, s.title, s.level, s.path, s.kind, s.ordinal, s.label, s."group",
                  s.themes
           FROM section s JOIN document d ON d.id = s.document ORDER BY d.source, s.line, s.number""",
        ("themes",),
        (),
    ),
    "trends": (
        """SELECT d.source, s.line, s.end_line, t.ordinal, t.title, t.kind, t."group", t.themes, t.words
           FROM trend t JOIN document d ON d.id = t.document JOIN section s ON s.id = t.section
           ORDER BY d.source, s.line, t.id""",
        ("themes", "words"),
        (),
    ),
    "mentions": (
        """SELECT d.source, m.line, m."column" AS start, m.column_end AS "end", m.surface, c.name AS company, m.kind,
                  m.status, m.rule, coalesce(s.path, '') AS section
           FROM mention m JOIN company c ON c.id = m.company JOIN passage p ON p.id = m.passage
           JOIN document d ON d.id = p.document LEFT JOIN section s ON s.id = p.section
           ORDER BY d.source, m.line, m."column", m.id""",
        (),
        (),
    ),
    "companies": (
        """SELECT c.name AS company, c.also, c.kind, c.sector, c.country, c.ticker, c.status, count(*) AS mentions,
                  count(DISTINCT m.passage) AS passages, count(DISTINCT p.document) AS documents,
                  (SELECT count(*) FROM figure f WHERE f.company = c.id) AS figures
           FROM mention m JOIN company c ON c.id = m.company JOIN passage p ON p.id = m.passage
           GROUP BY c.id ORDER BY mentions DESC, c.name""",
        ("also",),
        (),
    ),
    "figures": (
        """SELECT d.source, f.line, f."column" AS start, f.column_end AS "end", f.text, f.kind, f.low, f.high, f.unit,
                  f.hedge, f.per, f.metric, c.name AS company, f.year, f.forecast, f.rule,
                  coalesce(s.path, '') AS section
           FROM figure f JOIN passage p ON p.id = f.passage JOIN document d ON d.id = p.document
           LEFT JOIN section s ON s.id = p.section LEFT JOIN company c ON c.id = f.company
           ORDER BY d.source, f.line, f."column", f.id""",
        (),
        ("forecast",),
    ),
    "passages": (
        """SELECT d.source, p.line, p.end_line, json_extract(p.spans, '$[0][0]') AS start,
                  json_extract(p.spans, '$[#-1][1]') AS "end", p.spans, p.kind, coalesce(s.path, '') AS section, p.text,
                  (SELECT json_group_array(theme) FROM
                      (SELECT theme FROM passage_theme t WHERE t.passage = p.id ORDER BY score DESC, theme)) AS themes,
                  (SELECT json_group_array(year) FROM
                      (SELECT DISTINCT year FROM passage_year y WHERE y.passage = p.id ORDER BY year)) AS years
           FROM passage p JOIN document d ON d.id = p.document LEFT JOIN section s ON s.id = p.section
           ORDER BY d.source, p.number""",
        ("spans", "themes", "years"),
        (),
    ),
    "charts": (
        """SELECT d.source, c.line, c.caption, c.source AS credit, c.url, coalesce(s.path, '') AS section
           FROM chart c JOIN document d ON d.id = c.document LEFT JOIN section s ON s.id = c.section
           ORDER BY d.source, c.line, c.id""",
        (),
        (),
    ),
    "references": (
        """SELECT d.source, r.line, r.end_line, r.label, r.text, r.url,
                  (SELECT json_group_array(c.line) FROM citation c
                   WHERE c.document = d.id AND c.label = r.label) AS cited
           FROM reference r JOIN document d ON d.id = r.document ORDER BY d.source, r.line, r.id""",
        ("cited",),
        (),
    ),
    "people": (
        """SELECT d.source, p.line, x.name, x.role, x.company, x.rule, coalesce(s.path, '') AS section
           FROM person x JOIN passage p ON p.id = x.passage JOIN document d ON d.id = p.document
           LEFT JOIN section s ON s.id = p.section ORDER BY d.source, p.number, x.start, x.id""",
        (),
        (),
    ),
    "left-out": (
        """SELECT d.source, x.line, x.start, x."end", x.reason, substr(o.text, x.start + 1, x."end" - x.start) AS text
           FROM left_out x JOIN document d ON d.id = x.document JOIN original o ON o.document = d.id
           ORDER BY d.source, x.start""",
        (),
        (),
    ),
}
