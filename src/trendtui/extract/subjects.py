"""Which company a figure is about: the subject of its clause, or the one carried on from the clauses before.

Investors, sources and rivals named beside it are not the subject; the words that say so are cues in data/units.toml.
A company is carried into another sentence only by a pronoun or by a metric that companies have: better no company
than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from trendtui.extract.clauses import Clauses
from trendtui.extract.cues import Cues
from trendtui.extract.grammar import Grammar
from trendtui.model.findings import Mention

BACK = 8
"""How many clauses of the same sentence a subject is looked for."""
WIDEST = 400
"""How many characters of a clause or sentence are looked through, should it be endless."""
SENTENCES = 2
"""How many sentences back a pronoun reaches; a metric of companies reaches one."""

_LIST = re.compile(r"\s?(?:[、,，/]|和|与|及|以及|and|&)\s?")
_OTHER_WORDS = re.compile(
    "其中|其后|其间|其他|其它|其次|其实|其余|尤其|极其|与其|它们|应该|该如何|比如|例如|因为|认为|作为|成为|由于|对于|关于|在于|目前|此前|当前|之前|以前|前沿|"
    "数据中心|数据库|数据集|同期|同比|同时|同样|共同|如同|合同|相同|不同|从而|参与|较为|较大|被动|难以|可以|所以"
)
"""Words that hold a pronoun or a preposition without being one."""
_OPENING = re.compile(
    r"(?:[\s*“”\"'(（>#·•-]|而|但是?|不过|其中|目前|当前|另外|此外|同时|预计|据悉|光是|仅|只有|约|超过|近|甚至|每|有|过去|全部|"
    r"[0-9]{4}\s?年|[0-9]{1,2}\s?月|[上下]半年|第?[一二三四]季度|一些|部分|个|前)*"
)
_OWNER = re.compile(r"(?:估值|市值|融资|营收|收入|ARR|用户|成立|valued at|valuation)[^，。；]{0,12}$")
_BEHIND = re.compile(r"的?(?:[一-鿿A-Za-z]{0,6}(?:公司|企业|平台|厂商|独角兽|巨头))?\s?")
_USES = re.compile(r"^[^，。；]{0,10}(?:使用|采用|选择|在用|用)[^，。；]{0,4}$")
_ACCORDING = re.compile(r"(?:根据|依据|(?<!数)据|according to)[^，,]{0,8}$", re.IGNORECASE)
_COUNTED = re.compile(r"[0-9万亿]\s?[个张台块颗片卡枚款]\s?(?:[0-9]\s?卡)?[A-Za-z ]{0,6}$")
"""Before a name: so many pieces of it are counted (3,617 台 HGX A100)."""
_LABEL = re.compile(r"[^：:\n。，]{0,16}?\s?(?:[：:]|--)")
_BULLET = re.compile(r"[\s*_·•#>「《-]*(?:[0-9]{1,2}[.、)）]\s?)?[\s*_「《-]*")
_OF_TWO = re.compile("[前后]者")
_MODEL_CASE = re.compile(r"以[^，。]{0,8}$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A mention in the running for subject."""

    start: int
    end: int
    company: str
    role: str
    """subject, oblique, source (has published it), speaker (says it) or listed (one of three or more in a row)."""
    product: bool


