"""Which short lines are headings though no markup says so, and which only look like it.

A heading is short, has no closing punctuation, is no statement, and text follows it. Numbered lines in a row
without text between them are a list. Rules of form only; words come from data/chrome.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trendtui.documents.blocks import Block, together
from trendtui.documents.edges import byline
from trendtui.documents.lines import ends_sentence, stays_open, width
from trendtui.documents.numbering import BARE_DIGIT, Label, label_of
from trendtui.documents.paragraphs import unfinished
from trendtui.model.chrome import Chrome

_BARE = 48  # columns of a bare heading
_NUMBERED = 84  # columns of a numbered one
_NAMED = 160  # columns of 趋势一：… and of emphasised ones
_ALONE, _LONG = 30, 120  # columns of a line that stands alone and of the paragraph below it
_COLON = 20  # columns of a heading that ends with a colon
_LEAD = 8  # columns of one that a list follows; longer ones only lead into the list
_CHAIN = 3  # bare headings that may follow each other without text between them
_QUESTION = re.compile(r"[?？]$|吗$")
_TWO_PARTS = re.compile(r"[^：:，,]{2,12}[：:](?=[^：:]{2,}$)")  # 储能：从配角到主角
_LATIN = re.compile(r"[A-Za-z][\w'’&/.-]*")
_LONE_NUMBER = re.compile(r"0\d|(?:NO|No)\.? ?\d{1,2}|[①-⑳]|[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.]?")
_DATED = re.compile(r"^\W*(?:19|20)\d{2}[-/.年]\s?\d{1,2}")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    form: str
    """named, bold, numbered or bare."""
    label: Label | None


def mark_headings(blocks: Sequence[Block], chrome: Chrome, listed: bool) -> list[Block]:
    """The blocks with the headings that have no markup marked.

    Args:
        listed: a contents page told the headings already; only numbered and named ones are looked for besides.
    """
    candidates: dict[int, _Candidate] = {}
    for at in range(len(blocks)):
        found = _candidate(blocks, at, chrome, listed)
        if found:
            candidates[at] = found
    reached: dict[int, int] = {}
    for chain in _chains(blocks, candidates):
        _sift(blocks, chain, candidates, reached, chrome)
        for at in chain:
            if at in candidates and (label := candidates[at].label):
                reached[label.style] = label.ordinal
    return [
        replace(block, kind="heading", style=candidates[at].form) if at in candidates else block
        for at, block in enumerate(blocks)
    ]


def join_labels(text: str, blocks: Sequence[Block], chrome: Chrome) -> list[Block]:
    """The blocks with a line that is only a label (趋势一, Part 2) and the title on the next line made one."""
    found: list[Block] = []
    for block in blocks:
        if found and _only_label(found[-1], chrome) and _titles(block, chrome):
            whole = together(text, (found[-1], block), separate=True)
            found[-1] = replace(whole, kind="heading", style=whole.style if whole.kind == "heading" else "named")
        else:
            found.append(block)
    return found


def _only_label(block: Block, chrome: Chrome) -> bool:
    if not (block.single or block.kind == "heading") or len(block.text) > 30:
        return False
    words = block.text.strip()
    label = label_of(words, chrome)
    named = label is not None and label.kind != "number" and not words[label.end :].strip()
    return named or _LONE_NUMBER.fullmatch(words) is not None


def _titles(block: Block, chrome: Chrome) -> bool:
    short = block.lines == 1 and width(block.text[:200]) <= _NUMBERED and not ends_sentence(block.text)
    return short and block.kind in ("paragraph", "heading") and label_of(block.text, chrome) is None


def _candidate(blocks: Sequence[Block], at: int, chrome: Chrome, listed: bool) -> _Candidate | None:
    block = blocks[at]
    words = block.text.strip()
    if not block.single or block.style in ("image", "bullet", "table") or not _LETTER.search(words) or len(words) > 200:
        return None
    if byline(words, chrome) or words in chrome.caption or words in chrome.contact or _DATED.match(words):
        return None
    columns = width(words)
    asks = _QUESTION.search(words) is not None
    closed = ends_sentence(words) and not asks
    label = label_of(words, chrome)
    if label and label.kind != "number" and columns <= _NAMED and not closed and _apart(blocks, at):
        return _Candidate("named", label)
    if block.style == "bold" and columns <= _NAMED * 0.6 and not closed and not words.endswith(("，", ",", "；", ";")):
        return _Candidate("bold", label)
    if closed or not _apart(blocks, at):
        return None
    if label and columns <= _NUMBERED and not words.endswith(("，", ",", "；", ";", "、")):
        calm = label.style != BARE_DIGIT or (columns <= _BARE and not _states(words[label.end :], chrome))
        return _Candidate("numbered", label) if calm and words.count("，") + words.count("：") <= 1 else None
    if chrome.front.fits(words) or chrome.back.fits(words):
        return _Candidate("bare", None)
    if listed or label or columns > _BARE or not _nominal(blocks, at, words, asks, chrome):
        return None
    return _Candidate("bare", None)


def _apart(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block stands by itself: blank lines around it, or closed text above it."""
    if at == 0:
        return True
    before = blocks[at - 1]
    if before.kind == "paragraph" and not before.single and unfinished(before):
        return False
    if before.kind == "paragraph" and before.single and unfinished(before) and width(before.text[:200]) >= 80:
        return False
    closed = before.kind in ("heading", "out", "image", "caption", "table", "code") or ends_sentence(before.text)
    return blocks[at].gap > 0 or closed or before.single


def _nominal(blocks: Sequence[Block], at: int, words: str, asks: bool, chrome: Chrome) -> bool:
    """Whether a short line names a subject instead of stating something."""
    colon = words.endswith(("：", ":"))
    body = words.rstrip("：: ") if colon else words
    body = _second_part(blocks, at, body)
    if not colon and _titles_alone(blocks, at, body):
        return True
    if len(body) < 2 or stays_open(body) or re.search(r"[。；;！!，,：:]", body) or body.count("、") > 1:
        return False
    if colon and (width(body) > _COLON or (_next_kind(blocks, at) == "list" and width(body) > _LEAD)):
        return False
    if asks:
        return width(body) <= _BARE and not chrome.statement.pattern.match(body)
    latin = _LATIN.findall(body)
    western = width(body) == len(body) and len(latin) > 1
    if western and len(latin) <= 8 and body[0].isupper() and blocks[at].gap and _next_gap(blocks, at):
        return True
    if _states(body, chrome):
        return False
    if western:
        big = sum(word[0].isupper() or word[0].isdigit() for word in latin)
        return body[0].isupper() and len(latin) <= 10 and (big >= 0.5 * len(latin) or len(latin) <= 6)
    return True


def _titles_alone(blocks: Sequence[Block], at: int, body: str) -> bool:
    """Whether a short line stands between blank lines, after closed text and above a long closed paragraph.

    Then it may have one comma or sound like a statement (适航这道坎，比想象中高), as the titles of essays do.
    """
    if at == 0 or at + 1 >= len(blocks) or not 8 <= width(body) <= _ALONE or stays_open(body):
        return False
    before, after = blocks[at - 1], blocks[at + 1]
    apart = blocks[at].gap > 0 and after.gap > 0 and before.kind in ("paragraph", "quote", "image", "table", "list")
    closed = before.kind in ("image", "table") or ends_sentence(before.text)
    long = after.kind == "paragraph" and ends_sentence(after.text) and width(after.text[:400]) >= _LONG
    calm = not re.search(r"[。；;！!：:“”\"]", body) and len(re.findall("[，,]", body)) <= 1
    return apart and closed and long and calm and not _LATIN.fullmatch(body)


def _second_part(blocks: Sequence[Block], at: int, body: str) -> str:
    """The words without the subject before a colon, when the line stands alone and no other begins with it."""
    found = _TWO_PARTS.match(body)
    if not found or not blocks[at].gap or not _next_gap(blocks, at):
        return body
    again = any(block.text.startswith(found[0]) for block in (*blocks[max(0, at - 12) : at], *blocks[at + 1 : at + 13]))
    return body if again else body[found.end() :]


def _states(words: str, chrome: Chrome) -> bool:
    return words in chrome.statement


def _next_gap(blocks: Sequence[Block], at: int) -> int:
    return blocks[at + 1].gap if at + 1 < len(blocks) else 0


def _next_kind(blocks: Sequence[Block], at: int) -> str:
    following = next((block for block in blocks[at + 1 :][:6] if block.kind not in ("image", "out")), None)
    return following.kind if following else ""


def _chains(blocks: Sequence[Block], candidates: dict[int, _Candidate]) -> list[list[int]]:
    """Candidates with no text between them, in order."""
    chains: list[list[int]] = []
    last = -1
    for at, block in enumerate(blocks):
        if block.kind in ("image", "out"):
            continue
        if at in candidates:
            if chains and last in candidates:
                chains[-1].append(at)
            else:
                chains.append([at])
        last = at
    return chains


def _sift(
    blocks: Sequence[Block],
    chain: list[int],
    candidates: dict[int, _Candidate],
    reached: dict[int, int],
    chrome: Chrome,
) -> None:
    """Strikes out the candidates of a chain that are rows of a list, or that no text follows.

    Args:
        reached: the last number of each numbering style among the headings so far; a row that goes on from there
            is a series whose headings have no text of their own.
    """
    following = next((b for b in blocks[chain[-1] + 1 :][:40] if b.kind not in ("image", "out")), None)
    carried = following is not None and _carries(following, chrome)
    rows: dict[int, list[int]] = {}
    for at in chain:
        found = candidates[at]
        if found.form == "numbered" and found.label and found.label.depth == 1:
            rows.setdefault(found.label.style, []).append(found.label.ordinal)
    bare = [at for at in chain if candidates[at].form == "bare"]
    for at in chain:
        found = candidates[at]
        row = rows.get(found.label.style, []) if found.form == "numbered" and found.label else []
        goes_on = (
            bool(row) and found.label is not None and row[0] > 1 and row[0] == reached.get(found.label.style, 0) + 1
        )
        lost = not carried and found.form in ("bare", "numbered")
        if ((lost or len(row) > 1) and not goes_on) or (found.form == "bare" and len(bare) > _CHAIN):
            del candidates[at]


def _carries(block: Block, chrome: Chrome) -> bool:
    """Whether a block can be what a heading stands above."""
    if block.kind in ("list", "table", "quote", "code", "heading", "caption"):
        return True
    long = ends_sentence(block.text) or width(block.text[:200]) >= 30
    return block.kind == "paragraph" and (long or (width(block.text) >= 12 and _states(block.text, chrome)))