class Subjects:
    """The companies of one passage and what each of them does in its clause; made for each passage."""

    def __init__(self, folded: str, layout: Clauses, rules: Grammar, mentions: Sequence[Mention]) -> None:
        self.text, self.layout, self.rules = folded, layout, rules
        self.plain = _OTHER_WORDS.sub(lambda m: "·" * len(m.group()), folded)
        self.cues = Cues(self.plain, rules)
        masked = {place for m in rules.mask.finditer(folded) for place in range(*m.span())} if mentions else set()
        ordered = sorted((m for m in mentions if m.company and m.start not in masked), key=_start)
        self.all = tuple(self._subject(ordered, place) for place in range(len(ordered)))

    def of(self, start: int, end: int, floor: int, *, owned: bool = False, context: str = "") -> str:
        """The company that the figure at start..end is about, or "".

        Args:
            floor: end of the figure before, 0 when there is none.
            owned: it measures what only companies have.
            context: the company that the passage before is about.
        """
        clause_start, clause_end = self.layout.clause(start)
        nearer = self._first(floor, start) if floor > clause_start else None
        if nearer is not None and not nearer.product:
            return nearer.company
        own = self._first(clause_start, start) or self._behind(clause_start, start, end, clause_end)
        own = own or self._used(end, clause_end)
        if own is not None:
            return own.company
        labelled = self._label(start) or self._of_two(clause_start, start)
        if labelled is not None:
            return labelled.company
        pronoun = self._pronoun(clause_start, start)
        carried = ""
        if pronoun >= 0 or not self._generic(clause_start):
            carried = self._carried(clause_start, start, pronoun, owned, context)
        return carried or self._counted(end, clause_end)

    def _label(self, start: int) -> Subject | None:
        """The company that a list's item is about: its line opens with the name and a colon or dash."""
        line = self.text.rfind("\n", max(0, start - WIDEST), start) + 1
        opened = next((s for s in self._between(line, start) if not s.product), None)
        if opened is None or not _LABEL.match(self.text, opened.end):
            return None
        return opened if _BULLET.fullmatch(self.text, line, opened.start) else None

    def _of_two(self, clause_start: int, start: int) -> Subject | None:
        """前者 and 后者: the one and the other of the last two companies named in the sentence."""
        said = _OF_TWO.search(self.text, max(clause_start, start - 40), start)
        if said is None:
            return None
        named = [s for s in self._between(self.layout.sentence(start)[0], said.start()) if not s.product]
        apart = list({s.company: s for s in named}.values())[-2:]
        return apart[said.group() == "后者"] if len(apart) == 2 else None

    def _counted(self, end: int, clause_end: int) -> str:
        """今年要造5000台甲产品: the maker of what is counted."""
        subject = self._next(end, clause_end)
        near = subject is not None and subject.product and not self.text[end : subject.start].strip(" 多余")
        return subject.company if near and subject is not None else ""

    def _carried(self, clause_start: int, start: int, pronoun: int, owned: bool, context: str) -> str:
        sentence = self.layout.sentence(start)[0]
        at, left = clause_start, BACK
        while at > sentence:
            if not left:
                return ""
            at, end, left = self.layout.clause(at - 1)[0], at, left - 1
            found = self._first(at, end)
            if found is not None:
                return found.company
            pronoun = pronoun if pronoun >= 0 else self._pronoun(at, end)
            if pronoun < 0 and self._generic(at):
                return ""
        referred = pronoun >= 0
        spoken = self._last(
            sentence, pronoun if referred else start, ("source", "oblique") if referred else ("speaker",)
        )
        if spoken is not None and (referred or owned):
            return spoken.company
        for _ in range(SENTENCES if referred else int(owned)):
            if sentence <= 0:
                named = self._last(0, pronoun if referred else start, ("subject", "oblique"))
                return "" if named else context
            sentence, end = self.layout.sentence(sentence - 1)[0], sentence
            found = self._first(sentence, end) or (
                self._last(sentence, end, ("source", "oblique")) if referred else None
            )
            if found is not None:
                return found.company
        return ""

    def _between(self, start: int, end: int) -> tuple[Subject, ...]:
        """The mentions of a stretch, of a very long one the last."""
        start = max(start, end - WIDEST)
        first, last = bisect_left(self.all, start, key=_start), bisect_left(self.all, end, key=_start)
        return tuple(s for s in self.all[first:last] if s.end <= end)

    def _first(self, start: int, end: int) -> Subject | None:
        """The first subject of a stretch; a product only when no company is one."""
        inside = [s for s in self._between(start, end) if s.role == "subject"]
        return next((s for s in inside if not s.product), inside[0] if inside else None)

    def _last(self, start: int, end: int, roles: tuple[str, ...]) -> Subject | None:
        """The last company of a stretch that has one of these roles."""
        inside = [s for s in self._between(start, end) if s.role in (*roles, "speaker")]
        return inside[-1] if inside else None

    def _behind(self, clause_start: int, start: int, end: int, clause_end: int) -> Subject | None:
        """估值55亿美元的甲公司: a company right behind the figure."""
        if not _OWNER.search(self.text[max(clause_start, start - 24) : start]):
            return None
        subject = self._next(end, clause_end)
        behind = subject is not None and _BEHIND.fullmatch(self.text[end : subject.start])
        return subject if behind else None

    def _used(self, end: int, clause_end: int) -> Subject | None:
        """46%使用甲产品: the company whose product a share of people uses."""
        subject = self._next(end, clause_end)
        used = subject is not None and _USES.search(self.text[end : subject.start])
        return subject if used else None

    def _next(self, end: int, clause_end: int) -> Subject | None:
        """The first company behind a figure, when it is near and in the clause."""
        place = bisect_left(self.all, end, key=_start)
        near = place < len(self.all) and self.all[place].start < min(clause_end, end + 24)
        return self.all[place] if near else None

    def _pronoun(self, start: int, end: int) -> int:
        """Where a word stands in a stretch that stands for a company; -1 when there is none."""
        said = self.cues.last("pronoun", max(start, end - WIDEST), end)
        if said >= 0:
            return said
        opening = _OPENING.match(self.text, start)
        begin = opening.end() if opening else start
        return begin if self.text.startswith("公司", begin) else -1

    def _generic(self, start: int) -> bool:
        """Whether the clause opens with a subject that is no company."""
        opening = _OPENING.match(self.text, start)
        generic = self.rules.cue("generic").match(self.text, opening.end() if opening else start)
        return generic is not None and self.text[generic.end() : generic.end() + 1] not in ("数", "量")

    def _subject(self, ordered: Sequence[Mention], place: int) -> Subject:
        mention = ordered[place]
        clause_start, clause_end = self.layout.clause(mention.start)
        before = self.plain[max(clause_start, mention.start - 10) : mention.start]
        after = self.plain[mention.end : min(clause_end, mention.end + 16)]
        role = "subject"
        if self._in_list(ordered, place):
            role = "listed"
        elif _MODEL_CASE.search(before) and after.lstrip().startswith("为例"):
            role = "subject"
        elif self._is_source(before, after):
            role = "source"
        elif said := self._says(mention.end):
            role = said
        elif self._is_oblique(before, after):
            role = "oblique"
        return Subject(mention.start, mention.end, mention.company, role, mention.kind == "product")

    def _in_list(self, ordered: Sequence[Mention], place: int) -> bool:
        run = 1
        for step in (-1, 1):
            at = place
            while 0 <= at + step < len(ordered):
                first, second = sorted((ordered[at], ordered[at + step]), key=lambda m: m.start)
                if not _LIST.fullmatch(self.text[first.end : second.start]):
                    break
                run, at = run + 1, at + step
                if run >= 3:
                    return True
        return False

    def _says(self, end: int) -> str:
        """speaker or source when such a verb stands right behind a name, else empty."""
        after = self.text[end : end + 12].lstrip(" ：:")
        return next((role for role in ("speaker", "source") if self.rules.cue(role).match(after)), "")

    def _is_source(self, before: str, after: str) -> bool:
        if _ACCORDING.search(before):
            return True
        cue = self.rules.cue("document").search(after[:10])
        return cue is not None and (cue.start() <= 3 or after.startswith("的")) and "，" not in after[: cue.start()]

    def _is_oblique(self, before: str, after: str) -> bool:
        if _COUNTED.search(before):
            return True
        for cue in self.rules.cue("oblique").finditer(before):
            gap = before[cue.end() :]
            if len(gap) <= 6 and not re.search(r"[的，,、]", gap):
                return True
        named = self.rules.cue("named").search(after[:8])
        return named is not None and named.start() <= 3


def _start(place: Subject | Mention) -> int:
    return place.start
